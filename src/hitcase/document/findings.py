"""What a chart shows, as a sentence: its title. Computed from the lines and the draws."""

from __future__ import annotations

from typing import NamedTuple

from hitcase.analysis.derived import lowest_year, recovery_months
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import labels
from hitcase.text.numbers import Numbers
from hitcase.text.output import Table
from hitcase.text.source_types import From

ENDS = ("ended_contracts", "ended_pay")


class Finding(NamedTuple):
    """A chart in words: the finding, its unit, what it shows, and the numbers behind it; the same in every format."""

    title: str
    subtitle: str
    alt: str
    table: Table


def told(title: str, numbers: list[str]) -> str:
    """A picture in words: its title and three numbers.

    >>> told("Cash falls", ["a 1", "b 2", "c 3"])
    'Cash falls: a 1; b 2; c 3.'
    """
    return f"{title}: {'; '.join(numbers)}."


def money(case: Case, lines: Record, results: Record, worth: dict[str, float]) -> str:
    """Whether what ends pays for the option at hand, and what is left in the middle of the draws.

    Args:
        worth: what each line comes to in today's money, every figure at its most likely value.
    """
    n, middle = Numbers(case, lines).of(results.option), results.options[results.option].npv_cash.p50
    name, left = n.name(), n.of_draws(results, "npv_cash.p50", "size")
    ends, fee, where = sum(worth[line] for line in ENDS), worth["fee"], "in the middle of the range"
    if not ends:
        return f"Nothing ends, so {name} {'costs' if middle < 0 else 'saves'} {left} in cash {where}"
    if middle >= 0:
        return f"What ends pays for {name}: {left} is left {where}"
    if ends >= fee > 0:
        return f"What ends pays the fee of {name}, but not what comes with it: {left} short {where}"
    return f"What ends does not pay for {name}: {left} short {where}"


def cash(case: Case, lines: Record, option: str, running: list[float]) -> str:
    """How deep the cash goes and when it is back, of a running total: that of the middle of the draws."""
    n, out = Numbers(case, lines).of(option), max(0.0, -min(running))
    if not out:
        return f"{n.name()} never takes cash out"
    told = f"{n.name()} takes up to {n.text(out, 'money', _cash(n, 'deepest'))} out"
    back = recovery_months(running)
    if back is None:
        return f"{told} and is not back within {n.years}, in the middle case"
    return f"{told} before it turns, and is back after {n.text(back, 'months', _cash(n, 'back'))}"


def _cash(n: Numbers, figure: str) -> From:
    return From.draw(f"{n.home}uncertainty.cash_by_year", figure)


class Lowest(NamedTuple):
    """Where a running total is lowest: the year, how much is out then, and how a sentence says when."""

    year: int
    out: str
    when: str


def lowest(case: Case, lines: Record, option: str, running: list[float]) -> Lowest:
    """The year in which a running total is lowest."""
    n, year = Numbers(case, lines).of(option), lowest_year(running)
    when = "at the decision" if year == 0 else f"end of {n.year(year)}"
    return Lowest(year, f"{n.text(-running[year], 'money', _cash(n, 'deepest'))} out", when)


def hours(case: Case, lines: Record, option: str, year: int) -> str:
    """What a year's hours and the run budget do: together, or in opposite directions."""
    n, found = Numbers(case, lines).of(option), lines.options[option]
    moved, more = found.hours_ledger.redeployed[year], found.run_after[year] - lines.run[year]
    amount = n.text(abs(more), "money", From.line(f"{n.home}run_after[{year}]", f"-run[{year}]"))
    side = f"adds {amount} to" if more > 0 else f"takes {amount} from"
    shown = n.of_lines(abs(moved), "count", f"hours_ledger.redeployed[{year}]")
    if moved > 0 and more > 0:
        return f"{n.name()} leaves {shown} hours for other work, but {side} the run budget"
    if moved > 0:
        return f"{n.name()} leaves {shown} hours for other work and {side} the run budget"
    if moved < 0:
        return f"{n.name()} {side} the run budget, but own staff must fill {shown} hours"
    return f"{n.name()} leaves no hours for other work and {side} the run budget"


def waiting(case: Case, lines: Record, option: str, month: int) -> str:
    """How long work waits under an option in a month, beside doing nothing."""
    n, weeks = Numbers(case, lines).of(option), lines.options[option].weeks_of_backlog[1 : month + 1]
    peak = weeks.index(max(weeks)) + 1
    last, most = (n(f"weeks_of_backlog[{m}]", "tenth") for m in (month, peak))
    other = Numbers(case, lines).of(labels.NOTHING)(f"weeks_of_backlog[{month}]", "tenth")
    when = n.month(month, "weeks_of_backlog")
    if 1 < peak < month and f"{weeks[peak - 1]:.1f}" != f"{weeks[-1]:.1f}":
        by = n.month(peak, "weeks_of_backlog")
        rise = f"With {n.name()}, waiting grows to {most} weeks by month {by} before it falls"
        return f"{rise} to {last}; with doing nothing it is {other}"
    nothing = lines.options[labels.NOTHING].weeks_of_backlog[month]
    beside = f"{other} with doing nothing" if f"{weeks[-1]:.1f}" != f"{nothing:.1f}" else "as with doing nothing"
    return f"With {n.name()} {last} weeks of work wait in month {when}, {beside}"
