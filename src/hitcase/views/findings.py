"""What a chart shows, as a sentence: its title. Computed from the lines; every figure at its most likely value."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.flows import cumulative, deepest, today_money

BENEFITS = ("ended_contracts", "ended_pay", "avoided_turnover_cash")


def told(title: str, numbers: list[str]) -> str:
    """A picture in words: its title and three numbers.

    >>> told("Cash falls", ["a 1", "b 2", "c 3"])
    'Cash falls: a 1; b 2; c 3.'
    """
    return f"{title}: {'; '.join(numbers)}."


def money(case: Case, lines: Record, option: str) -> str:
    """Whether what ends pays for an option, and what is left."""
    found, name = lines.options[option], labels.option_name(option)
    left = formats.about(abs(found.npv_cash), case.file.currency)
    horizon = formats.years(case.file.horizon)
    ends, fee = (sum(today_money(case, found[line]) for line in names) for names in (BENEFITS[:2], ("fee",)))
    if not ends:
        side = "costs" if found.npv_cash < 0 else "saves"
        return f"Nothing ends, so {name} {side} {left} in cash over {horizon}"
    if found.npv_cash >= 0:
        return f"What ends pays for {name}: {left} is left over {horizon}"
    if ends >= fee > 0:
        return f"What ends pays the fee of {name}, but not what comes with it: {left} short over {horizon}"
    return f"What ends does not pay for {name}: {left} short over {horizon}"


def cash(case: Case, lines: Record, option: str) -> str:
    """How deep the cash goes and when it is back."""
    found, name = lines.options[option], labels.option_name(option)
    most = formats.about(found.peak_funding, case.file.currency)
    if not found.peak_funding:
        return f"{name} never takes cash out"
    if found.payback_months_cash is None:
        return f"{name} takes up to {most} out and is not back within {formats.years(case.file.horizon)}"
    back = formats.months(found.payback_months_cash)
    return f"{name} takes up to {most} out before it turns, and is back after {back}"


def lowest(case: Case, flow: list[float]) -> tuple[int, str]:
    """The year in which cumulative cash is lowest, and how the label says it."""
    running = cumulative(flow)
    year = deepest(running)
    when = "at the decision" if year == 0 else f"end of {labels.year_labels(case)[year]}"
    return year, f"{formats.about(-running[year], case.file.currency)} out, {when}"


def hours(case: Case, lines: Record, option: str, year: int) -> str:
    """What a year's hours and the run budget do: together, or in opposite directions."""
    found, name = lines.options[option], labels.option_name(option)
    moved = found.hours_ledger.redeployed[year]
    more = found.run_after[year] - lines.run[year]
    amount = formats.about(abs(more), case.file.currency)
    side = f"adds {amount} to" if more > 0 else f"takes {amount} from"
    if moved > 0 and more > 0:
        return f"{name} leaves {formats.number(moved)} hours for other work, but {side} the run budget"
    if moved > 0:
        return f"{name} leaves {formats.number(moved)} hours for other work and {side} the run budget"
    if moved < 0:
        return f"{name} {side} the run budget, but own staff must fill {formats.number(-moved)} hours"
    return f"{name} leaves no hours for other work and {side} the run budget"


def waiting(lines: Record, option: str, month: int) -> str:
    """How long work waits under an option in a month, beside doing nothing."""
    weeks = lines.options[option].weeks_of_backlog[1 : month + 1]
    nothing = lines.options[labels.NOTHING].weeks_of_backlog[month]
    name, peak = labels.option_name(option), weeks.index(max(weeks)) + 1
    shown, other = formats.number(weeks[-1], 1), formats.number(nothing, 1)
    if 1 < peak < month and formats.number(weeks[peak - 1], 1) != shown:
        rise = f"With {name}, waiting grows to {formats.weeks(weeks[peak - 1])} by month {peak} before it falls"
        return f"{rise} to {shown}; with doing nothing it is {other}"
    beside = "as with doing nothing" if shown == other else f"{other} with doing nothing"
    return f"With {name} {shown} weeks of work wait in month {month}, {beside}"
