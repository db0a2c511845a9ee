"""A row: a line, or a step on the way to one, as Cells that are each one formula; what of a formula needs its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hitcase.analysis.trace.cells import COMPARISONS, Cell
from hitcase.inputs.case import Case
from hitcase.inputs.problems import dotted


@dataclass(eq=False)
class Row:
    """A line, or a step on the way to one.

    path: the line's, `options.offer_a.fee`; of a step the line's that needs it first, with the step's name behind a
    colon. keys: the line's path cut, for names in it may hold a dot; none for what depends on the year alone. step: the
    step's name, "" for a line. span: one, years or months. first: year or month of the first entry. entries: Cells in
    their simplest form, or plain numbers. owner: the role or option that it belongs to. given: whether it holds inputs,
    a list of the file by year.
    """

    keys: tuple[str, ...]
    span: str
    first: int
    entries: list[Any]
    step: str = ""
    owner: tuple[str, ...] = ()
    given: bool = False
    path: str = field(init=False)

    def __post_init__(self) -> None:
        self.path = ": ".join(filter(None, (dotted(self.keys), self.step)))

    @property
    def line(self) -> bool:
        """Whether it is a line."""
        return not self.step and not self.given

    @property
    def label(self) -> str:
        """Its own name, without that of its owner."""
        return self.step or self.keys[-1]


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

    def own(self, row: Row, cell: Any) -> bool:
        """Whether a row says how the Cell is computed; else it points to it."""
        home = self.at(cell)
        return home is not None and home[0] is row

    def free(self, cell: Any) -> bool:
        """Whether a Cell could have a row and has none."""
        return isinstance(cell, Cell) and not cell.param and cell.func not in COMPARISONS and not self.at(cell)

    def open(self, cell: Cell) -> Iterator[Cell]:
        """The Cells of a formula that have no row, each before those that it is made of, unless it gets a row now."""
        for x in cell.args:
            if isinstance(x, Cell) and not x.param and id(x) not in self.home:
                yield x
                if id(x) not in self.home:
                    yield from self.open(x)

    def size(self, cell: Any) -> int:
        """How many references a formula has if written out."""
        if not isinstance(cell, Cell):
            return 0
        return 1 if cell.param or self.at(cell) else sum(self.size(x) for x in cell.args)


LONG = 7  # references in one formula
Branch = tuple[int, ...]  # which argument of which argument


def part_too_much(rows: Rows, cell: Cell) -> Branch:
    """The place of a part that a formula should not hold; () if it is short enough."""
    return _nested(rows, cell, (), in_where=False) or _heavy(rows, cell)


def part_at(cell: Any, at: Branch) -> Any:
    """What stands at a place of a formula; 0 where it has no such part."""
    for i in at:
        if not isinstance(cell, Cell) or len(cell.args) <= i:
            return 0
        cell = cell.args[i]
    return cell


def _nested(rows: Rows, cell: Cell, at: Branch, *, in_where: bool) -> Branch:
    for i, x in enumerate(cell.args):
        if isinstance(x, Cell) and not x.param and not rows.at(x):
            inside = in_where or cell.func is np.where
            if inside and x.func is np.where:
                return (*at, i)
            if branch := _nested(rows, x, (*at, i), in_where=inside):
                return branch
    return ()


def _heavy(rows: Rows, cell: Cell) -> Branch:
    if _weight(rows, cell) <= LONG:
        return ()
    at: Branch = ()
    while True:
        free = [(_weight(rows, x), i) for i, x in enumerate(cell.args) if rows.free(x)]
        size, i = max(free, default=(0, 0))
        if size < LONG / 2:
            return at
        at, cell = (*at, i), cell.args[i]
        if size <= LONG:
            return at


def _weight(rows: Rows, cell: Any) -> int:
    """How many references a formula has as it is written: a sum of entries of one row is one."""
    if not isinstance(cell, Cell):
        return 0
    if cell.param or rows.at(cell):
        return 1
    return _summed(rows, cell) or sum(_weight(rows, x) for x in cell.args)


def _summed(rows: Rows, cell: Cell) -> int:
    """Of a sum of entries of one row, or of products of several: how many rows; else 0."""
    terms, rows_met = 0, set[int]()
    waiting: list[Any] = [*cell.args] if cell.func is np.add else []
    while waiting:
        term = waiting.pop()
        home = rows.at(term)
        terms += home is not None
        if home:
            rows_met.add(id(home[0]))
        elif isinstance(term, Cell) and term.func in (np.add, np.multiply):
            waiting += term.args
        else:
            return 0
    return len(rows_met) if 3 * len(rows_met) <= terms else 0
