"""On what terms: the price that is safe, and what has to hold at the price asked."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest

from hitcase.analysis.break_even import price_of
from hitcase.document.terms import fee, terms
from hitcase.inputs.params import Record
from hitcase.text.numbers import bare
from tests.clients import lakeside
from tests.document.shown import looked_at, seen
from tests.strategies import case_of

WALK = "options.offer_a.price.amount"


@pytest.mark.parametrize(
    ("price", "wanted"),
    [
        (193_999.99, "$193,000"),
        (193_000.0, "$193,000"),
        (1_239.0, "$1,230"),
        (999.9, "$999"),
        (95.79, "$95.70"),
        (7.199, "$7.19"),
        (0.0, "$0.00"),
    ],
)
def test_a_price_to_sign_is_rounded_down(price: float, wanted: str):
    """To three leading digits; up to what is printed, 8 in 10 futures lose nothing."""
    assert fee(lakeside(), "money", price) == wanted


@pytest.mark.parametrize(("share", "wanted"), [(0.3741, "37.5 %"), (0.374, "37.4 %"), (0.07, "7 %"), (0.0, "0 %")])
def test_a_discount_to_sign_is_rounded_up(share: float, wanted: str):
    """Less than what is safe would be printed otherwise."""
    assert fee(lakeside(), "share of the consulting rate", share) == wanted


def test_lakesides_terms_are_those_of_the_draws():
    """The price of 8 in 10, that the one asked is above it, and at what share of the agency it turns."""
    case, _, results = seen(lakeside())
    told, found = bare(terms(case, results)), results.walk_away_fee
    shown = float(re.match(r"Up to \$([\d,]+) a month, 8 in 10 futures lose no cash", told)[1].replace(",", ""))
    assert found.eight_of_ten - 1_000 < shown <= found.eight_of_ten < case.params[WALK].base
    assert "; $198,500 is asked, which is more." in told
    turn = results.drivers[0].turns.still_positive.value
    assert told.endswith(f"It stays above zero if at least {100 * turn:.1f} % of Agency ends (most likely 71.4 %).")


@pytest.mark.parametrize(("found", "side"), [(1e6, "$198,500 is asked."), (1e3, "$198,500 is asked, which is more.")])
def test_the_price_asked_is_within_what_is_safe_or_above_it(found: float, side: str):
    """Beside the price of the offer."""
    case, _, results = seen(lakeside())
    results = deepcopy(results)
    results["walk_away_fee"] = Record(middle=2e6, eight_of_ten=found, reason="")
    assert f"; {side} It stays" in bare(terms(case, results))


@pytest.mark.parametrize(
    ("amount", "side"), [(0.25, "25 % is offered, which is not enough."), (0.6, "60 % is offered.")]
)
def test_of_a_discount_more_is_better(amount: float, side: str):
    """The worked example loses at 25 % off and gains at 60 %: from the safe discount on, it loses no cash."""
    case, _, results = looked_at(options__managed__price__amount=amount)
    assert price_of(case, "managed").unit.startswith("share")
    told = bare(terms(case, results))
    assert told.startswith("From 37.8 % off consulting rates, 8 in 10 futures lose no cash; ")
    assert told.endswith(f"; {side}")
    assert (results.options.managed.npv_cash.p_loss == 0) == ("not" not in side)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Record(middle=150_500.0, eight_of_ten=None, reason="x"), "At $150,000 a month it is a coin toss; at no price"),
        (Record(middle=None, eight_of_ten=None, reason="x"), ""),
        (None, ""),
    ],
)
def test_a_price_that_is_never_safe_is_no_price(found: Any, wanted: str):
    """Half of the futures lose at one price, and 8 in 10 are never free of loss; or there is no price to tell."""
    case, _, results = seen(lakeside())
    results = deepcopy(results)
    results["drivers"] = []
    results["walk_away_fee"] = found
    told = bare(terms(case, results))
    assert told.startswith(wanted)
    assert bool(told) == bool(wanted)


def test_where_no_driver_turns_the_result_none_is_named():
    """A fee so low that no single figure makes a loss."""
    data = deepcopy(lakeside().data)
    data["options"]["offer_a"]["price"]["amount"] = 100_000
    case, _, results = seen(case_of(data))
    assert all(row.turns.still_positive.side == "always" for row in results.drivers)
    assert "It stays above zero" not in bare(terms(case, results))
