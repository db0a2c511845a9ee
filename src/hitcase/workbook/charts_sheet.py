"""The sheet of charts: native ones, on cells that live."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import labels
from hitcase.text.pictures import ACCENT, GREY, LOSS, MID, RULE
from hitcase.workbook import options_sheet as options
from hitcase.workbook import summary_sheet
from hitcase.workbook.layout import FIRST, MONTHS
from hitcase.workbook.looks import Book, page_setup
from hitcase.workbook.summary_sheet import YEAR_HEAD, YearLines

NAME = "Charts"
COLOURS = (ACCENT, MID, LOSS, GREY, "#7A9CC6", "#D9A07F")
ALTS = (
    "the cash of the option shown, added up by month",
    "cash that ends and all costs of the option shown, by fiscal year",
    "cash in today's money, option by option",
    "hours that move, by option and fiscal year",
)
MONTH_HEAD = 2  # the line of the sheet of months that names them
SIZE = {"width": 620, "height": 330}


def charts_sheet(
    book: Book, case: Case, lines: Record, cells: options.OptionCells, year_lines: YearLines, cash_line: int
) -> None:
    """Write it. year_lines: of the summary's table by year; cash_line: of cumulative cash on the sheet of months."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    book.text(sheet, 0, 0, "Charts of the option shown on the first sheet, and of all options", "title")
    money, last = labels.unit("money", case.file.currency), case.file.horizon
    names = [name for name in lines.options if name != labels.NOTHING]
    charts = [_cash(book, money, cash_line, 12 * last), _flows(book, money, year_lines, last)] if names else []
    charts += [_worth(book, money, cells), _hours(book, cells, list(lines.options), last)] if names else []
    for i, (chart, alt) in enumerate(zip(charts, ALTS, strict=False)):
        place = {"description": f"Chart: {alt}.", "object_position": 3}
        sheet.insert_chart(2 + 18 * (i // 2), 10 * (i % 2), chart, place)
    sheet.set_column(0, 20, 9)
    page_setup(sheet, 0)


def _cash(book: Book, unit: str, line: int, last: int) -> Any:
    chart = _chart(book, "line", "Cash of the option shown, cumulative, by month", unit)
    chart.add_series(
        {
            "name": [MONTHS, line, 0],
            "categories": [MONTHS, MONTH_HEAD, FIRST, MONTH_HEAD, FIRST + last],
            "values": [MONTHS, line, FIRST, line, FIRST + last],
            "line": {"color": ACCENT, "width": 2.5},
        }
    )
    chart.set_x_axis({"label_position": "low", "interval_unit": 12, "interval_tick": 12, "position_axis": "on_tick"})
    return chart


def _flows(book: Book, unit: str, year_lines: YearLines, last: int) -> Any:
    chart = _chart(book, "column", "What ends and what it costs, option shown", unit)
    for name, colour in (("cashable", ACCENT), ("total_cost", LOSS)):
        chart.add_series(_years(year_lines, name, last) | {"fill": {"color": colour}, "gap": 80})
    return chart


def _worth(book: Book, unit: str, cells: options.OptionCells) -> Any:
    chart = _chart(book, "bar", "Cash in today's money, every option", unit)
    line, left, right = cells.side["npv_cash"], options.LEFT, options.LEFT + cells.count - 1
    chart.add_series(
        {
            "name": "Cash in today's money",
            "categories": [options.NAME, options.NAMES, left, options.NAMES, right],
            "values": [options.NAME, line, left, line, right],
            "fill": {"color": ACCENT},
            "gap": 60,
        }
    )
    return chart


def _hours(book: Book, cells: options.OptionCells, names: list[str], last: int) -> Any:
    chart = _chart(book, "column", "Hours that move, every option", "hours")
    first, left = cells.yearly["moved_hours"], options.LEFT
    for i, name in enumerate(names):
        if name != labels.NOTHING:
            chart.add_series(
                {
                    "name": [options.NAME, first + i, 0],
                    "categories": [options.NAME, first - 1, left, first - 1, left + last],
                    "values": [options.NAME, first + i, left, first + i, left + last],
                    "fill": {"color": COLOURS[i % len(COLOURS)]},
                }
            )
    return chart


def _chart(book: Book, kind: str, title: str, unit: str) -> Any:
    chart = book.workbook.add_chart({"type": kind})
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_size(SIZE)
    values, names = (
        {"name": unit, "num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": RULE}}},
        {"label_position": "low"},
    )
    chart.set_y_axis(names if kind == "bar" else values)
    chart.set_x_axis(values if kind == "bar" else names)
    chart.set_legend({"position": "bottom"} if kind == "column" else {"none": True})
    return chart


def _years(year_lines: YearLines, name: str, last: int) -> dict[str, Any]:
    line, head = year_lines[name], year_lines[YEAR_HEAD]
    return {
        "name": [summary_sheet.NAME, line, 0],
        "categories": [summary_sheet.NAME, head, 2, head, 2 + last],
        "values": [summary_sheet.NAME, line, 2, line, 2 + last],
    }
