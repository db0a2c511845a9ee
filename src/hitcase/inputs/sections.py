"""The mappings of a client file: what stands at a number's key, and how all numbers are checked at once."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from hitcase.inputs.problems import Path
from hitcase.inputs.quantity import Day, Label, Lines, Name, Spec, number_error, number_in, plain

ENDS = ("low", "base", "high")
Errors = list[InitErrorDetails]


class Strict(BaseModel):
    """A mapping of the client file: these keys, no others; a key without a value is left out."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict) or None not in value.values():
            return value
        return {key: entry for key, entry in value.items() if entry is not None or key not in cls.model_fields}


KINDS = ("record", "public", "workshop", "offer", "assumption", "text")  # of an origin; text: plain words


class Origin(Strict):
    """Whose number it is: one kind of source, with its words; plain words are what the client states."""

    record: Lines = ""
    public: Lines = ""
    workshop: Lines = ""
    offer: Lines = ""
    assumption: Lines = ""
    text: Lines = ""
    date: Day = ""
    page: Label = ""
    valid_until: Day = ""

    @model_validator(mode="before")
    @classmethod
    def _sentence(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_kind(self) -> Origin:
        named = [kind for kind in KINDS if getattr(self, kind)]
        if len(named) > 1:
            sentence = f"names {named[0]} and {named[1]}. Keep one kind of source; date and page may stand beside it."
            raise PydanticCustomError("text", "{message}", {"message": sentence})
        if self.valid_until and named and not self.offer:
            sentence = f"valid_until is a date of an offer, not of {named[0]}. Delete it, or use offer."
            raise PydanticCustomError("text", "{message}", {"message": sentence})
        return self

    @property
    def kind(self) -> str:
        """Which of KINDS it names, "" if it names none."""
        return next((kind for kind in KINDS if getattr(self, kind).strip()), "")

    @property
    def words(self) -> str:
        """What is said of the source: who or what it is, its date, its page.

        >>> Origin(record="HR extract", date="2026-06-30", page="4").words
        'HR extract, 2026-06-30, page 4'
        """
        parts = (getattr(self, self.kind).strip() if self.kind else "", self.date, self.page and f"page {self.page}")
        return ", ".join(part for part in parts if part)


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
    **about: Any,
) -> Any:
    """A schema field that holds a number; see `Spec`. about: question, control, positive, usual and so on."""
    spec = Spec(meaning, unit, low, high, part, form, no_effect, **about)
    return Field(default=None, description=f"{meaning}; {unit}", json_schema_extra={"spec": spec._asdict()})


def long_form(value: Any, spec: Spec) -> tuple[Any, Errors]:
    """The value of a number's key in its long form, its numbers read, and every number of it that is wrong.

    A wrong number is left empty; what is no number (an origin, an unknown key) stays as it is.

    >>> share = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
    >>> long_form("19 %", share)
    ({'base': 0.19}, [])
    """
    errors: Errors = []
    if spec.form == "bands" and isinstance(value, list):
        return [_long_band(band, spec, (i,), errors) for i, band in enumerate(value)], errors
    if spec.form == "by_year" or (spec.form == "one_or_by_year" and isinstance(value, list)):
        entries = value if isinstance(value, list) else [value]
        return [_long_entry(entry, spec, (i,), errors) for i, entry in enumerate(entries)], errors
    if spec.form == "named" and isinstance(value, dict):
        return {name: _long_entry(entry, spec, (name,), errors) for name, entry in value.items()}, errors
    if spec.form == "named":
        return value, errors
    return _long_entry(value, spec, (), errors), errors


def _long_entry(value: Any, spec: Spec, loc: Path, errors: Errors) -> Any:
    if not isinstance(value, dict):
        return {"base": _number(value, spec, loc, errors)}
    ends = {end: _number(value[end], spec, (*loc, end), errors) for end in ENDS if value.get(end) is not None}
    readable = None not in ends.values() and value.keys() <= Quantity.model_fields.keys()
    odd = _odd(value, {end: value for end, value in ends.items() if value is not None}, spec) if readable else ""
    if odd:
        errors.append(InitErrorDetails(type=number_error(odd), loc=loc, input=value))
    return {**value, **ends}


