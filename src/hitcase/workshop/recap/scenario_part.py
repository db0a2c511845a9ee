"""Scenarios side by side, in words: range, chance of a loss, walk-away price, and what differs from the client file."""

from __future__ import annotations

from hitcase.analysis.break_even import price_of
from hitcase.document.terms import fee, figure, risk_standard
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.text import formats, labels, paths
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.scenarios import FILE, NOW, compare
from hitcase.workshop.recap.contents import Part

NAMES = {FILE: "The client file", NOW: "On the screen now"}
LEVELS = ("p10", "p50", "p90")
NAMED = 3  # figures that are named
NO_PRICE, WALK_AWAY = "at no price", "Walk-away price"
SPREAD = "1 in 10 below, median, 1 in 10 above"


def scenario_part(live: LiveResults) -> Part:
    """The client file and every scenario by its name, for the option at hand; no rows without a scenario."""
    kept, head = live.meeting.state.scenarios, columns(live)
    rows = [cells for name, cells in scenario_rows(live).items() if kept and name != NOW] if live.option else []
    lines = tuple(_sentence(head, row) for row in rows)
    return Part(f"Scenarios of {labels.option_name(str(live.option))} ({SPREAD})", head, tuple(rows), lines)


def _sentence(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A scenario as a line of a mail.

    >>> _sentence(("Scenario", "Cash, million $", "Loses"), ("a lower fee", "−1 … 0 … 1", "9 in 20"))
    'a lower fee: cash, million $: −1 … 0 … 1; loses: 9 in 20'
    """
    name, *texts = row
    told = (f"{what[0].lower()}{what[1:]}: {text}" for what, text in zip(head[1:], texts, strict=True))
    return f"{name}: {'; '.join(told)}"


def columns(live: LiveResults) -> tuple[str, ...]:
    """What the columns are called."""
    case = live.meeting.case()
    measured, unit = labels.MEASURED[case.file.decide_on], labels.unit("million money", case.file.currency)
    price = [WALK_AWAY] if price_of(case, str(live.option)) else []
    return ("Scenario", f"{measured.capitalize()}, {unit}", "Loses", *price, "Differs from the client file")


def scenario_rows(live: LiveResults) -> dict[str, tuple[str, ...]]:
    """Scenario → its name and what stands beside it, see `columns`."""
    case = live.meeting.case()
    return {
        name: (NAMES.get(name, name), *_cells(case, str(live.option), found)) for name, found in compare(live).items()
    }


def _cells(case: Case, option: str, found: Record) -> list[str]:
    spread = " … ".join(formats.millions(found.npv[level], digits=1) for level in LEVELS)
    price = price_of(case, option)
    safe = [] if price is None else [_price(case, price, found.fees)]
    return [spread, formats.in_twenty(found.npv.p_loss), *safe, _differs(case, found.changed)]


def _price(case: Case, price: Param, fees: Record | None) -> str:
    """The price that advice is given by."""
    safe = fees and fees[risk_standard(case)[0]]
    return fee(case, price.unit, safe) if safe else NO_PRICE


def _differs(case: Case, changed: list[Param]) -> str:
    """The figures by name and value; most of them are counted only."""
    named = [f"{paths.full_label(case, param)} {figure(case, param, param.base)}" for param in changed[:NAMED]]
    more = [f"and {len(changed) - NAMED} more"] if len(changed) > NAMED else []
    return "; ".join([*named, *more]) or "nothing"
