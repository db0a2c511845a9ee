"""Formulas of the workbook: the Cells of a row in a spreadsheet's words, with addresses for names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from hitcase.analysis.forms import SHEET, Place, Span, Writer
from hitcase.analysis.rows import Row, Rows
from hitcase.analysis.trace import Cell
from hitcase.inputs.problems import steps
from hitcase.views.workbook.layout import FIRST, MONTHS, ONE, Layout

YEAR_LINE, MONTH_YEAR_LINE = 4, 5  # lines of a sheet's head that hold the year or month, and a month's year
USED = "$H"  # the column of the inputs that formulas read


class Formulas:
    """Writes the formula of each entry of each row."""

    def __init__(self, rows: Rows, layout: Layout, inputs: dict[str, int]) -> None:
        """inputs: the line, from 0, in which each input stands on its sheet."""
        self.rows, self.layout, self.inputs = rows, layout, inputs
        self.writer = Writer(SHEET, self._one, self._total, self._places, self._number)
        self.row, self.entry, self.used = Row("", "one", 0, []), 0, set[tuple[int, int]]()

    def of(self, row: Row) -> list[str | None]:
        """The formula of each entry, without "="; None where it is a plain number."""
        self.row, self.used = row, set()
        if row.given:
            return self._by_year(row) if row.span == "years" else [None]
        found: list[str | None] = []
        for i in reversed(range(len(row.entries))):  # later years first: an odd first year follows their example
            self.entry = i
            found.append(self._entry(row, row.entries[i]))
        return self._begun(row, found[::-1])

    def _entry(self, row: Row, cell: Any) -> str | None:
        if not isinstance(cell, Cell):
            return None
        home = self.rows.at(cell)
        mine = home == (row, self.entry) or (home and home[0].span == "one" and row.span != "one" and cell.func)
        return self.writer.formula(cell, whole=row.span == "one") if mine else self._one(cell)

    def _begun(self, row: Row, found: list[str | None]) -> list[str | None]:
        """A running total begins as it goes on: the empty column before it counts for nothing."""
        first, second = [*row.entries[:2], None, None][:2]
        if row.span == "one" or row.first or not isinstance(second, Cell) or not isinstance(first, Cell):
            return found
        runs = second.func in (np.add, np.minimum, np.maximum) and any(x is first for x in second.args)
        differs = second.func is np.subtract and second.args[1] is first
        if runs or differs:
            self.entry = 0
            other = next(x for x in second.args if x is not first)
            place = next((row for row, i in self.rows.places.get(id(other), ()) if row.entries[0] is first), None)
            if place:
                before = f"{xl_col_to_name(FIRST - 1)}"
                mine = self.layout.spots[id(row)].line + 1
                now = self._at(place, 0)
                found[0] = self._first(second.func, f"{before}{mine}", now, self._before(place, before))
        return found

    def _first(self, func: Any, mine: str, now: str, other: str) -> str:
        if func is np.subtract:
            return f"{now}-{other}"
        return f"{mine}+{now}" if func is np.add else f"{SHEET.calls[func]}({mine},{now})"

    def _before(self, row: Row, column: str) -> str:
        spot = self.layout.spots[id(row)]
        return f"{self._sheet(spot.sheet)}{column}{spot.line + 1}"

    def _by_year(self, row: Row) -> list[str | None]:
        """A list of the file by year: its last number goes on."""
        lines = [self.inputs[f"{row.path}[{i}]"] + 1 for i in range(self._count(row))]
        span = f"Inputs!{USED}${lines[0]}:{USED}${lines[-1]}"
        years = (f"{xl_col_to_name(FIRST + t)}${YEAR_LINE}" for t in range(len(row.entries)))
        return [f"INDEX({span},MIN(MAX({year},1),ROWS({span})))" for year in years]

    def _count(self, row: Row) -> int:
        return sum(path.rpartition("[")[0] == row.path for path in self.inputs)

    def _time(self) -> int:
        return self.row.first + self.entry

    def _places(self, cell: Any) -> Sequence[Place]:
        found = self.rows.places.get(id(cell), ())
        return [(row, i) for row, i in found if row is not self.row or i != self.entry]

    def _number(self, number: Any) -> str:
        return f"{float(number):.15g}"

    def _one(self, cell: Cell) -> str:
        if cell.param:
            return self._input(cell)
        places = self._places(cell)
        known = [(row, i) for row, i in places if (id(row), row.first + i - self._time()) in self.used]
        row, i = (known or [self.rows.home[id(cell)]])[0]
        self.used.add((id(row), row.first + i - self._time()))
        return self._at(row, i)

    def _input(self, cell: Cell) -> str:
        path = cell.param.path if cell.param else ""
        name, *position = steps(path)
        if name in ("year", "month") and position:
            return self._counted(int(position[0]))
        places = [(row, i) for row, i in self._places(cell) if row.given]
        given = [(row, i) for row, i in places if row.span == "one" or (self.row.span == "years" and i == self._time())]
        return self._at(*given[0]) if given else f"Inputs!{USED}${self.inputs[path] + 1}"

    def _counted(self, at: int) -> str:
        """A year or month: it stands in the head of each sheet."""
        fixed = "" if self.row.span != "one" and at == self._time() else "$"
        return f"{fixed}{xl_col_to_name(FIRST + at)}${YEAR_LINE}"

    def _at(self, row: Row, i: int) -> str:
        """An entry as this row's formula refers to it."""
        spot, time = self.layout.spots[id(row)], row.first + i
        sheet = self._sheet(spot.sheet)
        if row.span == "years" and self.row.span == "months" and 0 < time == -(-self._time() // 12):
            ends = (self.layout.address(row, j - row.first, absolute=True) for j in (1, self._last(row)))
            return f"INDEX({sheet}{':'.join(ends)},{xl_col_to_name(FIRST + self._time())}${MONTH_YEAR_LINE})"
        same = self.row.span == row.span
        return sheet + self.layout.address(row, i, absolute=not same)

    def _last(self, row: Row) -> int:
        return row.first + len(row.entries) - 1

    def _sheet(self, name: str) -> str:
        here = self.layout.spots[id(self.row)].sheet
        return "" if name == here else f"{name}!"

    def _total(self, spans: list[Span]) -> str:
        row, first, last = spans[0]
        if row.span == "months" and self.row.span == "years" and self._whole_year(row, first, last):
            ends = [FIRST + 1, FIRST + self._last(row)]
            line = self.layout.spots[id(row)].line + 1
            years = f"{MONTHS}!" + ":".join(f"${xl_col_to_name(c)}${MONTH_YEAR_LINE}" for c in ends)
            values = f"{MONTHS}!" + ":".join(f"${xl_col_to_name(c)}${line}" for c in ends)
            return f"SUMIF({years},{xl_col_to_name(FIRST + self._time())}${YEAR_LINE},{values})"
        told = [self._range(*span) for span in spans]
        return f"{'SUM' if len(told) == 1 else 'SUMPRODUCT'}({','.join(told)})"

    def _whole_year(self, row: Row, first: int, last: int) -> bool:
        return row.first + first == 12 * self._time() - 11 and row.first + last == 12 * self._time()

    def _range(self, row: Row, first: int, last: int) -> str:
        fixed = self.row.span != "one"
        ends = (self.layout.address(row, i, absolute=fixed) for i in (first, last))
        return self._sheet(self.layout.spots[id(row)].sheet) + ":".join(ends)


__all__ = ["ONE", "Formulas"]
