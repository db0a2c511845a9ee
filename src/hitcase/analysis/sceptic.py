"""The sceptic's case: no promise of a seller is believed; and whose numbers a result rests on."""

from __future__ import annotations

import numpy as np

from hitcase.analysis.control import promised, whose
from hitcase.analysis.tornado import ends_of
from hitcase.analysis.uncertainty import summary
from hitcase.analysis.what_if import Sample, count, decided_on, npv_at, npv_if, only, with_held
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record

OWNERS = ("client", "workshop", "offer", "benchmark", "vendor", "firm", "assumption", "placeholder")
NUDGE = 0.01  # of each figure


def sceptic(case: Case, option: str) -> Case:
    """The case in which nothing is believed that a seller says of this option and does not sign.

    A seller speaks in a vendor's claim, and in an offer. What he signs is believed: price, team, dates, terms of
    moving in and out (`control.TERMS`), if the offer gives them one value. All else is a promise about results
    (learning, turnover of his people, change orders, less burnout, a discount that a brochure claims) or a range.
    A promise with a no effect value in the schema is held there; every other one with a range, at the end that lowers
    this option's npv (the one that decides; npv_full where that does not move), found with all else most likely.
    What has neither, or moves nothing, stays as it is.
    Figures of the client, said in the workshop or measured by others are not a seller's.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> path = "options.offer_a.vendor_attrition"
    >>> sceptic(case, "offer_a").params[path].base == case.params[path].high
    True
    """
    return with_held(case, disbelieved(case, option))


def disbelieved(case: Case, option: str) -> dict[str, float]:
    """What the sceptic holds, and at which value: path → value."""
    said = [param for param in only(case, [option]).params.values() if promised(param)]
    held = {p.path: p.no_effect for p in said if p.no_effect is not None}
    ranged = [p for p in said if p.path not in held and p.low is not None]
    ends = [(p.path, end) for p in ranged for end in ends_of(p)]
    for line in ("npv_full", decided_on(case)) if ranged else ():  # the line that decides has the last word
        npv = npv_if(case, [option], ends, line=line).reshape(-1, 2)
        held |= {p.path: ends_of(p)[int(np.argmin(at))] for p, at in zip(ranged, npv, strict=True) if np.ptp(at) > 0}
    return held


def sceptics(case: Case, sample: Sample) -> dict[str, Record]:
    """Every option as a sceptic sees it: {mean, p10, p50, p90, p_loss} of the npv that decides, and what is held.

    Args:
        sample: path → draws of all figures, such as `draws(case)`; those that are held are left out.
    """
    return {option: _seen(case, option, sample) for option in case.tree.options}


def _seen(case: Case, option: str, sample: Sample) -> Record:
    held = disbelieved(case, option)
    alone = only(with_held(case, held), [option])
    drawn = {path: column for path, column in sample.items() if path in alone.params and path not in held}
    npv = np.broadcast_to(npv_at(alone, drawn, count(drawn), decided_on(case))[:, 0], (max(count(sample), 1),))
    return Record(summary(npv), held=held)


def rests_on(case: Case, option: str) -> dict[str, float]:
    """The share of an option's result that rests on whose numbers; the shares add to 1, or are all 0.

    If every figure were 1 % less, one at a time and all else most likely, its npv (the one that decides) would move
    by so much: the moves, without their signs, added up by whose figure it is, as parts of their sum. So a fee that
    is certain counts as much as it weighs, and not as little as its range. Policy (discount rate, limits) is nobody's
    evidence and is left out.

    >>> from hitcase.analysis.cases import load
    >>> round(sum(rests_on(load("params/lakeside.yaml"), "offer_a").values()), 12)
    1.0
    """
    few = only(case, [option])
    weighed = [p for p in few.params.values() if p.part in ("uncertain", "choice") and p.base]
    shares = dict.fromkeys(OWNERS, 0.0)
    if not weighed:
        return shares
    whole = npv_if(case, [option], [(weighed[0].path, weighed[0].base)])[0, 0, 0]
    less = npv_if(case, [option], [(p.path, p.base * (1 - NUDGE)) for p in weighed])[:, 0, 0]
    moves = np.abs(less - whole)
    for param, move in zip(weighed, moves, strict=True):
        shares[whose(param.source)] += float(move / moves.sum()) if moves.sum() else 0.0
    return shares
