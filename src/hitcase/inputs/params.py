"""The tree of a case: every number of the client file as a Param with range and origin; `bind` gives numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hitcase.inputs.problems import Path, dotted, near
from hitcase.inputs.quantity import Spec
from hitcase.inputs.sections import Origin


class Record(dict[str, Any]):
    """A dict of fixed or named entries; ``record.fte`` is ``record["fte"]``.

    >>> Record(roles=Record(analyst=Record(fte=64))).roles["analyst"].fte
    64
    """

    def __getattr__(self, name: str) -> Any:
        """The entry of that name; AttributeError with the near match if there is none."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no {name} here.{near(name, self)}") from None


def mapped(tree: Any, leaf: Callable[[Any], Any]) -> Any:
    """The same tree of mappings and lists with ``leaf`` applied to everything else; mappings become Records.

    >>> mapped({"a": [1, {"b": 2}]}, lambda x: x + 1)
    {'a': [2, {'b': 3}]}
    """
    if isinstance(tree, dict):
        return Record({key: mapped(value, leaf) for key, value in tree.items()})
    if isinstance(tree, list):
        return [mapped(value, leaf) for value in tree]
    return leaf(tree)


ORIGINS = {
    "record": "client record",
    "client": "stated by the client",
    "workshop": "said in the workshop",
    "public": "public record",
    "offer": "offer",
    "claim": "evidence register",
    "firm": "firm default",
    "assumption": "assumption",
    "placeholder": "placeholder, not yet a number",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Whose number it is. kind: a key of ORIGINS; grade A–D for claims and assumptions, else ""."""

    kind: str
    text: str
    grade: str = ""
    claim: str = ""
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What a table prints: the words of the file, or the kind."""
        return self.text or ORIGINS[self.kind]


@dataclass(frozen=True, slots=True)
class Param:
    """A number of a client file: ``base`` is its most likely value, low and high the lowest and highest it could be.

    part: uncertain (drawn), choice, policy or structure (never drawn). shape: triangular unless the file or the
    claim says uniform, quartiles, discrete or fixed. line: where it stands in its file, 0 if it does not. no_effect:
    where a promise does nothing. least, most: the bounds of the schema, beyond which no value makes sense. question,
    control, stands, offer_says: as the schema has them, see `quantity.Spec`. by_origin: whether low and high are not
    given but follow from whose number it is, see `range_by_origin`.
    """

    path: str
    base: float
    source: Source
    low: float | None = None
    high: float | None = None
    unit: str = ""
    meaning: str = ""
    part: str = "uncertain"
    shape: str = "triangular"
    line: int = 0
    note: str = ""
    no_effect: float | None = None
    least: float = -math.inf
    most: float = math.inf
    question: str = ""
    control: str = "nobody"
    stands: str = ""
    offer_says: str = ""
    by_origin: bool = False


def param_of(path: Path, spec: Spec, base: float, source: Source, **more: Any) -> Param:
    """A number as the schema describes it. more: low, high, shape, line, note."""
    low, high = spec.bounds
    about = {"no_effect": spec.no_effect, "least": low, "most": high, **spec.about}
    return Param(dotted(path), base, source, unit=spec.unit, meaning=spec.meaning, part=spec.part, **about, **more)


STRUCTURE = Source("assumption", "set by the kit")


def structural(path: str, value: float) -> Param:
    """A number that the kit needs and nobody chooses: the years, do nothing's zeros."""
    return Param(path, value, STRUCTURE, part="structure", shape="fixed")


def bind(tree: Any, leaf: Callable[[str, Param], Any]) -> Any:
    """The same tree with ``leaf(path, param)`` in place of every Param; a path that stands twice is asked once.

    >>> from hitcase.inputs.params import Record
    >>> p = bind(Record(fte=structural("roles.analyst.fte", 64.0)), lambda path, param: param.base)
    >>> p.fte
    64.0
    """
    numbers: dict[str, Any] = {}

    def number(value: Any) -> Any:
        if not isinstance(value, Param):
            return value
        if value.path not in numbers:
            numbers[value.path] = leaf(value.path, value)
        return numbers[value.path]

    return mapped(tree, number)


def params_of(tree: Any) -> dict[str, Param]:
    """Every Param of a tree by its path, in the order of the file; structure left out."""
    params: dict[str, Param] = {}

    def collect(value: Any) -> Any:
        if isinstance(value, Param) and value.part != "structure":
            params[value.path] = value
        return value

    mapped(tree, collect)
    return params


BY_WORDS = {  # what plain words begin with, of other kinds than what the client states
    "placeholder": "placeholder",
    "assum": "assumption",
    "firm default": "firm",
    "said in the workshop": "workshop",
}
BEFORE = {  # the words of a kind; and what these may begin with instead
    "offer": ("offer: ", "offer: "),
    "workshop": ("said in the workshop, ", "said in the workshop"),
    "assumption": ("assumed: ", "assum"),
}
UNNAMED = "no source named"


def source_of(origin: Origin | None, *, as_of: str = "", public: bool = False) -> Source:
    """The source that a file's origin names.

    Args:
        origin: None, and one without a kind, name nobody.
        as_of: the day on which an offer is judged; "" leaves that out.
        public: whether the file is from public records: then plain words are one, else the client states them.

    >>> source_of(Origin(workshop="CIO")).text, source_of(Origin(text="HR extract")).kind, source_of(None).text
    ('said in the workshop, CIO', 'client', 'stated by the client, no source named')
    """
    stated = "public" if public else "client"
    if origin is None or not origin.kind:
        return Source(stated, f"{ORIGINS[stated]}, {UNNAMED}")
    kind, words = origin.kind, origin.words
    if kind == "text":
        kind = next((kind for start, kind in BY_WORDS.items() if words.lower().startswith(start)), stated)
    else:
        before, begun = BEFORE.get(kind, ("", ""))
        words = words if words.lower().startswith(begun) else before + words
    until = f", valid until {origin.valid_until}" if origin.valid_until else ""
    lapsed = bool(until) and origin.valid_until < as_of
    return Source(kind, words + until, "D" if kind == "assumption" else "", flags=("lapsed",) if lapsed else ())
