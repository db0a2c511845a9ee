"""A row: a line, or a step on the way to one, as Cells that are each one formula; and where each Cell stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hitcase.analysis.trace import COMPARISONS, Cell
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
