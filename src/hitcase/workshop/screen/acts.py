"""Each thing that a person can do at the workshop's screen: what it changes, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hitcase.document import terms
from hitcase.inputs.params import Record
from hitcase.inputs.problems import ParamError, near
from hitcase.text import formats, labels
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.meeting.hours_moved import as_part, move_hours
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.saving_agreed import Saved, save
from hitcase.workshop.meeting.target_seek import seek
from hitcase.workshop.screen.side_panel import explanation
from hitcase.workshop.screen.view_state import ViewState
from hitcase.workshop.server.closing import close

NAMED = 3  # tried numbers that are named


def save_summary(meeting: Meeting, result: Saved) -> str:
    """What is in the client file now, and what was left out."""
    left = _left_out(meeting, result)
    if not result.backup:
        return f"Nothing is agreed that the file does not hold already.{left}"
    count = formats.count_word(len(result.changed))
    noun = "number is" if len(result.changed) == 1 else "numbers are"
    sentence = f"{count.capitalize()} agreed {noun} in {meeting.file.path.name}; as it was: {result.backup.name}."
    return f"{sentence}{left}"


def _left_out(meeting: Meeting, result: Saved) -> str:
    names = [meeting.case().params[path].meaning for path in result.left_out if path in meeting.case().params]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" Left out, only tried: {', '.join(names[:NAMED])}{more}." if names else ""


def close_summary(meeting: Meeting, closing: Record) -> dict[str, Any]:
    """The end of a meeting: {over, sentences, mail}."""
    sentences = [save_summary(meeting, closing.saved)] if closing.saved else []
    sentences += [f"Recap: {', '.join(map(str, closing.files))}."] if closing.files else []
    sentences += [f"Business case: {closing.pack}."] if closing.pack else []
    return {"over": closing.closed, "sentences": [*closing.failures, *sentences], "mail": closing.text}


LEAST, MOST = 3, 14  # how few or many inputs stand on the screen at once
Act = dict[str, Any]
ActFunction = Callable[[ViewState, Act], str | None]
ACTS: dict[str, ActFunction] = {}  # what an act is called → what it does


def _act(name: str) -> Callable[[ActFunction], None]:
    return lambda function: ACTS.__setitem__(name, function)


@_act("rest")
def _rest(desk: ViewState, _: Act) -> None:
    desk.rest()


@_act("look")
def _look(desk: ViewState, act: Act) -> None:
    """Another step, another part of its inputs, another option; cover, present, doubt."""
    options = [name for name in desk.meeting.case().tree.options if name != labels.NOTHING]
    for kind, names in (("step", STEPS), ("option", options)):
        if kind in act and act[kind] not in names:
            desk.meeting.file.refuse("", f"there is no {kind} {act[kind][:60]}.{near(act[kind], names)}")
    desk.step = act.get("step", desk.step)
    desk.first = 0 if "step" in act or "option" in act else desk.first
    if "first" in act:
        desk.first = max(0, min(int(act["first"]), max(len(desk.paths) - 1, 0) // desk.rows * desk.rows))
    desk.live.option = act.get("option", desk.live.option)
    desk.covered, desk.presenting = act.get("covered", desk.covered), act.get("presenting", desk.presenting)
    desk.live.doubt, desk.wide = act.get("doubt", desk.live.doubt), act.get("wide", desk.wide)
    desk.ends = {}


@_act("size")
def _size(desk: ViewState, act: Act) -> None:
    """How much room the page has: for so many inputs, for a plot of cash so many px high."""
    desk.rows = max(LEAST, min(int(act["rows"]), MOST))
    desk.first = desk.first // desk.rows * desk.rows
    desk.tall = max(40, int(act["tall"]))


@_act("move")
def _move(desk: ViewState, act: Act) -> None:
    _moves(desk, act["path"], desk.meeting.number(act["path"], act["value"]))


def _moves(desk: ViewState, path: str, value: float) -> None:
    """Refuse here what no client file could have: the screen would fail on it."""
    desk.live.case({path: value})
    desk.moving = {path: value}


@_act("try")
def _try(desk: ViewState, act: Act) -> str:
    given = {end: act[end] for end in ("value", "low", "high") if act.get(end) not in (None, "")}
    desk.ends = {}
    return desk.meeting.try_(act["path"], **given)


@_act("seek")
def _seek(desk: ViewState, act: Act) -> str:
    """Try the value of a figure at which the option at hand has a chance of a loss."""
    value, chance = seek(desk.live, act["path"], act["chance"])
    desk.ends = {}
    desk.meeting.try_(act["path"], value=value)
    text = terms.value(desk.meeting.case(), act["path"], value)
    return f"At {text}, the chance of a loss is {formats.percent(chance)}."


@_act("hours")
def _hours(desk: ViewState, act: Act) -> str:
    """Hours of the ledger: while the handle moves nothing is kept, then they are tried."""
    place = (desk.live.option or "", act["row"], act["name"], act["hours"])
    if act.get("moving"):
        _moves(desk, *as_part(desk.meeting, *place))
        return ""
    desk.ends = {}
    return move_hours(desk.meeting, *place)


@_act("agree")
def _agree(desk: ViewState, act: Act) -> str:
    if over := desk.meeting.over_allocated():
        raise ParamError(over)
    effect = desk.meeting.agree(act["path"], act.get("who", ""), act.get("why", ""), act.get("origin", ""))
    return f"Agreed. {effect}".strip()


@_act("park")
def _park(desk: ViewState, act: Act) -> str:
    desk.meeting.park(act["path"], act.get("who", ""), act.get("by_when", ""))
    return "Parked."


@_act("unpark")
def _unpark(desk: ViewState, act: Act) -> str:
    desk.meeting.unpark(act["path"])
    return "No longer parked."


@_act("add")
def _add(desk: ViewState, act: Act) -> str:
    """A cost or a benefit of the option at hand that the file does not have."""
    words = (act.get("name", ""), act.get("amount", ""), act.get("class", ""), act.get("who", ""))
    month = None if act.get("month") == "" else act.get("month")
    path = desk.meeting.add(desk.live.option or labels.NOTHING, *words, act.get("origin", ""), month)
    desk.forget_order()
    return f"Added: {labels.in_words(path.rpartition('.')[2])}."


@_act("drop")
def _drop(desk: ViewState, act: Act) -> str:
    desk.meeting.drop(desk.live.option or labels.NOTHING, act["name"])
    desk.forget_order()
    return "Taken back."


@_act("remark")
def _remark(desk: ViewState, act: Act) -> str:
    desk.meeting.remark(act["text"], act.get("who", ""))
    return "Written down."


@_act("reset")
def _reset(desk: ViewState, act: Act) -> str:
    path, agreed = act.get("path", ""), desk.meeting.state.agreed
    desk.meeting.reset(path)
    desk.ends = {}
    return f"Back at {'what is agreed' if path in agreed or (agreed and not path) else 'the client file'}."


@_act("withdraw")
def _withdraw(desk: ViewState, act: Act) -> str:
    desk.meeting.withdraw(act["path"])
    desk.ends = {}
    return "No longer agreed."


@_act("undo")
def _undo(desk: ViewState, _: Act) -> str:
    desk.ends = {}
    return "Taken back." if desk.meeting.undo() else "There is nothing to take back."


@_act("redo")
def _redo(desk: ViewState, _: Act) -> str:
    desk.ends = {}
    return "Done again." if desk.meeting.redo() else "There is nothing to do again."


@_act("scenario")
def _scenario(desk: ViewState, act: Act) -> str:
    desk.meeting.scenario(act["name"])
    return f"Kept as scenario {act['name'].strip()}."


@_act("switch")
def _switch(desk: ViewState, act: Act) -> str:
    desk.meeting.switch(act.get("name", ""))
    desk.ends = {}
    return f"Scenario: {act.get('name') or 'none'}."


@_act("forget")
def _forget(desk: ViewState, act: Act) -> str:
    desk.meeting.forget(act["name"])
    return "Forgotten."


@_act("explain")
def _explain(desk: ViewState, act: Act) -> None:
    """Show what stands behind a number; without a path, no longer."""
    path, option = act.get("path", ""), act.get("option", desk.live.option)
    results = desk.live.current()[1].results.options
    desk.explanation = explanation(desk.live.case(), path, option, results) if path else None


@_act("go")
def _go(desk: ViewState, act: Act) -> None:
    """Where an input stands: its step, and the part of it."""
    path = desk.meeting.current_file.check_path(act["path"])
    section = path.split(".")[0].split("[")[0]
    step = next((step for step, sections in STEPS.items() if section in sections), "")
    desk.step = step or desk.meeting.current_file.refuse(path, "stands in no step. Change it in the client file.")
    if path.startswith("options."):
        desk.live.option = path.split(".")[1]
    desk.first = desk.paths.index(path) // desk.rows * desk.rows if path in desk.paths else 0


@_act("save")
def _save(desk: ViewState, _: Act) -> str:
    return save_summary(desk.meeting, save(desk.meeting))


@_act("close")
def _close(desk: ViewState, _: Act) -> None:
    """Save, write the recap, build the documents; what failed is told on the sheet."""
    desk.closed = close(desk.meeting, desk.out)


@_act("compare")
def _compare(desk: ViewState, act: Act) -> None:
    desk.comparing = bool(act.get("on"))


@_act("search")
def _search(desk: ViewState, act: Act) -> None:
    desk.sought = act["text"]


@_act("ask")
def _ask(desk: ViewState, _: Act) -> str:
    desk.live.answer()
    return f"Asked for {labels.option_name(desk.live.option or labels.NOTHING)}."
