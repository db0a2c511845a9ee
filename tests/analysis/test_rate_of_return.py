"""The internal rate of return: published values, that the npv is zero at it, and where there is none."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hitcase.analysis.rate_of_return import internal_rate_of_return, sign_changes
from hitcase.model import cashflow, timing
from tests.strategies import repeatable

NUMPY = "numpy 1.13, documentation of `irr`, after Gitman, Principles of Managerial Finance, Brief, 3rd ed., p. 348"
EXCEL = "Microsoft, support page of the function IRR: after four years, and after five"
PUBLISHED = (
    (NUMPY, [-100, 39, 59, 55, 20], 0.28095, 5),
    (NUMPY, [-100, 0, 0, 74], -0.0955, 4),
    (NUMPY, [-100, 100, 0, 7], 0.06206, 5),
    (EXCEL, [-70_000, 12_000, 15_000, 18_000, 21_000], -0.021, 3),
    (EXCEL, [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000], 0.087, 3),
)
money = st.integers(1, 10**7).map(float)


def npv(flow, rate):
    """As the model has it: year 0 counts in full."""
    return cashflow.present_value(flow, timing.discount(rate, range(len(flow))))


@pytest.mark.parametrize(("source", "flow", "rate", "digits"), PUBLISHED)
def test_it_comes_to_the_published_values(source, flow, rate, digits):
    """To as many digits as they are printed with."""
    assert round(internal_rate_of_return(flow), digits) == rate, source


@given(st.lists(money, min_size=1, max_size=5), st.lists(money, min_size=1, max_size=10), st.booleans())
@repeatable(200)
def test_the_npv_is_zero_at_the_rate(spent, gained, loan):
    """Of any flow that changes its sign once, either way; and above it what is spent first is worth more than it."""
    flow = [(-1 if loan else 1) * amount for amount in (*(-x for x in spent), *gained)]
    rate = internal_rate_of_return(flow)
    assume(-0.9 < rate < 10)
    size = npv([abs(amount) for amount in flow], rate)
    assert abs(npv(flow, rate)) <= 1e-9 * size
    assert (npv(flow, rate + 0.01) < 0) is not loan


@given(st.lists(money, min_size=1, max_size=4), st.lists(money, min_size=1, max_size=4), st.integers(2, 9))
@repeatable(100)
def test_neither_size_nor_years_before_it_begins_move_it(spent, gained, factor):
    """Nor a year in which nothing is paid where the signs meet twice the same."""
    flow = [*(-x for x in spent), *gained]
    rate = internal_rate_of_return(flow)
    assert internal_rate_of_return([factor * x for x in flow]) == pytest.approx(rate, rel=1e-9, abs=1e-9)
    assert internal_rate_of_return([0.0, *flow, 0.0]) == pytest.approx(rate, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("flow", "changes"),
    [
        ([0.0, 0.0, 0.0], 0),
        ([-5.0, 0.0, -1.0], 0),
        ([0.0, 5.0], 0),
        ([-100.0, 100.0, 0.0, -7.0], 2),  # numpy gives −8.33 % here and does not say that there is another
        ([-5.0, 10.5, 1.0, -8.0, 1.0], 3),
        ([-4.0, 0.0, 0.0, 5.0, 0.0, -2.0], 2),
    ],
)
def test_there_is_none_without_a_change_of_sign_or_with_several(flow, changes):
    """Years in which no cash moves are no change."""
    assert sign_changes(flow) == changes
    assert internal_rate_of_return(flow) is None


def test_what_is_left_of_rounding_is_no_change_of_sign():
    """Two billionths of a cent in the last year of a flow of millions are not cash that goes out."""
    assert internal_rate_of_return([-1e6, 6e5, 6e5, -2e-11]) == pytest.approx(internal_rate_of_return([-1e6, 6e5, 6e5]))
    assert sign_changes([1e-7, -1e6, 6e5]) == 1


@pytest.mark.parametrize("flow", [[-1.0, 1e8], [-1e8, 1.0], [-1e-3, *[0.0] * 14, 1e4], [-1e12, *[0.0] * 14, 1e4]])
def test_extreme_flows_have_one_too(flow):
    """Far above 1,000 %, or next to a total loss."""
    last, rate = len(flow) - 1, internal_rate_of_return(flow)
    assert (1 + rate) ** last == pytest.approx(flow[-1] / -flow[0], rel=1e-6)
