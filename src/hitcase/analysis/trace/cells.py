"""Cell: a number that remembers how it came about. The third reading, and the check of the model's dialect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from hitcase.inputs.params import Param

# the dialect's closed list: what a model may do with a number
COMPARISONS = frozenset({np.less, np.less_equal, np.greater, np.greater_equal})
FORMS = frozenset({np.add, np.subtract, np.multiply, np.true_divide, np.power, np.maximum, np.minimum}) | COMPARISONS
WRITE = "Write + - * / ** (0 - x for -x), np.maximum, np.minimum, or np.where with one comparison (< <= > >=)."


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
        if extra:
            raise TypeError(f"{ufunc.__name__} changes a number in place (+=, out=). Write a = a + b.")
        if ufunc not in FORMS or method != "__call__":
            raise TypeError(f"{ufunc.__name__} is not in the model's dialect. {WRITE}")
        return Cell(ufunc(*map(_number, args)), ufunc, args)

    def __array_function__(self, func: Any, types: Any, args: tuple[Any, ...], extra: Any) -> Cell:
        if func is not np.where or len(args) != 3 or extra:
            raise TypeError(f"{func.__name__} is not in the model's dialect. {WRITE}")
        return Cell(np.where(_condition(args[0]), *map(_number, args[1:]))[()], func, args)

    def __bool__(self) -> bool:
        raise TypeError("a number decides a branch; write np.where, np.maximum or np.minimum so that both sides stay")

    def __repr__(self) -> str:
        return f"Cell({self.value!r})"

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"a number of the model is used as a plain one, or as a list. {WRITE}")

    __float__ = __int__ = __index__ = __round__ = __trunc__ = _refuse
    __str__ = __format__ = __hash__ = _refuse
    __array__ = __iter__ = __len__ = __getitem__ = __contains__ = _refuse


def _number(number: Any) -> Any:
    """The value of what stands in a formula: one number, no list, text or comparison."""
    if isinstance(number, Cell):
        if number.func in COMPARISONS:
            raise TypeError("a comparison stands only inside np.where. Write np.where(a < b, 1, 0) for a flag.")
        return number.value
    if isinstance(number, int | float | np.integer) or (isinstance(number, np.ndarray) and number.ndim == 0):
        return number
    raise TypeError(f"{type(number).__name__} meets a number of the model; years are lists, one formula each. {WRITE}")


def _condition(condition: Any) -> Any:
    """The value of what np.where asks first: a comparison, or one of plain numbers that Python has settled."""
    value = value_of(condition)
    if isinstance(value, bool | np.bool_):
        return value
    raise TypeError(f"np.where asks a number instead of a comparison. {WRITE}")


def value_of(number: Any) -> Any:
    """The value of a Cell; anything else as it is."""
    return number.value if isinstance(number, Cell) else number


def inputs_of(number: Any) -> dict[str, Param]:
    """Every Param that a number, or any of a list, rests on, by path, in the order in which the formula meets them.

    >>> list(inputs_of(3.0))
    []
    """
    params: dict[str, Param] = {}
    for cell in _below(number, set()):
        if cell.param and cell.param.part != "structure":
            params[cell.param.path] = cell.param
    return params


def _below(number: Any, visited: set[int]) -> Iterator[Cell]:
    waiting = number[::-1] if isinstance(number, list) else [number]
    while waiting:
        cell = waiting.pop()
        if isinstance(cell, Cell) and id(cell) not in visited:
            visited.add(id(cell))
            yield cell
            waiting.extend(reversed(cell.args))
