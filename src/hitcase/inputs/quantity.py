"""Numbers and texts of a client file: how each may be written, and what is said when it is not one."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from numbers import Real
from typing import Annotated, Any, LiteralString, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from hitcase.inputs.iso_codes import country_code, currency_code
from hitcase.inputs.written import GROUPED, in_digits, meant, pair, products, readings, unmistakable

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
    if not text.strip():
        raise PydanticCustomError("name", "This name is blank. Enter a name that can be read.")
    if len(text) > 60 or set(text) & set(".[]{}"):
        raise PydanticCustomError("name", "a name has 1 to 60 characters, none of . [ ] { }. Write a shorter word.")
    return one_line(text)


def _year(text: str) -> str:
    """The label itself if later years can be counted from its numbers: one, or two of one year or of two in a row."""
    years = re.findall(r"\d+", text)
    apart = int(years[1]) - int(years[0]) if len(years) == 2 else 0
    if len(years) == 2 and {len(year) for year in years} != {4}:
        apart %= 100  # 2026/27, FY99-FY00
    if len(years) > 2 or apart not in (0, 1) or re.search(r"\b[QH]\d\b", text, re.IGNORECASE):
        sentence = '"{t}" is not a valid label of a year, as no next year follows from it. {use}'
        raise PydanticCustomError("text", sentence, {"t": text, "use": "Use a form such as FY27 or 2026/27."})
    return text


def _words(value: Any) -> Any:
    """FY27 may be written as 2027, page 4 as 4: a whole number is its digits."""
    return str(value) if type(value) is int else value


Currency = Annotated[str, AfterValidator(currency_code), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]
Country = Annotated[str, AfterValidator(country_code), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
Digits = BeforeValidator(_words, json_schema_input_type=int | str)  # stands last: bounds are those of the text
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day), BeforeValidator(_words)]
Line = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Lines = Annotated[str, AfterValidator(_lines)]
Prose = Annotated[str, Field(max_length=10_000), AfterValidator(_lines)]
Reason = Annotated[str, Field(min_length=1, max_length=10_000), AfterValidator(_lines)]
Name = Annotated[str, AfterValidator(name_in)]
Label = Annotated[str, Field(max_length=40), AfterValidator(one_line), Digits]
YearLabel = Annotated[str, Field(min_length=1, max_length=12), AfterValidator(one_line), AfterValidator(_year), Digits]


PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
SINGLE = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)  # one mark and three digits: thousands, or decimals
SHARES = ("share", "share a year")
TOO_LARGE = 1e15  # beyond this, sums of the model lose cents


class Spec(NamedTuple):
    """What the schema says of a number: unit, bounds, meaning, and the part it plays.

    part: uncertain (drawn), choice or policy (never drawn). form: one, by_year, named (a mapping of numbers),
    one_or_by_year, or bands (of prices, each up to a number of requests).
    no_effect: the value at which a promise does nothing. question: how it is asked, with {name} for what ends or was
    added. control: who can move it, "client" or "nobody"; of an option, what no partner says is the client's.
    stands: "term" if a contract fixes it, "performance" if the partner's own people bring it about, else "".
    offer_says: how a list of what an offer leaves out names it. zero_ends: the line of cost that a zero switches off.
    positive: nothing is free, or of no size: 0 is refused. usual: beyond it, a value is noted, or refused: `plausible`.
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
    positive: bool = False
    usual: tuple[float, float] | None = None

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
    if isinstance(value, Real) and not isinstance(value, bool):
        return value  # type: ignore[return-value] # numpy's too
    text = value.strip() if isinstance(value, str) else ""
    bare = text.removesuffix("%").rstrip()
    if not PLAIN.fullmatch(bare) and not GROUPED.fullmatch(bare):
        raise number_error(f"{quoted(value)} is not a number ({spec.meaning}). {_instead(text, spec)}")
    number = _percent(bare, spec) if bare != text else float(_bare(bare))
    if SINGLE.fullmatch(bare):
        _check_single(text, bare, spec)
    return number


def _check_single(text: str, bare: str, spec: Spec) -> None:
    """Refuse 84.000 where both thousands and decimals are possible, and 1,250 where only decimals are."""
    percent = " %" if bare != text else ""
    possible = _possible(readings(bare), spec, percent)
    if len(possible) == 2 and "." in bare:
        either = _shown(possible, spec, percent)
        raise number_error(f"{text} can be read as {either} ({spec.meaning}). Enter {either}.")
    if len(possible) == 1 and possible[0] != Decimal(_bare(bare)):
        hint = _shown(possible, spec, percent)
        raise number_error(f"{text} is not a valid number here ({spec.meaning}). Enter {hint}.")


