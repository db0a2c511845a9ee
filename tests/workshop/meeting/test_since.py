"""What the next meeting opens on: what waits, what came back, what somebody changed, how the answer moved."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hitcase.workshop.meeting.figures import due_date, overdue
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.movement import bottom_line, closing_record, since_last_meeting
from hitcase.workshop.meeting.saving_agreed import save
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on

BURNOUT, GROWTH, ARRIVALS = "roles.analyst.burnout", "wage_growth", "demand.arrivals"


def closed_on(folder: Path) -> Meeting:
    """A meeting that agreed a fee and parked four numbers, and is over."""
    meeting = meeting_on(folder)
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    for path, who, by_when in ((GROWTH, "finance", "12 Oct"), (BURNOUT, "HR", "24 Oct"), (RATE, "HR", "Friday")):
        meeting.park(path, who, by_when)
    meeting.park(ARRIVALS, "service desk", "2026-10-20")
    save(meeting)
    meeting.close(closing_record(meeting, bottom_line(meeting.case(), n=64)))
    return meeting


def edited(meeting: Meeting, *changes: tuple[str, str]) -> None:
    """The client file after somebody had it in an editor."""
    text = meeting.file.path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    meeting.file.path.write_text(text, encoding="utf-8")


def test_nothing_changed_meanwhile(tmp_path: Path):
    """All that was parked waits, with whom and how long; the answer stands where it stood."""
    closed_on(tmp_path)
    found = since_last_meeting(again := meeting_on(tmp_path))
    assert (found.day, found.back, found.changed) == ("2026-10-14", [], [])
    assert [(one.path, one.who, one.by_when, one.overdue) for one in found.parked] == [
        (GROWTH, "finance", "12 Oct", True),
        (BURNOUT, "HR", "24 Oct", False),
        (RATE, "HR", "Friday", None),
        (ARRIVALS, "service desk", "2026-10-20", False),
    ]
    assert found.previous == bottom_line(again.case(), n=64)
    assert found.current == bottom_line(again.case(), rule=False)
    given = bottom_line(again.case(), n=64)
    assert since_last_meeting(again, given).current is given


def test_what_came_back_and_what_was_changed_beside(tmp_path: Path):
    """A parked number by its value, its range or its origin; any other once, with old and new."""
    edited(
        closed_on(tmp_path),
        ("{low: 0.06, base: 0.094,", "{low: 0.07, base: 0.094,"),
        ("burnout: {claim: c3_high_risk}", "burnout: {base: 0.38, origin: staff survey of 2026-10}"),
        ("discount_rate: {base: 0.075, origin:", "discount_rate: {base: 0.08, origin:"),
        ("cost_of_asking: 2000 ", "# "),
    )
    firm = tmp_path / "_firm.yaml"
    firm.write_text(
        firm.read_text(encoding="utf-8").replace("cost_of_asking: 2000", "cost_of_asking: 2500"), encoding="utf-8"
    )
    found = since_last_meeting(meeting := meeting_on(tmp_path))
    assert found.back == [
        {
            "path": BURNOUT,
            "who": "HR",
            "old": {"low": 0.212, "base": 0.4, "high": 0.65},
            "new": {"base": 0.38},
            "origin": "staff survey of 2026-10",
        },
        {
            "path": RATE,
            "who": "HR",
            "old": {"low": 0.06, "base": 0.094, "high": 0.14},
            "new": {"low": 0.07, "base": 0.094, "high": 0.14},
            "origin": "HR extract, 12 months to 2026-06",
        },
    ]
    assert [one.path for one in found.parked] == [GROWTH, ARRIVALS]
    rate, asking = (str(meeting.case().params[path].source) for path in ("discount_rate", "cost_of_asking"))
    assert found.changed == [
        {"path": "discount_rate", "old": {"base": 0.075}, "new": {"base": 0.08}, "origin": rate},
        {"path": "cost_of_asking", "old": {"base": 2000}, "new": {"base": 2500}, "origin": asking},
    ]
    assert found.current.options.offer_a.p50 != found.previous.options.offer_a.p50


def test_an_origin_that_changed_has_come_back(tmp_path: Path):
    """HR confirms the number that was parked as a guess: the same value, another origin."""
    kept_range = "base: 0.094, high: 0.14, origin: "
    edited(closed_on(tmp_path), (f'{kept_range}{{record: "HR extract, 12', f'{kept_range}{{record: "HR director, 12'))
    found = since_last_meeting(meeting_on(tmp_path))
    assert [(one.path, one.old == one.new) for one in found.back] == [(RATE, True)]


def test_a_meeting_that_was_cut_off_keeps_what_it_agreed_out_of_the_list(tmp_path: Path):
    """Saved in the running meeting, so changed inside the workshop, not outside."""
    closed_on(tmp_path)
    meeting = meeting_on(tmp_path)
    meeting.try_(AGENCY, 0.6)
    meeting.agree(AGENCY, "CIO")
    save(meeting)
    assert since_last_meeting(meeting_on(tmp_path)).changed == []


def test_without_a_kept_result_there_is_no_then(tmp_path: Path):
    """A first meeting, and one after a close of earlier days."""
    first = meeting_on(tmp_path)
    first.park(RATE, "HR", "12 Oct")
    for again in (False, True):
        meeting = meeting_on(tmp_path) if again else first
        found = since_last_meeting(meeting)
        assert (found.day, found.previous, found.back, found.changed) == ("", None, [], [])
        assert [one.path for one in found.parked] == [RATE]
        meeting.close()


SAID = (
    ("24 Oct", dt.date(2026, 10, 24)),
    ("by Oct 24", dt.date(2026, 10, 24)),
    ("October 24th, 2027", dt.date(2027, 10, 24)),
    ("the 24. October 2025", dt.date(2025, 10, 24)),
    ("2026-10-24, noon", dt.date(2026, 10, 24)),
    ("3 Feb", dt.date(2027, 2, 3)),
    ("Friday", None),
    ("in 3 weeks", None),
    ("", None),
)


@pytest.mark.parametrize(("text", "day"), SAID)
def test_a_day_is_read_as_it_was_said(text: str, day: dt.date | None):
    """Without a year, the one that is nearest to the meeting."""
    assert due_date(text, dt.date(2026, 10, 14)) == day


def test_what_no_calendar_has_is_not_overdue():
    """Nor anything where the meeting has no day."""
    assert overdue("31 Feb", "2026-10-14") is None
    assert overdue("2026-13-01", "2026-10-14") is None
    assert overdue("24 Oct", "") is None
    assert overdue("14 Oct", "2026-10-14") is False
