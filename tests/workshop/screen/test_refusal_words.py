"""What is refused at the screen is told without the words of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hitcase.workshop.screen.refusal_words import at_the_screen
from tests.workshop.meeting.meetings import FEE, RATE
from tests.workshop.screen.desks import desk_on, do, refused

PARK = "or park it if nobody here knows it."
WIDEN = "Widen the range, or correct the most likely value."
KEYS = re.compile(r"\bkeys?\b|\w_\w|\b(low|base|high) \S+ is|under without|basis:")
TOLD = (
    (
        FEE,
        {"value": "a lot"},
        f"a lot is not a number (the partner's fee). Enter a number such as 84000 or 84,000, {PARK}",
    ),
    ("budget.total", {"value": "0"}, f"0 cannot be right (IT budget of year 1). Enter a number above 0, {PARK}"),
    (
        RATE,
        {"low": "20 %"},
        "the lowest value, 0.2, is above the highest, 0.14 (share of staff leaving a year). Correct one of the two.",
    ),
    (
        RATE,
        {"low": "10 %"},
        "the most likely value, 0.094, is below the lowest, 0.1 (share of staff leaving a year). " + WIDEN,
    ),
    (
        "discount_rate",
        {"low": "1 %"},
        "a range needs a lowest and a highest value (nominal discount rate). Enter both.",
    ),
    (
        "options.offer_a.kt_hours.analyst",
        {"value": "0"},
        "The handover would be 0 without a reason. Enter a number above 0, or park it.",
    ),
    ("options.consulting.price.amount", {"value": "0.97"}, "consulting is T&M at discount 0. Enter 0."),
)


def test_a_refusal_says_what_can_be_done_at_the_screen(tmp_path: Path):
    """Enter, correct, park; nobody there can leave a key out."""
    desk = desk_on(tmp_path)
    for path, values, message in TOLD:
        assert refused(desk, {"do": "try", "path": path, **values}) == message


def test_no_refusal_of_a_number_names_a_key(tmp_path: Path):
    """Whatever number of an option or a role it is."""
    desk = desk_on(tmp_path)
    for path in desk.meeting.file.case.params:
        if not path.startswith(("options.offer_a", "options.blend", "roles.analyst", "budget")):
            continue
        for values in ({"value": "x"}, {"value": "0"}, {"value": "-1"}, {"value": "19"}, {"low": "9", "high": "8"}):
            desk.act({"do": "try", "path": path, **values})
            if not desk.error:
                do(desk, "undo")
            assert not KEYS.search(desk.error), (path, values, desk.error)


@pytest.mark.parametrize(
    "message",
    [
        "no hour of this role is worked. Write a lower turnover_rate, months_vacant or ramp_months.",
        "too much is lost. Enter fewer months or a lower ramp_loss, or learning_loss on the option.",
        "less than staff. If it is in thousands, enter 5; else check fte, salary and contracts.",
    ],
)
def test_what_is_seldom_refused_names_no_key_either(message: str):
    """Such numbers are hard to come to at one handle."""
    told = at_the_screen(message)
    assert told != message
    assert not re.search(r"_|\bfte\b", told)
