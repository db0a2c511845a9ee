"""The walk-away fee: simulated again at that price, half of the draws lose cash, or 2 in 10; why there is none."""

from __future__ import annotations

import numpy as np
import pytest

from hitcase.analysis.break_even import LEVELS, price_of, roots, walk_away_fees
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import npv_if, simulate, with_held
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside, minimal
from tests.strategies import case_of


@pytest.mark.parametrize("n", [256, 4096])
def test_at_the_fee_cash_is_zero_at_its_level(n: int):
    """By re-simulation at that price, for every partner: the quantile is 0 to a millionth of what the fee moves."""
    case, sample = lakeside(), draws(lakeside(), n)
    assert LEVELS == {"middle": 0.5, "eight_of_ten": 0.2}  # the part of the draws that loses
    fees = walk_away_fees(case, sample)
    assert {name for name, fee in fees.items() if fee} == {"offer_a", "offer_b", "blend"}
    for option in ("offer_a", "offer_b", "blend"):
        path = price_of(case, option).path
        for name, level in LEVELS.items():
            fee = fees[option][name]
            cash = simulate(with_held(case, {path: fee}), n).options[option].npv_cash
            moved = npv_if(case, [option], [(path, fee * (1 + 1e-6)), (path, fee * (1 - 1e-6))], sample, "npv_cash")
            dear, cheap = np.quantile(moved[:, :, 0], level, axis=1)
            assert dear < 0 < cheap
            assert (cash < 0).mean() == pytest.approx(level, abs=1 / n)


def test_a_range_of_the_fee_does_not_matter():
    """The price is held at the walk-away fee, whatever was asked."""
    one, other = fixed_but(30_000), fixed_but({"low": 20_000, "base": 25_000, "high": 50_000})
    fees = [walk_away_fees(case, draws(case, 256))["partner"] for case in (one, other)]
    assert fees[0].middle == pytest.approx(fees[1].middle, rel=1e-6)
    assert fees[0].middle == pytest.approx(fees[0].eight_of_ten, rel=1e-6)  # nothing else is uncertain


def test_a_discount_is_walked_away_from_downwards():
    """In price.amount's unit: the discount on consulting rates below which cash is lost."""
    file = minimal(tm_bill_rate=150)
    partner = {"kind": "managed_service", "price": {"basis": "discount_on_tm", "amount": 0.2}}
    file["options"]["partner"] = partner | {"ends": {"contracts": {"agency": {"share": 1, "month": 3}}}}
    case = case_of(file)
    fee = walk_away_fees(case, draws(case, 256))["partner"]
    assert 0 < fee.middle < fee.eight_of_ten < 0.99


def test_where_no_price_helps_it_says_so():
    """A partner who ends nothing loses cash even free of charge; one who never starts costs nothing at any price."""
    case = case_of(minimal())
    fee = walk_away_fees(case, draws(case, 64))["partner"]
    assert (fee.middle, fee.eight_of_ten) == (None, None)
    told = "even free of charge it loses cash"
    assert fee.reason == f"middle: {told}; eight_of_ten: {told}"
    rent = {"class": "cash", "amount": 5_000, "start_month": 1, "origin": "a test"}  # comes whoever serves
    late = fixed_but(30_000, start_month=100, transition_amount=1, ends={}, added={"rent": rent})
    assert "at no price does it lose cash" in walk_away_fees(late, draws(late, 64))["partner"].reason


def test_other_kinds_have_no_walk_away_fee():
    """Nobody signs a price for consulting hours or own hires here."""
    case = lakeside()
    assert [name for name in case.tree.options if price_of(case, name) is None] == [
        "do_nothing",
        "consulting",
        "fill_two_seats",
    ]


def test_roots_of_many_functions_at_once():
    """A line, a cube, a step: each to a billionth of its bracket."""
    low, high = np.array([0.0, 0.0, -1.0]), np.array([10.0, 3.0, 2.0])

    def f(x: np.ndarray) -> np.ndarray:
        return np.array([2 * x[0] - 5, x[1] ** 3 - 2, -1.0 if x[2] < 0.7 else 1.0])

    assert roots(f, low, high, f(low), f(high)) == pytest.approx([2.5, 2 ** (1 / 3), 0.7], abs=1e-7)
