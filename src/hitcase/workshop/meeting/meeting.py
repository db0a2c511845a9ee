"""A workshop with a client, without its screen: numbers tried, agreed and parked, each in the journal at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hitcase.analysis.cases import over_allocated
from hitcase.inputs.additions import with_lines
from hitcase.inputs.case import Case
from hitcase.inputs.firm import FIRM_FILE
from hitcase.inputs.journal import Event, Journal, journal_file
from hitcase.inputs.open_file import OpenFile, open_file
from hitcase.inputs.params import Param
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.tried import tried_figure
from hitcase.inputs.written import short
from hitcase.workshop.meeting import figures
from hitcase.workshop.meeting.adding import Amount, journal_line, new_line_path, owner_and_origin
from hitcase.workshop.meeting.meeting_case import (
    check_scenario,
    refused_lines,
    refused_numbers,
    tried_case,
    with_agreed,
)
from hitcase.workshop.meeting.state import State, after, by_status, replay

GONE = "the client file no longer takes it"


def opening_events(file: OpenFile, journal: Journal, clock: Callable[[], str]) -> tuple[State, list[Event], list[str]]:
    """The state of a journal, the events that drop what the file no longer takes, and what to say of it."""
    state, notices = replay(journal.events), list[str]()
    if journal.cut_off:
        notices.append("The last line of the journal was cut off and does not count.")
    if state.file not in ("", file.fingerprint):
        changed = f"{file.label} was changed outside the workshop since the journal's last entry."
        notices.append(f"{changed} What is not saved yet stands on the file as it is now.")
    if state.firm not in ("", file.firm_fingerprint):
        notices.append(f"{FIRM_FILE} was changed since the journal's last entry; its values stand under the client's.")
    events = [Event("start", clock(), new={"file": file.fingerprint, "firm": file.firm_fingerprint})]
    fitting = state
    for path, why in refused_lines(file, state).items():
        notices.append(f"{path} is no longer added: {why}")
        events.append(Event("drop", clock(), path, why=GONE))
        fitting = after(fitting, events[-1])
    for kind, path, why in refused_numbers(file, fitting):
        back_at = "the client file" if kind == "withdraw" or path not in fitting.agreed else "what was agreed"
        notices.append(f"{path} is back at {back_at}: {why}")
        events.append(Event(kind, clock(), path, why=GONE))
    return state, events, notices


Typed = float | str | None  # as a slider or a box gives it: 0.19, "19 %", "14*1880"; None: as it is


class Meeting:
    """Where a workshop on one client file stands, and every act of it.

    file: the client file as opened. state: what the journal comes to. notices: sentences to show on opening.
    An act is in the journal before it returns; one that is refused raises ParamError with the sentence to show, and
    leaves no trace. Acts on a number return what else happens ("The range becomes …"), or "".
    """

    def __init__(self, path: str | Path, clock: Callable[[], str], day: str = "") -> None:
        """Open a client file and go on where its journal ends.

        Args:
            path: the client file. clock: gives the time for the journal; nothing else uses it.
            day: the day of the meeting as origins name it ("2026-10-14"); "" leaves it out.

        Raises: ParamError if the file or its journal can't be used.
        """
        self.clock, self.day, self.file = clock, day, open_file(path)
        self.journal = Journal(journal_file(self.file.path), str(journal_file(Path(path))))
        self._cases: dict[bool, Case] = {}
        self._over_allocated: tuple[Case | None, list[Problem]] = (None, [])
        self._extended = (self.file, dict[str, Any](), self.file)
        self.state, events, self.notices = opening_events(self.file, self.journal, clock)
        for event in events:
            self._put(event)

    @property
    def current_file(self) -> OpenFile:
        """The client file with the lines that were added to it and are not saved yet: what paths and numbers are of."""
        return self._with(self.state.new_lines)

    def _with(self, lines: dict[str, Any]) -> OpenFile:
        if self._extended[0] is not self.file or self._extended[1] != lines:
            self._extended = (self.file, lines, with_lines(self.file, lines)[0])
        return self._extended[2]

    def case(self, tried: bool = True, moving: Mapping[str, float] | None = None) -> Case:
        """The case with what is agreed and, unless left out, tried, checked by the rules of a client file.

        Args:
            moving: path → value of handles that move just now; they alone stand in no journal.

        Raises: ParamError for a moving value that a client file could not have.
        """
        if moving:
            numbers = {path: {"base": self.current_file.number(path, value)} for path, value in moving.items()}
            return tried_case(self.current_file, self.state, self.case(tried=False), numbers)
        if not self._cases:
            agreed = with_agreed(self.current_file, self.state)[0]
            self._cases = {False: agreed, True: tried_case(self.current_file, self.state, agreed)}
        return self._cases[tried]

    def number(self, path: str, typed: str | float) -> float:
        """The number that a handle or a box gives for a parameter, with the digits that the screen shows.

        Raises: ParamError for what a client file would not take.
        """
        file = self.current_file
        unit = file.case.params[file.check_path(path)].unit
        return short(file.number(path, short(typed, unit) if isinstance(typed, float) else typed), unit)

    def agreed_value(self, path: str) -> dict[str, float]:
        """What was last agreed of a number, or stands in the file: {low, base, high}."""
        return figures.ends(self._agreed_param(path))

    def over_allocated(self) -> list[Problem]:
        """Hours that end twice over, with what is tried: to be shown, and in the way of agreeing."""
        case = self.case()
        if self._over_allocated[0] is not case:
            self._over_allocated = (case, over_allocated(case))
        return self._over_allocated[1]

    def paths_by_status(self, paths: Iterable[str] | None = None) -> dict[str, list[str]]:
        """Paths by how they stand: tried, parked, agreed, open, each path once; of all numbers if none are named."""
        return by_status(self.state, self.current_file.case.params if paths is None else paths)

    def try_(self, path: str, value: Typed = None, low: Typed = None, high: Typed = None, *, kind: str = "try") -> str:
        """Show what a number would do, or another range of it; it is no number of the case yet."""
        param, event = self._agreed_param(path), self.state.tried.get(path)
        given = {"base": value, "low": low, "high": high}
        read = self.number if kind == "try" else self.current_file.number
        new_ends = {end: read(path, typed) for end, typed in given.items() if typed is not None}
        new = {"base": param.base} | (event.new if event else {}) | new_ends
        if new_ends.keys() & {"low", "high"}:
            self.current_file.check_range(path, figures.ends(param) | new)
        self.record(kind, path, old=figures.ends(param), new=new)
        return figures.widening(param, tried_figure(param, new))

    def agree(self, path: str, who: str, why: str = "", origin: str = "") -> str:
        """Make what is tried, or the number as it stands, a number of the case.

        Args:
            who: the role that says so, "CFO". why: its reason. origin: a better one than talk, "HR extract, 2026-06".

        Raises: ParamError where more hours would end than full service frees, among other things.
        """
        param, event, line = self._agreed_param(path), self.state.tried.get(path), self.file.one_line
        spoken = figures.workshop_origin(line(path, who, "the role that agrees"), self.day)
        new = figures.ends(param) | (event.new if event else {})
        figure = figures.agreed_figure(self.current_file.case.params[path], new, line(path, origin) or spoken)
        values = {key: value for key, value in asdict(figure).items() if value not in ("", None)}
        self.record("agree", path, old=figures.ends(param), new=values, who=who.strip(), why=line(path, why))
        return figures.widening(param, figure)

    def add(
        self, option: str, name: str, amount: Amount, cls: str, owner: str, origin: str = "", month: Typed = None
    ) -> str:
        """Add a cost or a benefit to an option, a draft until it has an origin; the path of the line comes back.

        Args:
            name: what it is called, new to the option. amount: money a year, typed; or {low, base, high}.
            cls: cash, avoidance, capacity or cost. owner: the role that says so. origin: where the amount is from.
            month: from when it counts, 0: at the decision and each year after; None: while the option is in service.
        """
        path = new_line_path(self.current_file, self.state.new_lines, option, name)
        line = journal_line(self.current_file, path, amount, cls, month) | owner_and_origin(
            self.current_file, path, owner, origin
        )
        self.record("add", path, new=line, who=line["owner"])
        return path

    def drop(self, option: str, name: str) -> None:
        """Take an added line back that is not in the client file yet, with all that was said of its numbers."""
        self.record("drop", new_line_path(self.current_file, self.state.new_lines, option, name, exists=True))

    def park(self, path: str, knows: str, by_when: str) -> None:
        """Leave a number open: who knows it, and by when; what was tried of it is dropped."""
        who = self.file.one_line(path, knows, "who knows it")
        day = self.file.one_line(path, by_when, "by when it is known")
        self.record("park", path, old=figures.ends(self._agreed_param(path)), who=who, by_when=day)

    def remark(self, text: str, who: str = "") -> None:
        """Write down what was said without a number."""
        self.record("remark", why=self.file.one_line("", text, "the remark"), who=self.file.one_line("", who))

    def reset(self, path: str = "") -> None:
        """Back to what is agreed, or else to the client file: one number, or all of them."""
        self.record("reset", path and self.current_file.check_path(path))

    def withdraw(self, path: str) -> None:
        """Take back what was agreed of a number; what is tried of it stays.

        Raises: ParamError where nothing is agreed that could be taken back.
        """
        if self.current_file.check_path(path) not in self.state.unsaved:
            saved = path in self.state.saved
            sentence = "is saved in the client file. Try and agree another value." if saved else "is not agreed."
            self.file.refuse(path, sentence)
        self.record("withdraw", path, old=self.agreed_value(path))

    def unpark(self, path: str) -> None:
        """Wait for a number no longer.

        Raises: ParamError where it is not parked.
        """
        if self.current_file.check_path(path) not in self.state.parked:
            self.file.refuse(path, "is not parked.")
        self.record("unpark", path)

    def undo(self) -> bool:
        """Take the last act back; False if there is none since the file was last saved."""
        return bool(self.state.past) and self.record("undo")

    def redo(self) -> bool:
        """Do again what was taken back last; False if there is nothing."""
        return bool(self.state.future) and self.record("redo")

    def scenario(self, name: str) -> None:
        """Keep what is tried and agreed now under a name, as differences from the client file; an old one goes."""
        params, paths = self.case().params, [*self.state.unsaved, *self.state.tried]
        new = {path: figures.ends(params[path]) for path in paths}
        self.record("scenario", name=self.file.one_line("", name, "the scenario's name"), new=new)

    def switch(self, name: str = "") -> None:
        """Try what a scenario holds, and nothing else; without a name, nothing."""
        check_scenario(self.file, self.state, name)
        self.record("switch", name=name)

    def forget(self, name: str) -> None:
        """Let a scenario go."""
        check_scenario(self.file, self.state, name)
        self.record("scenario", name=name)

    def close(self, result: Mapping[str, object] | None = None) -> None:
        """End the meeting: what is parked, and not yet saved, waits for the next. result: its bottom line."""
        self.record("close", new=result)

    def record(self, kind: str, path: str = "", **more: object) -> bool:
        """Put an event in the journal, if the client file would take the numbers that it leads to.

        Raises: ParamError with what the file checker, or the hours ledger, says of them; nothing has happened then.
        """
        event = Event(kind, self.clock(), path, **more)  # type: ignore[arg-type]
        state = after(self.state, event)
        old, new = ((s.unsaved, s.new_lines) for s in (self.state, state))
        agreed, file = self.case(tried=False), self._with(state.new_lines)
        agreed = agreed if old == new and kind != "save" else with_agreed(file, state)[0]
        cases = {False: agreed, True: tried_case(file, state, agreed)}
        if kind == "agree" and (problems := over_allocated(agreed)):
            raise ParamError(problems)
        self._put(event)
        self._cases = cases
        return True

    def _put(self, event: Event) -> None:
        self.journal.add(event)
        self.state, self._cases = after(self.state, event), {}

    def _agreed_param(self, path: str) -> Param:
        self.current_file.check_path(path)
        return self.case(tried=False).params[path]
