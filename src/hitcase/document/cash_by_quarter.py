"""Net cash by quarter of the option at hand: what each quarter brings, what has come so far, and the lowest month."""

from __future__ import annotations

from itertools import accumulate

from hitcase.analysis.derived import lowest_month, tied, tied_years
from hitcase.document.options import ROUNDED
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model import Years
from hitcase.text import formats, labels
from hitcase.text.output import Output, Row, Table

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
LONG, BY_QUARTER = 6, 2  # years: a horizon beyond the first shows as many years as the second says by quarter
BASIS = "Base case: all inputs at their most likely values. Below zero, cash goes out."


def cash_by_quarter_table(case: Case, lines: Record, option: str | None) -> Output | None:
    """Net cash of each quarter and cumulative cash at its end, the decision first; None without an option."""
    if option is None:
        return None
    months = lines.options[option].cash_by_month
    running = [*accumulate(months)]
    rows = (
        Row("Net cash flow", style="group"),
        *_flows(case, lines, option),
        Row("Cumulative net cash flow at the end of each quarter", style="group"),
        *_running(case, running, _lowest(lines, option, running)),
    )
    unit = labels.unit("thousand money", case.file.currency)
    caption = f"{labels.option_name(option)}: net cash flow by quarter vs. status quo, {unit}"
    return Table(caption, ("", *QUARTERS, "Year"), rows, f"{BASIS} {ROUNDED}")


def _lowest(lines: Record, option: str, running: Years) -> int | None:
    """The month in which most cash is out; None where none ever is."""
    month = lowest_month(running)
    tied(f"{labels.option_name(option)}, peak funding", [max(0.0, -running[month])], lines.options[option].peak_funding)
    return month if running[month] < 0 else None


def _flows(case: Case, lines: Record, option: str) -> list[Row]:
    """Net cash of the decision and of each year, by quarter; together they are the net cash of the years."""
    found = lines.options[option]
    decision, *months = found.cash_by_month
    quarters = [sum(months[start : start + 3]) for start in range(0, len(months), 3)]
    by_year = [quarters[start : start + 4] for start in range(0, len(quarters), 4)]
    columns = [[0.0, *column] for column in zip(*by_year, strict=True)]
    decided = [decision, *(0.0 for _ in by_year)]
    whole = tied_years(f"{labels.option_name(option)}, cash by quarter", [decided, *columns], found.net_cash)
    return [_row(case, year, by_year[year - 1] if year else [], money) for year, money in enumerate(whole)]


def _running(case: Case, running: Years, lowest: int | None) -> list[Row]:
    """Cumulative cash at the end of each quarter, and below its year the month in which it is lowest."""
    rows = []
    for year in range(case.file.horizon + 1):
        ends = [running[12 * year - 12 + 3 * quarter] for quarter in range(1, 5)] if year else []
        rows.append(_row(case, year, ends, running[12 * year]))
        if lowest is not None and year == -(-lowest // 12):
            rows.append(_mark(running, lowest))
    return rows


def _row(case: Case, year: int, quarters: Years, whole: float) -> Row:
    """A year's row; the decision, and the later years of a long horizon, have no quarters."""
    shown = quarters if year <= BY_QUARTER or case.file.horizon < LONG else []
    texts = [formats.thousands(money) for money in shown] or [formats.NONE] * len(QUARTERS)
    return Row(labels.year_labels(case)[year], (*texts, formats.thousands(whole)))


def _mark(running: Years, month: int) -> Row:
    """The lowest month, in the column of its quarter; the decision has none."""
    cells = ["" for _ in (*QUARTERS, "year")]
    cells[(month - 1) % 12 // 3 if month else -1] = formats.thousands(running[month])
    return Row(f"Lowest: end of month {month}" if month else "Lowest: at the decision", tuple(cells), "chosen")
