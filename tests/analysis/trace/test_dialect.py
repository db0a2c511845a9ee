"""The model's dialect: which idioms a Cell takes part in, and what is said of all others."""

from __future__ import annotations

import decimal
import fractions
import json
import math
import statistics
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.trace.cells import Cell

X, Y = Cell(np.float64(2.0)), Cell(np.float64(3.0))
FLOATS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda x, y: x + y + 1 + x,
    "-": lambda x, y: 1 - x - y,
    "*": lambda x, y: 12 * x * y,
    "/": lambda x, y: x / y / 2,
    "**": lambda x, y: (1 + x) ** (y - 1),
    "numpy float": lambda x, y: np.float64(3) * x + np.int64(2) * y,
    "0-d array": lambda x, y: np.where(np.float64(1) > 0, 5.0, 0) * x + y,
    "sum": lambda x, y: sum([x, y, 3]),
    "accumulate": lambda x, y: list(accumulate([x, y, 1]))[-1],
    "accumulate np.minimum": lambda x, y: list(accumulate([y, x, 4], np.minimum))[-1],
    "zip": lambda x, y: sum(a * b for a, b in zip([x, y], [y, 4], strict=True)),
    "list += list": lambda x, y: _joined([x], [y]),
    "np.maximum, np.minimum": lambda x, y: np.maximum(0, x - y) + np.minimum(12, y),
    "np.where <": lambda x, y: np.where(x < y, x, 0),
    "np.where <= >= >": lambda x, y: np.where(x <= 2, 1, 0) + np.where(x >= 3, 1, 0) + np.where(y > 3, 1, 0),
    "np.where in np.where": lambda x, y: np.where(x > 0, y / np.where(x > 0, x, 1), 0),
    "np.where on settled": lambda x, y: np.where(np.float64(1) > 0, x, y) + np.where(np.float64(2) < 1, x, y),
    "pow": lambda x, y: pow(x, 2) + np.power(y, 2),
}
REFUSED: dict[str, Callable[[Any], Any]] = {
    "if": lambda x: 1 if x else 2,
    "and": lambda x: x and 1,
    "or": lambda x: x or 1,
    "not": lambda x: not x,
    "if comparison": lambda x: 1 if x < 3 else 2,
    "chained": lambda x: 0 < x < 5,
    "max": lambda x: max(x, 1),
    "min": lambda x: min(0, x),
    "sorted": lambda x: sorted([x, Y]),
    "any": lambda x: any([x]),
    "==": lambda x: x == 2,
    "!=": lambda x: x != 2,
    "== None": lambda x: x == None,  # noqa: E711 what the idiom is
    "in list": lambda x: x in [1, 2],
    "list of it": lambda x: 1 in [x, Y],
    "in it": lambda x: 1 in x,
    "in dict": lambda x: x in {1: 2},
    "set": lambda x: {x},
    "hash": hash,
    "float": float,
    "int": int,
    "complex": complex,
    "round": round,
    "round 2": lambda x: round(x, 2),
    "trunc": math.trunc,
    "floor": math.floor,
    "sqrt": math.sqrt,
    "isclose": lambda x: math.isclose(x, 2),
    "fsum": lambda x: math.fsum([x]),
    "range": range,
    "index": lambda x: [1, 2, 3][x],
    "f-string": lambda x: f"{x}",
    "f-string format": lambda x: f"{x:.2f}",
    "%s": lambda x: "%s" % x,  # noqa: UP031 what the idiom is
    "str": str,
    "//": lambda x: x // 2,
    "2 //": lambda x: 2 // x,
    "%": lambda x: x % 2,
    "divmod": lambda x: divmod(x, 2),
    "-x": lambda x: -x,
    "+x": lambda x: +x,
    "abs": abs,
    "~": lambda x: ~x,
    "&": lambda x: (x < 3) & (Y < 3),
    "<<": lambda x: x << 1,
    "@": lambda x: x @ Y,
    "len": len,
    "[0]": lambda x: x[0],
    "iterate": list,
    "np.sum": np.sum,
    "np.sum of list": lambda x: np.sum([x, Y]),
    "np.mean": np.mean,
    "np.mean of list": lambda x: np.mean([x, Y]),
    "np.max": lambda x: np.max([x, Y]),
    "np.clip": lambda x: np.clip(x, 0, 1),
    "np.array": np.array,
    "np.array of list": lambda x: np.array([x, Y]),
    "np.array of objects": lambda x: np.array([x, Y], dtype=object),
    "np.cumsum": np.cumsum,
    "np.cumsum of list": lambda x: np.cumsum([x, Y]),
    "np.add.reduce": lambda x: np.add.reduce([x, Y]),
    "np.add.reduce of it": np.add.reduce,
    "np.exp": np.exp,
    "np.abs": np.abs,
    "np.round": np.round,
    "np.isclose": lambda x: np.isclose(x, 2),
    "np.equal": lambda x: np.equal(x, 2),
    "np.logical_and": lambda x: np.logical_and(x > 0, Y > 0),
    "np.stack": lambda x: np.stack([x, Y]),
    "np.float_power": lambda x: np.float_power(x, 2),
    "np.float64": np.float64,
    "np.where of one": np.where,
    "np.where on a number": lambda x: np.where(x, 1, 0),
    "np.where on a list": lambda x: np.where([True, False], x, Y),
    "np.where of lists": lambda x: np.where(x > 0, [1, 2], 0),
    "np.where of None": lambda x: np.where(x > 0, None, 0),
    "list * it": lambda x: [1, 2] * x,
    "it * list": lambda x: x * [1, 2],
    "array * it": lambda x: np.array([1.0, 2.0]) * x,
    "it * array": lambda x: x * np.array([1.0, 2.0]),
    "it * text": lambda x: x * "a",
    "it * None": lambda x: x * None,
    "it + 1j": lambda x: x + 1j,
    "Decimal * it": lambda x: decimal.Decimal(1) * x,
    "Fraction * it": lambda x: fractions.Fraction(1, 2) * x,
    "comparison * number": lambda x: (x > 1) * 5,
    "sum of comparisons": lambda x: sum([x > 1, Y > 1]),
    "comparison of comparison": lambda x: np.where((x > 1) > 0, 1, 0),
}
LOUD: dict[str, Callable[[Any], Any]] = {
    "json": json.dumps,
    "Decimal": decimal.Decimal,
    "Fraction": fractions.Fraction,
    "statistics": lambda x: statistics.mean([x, Y]),
}


