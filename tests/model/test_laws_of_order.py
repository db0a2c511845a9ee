"""What is more and what is less: turnover, discounting and payback keep their order, on random cases and flows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.readings import points
from hitcase.model import cashflow, timing
from tests.sections import steps
from tests.strategies import case_of, client_files, repeatable

FLOW = st.lists(steps(-100, 100), min_size=2, max_size=6)


@repeatable(40)
@given(client_files(), st.data())
def test_more_turnover_never_costs_less(file, data):
    """turnover_cost never falls where more people leave, of the role and in total."""
    r, rates = data.draw(st.sampled_from(sorted(file["roles"]))), np.linspace(0, 0.4, 9)
    found = points(case_of(file), {f"roles.{r}.turnover_rate": rates})
    assert np.all(np.diff(found.roles[r].turnover_cost) >= -1e-6)
    assert np.all(np.diff(np.broadcast_to(found.turnover_cost, rates.shape)) >= -1e-6)


@repeatable(100)
@given(FLOW, steps(0, 0.5), steps(0, 0.5))
def test_a_present_value_falls_as_the_rate_rises(flow, rate, more):
    """A present value falls as the discount rate rises where money goes out at the decision and comes in after it."""
    later = [abs(money) for money in flow[1:]]
    low, high = (timing.discount(r, range(len(flow))) for r in (rate, rate + more))
    assert cashflow.present_value([-100, *later], high) <= cashflow.present_value([-100, *later], low) + 1e-9


@repeatable(200)
@given(FLOW, st.integers(0, 5), steps(0, 50))
def test_more_money_never_delays_payback(flow, t, more):
    """More money in any year never turns a payback into a later one, or into none."""
    richer, year = [money + (more if i == t else 0) for i, money in enumerate(flow)], range(1, len(flow))
    assert cashflow.pays_back(richer) >= cashflow.pays_back(flow)
    if cashflow.pays_back(flow):
        assert cashflow.payback(richer, year) <= cashflow.payback(flow, year) + 1e-9


@repeatable(200)
@given(FLOW)
def test_payback_lies_within_the_horizon_and_ends_the_debt(flow):
    """Payback is 0 only where nothing is ever out, else it is where the cumulative flow, linear in the year, is 0."""
    month, total = 12 * float(cashflow.payback(flow, range(1, len(flow)))), np.cumsum(flow)
    assert 0 <= month <= 12 * (len(flow) - 1)
    if cashflow.pays_back(flow) and total.min() < 0:
        assert np.interp(month / 12, range(len(flow)), total) == pytest.approx(0, abs=1e-6)
