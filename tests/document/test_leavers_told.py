"""Leavers cost much, and little of it changes."""

from __future__ import annotations

from hitcase.document import reasons, today
from tests.document.shown import KNOWN, looked_at, plain, worked_with


def test_leavers_cost_much_and_little_of_it_changes():
    """The worked example: 280,600 a year; 4,827 of cash and 157 hours less in year 3."""
    told = plain(today.turnover(*worked_with(), "managed"))
    assert "About 4.0 people leave in a year. That costs $0.3 m" in told
    assert "$47,000 of it is put down to burnout." in told
    changed = "Under Managed it changes by −$4,800 in cash and −157 hours in Year 3."
    assert changed in told
    assert "Effect on burnout: 20 %, stated by the client." in told
    assert changed in plain(reasons.reasons(*looked_at(**KNOWN)))


def test_an_option_without_effect_on_leavers_is_said_to_have_none():
    """Neither burnout nor turnover moves; whose word it is stands beside it."""
    quiet = {"burnout_reduction": 0, "turnover_uplift": 0, "ends": {}}
    told = plain(
        today.turnover(*worked_with(**{f"options__managed__{key}": value for key, value in quiet.items()}), "managed")
    )
    assert "Managed changes none of it by Year 3. Effect on burnout: 0 %, stated by the client." in told
