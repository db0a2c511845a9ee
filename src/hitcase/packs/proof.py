"""The proof of a workbook: another engine computes it from its formulas alone, and every line equals the model's."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import formualizer
import numpy as np

from hitcase.analysis.readings import floats
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.problems import steps
from hitcase.views.workbook.book import Workbook

STORED = re.compile(rb"(</f>)<v>[^<]*</v>")
CLOSE = 1e-9  # relative
NUDGE = 0.1  # of a number without a range, up and down
SMALL = 0.05  # how far a zero without a range is moved


def proof(case: Case, book: Workbook, seed: int) -> dict[str, Any]:
    """How well the workbook agrees with the model as built, and where every input has moved.

    Args:
        seed: which point the inputs are moved to; a pack takes its client's.

    Returns: lines compared, and the largest relative difference at each of the two points.
    Raises: RuntimeError with the first cell that differs by more than a billionth.
    """
    engine = formualizer.Workbook.from_bytes(bare(book.data))
    worst = [compared(case, book, engine, {}), compared(case, book, engine, moved(case, book, seed))]
    cells = sum(map(len, book.lines.values()))
    return {"cells": cells, "worst_as_built": worst[0], "worst_with_every_input_moved": worst[1]}


def bare(data: bytes) -> bytes:
    """A workbook without the values that are stored beside its formulas."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, STORED.sub(rb"\1", part) if name.startswith("xl/worksheets/") else part)
    return out.getvalue()


def moved(case: Case, book: Workbook, seed: int) -> dict[str, float]:
    """Another value for every input of the workbook: within its range, or beside a value without one."""
    chance = random.Random(seed)  # noqa: S311 a point, not a secret
    return {path: _moved(case.params[path], chance) for path in book.inputs}


def _moved(param: Param, chance: random.Random) -> float:
    around = abs(param.base) * NUDGE or SMALL
    low = param.base - around if param.low is None else param.low
    high = param.base + around if param.high is None else param.high
    return min(max(chance.uniform(low, high), param.least), param.most)


def compared(case: Case, book: Workbook, engine: Any, values: Mapping[str, float]) -> float:
    """The largest relative difference of any line, with other values for some inputs.

    Raises: RuntimeError with the first cell that differs by more than a billionth.
    """
    for path, value in values.items():
        engine.set_value(*book.inputs[path], value)
    engine.evaluate_all()
    lines = floats(case, lambda path, param: np.float64(values.get(path, param.base)))
    worst = 0.0
    for path, cells in book.lines.items():
        found = _at(lines, path)
        for at, wanted in zip(cells, found if isinstance(found, list) else [found], strict=True):
            got = engine.get_value(*at)
            off = abs(got - wanted) / max(1.0, abs(wanted)) if isinstance(got, int | float) else np.inf
            if off > CLOSE:
                place = f"{at[0]}, row {at[1]}, column {at[2]}"
                raise RuntimeError(f"the workbook and the model differ: {path} is {wanted!r}, {place} says {got!r}")
            worst = max(worst, float(off))
    return worst


def _at(lines: Any, path: str) -> Any:
    for step in steps(path):
        lines = lines[step]
    return lines
