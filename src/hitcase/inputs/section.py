"""What the mappings of a client file have in common: how their texts and numbers are checked."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from hitcase.inputs.quantity import Quantity, Spec, Strict, long_form


def _day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date", "{t} is no date. Write year-month-day: 2026-06-30.", {"t": text}) from None
    return text


def one_line(text: str) -> str:
    """The text itself if it has no control character."""
    if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text):
        raise PydanticCustomError("text", "holds a control character. Write plain text on one line.")
    return text


def _name(text: str) -> str:
    if not 1 <= len(text) <= 60 or set(text) & set(".[]{}"):
        raise PydanticCustomError("name", "a name has 1 to 60 characters, none of . [ ] {{ }}. Write a shorter word.")
    return one_line(text)


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
Line = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Prose = Annotated[str, Field(max_length=10_000)]
Name = Annotated[str, AfterValidator(_name)]
YearLabel = Annotated[
    str,
    BeforeValidator(lambda label: str(label) if type(label) is int else label, json_schema_input_type=int | str),
    Field(min_length=1, max_length=12),
    AfterValidator(one_line),
]
ByYear = list[Quantity] | None
Number = Quantity | None
Named = dict[Name, Quantity] | None


class Section(Strict):
    """A mapping with numbers among its keys: each is read and checked by its `Spec` before anything else."""

    @field_validator("*", mode="before")
    @classmethod
    def _numbers(cls, value: Any, info: ValidationInfo) -> Any:
        spec = cls.spec_in(str(info.field_name), info.data)
        return long_form(value, spec) if spec else value

    @classmethod
    def spec_in(cls, field: str, _beside: dict[str, Any]) -> Spec | None:
        """The `Spec` of a number, given the keys that stand before it."""
        return spec_of(cls, field)


def spec_of(section: type[Strict], field: str) -> Spec | None:
    """What the schema says of a number; None for any other key."""
    extra = section.model_fields[field].json_schema_extra
    return Spec(**extra["spec"]) if isinstance(extra, dict) and "spec" in extra else None  # type: ignore[arg-type]
