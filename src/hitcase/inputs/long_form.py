"""What stands at a number's key: the long form, its range, whose number it is, or the claim that it is taken from."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from hitcase.inputs.problems import Path
from hitcase.inputs.quantity import Spec, number_in, plain, wrong
from hitcase.inputs.texts import Day, Label, Lines

ENDS = ("low", "base", "high")
Wrong = list[InitErrorDetails]


class Strict(BaseModel):
    """A mapping of the client file: these keys, no others; a key without a value is left out."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _given(cls, value: Any) -> Any:
        if not isinstance(value, dict) or None not in value.values():
            return value
        return {key: one for key, one in value.items() if one is not None or key not in cls.model_fields}


class Origin(Strict):
    """Whose number it is: a sentence, or an offer that can be signed."""

    text: Lines = ""
    offer: Lines = ""
    date: Day = ""
    page: Label = ""
    valid_until: Day = ""

    @model_validator(mode="before")
    @classmethod
    def _sentence(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Quantity(Strict):
    """The long form of a number: its range, whose it is, or the claim that it is taken from."""

    low: float | None = None
    base: float | None = None
    high: float | None = None
    origin: Origin | None = None
    note: Lines = ""
    claim: Annotated[str, Field(min_length=1)] = ""


def number(
    meaning: str,
    unit: str,
    low: float = 0,
    high: float | None = None,
    *,
    part: str = "uncertain",
    form: str = "one",
    no_effect: float | None = None,
) -> Any:
    """A schema field that holds a number; see `Spec`."""
    spec = Spec(meaning, unit, low, high, part, form, no_effect)
    return Field(default=None, description=f"{meaning}; {unit}", json_schema_extra={"spec": spec._asdict()})


def long_form(value: Any, spec: Spec) -> tuple[Any, Wrong]:
    """The value of a number's key in its long form, its numbers read, and every number of it that is wrong.

    A wrong number is left empty; what is no number (an origin, an unknown key) stays as it is.

    >>> share = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
    >>> long_form("19 %", share)
    ({'base': 0.19}, [])
    """
    found: Wrong = []
    if spec.form == "by_year":
        entries = value if isinstance(value, list) else [value]
        return [_one(entry, spec, (i,), found) for i, entry in enumerate(entries)], found
    if spec.form == "named":
        named = isinstance(value, dict)
        return {name: _one(one, spec, (name,), found) for name, one in value.items()} if named else value, found
    return _one(value, spec, (), found), found


def _one(value: Any, spec: Spec, loc: Path, found: Wrong) -> Any:
    if not isinstance(value, dict):
        return {"base": _number(value, spec, loc, found)}
    ends = {end: _number(value[end], spec, (*loc, end), found) for end in ENDS if value.get(end) is not None}
    known = None not in ends.values() and value.keys() <= Quantity.model_fields.keys()
    odd = _odd(value, {end: one for end, one in ends.items() if one is not None}, spec) if known else ""
    if odd:
        found.append(InitErrorDetails(type=wrong(odd), loc=loc, input=value))
    return {**value, **ends}


def _number(value: Any, spec: Spec, loc: Path, found: Wrong) -> float | None:
    try:
        return number_in(value, spec)
    except PydanticCustomError as error:
        found.append(InitErrorDetails(type=error, loc=loc, input=value))
        return None


def _odd(value: dict[str, Any], ends: dict[str, float], spec: Spec) -> str:
    """What is wrong with the keys of a long form whose numbers are right, if anything."""
    claim = value.get("claim") is not None
    if claim and ends:
        return f"a claim brings its own range ({spec.meaning}). Write only claim, or low, base and high."
    if claim and value.get("origin") is not None:
        return f"a claim is an origin itself ({spec.meaning}). Leave origin out; note may say why it was taken."
    if not claim and "base" not in ends:
        return f"base, the most likely value, is missing ({spec.meaning}). Write base: with a number."
    if ("low" in ends) != ("high" in ends):
        return f"a range needs low and high ({spec.meaning}). Write both, or base alone."
    return _unordered(ends, spec) if "low" in ends else ""


def _unordered(ends: dict[str, float], spec: Spec) -> str:
    low, base, high = (ends[end] for end in ENDS)
    if low > high:
        told = f"low {plain(low)} is above high {plain(high)} ({spec.meaning})."
        return f"{told} Write the lowest it could be as low."
    if low <= base <= high:
        return ""
    side = f"below low {plain(low)}" if base < low else f"above high {plain(high)}"
    return f"base {plain(base)} is {side} ({spec.meaning}). Widen the range or correct base."
