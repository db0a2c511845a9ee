"""On what terms: the price that is safe, and what has to hold at the price asked."""

from __future__ import annotations

import re
from copy import deepcopy
from math import ceil
from typing import Any

import pytest

from hitcase.analysis.break_even import price_of, walk_away_fees
from hitcase.analysis.draws import draws
from hitcase.document.terms import fee, terms
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text.numbers import bare
from tests.clients import lakeside
from tests.document.shown import looked_at, seen
from tests.strategies import case_of


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


def lakeside_with(**more: Any) -> Case:
    """Lakeside with other top keys."""
    return case_of(deepcopy(lakeside().data) | more)


def test_the_price_keeps_the_clients_own_limit():
    """One standard on the page: the chance of a loss that Lakeside can bear, at a price that is never rounded up."""
    case, _, results = seen(lakeside())
    told, found = bare(terms(case, results)), results.walk_away_fee
    form = r"At a price of up to \$([\d,]+) a month, the chance of a loss stays within the client's limit of 35 %\."
    shown = float(re.match(form, told)[1].replace(",", ""))
    assert found.within_limit - 1_000 < shown <= found.within_limit
    assert found.eight_of_ten < found.within_limit < found.middle
    assert " Offer A asks $198,500." in told
    assert "20 %" not in told
    assert "10 " not in told.split("Offer A asks")[0]


def test_without_a_limit_on_a_loss_it_is_two_in_ten():
    """Said as such, and not as the client's."""
    case, _, results = seen(lakeside_with(limits={}))
    assert results.walk_away_fee.within_limit is None
    told = bare(terms(case, results))
    assert re.match(r"At a price of up to \$19\d,000 a month, the chance of a loss is at most 20 %\.", told)
    assert "limit" not in told


def test_the_limit_is_on_what_decides():
    """Where capacity counts, the price is the one at which the npv with it is below 0 so often."""
    cases = [lakeside_with(decide_on=basis) for basis in ("cash", "full")]
    cash, full = (walk_away_fees(case, draws(case, 1024))["offer_a"] for case in cases)
    assert cash.middle == pytest.approx(full.middle, rel=0.02)  # of cash, whatever decides
    assert full.within_limit > 1.02 * cash.within_limit


def test_one_value_decides_in_whole_people():
    """Lakeside: so many contractors that offer A comes within the limits; while it is, that it does not lose."""
    case, _, results = seen(lakeside_with(limits={"peak_funding": 2_500_000, "p_loss": 0.3}))
    enough = ceil(14 * results.decides.value)
    told = bare(terms(case, results))
    assert results.decides.means == "within_limits"
    within = f"Offer A comes within the client's limits if at least {enough} of the 14 Agency contractors leave"
    assert told.endswith(f"{within} (most likely: 10).")
    case, _, results = seen(lakeside_with(limits={"p_loss": 0.35}))
    assert results.decides.means == "breaks_even"
    assert "Offer A breaks even on average if at least 10 of the 14 Agency contractors" in bare(terms(case, results))


def test_without_people_on_file_it_is_a_share():
    """And another option that leads beyond it is what turns the choice."""
    data = deepcopy(lakeside().data) | {"limits": {}}
    del data["contracts"]["agency"]["people"]
    case, _, results = seen(case_of(data))
    share = 100 * results.decides.value
    told = bare(terms(case, results))
    assert f" if at least {share:.3g} % of the Agency contract ends (most likely: 71.4 %)." in told
    results = deepcopy(results)
    results["decides"] = Record(results.decides, side="at_most", means="stays_best")
    assert f"Offer A stays the best choice on average if at most {share:.3g} % of" in bare(terms(case, results))


@pytest.mark.parametrize(("found", "side"), [(1e6, "$198,500."), (1e3, "$198,500, which is more.")])
def test_the_price_asked_is_within_what_is_safe_or_above_it(found: float, side: str):
    """Beside the price of the offer."""
    case, _, results = seen(lakeside())
    results = deepcopy(results)
    results["walk_away_fee"] = Record(middle=2e6, eight_of_ten=1.0, within_limit=found, reason="")
    assert f" Offer A asks {side} Offer A breaks even" in bare(terms(case, results))


@pytest.mark.parametrize(("amount", "side"), [(0.25, "25 %, which is not enough."), (0.6, "60 %.")])
def test_of_a_discount_more_is_better(amount: float, side: str):
    """The worked example loses at 25 % off and gains at 60 %: from the safe discount on, it loses no cash."""
    case, _, results = looked_at(options__managed__price__amount=amount)
    assert price_of(case, "managed").unit.startswith("share")
    told = bare(terms(case, results))
    assert told.startswith("From a discount of 38.9 % off consulting rates, the chance of a loss is at most 20 %.")
    assert told.endswith(f" Managed offers {side}")
    assert (results.options.managed.npv_cash.p_loss == 0) == ("not" not in side)


NEVER = "At $150,000 a month, a loss and a gain are equally likely. No price brings the chance of a loss down to "


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Record(middle=150_500.0, within_limit=None, reason="x"), f"{NEVER}the client's limit of 35 %."),
        (Record(middle=None, within_limit=None, reason="x"), ""),
        (None, ""),
    ],
)
def test_a_price_that_is_never_safe_is_no_price(found: Any, wanted: str):
    """Half of the futures lose at one price, and too many lose at any; or there is no price to tell."""
    case, _, results = seen(lakeside())
    results = deepcopy(results)
    results["decides"] = None
    results["walk_away_fee"] = found
    assert bare(terms(case, results)) == wanted


def test_where_no_driver_turns_the_result_none_is_named():
    """A fee so low that no single figure makes a loss."""
    data = deepcopy(lakeside().data)
    data["options"]["offer_a"]["price"]["amount"] = 100_000
    case, _, results = seen(case_of(data))
    assert all(row.turns.still_positive.side == "always" for row in results.drivers)
    assert results.decides is None
    assert " if " not in bare(terms(case, results))
