"""The answer of page one: three verdicts in words, the range first, and nothing while first numbers are open."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest

from hitcase.document import answer, cover, reasons
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.text import client_words, formats
from tests.clients import lakeside, minimal
from tests.document.shown import HARM, KNOWN, looked_at, page, plain, seen, text
from tests.strategies import case_of

CHEAP = {"options__managed__price__amount": 0.6}
LOSS = {"p_loss": 0.35}  # Lakeside's limit on a loss, without the one on funding
NOT_YET = "Not yet. Offer A is ahead, but too little is known to sign."
MONEY = r"[−+]?\$[\d,.]+(?: m)?"


def lakeside_with(**more: Any) -> Case:
    """Lakeside with other top keys."""
    return case_of(deepcopy(lakeside().data) | more)


def test_nothing_is_recommended_while_a_first_number_is_open():
    """Only what is open is printed, each by its name."""
    case, lines, results = looked_at(words={"recommendation_note": "Sign now."})
    assert open_numbers(case) == ["seats empty, and since when"]
    told = text(answer.answer(case, lines, results))
    assert told.startswith("Indicative: no recommendation is made. One of the ten first numbers is open:")
    assert "seats empty, and since when" in told
    assert not re.search(r"Take|Not yet|Do nothing|Managed|Sign now|in 20|\$", told)
    assert answer.headline(case, lines, results) is None
    assert reasons.reasons(case, lines, results) is None


def test_placeholders_are_counted():
    """`hitcase new` builds; page one counts what is left."""
    salary = {"base": 100_000, "origin": "placeholder"}
    told = text(answer.answer(*looked_at(roles__analyst__salary=salary)))
    assert "base salary, by role" in told
    assert "1 round placeholder is still in the file." in told


def test_not_yet_is_said_where_a_sceptic_loses_and_asking_helps():
    """Lakeside: the option that is ahead, and the two reasons of the rule; the sceptic's mean is below 0."""
    case, lines, results = seen(lakeside_with(limits=LOSS))
    assert results.verdict.answer == "not_enough_known"
    told = plain(answer.answer(case, lines, results))
    assert told.startswith(NOT_YET)
    assert results.sceptic.mean < 0
    assert "Believing none of the partner's promises it loses on average, and there are answers" in told
    assert "Believing none" not in plain(answer.answer(*seen(lakeside_with(cost_of_asking=1e9, limits=LOSS))))


def test_an_option_is_taken_with_its_range_first():
    """No question is worth its cost: from 1 in 10 below to 1 in 10 above, before any single figure."""
    case, lines, results = seen(lakeside_with(cost_of_asking=1e9, limits=LOSS))
    told = plain(answer.answer(case, lines, results))
    found = results.options.offer_a.npv_cash
    low, high = (formats.about(found[level], "USD", signed=True) for level in ("p10", "p90"))
    assert told.startswith(f"Take Offer A: {low} to {high} of cash over five years.")
    assert re.findall(MONEY, told)[:2] == [low, high]


def test_where_nothing_is_drawn_no_range_is_made_up():
    """One amount, and no "to" the same again."""
    told = plain(answer.answer(*looked_at(**CHEAP, **KNOWN)))
    assert told.startswith("Take Managed: +$1.0 m of cash over three years.")


def test_what_a_client_decides_on_is_named():
    """Cash alone, or everything."""
    told = plain(answer.answer(*seen(lakeside_with(cost_of_asking=1e9, decide_on="full", limits={}))))
    assert re.match(r"Take .+ of cash with capacity over five years\.", told)


def test_doing_nothing_can_be_the_answer():
    """The worked example loses 700,940 at base values; its figures stand below all the same."""
    case, lines, results = looked_at(words={"recommendation_note": "**Wait.**"}, **KNOWN)
    told = text(answer.answer(case, lines, results))
    assert told.startswith("Do nothing: no other way can be expected to come out above it.")
    assert page(answer.answer(case, lines, results)).select("strong")[-1].get_text() == "Wait."
    assert "Managed: cash over three years, in today's money: −$0.7 m" in plain(answer.headline(case, lines, results))


def test_an_option_beyond_a_limit_is_not_the_answer():
    """Whatever it brings; it is named, with what it goes beyond left to the tile."""
    case, lines, results = looked_at(**CHEAP, limits={"peak_funding": 1}, **KNOWN)
    told = plain(answer.answer(case, lines, results))
    assert told.startswith("Do nothing: every other way goes beyond the client's limits.")
    assert "Beyond the client's limits" not in told  # it is the only one, and named already
    assert "Of the alternatives, Managed brings the most" in told
    assert "the limit is $1" in plain(answer.headline(case, lines, results))


