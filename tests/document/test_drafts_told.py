"""Drafts are called drafts wherever they are named, and page one says how many there are and what they come to."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from hitcase.analysis.drivers import controls
from hitcase.analysis.readings import evaluate
from hitcase.document import answer, must_be_true, options, provenance, reasons, waterfall
from hitcase.document.answer import drafted
from hitcase.document.ask_first import ask, where, who
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.packs.number_checks import DIGIT, check_numbers
from hitcase.packs.source_values import PackData
from hitcase.text import formats
from hitcase.text.numbers import bare, numbers_in, pairs, unsourced
from hitcase.text.source_types import From
from tests.clients import lakeside, minimal
from tests.document.shown import KNOWN, cells, looked_at, page, plain, text, worked_with
from tests.strategies import case_of

ADDED = {
    "escort": {"class": "cost", "amount": {"low": 26_000, "base": 30_000, "high": 41_000}, "owner": "CISO"},
    "badge_audit": {"class": "cost", "amount": 12_000, "origin": "security plan FY26"},
    "rebate": {"class": "cash", "amount": {"low": 4_000, "base": 8_000, "high": 9_500}, "owner": "CFO"},
    "old_rebate": {"class": "cash", "amount": 5_500, "start_month": 7, "origin": "contract, page 9"},
    "second_audit": {"class": "avoidance", "amount": 7_000},
    "quiet_nights": {"class": "capacity", "amount": 15_000},
}


def with_added(added: dict[str, Any]) -> tuple[Case, Any]:
    """The worked example with lines added to its managed service."""
    return worked_with(options__managed__added=added)


def test_the_input_table_marks_drafts():
    """Beside whose number it is: nobody's so far."""
    inputs = provenance.inputs_table(with_added(ADDED)[0])
    heads = [row.th.get_text() for row in page(inputs).select("tbody tr") if row.th]
    assert {"Escort (draft): cost that was added", "Badge audit: cost that was added"} <= set(heads)
    shown = cells(inputs, "Escort (draft): cost that was added")
    assert shown[:5] == ["26,000", "30,000", "41,000", "$ a year", "stated by the client, no source named"]
    assert "Old rebate: month from which it counts" in heads


def test_the_cash_table_names_each_line_in_its_class():
    """Cash is a part of what ends; all else is held by the row above it."""
    table = options.costs_and_benefits_table(*with_added(ADDED))
    heads = [row.th.get_text() for row in page(table).select("tbody tr") if row.th]
    assert heads.index("of it: Escort (draft)") == heads.index("Other costs") + 1
    assert heads.index("of it: Badge audit") == heads.index("Other costs") + 2
    assert heads.index("of it: Second audit (draft)") == heads.index("Wanted spending avoided") + 1
    assert heads.index("of it: Quiet nights (draft)") == heads.index("Hours gained, at their value") + 1
    assert cells(table, "of it: Escort (draft)")[:4] == ["0", "20", "31", "32"]
    assert cells(table, "Other costs")[:4] == ["0", "58", "64", "64"]
    assert heads.index("Rebate (draft)") < heads.index("Old rebate") < heads.index("Costs")
    assert cells(table, "Rebate (draft)")[:4] == ["0", "5", "8", "8"]
    without = page(options.costs_and_benefits_table(*worked_with())).get_text()
    assert "of it" not in without


def test_what_must_be_true_holds_cash_that_was_added():
    """It has to come in; a cost has not, and spending avoided is no cash."""
    table = must_be_true.what_must_end_table(*with_added(ADDED), "managed")
    assert cells(table, "Rebate (draft)")[:4] == [
        "$8,000 a year (4,000–9,500)",
        "while in service",
        "CFO",
        "stated by the client, no source named",
    ]
    assert cells(table, "Old rebate")[:3] == ["$5,500 a year", "month 7 (Year 1)", "–"]
    assert "Escort" not in text(table)
    assert "What ends or comes in" in text(table)
    assert "What ends or comes in" not in text(must_be_true.what_must_end_table(*worked_with(), "managed"))


def test_cash_that_comes_in_by_year_is_held_year_by_year():
    """Each amount in its order; the cash without is without all of them."""
    found = with_added({"rebate": {"class": "cash", "amount": [9_000, 5_000, 0], "start_month": 0}})
    table = must_be_true.what_must_end_table(*found, "managed")
    assert cells(table, "Rebate (draft)")[0] == "$9,000, $5,000, then $0 a year"
    _, lines = worked_with()
    assert cells(table, "Rebate (draft)")[-1] == formats.millions(lines.options.managed.npv_cash)


