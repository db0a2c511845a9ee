"""The sheets of the model's parts: every row with its formulas, under the client's fiscal years or months."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.rows import Row, Rows
from hitcase.analysis.trace import value_of
from hitcase.inputs.case import Case
from hitcase.views import labels
from hitcase.views.workbook.addresses import Formulas
from hitcase.views.workbook.layout import FIRST, HEAD, MONTHS, ONE, PARTS, TOP, Layout, label, look
from hitcase.views.workbook.looks import COUNT, MONEY, NUMBER, RATE, SHARE, Book, printed

FORMATS = {"money": MONEY, "net": MONEY, "rate": RATE, "share": SHARE, "months": NUMBER, "weeks": NUMBER}
FORMATS |= {"fte": NUMBER, "tenth": NUMBER, "count": "#,##0.##"}
UNITS = {"rate": "money an hour", "money": "money", "net": "money", "share": "share", "months": "months"}
UNITS |= {"weeks": "weeks", "fte": "FTE", "tenth": "people a year"}
TOTALS = ("cashable", "total_cost", "net_cash", "net_with_avoidance", "net_full", "moved_hours", "it_budget")
FLAGS = ("has_", "pays_back", "discounted_pays_back", "clears", "decided", "final")
WIDTHS = ((0, 0, 44), (1, 1, 26), (2, 2, 12), (3, 3, 14), (4, 4, 2))


def part_sheets(book: Book, case: Case, rows: Rows, layout: Layout, inputs: dict[str, int]) -> None:
    """Write all of them; ``inputs`` says in which line of its sheet an input stands."""
    formulas = Formulas(rows, layout, inputs)
    for name, placed in layout.sheets.items():
        sheet = book.workbook.get_worksheet_by_name(name)
        _head(book, sheet, case, name)
        for line, what in placed:
            if isinstance(what, str):
                book.text(sheet, line, 0, what, "group")
            else:
                _row(book, sheet, line, what, formulas.of(what), case)


def _head(book: Book, sheet: Any, case: Case, name: str) -> None:
    book.text(sheet, 0, 0, f"{name}: {PARTS[name][0]}", "title")
    book.text(sheet, 1, 0, "Names in grey are those of the model; steps on the way to a line are indented.", "unit")
    book.texts(sheet, 2, ("Line", "Name", "Unit"), "head")
    book.text(sheet, 2, ONE, "One number", "right")
    years = labels.year_labels(case)
    months = ["Decision", *(f"{year} m{m}" for year in years[1:] for m in range(1, 13))]
    shown = months if name == MONTHS else years
    book.texts(sheet, 2, shown, "right", FIRST)
    _counted(book, sheet, 3, "Month" if name == MONTHS else "Year", list(range(len(shown))))
    if name == MONTHS:
        _counted(book, sheet, 4, "Its year", [-(-m // 12) for m in range(len(shown))])
    for first, last, width in (*WIDTHS, (FIRST, FIRST + len(shown) - 1, 12)):
        sheet.set_column(first, last, width)
    sheet.freeze_panes(TOP.get(name, HEAD), FIRST)
    printed(sheet, TOP.get(name, HEAD) - 1)
    if name == MONTHS:
        sheet.fit_to_pages(case.file.horizon, 0)
        sheet.repeat_columns(0, ONE)


def _counted(book: Book, sheet: Any, line: int, what: str, counts: list[int]) -> None:
    book.text(sheet, line, 0, what, "unit")
    for i, count in enumerate(counts):
        sheet.write_number(line, FIRST + i, count, book.look("year"))


def _row(book: Book, sheet: Any, line: int, row: Row, formulas: list[str | None], case: Case) -> None:
    total = row.label in TOTALS
    book.text(sheet, line, 0, label(row), "bold" if total else "label" if row.line or row.given else "step")
    book.text(sheet, line, 1, _name(row) if row.line else row.label, "name")
    shown = look(row)
    book.text(sheet, line, 2, _unit(row, shown, case), "unit")
    form = book.look("total" if total else "number" if row.line else "frozen", _format(row, shown))
    for i, (formula, entry) in enumerate(zip(formulas, row.entries, strict=True)):
        column = ONE if row.span == "one" else FIRST + row.first + i
        if formula is None:
            sheet.write_number(line, column, float(value_of(entry)), form)
        else:
            book.formula(sheet, line, column, formula, value_of(entry), form)


def _name(row: Row) -> str:
    """The line's name as `explain` takes it, without its option."""
    return ".".join(row.keys[2:]) if row.owner[:1] == ("options",) else row.path


def _format(row: Row, shown: str) -> str:
    if row.label.startswith(FLAGS):
        return COUNT
    if shown:
        return FORMATS.get(shown, NUMBER)
    size = max((abs(float(value_of(entry))) for entry in row.entries), default=0)
    return MONEY if size >= 1000 else NUMBER if size >= 10 else "0.0000"


def _unit(row: Row, shown: str, case: Case) -> str:
    if row.label.startswith(FLAGS):
        return "1 or 0"
    if shown == "count":
        return "hours" if "hours" in row.path else ""
    return labels.unit(UNITS.get(shown, ""), case.file.currency)
