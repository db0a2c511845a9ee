"""What is new since the last meeting, in the words of a recap: for the first view of the next one."""

from __future__ import annotations

from hitcase.inputs.params import Record
from hitcase.inputs.written import short
from hitcase.text import formats
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.recap.contents import Ends, Part, answer_part, number_name, number_text, old_and_new, shown_day

LATE = "overdue"


def since_parts(meeting: Meeting, news: Record) -> tuple[Part, ...]:
    """What came back, what still waits, what was changed beside, how the answer moved; parts that hold something.

    Args:
        news: see `movement.since_last_meeting`.
    """
    parts = [_back(meeting, news), _waits(meeting, news), _changed(meeting, news)]
    if news.previous and _moved(news):
        when = shown_day(news.day) if news.day else "Last meeting"
        parts.append(answer_part(meeting.file.case, news, (when, "Now")))
    return tuple(part for part in parts if part.rows)


def _moved(news: Record) -> bool:
    """Whether the bottom line is another; an answer that was not looked for is no difference."""
    answer = news.current.answer or news.previous.answer
    return bool(news.previous != {**news.current, "answer": answer})


def _back(meeting: Meeting, news: Record) -> Part:
    rows = [(*_change(meeting, change), change.origin) for change in news.back]
    lines = tuple(_line(*row) for row in rows)
    return Part(
        "Back from last time: agree it, or park it anew", ("What", "Was", "Is now", "Whose"), tuple(rows), lines
    )


def _waits(meeting: Meeting, news: Record) -> Part:
    params, case = meeting.case(tried=False).params, meeting.file.case
    rows = [(number_name(case, params[parked.path]), parked.who, _due(parked)) for parked in news.parked]
    lines = tuple(f"{what}: {who}, by {due.removeprefix('by ')}" for what, who, due in rows)
    return Part("Still parked", ("What", "Who knows", "By when"), tuple(rows), lines)


def _due(parked: Record) -> str:
    return f"{parked.by_when}, {LATE}" if parked.overdue else str(parked.by_when)


def _changed(meeting: Meeting, news: Record) -> Part:
    """Numbers that neither file has any more go by their path: nobody else knows what they were."""
    rows = [(*_change(meeting, change), change.origin) for change in news.changed]
    lines = tuple(_line(*row) for row in rows)
    return Part("Changed in the files since", ("What", "Was", "Is now", "Whose"), tuple(rows), lines)


def _line(what: str, old_text: str, new_text: str, origin: str) -> str:
    change = f"{new_text}, as it was" if old_text == new_text else f"{old_text} -> {new_text}"
    return f"{what}: {change}{f' ({origin})' if origin else ''}"


def _change(meeting: Meeting, change: Record) -> tuple[str, str, str]:
    case, param = meeting.file.case, meeting.file.case.params.get(change.path)
    if param is None:
        return change.path, _bare(change.old), _bare(change.new)
    if change.old is None or change.new is None:
        shown = [number_text(case, param, ends) if ends else "not in the files" for ends in (change.old, change.new)]
        return number_name(case, param), shown[0], shown[1]
    return number_name(case, param), *old_and_new(case, param, change.old, change.new)


def _bare(ends: Ends | None) -> str:
    return formats.exact(short(ends["base"])) if ends else "not in the files"
