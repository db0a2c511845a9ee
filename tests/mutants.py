"""Client files with one thing wrong: a key left out, nothing, 0, a factor of a thousand, ends of a range swapped."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

Path = tuple[str | int, ...]
File = dict[str, Any]


def mutants(file: File) -> Iterator[tuple[str, File]]:
    """Every change of one place, with what was done there."""
    for path in places(file):
        value = at(file, path)
        name = ".".join(map(str, path))
        without = copy.deepcopy(file)
        del at(without, path[:-1])[path[-1]]
        yield f"delete {name}", without
        for act, other in changes(value):
            yield f"{act} {name}", put(file, path, other)


def changes(value: Any) -> Iterator[tuple[str, Any]]:
    """What else could stand in the place of a value."""
    yield "null", None
    if isinstance(value, dict | list) and value:
        yield "empty", type(value)()
    if isinstance(value, dict) and {"low", "high"} <= value.keys():
        yield "swap", {**value, "low": value["high"], "high": value["low"]}
    if (number := number_in(value)) is not None:
        yield "zero", 0
        yield "times", number * 1000
        yield "over", number / 1000
    if isinstance(value, str):
        yield "blank", " "


def number_in(value: Any) -> float | None:
    """The number that stands there; a share in percent is one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = value.removesuffix("%").strip() if isinstance(value, str) and value.endswith("%") else ""
    return float(text) / 100 if text.replace(".", "", 1).isdigit() else None


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every path of a file, each mapping and list before what it holds."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in entries:
        yield from places(below, (*path, step))


def at(file: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        file = file[step]
    return file


def put(file: File, path: Path, value: Any) -> File:
    """The file with another value at a path."""
    changed = copy.deepcopy(file)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def plain(value: Any) -> Any:
    """What YAML read, with days as a person writes them."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
