"""Until when somebody promised an answer, as it was said in a meeting, and whether that day is past."""

from __future__ import annotations

import datetime as dt
import re

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
        meant = due(by_when, today)
    except ValueError:  # no day of the meeting, or the 31st of a short month
        return None
    return meant < today if meant else None


def due(by_when: str, today: dt.date) -> dt.date | None:
    """The date that was meant; without a year, the one that lies nearest to today.

    Raises: ValueError for a date that no calendar has.

    >>> due("20 Dec", dt.date(2027, 1, 11)), due("Jan 8", dt.date(2026, 12, 20)), due("Friday", dt.date(2026, 12, 20))
    (datetime.date(2026, 12, 20), datetime.date(2027, 1, 8), None)
    """
    if iso := ISO.search(by_when):
        return dt.date.fromisoformat(iso[0])
    found = list(DAY_FIRST.findall(by_when))
    found += [(day, month, year) for month, day, year in MONTH_FIRST.findall(by_when)]
    for day, name, year in found:
        if name[:3].lower() in MONTHS:
            month = MONTHS.index(name[:3].lower()) + 1
            years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
            return min((dt.date(one, month, int(day)) for one in years), key=lambda one: abs(one - today))
    return None
