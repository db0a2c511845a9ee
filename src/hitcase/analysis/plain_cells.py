"""Cells written more simply: nothing added to or taken times one, what is computed twice once, questions asked once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from hitcase.analysis.trace import COMPARISONS, Cell

Key = tuple[Any, ...]
LATEST = "options.do_nothing.start_month"
COUNTED = ("year[", "month[", LATEST)  # what the kit sets and a formula still reads; do nothing's zeros it does not
DEEP = 4  # operations below a question within which it is not asked again
EMPTY: dict[Any, Callable[[Any, Any], Any]] = {  # what an operation with a plain number comes to; None: itself
    np.add: lambda a, b: b if _is(a, 0) else a if _is(b, 0) else None,
    np.subtract: lambda a, b: a if _is(b, 0) else None,
    np.multiply: lambda a, b: 0 if _is(a, 0) or _is(b, 0) else b if _is(a, 1) else a if _is(b, 1) else None,
    np.true_divide: lambda a, b: 0 if _is(a, 0) else a if _is(b, 1) else None,
}


class Plain:
    """Gives each Cell its simplest form; the same computation is one Cell, whoever asks."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.known: dict[int, tuple[Cell, Any]] = {}  # the Cell stays alive, so that its id stays its own
        self.forms: dict[Key, Any] = {}
        self.asking: set[int] = set()  # forms in which a question stands

    def __call__(self, number: Any) -> Any:
        """A Cell's simplest form, a plain number where no input plays a part; a plain number is its own."""
        waiting = [number]
        while waiting:  # the running totals of 60 months are deeper than Python likes to go
            cell = waiting[-1]
            missing = [x for x in cell.args if isinstance(x, Cell) and id(x) not in self.known] if _op(cell) else []
            if missing:
                waiting += missing
                continue
            waiting.pop()
            if isinstance(cell, Cell) and id(cell) not in self.known:
                self.known[id(cell)] = (cell, self._form(cell))
        return self.at(number)

    def at(self, number: Any) -> Any:
        """The form that was found."""
        return self.known[id(number)][1] if isinstance(number, Cell) else number

    def _form(self, cell: Cell) -> Any:
        if cell.param and cell.param.part == "structure" and not cell.param.path.startswith(COUNTED):
            return cell.param.base
        if cell.param or cell.func is None:
            return self.forms.setdefault(("param", cell.param.path if cell.param else id(cell)), cell)
        return self.made(cell.func, tuple(self.at(x) for x in cell.args), cell.value)

    def made(self, func: Any, args: tuple[Any, ...], value: Any) -> Any:
        """An operation on simple forms, as simple as it can be."""
        if func is np.where:
            args = self._asked_once(*args)
            if not isinstance(args[0], Cell):
                return args[1] if args[0] else args[2]
            if args[1] is args[2]:
                return args[1]
        elif not any(isinstance(x, Cell) for x in args):
            return value if func in COMPARISONS else float(value)
        empty = EMPTY[func](*args) if func in EMPTY else None
        if empty is not None:
            return empty
        key = (func, *(id(x) if isinstance(x, Cell) else ("number", float(x)) for x in args))
        found = self.forms.setdefault(key, Cell(value, func, args))
        if func is np.where or any(id(x) in self.asking for x in args):
            self.asking.add(id(found))
        return found

    def _asked_once(self, condition: Any, yes: Any, no: Any) -> tuple[Any, Any, Any]:
        return condition, self._given(yes, condition, 1, DEEP), self._given(no, condition, 2, DEEP)

    def _given(self, cell: Any, condition: Any, side: int, deep: int) -> Any:
        """A form where the answer to a condition is known: 1 for yes, 2 for no."""
        if id(cell) not in self.asking or not deep:
            return cell
        if cell.func is np.where and cell.args[0] is condition:
            return cell.args[side]
        args = tuple(self._given(x, condition, side, deep - 1) for x in cell.args)
        same = all(new is old for new, old in zip(args, cell.args, strict=True))
        return cell if same else self.made(cell.func, args, cell.value)


def _op(number: Any) -> bool:
    return isinstance(number, Cell) and number.func is not None


def _is(number: Any, value: int) -> bool:
    return not isinstance(number, Cell) and number == value
