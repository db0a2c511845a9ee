"""Tables of the options: side by side, by fiscal year, and what each does to the IT budget. Against doing nothing."""

from __future__ import annotations

from collections.abc import Callable

from hitcase.analysis.flows import today_money
from hitcase.analysis.hour_cost import COSTS
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.model import Years
from hitcase.views import formats, labels, telling
from hitcase.views.choice import chosen
from hitcase.views.output import Bar, Output, Outputs, Row, Table, sentences
from hitcase.views.picture import ACCENT, GREY, LOSS

CASH = ("ended_contracts", "ended_pay", "avoided_turnover_cash")
ROUNDED = "Rounded; totals are of unrounded figures."
DRAWN = "\N{NO-BREAK SPACE}"  # the head of a column of bars: the column before it says what they are
RESULTS = ("npv_cash", "npv_with_avoidance", "npv_full")


def overview(case: Case, lines: Record) -> Table:
    """All options side by side, *do nothing* first; those without numbers keep a row with the reason."""
    worth = [found.npv_cash for found in lines.options.values()]
    scale = min(0.0, *worth), max(0.0, *worth)
    rows = [_result(case, name, option, scale, lines) for name, option in lines.options.items()]
    left = [(path, reason) for path, reason in case.left_out.items() if path.startswith("options.")]
    rows += [Row(labels.option_name(path.split(".", 1)[1]), (reason,), "wide") for path, reason in left]
    note = (
        "Differences from doing nothing. Cash can be booked; spending avoided was never funded; hours gained are time."
    )
    return Table(f"Ways to staff the work: {_worth(case)}", _heads(case.file.currency), tuple(rows), note, (DRAWN,))


def _heads(currency: str) -> tuple[str, ...]:
    million, hour = (labels.unit(text, currency) for text in ("million money", "money"))
    beyond = "with spending avoided", "and hours gained"
    return "Option", f"Cash, {million}", DRAWN, *beyond, "Most cash out", "Cash is back", f"An hour, {hour}"


def _named(case: Case, name: str) -> str:
    own = " (a scope of its own)" if "scope" in case.tree.options[name] else ""
    return labels.option_name(name) + own


def _worth(case: Case) -> str:
    return f"{formats.years(case.file.horizon)}, in today's money at {_rate(case)} a year"


def _rate(case: Case) -> str:
    return formats.exact_percent(case.params["discount_rate"].base)


def _result(case: Case, name: str, option: Record, scale: tuple[float, float], lines: Record) -> Row:
    cash, *beyond = [formats.millions(option[line]) for line in RESULTS]
    best = name == chosen(case, lines)
    colour = ACCENT if best else LOSS if option.npv_cash < 0 else GREY
    out = formats.millions(option.peak_funding, signed=False)
    hour = formats.rate(option.cost_per_hour, case.file.currency)
    back = formats.NONE if name == labels.NOTHING else formats.months(option.payback_months_cash)
    drawn, back = Bar(option.npv_cash, *scale, colour), back.removesuffix(" within the horizon")
    return Row(_named(case, name), (cash, drawn, *beyond, out, back, hour), "chosen" if best else "")


OneTable = Callable[[Case, Record, str], Table]


def by_option(case: Case, lines: Record, table: OneTable, note: str = "", only: str | None = None) -> Outputs | None:
    """One table for each option but *do nothing*, or for ``only`` one, and a note below; None if there is none."""
    names = [only] if only else [name for name in lines.options if name != labels.NOTHING]
    tables = [table(case, lines, name) for name in names]
    return Outputs((*tables, *([sentences(note=note)] if note else []))) if tables else None


def costs_and_benefits(case: Case, lines: Record) -> Output:
    """For each option, what it costs and brings by fiscal year: cash, spending avoided and capacity kept apart."""
    note = f"In the prices of each year. {ROUNDED}"
    return by_option(case, lines, _costs_and_benefits, note) or telling.no_option(case)


def _costs_and_benefits(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    rows = (
        Row("Cash that ends", style="group"),
        *_money_rows(case, option, CASH),
        _money_row(case, option, "cashable", total=True),
        Row("Costs", style="group"),
        *_money_rows(case, option, COSTS),
        _money_row(case, option, "total_cost", total=True),
        _money_row(case, option, "net_cash", total=True),
        Row("Not cash: spending that was wanted, but not funded", style="group"),
        _money_row(case, option, "avoidance"),
        _money_row(case, option, "net_with_avoidance", total=True),
        Row("Not cash: hours gained, at what they are worth to the client", style="group"),
        _money_row(case, option, "capacity_value"),
        _money_row(case, option, "net_full", total=True),
    )
    return _by_year(case, f"{labels.option_name(name)}: costs and benefits", rows)


def _money_rows(case: Case, option: Record, names: tuple[str, ...]) -> list[Row]:
    return [_money_row(case, option, name) for name in names if any(option[name])]


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
    note = f"Above zero: it costs more. {ROUNDED}"
    return by_option(case, lines, _budget_effect, note, option)


def _budget_effect(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    parts = [_row(case, labels.EFFECTS[part], flow) for part, flow in option.budget_effect.items() if any(flow)]
    whole = [-money for money in option.net_cash]
    rows = (*parts, _row(case, "Effect on the budget", whole, total=True))
    return _by_year(case, f"{labels.option_name(name)}: effect on the IT budget", rows)
