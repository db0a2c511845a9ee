"""How the answer moved in a meeting: the case at its opening beside the case with what was agreed in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from hitcase.analysis import figures
from hitcase.analysis.bottom_line import bottom_line
from hitcase.analysis.closing import numbers
from hitcase.analysis.meeting import Meeting
from hitcase.inputs.case import Case
from hitcase.inputs.changes import Figure
from hitcase.inputs.journal import Event
from hitcase.inputs.record import Record


def moved(opened: Case, agreed: Case) -> Record:
    """The bottom lines of two cases of one meeting: {then, now}, see `bottom_line`; of equal numbers found once.

    Args:
        opened: as the meeting found it, see `opening`. agreed: with what was agreed, `meeting.case(tried=False)`.
    """
    now = bottom_line(agreed)
    return Record(then=now if numbers(opened) == numbers(agreed) else bottom_line(opened), now=now)


def opening(meeting: Meeting) -> Case:
    """The case as this meeting found it, also where the kernel was killed since, or numbers were saved on the way.

    A number that was saved on the way has its old value and range here, but whose it is now.
    """
    file, was = meeting.file, before(meeting.journal.events)
    params, unsaved = file.case.params, meeting.state.unsaved
    found = {path: Figure(**event.new) for path, event in unsaved.items() if path not in was}
    for path, old in was.items():
        if path in params and path in meeting.state.agreed and figures.ends(params[path]) != old:
            found[path] = figures.back(params[path], old)
    return file.with_figures(figures.with_split(params, found))[0] if found else file.case


def before(events: Iterable[Event]) -> dict[str, dict[str, float]]:
    """What every number that was agreed since the last close was before it.

    >>> old, new = {"base": 1.0}, {"base": 2.0}
    >>> before([Event("agree", "9:00", "x", old=old, new=new), Event("agree", "9:01", "x", old=new, new=old)])
    {'x': {'base': 1.0}}
    """
    latest = takewhile(lambda event: event.kind != "close", reversed(list(events)))
    return {event.path: event.old for event in latest if event.kind == "agree"}  # the earliest of each is the last here
