"""Scenarios of a workshop side by side, and what a closed meeting leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.workshop.meeting.live_results import LiveResults, quick_results
from hitcase.workshop.meeting.scenarios import FILE, NOW, compare
from tests.workshop.meeting.meetings import AGENCY, FEE, meeting_on, told


def test_scenarios_stand_side_by_side(tmp_path: Path):
    """Each with the range, the chance of a loss and the price that its own case gives by itself, and what differs."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.scenario("cheaper")
    meeting.switch()
    meeting.try_(AGENCY, 0.6)
    meeting.scenario("fewer end")
    meeting.switch("cheaper")
    live = LiveResults(meeting)
    live.option = "offer_a"
    found = compare(live)
    assert list(found) == [FILE, NOW, "cheaper", "fewer end"]
    assert found[NOW] == found["cheaper"]
    assert list(meeting.state.tried) == [FEE]
    assert found[NOW].npv == live.current()[1].results.options["offer_a"].npv_cash
    assert found[FILE].npv == quick_results(meeting.file.case).results.options["offer_a"].npv_cash
    assert found["fewer end"].npv.p50 < found[FILE].npv.p50 < found["cheaper"].npv.p50
    assert found["fewer end"].npv.p_loss > found[FILE].npv.p_loss > found["cheaper"].npv.p_loss
    assert found["cheaper"].fees == found[FILE].fees  # the price asked moves nothing of the price that is safe
    assert found["fewer end"].fees.within_limit < found[FILE].fees.within_limit
    assert [param.path for param in found["cheaper"].changed] == [FEE]
    assert found[FILE].changed == []
    live.full()
    assert compare(live)[NOW].npv == live.full().results.options["offer_a"].npv_cash
    assert live.fees() == compare(live)[NOW].fees
    live.doubt = True
    assert compare(live)[NOW].npv == live.current()[1].results.options["offer_a"].npv_cash
    assert meeting.state.scenarios["cheaper"] == {FEE: {"base": 190_000}}
    meeting.forget("cheaper")
    assert list(compare(live)) == [FILE, NOW, "fewer end"]


def test_an_unknown_scenario_is_refused(tmp_path: Path):
    """With the near match, or what there is."""
    meeting = meeting_on(tmp_path)
    assert told(meeting.switch, "x") == "there is no scenario x. Known: none yet."
    meeting.scenario("cheaper")
    assert told(meeting.switch, "cheapr") == "there is no scenario cheapr. Did you mean cheaper?"
    assert told(meeting.forget, "zzz") == "there is no scenario zzz. Known: cheaper."
    assert told(meeting.scenario, " ") == "the scenario's name is missing. Write it in a few words."
    for odd in ("\n", "\x00", "\u2028", "\ud800", "\ufeff"):
        message = "holds a control character. Write plain text on one line."
        assert told(meeting.remark, f"a{odd}b") == told(meeting.agree, FEE, f"a{odd}b") == message


def test_a_closed_meeting_leaves_what_is_parked_to_the_next(tmp_path: Path):
    """Tried numbers are gone, agreed ones that were never saved are not."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    meeting.try_(AGENCY, 0.6)
    meeting.park("wage_growth", "finance", "24 Oct")
    meeting.close()
    again = meeting_on(tmp_path)
    lists = again.paths_by_status([FEE, AGENCY, "wage_growth"])
    assert lists == {"tried": [], "parked": ["wage_growth"], "agreed": [FEE], "open": [AGENCY]}
    assert again.case().params[FEE].base == pytest.approx(190_000)
