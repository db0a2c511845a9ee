"""What is new since the last meeting: parked numbers still open, those that came back, how the answer moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hitcase.analysis.bottom_line import bottom_line
from hitcase.analysis.due import overdue
from hitcase.analysis.figures import ends
from hitcase.analysis.meeting import Meeting
from hitcase.inputs.closed import written
from hitcase.inputs.journal import Event
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record, mapped

Numbers = Mapping[str, Mapping[str, Any]]  # path → {low, base, high, origin}


def since(meeting: Meeting, now: Record | None = None) -> Record:
    """What a meeting opens on.

    Args:
        now: the bottom line of the case with what is agreed, where it is known; else it is found without the rule.

    Returns: day: of the last close, "" if none kept its result. parked: what still waits, each {path, who, by_when,
        overdue}, overdue None where the words name no date. back: parked numbers whose value, range or origin has
        changed in the file, each {path, who, old, new, origin}: agree or park them anew. changed: all other numbers
        that were changed outside the workshop since, each {path, old, new, origin}, old or new None where the files do
        not write it. then, now: bottom lines, see `bottom_line`; then is None if none was kept, now.answer is "" if
        it was not given.
    """
    closed = meeting.state.closed
    kept: Any = mapped(closed.new, lambda leaf: leaf) if closed and closed.new else None
    was: Numbers = kept.numbers if kept else {}
    found = _back(meeting, was)
    back = {one.path for one in found}
    parked = {path: one for path, one in meeting.state.parked.items() if path not in back and path in _params(meeting)}
    return Record(
        day=kept.day if kept else "",
        parked=[_waits(one, meeting.day) for one in parked.values()],
        back=found,
        changed=[one for one in _changed(meeting, was) if one.path not in back] if kept else [],
        then=kept.result if kept else None,
        now=now or bottom_line(meeting.case(tried=False), rule=False),
    )


def _params(meeting: Meeting) -> Mapping[str, Param]:
    return meeting.case(tried=False).params


def _waits(event: Event, day: str) -> Record:
    late = overdue(event.by_when, day)
    return Record(path=event.path, who=event.who, by_when=event.by_when, overdue=late)


def _back(meeting: Meeting, was: Numbers) -> list[Record]:
    params, found = _params(meeting), []
    for path, event in meeting.state.parked.items():
        if path in params and (ends(params[path]) != event.old or _other_origin(params[path], was)):
            new, origin = ends(params[path]), str(params[path].source)
            found.append(Record(path=path, who=event.who, old=event.old, new=new, origin=origin))
    return found


def _other_origin(param: Param, was: Numbers) -> bool:
    """Whether the number is now another's than at the last close, or written where it was not."""
    return bool(was and param.line) and was.get(param.path, {}).get("origin") != str(param.source)


def _changed(meeting: Meeting, was: Numbers) -> list[Record]:
    """Numbers that the files now write otherwise than at the last close; what was agreed since is not in them."""
    now = written(meeting.file.case.params)
    moved = [path for path in {**was, **now} if was.get(path) != now.get(path)]
    return [_change(path, was.get(path), now.get(path)) for path in moved if path not in meeting.state.saved]


def _change(path: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Record:
    return Record(path=path, old=_ends(old), new=_ends(new), origin=new["origin"] if new else "")


def _ends(found: Mapping[str, Any] | None) -> Record | None:
    return Record({end: value for end, value in found.items() if end != "origin"}) if found else None


def kept(meeting: Meeting, result: Record) -> Record:
    """What the journal keeps of a meeting that ends with this bottom line."""
    file = meeting.file
    return Record(day=meeting.day, file=file.fingerprint, result=result, numbers=written(file.case.params))
