"""A workshop that is opened again: after a kill, after a power cut, and on a file that was changed meanwhile."""

from __future__ import annotations

from pathlib import Path

from hitcase.inputs.journal import Event
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.saving_agreed import all_numbers
from tests.workshop.meeting.meetings import AGENCY, FEE, meeting_on

SEATS = "roles.interface_engineer.seats_empty"


def test_a_restart_finds_everything(tmp_path: Path):
    """The kernel was killed: the file, the numbers, what can be undone and the scenarios are there."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.scenario("cheaper")
    meeting.agree(FEE, "CFO")
    meeting.try_(AGENCY, 0.6)
    again = meeting_on(tmp_path)
    assert again.notices == []
    assert again.state == meeting.state
    assert all_numbers(again.case()) == all_numbers(meeting.case())
    assert again.undo()
    assert again.undo()
    assert (list(again.state.tried), dict(again.state.agreed)) == ([FEE], {})
    assert again.redo()
    assert list(again.state.agreed) == [FEE]


def test_a_cut_off_line_is_told(tmp_path: Path):
    """The last act before the power went is lost, and nothing else."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.try_(AGENCY, 0.6)
    raw = meeting.journal.path.read_bytes()
    meeting.journal.path.write_bytes(raw[:-7])
    again = meeting_on(tmp_path)
    assert again.notices == ["The last line of the journal was cut off and does not count."]
    assert list(again.state.tried) == [FEE]


def test_a_file_changed_outside_is_told_and_what_it_no_longer_takes_goes_back(tmp_path: Path):
    """What still fits stands on the file as it is now."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.try_(SEATS, 6)
    path = meeting.file.path
    text = path.read_text(encoding="utf-8").replace("fte: {base: 7,", "fte: {base: 5,")
    path.write_text(text, encoding="utf-8")
    again = meeting_on(tmp_path)
    changed = f"{path} was changed outside the workshop since the journal's last entry."
    assert again.notices == [
        f"{changed} What is not saved yet stands on the file as it is now.",
        f"{SEATS} is back at the client file: 6 seats are empty, but the role has 5 posts. Write 5 or less.",
    ]
    assert list(again.state.tried) == [FEE]
    assert meeting_on(tmp_path).notices == []


def test_what_was_agreed_stays_where_only_what_was_tried_of_it_is_refused(tmp_path: Path):
    """And goes where the file no longer takes it either."""
    meeting = meeting_on(tmp_path)
    meeting.try_(SEATS, 4)
    meeting.agree(SEATS, "HR")
    meeting.try_(SEATS, 6)
    path, text = meeting.file.path, meeting.file.path.read_text(encoding="utf-8")
    for posts, back_at, seats in ((5, "what was agreed", 6), (3, "the client file", 4)):
        path.write_text(text.replace("fte: {base: 7,", f"fte: {{base: {posts},"), encoding="utf-8")
        again = meeting_on(tmp_path)
        message = f"{seats} seats are empty, but the role has {posts} posts. Write {posts} or less."
        assert again.notices[1:] == [f"{SEATS} is back at {back_at}: {message}"]
        assert again.case().params[SEATS].base == (4 if posts == 5 else again.file.case.params[SEATS].base)


def test_a_firms_file_that_was_changed_is_told_once(tmp_path: Path):
    """Its values stand under every client's; one that goes is told too, and a journal of earlier days tells nothing."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.undo()
    firm = tmp_path / "_firm.yaml"
    told = "_firm.yaml was changed since the journal's last entry; its values stand under the client's."
    text = firm.read_text(encoding="utf-8")
    firm.write_text(text.replace("cost_of_asking: 2000", "cost_of_asking: 2500"), encoding="utf-8")
    assert meeting_on(tmp_path).notices == [told]
    assert meeting_on(tmp_path).notices == []
    firm.unlink()
    assert Meeting(meeting.file.path, lambda: "t").notices == [told]
    line = Event("start", "9:00", new=meeting.file.fingerprint).line()
    meeting.journal.path.write_text(f"{line}\n", encoding="utf-8")
    assert meeting_on(tmp_path).notices == []
