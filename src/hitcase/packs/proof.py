"""The proof of a workbook: another engine computes it from its formulas alone, and every line equals the model's."""

from __future__ import annotations

import io
import math
import random
import re
import zipfile
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import formualizer
import numpy as np

from hitcase.analysis.readings import floats
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.text.numbers import look_of
from hitcase.workbook.book import At, Workbook
from hitcase.workbook.checks_sheet import GOOD, MASTER

STORED = re.compile(rb"(</f>)<v>[^<]*</v>")
CLOSE = 1e-9  # relative
NUDGE = 0.1  # of a number without a range, up and down
TINY = 1e-8  # money
LAST = 1e-14  # of the largest line of its kind: what is left where such amounts cancel
TIE, TRIES = 1e-12, 8
Cell = tuple[str, int, At, Any, float]  # a line and which of its entries, where it stands, what it says and should say
SMALL = 0.05  # how far a zero without a range is moved


def proof(case: Case, book: Workbook, seed: int) -> dict[str, Any]:
    """How well the workbook agrees with the model as built, and where every input has moved.

    Args:
        seed: which point the inputs are moved to; a pack takes its client's.

    Returns: lines compared, and the largest relative difference at each of the two points.
    Raises: RuntimeError with the first cell that differs by more than a billionth, or if a check of its own fails.
    """
    engine = formualizer.Workbook.from_bytes(without_values(book.data))
    worst = []
    for values in ({}, moved_inputs(case, book, seed)):
        worst.append(compare(case, book, engine, values))
        if (verdict := engine.get_value(*MASTER)) != GOOD:
            raise RuntimeError(f"the workbook's own checks do not hold: {MASTER[0]} says {verdict!r}")
    cells = sum(map(len, book.lines.values()))
    return {"cells": cells, "worst_as_built": worst[0], "worst_with_every_input_moved": worst[1]}


def without_values(data: bytes) -> bytes:
    """A workbook without the values that are stored beside its formulas."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, STORED.sub(rb"\1", part) if name.startswith("xl/worksheets/") else part)
    return out.getvalue()


def moved_inputs(case: Case, book: Workbook, seed: int) -> dict[str, float]:
    """Another value for every input of the workbook: within its range, or beside a value without one."""
    chance = random.Random(seed)  # noqa: S311 a point, not a secret
    return {path: _moved_value(case.params[path], chance) for path in book.inputs}


def _moved_value(param: Param, chance: random.Random) -> float:
    around = abs(param.base) * NUDGE or SMALL
    low = param.base - around if param.low is None else param.low
    high = param.base + around if param.high is None else param.high
    return chance.uniform(max(low, param.least), min(high, param.most))


def compare(case: Case, book: Workbook, engine: Any, values: Mapping[str, float]) -> float:
    """The largest relative difference of any line, with other values for some inputs.

    Raises: RuntimeError with the first cell that differs by more than a billionth.
    """
    _set_inputs(book, engine, values)
    engine.evaluate_all()
    lines, worst, odd = _lines(case, values), 0.0, list[Cell]()
    looks = {path: look_of(path) for path in book.lines}
    largest = _largest(book, lines, looks)
    for path, cells in book.lines.items():
        for i, (at, expected) in enumerate(zip(cells, _entries(lines, book.keys[path]), strict=True)):
            actual = engine.get_value(*at)
            distance = difference(path, actual, expected, largest[looks[path]])
            if distance > CLOSE:
                odd.append((path, i, at, actual, expected))
            else:
                worst = max(worst, distance)
    for path, _, at, actual, expected in _not_ties(case, book, values, odd):
        place = f"{at[0]}, row {at[1]}, column {at[2]}"
        raise RuntimeError(f"the workbook and the model differ: {path} is {expected!r}, {place} says {actual!r}")
    return worst


def _largest(book: Workbook, lines: Any, looks: dict[str, str]) -> dict[str, float]:
    """The largest size of any line by the way in which it is shown: money, hours, people and so on."""
    largest: dict[str, float] = {}
    for path, look in looks.items():
        largest[look] = max(largest.get(look, 0.0), *map(abs, _entries(lines, book.keys[path])))
    return largest


def _set_inputs(book: Workbook, engine: Any, values: Mapping[str, float]) -> None:
    """Values that stand below each other go together: a column takes the engine as long as one of them."""
    places = sorted((sheet, column, row, values[path]) for path in values for sheet, row, column in [book.inputs[path]])
    runs = groupby(enumerate(places), lambda numbered: (*numbered[1][:2], numbered[1][2] - numbered[0]))
    for _, run in runs:
        (sheet, column, row, _), *_ = below = [place for _, place in run]
        engine.set_values_batch(sheet, row, column, [[value] for *_, value in below])


def _not_ties(case: Case, book: Workbook, values: Mapping[str, float], odd: list[Cell]) -> list[Cell]:
    """The cells that the model does not come to either when its inputs move in their twelfth digit.

    Where money in and out are equal to the cent, whether it "pays back" is a matter of rounding: the order of adding.
    """
    chance = random.Random(0)  # noqa: S311 points, not secrets
    for _ in range(TRIES if odd else 0):
        near = {path: (values.get(path, p.base)) * (1 + chance.uniform(-TIE, TIE)) for path, p in case.params.items()}
        lines = _lines(case, near)
        odd = [c for c in odd if difference(c[0], c[3], _entries(lines, book.keys[c[0]])[c[1]]) > CLOSE]
    return odd


def _lines(case: Case, values: Mapping[str, float]) -> Any:
    return floats(case, lambda path, param: np.float64(values.get(path, param.base)))


def difference(path: str, value: Any, expected: float, largest: float = 0.0) -> float:
    """How far a cell is from its line, relative; of money, a millionth of a cent is nothing.

    What remains where millions cancel is rounding, since two engines add in another order: the more, the larger the
    largest line of its kind.

    >>> difference("options.o.net_cash", 2e-9, 0.0), difference("options.o.roi_cash", 0.5, 0.4), difference("x", "", 1)
    (0.0, 0.09999999999999998, inf)
    >>> difference("options.o.net_cash", 2e-6, 0.0, 1e9), difference("options.o.net_cash", 2e-6, 0.0, 1e6)
    (0.0, 2e-06)
    """
    if not isinstance(value, int | float):
        return math.inf
    distance = abs(value - expected)
    tiny = distance <= TINY and look_of(path) in ("money", "net")
    return 0.0 if tiny or distance <= LAST * largest else distance / max(1.0, abs(expected))


def _entries(lines: Any, keys: tuple[str, ...]) -> list[float]:
    for key in keys:
        lines = lines[key]
    return lines if isinstance(lines, list) else [lines]
