"""Target seek: at the value that is found, the draws lose as often as was asked for, and a step further more often."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.handles import slider
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.target_seek import seek
from tests.workshop.meeting.meetings import AGENCY, FEE, meeting_on, told


def looking_at(folder: Path) -> LiveResults:
    """A meeting's results, offer A at hand."""
    live = LiveResults(meeting_on(folder))
    live.option = "offer_a"
    return live


def loss(live: LiveResults) -> float:
    """The chance of a loss of all draws, as the strip has it at rest."""
    return float(live.full().results.options["offer_a"].npv_cash.p_loss)


@pytest.mark.parametrize(("path", "chance", "most"), [(FEE, "2 in 20", 0.1), (FEE, "35 %", 0.35), (AGENCY, "0.3", 0.3)])
def test_what_is_found_has_the_chance_that_was_asked_for(tmp_path: Path, path: str, chance: str, most: float):
    """And the next place of the handle, towards where it stood or beyond, has more."""
    live = looking_at(tmp_path)
    handle = slider(live.case().params[path], live.case().params[path].base)
    found, there = seek(live, path, chance)
    live.meeting.try_(path, value=found)
    assert loss(live) == there <= most
    worse = found + handle.step if path == FEE else found - handle.step
    live.meeting.try_(path, value=worse)
    assert loss(live) > most


def test_it_stands_on_what_is_tried_and_doubted(tmp_path: Path):
    """With fewer contracts that end, the price has to be lower; without promises, lower still."""
    live = looking_at(tmp_path)
    before = seek(live, FEE, "35 %")[0]
    live.meeting.try_(AGENCY, value=0.68)
    fewer = seek(live, FEE, "35 %")[0]
    live.doubt = True
    assert seek(live, FEE, "35 %")[0] < fewer < before


def test_what_cannot_be_found_is_refused(tmp_path: Path):
    """With the lowest chance that the handle can bring; a chance is a number like others."""
    live = looking_at(tmp_path)
    lowest = told(seek, live, "wage_growth", "2 in 20")
    assert lowest.startswith("no place of this handle has a chance of a loss of 10 %: the lowest is ")
    assert told(seek, live, FEE, "abc").startswith(
        "abc is not a number (a chance of a loss). Enter a number such as 0.19"
    )
    assert told(seek, live, FEE, "3 in 2").startswith("1.5 is above 1 (a chance of a loss).")
    with pytest.raises(ParamError, match=r"Did you mean options\.offer_a\.price\.amount"):
        seek(live, "options.offer_a.price.amout", "10 %")
    assert live.meeting.state.tried == {}