def test_the_budget_effect_and_the_picture_of_the_money_hold_added_cash():
    """5,333 + 3,208 in year 1; the picture's steps still add up to the cash that is left."""
    case, lines, results = looked_at(**KNOWN, options__managed__added=ADDED)
    assert cells(options.budget_effect_table(case, lines), "Cash that was added")[:2] == ["0", "−8"]
    table = plain(waterfall.waterfall_chart(case, lines, results))
    assert "Cash that was added" in table
    assert "cash that was added brings" in plain(reasons.reasons(case, lines, results))


ONE = "One line of Managed is a draft, without an origin yet: it costs $30,000 a year."
FOUR = "Four lines of Managed are drafts, without an origin yet: together they"
WORTH = "cost $30,000, bring $8,000 of cash, avoid $7,000 of wanted spending and bring $15,000 of capacity a year."
SAID = (
    (["escort"], ONE),
    (["escort", "badge_audit", "old_rebate"], ONE),
    (list(ADDED), f"{FOUR} {WORTH}"),
    (["badge_audit"], ""),
    ([], ""),
)


@pytest.mark.parametrize(("names", "sentence"), SAID)
def test_one_sentence_says_how_many_and_what_they_come_to(names: list[str], sentence: str):
    """Every number has a source, so that the build lets it pass."""
    case, lines = with_added({name: ADDED[name] for name in names})
    told = drafted(case, lines, "managed")
    assert bare(told) == sentence
    assert not DIGIT.search(unsourced(told))
    amounts = {"options.managed.added.escort.amount"} if "escort" in names else set()
    assert amounts <= {path for _, source in pairs(told) for path in From.parse(source).paths}
    assert check_numbers(PackData(case, lines, Record()), numbers_in(told)).wrong == ()


def test_a_draft_by_year_is_said_with_its_first_year():
    """No one amount is what it comes to a year."""
    case, lines = with_added({"portal": {"class": "cost", "amount": [40_000, 12_000]}, "escort": ADDED["escort"]})
    told = drafted(case, lines, "managed")
    worth = "together they cost $70,000 in the first year."
    assert bare(told) == f"Two lines of Managed are drafts, without an origin yet: {worth}"
    assert check_numbers(PackData(case, lines, Record()), numbers_in(told)).wrong == ()


def test_drafts_of_other_options_are_counted_too():
    """Their amounts are not: they are in no one result."""
    file = deepcopy(lakeside().data)
    file["options"]["offer_b"]["added"] = {
        "escort": {"class": "cost", "amount": 3},
        "y": {"class": "cash", "amount": 2},
    }
    case = case_of(file)
    lines = evaluate(case)
    assert bare(drafted(case, lines, "offer_a")) == "Two lines of other options are drafts, without an origin yet."
    file["options"]["offer_b"]["added"].pop("y")
    file["options"]["offer_a"]["added"] = {"escort": {"class": "capacity", "amount": 9_000}}
    mine = "One line of Offer A is a draft, without an origin yet: it brings $9,000 of capacity a year"
    case = case_of(file)
    assert bare(drafted(case, lines, "offer_a")) == f"{mine}; one line of another option is a draft, too."
    assert bare(drafted(case, lines, None)) == "Two lines of the options are drafts, without an origin yet."


def test_page_one_says_so_while_first_numbers_are_open_and_after():
    """And says nothing where there is none."""
    added = {"escort": {"class": "cost", "amount": 30_000}}
    for known in (KNOWN, {}):
        assert ONE in plain(answer.answer(*looked_at(**known, options__managed__added=added)))
        assert "without an origin" not in plain(answer.answer(*looked_at(**known)))


@pytest.mark.parametrize("name", ["parts", "added", "amount", "7", "<script>", "Offer {x}"[:5]])
def test_a_line_may_be_called_anything(name: str):
    """Also what a key of the file is called; its name is text in the page."""
    file = minimal()
    file["options"]["partner"]["added"] = {name: {"class": "cash", "amount": 3_000}}
    case = case_of(file)
    assert f"{name} (draft)".lower() in text(provenance.inputs_table(case)).lower()
    assert not page(provenance.inputs_table(case)).select("script")


def test_a_question_about_a_line_names_it_and_its_owner():
    """It is no price that is signed; who said so is asked first, and the client can move it."""
    names = {"ends": {"class": "cost", "amount": 3_000, "start_month": 2}, "parts": {"class": "cash", "amount": 1}}
    case = with_added({**ADDED, **names})[0]
    home = "options.managed.added"
    assert ask(case, f"{home}.escort.amount") == "Managed: what does Escort (draft) come to a year?"
    assert ask(case, f"{home}.old_rebate.start_month") == "Managed: from which month does Old rebate count?"
    assert (who(case, f"{home}.escort.amount"), who(case, f"{home}.ends.amount")) == ("CISO", "the client")
    assert where(case, f"{home}.parts.amount") == "quote, contract or ledger"
    for path in (path for path in case.params if ".added." in path):
        assert ask(case, path).endswith("?")
        assert controls(case, path) == "client"
