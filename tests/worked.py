"""The worked example: its cases, its numbers as printed, and cases that differ from it in a few keys."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hitcase.analysis.cases import load
from hitcase.inputs.case import Case
from tests.strategies import case_of

CASES = Path(__file__).parent / "cases"


class Printed(NamedTuple):
    """One number of the worked example: the case's file, the line's path, its year or month (or "value"), its text."""

    file: str
    path: str
    at: str
    text: str


@cache
def printed() -> tuple[Printed, ...]:
    """Every number that cases/worked_example.md prints."""
    found, file, header = [], "", [""]
    for line in (CASES / "worked_example.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("## "):
            file = line.removeprefix("## ")
        elif not line.startswith("|"):
            header = []
        elif not header:
            header = cells
        elif set(line) - set("|-: "):
            numbers = zip(header[1:], cells[1:], strict=True)
            found += [Printed(file, header[0] + cells[0], at, text) for at, text in numbers]
    return tuple(found)


def number_at(lines: Any, path: str, at: str) -> float | None:
    """The number of a line; ``at`` is its year or month, or "value"."""
    for step in path.split("."):
        lines = lines[step]
    return lines if at == "value" else lines[int(at)]


def agrees(value: float | None, text: str) -> bool:
    """Whether a number is the printed one: within half a unit of its last digit. A dash is 0, "never" is None."""
    if text in ("never", "–") or value is None:
        return value == {"never": None, "–": 0}.get(text, text)
    plain = text.replace("−", "-").replace(",", "")
    digits = len(plain.partition(".")[2])
    return abs(value - float(plain)) <= 0.5 * 10**-digits + 1e-9


def differences(lines: Any, file: str = "worked.yaml") -> list[str]:
    """What a case's lines have otherwise than printed."""
    wanted = [(want, number_at(lines, want.path, want.at)) for want in printed() if want.file == file]
    return [f"{want.path}[{want.at}]: {got}, not {want.text}" for want, got in wanted if not agrees(got, want.text)]


@cache
def worked(file: str = "worked.yaml") -> Case:
    """A case of the worked example."""
    return load(CASES / file)


def case_with(changes: dict[str, Any], file: str = "worked.yaml") -> Case:
    """A case of the worked example with other values at some paths; None takes a key out.

    >>> case_with({"options.managed.start_month": 7}).tree.options.managed.parts[0].start_month.base
    7.0
    """
    data = deepcopy(worked(file).data)
    for path, value in changes.items():
        *above, last = path.split(".")
        section = data
        for step in above:
            section = section[step]
        section[last] = value
        if value is None:
            del section[last]
    return case_of(data)
