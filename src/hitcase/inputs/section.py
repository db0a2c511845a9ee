"""What the mappings of a client file have in common: how their numbers are checked, all of them at once."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from hitcase.inputs.long_form import Quantity, Strict, Wrong, long_form
from hitcase.inputs.quantity import Spec
from hitcase.inputs.texts import Name

ByYear = list[Quantity] | None
Number = Quantity | None
Named = dict[Name, Quantity] | None
MAX_ENTRIES = 500  # of roles, options, years: beyond, a file is no client's, and checking it would take seconds


class Section(Strict):
    """A mapping with numbers among its keys: each is read and checked by its `Spec`."""

    @field_validator("*", mode="wrap")
    @classmethod
    def _numbers(cls, value: Any, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if isinstance(value, dict | list) and len(value) > MAX_ENTRIES:
            told = f"has {len(value):,} entries. Write at most {MAX_ENTRIES}."
            raise PydanticCustomError("size", "{message}", {"message": told})
        spec = cls.spec_in(str(info.field_name), info.data)
        if spec is None or value is None:
            return check(value)
        found, wrong = long_form(value, spec)
        try:
            made = check(found)
        except ValidationError as error:
            made, wrong = None, wrong + _again(error)
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return made

    @classmethod
    def spec_in(cls, field: str, _beside: dict[str, Any]) -> Spec | None:
        """The `Spec` of a number, given the keys that stand before it."""
        return spec_of(cls, field)


@cache
def spec_of(section: type[Strict], field: str) -> Spec | None:
    """What the schema says of a number; None for any other key."""
    extra = section.model_fields[field].json_schema_extra
    return Spec(**extra["spec"]) if isinstance(extra, dict) and "spec" in extra else None  # type: ignore[arg-type]


OURS = ("date", "text", "name")  # error types that pydantic does not know


def _again(error: ValidationError) -> Wrong:
    return [
        InitErrorDetails(
            type=PydanticCustomError(one["type"], "{message}", {"message": one["msg"]})
            if one["type"] in OURS
            else one["type"],
            loc=one["loc"],
            input=one["input"],
            ctx=one.get("ctx", {}),
        )
        for one in error.errors(include_url=False)
    ]
