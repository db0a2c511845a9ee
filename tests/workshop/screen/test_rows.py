"""An input's row: the handle reaches all it must, the box gives back the same number, was and need are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.break_even import break_evens
from hitcase.analysis.draws import QUICK, draws
from hitcase.analysis.outlook import TICKS
from hitcase.inputs.open_file import open_file
from hitcase.inputs.written import short
from hitcase.workshop.meeting.handles import slider
from hitcase.workshop.screen.input_rows import box, ledger_rows, row
from tests.clients import case_in, clients, lakeside
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on
from tests.workshop.screen.desks import desk_on, do, refused


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_what_a_box_shows_is_the_same_number_typed_again(path: Path):
    """Every number of every client, both ends, what a handle can stop at and what one leaves."""
    file = open_file(path)
    for param in file.case.params.values():
        handle = slider(param)
        stops = [handle.low + handle.step * i for i in (0, 1, 7)] if handle else []
        stops += [short(param.base * 0.9876543211, param.unit)] if param.base > 0 and not param.least else []
        for number in filter(lambda one: one is not None, (param.low, param.base, param.high, *stops)):
            assert file.number(param.path, box(param, number)) == pytest.approx(number, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_input_of_every_client_has_a_row(path: Path):
    """Its handle holds the number, its range and what is tried outside of it; it never leaves the schema's bounds."""
    case = case_in(path)
    for param in case.params.values():
        shown = row(case, param, "open")
        assert (shown["base"], shown["agreed"], shown["status"], shown["need"]) == (param.base, "", "open", None)
        assert shown["name"]
        assert shown["whose"]
        assert shown["ends"].keys() == {"base"} | ({"low", "high"} if param.low is not None else set())
        if handle := shown["slider"]:
            ends = [number for number in (param.low, param.base, param.high) if number is not None]
            assert handle["low"] <= min(ends) <= max(ends) <= handle["high"]
            assert handle["range"] == ([param.low, param.high] if param.low is not None else [])
            assert handle["step"] > 0
            assert (handle["high"] - handle["low"]) / handle["step"] <= 202
            assert handle["low"] >= param.least
            assert handle["high"] <= param.most or handle["high"] - param.most < handle["step"]


def test_a_value_outside_the_handle_extends_it(tmp_path: Path):
    """It is never clamped: neither in the box nor on the handle."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    case = desk.meeting.case()
    before = row(case, case.params[FEE], "open")["slider"]
    for typed, end in ((400_000, "high"), (10_000, "low")):
        do(desk, "try", path=FEE, value=typed)
        shown = row(desk.meeting.case(), desk.meeting.case(tried=False).params[FEE], "tried")
        assert shown["base"] == typed
        assert shown["box"] == f"{typed:,}"
        assert shown["slider"]["low"] <= typed <= shown["slider"]["high"]
        assert shown["slider"][end] != before[end]
        assert shown["agreed"] == "$198,500"
    do(desk, "try", path=RATE, value="30 %")
    shown = row(desk.meeting.case(), desk.meeting.case(tried=False).params[RATE], "tried")
    assert (shown["base"], shown["slider"]["high"], shown["ends"]["high"]) == (0.3, 0.3, "30 %")


def test_a_moved_handle_stays_in_its_own_range(tmp_path: Path):
    """While it moves within the range, neither end nor step jumps under the hand."""
    meeting = meeting_on(tmp_path)
    agreed = meeting.case(tried=False).params[RATE]
    ends = {
        (handle["low"], handle["high"], handle["step"])
        for value in (0.06, 0.094, 0.14)
        if (handle := row(meeting.case(moving={RATE: value}), agreed, "tried")["slider"])
    }
    assert len(ends) == 1


def test_a_share_without_percent_is_refused_with_the_hint(tmp_path: Path):
    """Nobody means 1,900 %."""
    desk = desk_on(tmp_path)
    for typed in ("19", 19):
        told = refused(desk, {"do": "try", "path": RATE, "value": typed})
        assert told == "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."
    do(desk, "try", path=RATE, value="19 %")
    assert desk.meeting.case().params[RATE].base == 0.19


def test_what_it_was_and_needs_are_told(tmp_path: Path):
    """In its own unit; a mark where the handle reaches the break-even, none where it does not."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    do(desk, "try", path=AGENCY, value="60 %")
    case, agreed = desk.meeting.case(), desk.meeting.case(tried=False)
    few = {path: column[:TICKS] for path, column in draws(case, QUICK).items()}
    for one in break_evens(case, "offer_a", few, [AGENCY, FEE]):
        shown, at = row(case, agreed.params[one.path], "open", one), one.still_positive.value
        assert shown["need"]["at"] == at
        assert shown["need"]["holds"] is one.still_positive.holds
        least = one.still_positive.side == "at_least"
        assert shown["need"]["text"].startswith("≥ " if least else "≤ ")
        assert shown["need"]["why"].startswith(f"needs at {'least' if least else 'most'} ")
        rounded = desk.meeting.file.number(one.path, shown["need"]["text"][2:])
        assert rounded == pytest.approx(at, rel=5e-3)
    shown = row(case, agreed.params[AGENCY], "tried")
    assert (shown["agreed"], shown["box"]) == ("71.4 %", "60 %")
    far = break_evens(case, "offer_a", few, [FEE])[0]
    far.still_positive.value = 1e9
    assert row(case, agreed.params[FEE], "open", far)["need"]["at"] is None


def test_whose_number_is_named():
    """A word each, and whether it is only promised."""
    case = lakeside()
    assert row(case, case.params[RATE], "open")["whose"] == "client's record"
    assert row(case, case.params[FEE], "open")["whose"] == "offer"
    promise = row(case, case.params["options.offer_a.vendor_attrition"], "open")
    assert promise["promise"]
    assert not row(case, case.params[FEE], "open")["promise"]


def test_hours_move_between_rows(tmp_path: Path):
    """What a handle of the ledger gives back is the number it stood at."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    (agency,) = ledger_rows(desk.meeting.case(), "offer_a")
    assert (agency["row"], agency["name"], agency["hours"], agency["whole"]) == ("contracts", "agency", 18_792, 26_320)
    do(desk, "hours", row=agency["row"], name=agency["name"], hours=9_400)
    (agency,) = ledger_rows(desk.meeting.case(), "offer_a")
    assert (agency["hours"], agency["box"]) == (9_400, "9,400")
