"""Offers wherever a file writes them: in the table and on page one, with the day on which each lapses."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document import offers
from hitcase.document.answer import answer
from hitcase.inputs.case import Case
from hitcase.text.numbers import bare
from tests.document.shown import cells
from tests.strategies import case_of
from tests.worked import worked

OFFER = {"offer": "North", "date": "2026-06-12", "page": 7, "valid_until": "2026-07-31"}


def offered(level: str, decide_by: str = "", **more: Any) -> Case:
    """The worked example's option with an offer at one level, and seats that are empty; nothing is open then."""
    option = deepcopy(worked().data["options"]["managed"]) | more
    del option["transition_share"]
    roles = {name: role | {"seats_empty": 1} for name, role in worked().data["roles"].items()}
    price = {"basis": "monthly_fee", "amount": {"base": 110_000}}
    holder = {"option": option, "price": price, "amount": price["amount"]}[level]
    holder["origin"] = OFFER
    document = {"decide_by": decide_by} if decide_by else {}
    options = {"managed": option | {"price": price}}
    return case_of(worked().data | {"document": document, "roles": roles, "options": options})


LEVELS = pytest.mark.parametrize("level", ["option", "price", "amount"])
VALID = {
    "": "until 31 Jul 2026",
    "2026-07-31": "until 31 Jul 2026",
    "2026-11-03": "until 31 Jul 2026 (LAPSES before the decision, 3 Nov 2026)",
}


@LEVELS
@pytest.mark.parametrize(("decide_by", "told"), VALID.items())
def test_the_table_says_where_an_offer_stands_and_until_when(level: str, decide_by: str, told: str):
    """The same at every level."""
    case = offered(level, decide_by)
    table = offers.offers_table(case, evaluate(case))
    assert cells(table, "Where it stands") == ["North, 12 Jun 2026, page 7"]
    assert cells(table, "Valid") == [told]


@LEVELS
def test_page_one_says_that_the_price_lapses_before_the_decision(level: str):
    """Of the option that it is about; nothing where the offer stands."""
    case = offered(level, "2026-11-03")
    told = "The price of Managed lapses before the decision on 3 Nov 2026: it is valid until 31 Jul 2026."
    assert bare(offers.lapse_warning(case, "managed")) == told
    assert offers.lapse_warning(offered(level, "2026-07-01"), "managed") == ""
    past = case_of(case.data | {"as_of": "2026-09-01"})
    lapsed = "The price of Managed has lapsed: it was valid until 31 Jul 2026."
    assert bare(offers.lapse_warning(past, "managed")) == lapsed


def test_an_amount_for_moving_in_is_what_the_offer_says_of_it():
    """A share that the register fills beside it does not count and is not missed."""
    without, with_amount = offered("option"), offered("option", transition_amount=90_000)
    assert "what moving in costs" in offers.unstated_terms(without, "managed")
    assert "what moving in costs" not in offers.unstated_terms(with_amount, "managed")
    own = offered("price", transition_amount={"base": 90_000, "origin": {"workshop": "CIO"}})
    assert "what moving in costs (said in the workshop)" in offers.unstated_terms(own, "managed")


def test_the_answer_carries_the_warning():
    """Behind the price; not on a day on which the offer stands."""
    for decide_by, warned in (("2026-11-03", True), ("2026-07-01", False)):
        case = offered("amount", decide_by)
        shown = answer(case, evaluate(case), assess(case, 256)).plain()
        assert ("The price of Managed lapses before the decision" in shown) is warned
