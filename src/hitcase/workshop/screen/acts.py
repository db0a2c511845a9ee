"""Each thing that a person can do at the workshop's screen: what it changes, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hitcase.inputs.params import Record
from hitcase.inputs.problems import ParamError, near
from hitcase.text import formats, labels
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.meeting.hours_moved import as_part, move_hours
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.saving_agreed import Saved, save
from hitcase.workshop.screen.side_panel import explained
from hitcase.workshop.screen.view_state import OnScreen
from hitcase.workshop.server.closing import close

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
    return {"over": found.closed, "told": [*found.failures, *done], "mail": found.text}


LEAST, MOST = 3, 14  # how few or many inputs stand on the screen at once
Act = dict[str, Any]
Does = Callable[[OnScreen, Act], str | None]
DOES: dict[str, Does] = {}  # what an act is called → what it does


def _does(name: str) -> Callable[[Does], None]:
    return lambda function: DOES.__setitem__(name, function)


@_does("rest")
def _rest(desk: OnScreen, _: Act) -> None:
    desk.rest()


@_does("look")
def _look(desk: OnScreen, act: Act) -> None:
    """Another step, another part of its inputs, another option; cover, present, doubt."""
    options = [name for name in desk.meeting.case().tree.options if name != labels.NOTHING]
    for what, known in (("step", STEPS), ("option", options)):
        if what in act and act[what] not in known:
            desk.meeting.file.refuse("", f"there is no {what} {act[what][:60]}.{near(act[what], known)}")
    desk.step = act.get("step", desk.step)
    desk.first = 0 if "step" in act or "option" in act else desk.first
    if "first" in act:
        desk.first = max(0, min(int(act["first"]), max(len(desk.paths) - 1, 0) // desk.rows * desk.rows))
    desk.live.option = act.get("option", desk.live.option)
    desk.covered, desk.presenting = act.get("covered", desk.covered), act.get("presenting", desk.presenting)
    desk.live.doubt, desk.wide = act.get("doubt", desk.live.doubt), act.get("wide", desk.wide)
    desk.ends = {}


@_does("size")
def _size(desk: OnScreen, act: Act) -> None:
    """How much room the page has: for so many inputs, for a plot of cash so many px high."""
    desk.rows = max(LEAST, min(int(act["rows"]), MOST))
    desk.first = desk.first // desk.rows * desk.rows
    desk.tall = max(40, int(act["tall"]))


@_does("move")
def _move(desk: OnScreen, act: Act) -> None:
    _moves(desk, act["path"], desk.meeting.current_file.number(act["path"], act["value"]))


def _moves(desk: OnScreen, path: str, value: float) -> None:
    """Refuse here what no client file could have: the screen would fail on it."""
    desk.live.case({path: value})
    desk.moving = {path: value}


@_does("try")
def _try(desk: OnScreen, act: Act) -> str:
    given = {end: act[end] for end in ("value", "low", "high") if act.get(end) not in (None, "")}
    desk.ends = {}
    return desk.meeting.try_(act["path"], **given)


@_does("hours")
def _hours(desk: OnScreen, act: Act) -> str:
    """Hours of the ledger: while the handle moves nothing is kept, then they are tried."""
    place = (desk.live.option or "", act["row"], act["name"], act["hours"])
    if act.get("moving"):
        _moves(desk, *as_part(desk.meeting, *place))
        return ""
    desk.ends = {}
    return move_hours(desk.meeting, *place)


@_does("agree")
def _agree(desk: OnScreen, act: Act) -> str:
    if over := desk.meeting.over_allocated():
        raise ParamError(over)
    told = desk.meeting.agree(act["path"], act.get("who", ""), act.get("why", ""), act.get("origin", ""))
    return f"Agreed. {told}".strip()


@_does("park")
def _park(desk: OnScreen, act: Act) -> str:
    desk.meeting.park(act["path"], act.get("who", ""), act.get("by_when", ""))
    return "Parked."


@_does("add")
def _add(desk: OnScreen, act: Act) -> str:
    """A cost or a benefit of the option at hand that the file does not have."""
    words = (act.get("name", ""), act.get("amount", ""), act.get("class", ""), act.get("who", ""))
    path = desk.meeting.add(desk.live.option or labels.NOTHING, *words, act.get("origin", ""))
    desk.forget_order()
    return f"Added: {labels.in_words(path.rpartition('.')[2])}."


@_does("drop")
def _drop(desk: OnScreen, act: Act) -> str:
    desk.meeting.drop(desk.live.option or labels.NOTHING, act["name"])
    desk.forget_order()
    return "Taken back."


@_does("remark")
def _remark(desk: OnScreen, act: Act) -> str:
    desk.meeting.remark(act["text"], act.get("who", ""))
    return "Written down."


@_does("reset")
def _reset(desk: OnScreen, act: Act) -> str:
    desk.meeting.reset(act.get("path", ""))
    desk.ends = {}
    return "Back at the client file."


@_does("undo")
def _undo(desk: OnScreen, _: Act) -> str:
    desk.ends = {}
    return "Taken back." if desk.meeting.undo() else "There is nothing to take back."


@_does("redo")
def _redo(desk: OnScreen, _: Act) -> str:
    desk.ends = {}
    return "Done again." if desk.meeting.redo() else "There is nothing to do again."


@_does("scenario")
def _scenario(desk: OnScreen, act: Act) -> str:
    desk.meeting.scenario(act["name"])
    return f"Kept as scenario {act['name'].strip()}."


@_does("switch")
def _switch(desk: OnScreen, act: Act) -> str:
    desk.meeting.switch(act.get("name", ""))
    desk.ends = {}
    return f"Scenario: {act.get('name') or 'none'}."


@_does("forget")
def _forget(desk: OnScreen, act: Act) -> str:
    desk.meeting.forget(act["name"])
    return "Forgotten."


@_does("explain")
def _explain(desk: OnScreen, act: Act) -> None:
    """Show what stands behind a number; without a path, no longer."""
    path, option = act.get("path", ""), act.get("option", desk.live.option)
    drawn = desk.live.current()[1].results.options
    desk.explained = explained(desk.live.case(), path, option, drawn) if path else None


@_does("go")
def _go(desk: OnScreen, act: Act) -> None:
    """Where an input stands: its step, and the part of it."""
    path = desk.meeting.current_file.check_path(act["path"])
    home = path.split(".")[0].split("[")[0]
    step = next((step for step, sections in STEPS.items() if home in sections), "")
    desk.step = step or desk.meeting.current_file.refuse(path, "stands in no step. Change it in the client file.")
    if path.startswith("options."):
        desk.live.option = path.split(".")[1]
    desk.first = desk.paths.index(path) // desk.rows * desk.rows if path in desk.paths else 0


@_does("save")
def _save(desk: OnScreen, _: Act) -> str:
    return saved(desk.meeting, save(desk.meeting))


@_does("close")
def _close(desk: OnScreen, _: Act) -> None:
    """Save, write the recap, build the documents; what failed is told on the sheet."""
    desk.closed = close(desk.meeting, desk.out)


@_does("compare")
def _compare(desk: OnScreen, act: Act) -> None:
    desk.comparing = bool(act.get("on"))


@_does("ask")
def _ask(desk: OnScreen, _: Act) -> str:
    desk.live.answer()
    return f"Asked for {labels.option_name(desk.live.option or labels.NOTHING)}."
