"""The answer of page one, and its three figures."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.inputs.first_numbers import open_numbers
from hitcase.views import narrative
from tests.clients import lakeside, minimal
from tests.strategies import case_of
from tests.views.shown import HARM, KNOWN, page, plain, text, worked_with


def test_nothing_is_recommended_while_a_first_number_is_open():
    """Only what is open is printed, each by its name."""
    case, lines = worked_with(words={"recommendation_note": "Sign now."})
    assert open_numbers(case) == ["seats empty, and since when"]
    told = text(narrative.answer(case, lines))
    assert told.startswith("Indicative: no recommendation is made. One of the ten first numbers is open:")
    assert "seats empty, and since when" in told
    assert not re.search(r"highest|Managed|Sign now|\$", told)
    assert narrative.headline(case, lines) is None
    assert narrative.reasons(case, lines) is None


def test_placeholders_are_counted():
    """`hitcase new` builds; page one counts what is left."""
    salary = {"base": 100_000, "origin": "placeholder"}
    told = text(narrative.answer(*worked_with(roles__analyst__salary=salary)))
    assert "base salary, by role" in told
    assert "1 round placeholder is still in the file." in told


def test_doing_nothing_can_be_the_answer():
    """The worked example loses 616,847 at base values; its figures stand below all the same."""
    case, lines = worked_with(words={"recommendation_note": "**Wait.**"}, **KNOWN)
    told = text(narrative.answer(case, lines))
    assert told.startswith("Do nothing: no option comes out above it.")
    assert "Every figure at its most likely value. No range is drawn" in told
    assert page(narrative.answer(case, lines)).select("strong")[-1].get_text() == "Wait."
    assert "Managed: cash over three years, in today's money: −$0.6 m" in plain(narrative.headline(case, lines))


def test_the_highest_option_is_named_with_its_funding():
    """A cheaper price wins; within the limit, by how much, back when."""
    case, lines = worked_with(options__managed__price__amount=0.6, limits={"peak_funding": 500_000}, **KNOWN)
    best = lines.options.managed
    worth = f"+${best.npv_cash / 1e6:.1f} m"
    told = plain(narrative.answer(case, lines))
    assert told.startswith(f"Managed comes out highest: {worth} of cash over three years, against doing nothing.")
    figures = plain(narrative.headline(case, lines))
    assert worth in figures
    assert "within the limit of $0.5 m" in figures
    assert f"Cash is back after: {best.payback_months_cash:.0f} months" in figures


def test_the_three_figures_are_those_of_the_worked_example():
    """Worked example: npv −616,847.38 and −208,854.26, peak 701,399.60 in year 1, never back, 128.43 an hour."""
    shown = page(narrative.headline(*worked_with(**KNOWN)))
    worth = (
        "Managed: cash over three years, in today's money | −$0.6 m | −$0.2 m with spending avoided and hours gained"
    )
    assert [div.get_text(" | ") for div in shown.select("dl.tiles > div")] == [
        worth,
        "Most cash out at any time | $0.7 m | end of Year 1",
        "Cash is back | not within three years | $128 an hour that moves, all costs in it",
    ]


def test_an_option_above_the_limit_is_not_the_answer():
    """Whatever it brings; if another one is left, that one is said to be highest within the limit."""
    case, lines = worked_with(options__managed__price__amount=0.6, limits={"peak_funding": 1}, **KNOWN)
    told = plain(narrative.answer(case, lines))
    assert told.startswith("Do nothing: what comes out above it takes more cash out than the limit allows. Managed ")
    assert "Above the limit of $1 on cash out: Managed." in told
    assert "above the limit of $1" in plain(narrative.headline(case, lines))
    case, lines = worked_with(
        options__managed__price__amount=0.6,
        options__free={"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 10}},
        options__free__ends={"contracts": {"outside": {"share": 0.001, "month": 1}}},
        limits={"peak_funding": 1},
        **KNOWN,
    )
    told = plain(narrative.answer(case, lines))
    assert told.startswith("Free comes out highest within the limit on cash out: +$")
    assert "Above the limit of $1 on cash out: Managed." in told


@pytest.mark.parametrize("words", HARM)
def test_what_a_file_says_is_shown_not_run(words: str):
    """Client, interest, decision, words, reasons, names of years."""
    document = {"interest": words, "decision": words, "prepared_for": words, "prepared_by": words}
    case, lines = worked_with(
        client=words, document=document, words={"context": words, "recommendation_note": words}, **KNOWN
    )
    for said in (narrative.title(case), narrative.context(case, lines), narrative.answer(case, lines)):
        assert words in page(said).get_text()
        assert not page(said).find_all(["script", "b", "img"])


def test_an_option_with_its_own_scope_is_told_apart():
    """It has its lines, and no place in the rule."""
    options = deepcopy(lakeside().data["options"])
    options["small"] = options["offer_a"] | {"scope": {"share": {"analyst": 0.1}}, "ends": {}}
    case = case_of(lakeside().data | {"options": options})
    told = plain(narrative.answer(case, evaluate(case)))
    assert "Not ranked, for it has a scope of its own: Small." in told


def test_all_ten_may_be_open():
    """Said in words, not as ten of ten."""
    bare = case_of(minimal(roles={}, contracts={}, scope={}, options={}))
    asked = open_numbers(bare)
    told = plain(narrative.answer(bare, evaluate(bare)))
    assert ("All ten first numbers are open:" in told) == (len(asked) == 10)
    assert all(f"- {question}" in told for question in asked)
