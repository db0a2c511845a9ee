"""Rows: every line of a case and every step on the way as labelled Cells, each with one short formula.

The workbook lays them out and the explanation reads them; both say the same formula.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from hitcase.analysis.trace.case_forms import Forms
from hitcase.analysis.trace.cells import Cell
from hitcase.analysis.trace.naming import ARGUMENT, LOCAL, Name, runs
from hitcase.analysis.trace.row import Row, Rows, part, too_much
from hitcase.inputs.case import Case

__all__ = ["Row", "Rows", "rows_of"]
SMALL = 2  # references that are said twice rather than named


def rows_of(case: Case) -> Rows:
    """Every line of a case and every step, as rows.

    >>> from hitcase.analysis.cases import load
    >>> found = rows_of(load("params/lakeside.yaml"))
    >>> [row.span for row in found.rows if row.path == "options.offer_a.fee"]
    ['years']
    """
    with _unswept():
        return _Maker(Forms(case)).made()


@contextmanager
def _unswept() -> Iterator[None]:
    """No search for garbage meanwhile: a hundred thousand Cells are made and kept, which takes half of the time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


class _Maker:
    def __init__(self, forms: Forms) -> None:
        self.forms, self.found, self.asked = forms, Rows(forms.case), forms.asked()
        self.taken: Counter[tuple[tuple[str, ...], str]] = Counter()
        self.begun: set[int] = set()

    def made(self) -> Rows:
        for row in (*self.forms.given(), *self.forms.clock()):
            self._settle(row)
            self.begun.add(id(row))
            self.found.rows.append(row)
        for row in self.forms.lines:
            self._settle(row)
        for row in self.forms.lines:
            self._emit(row)
        return self.found

    def _emit(self, row: Row) -> None:
        """A line, after the lines that it needs."""
        if id(row) not in self.begun:
            self.begun.add(id(row))
            self._steps(row, row)
            self._settled(row)

    def _settle(self, row: Row) -> None:
        """A row is the home of what it computes; a running total's first entry is computed elsewhere, if anywhere."""
        for i, cell in enumerate(row.entries):
            if isinstance(cell, Cell):
                if (not cell.param or row.given) and (i or not runs(row.entries)):
                    self.found.home.setdefault(id(cell), (row, i))
                self.found.places.setdefault(id(cell), []).append((row, i))

    def _settled(self, row: Row) -> None:
        """It is there, after all that it needs."""
        if isinstance(row.entries[0], Cell) and not row.entries[0].param:
            self.found.home.setdefault(id(row.entries[0]), (row, 0))
        self.found.rows.append(row)

    def _steps(self, row: Row, line: Row) -> None:
        """Give a row to every step that a row's formulas need, before it; then cut what is still too long."""
        for cell in row.entries:
            if self.found.own(row, cell):
                for below in self.found.open(cell):
                    if self.found.free(below) and self._wanted(below):
                        self._step(self.forms.names[id(below)], line)
        for cell in {id(cell): cell for cell in (row.entries[-1], *row.entries[:2])}.values():
            for needed in self._needed(cell):
                self._emit(needed)
        while (found := self._too_much(row)) is not None:
            self._step(found, line)

    def _step(self, name: Name, line: Row) -> None:
        span, first = self.forms.span(name.cells)
        self.taken[line.keys, name.label] += 1
        again = self.taken[line.keys, name.label]
        step = f"{name.label}{f' {again}' if again > 1 else ''}"
        cells = list(name.cells) if span != "one" else [next(x for x in name.cells if self.found.free(x))]
        row = Row(line.keys, span, first, cells, step, line.owner)
        self._settle(row)
        self._steps(row, line)
        self._settled(row)

    def _needed(self, cell: Any) -> list[Row]:
        """The lines that a formula names and that are not there yet."""
        named = [x for one in [cell, *self.found.open(cell)] for x in one.args] if isinstance(cell, Cell) else []
        homes = (self.found.at(x) for x in named)
        return [home[0] for home in homes if home and home[0].line and id(home[0]) not in self.begun]

    def _wanted(self, cell: Cell) -> bool:
        name = self.forms.names.get(id(cell))
        if name is None:
            return False
        if name.rank == LOCAL:
            return not (cell.func is np.subtract and _counts(cell.args[0]))
        often = self.asked[id(cell)] > 1 and self.found.size(cell) > (1 if len(name.cells) > 1 else SMALL)
        return often or self._builds(name)

    def _builds(self, name: Name) -> bool:
        """Whether each entry of a list builds on the one before."""
        one, two = [*name.cells[-2:], None, None][:2]
        return (
            isinstance(two, Cell)
            and isinstance(one, Cell)
            and any(one is x for x in [*two.args, *self.found.open(two)])
        )

    def _too_much(self, row: Row) -> Name | None:
        """A part of a row's formulas that needs a row of its own."""
        for cell in row.entries:
            if self.found.own(row, cell):
                at = too_much(self.found, cell)
                if at:
                    return self._part(row, at)
        return None

    def _part(self, row: Row, at: tuple[int, ...]) -> Name:
        """The part at a place of each formula of a row, under the best name that one of them has."""
        cells = [part(cell, at) if self.found.own(row, cell) else 0 for cell in row.entries]
        if row.span != "one" and row.first:
            cells = [0] * row.first + cells
        known = [self.forms.names[id(x)] for x in cells if id(x) in self.forms.names]
        label = min(known, key=lambda name: name.rank).label if known else f"{row.label}, part"
        return Name(label, ARGUMENT, tuple(cells))


def _counts(cell: Any) -> bool:
    """Whether it is a year or a month: a formula says the year before without a row of its own."""
    return isinstance(cell, Cell) and cell.param is not None and cell.param.path.startswith(("year[", "month["))
