"""The options side by side: what each could come to, drawn and in numbers, by fiscal year, and on the IT budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from hitcase.analysis.derived import tied_years, today_money
from hitcase.analysis.readings import unranked
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.document.range_strip import Strip
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model import Years
from hitcase.text import formats, labels, paths, phrases
from hitcase.text.output import Output, Outputs, Row, Table, sentences

DRAWN = "1 in 10 below · middle · 1 in 10 above"
NOTE = "Bar: middle. Diamond, and what an hour costs: every figure at its most likely value. Dots: 20 equal chances."


UNITS = {1e3: "thousand", float(formats.MILLION): "million", 1e9: "billion"}


def unit_size(values: list[float]) -> float:
    """The unit in which amounts of a table tell something, by the greatest of them.

    >>> unit_size([-66_000.0, 21_000.0]), unit_size([-800_000.0, 1.5e6]), unit_size([])
    (1000.0, 1000000.0, 1000000.0)
    """
    most = max((abs(value) for value in values), default=0.0)
    return 1e9 if most >= 1e9 else 1e3 if 0 < most < formats.IN_MILLIONS else float(formats.MILLION)


class OverviewColumns(NamedTuple):
    """What the columns of the overview are called."""

    option: str
    cash: str
    strip: str
    loses: str
    likely: str
    with_capacity: str
    hour: str


def overview_columns(currency: str, size: float = formats.MILLION) -> OverviewColumns:
    """With a client's currency in them; size: of the unit of its amounts."""
    million, hour = (labels.unit(text, currency) for text in (f"{UNITS[size]} money", "money"))
    return OverviewColumns(
        "Option", f"Cash, {million}", DRAWN, "Loses, in 20", "Most likely", "With capacity", f"An hour, {hour}"
    )


@dataclass(frozen=True)
class Overview(ChartContent):
    """All options side by side: how each could turn out, by the middle of its cash."""

    rows: tuple[Strip, ...]
    columns: OverviewColumns


def overview(case: Case, lines: Record, results: Record) -> Overview:
    """All options by the middle of their cash; in the table those without numbers keep a row with the reason."""
    rows = _strips(lines, results)
    size = unit_size([place for row in rows for place in (row.low, row.middle, row.high, row.likely)])
    columns = overview_columns(case.file.currency, size)
    table_rows = [_overview_row(case, lines, results, row, size) for row in rows]
    left = [(path, reason) for path, reason in case.left_out.items() if path.startswith("options.")]
    table_rows += [Row(labels.option_name(path.split(".", 1)[1]), (reason,), "wide") for path, reason in left]
    title, currency = _title(case, results), case.file.currency
    others = [row for row in rows if row.option != labels.NOTHING]
    return Overview(
        title=title,
        subtitle=f"Cash, {labels.unit('million money', currency)}: {DRAWN}; diamond: most likely values",
        figures=tuple(f"{row.name} {formats.about(row.middle, currency, signed=True)}" for row in others[:3]),
        table=Table(title, columns, tuple(table_rows), NOTE, (DRAWN,)),
        rows=tuple(rows),
        columns=columns,
    )


def overview_table(case: Case, lines: Record, results: Record) -> Table:
    """The options side by side, each with the picture of its range."""
    return overview(case, lines, results).table


def _strips(lines: Record, results: Record) -> list[Strip]:
    """Every option, on one scale, by the middle of its cash."""
    order = sorted(lines.options, key=lambda name: -results.options[name].npv_cash.p50)
    strips = [_strip(results, name, lines.options[name].npv_cash) for name in order]
    scale = scale_ends([place for strip in strips for place in strip.places], 0, 0)
    return [replace(strip, scale=scale) for strip in strips]


def _strip(results: Record, name: str, likely: float) -> Strip:
    option, at_hand = results.options[name], name == results.option
    cash, dots = option.npv_cash, tuple(option.dots.npv_cash) if at_hand else ()
    loses = "" if name == labels.NOTHING else formats.in_twenty(cash.p_loss)
    return Strip(name, cash.p10, cash.p50, cash.p90, likely, loses, dots)


def _title(case: Case, results: Record) -> str:
    """What the rows say: in how many futures the option at hand is the best of all."""
    rate = formats.exact_percent(case.params["discount_rate"].base)
    basis = f"{formats.years(case.file.horizon)}, in today's money at {rate} a year"
    chance = results.options[results.option].p_best if results.option else None
    if chance is None:
        return f"Ways to staff the work: {basis}"
    return f"{labels.option_name(results.option)} is the best way in {formats.in_twenty(chance)} futures: {basis}"


def _overview_row(case: Case, lines: Record, results: Record, row: Strip, size: float) -> Row:
    option, full, head = lines.options[row.option], results.options[row.option].npv_full, row.name
    if "scope" in case.tree.options[row.option]:
        head += " (a scope of its own)"
    elif row.option in unranked(case):
        head += " (not ranked: what it ends is not stated)"
    cells = (
        _spread(size, row.low, row.middle, row.high),
        row,
        row.loses.removesuffix(" in 20") or formats.NONE,
        _in_units(row.likely, size),
        _spread(size, full.p10, full.p50, full.p90),
        formats.rate(option.cost_per_hour if option.has_cost_per_hour else None, case.file.currency),
    )
    return Row(head, cells, "chosen" if row.option == results.option else "")


