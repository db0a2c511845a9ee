"""Numbers and texts of a client file: how each may be written, and what is said when it is not one."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Annotated, Any, NamedTuple

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


PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
GROUPED = re.compile(r"[-+]?\d{1,3}([,_]\d{3})+(\.\d+)?|[-+]?\d+(_\d+)+(\.\d+)?")
MONEY = r"(?:[$€£]|USD|EUR|GBP|CHF)?\s*"
LETTERED = re.compile(rf"{MONEY}([\d.,_ ]*\d)\s*(k|m|mm|mn|bn)?\s*{MONEY}", re.IGNORECASE)
WITH_UNIT = re.compile(r"([\d.,_]*\d)\s*[^\W\d_][^\d]*")
SPACED = re.compile(r"\d{1,3}([,_ ]\d{3})+(\.\d+)?")
CONTINENTAL = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+,(\d{1,2}|\d{4,})")  # 1.234.567,8 and 0,19
TIMES = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "bn": 1e9}
SHARES = ("share", "share a year")
TOO_LARGE = 1e15  # beyond this, sums of the model lose cents


class Spec(NamedTuple):
    """What the schema says of a number: unit, bounds, meaning, and the part it plays.

    part: uncertain (drawn), choice or policy (never drawn). form: one, by_year or named (a mapping of numbers).
    no_effect: the value at which a promise does nothing. question: how it is asked, with {name} for what ends or was
    added. control: who can move it, "client" or "nobody"; of an option, what no partner says is the client's.
    stands: "term" if a contract fixes it, "performance" if the partner's own people bring it about, else "".
    offer_says: how a list of what an offer leaves out names it. zero_ends: the line of cost that a zero switches off.
    """

    meaning: str
    unit: str
    low: float
    high: float | None
    part: str
    form: str
    no_effect: float | None
    question: str = ""
    control: str = "nobody"
    stands: str = ""
    offer_says: str = ""
    zero_ends: str = ""

    @property
    def about(self) -> dict[str, Any]:
        """What a parameter keeps of it beside unit, meaning and bounds."""
        return {name: getattr(self, name) for name in ("question", "control", "stands", "offer_says")}

    @property
    def is_share(self) -> bool:
        """Whether the number is a part of a whole."""
        return self.unit in SHARES

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most it can be; infinite where the schema sets no end."""
        return self.low, math.inf if self.high is None else self.high

    @property
    def takes_percent(self) -> bool:
        """Whether ``19 %`` makes sense: of shares, of multiples (80 % of a salary), of a price without a basis yet."""
        return self.is_share or self.unit.startswith("x ") or self.unit == "price"


def number_in(value: Any, spec: Spec) -> float:
    """The number that a value of a client file stands for.

    Raises: PydanticCustomError with the whole message.

    >>> share = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
    >>> number_in("19 %", share), number_in(".19", share)
    (0.19, 0.19)
    """
    return _within(_finite(_read(value, spec), value, spec), spec)


def _read(value: Any, spec: Spec) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if PLAIN.fullmatch(text) or GROUPED.fullmatch(text):
        return float(_bare(text))
    percent = text.removesuffix("%").rstrip()
    if percent != text and (PLAIN.fullmatch(percent) or GROUPED.fullmatch(percent)):
        return _percent(percent, spec)
    raise number_error(f"{quoted(value)} is not a number ({spec.meaning}). {_instead(text, spec)}")


def _bare(text: str) -> str:
    return text.replace(",", "").replace("_", "")


def _percent(text: str, spec: Spec) -> float:
    if spec.takes_percent:
        return round(float(_bare(text)) / 100, 12)
    sentence = f"{text} % is a share, but this is {spec.unit} ({spec.meaning})."
    raise number_error(f"{sentence} Write a number without %.")


def _finite(number: float, value: Any, spec: Spec) -> float:
    if abs(number) < TOO_LARGE:  # before float(): an int may be larger than any float
        return float(number)
    raise number_error(
        f"{quoted(value).strip(chr(34))} is too large to be meant ({spec.meaning}). Write less than 1e15."
    )


def _within(value: float, spec: Spec) -> float:
    if value < spec.low:
        hint = _as_percent(value, spec) or f"{plain(spec.low)} or more"
        raise number_error(f"{plain(value)} is below {plain(spec.low)} ({spec.meaning}). Write {hint}.")
    if spec.high is not None and value > spec.high:
        hint = _as_percent(value, spec) or f"{plain(spec.high)} or less"
        raise number_error(f"{plain(value)} is above {plain(spec.high)} ({spec.meaning}). Write {hint}.")
    return value


def _as_percent(value: float, spec: Spec) -> str:
    """What a share meant that was written as 19 or -3; "" if it can't have been."""
    inside = spec.high is not None and spec.low <= value / 100 <= spec.high
    likely = spec.is_share and 2 <= abs(value) <= 100 and inside
    return f"{plain(value / 100)} or {plain(value)} %" if likely else ""


def _instead(text: str, spec: Spec) -> str:
    """What to write instead of a text that only a person can read."""
    short = text if len(text) <= 40 else ""  # the patterns look at every space of a long text many times
    lettered = LETTERED.fullmatch(short)
    if lettered and (digits := _digits(lettered[1])):
        letter = (lettered[2] or "").lower()
        times = TIMES.get(letter, 1) if letter == "k" or spec.unit.startswith("money") else 1
        return f"Write {float(digits) * times:.15g}."
    united = WITH_UNIT.fullmatch(short)
    if united and (digits := _digits(united[1])):
        return f"Write {digits}; the unit is known: {spec.unit}."
    example = "0.19 or 19 %" if spec.is_share else "84000 or 84,000"
    return f"Write a number such as {example}, or leave the key out if it is not known."


def _digits(text: str) -> str:
    """The digits that a text can only mean, with a decimal point; "" if it could mean several."""
    if PLAIN.fullmatch(text):
        return text
    if SPACED.fullmatch(text):
        return re.sub(r"[,_ ]", "", text)
    return text.replace(".", "").replace(",", ".") if CONTINENTAL.fullmatch(text) else ""


def quoted(value: Any) -> str:
    """A value of the file as a message quotes it: short, and text in quotes where it could be taken for something else.

    >>> quoted(True), quoted("true"), quoted([1]), quoted(None), quoted("NO")
    ('true', '"true"', 'a list', 'nothing', 'NO')
    """
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a mapping"
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else str(value).lower()
    if isinstance(value, str):
        text = value if len(value) <= 60 else f"{value[:60]}…"
        return f'"{text}"' if not text.strip() or text in ("true", "false", "null") or PLAIN.fullmatch(text) else text
    return f"{value:.15g}" if isinstance(value, float) or abs(value) >= TOO_LARGE else str(value)


def plain(value: float) -> str:
    """A number as a person writes it.

    >>> plain(84000.0), plain(0.19), plain(1.07)
    ('84,000', '0.19', '1.07')
    """
    return f"{value:,.10g}"


def number_error(message: str) -> PydanticCustomError:
    """What pydantic raises for a number that is none, with our sentence."""
    return PydanticCustomError("number", "{message}", {"message": message})