def test_where_nothing_is_done_the_page_names_what_it_is_about():
    """Lakeside: the limit that offer A exceeds, by what 9 of 10 draws stay below; all else is said of offer A."""
    case, lines, results = seen(lakeside())
    assert (results.verdict.answer, results.option) == ("do_nothing", "offer_a")
    told = plain(answer.answer(case, lines, results))
    funding = formats.money_m(results.options.offer_a.peak_funding.p90, "USD")
    assert "Of the alternatives, Offer A brings the most: on average +$0.4 m of cash over five years." in told
    assert f"stays below {funding} in 9 in 10 futures, above the client's limit of $1.50 m." in told
    case, lines, results = seen(lakeside_with(limits={"p_loss": 0.2}))
    chance = formats.percent(results.options.offer_a.npv_cash.p_loss)
    told = plain(answer.answer(case, lines, results))
    assert f"The chance of a loss is {chance}, above the client's limit of 20 %." in told
    assert "Of the alternatives" not in plain(answer.answer(*seen(lakeside_with(limits=LOSS))))


def test_those_beyond_the_limits_are_named_and_no_others():
    """Lakeside: all but the one that is ahead and doing nothing, while it has no limit of funding."""
    _, _, results = found = seen(lakeside_with(limits=LOSS))
    told = plain(answer.answer(*found))
    over = re.search(r"Beyond the client's limits: ([^.]+)\.", told)[1].split(", ")
    assert over == ["Offer B", "Consulting", "Fill two seats", "Blend"]
    assert [option.within for option in results.verdict.among.values()].count(False) == len(over)
    assert "Beyond" not in plain(answer.answer(*seen(lakeside_with(limits={}))))


def test_another_option_is_taken_where_the_best_is_beyond_a_limit():
    """The highest mean within the limits."""
    case, lines, results = looked_at(
        **CHEAP,
        options__free={"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 10}},
        options__free__ends={"contracts": {"outside": {"share": 0.001, "month": 1}}},
        limits={"peak_funding": 1},
        **KNOWN,
    )
    told = plain(answer.answer(case, lines, results))
    assert told.startswith("Take Free: +$")
    assert "Beyond the client's limits: Managed." in told


@pytest.mark.parametrize(
    ("chance", "wanted"),
    [
        (0.0001, "less than 1 in 20"),
        (0.02, "less than 1 in 20"),
        (0.03, "1 in 20"),
        (0.45, "9 in 20"),
        (0.98, "more than 19 in 20"),
        (0.0, "0 in 20"),
        (1.0, "20 in 20"),
    ],
)
def test_a_chance_is_said_as_so_many_in_twenty(chance: float, wanted: str):
    """A small one is never none, a large one never certain."""
    case, lines, results = seen(lakeside())
    results = deepcopy(results)
    results.options.offer_a.npv_cash["p_loss"] = chance
    assert f"Chance of losing cash: {wanted} (" in plain(answer.headline(case, lines, results))


@pytest.mark.parametrize("words", HARM)
def test_what_a_file_says_is_shown_not_run(words: str):
    """Client, interest, decision, words, reasons, names of years."""
    document = {"interest": words, "decision": words, "prepared_for": words, "prepared_by": words}
    told = {"context": words, "recommendation_note": words}
    case, lines, results = looked_at(client=words, document=document, words=told, **KNOWN)
    for said in (cover.title(case), client_words.context(case, lines), answer.answer(case, lines, results)):
        assert words in page(said).get_text()
        assert not page(said).find_all(["script", "b", "img"])


def test_an_option_with_its_own_scope_is_told_apart():
    """It has its lines, and no place in the rule."""
    options = deepcopy(lakeside().data["options"])
    options["small"] = options["offer_a"] | {"scope": {"share": {"analyst": 0.1}}, "ends": {}}
    told = plain(answer.answer(*seen(lakeside_with(options=options))))
    assert "Not ranked, for it has a scope of its own: Small." in told


def test_all_ten_may_be_open():
    """Said in words, not as ten of ten."""
    bare = case_of(minimal(roles={}, contracts={}, scope={}, options={}))
    asked = open_numbers(bare)
    told = plain(answer.answer(*seen(bare)))
    assert ("All ten first numbers are open:" in told) == (len(asked) == 10)
    assert all(f"- {question}" in told for question in asked)


def test_no_amount_of_page_one_stands_alone():
    """Each amount of the option at hand is an end of a range, or is named: middle, a price, a limit."""
    named = (
        rf"{MONEY} to {MONEY}|middle {MONEY}|[Uu]p to {MONEY}|At {MONEY}|asks {MONEY}|less than {MONEY}|"
        rf"limit is {MONEY}|on average {MONEY}|stays below {MONEY}|limit of {MONEY}"
    )
    for case in (lakeside(), lakeside_with(cost_of_asking=1e9)):
        found = seen(case)
        told = plain(answer.answer(*found))
        tiles = page(answer.headline(*found)).select("dl.tiles > div")
        told += " ".join(div.get_text(" ") for div in tiles[:2])
        assert len(re.findall(MONEY, told)) >= 5
        assert re.findall(MONEY, re.sub(named, "", told)) == []
        assert re.search(rf"^Average peak funding, .* {MONEY} .*9 in 10: less than {MONEY}", tiles[2].get_text(" "))
