"""The desk behind the workshop's screen: where the meeting stands, what is looked at, and each thing a person can do.

No widget, no browser: an act comes as plain values, the screen goes out as plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hitcase.analysis.handles import STEPS, handles
from hitcase.analysis.meeting import Meeting
from hitcase.analysis.moving_hours import as_part, move_hours
from hitcase.analysis.sight import STILL, Moving, Sight
from hitcase.inputs.problems import ParamError
from hitcase.views import labels
from hitcase.views.live.explained import explained

ROWS, LEAST, MOST = 6, 3, 14  # inputs of a step that stand on the screen at once, and how few or many may
TALL = 140  # px: the plot of the cash, until the page tells
Act = dict[str, Any]
DOES: dict[str, Callable[[Desk, Act], str | None]] = {}


class Desk:
    """A meeting, and what of it is on the screen.

    step, first: which inputs are shown, from which one on. covered: whether the answer is. presenting: large, without
    tools. explained: what stands beside the charts, or None. rows, tall: how many inputs there is room for, and how
    high the plot of the cash is in px. said: what is read out; wrong: what could not be done, a sentence.
    """

    def __init__(self, meeting: Meeting) -> None:
        """Open with the first step, the answer covered, and what came up while the meeting was opened."""
        self.meeting, self.sight = meeting, Sight(meeting)
        self.step, self.first = next(iter(STEPS)), 0
        self.covered, self.presenting, self.wide = True, False, ""
        self.explained: dict[str, Any] | None = None
        self.said, self.wrong = " ".join(meeting.told), ""
        self.comparing, self.rows, self.tall = False, ROWS, TALL
        self.moving: Moving = STILL
        self.ends: dict[str, tuple[float, float]] = {}
        self._paths: dict[tuple[str, str | None], list[str]] = {}

    def act(self, act: Act) -> None:
        """Do one thing; what cannot be done is said in `wrong`, and changes nothing."""
        self.said, self.wrong = "", ""
        if act["do"] != "move":
            self.moving = STILL
        try:
            self.said = DOES[act["do"]](self, act) or ""
        except ParamError as error:
            self.wrong = error.problems[0].message
        except KeyError as unknown:
            self.wrong = str(unknown.args[0])

    @property
    def paths(self) -> list[str]:
        """All inputs of the step, the weightiest first; the order stays while the meeting lasts."""
        key = (self.step, self.sight.option)
        if key not in self._paths:
            self._paths[key] = handles(self.meeting.case(), self.sight.option, self.step)
        return self._paths[key]

    @property
    def shown(self) -> list[str]:
        """Those that stand on the screen."""
        return self.paths[self.first : self.first + self.rows]

    @property
    def settled(self) -> bool:
        """Whether all that a resting screen shows is known."""
        return not self.moving and (self.sight.option is None or self._next() is None)

    def _next(self) -> Callable[[], object] | None:
        """What is still to be found out, in short parts, so that a new move never waits long."""
        sight = self.sight
        parts: list[tuple[bool, Callable[[], object]]] = [
            (not sight.has("full"), sight.full),
            (not sight.has("was full"), sight.was),
            (sight.lacks_turns(self.shown), lambda: sight.turns(self.shown)),
            (self.step == "answer" and not sight.has("drivers"), sight.drivers),
            (not sight.has("fees"), sight.fees),
        ]
        return next((part for due, part in parts if due), None)

    def rest(self) -> None:
        """Find out one part more."""
        if part := self._next():
            part()


def _does(name: str) -> Callable[[Callable[[Desk, Act], str | None]], None]:
    def kept(function: Callable[[Desk, Act], str | None]) -> None:
        DOES[name] = function

    return kept


@_does("rest")
def _rest(desk: Desk, _: Act) -> None:
    desk.rest()


@_does("look")
def _look(desk: Desk, act: Act) -> None:
    """Another step, another part of its inputs, another option; cover, present, doubt."""
    desk.step = act.get("step", desk.step) if act.get("step") in (None, *STEPS) else desk.step
    desk.first = 0 if "step" in act or "option" in act else desk.first
    if "first" in act:
        desk.first = max(0, min(int(act["first"]), max(len(desk.paths) - 1, 0) // desk.rows * desk.rows))
    if act.get("option") in desk.meeting.case().tree.options:
        desk.sight.option = act["option"]
    desk.covered, desk.presenting = act.get("covered", desk.covered), act.get("presenting", desk.presenting)
    desk.sight.doubt, desk.wide = act.get("doubt", desk.sight.doubt), act.get("wide", desk.wide)
    desk.ends = {}


@_does("size")
def _size(desk: Desk, act: Act) -> None:
    """How much room the page has: for so many inputs, for a plot of cash so many px high."""
    desk.rows = max(LEAST, min(int(act["rows"]), MOST))
    desk.first = desk.first // desk.rows * desk.rows
    desk.tall = max(40, int(act["tall"]))


@_does("move")
def _move(desk: Desk, act: Act) -> None:
    """A handle moves: nothing is kept of it."""
    desk.meeting.file.known(act["path"])
    desk.moving = {act["path"]: float(act["value"])}


@_does("try")
def _try(desk: Desk, act: Act) -> str:
    given = {end: act[end] for end in ("value", "low", "high") if act.get(end) not in (None, "")}
    desk.ends = {}
    return desk.meeting.try_(act["path"], **given)


@_does("hours")
def _hours(desk: Desk, act: Act) -> str:
    """Hours of the ledger: while the handle moves nothing is kept, then they are tried."""
    place = (desk.sight.option or "", act["row"], act["name"], act["hours"])
    if act.get("moving"):
        desk.moving = dict([as_part(desk.meeting, *place)])
        return ""
    desk.ends = {}
    return move_hours(desk.meeting, *place)


@_does("agree")
def _agree(desk: Desk, act: Act) -> str:
    if over := desk.meeting.over_allocated():
        raise ParamError(over)
    told = desk.meeting.agree(act["path"], act.get("who", ""), act.get("why", ""), act.get("origin", ""))
    return f"Agreed. {told}".strip()


@_does("park")
def _park(desk: Desk, act: Act) -> str:
    desk.meeting.park(act["path"], act.get("who", ""), act.get("by_when", ""))
    return "Parked."


@_does("remark")
def _remark(desk: Desk, act: Act) -> str:
    desk.meeting.remark(act["text"], act.get("who", ""))
    return "Written down."


@_does("reset")
def _reset(desk: Desk, act: Act) -> str:
    desk.meeting.reset(act.get("path", ""))
    desk.ends = {}
    return "Back at the client file."


@_does("undo")
def _undo(desk: Desk, _: Act) -> str:
    desk.ends = {}
    return "Taken back." if desk.meeting.undo() else "There is nothing to take back."


@_does("redo")
def _redo(desk: Desk, _: Act) -> str:
    desk.ends = {}
    return "Done again." if desk.meeting.redo() else "There is nothing to do again."


@_does("scenario")
def _scenario(desk: Desk, act: Act) -> str:
    desk.meeting.scenario(act["name"])
    return f"Kept as scenario {act['name'].strip()}."


@_does("switch")
def _switch(desk: Desk, act: Act) -> str:
    desk.meeting.switch(act.get("name", ""))
    desk.ends = {}
    return f"Scenario: {act.get('name') or 'none'}."


@_does("forget")
def _forget(desk: Desk, act: Act) -> str:
    desk.meeting.forget(act["name"])
    return "Forgotten."


@_does("explain")
def _explain(desk: Desk, act: Act) -> None:
    """Show what stands behind a number; without a path, no longer."""
    path, option = act.get("path", ""), desk.sight.option
    desk.explained = explained(desk.sight.case(), path, option) if path else None


@_does("go")
def _go(desk: Desk, act: Act) -> None:
    """Where an input stands: its step, and the part of it."""
    path = act["path"]
    desk.meeting.file.known(path)
    home = path.split(".")[0].split("[")[0]
    desk.step = next((step for step, sections in STEPS.items() if home in sections), desk.step)
    if path.startswith("options."):
        desk.sight.option = path.split(".")[1]
    desk.first = desk.paths.index(path) // desk.rows * desk.rows if path in desk.paths else 0


@_does("compare")
def _compare(desk: Desk, act: Act) -> None:
    desk.comparing = bool(act.get("on"))


@_does("ask")
def _ask(desk: Desk, _: Act) -> str:
    """Find out what to ask next."""
    desk.sight.answer()
    return f"Asked for {labels.option_name(desk.sight.option or labels.NOTHING)}."
