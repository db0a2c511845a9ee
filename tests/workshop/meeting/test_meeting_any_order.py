"""A workshop in any order of acts: its journal always comes to the live state, and a file could hold its numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hitcase.inputs.journal import Journal
from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.state import replay
from tests.inputs.files import HEAD
from tests.workshop.meeting.meetings import meeting_on

SMALL = HEAD + (
    "roles: {analyst: {fte: 10, salary: 100000, turnover_rate: {low: 0.05, base: 0.1, high: 0.2}}}\n"
    "contracts: {agency: {role: analyst, hours: 3600, rate: 120}}\n"
    "scope: {share: {analyst: 0.5}, contracts: [agency]}\n"
    "options: {a: {kind: managed_service, price: {basis: monthly_fee, amount: 40000}, start_month: 2}}\n"
)
PATHS = st.sampled_from(
    (
        "wage_growth",
        "roles.analyst.fte",
        "roles.analyst.turnover_rate",
        "options.a.price.amount",
        "options.a.phase_in[1]",
        "options.a.added.one.amount",
    )
)
NAMES = st.sampled_from(("one", "two"))
CLASSES = st.sampled_from(("cash", "avoidance", "capacity", "cost"))


class Workshop(RuleBasedStateMachine):
    """Any order of acts: the journal, read anew, comes to the live state, and the file would load with it."""

    def __init__(self) -> None:
        """A meeting on a small client file."""
        super().__init__()
        self.folder = TemporaryDirectory()
        self.meeting = meeting_on(Path(self.folder.name), text=SMALL)

    def act(self, act, *args: object) -> None:
        """Do it; refused acts leave the state as it is."""
        before = self.meeting.state
        try:
            act(*args)
        except ParamError:
            assert self.meeting.state == before

    @rule(path=PATHS, times=st.sampled_from((0, 0.5, 0.9, 1.1, 3, 30)))
    def try_(self, path: str, times: float) -> None:
        """A slider moves, far out too; one that is not there yet is refused."""
        found = self.meeting.case().params.get(path)
        self.act(self.meeting.try_, path, (found.base if found else 1) * times)

    @rule(path=PATHS)
    def agree(self, path: str) -> None:
        """What is tried, or the number as it stands."""
        self.act(self.meeting.agree, path, "CFO", "why not")

    @rule(path=PATHS)
    def park(self, path: str) -> None:
        """Somebody else knows."""
        self.act(self.meeting.park, path, "HR", "Friday")

    @rule(name=NAMES, cls=CLASSES)
    def add(self, name: str, cls: str) -> None:
        """There is also this; a second time it is refused."""
        self.act(self.meeting.add, "a", name, 5_000, cls, "CFO")

    @rule(name=NAMES)
    def drop(self, name: str) -> None:
        """Whether it was added or not."""
        self.act(self.meeting.drop, "a", name)

    @rule(path=PATHS | st.just(""))
    def reset(self, path: str) -> None:
        """One, or all: what is agreed or added stays."""
        before = self.meeting.state
        self.act(self.meeting.reset, path)
        assert (self.meeting.state.agreed, self.meeting.state.added) == (before.agreed, before.added)

    @rule(path=PATHS)
    def withdraw(self, path: str) -> None:
        """Agreed or not."""
        self.act(self.meeting.withdraw, path)

    @rule(path=PATHS)
    def unpark(self, path: str) -> None:
        """Parked or not."""
        self.act(self.meeting.unpark, path)

    @rule(name=NAMES)
    def scenario(self, name: str) -> None:
        """Kept under a name."""
        self.act(self.meeting.scenario, name)

    @rule(name=NAMES | st.just(""))
    def switch(self, name: str) -> None:
        """To one that is there or not, or to none."""
        self.act(self.meeting.switch, name)

    @rule()
    def undo(self) -> None:
        """Taken back, done again, taken back: the same states."""
        before = self.meeting.state
        if self.meeting.undo():
            assert self.meeting.redo()
            assert replace(self.meeting.state, file="") == replace(before, future=self.meeting.state.future, file="")
            self.meeting.undo()

    @rule()
    def redo(self) -> None:
        """If there is something."""
        self.meeting.redo()

    @rule()
    def killed(self) -> None:
        """And opened again."""
        self.meeting = meeting_on(Path(self.folder.name))
        assert self.meeting.notices == []

    @invariant()
    def the_journal_comes_to_the_state(self) -> None:
        """Read anew from disk, at every step."""
        journal = Journal(self.meeting.journal.path)
        assert journal.events == self.meeting.journal.events
        assert replay(journal.events) == self.meeting.state
        shown = {path for paths in self.meeting.paths_by_status().values() for path in paths}
        assert shown == set(self.meeting.case().params)

    def teardown(self) -> None:
        """The folder goes."""
        self.folder.cleanup()


Workshop.TestCase.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWorkshop = Workshop.TestCase
