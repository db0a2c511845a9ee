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
from hitcase.analysis.trace.naming import ARGUMENT, LOCAL, Name, is_running_total
from hitcase.analysis.trace.row import Row, Rows, part_at, part_too_much
from hitcase.inputs.case import Case

__all__ = ["Row", "Rows", "rows_of"]
SMALL = 2  # references that are said twice rather than named


def rows_of(case: Case) -> Rows:
    """Every line of a case and every step, as rows.

    >>> from hitcase.analysis.cases import load
    >>> rows = rows_of(load("params/lakeside.yaml"))
    >>> [row.span for row in rows.rows if row.path == "options.offer_a.fee"]
    ['years']
    """
    with _uncollected():
        return _Maker(Forms(case)).made()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: a hundred thousand Cells are made and kept, which takes half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Maker:
    def __init__(self, forms: Forms) -> None:
        self.forms, self.rows, self.uses = forms, Rows(forms.case), forms.use_counts()
        self.step_counts: Counter[tuple[tuple[str, ...], str]] = Counter()
        self.started: set[int] = set()

    def made(self) -> Rows:
        for row in (*self.forms.inputs(), *self.forms.clock()):
            self._settle(row)
            self.started.add(id(row))
            self.rows.rows.append(row)
        for row in self.forms.lines:
            self._settle(row)
        for row in self.forms.lines:
            self._emit(row)
        return self.rows

    def _emit(self, row: Row) -> None:
        """A line, after the lines that it needs."""
        if id(row) not in self.started:
            self.started.add(id(row))
            self._steps(row, row)
            self._settled(row)

    def _settle(self, row: Row) -> None:
        """A row is the home of what it computes; a running total's first entry is computed elsewhere, if anywhere."""
        for i, cell in enumerate(row.entries):
            if isinstance(cell, Cell):
                if (not cell.param or row.given) and (i or not is_running_total(row.entries)):
                    self.rows.home.setdefault(id(cell), (row, i))
                self.rows.places.setdefault(id(cell), []).append((row, i))

    def _settled(self, row: Row) -> None:
        """It is there, after all that it needs."""
        if isinstance(row.entries[0], Cell) and not row.entries[0].param:
            self.rows.home.setdefault(id(row.entries[0]), (row, 0))
        self.rows.rows.append(row)

    def _steps(self, row: Row, line: Row) -> None:
        """Give a row to every step that a row's formulas need, before it; then cut what is still too long."""
        for cell in row.entries:
            if self.rows.own(row, cell):
                for below in self.rows.open(cell):
                    if self.rows.free(below) and self._wanted(below):
                        self._step(self.forms.names[id(below)], line)
        for cell in {id(cell): cell for cell in (row.entries[-1], *row.entries[:2])}.values():
            for needed in self._needed(cell):
                self._emit(needed)
        while (name := self._too_much(row)) is not None:
            self._step(name, line)

    def _step(self, name: Name, line: Row) -> None:
        span, first = self.forms.span(name.cells)
        self.step_counts[line.keys, name.label] += 1
        again = self.step_counts[line.keys, name.label]
        step = f"{name.label}{f' {again}' if again > 1 else ''}"
        cells = list(name.cells) if span != "one" else [next(x for x in name.cells if self.rows.free(x))]
        row = Row(line.keys, span, first, cells, step, line.owner)
        self._settle(row)
        self._steps(row, line)
        self._settled(row)

    def _needed(self, cell: Any) -> list[Row]:
        """The lines that a formula names and that are not there yet."""
        cells = [x for formula in [cell, *self.rows.open(cell)] for x in formula.args] if isinstance(cell, Cell) else []
        homes = (self.rows.at(x) for x in cells)
        return [home[0] for home in homes if home and home[0].line and id(home[0]) not in self.started]

    def _wanted(self, cell: Cell) -> bool:
        name = self.forms.names.get(id(cell))
        if name is None:
            return False
        if name.rank == LOCAL:
            return not (cell.func is np.subtract and _counts(cell.args[0]))
        often = self.uses[id(cell)] > 1 and self.rows.size(cell) > (1 if len(name.cells) > 1 else SMALL)
        return often or self._builds(name)

    def _builds(self, name: Name) -> bool:
        """Whether each entry of a list builds on the one before."""
        before, last = [*name.cells[-2:], None, None][:2]
        return (
            isinstance(last, Cell)
            and isinstance(before, Cell)
            and any(before is x for x in [*last.args, *self.rows.open(last)])
        )

    def _too_much(self, row: Row) -> Name | None:
        """A part of a row's formulas that needs a row of its own."""
        for cell in row.entries:
            if self.rows.own(row, cell):
                at = part_too_much(self.rows, cell)
                if at:
                    return self._part(row, at)
        return None

    def _part(self, row: Row, at: tuple[int, ...]) -> Name:
        """The part at a place of each formula of a row, under the best name that one of them has."""
        cells = [part_at(cell, at) if self.rows.own(row, cell) else 0 for cell in row.entries]
        if row.span != "one" and row.first:
            cells = [0] * row.first + cells
        names = [self.forms.names[id(x)] for x in cells if id(x) in self.forms.names]
        label = min(names, key=lambda name: name.rank).label if names else f"{row.label}, part"
        return Name(label, ARGUMENT, tuple(cells))


def _counts(cell: Any) -> bool:
    """Whether it is a year or a month: a formula says the year before without a row of its own."""
    return isinstance(cell, Cell) and cell.param is not None and cell.param.path.startswith(("year[", "month["))
