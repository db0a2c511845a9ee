"""Rows: every line of a case and every step on the way as labelled Cells, each with one short formula.

The workbook lays them out and the explanation reads them; both say the same formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hitcase.analysis.naming import ARGUMENT, LOCAL, Name, runs, traced
from hitcase.analysis.plain_cells import LATEST, Plain
from hitcase.analysis.trace import COMPARISONS, Cell
from hitcase.inputs.case import Case
from hitcase.inputs.problems import dotted, steps

LONG = 7  # references in one formula, beyond which a part of it gets a row of its own
SMALL = 2  # references that are said twice rather than named
GROUPS = ("roles", "options")
CLOCK = "clock_of"  # the function of the model that says what depends on the year alone


@dataclass(eq=False)
class Row:
    """A line, or a step on the way to one.

    path: the line's, `options.offer_a.fee`; of a step the line's that needs it first, with the step's name behind a
    colon. span: one, years or months. first: year or month of the first entry. entries: Cells in their simplest form,
    or plain numbers. line: whether it is a line. owner: the role or option that it belongs to. given: whether it holds
    inputs, a list of the file by year.
    """

    path: str
    span: str
    first: int
    entries: list[Any]
    line: bool = True
    owner: tuple[str, ...] = ()
    given: bool = False

    @property
    def label(self) -> str:
        """Its own name, without that of its owner."""
        return self.path.split(": ")[-1].rsplit(".", 1)[-1]


@dataclass
class Rows:
    """All rows of a case, each after those that it needs; where each Cell is computed, and every place it stands in."""

    case: Case
    rows: list[Row] = field(default_factory=list)
    home: dict[int, tuple[Row, int]] = field(default_factory=dict)
    places: dict[int, list[tuple[Row, int]]] = field(default_factory=dict)

    def at(self, cell: Any) -> tuple[Row, int] | None:
        """The row that holds a Cell, and its entry."""
        return self.home.get(id(cell))


def rows_of(case: Case) -> Rows:
    """Every line of a case and every step, as rows.

    >>> from hitcase.analysis.cases import load
    >>> found = rows_of(load("params/lakeside.yaml"))
    >>> [row.span for row in found.rows if row.path == "options.offer_a.fee"]
    ['years']
    """
    lines, names = traced(case)
    return _Maker(case, lines, names).made()


class _Maker:
    def __init__(self, case: Case, lines: dict[str, Any], names: dict[int, Name]) -> None:
        self.plain, self.found = Plain(), Rows(case)
        self.years, self.months = case.file.horizon + 1, 12 * case.file.horizon + 1
        self.lines = [self._row(path, tree) for path, tree in _leaves(lines, ())]
        self.names = self._named(names)
        self.parents: Counter[int] = Counter()
        self.taken: Counter[str] = Counter()
        self.begun: set[int] = set()

    def made(self) -> Rows:
        for row in (*self._given(), *self._clock()):
            self._settle(row)
            self.found.rows.append(row)
        for row in self.lines:
            self._settle(row)
        self._count()
        for row in self.lines:
            self._emit(row)
        return self.found

    def _emit(self, row: Row) -> None:
        """A line, after the lines that it needs."""
        if id(row) not in self.begun:
            self.begun.add(id(row))
            self._steps(row, row)
            self._settled(row)

    def _given(self) -> Iterator[Row]:
        """The inputs by year, and what counts years and months."""
        for start, count, span, first in (("year", self.years, "years", 0), ("month", self.months, "months", 1)):
            entries = [self._input(f"{start}[{i}]") for i in range(first, count)]
            yield Row(start, span, first, entries, given=True)
        yield Row("months_of_the_horizon", "one", 0, [self._input(LATEST)], given=True)
        for start, *paths in by_year(self.found.case):
            entries = [self._input(paths[min(max(t, 1), len(paths)) - 1]) for t in range(self.years)]
            yield Row(start, "years", 0, entries, given=True, owner=_owner(steps(start)))

    def _input(self, path: str) -> Any:
        known = self.plain.forms.get(("param", path))
        return 0 if known is None else known  # no formula reads it

    def _clock(self) -> list[Row]:
        """What depends on the year alone, whoever asks first."""
        found = {name.label: name for name in self.names.values() if name.function == CLOCK}
        return [Row(label, "years", 0, list(name.cells), False) for label, name in sorted(found.items())]

    def _row(self, path: tuple[str, ...], value: Any) -> Row:
        entries = [self.plain(x) for x in (value if isinstance(value, list) else [value])]
        span, first = self._span(value if isinstance(value, list) else entries[0])
        return Row(dotted(path), span, first, entries, True, _owner(path))

    def _span(self, value: Any) -> tuple[str, int]:
        size = len(value) if isinstance(value, list | tuple) else 0
        for span, whole in (("years", self.years), ("months", self.months)):
            if size in (whole, whole - 1) and size > 1:
                return span, whole - size
        return "one", 0

    def _named(self, names: dict[int, Name]) -> dict[int, Name]:
        """The best name of each simplest form."""
        best: dict[int, Name] = {}
        for name in {id(name): name for name in names.values()}.values():
            cells = tuple(self.plain(x) for x in name.cells)
            simple = Name(name.label, name.rank, cells, name.function)
            for cell in cells:
                if isinstance(cell, Cell) and (id(cell) not in best or name.rank < best[id(cell)].rank):
                    best[id(cell)] = simple
        return best

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

    def _count(self) -> None:
        """How often each form is asked for."""
        seen: set[int] = set()
        waiting = [cell for row in self.lines for cell in row.entries if isinstance(cell, Cell)]
        while waiting:
            cell = waiting.pop()
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            below = [x for x in cell.args if isinstance(x, Cell)]
            self.parents.update(map(id, below))
            waiting += below

    def _steps(self, row: Row, line: Row) -> None:
        """Give a row to every step that a row's formulas need, before it; then cut what is still too long."""
        for cell in row.entries:
            if self._own(row, cell):
                for below in list(self._open(cell)):
                    if self._free(below) and self._wanted(below):
                        self._step(self.names[id(below)], line)
            for needed in self._needed(cell):
                self._emit(needed)
        while (found := self._too_much(row)) is not None:
            self._step(found, line)

    def _step(self, name: Name, line: Row) -> None:
        span, first = self._span(name.cells)
        self.taken[f"{line.path}: {name.label}"] += 1
        again = self.taken[f"{line.path}: {name.label}"]
        path = f"{line.path}: {name.label}{f' {again}' if again > 1 else ''}"
        cells = list(name.cells) if span != "one" else [next(x for x in name.cells if self._free(x))]
        row = Row(path, span, first, cells, False, line.owner)
        self._settle(row)
        self._steps(row, line)
        self._settled(row)

    def _own(self, row: Row, cell: Any) -> bool:
        """Whether the row says how the Cell is computed; else it points to it."""
        home = self.found.at(cell)
        return home is not None and home[0] is row

    def _free(self, cell: Any) -> bool:
        return isinstance(cell, Cell) and not cell.param and cell.func not in COMPARISONS and not self.found.at(cell)

    def _open(self, cell: Cell) -> Iterator[Cell]:
        """The Cells of a formula that have no row yet, deepest last."""
        for x in cell.args:
            if isinstance(x, Cell) and not x.param and not self.found.at(x):
                yield x
                yield from self._open(x)

    def _needed(self, cell: Any) -> list[Row]:
        """The lines that a formula names and that are not there yet."""
        named = [x for one in [cell, *self._open(cell)] for x in one.args] if isinstance(cell, Cell) else []
        homes = (self.found.at(x) for x in named)
        return [home[0] for home in homes if home and home[0].line and id(home[0]) not in self.begun]

    def _wanted(self, cell: Cell) -> bool:
        name = self.names.get(id(cell))
        if name is None:
            return False
        if name.rank == LOCAL:
            return not (cell.func is np.subtract and _counts(cell.args[0]))
        often = self.parents[id(cell)] > 1 and self._size(cell) > (1 if len(name.cells) > 1 else SMALL)
        return often or self._builds(name)

    def _builds(self, name: Name) -> bool:
        """Whether each entry of a list builds on the one before."""
        one, two = [*name.cells[-2:], None, None][:2]
        return isinstance(two, Cell) and isinstance(one, Cell) and any(one is x for x in [*two.args, *self._open(two)])

    def _size(self, cell: Any) -> int:
        """How many references a formula has if written out."""
        if not isinstance(cell, Cell):
            return 0
        return 1 if cell.param or self.found.at(cell) else sum(self._size(x) for x in cell.args)

    def _too_much(self, row: Row) -> Name | None:
        """A part of a row's formula that needs a row: where one question stands in another, or where it is long."""
        for cell in row.entries:
            if self._own(row, cell):
                at = self._nested(cell, ()) or self._heavy(cell)
                if at:
                    return self._part(row, at)
        return None

    def _nested(self, cell: Any, at: tuple[int, ...], asked: bool = False) -> tuple[int, ...]:
        for i, x in enumerate(cell.args):
            if isinstance(x, Cell) and not x.param and not self.found.at(x):
                inside = asked or cell.func is np.where
                if inside and x.func is np.where:
                    return (*at, i)
                if found := self._nested(x, (*at, i), inside):
                    return found
        return ()

    def _heavy(self, cell: Cell) -> tuple[int, ...]:
        if self._weight(cell) <= LONG:
            return ()
        at: tuple[int, ...] = ()
        while True:
            free = [(self._weight(x), i) for i, x in enumerate(cell.args) if self._free(x)]
            size, i = max(free, default=(0, 0))
            if size < LONG / 2:
                return at
            at, cell = (*at, i), cell.args[i]
            if size <= LONG:
                return at

    def _weight(self, cell: Any) -> int:
        """How many references a formula has as it is written: a sum of entries of one row is one."""
        if not self._free(cell) and self._size(cell) == 1:
            return 1
        if not isinstance(cell, Cell):
            return 0
        return _summed(self.found, cell) or sum(self._weight(x) for x in cell.args)

    def _part(self, row: Row, at: tuple[int, ...]) -> Name:
        """The part at a place of each formula of a row, under the best name that one of them has."""
        cells = [_down(cell, at) if self._own(row, cell) else 0 for cell in row.entries]
        if row.span != "one" and row.first:
            cells = [0] * row.first + cells
        known = [self.names[id(x)] for x in cells if id(x) in self.names]
        label = min(known, key=lambda name: name.rank).label if known else f"{row.label}, part"
        return Name(label, ARGUMENT, tuple(cells))


