"""What saving and closing came to, in words for the screen."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.closing import Saved
from hitcase.analysis.meeting import Meeting
from hitcase.inputs.record import Record
from hitcase.views import formats

NAMED = 3  # tried numbers that are named


def saved(meeting: Meeting, found: Saved) -> str:
    """What is in the client file now, and what was left out."""
    left = _left(meeting, found)
    if not found.backup:
        return f"Nothing is agreed that the file does not hold already.{left}"
    count = formats.WORDS[len(found.changed)] if len(found.changed) < len(formats.WORDS) else str(len(found.changed))
    noun = "number is" if len(found.changed) == 1 else "numbers are"
    kept = f"{count.capitalize()} agreed {noun} in {meeting.file.path.name}; as it was: {found.backup.name}."
    return f"{kept}{left}"


def _left(meeting: Meeting, found: Saved) -> str:
    names = [meeting.case().params[path].meaning.lower() for path in found.left_out if path in meeting.case().params]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" Left out, only tried: {', '.join(names[:NAMED])}{more}." if names else ""


def closed(meeting: Meeting, found: Record) -> dict[str, Any]:
    """The end of a meeting: {over, told, mail}; told: a sentence each."""
    done = [saved(meeting, found.saved)] if found.saved else []
    done += [f"Recap: {', '.join(map(str, found.files))}."] if found.files else []
    done += [f"Business case: {found.pack}."] if found.pack else []
    return {"over": found.closed, "told": [*found.told, *done], "mail": found.text}
