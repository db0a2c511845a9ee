"""Three figures of page one: the range of the cash, the chance of losing some, and how much is out at any time."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record
from hitcase.views import findings
from hitcase.views.numbers import Numbers
from hitcase.views.output import Facts, Text
from hitcase.views.said import bare, said

Tile = tuple[str, str, str]
ONE, NINE = said("1 in 10", "uncertainty"), said("9 in 10", "uncertainty")


def headline(case: Case, lines: Record, ahead: Record) -> Text | None:
    """Cash of the option at hand as a range, its chance of a loss, the most cash out; none while numbers are open."""
    if ahead.option is None or open_numbers(case):
        return None
    n = Numbers(case, lines).of(ahead.option)
    return Text((Facts((_worth(n, ahead), _loss(n, ahead), _funding(case, lines, ahead)), "tiles"),))


def _worth(n: Numbers, ahead: Record) -> Tile:
    low, middle, high = (n.drawn(ahead, f"npv_cash.{level}") for level in ("p10", "p50", "p90"))
    head = f"{n.name()}: cash over {n.years}, in today's money"
    if bare(low) == bare(high):
        return head, middle, "no figure that moves it has a range"
    return head, f"{low} to {high}", f"middle {middle}; {ONE} below, {ONE} above"


def _loss(n: Numbers, ahead: Record) -> Tile:
    limit = n.case.tree.limits.get("p_loss") if n.case.file.decide_on == "cash" else None  # it is on what decides
    told = f"the limit is {said(f'{20 * limit.base:g} in 20', 'limits.p_loss')}" if limit else "of all futures drawn"
    return "Chance of losing cash", n.drawn(ahead, "npv_cash.p_loss", "chance"), told


def _funding(case: Case, lines: Record, ahead: Record) -> Tile:
    n, found = Numbers(case, lines).of(ahead.option), ahead.results.options[ahead.option]
    if not found.peak_funding.p90:
        often = "it never takes cash out" if not found.peak_funding.mean else f"in {NINE} futures"
        return "Most cash out at any time", "none", often
    mean, most = (n.drawn(ahead, f"peak_funding.{level}", "money") for level in ("mean", "p90"))
    when = findings.lowest(case, lines, ahead.option, found.cash_by_year.p50).when
    limit = case.tree.limits.get("peak_funding")
    known = f"; the limit is {Numbers(case, lines)('limits.peak_funding', 'money')}" if limit else ""
    return f"Most cash out, {when}", mean, f"{NINE}: less than {most}{known}"
