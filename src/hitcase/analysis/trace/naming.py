"""What the model's own functions call each number while they run: names for the steps that no line holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Any

from hitcase.analysis.readings import read
from hitcase.analysis.trace.cells import Cell
from hitcase.inputs.case import Case

MODEL = "hitcase.model."
LOCAL, RESULT, ARGUMENT = (
    0,
    1,
    2,
)  # how well a name fits: the model's own for a step, that of a function, of what it got


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the model has for some Cells: one, or a list by year or month in which numbers may stand too."""

    label: str
    rank: int
    cells: tuple[Any, ...]
    function: str = ""  # whose name it is


def traced_names(case: Case) -> tuple[dict[str, Any], dict[int, Name]]:
    """Every line of a case as Cells, and by a Cell's id the best name that the model has for it.

    Functions of the model are watched as they return; nothing in the model knows of it.

    >>> from hitcase.analysis.cases import load
    >>> lines, names = traced_names(load("params/lakeside.yaml"))
    >>> "running_total" in {name.label for name in names.values()}
    True
    """
    names: dict[int, Name] = {}

    def watch(frame: FrameType, event: str, result: Any) -> None:
        if event == "return" and frame.f_globals.get("__name__", "").startswith(MODEL):
            _note(names, frame, result)

    previous = sys.getprofile()
    sys.setprofile(watch)
    try:
        lines = read(case, lambda _, param: Cell(param.base, param=param), months=True)
    finally:
        sys.setprofile(previous if callable(previous) else None)
    return lines, names


def _note(names: dict[int, Name], frame: FrameType, result: Any) -> None:
    code = frame.f_code
    if code.co_name.startswith("<"):  # a comprehension, or a lambda
        return
    arguments = code.co_varnames[: code.co_argcount]
    for label, value in frame.f_locals.items():
        _name(names, label, ARGUMENT if label in arguments else LOCAL, value, code.co_name)
    _name(names, code.co_name, RESULT, result, code.co_name)


def _name(names: dict[int, Name], label: str, rank: int, value: Any, function: str) -> None:
    cells = tuple(value) if type(value) is list else (value,)
    if not all(isinstance(cell, Cell | int | float) for cell in cells):
        return
    name = Name(label, rank, cells, function)
    for cell in cells[is_running_total(cells) :]:
        best = names.get(id(cell))
        if isinstance(cell, Cell) and (best is None or rank < best.rank):
            names[id(cell)] = name


def is_running_total(cells: Sequence[Any]) -> bool:
    """Whether each of a list builds on the one before, as a running total does: its first is another's."""
    return len(cells) > 1 and isinstance(cells[1], Cell) and any(x is cells[0] for x in cells[1].args)
