"""What of a meeting is on the screen: which inputs, which option, what was asked for, whether all of it is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hitcase.inputs.params import Record
from hitcase.workshop.meeting.handles import STEPS, handles
from hitcase.workshop.meeting.live_results import STILL, LiveResults, Moving
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.movement import keep_opening, since_last_meeting
from hitcase.workshop.recap.last_meeting import since_parts

ROWS = 6  # inputs of a step that stand on the screen at once, until the page tells what it has room for
TALL = 140  # px: the plot of the cash, until then


class ViewState:
    """A meeting, and what of it is on the screen.

    step, first: which inputs are shown, from which one on. covered: whether the answer is. presenting: large, without
    tools. explanation: what stands beside the charts, or None. rows, tall: how many inputs there is room for, and how
    high the plot of the cash is in px. sought: words of the inputs that somebody looks for. message: what is read out;
    error: what could not be done, a sentence.
    """

    def __init__(self, meeting: Meeting, out: str | Path = "build") -> None:
        """Open with the first step, the answer covered, and what is new since the last meeting.

        Args:
            out: the folder of the documents, for when the meeting is closed.
        """
        self.meeting, self.live, self.out = meeting, LiveResults(meeting), Path(out)
        news = since_last_meeting(meeting)
        keep_opening(meeting, news.current)
        self.since = since_parts(meeting, news)
        self.closed: Record | None = None
        self.step, self.first = next(iter(STEPS)), 0
        self.covered, self.presenting, self.wide = True, False, ""
        self.explanation: dict[str, Any] | None = None
        self.message, self.error = " ".join(meeting.notices), ""
        self.comparing, self.sought, self.rows, self.tall = False, "", ROWS, TALL
        self.moving: Moving = STILL
        self.ends: dict[str, tuple[float, float]] = {}
        self._paths: dict[tuple[str, str | None], list[str]] = {}

    @property
    def paths(self) -> list[str]:
        """All inputs of the step, the weightiest first; the order stays while the meeting lasts."""
        key = (self.step, self.live.option)
        if key not in self._paths:
            self._paths[key] = handles(self.meeting.case(), self.live.option, self.step)
        return self._paths[key]

    def forget_order(self) -> None:
        """What inputs there are has changed."""
        self._paths, self.first, self.ends = {}, 0, {}

    @property
    def visible_paths(self) -> list[str]:
        """Those that stand on the screen."""
        return self.paths[self.first : self.first + self.rows]

    @property
    def settled(self) -> bool:
        """Whether all that a resting screen shows is known."""
        return not self.moving and (self.live.option is None or self._next_part() is None)

    def _next_part(self) -> Callable[[], object] | None:
        """What is still to be found out, in short parts, so that a new move never waits long."""
        live = self.live
        parts: list[tuple[bool, Callable[[], object]]] = [
            (not live.has("full"), live.full),
            (not live.has("agreed full"), live.last_agreed),
            (live.lacks_turns(self.visible_paths), lambda: live.turns(self.visible_paths)),
            (self.step == "answer" and not live.has("drivers"), live.drivers),
            (not live.has("fees"), live.fees),
        ]
        return next((part for due, part in parts if due), None)

    def rest(self) -> None:
        """Find out one part more."""
        if part := self._next_part():
            part()
