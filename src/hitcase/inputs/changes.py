"""Other numbers for a client file: the fewest places of it that must change so that it holds them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hitcase.inputs.keys import in_file, number_at, value_at
from hitcase.inputs.params import Param
from hitcase.inputs.problems import Path, dotted, steps
from hitcase.inputs.quantity import Spec, number_in
from hitcase.inputs.sections import ENDS, Band

Data = dict[str, Any]
SPOKEN = "said in the workshop, "


@dataclass(frozen=True)
class Figure:
    """A number as it should stand in a file: its range if it has one, whose it is, and how it is drawn.

    Without an origin, the one that the file has stays; so do its note and its shape.
    """

    base: float
    low: float | None = None
    high: float | None = None
    origin: str = ""
    note: str = ""
    shape: str = ""

    def entry(self) -> Data:
        """The long form.

        >>> Figure(3.0, origin="HR").entry()
        {'base': 3, 'origin': 'HR'}
        """
        ends = {end: tidy(value) for end in ENDS if (value := getattr(self, end)) is not None}
        words = {"origin": origin_entry(self.origin), "note": self.note}
        return ends | {key: text for key, text in words.items() if text}


def origin_entry(text: str) -> Any:
    """An origin as it stands in a file: what was said in a workshop as that kind of source.

    >>> origin_entry("said in the workshop, CFO, 2026-10-14"), origin_entry("HR extract")
    ({'workshop': 'CFO, 2026-10-14'}, 'HR extract')
    """
    return {"workshop": text.removeprefix(SPOKEN)} if text.startswith(SPOKEN) else text


@dataclass(frozen=True)
class Edit:
    """One change of a file: the value at a path, which is new where the file has nothing there; or a key renamed."""

    path: Path
    value: Any
    renamed: str = ""


def changed(
    data: Data, params: Mapping[str, Param], figures: Mapping[str, Figure], alone: Container[str] = ()
) -> tuple[Data, list[Edit]]:
    """The data of a client file with other numbers in it, and the edits that lead there.

    Args:
        data: the file's own values, as read; stays as it is. params: every number of its case, by path.
        figures: path → the number that should stand there; each path is one of params.
        alone: of which paths nothing stays that the figure does not have, such as a range.
    """
    edits: list[Edit] = []
    for path, figure in figures.items():
        for edit in list(_edits(data, params, path, figure, alone=path in alone)):
            data = apply_edit(data, edit)
            edits.append(edit)
    return data, edits


def apply_edit(data: Any, edit: Edit) -> Any:
    """The data with one edit made; what the edit does not concern is shared, nothing is changed in place.

    >>> apply_edit({"fte": {"claim": "c"}, "hours": 2}, Edit(("fte", "claim"), 7, "base"))
    {'fte': {'base': 7}, 'hours': 2}
    """
    step, *rest = edit.path
    value = apply_edit(data[step], Edit(tuple(rest), edit.value, edit.renamed)) if rest else edit.value
    if isinstance(data, list):
        return [value if i == step else entry for i, entry in enumerate(data)]
    name = edit.renamed if edit.renamed and not rest else step
    return {(name if key == step else key): (value if key == step else entry) for key, entry in data.items()} | {
        name: value
    }


def _edits(data: Data, params: Mapping[str, Param], path: str, figure: Figure, *, alone: bool) -> Iterator[Edit]:
    shape = (data.get("shapes") or {}).get(path)
    if figure.shape and (shape["shape"] if isinstance(shape, dict) else shape) != figure.shape:
        yield insertion(data, ("shapes", path), figure.shape)
    target = _as_written(data, steps(path))
    key, spec = number_at(target, data)
    if spec.form == "by_year" and _has(data, key) and not isinstance(value_at(data, key), list):
        target = key  # one entry, written without a list
    if target[-1] == "score" and _has(data, target[:-1]) and not isinstance(value_at(data, target[:-1]), dict):
        yield Edit(target[:-1], {"score": figure.entry()})
    elif not _has(data, target):
        value = figure.entry() if key == target else _new_entry(params, key, target, figure)
        yield insertion(data, key, value)
    elif isinstance(entry := value_at(data, target), dict) and not alone:
        yield from _in_place(entry, target, figure, spec)
    else:
        yield Edit(target, figure.entry())


def _as_written(data: Data, path: Path) -> Path:
    """The path as the file has it: a band of prices is a pair there, or a mapping."""
    *_, band, entry = ("", *path)
    above = path[:-1]
    if not (isinstance(band, int) and isinstance(entry, int) and in_file(above, data) == above):
        return path
    return (*above, list(Band.model_fields)[entry]) if isinstance(value_at(data, above), dict) else path


def _has(data: Data, path: Path) -> bool:
    return in_file(path, data) == path and value_at(data, path) is not None


def insertion(data: Data, path: Path, value: Any) -> Edit:
    """The edit that brings in what the file does not have yet: as deep as it must be, with the mappings above it."""
    top = next(end for end in range(len(path) - 1, -1, -1) if _has(data, path[:end]))
    for step in reversed(path[top + 1 :]):
        value = {step: value}
    return Edit(path[: top + 1], value)


def _new_entry(params: Mapping[str, Param], key: Path, target: Path, figure: Figure) -> Any:
    """A list by year, or named numbers, that the file leaves out: one entry is new, the others as they stand in."""
    start = len(key)
    places = [steps(path) for path in params if path.startswith(dotted(key))]
    beside = [place for place in places if place[:start] == key]
    entries = {place[start]: param_entry(params[dotted(place)]) for place in beside} | {target[start]: figure.entry()}
    return [entries[i] for i in sorted(entries, key=int)] if isinstance(target[start], int) else entries


def param_entry(param: Param) -> Data:
    """A number that the file left out, as it would be written there: its claim, or its range and whose it is."""
    source = param.source
    if source.claim:
        return {"claim": source.claim}
    text = str(source)
    if source.kind == "assumption" and not text.lower().startswith("assum"):
        text = f"assumed: {text}"
    low, high = (None, None) if param.by_origin else (param.low, param.high)
    return Figure(param.base, low, high, text, param.note).entry()


def _in_place(entry: Data, target: Path, figure: Figure, spec: Spec) -> Iterator[Edit]:
    """What must change in a long form: its claim becomes base, and only what differs is written."""
    if entry.get("claim") is not None:
        yield Edit((*target, "claim"), tidy(figure.base), "base")
        entry = {**entry, "base": figure.base}
    for key, value in figure.entry().items():
        old = entry.get(key)
        same = old == value if key not in ENDS or old is None else number_in(old, spec) == value
        if not same:
            yield Edit((*target, key), value)


def tidy(value: float) -> float:
    """The number as a file has it: 84000, not 84000.0."""
    return int(value) if float(value).is_integer() else float(value)
