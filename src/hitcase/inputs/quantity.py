"""A number of a client file: how it may be written, and what is said when it is not one."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

GROUPED = re.compile(r"[-+]?\d{1,3}([,_]\d{3})+(\.\d+)?|[-+]?\d+(_\d+)+(\.\d+)?")
PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
LETTERED = re.compile(r"[$€£]?\s*([\d.,_ ]*\d)\s*(k|m|mm|mn|bn)?", re.IGNORECASE)
TIMES = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "bn": 1e9}
SHARES = ("share", "share a year")


class Spec(NamedTuple):
    """What the schema says of a number: unit, bounds, meaning, and the part it plays.

    part: uncertain (drawn), choice or policy (never drawn). form: one, by_year or named (a mapping of numbers).
    no_effect: the value at which a promise does nothing.
    """

    meaning: str
    unit: str
    low: float
    high: float | None
    part: str
    form: str
    no_effect: float | None

    @property
    def is_share(self) -> bool:
        """Whether ``19 %`` makes sense."""
        return self.unit in SHARES


class Strict(BaseModel):
    """A mapping of the client file: these keys, no others."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Origin(Strict):
    """Whose number it is: a sentence, or an offer that can be signed."""

    text: str = ""
    offer: str = ""
    date: str = ""
    page: int | str = ""
    valid_until: str = ""

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
    note: str = ""
    claim: str = ""


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


def long_form(value: Any, spec: Spec) -> Any:
    """The raw value of a number's key in its long form, numbers read and checked; anything else is left as it is.

    Raises: PydanticCustomError with the whole message.

    >>> share = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
    >>> long_form("19 %", share)
    {'base': 0.19}
    """
    if value is None:
        return None
    if spec.form == "by_year":
        return [_one(entry, spec) for entry in (value if isinstance(value, list) else [value])]
    if spec.form == "named":
        named = isinstance(value, dict)
        return {name: _one(entry, spec) for name, entry in value.items()} if named else value
    return _one(value, spec)


def _one(value: Any, spec: Spec) -> Any:
    if not isinstance(value, dict):
        return {"base": _within(_number(value, spec), spec)}
    found = {k: _within(_number(v, spec), spec) for k, v in value.items() if k in ("low", "base", "high")}
    if "claim" in value and found:
        raise _wrong(f"a claim brings its own range ({spec.meaning}). Write only claim, or low, base and high.")
    if "claim" not in value and "base" not in found:
        raise _wrong(f"base, the most likely value, is missing ({spec.meaning}). Write base: with a number.")
    if ("low" in found) != ("high" in found):
        raise _wrong(f"a range needs low and high ({spec.meaning}). Write both, or base alone.")
    _ordered(found, spec)
    return {**value, **found}


def _ordered(found: dict[str, float], spec: Spec) -> None:
    if "low" not in found:
        return
    low, base, high = (found[name] for name in ("low", "base", "high"))
    if low > high:
        raise _wrong(
            f"low {plain(low)} is above high {plain(high)} ({spec.meaning}). Write the lowest it could be as low."
        )
    if not low <= base <= high:
        side = f"below low {plain(low)}" if base < low else f"above high {plain(high)}"
        raise _wrong(f"base {plain(base)} is {side} ({spec.meaning}). Widen the range or correct base.")


def _number(value: Any, spec: Spec) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = "" if value is None else str(value).strip()
    if isinstance(value, str):
        if PLAIN.fullmatch(text) or GROUPED.fullmatch(text):
            return _finite(text.replace(",", "").replace("_", ""), spec)
        percent = text.removesuffix("%").strip()
        if percent != text and (PLAIN.fullmatch(percent) or GROUPED.fullmatch(percent)):
            return _percent(percent.replace(",", ""), spec)
    raise _wrong(f"{_shown(value, text)} is not a number ({spec.meaning}). {_instead(text, spec)}")


def _shown(value: Any, text: str) -> str:
    if isinstance(value, bool):
        return text.lower()
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return text[:60] or "nothing"


def _finite(text: str, spec: Spec) -> float:
    found = float(text)
    if abs(found) < 1e15:  # beyond this, sums of the model lose cents
        return found
    raise _wrong(f"{text[:60]} is too large to be meant ({spec.meaning}). Write less than 1e15.")


def _percent(text: str, spec: Spec) -> float:
    if spec.is_share:
        return round(float(text) / 100, 12)
    raise _wrong(f"{text} % is a share, but this is {spec.unit} ({spec.meaning}). Write a number without %.")


def _instead(text: str, spec: Spec) -> str:
    match = LETTERED.fullmatch(text)
    if match and re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}", match[1]):
        return f"Write {match[1].replace(',', '.')}."
    if match:
        digits = re.sub(r"[,_ ]", "", match[1])
        if PLAIN.fullmatch(digits):
            return f"Write {float(digits) * TIMES.get((match[2] or '').lower(), 1):.15g}."
    example = "0.19 or 19 %" if spec.is_share else "84000 or 84,000"
    return f"Write a number such as {example}, or leave the key out if it is not known."


def _within(value: float, spec: Spec) -> float:
    if value < spec.low:
        raise _wrong(f"{plain(value)} is below {plain(spec.low)} ({spec.meaning}). Write {plain(spec.low)} or more.")
    if spec.high is not None and value > spec.high:
        as_share = spec.is_share and 2 <= value <= 100
        hint = f"{plain(value / 100)} or {plain(value)} %" if as_share else f"{plain(spec.high)} or less"
        raise _wrong(f"{plain(value)} is above {plain(spec.high)} ({spec.meaning}). Write {hint}.")
    return value


def plain(value: float) -> str:
    """A number as a person writes it.

    >>> plain(84000.0), plain(0.19), plain(1.07)
    ('84,000', '0.19', '1.07')
    """
    return f"{value:,.10g}"


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("number", "{message}", {"message": message})
