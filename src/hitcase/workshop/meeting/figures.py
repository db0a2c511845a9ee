"""A number that is tried, agreed or parked in a workshop: its range, whose it is, by when an answer was promised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from hitcase.inputs.changes import Figure
from hitcase.inputs.params import UNNAMED, Param, Source
from hitcase.inputs.quantity import plain
from hitcase.inputs.tried import shape_of, widened
from hitcase.inputs.written import short


def ends(param: Param) -> dict[str, float]:
    """A number with its range, as the journal keeps it."""
    low, high = (None, None) if param.by_origin else (param.low, param.high)
    values = {"low": low, "base": param.base, "high": high}
    return {end: value for end, value in values.items() if value is not None}


def agreed_figure(param: Param, new: Mapping[str, Any], origin: str) -> Figure:
    """A parameter at an agreed value, said by somebody.

    What was known better than by talk, a record or an offer, is kept in the note; where the number is only confirmed,
    it stays its origin.
    """
    base, low, high = widened(param, new)
    documented = is_documented(param.source)
    if documented and (base, low, high) == (param.base, param.low, param.high):
        return Figure(base, low, high, shape=shape_of(param))
    notes = [param.note, f"was {_value_text(param)} ({param.source})" if documented else ""]
    return Figure(base, low, high, origin, "; ".join(note for note in notes if note), shape_of(param))


def restored_figure(param: Param, old: Mapping[str, float]) -> Figure:
    """A parameter at the value and the range that it had; whose it is stays."""
    return Figure(old["base"], old.get("low"), old.get("high"), shape=shape_of(param))


def workshop_origin(who: str, day: str) -> str:
    """The origin of what somebody says in a workshop.

    >>> workshop_origin("CFO", "2026-10-14"), workshop_origin("CFO", "")
    ('said in the workshop, CFO, 2026-10-14', 'said in the workshop, CFO')
    """
    return ", ".join(word for word in ("said in the workshop", who, day) if word)


def is_documented(source: Source) -> bool:
    """Whether a source is a record, an offer, or what else the client names.

    >>> is_documented(Source("record", "HR extract")), is_documented(Source("workshop", "said in the workshop"))
    (True, False)
    """
    return source.kind in ("record", "public", "offer") or (source.kind == "client" and UNNAMED not in source.text)


def widening(param: Param, figure: Figure) -> str:
    """What is said where the range of a parameter had to be widened, else "".

    >>> from hitcase.inputs.params import STRUCTURE
    >>> widening(Param("x", 2.0, STRUCTURE, 1.0, 3.0), Figure(5.0, 1.0, 5.0))
    '5 is outside 1 to 3. The range becomes 1 to 5.'
    """
    if param.by_origin or param.low is None or param.high is None or param.low <= figure.base <= param.high:
        return ""
    base, low, high = (_text(param, number) for number in (figure.base, param.low, param.high))
    new_range = f"{_text(param, figure.low)} to {_text(param, figure.high)}"
    return f"{base} is outside {low} to {high}. The range becomes {new_range}."


def _value_text(param: Param) -> str:
    base, low, high = (_text(param, end) for end in (param.base, param.low, param.high))
    return base if param.low is None or param.high is None else f"{base}, {low} to {high}"


def _text(param: Param, number: float | None) -> str:
    return plain(short(number or 0, param.unit))


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?(?:,?\s+(\d{4}))?\b")
MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?\b")


def overdue(by_when: str, day: str) -> bool | None:
    """Whether the day that was said lies before the day of the meeting; None where that can't be told.

    Args:
        by_when: as it was said. day: of the meeting, "2026-10-14".

    >>> overdue("24 Oct", "2026-10-27"), overdue("by November 3rd", "2026-10-27"), overdue("next week", "2026-10-27")
    (True, False, None)
    """
    try:
        today = dt.date.fromisoformat(day)
        date = due_date(by_when, today)
    except ValueError:  # no day of the meeting, or the 31st of a short month
        return None
    return date < today if date else None


def due_date(by_when: str, today: dt.date) -> dt.date | None:
    """The date that was meant; without a year, the one that lies nearest to today.

    Raises: ValueError for a date that no calendar has.

    >>> due_date("20 Dec", dt.date(2027, 1, 11)), due_date("Jan 8", dt.date(2026, 12, 20))
    (datetime.date(2026, 12, 20), datetime.date(2027, 1, 8))
    >>> due_date("Friday", dt.date(2026, 12, 20)) is None
    True
    """
    if iso := ISO.search(by_when):
        return dt.date.fromisoformat(iso[0])
    dates = list(DAY_FIRST.findall(by_when))
    dates += [(day, month, year) for month, day, year in MONTH_FIRST.findall(by_when)]
    for day, name, year in dates:
        if name[:3].lower() in MONTHS:
            month = MONTHS.index(name[:3].lower()) + 1
            years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
            return min((dt.date(year_, month, int(day)) for year_ in years), key=lambda date: abs(date - today))
    return None
