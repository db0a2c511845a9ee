"""Whatever the page asks for: never an exception, never a trace, one sentence that says what to do."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hitcase.workshop.screen.requests import NEEDS, NUMBERS, PLACES, SWITCHES, TEXTS, refusal
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.widget import ACTS, Desk
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE
from tests.workshop.screen.desks import desk_on, refused

GOOD: dict[str, dict[str, Any]] = {
    "size": {"rows": 6, "tall": 140},
    "look": {"step": "offers", "first": 0, "option": "offer_b", "covered": False, "presenting": True, "doubt": True},
    "move": {"path": FEE, "value": 190_000},
    "try": {"path": FEE, "value": 190_000, "low": 150_000, "high": 250_000},
    "seek": {"path": FEE, "chance": "2 in 20"},
    "hours": {"row": "contracts", "name": "agency", "hours": 18_000, "moving": True},
    "agree": {"path": RATE, "who": "HR", "why": "", "origin": ""},
    "park": {"path": RATE, "who": "HR", "by_when": "Friday"},
    "unpark": {"path": RATE},
    "add": {"name": "escort", "amount": "31,000", "month": "3", "class": "cost", "who": "CISO", "origin": ""},
    "drop": {"name": "escort"},
    "remark": {"text": "so it is", "who": "CIO"},
    "reset": {"path": FEE},
    "withdraw": {"path": RATE},
    "scenario": {"name": "s"},
    "switch": {"name": "s"},
    "forget": {"name": "s"},
    "explain": {"path": "npv_cash"},
    "go": {"path": FEE},
    "search": {"text": "fee"},
    "compare": {"on": True},
    "undo": {},
    "redo": {},
    "rest": {},
}
ODD = (None, "", "19", "nan", "<b>", "a\x01b", "\ud800", "x" * 3000, 1e99, -1, 0.5, 10**400, True)
ODDER = (float("nan"), float("inf"), [], [1], {}, {"a": 1})
SENTENCE = re.compile(r"[^\x00-\x1f]{10,}[.?]")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on the illustrative client."""
    return desk_on(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on which nothing is ever done."""
    return desk_on(tmp_path_factory.mktemp("still"))


@pytest.mark.parametrize("name", GOOD)
def test_odd_values_never_raise(desk: Desk, name: str):
    """Each value of each act replaced by one that nobody could mean, or left out."""
    given_here = GOOD[name]
    tried: list[dict[str, Any]] = [{**given_here, key: odd} for key, odd in product(given_here, (*ODD, *ODDER))]
    tried += [{key: value for key, value in given_here.items() if key != gone} for gone in given_here]
    for act in tried:
        desk.act({"do": name, **act})
        assert not desk.error or SENTENCE.fullmatch(desk.error), act
    assert not re.search(r"[\x00-\x1f]|\\u00[01]|\\ud8|NaN|Infinity", json.dumps(screen(desk), allow_nan=False))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ({"do": "tyr"}, "the page asked for tyr, which nothing does. Did you mean try?"),
        ({"do": None}, "the page asked for something, which nothing does. Load it again."),
        ({}, "the page asked for something, which nothing does. Load it again."),
        ([], "the page asked for something, which nothing does. Load it again."),
        ({"do": "try", "value": 1}, "the page left out path. Load it again."),
        ({"do": "try", "path": 3}, "path is no text. Write it in a few words."),
        ({"do": "remark", "text": "a\nb"}, "text holds a control character. Write plain text on one line."),
        ({"do": "look", "doubt": "yes"}, "doubt is neither on nor off. Load the page again."),
        ({"do": "look", "first": "x"}, "first is no place on the page. Load it again."),
        ({"do": "move", "path": FEE, "value": []}, "value is not a number. Write a number such as 0.19 or 84,000."),
        ({"do": "look", "step": "offer"}, "there is no step offer. Did you mean offers?"),
        ({"do": "look", "option": "offer_x"}, "there is no option offer_x. Did you mean offer_b?"),
        ({"do": "look", "option": "do_nothing"}, "there is no option do_nothing."),
        ({"do": "explain", "path": "npv_cas"}, "npv_cash"),
        ({"do": "switch", "name": "x"}, "there is no scenario x. Known: none yet."),
        ({"do": "agree", "path": RATE}, "the role that agrees is missing. Write it in a few words."),
        ({"do": "park", "path": RATE, "who": "HR"}, "by when it is known is missing. Write it in a few words."),
        ({"do": "try", "path": RATE, "value": "19"}, "19 is above 1 (share of staff leaving a year)."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(still: Desk, act: Any, said: str):
    """And it changes nothing: neither the journal nor what is looked at."""
    before = screen(still)
    told = refused(still, act)
    assert told.startswith(said) or (said in told and act["do"] == "explain")
    assert SENTENCE.fullmatch(told)
    assert screen(still) == {**before, "message": "", "error": told}


@pytest.mark.parametrize("name", ["move", "try", "agree", "park", "reset", "withdraw", "go", "explain"])
def test_an_unknown_path_is_told_with_the_near_match(still: Desk, name: str):
    """Whatever is asked of it."""
    told = refused(still, {"do": name, **GOOD[name], "path": "roles.analyst.turnover_rat"})
    assert "roles.analyst.turnover_rat" in told
    assert told.endswith("Did you mean roles.analyst.turnover_rate?")


VALUES = st.sampled_from((*ODD, *ODDER, FEE, AGENCY, RATE, 0.2, 150_000, "12 %", "offer_b", "answer", False))
ANY_ACT = st.fixed_dictionaries(
    {"do": st.sampled_from([*sorted(GOOD), "boo"])},
    optional=dict.fromkeys((*TEXTS, *NUMBERS, *PLACES, *SWITCHES), VALUES),
)


@given(made=st.lists(ANY_ACT, max_size=12))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_acts_in_any_order_leave_a_screen(desk: Desk, made: list[dict[str, Any]]):
    """Acts of any values, one after the other on one desk."""
    for act in made:
        desk.act(act)
    assert json.dumps(screen(desk), allow_nan=False)


def test_every_act_is_known_here():
    """What an act can't be without stands in one place."""
    assert NEEDS.keys() <= ACTS.keys()
    assert GOOD.keys() | {"ask", "save", "close"} >= ACTS.keys()
    assert all(set(needed) <= set(GOOD[name]) for name, needed in NEEDS.items())
    assert not any(refusal({"do": name, **more}, ACTS) for name, more in GOOD.items())
