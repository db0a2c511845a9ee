"""What the next meeting opens on, in words: each number by its name, told once, as it was and as it is."""

from __future__ import annotations

from pathlib import Path

from hitcase.inputs.params import Record
from hitcase.workshop.meeting.movement import since_last_meeting
from hitcase.workshop.recap.contents import Part
from hitcase.workshop.recap.last_meeting import since_parts
from tests.workshop.meeting.meetings import RATE, meeting_on
from tests.workshop.meeting.test_since import closed_on, edited


def lines(parts: tuple[Part, ...]) -> dict[str, tuple[str, ...]]:
    """What is told, by its title."""
    return {part.title: part.lines for part in parts}


def test_an_answer_that_stands_is_not_told(tmp_path: Path):
    """Whether or not the rule was asked; what waits is all there is to say."""
    meeting = closed_on(tmp_path)
    found = since_last_meeting(meeting)
    same = Record(found, current=found.previous)
    quick = Record(found, current=Record(found.previous, answer=""))
    for one in (same, quick):
        assert [part.title for part in since_parts(meeting, one)] == ["Still parked"]
    other = Record(found, current=Record(found.previous, answer="offer_a", best="offer_a"))
    assert since_parts(meeting, other)[-1].rows[0] == ("Answer", "Do nothing", "Take Offer A")


def test_a_first_meeting_is_told_nothing(tmp_path: Path):
    """There is no last one."""
    meeting = meeting_on(tmp_path)
    assert since_parts(meeting, since_last_meeting(meeting)) == ()


def test_all_that_is_new_is_told(tmp_path: Path):
    """Back, waiting, changed, and how the answer moved; a number that is gone goes by its path."""
    edited(
        closed_on(tmp_path),
        ("{low: 0.06, base: 0.094,", "{low: 0.07, base: 0.101,"),
        ("discount_rate: {base: 0.075, origin:", "discount_rate: {base: 0.08, origin:"),
        ("  p_loss: {base: 0.35, origin: {work", "  # {base: 0.35, origin: {work"),
    )
    meeting = meeting_on(tmp_path)
    parts = since_parts(meeting, since_last_meeting(meeting))
    found = lines(parts)
    told = "Role: Analyst, share of staff leaving a year: 9.4 % (6 % to 14 %) -> 10.1 % (7 % to 14 %)"
    assert found["Back from last time: agree it, or park it anew"] == (f"{told} (HR extract, 12 months to 2026-06)",)
    assert found["Still parked"][0] == "Growth of pay, prices and contracts: finance, by 12 Oct, overdue"
    assert len(found["Still parked"]) == 3
    rate, gone = found["Changed in the files since"]
    assert ": 7.5 % a year -> 8 % a year (treasury policy" in rate
    assert gone == "limits.p_loss: 0.35 -> not in the files"
    title = "How the answer moved (five years, in today's money)"
    assert found[title][0].startswith("Offer A, middle of cash: ")
    assert parts[-1].columns == ("", "14 Oct 2026", "Now")
    assert all(len(row) == len(part.columns) for part in parts for row in part.rows)
    assert RATE not in str(parts)
