"""The sheets of the model's parts: every row with its formulas in a spreadsheet's words, by fiscal year or month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from hitcase.analysis.trace.cells import Cell, value_of
from hitcase.analysis.trace.forms import SHEET, Place, Span, Writer
from hitcase.analysis.trace.naming import is_running_total
from hitcase.analysis.trace.rows import Row, Rows
from hitcase.inputs.case import Case
from hitcase.inputs.problems import steps
from hitcase.model.register import LINES, YEARS, parts_of
from hitcase.text import labels
from hitcase.text.line_texts import UNITS
from hitcase.workbook import inputs_sheet
from hitcase.workbook.layout import FIRST, HEAD, MONTHS, ONE, PARTS, TOP, Layout, label, look
from hitcase.workbook.looks import COUNT, FORMATS, MONEY, NUMBER, Book, page_setup

Choice = tuple[Any, int, int]
YEAR_LINE, MONTH_YEAR_LINE = 4, 5  # lines of a sheet's head that hold the year or month, and a month's year
USED = f"${xl_col_to_name(inputs_sheet.USED)}"  # the column of the inputs that formulas read


class FormulaWriter:
    """Writes the formula of each entry of each row."""

    def __init__(self, rows: Rows, layout: Layout, inputs: dict[str, int]) -> None:
        """inputs: the line, from 0, in which each input stands on its sheet."""
        self.rows, self.layout, self.inputs = rows, layout, inputs
        self.writer = Writer(SHEET, self._reference, self._total, self._places, self._number)
        self.row, self.entry = Row(("",), "one", 0, []), 0
        self.example, self.choices = list[Choice](), list[Choice]()  # of the year written before, and of this one

    def of(self, row: Row) -> list[str | None]:
        """The formula of each entry, without "="; None where it is a plain number."""
        self.row, self.example = row, []
        if row.given:
            return self._by_year(row) if row.span == "years" else [None]
        formulas: list[str | None] = [None] * len(row.entries)
        last = len(row.entries) - 1
        for i in (max(last - 1, 0), last, *range(last - 2, -1, -1)):  # an odd first or last year follows the others
            self.entry, self.choices = i, []
            if formulas[i] is None:
                formulas[i] = self._entry(row, row.entries[i])
                self.example = self.choices if len(self.choices) >= len(self.example) else self.example
        return self._running_total(row, formulas)

    def _entry(self, row: Row, cell: Any) -> str | None:
        if not isinstance(cell, Cell):
            return None
        home = self.rows.at(cell)
        mine = home and (home[0] is row or (home[0].span == "one" and row.span != "one"))
        computed = mine and not cell.param and (self.entry or not is_running_total(row.entries))
        return self.writer.formula(cell, whole=row.span == "one") if computed else self._reference(cell)

    def _running_total(self, row: Row, formulas: list[str | None]) -> list[str | None]:
        """A running total begins as it goes on: the empty column before it counts for nothing."""
        first, second = [*row.entries[:2], None, None][:2]
        if row.span == "one" or not isinstance(second, Cell) or not isinstance(first, Cell):
            return formulas
        if second.func in (np.add, np.minimum, np.maximum) and any(x is first for x in second.args):
            addend = next(x for x in second.args if x is not first)
        elif second.func is np.subtract and second.args[1] is first:
            addend = second.args[0]
        else:
            return formulas
        self.entry = 0
        place = next((row for row, i in self.rows.places.get(id(addend), ()) if row.entries[i - 1] is first), None)
        if place:
            formulas[0] = self._first(second.func, row, place)
        return formulas

    def _first(self, func: Any, row: Row, addend: Row) -> str:
        current, before = self._at(addend, row.first - addend.first), xl_col_to_name(FIRST + row.first - 1)
        if func is np.subtract:
            spot = self.layout.spots[id(addend)]
            return f"{current}-{self._sheet(spot.sheet)}{before}{spot.line + 1}"
        mine = f"{before}{self.layout.spots[id(row)].line + 1}"
        return f"{mine}+{current}" if func is np.add else f"{SHEET.calls[func]}({mine},{current})"

    def _by_year(self, row: Row) -> list[str | None]:
        """A list of the file by year: its last number goes on; it begins with year 1, or at the decision."""
        lines = [at + 1 for path, at in self.inputs.items() if path.rpartition("[")[0] == row.path]
        span = f"{inputs_sheet.NAME}!{USED}${lines[0]}:{USED}${lines[-1]}"
        years = (f"{xl_col_to_name(FIRST + t)}${YEAR_LINE}" for t in range(len(row.entries)))
        entry = "MAX({year},1)" if row.entries[0] is row.entries[1] else "{year}+1"
        return [f"INDEX({span},MIN({entry.format(year=year)},ROWS({span})))" for year in years]

    def _time(self) -> int:
        return self.row.first + self.entry

    def _places(self, cell: Any) -> Sequence[Place]:
        return self.rows.places.get(id(cell), ())

    def _chosen(self, choices: list[Choice]) -> Choice:
        """Of several ways to refer to the same thing, the one that the year before took; else the first."""
        at = len(self.choices)
        wanted = self.example[at] if at < len(self.example) else None
        self.choices.append(wanted if wanted in choices else choices[0])
        return self.choices[-1]

    def _number(self, number: Any) -> str:
        before = self.row.entries[self.entry - 1] if self.entry else None
        mine: Choice = (id(self.row), 0, -1)
        same = not isinstance(before, Cell) and before == number
        chosen = self._chosen([("number", 0, 0), *([mine] if same else [])])
        return self._at(self.row, self.entry - 1) if chosen == mine else f"{float(number):.15g}"

    def _reference(self, cell: Cell) -> str:
        if cell.param:
            return self._input(cell)
        home = self.rows.home[id(cell)]
        other_places = (place for place in self._places(cell) if place != (self.row, self.entry))
        places = {self._choice(row, i): (row, i) for row, i in (home, *other_places)}
        same_year = [
            choice for choice, (row, _) in places.items() if row is home[0] and choice[2] == 0 and choice[1] == 0
        ]
        return self._at(*places[self._chosen([*same_year, *places])])

    def _choice(self, row: Row, i: int) -> Choice:
        """How a place would be referred to: the row, and the same year or how many later; else the entry itself."""
        return (id(row), 0, row.first + i - self._time()) if row.span == self.row.span else (id(row), 1, i)

    def _input(self, cell: Cell) -> str:
        path = cell.param.path if cell.param else ""
        name, *position = steps(path)
        if name in ("year", "month") and position:
            return self._year_or_month(int(position[0]))
        places = {self._choice(row, i): (row, i) for row, i in self._places(cell) if row.given or row is self.row}
        given_choices = [
            choice
            for choice, (row, _) in places.items()
            if row.given and (row.span == "one" or not choice[1] + abs(choice[2]))
        ]
        chosen = self._chosen([*given_choices, ("input", 0, 0), *places])
        return self._at(*places[chosen]) if chosen in places else f"{inputs_sheet.NAME}!{USED}${self.inputs[path] + 1}"

    def _year_or_month(self, at: int) -> str:
        """A year or month: it stands in the head of each sheet."""
        same: list[Choice] = [("time", 0, 0)] if self.row.span != "one" and at == self._time() else []
        fixed = "" if self._chosen([*same, ("time", 1, at)])[1] == 0 else "$"
        return f"{fixed}{xl_col_to_name(FIRST + at)}${YEAR_LINE}"

    def _at(self, row: Row, i: int) -> str:
        """An entry as this row's formula refers to it."""
        spot, time = self.layout.spots[id(row)], row.first + i
        sheet = self._sheet(spot.sheet)
        if row.span == "years" and self.row.span == "months" and 0 < time == -(-self._time() // 12):
            corners = (self.layout.address(row, j - row.first, absolute=True) for j in (1, self._last(row)))
            return f"INDEX({sheet}{':'.join(corners)},{xl_col_to_name(FIRST + self._time())}${MONTH_YEAR_LINE})"
        same = self.row.span == row.span
        return sheet + self.layout.address(row, i, absolute=not same)

    def _last(self, row: Row) -> int:
        return row.first + len(row.entries) - 1

    def _sheet(self, name: str) -> str:
        current = self.layout.spots[id(self.row)].sheet
        return "" if name == current else f"{name}!"

    def _total(self, spans: list[Span]) -> str:
        row, first, last = spans[0]
        if row.span == "months" and self.row.span == "years" and self._whole_year(row, first, last):
            columns = [FIRST + 1, FIRST + self._last(row)]
            line = self.layout.spots[id(row)].line + 1
            years = f"{MONTHS}!" + ":".join(f"${xl_col_to_name(c)}${MONTH_YEAR_LINE}" for c in columns)
            values = f"{MONTHS}!" + ":".join(f"${xl_col_to_name(c)}${line}" for c in columns)
            return f"SUMIF({years},{xl_col_to_name(FIRST + self._time())}${YEAR_LINE},{values})"
        ranges = [self._range(*span) for span in spans]
        return f"{'SUM' if len(ranges) == 1 else 'SUMPRODUCT'}({','.join(ranges)})"

    def _whole_year(self, row: Row, first: int, last: int) -> bool:
        return row.first + first == 12 * self._time() - 11 and row.first + last == 12 * self._time()

    def _range(self, row: Row, first: int, last: int) -> str:
        fixed = self.row.span != "one"
        corners = (self.layout.address(row, i, absolute=fixed) for i in (first, last))
        return self._sheet(self.layout.spots[id(row)].sheet) + ":".join(corners)


TOTALS = tuple(line.name for line in LINES if line.over == YEARS and parts_of(line.name))
FLAGS = ("decided", "final")  # steps that are 1 or 0
WIDTHS = ((0, 0, 44), (1, 1, 26), (2, 2, 12), (3, 3, 14), (4, 4, 2))


def part_sheets(book: Book, case: Case, rows: Rows, layout: Layout, inputs: dict[str, int]) -> None:
    """Write all of them; ``inputs`` says in which line of its sheet an input stands."""
    formulas = FormulaWriter(rows, layout, inputs)
    for name, entries in layout.sheets.items():
        sheet = book.workbook.get_worksheet_by_name(name)
        _head(book, sheet, case, name)
        for line, entry in entries:
            if isinstance(entry, str):
                book.text(sheet, line, 0, entry, "group")
            else:
                _row(book, sheet, line, entry, formulas.of(entry), case)


def _head(book: Book, sheet: Any, case: Case, name: str) -> None:
    book.text(sheet, 0, 0, f"{name}: {PARTS[name]}", "title")
    book.text(sheet, 1, 0, "Names in grey are those of the model; steps on the way to a line are indented.", "unit")
    book.texts(sheet, 2, ("Line", "Name", "Unit"), "head")
    book.text(sheet, 2, ONE, "One number", "right")
    years = labels.year_labels(case)
    months = [years[0], *(f"{year}\nmonth {m}" for year in years[1:] for m in range(1, 13))]
    times = months if name == MONTHS else years
    book.texts(sheet, 2, times, "right", FIRST)
    _counts_row(book, sheet, 3, "Month" if name == MONTHS else "Year", list(range(len(times))))
    if name == MONTHS:
        _counts_row(book, sheet, 4, "Its year", [-(-m // 12) for m in range(len(times))])
    for first, last, width in (*WIDTHS, (FIRST, FIRST + len(times) - 1, 12)):
        sheet.set_column(first, last, width)
    sheet.freeze_panes(TOP.get(name, HEAD), FIRST)
    page_setup(sheet, TOP.get(name, HEAD) - 1)
    if name == MONTHS:
        sheet.fit_to_pages(case.file.horizon, 0)
        sheet.repeat_columns(0, ONE)


def _counts_row(book: Book, sheet: Any, line: int, label: str, counts: list[int]) -> None:
    book.text(sheet, line, 0, label, "unit")
    for i, count in enumerate(counts):
        sheet.write_number(line, FIRST + i, count, book.look("year"))


def _row(book: Book, sheet: Any, line: int, row: Row, formulas: list[str | None], case: Case) -> None:
    total = row.label in TOTALS
    book.text(sheet, line, 0, label(row), "bold" if total else "label" if row.line or row.given else "step")
    book.text(sheet, line, 1, _name(row) if row.line else row.label, "name")
    row_look = look(row)
    book.text(sheet, line, 2, _unit(row, row_look, case), "unit")
    form = book.look("total" if total else "number" if row.line else "frozen", _format(row, row_look))
    for i, (formula, entry) in enumerate(zip(formulas, row.entries, strict=True)):
        column = ONE if row.span == "one" else FIRST + row.first + i
        if formula is None:
            sheet.write_number(line, column, float(value_of(entry)), form)
        else:
            book.formula(sheet, line, column, formula, value_of(entry), form)


def _name(row: Row) -> str:
    """The line's name as `explain` takes it, without its option."""
    return ".".join(row.keys[2:]) if row.owner[:1] == ("options",) else row.path


def _format(row: Row, row_look: str) -> str:
    if row.label in FLAGS:
        return COUNT
    if row_look:
        return FORMATS.get(row_look, NUMBER)
    size = max((abs(float(value_of(entry))) for entry in row.entries), default=0)
    return MONEY if size >= 1000 else NUMBER if size >= 10 else "0.0000"


def _unit(row: Row, row_look: str, case: Case) -> str:
    look = "flag" if row.label in FLAGS else row_look
    return labels.unit(UNITS[look], case.file.currency) if look else ""