def _summed(found: Rows, cell: Cell) -> int:
    """Of a sum of entries of one row, or of products of several: how many rows; else 0."""
    terms, rows = 0, set[int]()
    waiting: list[Any] = [*cell.args] if cell.func is np.add else []
    while waiting:
        one = waiting.pop()
        home = found.at(one)
        terms += home is not None
        if home:
            rows.add(id(home[0]))
        elif isinstance(one, Cell) and one.func in (np.add, np.multiply):
            waiting += one.args
        else:
            return 0
    return len(rows) if 3 * len(rows) <= terms else 0


def _counts(cell: Any) -> bool:
    """Whether it is a year or a month: a formula says the year before without a row of its own."""
    return isinstance(cell, Cell) and cell.param is not None and cell.param.path.startswith(("year[", "month["))


def _down(cell: Any, at: tuple[int, ...]) -> Any:
    for i in at:
        if not isinstance(cell, Cell) or len(cell.args) <= i:
            return 0
        cell = cell.args[i]
    return cell


def by_year(case: Case) -> Iterator[list[str]]:
    """The inputs of a case that have several years: what they are called together, and the path of each."""
    ends = [path[:-3] for path in case.params if path.endswith("[1]")]
    for start in ends:
        paths = [path for path in case.params if path.rpartition("[")[0] == start]
        yield [start, *paths]


def _owner(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Whose line it is: ("options", "offer_a", "roles", "analyst"), or the case's: ()."""
    owner = path[:4] if path[2:3] == ("roles",) else path[:2]
    return tuple(map(str, owner)) if path[0] in GROUPS else ()


def _leaves(tree: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, tree
