"""Page one: the cover, the answer, and what the file overrules."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from hitcase.views.front import PUBLIC, _beside, state

from hitcase.analysis.readings import evaluate
from hitcase.inputs.first_numbers import open_numbers
from hitcase.views import narrative, telling
from tests.clients import lakeside, minimal
from tests.strategies import case_of
from tests.views.shown import HARM, SEATS, page, plain, text, worked_with

DRAFT = {path.replace(".", "__"): value for path, value in SEATS.items()}


def test_the_cover_says_for_whom_by_whom_and_in_whose_interest():
    """Illustrative where the name stands, the state, the dates, the author's interest."""
    case = lakeside()
    told = text(narrative.title(case))
    assert page(narrative.title(case)).select_one("p.lead").get_text() == "Lakeside Health (illustrative)"
    for wanted in (
        "Version 2 · 14 Oct 2026 · ",
        "decides by 3 Nov 2026",
        "The author's firm sells offer A.",
        "30 Jun 2026",
    ):
        assert wanted in told
    assert "Interest: the author has stated none." in text(narrative.title(worked_with()[0]))


def test_a_document_from_public_records_says_so_in_these_words():
    """On the cover, and only there where it is so."""
    assert PUBLIC == "From public records. Not prepared for, seen or endorsed by this organisation."
    assert PUBLIC in text(narrative.title(worked_with(public_records=True)[0]))
    assert PUBLIC not in text(narrative.title(worked_with()[0]))


def test_nothing_is_recommended_while_a_first_number_is_open():
    """Only what is open is printed, each by its name; the state says so."""
    case, lines = worked_with(words={"recommendation_note": "Sign now."})
    assert open_numbers(case) == ["seats empty, and since when"]
    assert state(case) == "INDICATIVE"
    told = text(narrative.answer(case, lines))
    assert told.startswith("Indicative: no recommendation is made. One of the ten first numbers is open:")
    assert "seats empty, and since when" in told
    assert not re.search(r"highest|Managed|Sign now|\$", told)


def test_placeholders_are_counted():
    """`hitcase new` builds; page one counts what is left."""
    salary = {"base": 100_000, "origin": "placeholder"}
    told = text(narrative.answer(*worked_with(roles__analyst__salary=salary)))
    assert "base salary, by role" in told
    assert "1 round placeholder is still in the file." in told


def test_doing_nothing_can_be_the_answer():
    """The worked example loses 616,847 at base values."""
    case, lines = worked_with(words={"recommendation_note": "**Wait.**"}, **DRAFT)
    assert state(case) == "DRAFT, not signed off"
    told = text(narrative.answer(case, lines))
    assert told.startswith("Do nothing: no option comes out above it.")
    assert "Managed −$0.6 m" in told
    assert "every figure at its most likely value. No range is drawn yet" in told
    assert page(narrative.answer(case, lines)).strong.get_text() == "Wait."


def test_the_highest_option_is_named_with_its_funding():
    """A cheaper price wins; within the limit, by how much, back when."""
    case, lines = worked_with(options__managed__price__amount=0.6, limits={"peak_funding": 500_000}, **DRAFT)
    told = plain(narrative.answer(case, lines))
    best = lines.options.managed
    assert told.startswith(f"Managed comes out highest: +${best.npv_cash / 1e6:.1f} m against doing nothing.")
    assert "within the limit of $0.5 m" in told
    assert f"is back after {best.payback_months_cash:.0f} months" in told


def test_an_option_above_the_limit_is_not_the_answer():
    """Whatever it brings; if another one is left, that one is said to be highest within the limit."""
    case, lines = worked_with(options__managed__price__amount=0.6, limits={"peak_funding": 1}, **DRAFT)
    told = plain(narrative.answer(case, lines))
    assert told.startswith("Do nothing: what comes out above it takes more cash out than the limit allows.")
    assert "above the limit of $1" in told
    case, lines = worked_with(
        options__managed__price__amount=0.6,
        options__free={"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 10}},
        options__free__ends={"contracts": {"outside": {"share": 0.001, "month": 1}}},
        limits={"peak_funding": 1},
        **DRAFT,
    )
    told = plain(narrative.answer(case, lines))
    assert told.startswith("Free comes out highest within the limit on cash out: +$")
    assert "(above the limit on cash out)" in told


def test_where_nothing_ends_capacity_is_bought_at_a_price():
    """Cash cost rises; the price of an hour gained is the model's break-even."""
    case, lines = worked_with(options__managed__ends={}, **DRAFT)
    found = lines.options.managed
    told = telling.bought(case, lines, "managed")
    assert told.startswith("Nobody leaves payroll and no contract ends, so cash cost rises by $4.1 m over three years.")
    assert f"{found.hours_gained[3]:,.0f} hours in Year 3, at ${found.break_even_hour_value:.0f} an hour." in told
    assert told in plain(narrative.answer(case, lines))
    assert telling.bought(*worked_with(), "managed") == ""


def test_what_is_overruled_stands_on_page_one_with_its_reason():
    """Each guard and each cost of change that is switched off; nothing where there is none."""
    override = {
        "parameter": "roles.analyst.replacement_multiple",
        "guard": "maximum",
        "reason": "Taken <b>literally</b>.",
    }
    case = worked_with(
        roles__analyst__replacement_multiple={"claim": "a10_inovalon"},
        overrides=[override],
        options__managed__leakage_share=0,
        without=[{"option": "managed", "line": "leakage_cost", "reason": "Fixed by contract."}],
    )[0]
    told = text(narrative.overrides(case))
    assert "(a10_inovalon): a bound stands as the most likely value. Reason: Taken <b>literally</b>." in told
    assert "Managed: saving lost to weak governance, set to nothing. Reason: Fixed by contract." in told
    assert narrative.overrides(worked_with()[0]) is None


@pytest.mark.parametrize("words", HARM)
def test_what_a_file_says_is_shown_not_run(words: str):
    """Client, interest, decision, words, reasons, names of years."""
    document = {"interest": words, "decision": words, "prepared_for": words, "prepared_by": words}
    case, lines = worked_with(
        client=words, document=document, words={"context": words, "recommendation_note": words}, **DRAFT
    )
    for said in (narrative.title(case), narrative.context(case, lines), narrative.answer(case, lines)):
        assert words in page(said).get_text()
        assert not page(said).find_all(["script", "b", "img"])


def test_an_option_with_its_own_scope_is_told_apart():
    """It has its lines, and no place in the rule."""
    options = deepcopy(minimal()["options"])
    options["small"] = options["partner"] | {"scope": {"share": {"analyst": 0.1}}}
    case = case_of(minimal(options=options))
    assert "Not ranked, for it has a scope of its own: Small." in _beside(case, evaluate(case), "do_nothing")


def test_all_ten_may_be_open():
    """Said in words, not as ten of ten."""
    bare = case_of(minimal(roles={}, contracts={}, scope={}, options={}))
    asked = open_numbers(bare)
    told = plain(narrative.answer(bare, evaluate(bare)))
    assert ("All ten first numbers are open:" in told) == (len(asked) == 10)
    assert all(f"- {question}" in told for question in asked)
