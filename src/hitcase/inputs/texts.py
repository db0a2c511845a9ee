"""The texts of a client file: what may stand in a line, a name, a day, a label."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date", "{t} is no date. Write year-month-day: 2026-06-30.", {"t": text}) from None
    return text


def one_line(text: str) -> str:
    """The text itself if it has no control character."""
    if CONTROL.search(text):
        raise PydanticCustomError("text", "holds a control character. Write plain text on one line.")
    return text


def _lines(text: str) -> str:
    if CONTROL.search(text.replace("\n", " ").replace("\t", " ")):
        raise PydanticCustomError("text", "holds a control character. Write plain text, in one line or several.")
    return text


def name_in(text: str) -> str:
    """The text itself if a role, an option or a line can be called that."""
    if not 1 <= len(text) <= 60 or set(text) & set(".[]{}"):
        raise PydanticCustomError("name", "a name has 1 to 60 characters, none of . [ ] { }. Write a shorter word.")
    return one_line(text)


def _words(value: Any) -> Any:
    """FY27 may be written as 2027, page 4 as 4: a whole number is its digits."""
    return str(value) if type(value) is int else value


Digits = BeforeValidator(_words, json_schema_input_type=int | str)  # stands last: bounds are those of the text
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day), BeforeValidator(_words)]
Line = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Lines = Annotated[str, AfterValidator(_lines)]
Prose = Annotated[str, Field(max_length=10_000), AfterValidator(_lines)]
Reason = Annotated[str, Field(min_length=1, max_length=10_000), AfterValidator(_lines)]
Name = Annotated[str, AfterValidator(name_in)]
Label = Annotated[str, Field(max_length=40), AfterValidator(one_line), Digits]
YearLabel = Annotated[str, Field(min_length=1, max_length=12), AfterValidator(one_line), Digits]
