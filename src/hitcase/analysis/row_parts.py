"""What of a formula needs a row of its own: where one question stands in another, or where it is long."""

from __future__ import annotations

from typing import Any

import numpy as np

from hitcase.analysis.row import Rows
from hitcase.analysis.trace import Cell

LONG = 7  # references in one formula
Place = tuple[int, ...]  # which argument of which argument


def too_much(rows: Rows, cell: Cell) -> Place:
    """The place of a part that a formula should not hold; () if it is short enough."""
    return _nested(rows, cell, (), asked=False) or _heavy(rows, cell)


def part(cell: Any, at: Place) -> Any:
    """What stands at a place of a formula; 0 where it has no such part."""
    for i in at:
        if not isinstance(cell, Cell) or len(cell.args) <= i:
            return 0
        cell = cell.args[i]
    return cell


def _nested(rows: Rows, cell: Cell, at: Place, *, asked: bool) -> Place:
    for i, x in enumerate(cell.args):
        if isinstance(x, Cell) and not x.param and not rows.at(x):
            inside = asked or cell.func is np.where
            if inside and x.func is np.where:
                return (*at, i)
            if found := _nested(rows, x, (*at, i), asked=inside):
                return found
    return ()


def _heavy(rows: Rows, cell: Cell) -> Place:
    if _weight(rows, cell) <= LONG:
        return ()
    at: Place = ()
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
    terms, named = 0, set[int]()
    waiting: list[Any] = [*cell.args] if cell.func is np.add else []
    while waiting:
        one = waiting.pop()
        home = rows.at(one)
        terms += home is not None
        if home:
            named.add(id(home[0]))
        elif isinstance(one, Cell) and one.func in (np.add, np.multiply):
            waiting += one.args
        else:
            return 0
    return len(named) if 3 * len(named) <= terms else 0