BAND_TOP = Spec("requests a year up to which a price counts", "requests a year", 0, None, "choice", "one", None)


def _long_band(band: Any, spec: Spec, loc: Path, errors: Errors) -> Any:
    """A band of prices, [up to, money], in its long form; the last goes up to null."""
    if isinstance(band, dict):
        band = [band.get("up_to"), band.get("amount")]
    if not isinstance(band, list) or len(band) != 2:
        errors.append(InitErrorDetails(type=number_error(BAND, "band"), loc=loc, input=band))
        return {"amount": {"base": 0.0}}
    top = {} if band[0] is None else {"up_to": _long_entry(band[0], BAND_TOP, (*loc, 0), errors)}
    return {**top, "amount": _long_entry(band[1], spec, (*loc, 1), errors)}


BAND = "a band is [up to how many requests a year, money a request]. Write [[1000, 40], [null, 30]]."


def _number(value: Any, spec: Spec, loc: Path, errors: Errors) -> float | None:
    try:
        return number_in(value, spec)
    except PydanticCustomError as error:
        errors.append(InitErrorDetails(type=error, loc=loc, input=value))
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
        sentence = f"low {plain(low)} is above high {plain(high)} ({spec.meaning})."
        return f"{sentence} Write the lowest it could be as low."
    if low <= base <= high:
        return ""
    side = f"below low {plain(low)}" if base < low else f"above high {plain(high)}"
    return f"base {plain(base)} is {side} ({spec.meaning}). Widen the range or correct base."


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
            sentence = f"has {len(value):,} entries. Write at most {MAX_ENTRIES}."
            raise PydanticCustomError("size", "{message}", {"message": sentence})
        spec = cls.spec_in(str(info.field_name), info.data)
        if spec is None or value is None:
            return check(value)
        entry, errors = long_form(value, spec)
        lists = LISTS.get(spec.form) if isinstance(entry, list) else None
        try:
            result = lists.validate_python(entry) if lists else check(entry)
        except ValidationError as error:
            result, errors = None, errors + _in_our_words(error, in_bands=spec.form == "bands")
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        return result

    @classmethod
    def spec_in(cls, field: str, _beside: dict[str, Any]) -> Spec | None:
        """The `Spec` of a number, given the keys that stand before it."""
        return spec_of(cls, field)


class Band(Strict):
    """A price for the requests of a year up to a number."""

    up_to: Quantity | None = None
    amount: Quantity


LISTS: dict[str, TypeAdapter[Any]] = {  # what may stand instead of one number
    "one_or_by_year": TypeAdapter(list[Quantity]),
    "bands": TypeAdapter(list[Band]),
}


@cache
def spec_of(section: type[Strict], field: str) -> Spec | None:
    """What the schema says of a number; None for any other key."""
    extra = section.model_fields[field].json_schema_extra
    return Spec(**extra["spec"]) if isinstance(extra, dict) and "spec" in extra else None  # type: ignore[arg-type]


PLACES: dict[str | int, int] = {"up_to": 0, "amount": 1}
OURS = ("date", "text", "name")  # error types that pydantic does not know


def _in_our_words(error: ValidationError, *, in_bands: bool = False) -> Errors:
    """What pydantic found, with our sentences; in a band, where it stands in the file: [up to, money]."""
    return [
        InitErrorDetails(
            type=PydanticCustomError(finding["type"], "{message}", {"message": finding["msg"]})
            if finding["type"] in OURS
            else finding["type"],
            loc=tuple(PLACES.get(step, step) for step in finding["loc"]) if in_bands else finding["loc"],
            input=finding["input"],
            ctx=finding.get("ctx", {}),
        )
        for finding in error.errors(include_url=False)
    ]


class Scope(Section):
    """The work in question."""

    share: Named = number(
        "part of a role's run work in question",
        "share",
        0,
        1,
        part="choice",
        form="named",
        control="client",
        usual=(0.01, 1),
    )
    contracts: list[Name] = []
