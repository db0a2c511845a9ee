"""Digits that say something: of what a handle, a box or the ledger gives, where it is shown and where it is saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.cases import load
from hitcase.inputs.params import Source
from hitcase.inputs.range_by_origin import range_by_origin
from hitcase.workshop.meeting.hours_moved import movable, move_hours, part_of
from hitcase.workshop.meeting.saving_agreed import save
from hitcase.workshop.recap.contents import recap
from hitcase.workshop.screen.input_rows import box
from tests.strategies import repeatable
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, told

POSTS = "options.fill_two_seats.ends.posts.analyst.count"
GROW, RUN, TRANSFORM = (f"budget.{name}_share" for name in ("grow", "run", "transform"))
LONG = re.compile(r"\.\d{4,} %|\.\d{6,}")


@given(hours=st.integers(0, 50_000), each=st.floats(800, 60_000))
@repeatable(300)
def test_hours_that_are_moved_are_the_hours_that_end(hours: int, each: float):
    """To the hour, and in the fewest digits that give them again."""
    part = part_of(hours, each)
    assert round(part * each) == hours
    assert len(f"{part:.12g}".partition(".")[2]) <= 6


@pytest.mark.parametrize(
    ("hours", "whole"), [(19_500, 19_500), (19_487.3427, 19_487), ("19,501", 19_501), ("10.4*1880", 19_552)]
)
def test_the_ledger_keeps_whole_hours_and_a_short_share(hours: float | str, whole: int, tmp_path: Path):
    """What was moved is what the row shows, before it is saved and after it was read again."""
    meeting = meeting_on(tmp_path)
    move_hours(meeting, "offer_a", "contracts", "agency", hours)
    assert round(movable(meeting.case(), "offer_a")[0].hours) == whole
    meeting.agree(AGENCY, "CIO")
    save(meeting)
    again = load(meeting.file.path)
    assert round(movable(again, "offer_a")[0].hours) == whole
    assert len(str(again.params[AGENCY].base)) <= 7


def test_more_hours_than_there_are_is_said_in_hours(tmp_path: Path):
    """It was "1.519756839 is above 1": a number that nobody had entered."""
    meeting = meeting_on(tmp_path)
    sentence = told(move_hours, meeting, "offer_a", "contracts", "agency", 40_000)
    assert sentence == "40,000 is above 26,320 (hours a year that end). Enter 26,320 or less."


def test_a_handle_leaves_four_digits(tmp_path: Path):
    """Between two stops of it too; what is typed has as many as the box shows then, 9.412 %."""
    meeting = meeting_on(tmp_path)
    meeting.try_(AGENCY, 0.7408814589665653 - 0.1)
    meeting.try_(FEE, 187_342.118734)
    assert meeting.case().params[AGENCY].base == 0.6409
    assert meeting.case().params[FEE].base == 187_342
    meeting.try_(RATE, "9.412345 %")
    assert meeting.case().params[RATE].base == 0.09412


def test_a_sum_leaves_four_digits_and_no_fewer_before_the_point(tmp_path: Path):
    """Money to the cent."""
    meeting = meeting_on(tmp_path)
    for path, typed, number in (
        (AGENCY, "9/14", 0.6429),
        ("budget.total", "410,000,000/7", 58_571_429),
        ("tm_bill_rate", "1000/7.9", 126.58),
        (FEE, "14*13,500", 189_000),
    ):
        meeting.try_(path, typed)
        assert meeting.case().params[path].base == number
    assert told(meeting.try_, AGENCY, "40,000/26,320").startswith("1.52 is above 1 (part of the contract that ends).")
    added = meeting.add("offer_a", "Travel", "100,000/7", "cost", "CFO")
    assert meeting.case().params[f"{added}.amount"].base == 14_286


@pytest.mark.parametrize(
    ("run", "shares"), [("65 %", (0.212, 0.138)), ("2/3", (0.202, 0.1313)), (0.6712, (0.1993, 0.1295))]
)
def test_shares_that_follow_are_short(run: float | str, shares: tuple[float, ...], tmp_path: Path):
    """They were 59.01766147 %; the three still add to 1."""
    meeting = meeting_on(tmp_path)
    meeting.try_(RUN, run)
    params = meeting.case().params
    assert (params[GROW].base, params[TRANSFORM].base) == shares
    assert params[RUN].base + sum(shares) == pytest.approx(1, abs=1e-12)


def test_what_is_read_has_no_more(tmp_path: Path):
    """A file of other days that holds sixteen digits: its box, what it was, its range, the recap and the notes."""
    text = meeting_on(tmp_path).file.path.read_text(encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    long = "turnover_rate: {low: 0.0612345678, base: 0.0942857142857, high: 0.14, origin: {record: HR}}"
    text, count = re.subn(r"turnover_rate: .*0\.094.*", long, text, count=1)
    meeting = meeting_on(other, text=text)
    param = meeting.case().params[RATE]
    assert count == 1
    assert box(param, param.base) == "9.429 %"
    assert meeting.try_(RATE, 0.05) == "0.05 is outside 0.06123 to 0.14. The range becomes 0.05 to 0.14."
    meeting.agree(RATE, "CFO")
    save(meeting)
    saved = load(meeting.file.path).params[RATE]
    assert saved.note == "was 0.09429, 0.06123 to 0.14 (HR)"
    assert not LONG.search(recap(meeting).text())
    assert "9.429 % (6.123 % to 14 %)" in recap(meeting).text()


def test_a_range_by_origin_is_short():
    """A tenth of a long number is no longer one."""
    said = Source("workshop", "said in the workshop, CIO")
    assert range_by_origin(0.0942857142857, said, (0, 1)) == (0.08486, 0.1037)
