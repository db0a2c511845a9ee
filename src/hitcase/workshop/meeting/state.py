"""What a journal comes to: the numbers tried, agreed and parked, after every event of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from hitcase.inputs.journal import Event

STATUSES = ("tried", "parked", "agreed", "open")
UNDO = 200  # steps that can be taken back: more would only cost memory


@dataclass(frozen=True)
class State:
    """Where a meeting stands; nothing in it changes, `after` gives the next one.

    tried, agreed, parked: path → the event that made it so; added: the path of a line → the event that added it.
    saved: paths of agreed numbers and added lines that are in the file.
    remarks: of this meeting. scenarios: name → path → number. scenario: the one that is on. file: the hash of the
    client file as last seen, firm: of the firm's. opening: what was on the screen when this meeting was opened; closed:
    how the last one ended. past, future: what undo and redo go to.
    """

    tried: Mapping[str, Event] = field(default_factory=dict)
    agreed: Mapping[str, Event] = field(default_factory=dict)
    parked: Mapping[str, Event] = field(default_factory=dict)
    added: Mapping[str, Event] = field(default_factory=dict)
    saved: frozenset[str] = frozenset()
    remarks: tuple[Event, ...] = ()
    scenarios: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    scenario: str = ""
    file: str = ""
    firm: str = ""
    opening: Event | None = None
    closed: Event | None = None
    past: tuple[State, ...] = ()
    future: tuple[State, ...] = ()

    @property
    def unsaved(self) -> dict[str, Event]:
        """Agreed numbers that are not in the file yet."""
        return {path: event for path, event in self.agreed.items() if path not in self.saved}

    @property
    def new_lines(self) -> dict[str, Any]:
        """Added lines that are not in the file yet, as they will stand there."""
        return {path: event.new for path, event in self.added.items() if path not in self.saved}


def by_status(state: State, paths: Iterable[str]) -> dict[str, list[str]]:
    """Paths by how they stand: tried, parked, agreed or open, each once."""
    paths_of: dict[str, list[str]] = {kind: [] for kind in STATUSES}
    for path in paths:
        paths_of[next((kind for kind in STATUSES if path in getattr(state, kind, ())), "open")].append(path)
    return paths_of


def replay(events: Iterable[Event]) -> State:
    """The state after all events.

    >>> state = replay([Event("try", "9:00", "wage_growth", new={"base": 0.04}), Event("undo", "9:01")])
    >>> state.tried, list(state.future[0].tried)
    ({}, ['wage_growth'])
    """
    return reduce(after, events, State())


def after(state: State, event: Event) -> State:
    """The state after one more event."""
    made = STEPS[event.kind](state, event)
    if event.kind in ("start", "opening", "undo", "redo"):
        return made
    if event.kind in ("save", "close"):  # what is in the file is no longer taken back
        return replace(made, past=(), future=())
    return replace(made, past=(*state.past, _without_history(state))[-UNDO:], future=())


def _without_history(state: State) -> State:
    return replace(state, past=(), future=())


def _without(events: Mapping[str, Event], path: str) -> dict[str, Event]:
    return {key: event for key, event in events.items() if path and key != path}


def _tried(state: State, event: Event) -> State:
    return replace(state, tried={**state.tried, event.path: event})


def _agreed(state: State, event: Event) -> State:
    tried, parked = _without(state.tried, event.path), _without(state.parked, event.path)
    agreed = {**_without(state.agreed, event.path), event.path: event}
    return replace(state, tried=tried, parked=parked, agreed=agreed, saved=state.saved - {event.path})


def _parked(state: State, event: Event) -> State:
    return replace(state, tried=_without(state.tried, event.path), parked={**state.parked, event.path: event})


def _unparked(state: State, event: Event) -> State:
    return replace(state, parked=_without(state.parked, event.path))


def _remarked(state: State, event: Event) -> State:
    return replace(state, remarks=(*state.remarks, event))


def _line_added(state: State, event: Event) -> State:
    added = {**_without(state.added, event.path), event.path: event}
    return replace(state, added=added, saved=state.saved - {event.path})


def _dropped(state: State, event: Event) -> State:
    """The line goes, and with it all that was said of its numbers."""

    def rest(by_path: Mapping[str, Any]) -> dict[str, Any]:
        return {path: value for path, value in by_path.items() if not f"{path}.".startswith(f"{event.path}.")}

    scenarios = {name: rest(numbers) for name, numbers in state.scenarios.items()}
    remaining = replace(state, tried=rest(state.tried), agreed=rest(state.agreed), parked=rest(state.parked))
    return replace(remaining, added=rest(state.added), scenarios=scenarios)


def _reset(state: State, event: Event) -> State:
    """Back to what is agreed, or else to the client file: one number, or all."""
    scenario = state.scenario if event.path else ""
    return replace(state, tried=_without(state.tried, event.path), scenario=scenario)


def _withdrawn(state: State, event: Event) -> State:
    return replace(state, agreed=_without(state.agreed, event.path))


def _scenario(state: State, event: Event) -> State:
    others = {name: numbers for name, numbers in state.scenarios.items() if name != event.name}
    if event.new is None:
        return replace(state, scenarios=others, scenario="" if state.scenario == event.name else state.scenario)
    return replace(state, scenarios={**others, event.name: event.new}, scenario=event.name)


def _switched(state: State, event: Event) -> State:
    """What is tried becomes the scenario's differences; without a name, nothing is tried."""
    numbers = state.scenarios.get(event.name, {})
    tried = {path: Event("try", event.at, path, event.name, new=new) for path, new in numbers.items()}
    return replace(state, tried=tried, scenario=event.name)


def _undone(state: State, _: Event) -> State:
    if not state.past:
        return state
    *past, last = state.past
    return replace(last, **_beside(state), past=tuple(past), future=(_without_history(state), *state.future))


def _redone(state: State, _: Event) -> State:
    if not state.future:
        return state
    first, *future = state.future
    return replace(first, **_beside(state), past=(*state.past, _without_history(state)), future=tuple(future))


def _beside(state: State) -> dict[str, Any]:
    """What no undo takes back."""
    return {"file": state.file, "firm": state.firm, "opening": state.opening}


def _started(state: State, event: Event) -> State:
    """Journals of earlier days hold the client file's hash alone."""
    hashes = event.new if isinstance(event.new, dict) else {"file": event.new}
    return replace(state, file=str(hashes.get("file", "")), firm=str(hashes.get("firm", "")))


def _saved(state: State, event: Event) -> State:
    return replace(state, file=str(event.new), saved=frozenset({*state.agreed, *state.added}))


def _closed(state: State, event: Event) -> State:
    """What is parked and the scenarios stay for the next meeting, and what was agreed but never saved."""
    added = {path: event for path, event in state.added.items() if path not in state.saved}
    remaining = replace(state, agreed=state.unsaved, added=added, saved=frozenset())
    return replace(remaining, tried={}, remarks=(), scenario="", opening=None, closed=event)


STEPS: dict[str, Callable[[State, Event], State]] = {
    "start": _started,
    "opening": lambda state, event: replace(state, opening=event),
    "try": _tried,
    "move_hours": _tried,
    "agree": _agreed,
    "add": _line_added,
    "drop": _dropped,
    "park": _parked,
    "unpark": _unparked,
    "remark": _remarked,
    "reset": _reset,
    "withdraw": _withdrawn,
    "undo": _undone,
    "redo": _redone,
    "scenario": _scenario,
    "switch": _switched,
    "save": _saved,
    "close": _closed,
}
