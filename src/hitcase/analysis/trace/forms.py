"""How a formula is written: of Cells, in a spreadsheet's words or in those of a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hitcase.analysis.trace.cells import Cell
from hitcase.analysis.trace.rows import Row

Place = tuple[Row, int]
Span = tuple[Row, int, int]  # a row, the first and the last of its entries that are meant
TIGHT = {np.add: 1, np.subtract: 1, np.multiply: 2, np.true_divide: 2, np.power: 3}
COMPARISON_SIGNS = {np.less: "<", np.less_equal: "<=", np.greater: ">", np.greater_equal: ">="}
RUN = 3  # entries of one row beside each other, from which on their sum is written as one


@dataclass(frozen=True)
class Notation:
    """Signs of operations and names of functions."""

    signs: dict[Any, str]
    calls: dict[Any, str]
    comma: str = ","


SHEET = Notation(
    {np.add: "+", np.subtract: "-", np.multiply: "*", np.true_divide: "/", np.power: "^"},
    {np.maximum: "MAX", np.minimum: "MIN", np.where: "IF"},
)
WORDS = Notation(
    {np.add: " + ", np.subtract: " − ", np.multiply: " × ", np.true_divide: " / ", np.power: "^"},
    {np.maximum: "the larger of ", np.minimum: "the smaller of ", np.where: "if "},
    "; ",
)


@dataclass(frozen=True)
class Writer:
    """Writes formulas. reference: how a Cell that has a row, or an input, is named. number: a plain number.

    places: where a Cell stands. total: the sum of some entries of a row beside each other, or of products of several.
    """

    tongue: Notation
    reference: Callable[[Cell], str]
    total: Callable[[list[Span]], str]
    places: Callable[[Any], Sequence[Place]]
    number: Callable[[Any], str]

    def formula(self, cell: Cell, *, whole: bool = False) -> str:
        """How a Cell is computed from what has a row of its own.

        whole: a sum of all entries of a row is written so, also where a part of it has a row of its own.
        """
        if whole and cell.func is np.add:
            parts = list(self._parts(cell))
            size, total = self._run(parts)
            if size == len(parts):
                return total
        return self._op(cell)[0]

    def _text(self, cell: Any) -> tuple[str, int]:
        """A part of a formula, and how tightly it holds together."""
        if not isinstance(cell, Cell):
            return self.number(cell), 4
        if cell.param or self.places(cell):
            return self.reference(cell), 4
        return self._op(cell)

    def _op(self, cell: Cell) -> tuple[str, int]:
        if cell.func is np.add:
            return self._sum(cell)
        if cell.func in self.tongue.calls:
            return self._call(cell), 4
        if cell.func in COMPARISON_SIGNS:
            return COMPARISON_SIGNS[cell.func].join(self._text(x)[0] for x in cell.args), 0
        tight = TIGHT[cell.func]
        left, right = (self._text(x) for x in cell.args)
        after = right[1] <= tight if cell.func is not np.multiply else right[1] < tight
        return self._held(left, left[1] < tight) + self.tongue.signs[cell.func] + self._held(right, after), tight

    def _held(self, part: tuple[str, int], loose: bool) -> str:
        return f"({part[0]})" if loose else part[0]

    def _call(self, cell: Cell) -> str:
        parts = (self._text(x)[0] for x in cell.args)
        return f"{self.tongue.calls[cell.func]}({self.tongue.comma.join(parts)})"

    def _sum(self, cell: Cell) -> tuple[str, int]:
        terms, parts = list(self._terms(cell, top=True)), list[str]()
        while terms:
            size, total = self._run(terms)
            text = self._text(terms[0])
            parts.append(total if size else self._held(text, bool(parts) and text[1] <= 1))
            terms = terms[max(1, size) :]
        return self.tongue.signs[np.add].join(parts), 1 if len(parts) > 1 else 4

    def _parts(self, cell: Any) -> Iterator[Any]:
        """All that is added up, also where a part of the sum has a row of its own."""
        if isinstance(cell, Cell) and cell.func is np.add:
            for x in cell.args:
                yield from self._parts(x)
        else:
            yield cell

    def _terms(self, cell: Any, top: bool = False) -> Iterator[Any]:
        """What is added up from left to right; a sum within it on the right keeps its brackets, and so its rounding."""
        if isinstance(cell, Cell) and cell.func is np.add and (top or not self.places(cell)):
            yield from self._terms(cell.args[0])
            yield cell.args[1]
        else:
            yield cell

    def _run(self, terms: list[Any]) -> tuple[int, str]:
        """How many terms are entries beside each other of one row, or of products of rows, and how that is written."""
        if len(terms) < RUN:
            return 0, ""
        first = [self.places(x) for x in self._factors(terms[0])]
        rows = []
        size = len(terms)
        for i, places in enumerate(first):
            lengths = [(self._length(terms, i, row, at, len(first)), row, at) for row, at in places]
            best = max(lengths, key=lambda length: length[0], default=(0, None, 0))
            size = min(size, best[0])
            rows.append((best[1], best[2]))
        if size < RUN:
            return 0, ""
        return size, self.total([(row, at, at + size - 1) for row, at in rows if row])

    def _length(self, terms: list[Any], i: int, row: Row, at: int, factors: int) -> int:
        for k, term in enumerate(terms):
            parts = self._factors(term)
            if len(parts) != factors or not any(x is row and y == at + k for x, y in self.places(parts[i])):
                return k
        return len(terms)

    def _factors(self, cell: Any) -> list[Any]:
        if isinstance(cell, Cell) and cell.func is np.multiply and not self.places(cell):
            return [x for arg in cell.args for x in self._factors(arg)]
        return [cell]