def _in_units(value: float, size: float) -> str:
    """Money in the table's unit: thousands as they are, millions and billions with a digit after the point."""
    return formats.number(value / size, 0 if size < formats.MILLION else 1, signed=True)


def _spread(size: float, *values: float) -> str:
    """The range as one text: 1 in 10 below, middle, 1 in 10 above."""
    texts = [_in_units(value, size) for value in values]
    return texts[1] if len({*texts}) == 1 else " … ".join(texts)


ROUNDED = "Rounded; totals are of unrounded figures."


OneTable = Callable[[Case, Record, str], Table]


def by_option(case: Case, lines: Record, table: OneTable, note: str = "", only: str | None = None) -> Outputs | None:
    """One table for each option but *do nothing*, or for ``only`` one, and a note below; None if there is none."""
    names = [only] if only else [name for name in lines.options if name != labels.NOTHING]
    tables = [table(case, lines, name) for name in names]
    return Outputs((*tables, *([sentences(note=note)] if note else []))) if tables else None


def costs_and_benefits_table(case: Case, lines: Record) -> Output:
    """For each option, what it costs and brings by fiscal year: cash, spending avoided and capacity kept apart."""
    note = f"In the prices of each year. {labels.LIKELY}. {ROUNDED}"
    return by_option(case, lines, _costs_and_benefits, note) or phrases.no_option(case)


def _costs_and_benefits(case: Case, lines: Record, name: str) -> Table:
    option = _tied(case, lines.options[name], name)
    rows = (
        Row("Cash that ends", style="group"),
        *_money_rows(case, option, labels.CASH_IN_ORDER),
        *_added_rows(case, lines, name, "cash"),
        _money_row(case, option, "cashable", total=True),
        Row("Costs", style="group"),
        *_money_rows(case, option, labels.COSTS_IN_ORDER),
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


def _tied(case: Case, option: Record, name: str) -> Record:
    """The option, once every total of the table is the sum of the rows above it."""
    costs = [[-money for money in option.total_cost]]
    added = [flow for key, flow in option.added.items() if case.tree.options[name].added[key]["class_"] == "cash"]
    label = f"{labels.option_name(name)}, costs and benefits"
    tied_years(label, [*(option[line] for line in labels.CASH_IN_ORDER), *added], option.cashable)
    tied_years(label, [option[line] for line in labels.COSTS_IN_ORDER], option.total_cost)
    tied_years(label, [option.cashable, *costs], option.net_cash)
    tied_years(label, [option.net_cash, option.avoidance], option.net_with_avoidance)
    tied_years(label, [option.net_with_avoidance, option.capacity_value], option.net_full)
    return option


def _money_rows(case: Case, option: Record, names: tuple[str, ...]) -> list[Row]:
    return [_money_row(case, option, name) for name in names if any(option[name])]


def _added_rows(case: Case, lines: Record, option: str, word: str, head: str = "") -> list[Row]:
    """What was added in a class, by name; ``head`` says that the row above it holds it already."""
    flows = lines.options[option].added
    names = [name for name, item in case.tree.options[option].added.items() if item["class_"] == word]
    return [_row(case, head + paths.added_name(case, option, name), flows[name]) for name in names]


def _money_row(case: Case, option: Record, name: str, *, total: bool = False) -> Row:
    return _row(case, labels.line_label(name), option[name], total=total)


def _row(case: Case, head: str, flow: Years, *, total: bool = False) -> Row:
    cells = (*(formats.thousands(money) for money in flow), formats.thousands(today_money(case, flow)))
    return Row(head, cells, "total" if total else "")


def _by_year(case: Case, title: str, rows: tuple[Row, ...]) -> Table:
    unit = labels.unit("thousand money", case.file.currency)
    columns = ("", *labels.year_labels(case), "Today's money")
    return Table(f"{title}, {unit}", columns, rows)


def budget_effect_table(case: Case, lines: Record, option: str | None = None) -> Output | None:
    """What an option, or each, adds to the IT budget or takes from it, by fiscal year."""
    note = f"Above zero: it costs more. {labels.LIKELY}. {ROUNDED}"
    return by_option(case, lines, _budget_effect, note, option)


def _budget_effect(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    parts = [_row(case, labels.EFFECTS[part], flow) for part, flow in option.budget_effect.items() if any(flow)]
    label = f"{labels.option_name(name)}, effect on the budget"
    whole = tied_years(label, option.budget_effect.values(), [-money for money in option.net_cash])
    rows = (*parts, _row(case, "Effect on the budget", whole, total=True))
    return _by_year(case, f"{labels.option_name(name)}: effect on the IT budget", rows)
