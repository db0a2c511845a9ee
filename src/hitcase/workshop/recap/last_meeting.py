"""What is new since the last meeting, in the words of a recap: for the first view of the next one."""

from __future__ import annotations

from hitcase.inputs.params import Record
from hitcase.text import formats
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.recap.contents import Ends, Part, moved, named, pair, shown_day, span

LATE = "overdue"


def since_told(meeting: Meeting, found: Record) -> tuple[Part, ...]:
    """What came back, what still waits, what was changed beside, how the answer moved; parts that hold something.

    Args:
        found: see `analysis.since.since`.
    """
    parts = [_back(meeting, found), _waits(meeting, found), _changed(meeting, found)]
    if found.then and _moved(found):
        when = shown_day(found.day) if found.day else "Last meeting"
        parts.append(moved(meeting.file.case, found, (when, "Now")))
    return tuple(part for part in parts if part.rows)


def _moved(found: Record) -> bool:
    """Whether the bottom line is another; an answer that was not looked for is no difference."""
    answer = found.now.answer or found.then.answer
    return bool(found.then != {**found.now, "answer": answer})


def _back(meeting: Meeting, found: Record) -> Part:
    rows = [(*_was_is(meeting, one), one.origin) for one in found.back]
    lines = tuple(_line(*row) for row in rows)
    return Part(
        "Back from last time: agree it, or park it anew", ("What", "Was", "Is now", "Whose"), tuple(rows), lines
    )


def _waits(meeting: Meeting, found: Record) -> Part:
    params, case = meeting.case(tried=False).params, meeting.file.case
    rows = [(named(case, params[one.path]), one.who, _due(one)) for one in found.parked]
    lines = tuple(f"{what}: {who}, by {due.removeprefix('by ')}" for what, who, due in rows)
    return Part("Still parked", ("What", "Who knows", "By when"), tuple(rows), lines)


def _due(one: Record) -> str:
    return f"{one.by_when}, {LATE}" if one.overdue else str(one.by_when)


def _changed(meeting: Meeting, found: Record) -> Part:
    """Numbers that neither file has any more go by their path: nobody else knows what they were."""
    rows = [(*_was_is(meeting, one), one.origin) for one in found.changed]
    lines = tuple(_line(*row) for row in rows)
    return Part("Changed in the files since", ("What", "Was", "Is now", "Whose"), tuple(rows), lines)


def _line(what: str, was: str, now: str, origin: str) -> str:
    change = f"{now}, as it was" if was == now else f"{was} -> {now}"
    return f"{what}: {change}{f' ({origin})' if origin else ''}"


def _was_is(meeting: Meeting, one: Record) -> tuple[str, str, str]:
    case, param = meeting.file.case, meeting.file.case.params.get(one.path)
    if param is None:
        return one.path, _bare(one.old), _bare(one.new)
    if one.old is None or one.new is None:
        shown = [span(case, param, ends) if ends else "not in the files" for ends in (one.old, one.new)]
        return named(case, param), shown[0], shown[1]
    return named(case, param), *pair(case, param, one.old, one.new)


def _bare(ends: Ends | None) -> str:
    return formats.exact(ends["base"]) if ends else "not in the files"