def _joined(first: list, second: list) -> Any:
    first += second
    return sum(first)


def _in_place(x: Any) -> Any:
    x += 1
    return x


@pytest.mark.parametrize("idiom", FLOATS)
def test_an_idiom_of_the_dialect_gives_a_cell_with_the_value_that_floats_give(idiom: str):
    """Plain arithmetic, np.where, np.maximum, np.minimum, and Python's sum, zip, accumulate around them."""
    made, plain = FLOATS[idiom](X, Y), FLOATS[idiom](np.float64(2), np.float64(3))
    assert isinstance(made, Cell)
    assert np.ndim(made.value) == 0
    assert made.value == plain


@pytest.mark.parametrize("idiom", REFUSED)
def test_any_other_idiom_is_refused_with_the_way_out(idiom: str):
    """Nothing is accepted in silence, and what is refused says what to write instead."""
    with pytest.raises(TypeError, match=r"[Ww]rite .*np\.where"):
        REFUSED[idiom](X)


@pytest.mark.parametrize("idiom", LOUD)
def test_what_never_asks_the_cell_raises_by_itself(idiom: str):
    """Libraries that look at the type alone refuse it, though they can't know the way out."""
    with pytest.raises(TypeError):
        LOUD[idiom](X)


@pytest.mark.parametrize("act", [_in_place, lambda x: np.add(x, 1, out=np.zeros(1))], ids=["+=", "out="])
def test_changing_in_place_is_refused(act: Callable[[Any], Any]):
    """A reading of arrays would change the inputs of other lines."""
    with pytest.raises(TypeError, match=r"changes a number in place .* Write a = a \+ b"):
        act(X)
