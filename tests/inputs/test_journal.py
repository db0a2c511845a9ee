"""The journal: on disk at once, whole after a kill at any byte, and nothing in it is skipped silently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hitcase.inputs.journal import Event, Journal
from hitcase.workshop.meeting.state import replay
from tests.inputs.refusals import refusal

FEE = "options.offer_a.price.amount"
EVENTS = (
    Event("start", "9:00", new="3f9c"),
    Event("try", "9:01", FEE, old={"base": 198500.0}, new={"base": 190000.0}),
    Event("scenario", "9:02", name="190 Tsd. — «best»", new={FEE: {"base": 190000.0}}),
    Event(
        "agree", "9:03", FEE, old={"base": 198500.0}, new={"base": 190000.0, "origin": "CFO"}, who="CFO", why="asked"
    ),
    Event("park", "9:04", "wage_growth", old={"base": 0.033}, who="finance", by_when="Friday"),
    Event("remark", "9:05", why="The board meets on\u2028Monday"),
    Event("undo", "9:06"),
    Event("redo", "9:07"),
)
MEND = "Take the line out, or the whole journal away; the client file is as it was last saved."


def filled(path: Path) -> Journal:
    """A journal with the events above."""
    journal = Journal(path, "x.journal.jsonl")
    for event in EVENTS:
        journal.add(event)
    return journal


def test_events_are_on_disk_when_they_are_added(tmp_path: Path):
    """Another reader sees each of them at once, as it was."""
    journal = Journal(tmp_path / "j")
    for number, event in enumerate(EVENTS, 1):
        journal.add(event)
        assert Journal(tmp_path / "j").events == list(EVENTS[:number])
    assert [json.loads(line)["schema"] for line in (tmp_path / "j").read_text().split("\n")[:-1]] == [1] * len(EVENTS)


def test_after_a_kill_at_any_byte_the_state_is_that_of_the_last_whole_line(tmp_path: Path):
    """And the next event goes where the cut-off line was."""
    filled(tmp_path / "j")
    raw = (tmp_path / "j").read_bytes()
    for size in range(len(raw) + 1):
        (tmp_path / "k").write_bytes(raw[:size])
        journal = Journal(tmp_path / "k")
        whole = raw[:size].count(b"\n")
        assert replay(journal.events) == replay(EVENTS[:whole])
        assert journal.cut_off == (not raw[:size].endswith(b"\n") and size > 0)
        journal.add(EVENTS[-1])
        assert Journal(tmp_path / "k").events == [*EVENTS[:whole], EVENTS[-1]]


NO_EVENT = (
    b"nonsense",
    b"[1]",
    b"[" * 100_000,
    b"\xff\xfe",
    b'{"schema": 1, "kind": "try", "at": 9}',
    b'{"schema": 1, "kind": "undo"}',
    b'{"schema": 1, "kind": "try", "at": "9", "new": {"base": NaN}}',
)
ODD = (
    *((line, "this line is no event.") for line in NO_EVENT),
    (b'{"schema": 2, "kind": "undo", "at": "9"}', "schema is 2, not 1: another version of hitcase wrote it."),
    (b'{"schema": 1, "kind": "argee", "at": "9"}', "there is no kind argee. Did you mean agree?"),
    (b'{"schema": 1, "kind": "undo", "at": "9", "whoo": "x"}', "unknown key whoo. Did you mean who?"),
    (b'{"schema": 1, "kind": "try", "at": "9", "path": "a"}', "new holds no number for try."),
    (b'{"schema": 1, "kind": "try", "at": "9", "new": {"base": "1"}}', "new holds no number for try."),
    (b'{"schema": 1, "kind": "agree", "at": "9", "new": {"base": 1, "x": 2}}', "new holds no number for agree."),
    (b'{"schema": 1, "kind": "opening", "at": "9", "new": {"base": 1}}', "new holds no result for opening."),
    (b'{"schema": 1, "kind": "add", "at": "9", "path": "a"}', "new holds no line for add."),
    (b'{"schema": 1, "kind": "add", "at": "9", "new": {"class": "cost"}}', "new holds no line for add."),
    (
        b'{"schema": 1, "kind": "add", "at": "9", "new": {"class": 1, "amount": {"base":2}}}',
        "new holds no line for add.",
    ),
    (b'{"schema": 1, "kind": "add", "at": "9", "new": {"class": "cost", "amount": 2}}', "new holds no line for add."),
    (b'{"schema": 1, "kind": "scenario", "at": "9", "new": {"a": 2}}', "new holds no number for scenario."),
)


@pytest.mark.parametrize(("line", "told"), ODD, ids=range(len(ODD)))
def test_a_whole_line_that_is_no_event_is_refused(tmp_path: Path, line: bytes, told: str):
    """Skipping it would give another state than the one that was on the screen."""
    path = tmp_path / "j"
    path.write_bytes(EVENTS[0].line().encode() + b"\n" + line + b"\n")
    assert refusal(Journal, path, "x.journal.jsonl") == f"x.journal.jsonl:2: {told} {MEND}"


def test_two_workshops_do_not_write_over_each_other(tmp_path: Path):
    """The second to write is told; the first one's events stay."""
    first, second = Journal(tmp_path / "j"), Journal(tmp_path / "j", "x.journal.jsonl")
    first.add(EVENTS[0])
    told = "another workshop has written here. Close one of the two, and open this one again."
    assert refusal(second.add, EVENTS[1]) == f"x.journal.jsonl: {told}"
    assert Journal(tmp_path / "j").events == [EVENTS[0]]


def test_undo_and_redo_do_not_go_past_the_ends():
    """An undo with nothing before it, as a cut journal may have, changes nothing."""
    assert replay([Event("undo", "9"), Event("redo", "9")]) == replay([])


def test_saving_ends_what_can_be_taken_back():
    """What stands in the file is changed by trying it anew, not by undo."""
    saved = replay([*EVENTS, Event("save", "10:00", new="77")])
    assert (saved.past, saved.future, saved.saved, saved.file) == ((), (), frozenset({FEE}), "77")
    assert saved.unsaved == {}


def test_closing_keeps_what_is_parked_and_the_scenarios():
    """The next meeting opens on them."""
    closed = replay([*EVENTS, Event("save", "10:00", new="77"), Event("close", "10:01")])
    assert (list(closed.parked), list(closed.scenarios)) == (["wage_growth"], ["190 Tsd. — «best»"])
    assert (closed.tried, closed.agreed, closed.remarks) == ({}, {}, ())
