"""Tables of the options: side by side, by fiscal year, and what each does to the IT budget. Against doing nothing."""

from __future__ import annotations

from collections.abc import Callable

from hitcase.analysis.flows import today_money
from hitcase.analysis.hour_cost import COSTS
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.model import Years
from hitcase.views import formats, labels, paths, telling
from hitcase.views.output import Output, Outputs, Row, Table, sentences

CASH = ("ended_contracts", "ended_pay", "avoided_turnover_cash")
ROUNDED = "Rounded; totals are of unrounded figures."


OneTable = Callable[[Case, Record, str], Table]


def by_option(case: Case, lines: Record, table: OneTable, note: str = "", only: str | None = None) -> Outputs | None:
    """One table for each option but *do nothing*, or for ``only`` one, and a note below; None if there is none."""
    names = [only] if only else [name for name in lines.options if name != labels.NOTHING]
    tables = [table(case, lines, name) for name in names]
    return Outputs((*tables, *([sentences(note=note)] if note else []))) if tables else None


def costs_and_benefits(case: Case, lines: Record) -> Output:
    """For each option, what it costs and brings by fiscal year: cash, spending avoided and capacity kept apart."""
    note = f"In the prices of each year. {labels.LIKELY}. {ROUNDED}"
    return by_option(case, lines, _costs_and_benefits, note) or telling.no_option(case)


def _costs_and_benefits(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    rows = (
        Row("Cash that ends", style="group"),
        *_money_rows(case, option, CASH),
        *_added_rows(case, lines, name, "cash"),
        _money_row(case, option, "cashable", total=True),
        Row("Costs", style="group"),
        *_money_rows(case, option, COSTS),
        *_added_rows(case, lines, name, "cost", "of it: "),
        _money_row(case, option, "total_cost", total=True),
        _money_row(case, option, "net_cash", total=True),
        Row("Not cash: spending that was wanted, but not funded", style="group"),
        *(_money_row(case, option, "avoidance"), *_added_rows(case, lines, name, "avoidance", "of it: ")),
        _money_row(case, option, "net_with_avoidance", total=True),
        Row("Not cash: hours gained, at what they are worth to the client", style="group"),
        *(_money_row(case, option, "capacity_value"), *_added_rows(case, lines, name, "capacity", "of it: ")),
        _money_row(case, option, "net_full", total=True),
    )
    return _by_year(case, f"{labels.option_name(name)}: costs and benefits", rows)


def _money_rows(case: Case, option: Record, names: tuple[str, ...]) -> list[Row]:
    return [_money_row(case, option, name) for name in names if any(option[name])]


def _added_rows(case: Case, lines: Record, option: str, word: str, head: str = "") -> list[Row]:
    """What was added in a class, by name; ``head`` says that the row above it holds it already."""
    found = lines.options[option].added
    names = [name for name, item in case.tree.options[option].added.items() if item["class_"] == word]
    return [_row(case, head + paths.added_name(case, option, name), found[name]) for name in names]


def _money_row(case: Case, option: Record, name: str, *, total: bool = False) -> Row:
    return _row(case, labels.LINES[name], option[name], total=total)


def _row(case: Case, head: str, flow: Years, *, total: bool = False) -> Row:
    cells = (*(formats.thousands(money) for money in flow), formats.thousands(today_money(case, flow)))
    return Row(head, cells, "total" if total else "")


def _by_year(case: Case, what: str, rows: tuple[Row, ...]) -> Table:
    unit = labels.unit("thousand money", case.file.currency)
    columns = ("", *labels.year_labels(case), "Today's money")
    return Table(f"{what}, {unit}", columns, rows)


def budget_effect(case: Case, lines: Record, option: str | None = None) -> Output | None:
    """What an option, or each, adds to the IT budget or takes from it, by fiscal year."""
    note = f"Above zero: it costs more. {labels.LIKELY}. {ROUNDED}"
    return by_option(case, lines, _budget_effect, note, option)


def _budget_effect(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    parts = [_row(case, labels.EFFECTS[part], flow) for part, flow in option.budget_effect.items() if any(flow)]
    whole = [-money for money in option.net_cash]
    rows = (*parts, _row(case, "Effect on the budget", whole, total=True))
    return _by_year(case, f"{labels.option_name(name)}: effect on the IT budget", rows)