def _possible(numbers: list[Decimal], spec: Spec, percent: str = "") -> list[Decimal]:
    """Those of the numbers that the schema allows."""
    low, high = spec.bounds
    return [number for number in numbers if low <= float(number) / (100 if percent else 1) <= high]


def _shown(numbers: list[Decimal], spec: Spec, percent: str = "") -> str:
    """One number or several, each so that it is read as itself."""
    texts = [in_digits(number, decimals=i > 0) for i, number in enumerate(numbers)]
    mistakable = (len(_possible(readings(text), spec, percent)) > 1 for text in texts)
    return " or ".join(unmistakable(t, thousands_fit=fit) + percent for t, fit in zip(texts, mistakable, strict=True))


def _bare(text: str) -> str:
    return text.replace(",", "").replace("_", "")


def _percent(text: str, spec: Spec) -> float:
    if spec.takes_percent:
        return round(float(_bare(text)) / 100, 12)
    sentence = f"{text} % is a share, but this is {spec.unit} ({spec.meaning})."
    raise number_error(f"{sentence} Enter a number without %.")


def _finite(number: float, value: Any, spec: Spec) -> float:
    if abs(number) < TOO_LARGE:  # before float(): an int may be larger than any float
        return float(number)
    raise number_error(
        f"{quoted(value).strip(chr(34))} is too large to be meant ({spec.meaning}). Enter less than 1e15."
    )


def _within(value: float, spec: Spec) -> float:
    if spec.positive and value <= 0:
        sentence = f"{plain(value)} cannot be right ({spec.meaning})."
        raise number_error(f"{sentence} Enter a number above 0, or delete the key if the value is unknown.")
    if value < spec.low:
        hint = _as_percent(value, spec) or f"{plain(spec.low)} or more"
        raise number_error(f"{plain(value)} is below {plain(spec.low)} ({spec.meaning}). Enter {hint}.")
    if spec.high is not None and value > spec.high:
        hint = _as_percent(value, spec) or f"{plain(spec.high)} or less"
        raise number_error(f"{plain(value)} is above {plain(spec.high)} ({spec.meaning}). Enter {hint}.")
    return value


def _as_percent(value: float, spec: Spec) -> str:
    """What a share meant that was written as 19 or -3; "" if it can't have been."""
    inside = spec.high is not None and spec.low <= value / 100 <= spec.high
    likely = spec.is_share and 2 <= abs(value) <= 100 and inside
    return f"{plain(value / 100)} or {plain(value)} %" if likely else ""


def _instead(text: str, spec: Spec) -> str:
    """What to enter instead of a text that only a person can read."""
    short = text if len(text) <= 40 else ""  # the patterns look at every space of a long text many times
    if sentence := _of_two(short, spec):
        return sentence
    numbers, sort = meant(short, spec.unit)
    percent = " %" if sort == "%" else ""
    numbers = _possible(numbers, spec, percent) or numbers
    if numbers and (spec.takes_percent or not percent):
        unit = f"; the unit is known: {spec.unit}" if sort == "unit" else ""
        return f"Enter {_shown(numbers, spec, percent)}{unit}."
    if re.match(r"\D?\d[\d.,' ]*[^\W\d_]", short):
        return f"Enter the number alone, in {spec.unit}."
    example = "0.19 or 19 %" if spec.is_share else "84000 or 84,000"
    return f"Enter a number such as {example}, or leave the key out if it is not known."


def _of_two(text: str, spec: Spec) -> str:
    """What to enter instead of a range, a product or a part of a whole; "" for any other text."""
    found = pair(text)
    if found is None:
        return ""
    kind, first, second, percent = found
    if kind == "-":
        ends = [_shown(readings(end), spec, percent and " %") for end in (first, second)]
        return f"Enter the most likely value as base, with low: {ends[0]} and high: {ends[1]}."
    if kind == "x" and not percent:
        return f"Enter {_shown(products(first, second), spec)}."
    (whole, *more), (part, *others) = readings(second), readings(first)
    if kind == "of" and spec.takes_percent and whole and not (more or others or percent):
        return f"Enter {part / whole:.6g}."
    return ""


def refuse_range(text: str, spec: Spec) -> None:
    """Refuse two numbers of which the second is larger, such as 60-70: a range, and no difference."""
    if (found := pair(text)) and found[0] == "-":
        raise number_error(f"{text} is a range ({spec.meaning}). {_instead(text, spec)}")


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


def number_error(message: str, kind: LiteralString = "number") -> PydanticCustomError:
    """What pydantic raises for a number (or a band of prices) that is none, with our sentence."""
    return PydanticCustomError(kind, "{message}", {"message": message})
