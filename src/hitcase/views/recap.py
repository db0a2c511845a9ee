"""What a meeting came to, in the client's words: what a mail says, and what its document is made of."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import date

from hitcase.analysis.meeting import Meeting
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, recap_parts
from hitcase.views.markup import BIDI
from hitcase.views.recap_parts import Part

WIDTH = 78  # characters: a mail program quotes without breaking lines
GLUED = re.compile(r"(?<=\d) (?=%|m\b)")  # an amount stays on one line
GLUE = "\x1f"  # no text of ours or of a file holds it
EMPTY = "Nothing was agreed, tried, parked or remarked."


@dataclass(frozen=True)
class Recap:
    """A recap before it has a form. facts: a line each, under the title; parts: those that hold something."""

    title: str
    day: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]

    def text(self) -> str:
        """For a mail: plain text, no line longer than 78 characters."""
        facts = [_wrapped(fact) for fact in self.facts]
        parts = [_section(part) for part in self.parts] or [EMPTY]
        return BIDI.sub("", "\n\n".join(["\n".join([_wrapped(self.title), *facts]), *parts]) + "\n")


def recap(meeting: Meeting, found: Record | None = None) -> Recap:
    """What a meeting came to: how the answer moved, agreed, tried, parked, said.

    Args:
        found: the bottom lines at the opening and now, as `analysis.moved` has them; left out without.
    """
    case = meeting.file.case
    parts = [
        recap_parts.added(meeting),
        recap_parts.agreed(meeting),
        recap_parts.tried(meeting),
        recap_parts.parked(meeting),
        recap_parts.remarks(meeting),
    ]
    if found:
        parts.insert(0, recap_parts.moved(case, found, ("At the opening", "At the close")))
    facts = [shown_day(meeting.day), f"Interest: {case.file.document.interest}" if case.file.document.interest else ""]
    title = f"Workshop: {labels.client_name(case)}"
    return Recap(title, meeting.day, tuple(filter(None, facts)), tuple(part for part in parts if part.rows))


def shown_day(text: str) -> str:
    """A day as a person writes it; any other words as they are.

    >>> shown_day("2026-10-14"), shown_day("Monday")
    ('14 Oct 2026', 'Monday')
    """
    try:
        return formats.day(date.fromisoformat(text).isoformat())
    except ValueError:
        return text


def _section(part: Part) -> str:
    return "\n".join([_wrapped(f"{part.title}:"), *(_wrapped(line, "- ") for line in part.lines)])


def _wrapped(line: str, mark: str = "") -> str:
    indent, line = " " * len(mark), GLUED.sub(GLUE, line)
    filled = textwrap.fill(line, WIDTH, initial_indent=mark, subsequent_indent=indent, break_on_hyphens=False)
    return filled.replace(GLUE, " ")
