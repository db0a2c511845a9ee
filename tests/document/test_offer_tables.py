"""Offers like for like: rounds of one partner, what is left out, an hour on every basis."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.document import offers
from hitcase.document.offers import BASES
from hitcase.inputs.case import Case
from hitcase.text.formats import number, rate
from tests.document.shown import cells, page, plain, worked_with
from tests.strategies import case_of
from tests.worked import worked

FIRST = {"offer": "North", "date": "2026-05-04", "page": 4, "valid_until": "2026-06-29"}
FINAL = {"offer": "North", "date": "2026-06-12", "page": 7, "valid_until": "2026-06-30"}
PRICES = {"monthly_fee": 110_000, "rate_per_fte": 140_000, "hourly": 80, "discount_on_tm": 0.3}


def priced(basis: str, amount: float, origin: dict[str, Any] | None = None) -> dict[str, Any]:
    """The worked example's option at another price."""
    price = {"basis": basis, "amount": amount} | ({"origin": origin} if origin else {})
    return deepcopy(worked().data["options"]["managed"]) | {"price": price}


def case_with_offers(**options: dict[str, Any]) -> Case:
    """The worked example with other options."""
    return case_of(worked().data | {"options": options})


@pytest.fixture(scope="module")
def rounds() -> Case:
    """The final offer of a partner stands before its first in the file."""
    return case_with_offers(final=priced("hourly", 80, FINAL), first=priced("hourly", 95, FIRST))


def test_rounds_of_one_partner_are_told_apart_by_date(rounds: Case):
    """First and final offer, with date and page; the one that lapsed before the file's own day says so."""
    table = offers.offers_table(rounds, evaluate(rounds))
    assert cells(table, "Where it stands") == [
        "North, final offer, 12 Jun 2026, page 7",
        "North, earlier offer, 4 May 2026, page 4",
    ]
    assert cells(table, "Valid") == ["until 30 Jun 2026", "until 29 Jun 2026 (LAPSED)"]
    assert "even" in page(table).table["class"]


def test_what_an_hour_cost_in_each_round_is_a_sentence(rounds: Case):
    """From the first to the final one, whatever their order in the file."""
    lines = evaluate(rounds)
    first, final = (rate(lines.options[name].cost_per_hour, "USD") for name in ("first", "final"))
    assert plain(offers.options(rounds, lines, "final")) == (
        "From the first offer to the final one, an hour went "
        f"from {first} (First, 4 May 2026) to {final} (Final, 12 Jun 2026)."
    )


def test_one_offer_or_two_of_other_kinds_are_no_rounds():
    """No sentence: there is nothing that moved."""
    assert offers.options(*worked_with(), "managed") is None
    near = priced("hourly", 80, FINAL) | {"kind": "nearshore"}
    case = case_with_offers(first=priced("hourly", 95, FIRST), near=near)
    assert offers.options(case, evaluate(case), "near") is None


def test_what_the_offer_does_not_say_is_told_by_whose_number_it_is():
    """Terms by who filled them in; those from the offer itself are not among them."""
    offer = {"offer": "North", "date": "2026-06-12"}
    changes = {
        "start_month": {"base": 4, "origin": offer},
        "escalator": {"base": 0.035, "origin": offer},
        "exit_share": {"base": 0.18, "origin": "said in the workshop, CIO"},
        "change_order_share": {"base": 0.015, "origin": "assumed: no contract yet"},
    }
    case = case_with_offers(north=priced("hourly", 80, offer) | changes)
    (told,) = cells(offers.offers_table(case, evaluate(case)), "The offer does not say")
    assert "what leaving costs (said in the workshop)" in told
    assert "change orders (assumed, grade D" in told
    assert "how long both teams run" in told
    assert "the month of service" not in told
    assert "how prices grow" not in told


def test_every_basis_stands_on_one_table_like_for_like():
    """Monthly, by FTE, hourly and off consulting rates: the parts of an hour and the whole, beside the comparators."""
    case = case_with_offers(**{basis: priced(basis, amount) for basis, amount in PRICES.items()})
    lines = evaluate(case)
    table = offers.hour_cost_table(case, lines, "hourly")
    whole = cells(table, "An hour, all costs in it")
    assert whole == [number(lines.options[basis].cost_per_hour, 1) for basis in PRICES]
    bodies = [[cell.get_text() for cell in row.select("td")] for row in page(table).select("tbody tr")]
    for column, total in enumerate(whole):
        parts = sum(float(row[column]) for row in bodies[:-1])
        assert parts == pytest.approx(float(total), abs=0.05 * len(bodies))
    asked = cells(offers.offers_table(case, lines), "Asked")
    assert asked[:3] == [f"$110,000 {BASES['monthly_fee']}", "$140,000 a year and FTE", "$80 an hour"]
    assert asked[3] == "consulting rates, 30 % off"


def test_the_hour_of_the_worked_example_adds_up():
    """126.89, of which 101.4 are the fee; $76 for an own hour and $120 for consulting stand below it."""
    table = offers.hour_cost_table(*worked_with(), "managed")
    assert cells(table, "Fee") == ["101.4"]
    assert cells(table, "An hour, all costs in it") == ["126.9"]
    assert "Beside it: $76 for an own hour with turnover and $120 for consulting." in plain(table)


def test_without_offers_there_is_no_table():
    """Nobody offers anything where no option is left."""
    case, lines = worked_with(options={})
    assert offers.offers_table(case, lines) is None
    assert offers.hour_cost_table(case, lines, None) is None
