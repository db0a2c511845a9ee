"""Scenarios of a workshop side by side, and what a closed meeting leaves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hitcase.analysis.readings import evaluate
from hitcase.workshop.meeting.live_results import FILE, NOW, compare
from tests.workshop.meeting.meetings import AGENCY, FEE, meeting_on, told


def test_scenarios_stand_side_by_side(tmp_path: Path):
    """Each is a small difference from the client file; one call of the model gives what each case gives by itself."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.scenario("cheaper")
    meeting.switch()
    meeting.try_(AGENCY, 0.6)
    meeting.try_("budget.run_share", 0.7)
    meeting.scenario("fewer end")
    meeting.switch("cheaper")
    found = compare(meeting)
    assert list(found) == [FILE, NOW, "cheaper", "fewer end"]
    assert found[NOW] == found["cheaper"]
    assert list(meeting.state.tried) == [FEE]
    for name, case in ((FILE, meeting.file.case), (NOW, meeting.case())):
        due = {option: lines.npv_cash for option, lines in evaluate(case).options.items()}
        assert np.allclose(list(found[name].values()), list(due.values()))
    assert found["fewer end"]["offer_a"] < found[FILE]["offer_a"] < found["cheaper"]["offer_a"]
    assert meeting.state.scenarios["cheaper"] == {FEE: {"base": 190_000}}
    meeting.forget("cheaper")
    assert list(compare(meeting)) == [FILE, NOW, "fewer end"]


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
