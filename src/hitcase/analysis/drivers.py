"""What the result rests on: the tornado of its figures, who can move each of them, and all that has to end."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from hitcase.analysis.draws import is_drawn
from hitcase.analysis.readings import firsts, npv_if, only, points
from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record, Source
from hitcase.inputs.problems import steps
from hitcase.model.option_lines import NPV

OF_CLAIM = {"vendor": "vendor"}  # source types of claims that are not benchmarks


def controls(case: Case, path: str) -> str:
    """Who can move a figure: "client", "partner" or "nobody".

    The partner: price, dates and terms of its offer, and what its own people do (learning, turnover, change orders).
    The client: all else of an option (what ends and when, own hours, how hours are used), scope, policy, pay and posts.
    Nobody: what is measured rather than decided, such as turnover, demand, rates of the market.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> [controls(case, p) for p in ("options.offer_a.vendor_attrition", "options.offer_a.kt_hours", "wage_growth")]
    ['partner', 'client', 'nobody']
    """
    section, option = (*steps(path), "")[:2]
    param = case.params.get(path)
    if section == "options":
        says = param is not None and param.stands != ""
        return "partner" if says and option in case.tree.options and partner_runs(case, str(option), path) else "client"
    return param.control if param else "nobody"


def partner_runs(case: Case, option: str, path: str) -> bool:
    """Whether a partner stands behind a number of an option: behind its part, or of the option any part of it."""
    part = re.search(r"\.parts\[(\d+)\]", path)
    option_inputs = case.tree.options[option]
    return bool((option_inputs.parts[int(part[1])] if part else option_inputs).partner)


def number_owner(source: Source) -> str:
    """Whose number it is: the kind of its source, a claim's being "vendor" or "benchmark".

    >>> number_owner(Source("claim", "", claim="f18_medix")), number_owner(Source("client", "payroll"))
    ('vendor', 'client')
    """
    return source.kind if source.kind != "claim" else OF_CLAIM.get(source_type(source), "benchmark")


def source_type(source: Source) -> str:
    """What kind of source a claim has: official, peer_reviewed, survey, vendor, press or judgement; else ""."""
    return evidence.claims()[source.claim].source_type if source.claim else ""


def is_promise(param: Param) -> bool:
    """Whether a seller says so and nothing binds him: a vendor's claim, or an offer about results instead of terms.

    A range in an offer is no term either: what is signed has one value. Nor is an offer that has lapsed.
    """
    seller = number_owner(param.source) in ("vendor", "offer")
    valid = param.source.kind == "offer" and "lapsed" not in param.source.flags
    signed = valid and param.stands == "term" and param.low is None
    return seller and not signed


ROWS = 8  # bars that a page holds
DRAWS = 512  # of the others, a bar's end: 16 ends cost 50 ms on Lakeside


def tornado(case: Case, option: str, sample: Mapping[str, np.ndarray], rows: int = ROWS) -> list[Record]:
    """The drivers of an option's npv (the one that decides), the widest first.

    Each: path, unit, whose (the kind of source), controls (client, partner or nobody), low and high {value, mean,
    median of npv with this one held there and all others drawn}, base, swing: |mean at high − mean at low|.
    Which drivers are shown is found with all others at their most likely value; how far they reach, on the draws.

    Args:
        sample: path → draws, such as `draws(case)`; the first 512 are used.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.draws import draws
    >>> case = load("params/lakeside.yaml")
    >>> widest = tornado(case, "offer_a", draws(case, 1024))[0]
    >>> widest.path, widest.controls
    ('options.offer_a.ends.contracts.agency.share', 'client')
    """
    few = {path: column[:DRAWS] for path, column in sample.items()}
    drivers = widest(case, option, rows)
    if not drivers:
        return []
    what_ifs = [(param.path, end) for param in drivers for end in ends_of(param)]
    npv = npv_if(case, [option], what_ifs, few)[:, :, 0].reshape(len(drivers), 2, -1)
    bars = [_row(case, param, at) for param, at in zip(drivers, npv, strict=True)]
    return sorted(bars, key=lambda row: -row.swing)


def widest(case: Case, option: str, rows: int) -> list[Param]:
    """The drawn parameters that move an option's npv most from low to high, all else most likely; none that don't."""
    own = [path for path, param in only(case, [option]).params.items() if is_drawn(param)]
    drawn = [case.params[path] for path in firsts(case, own)]
    if not drawn:
        return []
    ends = npv_if(case, [option], [(param.path, end) for param in drawn for end in ends_of(param)])
    swing = np.ptp(ends.reshape(len(drawn), 2), axis=1)
    order = sorted(range(len(drawn)), key=lambda i: -swing[i])[:rows]
    return [drawn[i] for i in order if swing[i] > 0]


def ends_of(param: Param) -> tuple[float, float]:
    """The lowest and the highest it could be."""
    low, high = param.low, param.high
    return (param.base if low is None else low, param.base if high is None else high)


def _row(case: Case, param: Param, npv: np.ndarray) -> Record:
    low, high = (
        Record(value=value, mean=float(at.mean()), median=float(np.median(at)))
        for value, at in zip(ends_of(param), npv, strict=True)
    )
    figure = Record(
        path=param.path, unit=param.unit, whose=number_owner(param.source), controls=controls(case, param.path)
    )
    return Record(figure, low=low, high=high, base=param.base, swing=abs(high.mean - low.mean))


ENDS = {"contracts": "share", "posts": "count"}


def stakes(case: Case, option: str) -> list[Record]:
    """What ends under an option, and cash that was added to it, the weightiest first: path, kind, name, npv_without.

    npv_without: the option's cash over the horizon (money of today) if this alone does not happen. The price stays as
    it is. All of them are points of one call.
    """
    ends = case.tree.options[option].ends
    home = f"options.{option}.ends"
    rows = [Record(path=f"{home}.{kind}.{name}", kind=kind, name=name) for kind in ENDS for name in ends[kind]]
    rows += [
        Record(path=f"options.{option}.added.{name}", kind="added", name=name)
        for name, item in case.tree.options[option].added.items()
        if item["class_"] == "cash"
    ]
    if not rows:
        return []
    values = {}
    for i, row in enumerate(rows):
        for param in amounts(case, row):
            values[param.path] = np.full(len(rows), param.base)
            values[param.path][i] = 0
    without = np.broadcast_to(points(case, values, upto=NPV).options[option].npv_cash, len(rows))
    weighed = [Record(**row, npv_without=float(npv)) for row, npv in zip(rows, without, strict=True)]
    return sorted(weighed, key=lambda row: row.npv_without)


def amounts(case: Case, stake: Record) -> list[Param]:
    """How much of it ends or comes in: one number, or, of what was added, one a year."""
    if stake.kind == "added":
        return list(case.tree.options[stake.path.split(".")[1]].added[stake.name].amount)
    return [case.params[f"{stake.path}.{ENDS[stake.kind]}"]]
