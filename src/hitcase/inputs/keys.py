"""What the schema allows at a path, and what a file has there."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from hitcase.inputs.problems import Path
from hitcase.inputs.quantity import Spec
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import BAND_TOP, Quantity, Section, Strict


def in_file(loc: Path, data: Any) -> Path:
    """The part of pydantic's location that the file has: a short form has fewer steps than its long form.

    >>> in_file(("learning_loss", 0, "lo"), {"learning_loss": {"lo": 1}}), in_file(("fte", "base"), {"fte": 3})
    (('learning_loss', 'lo'), ('fte',))
    """
    path: list[str | int] = []
    for step in loc:
        if _has(data, step):
            data = data[step]
            path.append(step)
        elif not isinstance(step, int):
            break
    return tuple(path)


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path that the data has."""
    for step in path:
        data = data[step]
    return data


def keys_at(path: Path) -> list[str]:
    """The keys that the schema allows at a path.

    >>> keys_at(("limits",)), keys_at(("options", "offer_a", "learning_loss", 0))[:3]
    (['peak_funding', 'p_loss'], ['low', 'base', 'high'])
    """
    section = _section(_annotation(path))
    return [field.alias or name for name, field in section.model_fields.items()] if section else []


def words_at(path: Path) -> list[str]:
    """The words that the schema allows at a path, if only some are.

    >>> words_at(("decide_on",)), words_at(("client",))
    (['cash', 'full'], [])
    """
    annotation = _annotation(path)
    return [str(word) for word in get_args(annotation)] if get_origin(annotation) is Literal else []


def number_at(path: Path, data: Any) -> tuple[Path, Spec]:
    """The key that holds the number at a path, and what the schema says of it; a list by year, or of bands, is one key.

    Raises: KeyError if the schema has no number there.

    >>> key, spec = number_at(("options", "offer_a", "learning_loss", 0), {})
    >>> key[-1], spec.unit, spec.form
    ('learning_loss', 'share', 'by_year')
    """
    for end in range(len(path), 0, -1):
        above, key = path[: end - 1], str(path[end - 1])
        section = _section(_annotation(above))
        if section and issubclass(section, Section) and key in section.model_fields:
            beside = value_at(data, above) if in_file(above, data) == above else {}
            if spec := section.spec_in(key, beside if isinstance(beside, dict) else {}):
                return path[:end], BAND_TOP if spec.form == "bands" and path[end + 1 :] == (0,) else spec
    raise KeyError(f"the client file has no number {path}")


def _annotation(path: Path) -> Any:
    annotation: Any = ClientFile
    for step in path:
        section = _section(annotation)
        if section is Quantity and isinstance(step, int):
            continue  # one of several that may stand instead of one number
        if section is None:
            annotation = _inner(annotation)
        else:
            field = section.model_fields.get(str(step)) or section.model_fields.get(f"{step}_")  # schema, class
            annotation = field.annotation if field else None
    return annotation


def _section(annotation: Any) -> type[Strict] | None:
    """The one mapping class that an annotation stands for, if it is not a collection of named ones."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    if get_origin(annotation) in (dict, list):
        return None
    inner = [a for a in get_args(annotation) if isinstance(a, type) and issubclass(a, Strict)]
    return inner[0] if inner else None


def _inner(annotation: Any) -> Any:
    """What the values of a collection are; looks through ``| None``."""
    for candidate in (annotation, *get_args(annotation)):
        if get_origin(candidate) in (dict, list):
            return get_args(candidate)[-1]
    return Quantity
