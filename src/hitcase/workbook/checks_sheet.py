"""The sheet of checks: laws that hold whatever the inputs are, and figures of the file that should agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from hitcase.inputs.params import Record
from hitcase.text import labels, paths
from hitcase.workbook.looks import MONEY, RATE, Book, page_setup
from hitcase.workbook.months_head import MonthsHead
from hitcase.workbook.options_sheet import Links

NAME, TOP = "Checks", 4
MASTER = (NAME, 3, 1)  # where the sheet says whether all checks hold: its row and column from 1
CLOSE = 1.0  # two readings that differ by less are one
FAILED = {"bg_color": "#F6D9CC", "bold": True}
GOOD, BAD = "All checks hold.", "A check fails: see the sheet of checks."


class Check(NamedTuple):
    """Two readings of one thing, as formulas, and what they come to now."""

    label: str
    left: str
    left_value: float
    right: str
    right_value: float

    @property
    def holds(self) -> bool:
        """Whether the two are one."""
        return abs(self.left_value - self.right_value) < CLOSE


def checks_sheet(book: Book, lines: Record, link: Links, months: MonthsHead) -> None:
    """Write it, and the name of its master check; months: where cash is added up."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    subtitle = "Each compares two readings of one thing; it holds where they differ by less than one."
    book.text(sheet, 0, 0, "Checks", "title")
    book.text(sheet, 1, 0, subtitle, "unit")
    book.texts(sheet, TOP - 1, ("What", "One reading", "The other", "Difference", "Holds"), "head")
    names = [name for name in lines.options if name != labels.NOTHING]
    checks = [check for name in names for check in _of_option(lines, name, link, months)] + list(_of_case(lines, link))
    for at, check in enumerate(checks, start=TOP):
        _check(book, sheet, at, check)
    last = TOP + len(checks)
    master = f'IF(MIN(E{TOP + 1}:E{last})=1,"{GOOD}","{BAD}")'
    verdict = GOOD if all(check.holds for check in checks) else BAD
    book.formula(sheet, 2, 0, master if checks else f'"{GOOD}"', verdict, book.look("bold"))
    book.workbook.define_name("all_checks", f"={NAME}!$A$3")
    _dress(book, sheet, last)


def _dress(book: Book, sheet: Any, last: int) -> None:
    """Widths, what stays in sight, and a colour for what fails."""
    for first, final, width in ((0, 0, 70), (1, 3, 18), (4, 4, 8)):
        sheet.set_column(first, final, width)
    sheet.freeze_panes(TOP, 1)
    bad = {"type": "cell", "criteria": "==", "value": 0, "format": book.workbook.add_format(FAILED)}
    sheet.conditional_format(TOP, 4, last, 4, bad)
    page_setup(sheet, TOP - 1)


def _check(book: Book, sheet: Any, at: int, check: Check) -> None:
    book.text(sheet, at, 0, check.label)
    form = book.look("number", MONEY if abs(check.left_value) > 100 else RATE)
    book.formula(sheet, at, 1, check.left, check.left_value, form)
    book.formula(sheet, at, 2, check.right, check.right_value, form)
    book.formula(sheet, at, 3, f"B{at + 1}-C{at + 1}", check.left_value - check.right_value, form)
    book.formula(sheet, at, 4, f"IF(ABS(D{at + 1})<1,1,0)", int(check.holds), book.look("bold", "0"))


def _of_option(lines: Record, name: str, link: Links, months: MonthsHead) -> Iterator[Check]:
    option, title, sums = lines.options[name], labels.option_name(name), Sums(lines.options[name], name, link)
    effects = sums.of(*(f"budget_effect.{part}" for part in option.budget_effect))
    yield Check(f"{title}: the effect on the budget is net cash, turned round", *effects, *sums.of("net_cash", sign=-1))
    ended = sums.of(*(f"hours_ledger.{part}" for part in ("governance", "posts", "contracts")))
    whole, moved_hours = sums.of("moved_hours")
    elsewhere, elsewhere_hours = sums.of(*(f"hours_ledger.{part}" for part in ("planned", "redeployed", "lost")))
    remaining = f"{whole}-{elsewhere}", moved_hours - elsewhere_hours
    yield Check(f"{title}: every hour that moves goes somewhere", *ended, *remaining)
    classes = sums.of("net_cash", "avoidance", "capacity_value")
    yield Check(f"{title}: cash, avoidance and capacity are all of the net", *classes, *sums.of("net_full"))
    yield from _of_cash(lines, name, link, months)
    if "run_after" in option:
        left, value = sums.of("run_after", "grow_after", "transform_after", first=1)
        cash, spent = sums.of("net_cash", first=1)
        right = f"SUM({link.at('it_budget', 1, last=sums.last)})-{cash}"
        label = f"{title}: run, grow and transform after are the budget less net cash"
        yield Check(label, left, value, right, sum(lines.it_budget[1:]) - spent)


def _of_cash(lines: Record, name: str, link: Links, months: MonthsHead) -> Iterator[Check]:
    """Cash by month against cash by year, and added up against peak funding."""
    option, title, by_month = lines.options[name], labels.option_name(name), lines.options[name].cash_by_month
    summed = f"SUM({link.at(f'options.{name}.cash_by_month', 0, last=len(by_month) - 1)})", sum(by_month)
    by_year = Sums(option, name, link).of("net_cash")
    yield Check(f"{title}: cash by month comes to net cash by year", *summed, *by_year)
    lowest = f"MAX(0,0-MIN({months.added_up(name)}))", max(0.0, -min(accumulate(by_month)))
    peak = link.at(f"options.{name}.peak_funding"), option.peak_funding
    yield Check(f"{title}: cash by month, added up, is lowest at peak funding", *lowest, *peak)


class Sums:
    """Sums of an option's lines over the years, as formulas and as numbers."""

    def __init__(self, option: Record, name: str, link: Links) -> None:
        """name: the option's."""
        self.option, self.name, self.link, self.last = option, name, link, len(option.net_cash) - 1

    def of(self, *names: str, first: int = 0, sign: int = 1) -> tuple[str, float]:
        """All of them together, from a year on."""
        spans = (self.link.at(f"options.{self.name}.{name}", first, last=self.last) for name in names)
        formula = f"SUM({','.join(spans)})"
        value = sum(sum(paths.value_at(self.option, name)[first:]) for name in names)
        return formula if sign > 0 else f"0-{formula}", sign * value


def _of_case(lines: Record, link: Links) -> Iterator[Check]:
    if "it_budget" in lines:
        last = len(lines.it_budget) - 1
        left = "+".join(f"SUM({link.at(part, 0, last=last)})" for part in ("run", "grow", "transform"))
        value = sum(sum(lines[part]) for part in ("run", "grow", "transform"))
        right = f"SUM({link.at('it_budget', 0, last=last)})"
        yield Check("Run, grow and transform are the whole IT budget", left, value, right, sum(lines.it_budget))
