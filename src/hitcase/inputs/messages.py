"""What pydantic finds wrong with a client file's structure, as problems in the words of the kit."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, get_args

from pydantic import ValidationError

from hitcase.inputs.problems import Path, Problem, dotted, near
from hitcase.inputs.quantity import Quantity, Strict
from hitcase.inputs.schema import ClientFile

KINDS = {"string": "text", "bool": "true or false", "int": "a whole number", "list": "a list: [a, b]"}
MAPPING = "a mapping: indented lines of key: value"


def problems_of(error: ValidationError, data: Any, where: Callable[[Path], tuple[str, int, bool]]) -> list[Problem]:
    """One problem for everything that pydantic found, at the line of the nearest thing that the file has."""
    found = []
    for one in error.errors(include_url=False):
        path = _in_file(one["loc"], data)
        file, line, _ = where(path)
        if one["type"] == "extra_forbidden":
            found.append(Problem(file, line, dotted(path), _unknown(path)))
        elif one["type"] == "missing":
            missing = one["loc"][-1]
            told = f"{missing} is missing. Write {missing}: and its value."
            found.append(Problem(file, line, dotted(path), told))
        else:
            found.append(Problem(file, line, dotted(path), _sentence(one)))
    return found


def pruned(data: Any, error: ValidationError) -> Any:
    """The data without what is wrong, so that the rest can be checked too; required words get a stand-in."""
    left = deepcopy(data)
    for one in error.errors(include_url=False):
        if one["type"] == "missing":
            _stand_in(left, one["loc"])
        else:
            _drop(left, _in_file(one["loc"], left))
    return left


STAND_INS: dict[Any, Any] = {"schema": 1, "client": "?", "as_of": "2000-01-01", "basis": "removed", "kind": "mix"}


def _stand_in(data: Any, loc: Path) -> None:
    parent = _in_file(loc[:-1], data)
    node = data
    for step in parent:
        node = node[step]
    if isinstance(node, dict):
        node[loc[-1]] = STAND_INS.get(loc[-1], "?")


def _drop(data: Any, path: Path) -> None:
    node = data
    for step in path[:-1]:
        node = node[step]
    if path and isinstance(node, dict | list):
        del node[path[-1]]  # type: ignore[arg-type]


def _in_file(loc: Path, data: Any) -> Path:
    """The part of pydantic's location that the file has: the long form's keys are not in a short form."""
    path: list[str | int] = []
    for step in loc:
        inside = isinstance(data, dict) and step in data
        if not inside and not (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            break
        data = data[step]
        path.append(step)
    return tuple(path)


def _unknown(path: Path) -> str:
    known = keys_at(path[:-1])
    key = str(path[-1])
    if key.replace(",", "").isdigit():
        return f"unknown key {dotted(path)}. A comma splits numbers inside braces: write 84000, not 84,000."
    return f"unknown key {dotted(path)}.{near(key, known) or ' Allowed: ' + ', '.join(known) + '.'}"


def keys_at(path: Path) -> list[str]:
    """The keys that the schema allows at a path.

    >>> keys_at(("limits",))
    ['peak_funding', 'p_loss']
    """
    here: Any = ClientFile
    for step in path:
        section = _section(here)
        if section is None:
            here = _inner(here)
        else:
            field = section.model_fields.get("schema_" if step == "schema" else str(step))
            here = field.annotation if field else None
    section = _section(here)
    return [field.alias or name for name, field in section.model_fields.items()] if section else []


def _section(annotation: Any) -> type[Strict] | None:
    """The one mapping class that an annotation stands for, if it is not a collection of named ones."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    if getattr(annotation, "__origin__", None) in (dict, list):
        return None
    inner = [a for a in get_args(annotation) if isinstance(a, type) and issubclass(a, Strict)]
    return inner[0] if inner else None


def _inner(annotation: Any) -> Any:
    """What the values of a collection are; looks through ``| None``."""
    for one in (annotation, *get_args(annotation)):
        if getattr(one, "__origin__", None) in (dict, list):
            return get_args(one)[-1]
    return Quantity


def _sentence(one: Any) -> str:
    kind = one["type"].removesuffix("_type")
    shown, context = _shown(one["input"]), one.get("ctx", {})
    if kind in KINDS:
        quoted = " Put it in quotes." if kind == "string" and isinstance(one["input"], int | float) else ""
        return f"{shown} is not {KINDS[kind]}.{quoted}"
    if kind in ("model", "dict", "model_attributes"):
        return f"{shown} stands where {MAPPING} is expected."
    told = SENTENCES.get(kind)
    return told(shown, context, one["input"]) if told else str(one["msg"])


def _word(shown: str, context: Any, _: Any) -> str:
    allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    return f"{shown} is not allowed. Write {' or '.join(allowed)}.{near(shown, allowed)}"


def _pattern(shown: str, context: Any, _: Any) -> str:
    example = "three capital letters: USD" if "A-Z" in context["pattern"] else "year-month-day: 2026-06-30"
    return f"{shown} does not fit. Write {example}."


SENTENCES: dict[str, Callable[[str, Any, Any], str]] = {
    "literal_error": _word,
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda _, c, text: f"has {len(text):,} characters; at most {c['max_length']:,} fit.",
    "string_too_short": lambda *_: "is empty. Write a text.",
    "greater_than_equal": lambda shown, c, _: f"{shown} is below {c['ge']}. Write {c['ge']} or more.",
    "less_than_equal": lambda shown, c, _: f"{shown} is above {c['le']}. Write {c['le']} or less.",
}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return "nothing" if value is None else str(value)[:60]
