"""Cell: a number that remembers how it came about. The third reading, and the check of the model's dialect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from hitcase.inputs.params import Param

# the dialect's closed list: what a model may do with a number
FORMS = (np.add, np.subtract, np.multiply, np.true_divide, np.power)
FORMS += (np.less, np.less_equal, np.greater, np.greater_equal, np.maximum, np.minimum)  # type: ignore[assignment]
WRITE = "Write + - * / **, a comparison inside np.where, np.maximum, np.minimum or np.where."


class Cell(NDArrayOperatorsMixin):
    """One number with the operation and the numbers that it came from, or the Param that it is.

    >>> cell = Cell(2.0) * 3 + 1
    >>> float(cell.value), cell.func.__name__
    (7.0, 'add')
    """

    __slots__ = ("args", "func", "param", "value")

    def __init__(self, value: Any, func: Any = None, args: tuple[Any, ...] = (), param: Param | None = None) -> None:
        """Made by `bind` for a Param, else by an operator."""
        self.value, self.func, self.args, self.param = value, func, args, param

    def __array_ufunc__(self, ufunc: Any, method: str, *args: Any, **extra: Any) -> Cell:
        if ufunc not in FORMS or method != "__call__" or extra:
            raise TypeError(f"{ufunc.__name__} is not in the model's dialect. {WRITE}")
        return Cell(ufunc(*map(value_of, args)), ufunc, args)

    def __array_function__(self, func: Any, types: Any, args: tuple[Any, ...], extra: Any) -> Cell:
        if func is not np.where or len(args) != 3 or extra:
            raise TypeError(f"{func.__name__} is not in the model's dialect. {WRITE}")
        return Cell(func(*map(value_of, args))[()], func, args)

    def __bool__(self) -> bool:
        raise TypeError("a number decides a branch; write np.where, np.maximum or np.minimum so that both sides stay")

    def _refuse(self, *_: Any) -> NoReturn:
        raise TypeError(f"a number of the model is used as a plain one. {WRITE}")

    __float__ = __int__ = __index__ = __array__ = __iter__ = __round__ = __format__ = _refuse  # type: ignore[assignment]


def value_of(number: Any) -> Any:
    """The value of a Cell; anything else as it is."""
    return number.value if isinstance(number, Cell) else number


def inputs_of(number: Any) -> dict[str, Param]:
    """Every Param that a number rests on, by path, in the order in which the formula meets them.

    >>> list(inputs_of(3.0))
    []
    """
    found: dict[str, Param] = {}
    for cell in _below(number, set()):
        if cell.param and cell.param.part != "structure":
            found[cell.param.path] = cell.param
    return found


def _below(number: Any, seen: set[int]) -> Iterator[Cell]:
    waiting = [number]
    while waiting:
        cell = waiting.pop()
        if isinstance(cell, Cell) and id(cell) not in seen:
            seen.add(id(cell))
            yield cell
            waiting.extend(reversed(cell.args))
