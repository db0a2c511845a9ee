"""Three figures of page one: the range of the cash, the chance of losing some, and how much is out at any time."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record
from hitcase.views import findings
from hitcase.views.numbers import Numbers
from hitcase.views.output import Facts, Text
from hitcase.views.said import said

Tile = tuple[str, str, str]


def headline(case: Case, lines: Record, ahead: Record) -> Text | None:
    """Cash of the option at hand as a range, its chance of a loss, the most cash out; none while numbers are open."""
    if ahead.option is None or open_numbers(case):
        return None
    n, found = Numbers(case, lines).of(ahead.option), ahead.results.options[ahead.option]
    return Text((Facts((_worth(n, found), _loss(n, found), _funding(case, lines, ahead)), "tiles"),))


def _worth(n: Numbers, found: Record) -> Tile:
    levels, path = ("p10", "p50", "p90"), "uncertainty.npv_cash"
    low, middle, high = (n.made(found.npv_cash[level], "net", path) for level in levels)
    head = f"{n.name()}: cash over {n.years}, in today's money"
    if found.npv_cash.p10 == found.npv_cash.p90:
        return head, middle, "no figure that moves it has a range"
    below = f"middle {middle}; {said('1 in 10', 'uncertainty')} below, {said('1 in 10', 'uncertainty')} above"
    return head, f"{low} to {high}", below


def _loss(n: Numbers, found: Record) -> Tile:
    limit = n.case.tree.limits.get("p_loss") if n.case.file.decide_on == "cash" else None  # it is on what decides
    told = f"the limit is {said(f'{20 * limit.base:g} in 20', 'limits.p_loss')}" if limit else "of all futures drawn"
    return "Chance of losing cash", n.made(found.npv_cash.p_loss, "chance", "uncertainty.p_loss"), told


def _funding(case: Case, lines: Record, ahead: Record) -> Tile:
    n, found = Numbers(case, lines).of(ahead.option), ahead.results.options[ahead.option].peak_funding
    if not found.p90:
        often = "it never takes cash out" if not found.mean else f"in {said('9 in 10', 'uncertainty')} futures"
        return "Most cash out at any time", "none", often
    middle = ahead.results.options[ahead.option].cash_by_year.p50
    mean, most = (n.made(found[level], "money", "uncertainty.peak_funding") for level in ("mean", "p90"))
    when = findings.lowest(case, lines, ahead.option, middle)[1].split(" out, ")[1]
    limit = case.tree.limits.get("peak_funding")
    known = f"; the limit is {Numbers(case, lines)('limits.peak_funding', 'money')}" if limit else ""
    return f"Most cash out, {when}", mean, f"{said('9 in 10', 'uncertainty')}: less than {most}{known}"
