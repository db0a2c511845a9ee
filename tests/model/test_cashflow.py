"""Cash flow: the conventions of T5, payback, funding, and what an hour costs."""

import numpy as np
import pytest
from hypothesis import given

from hitcase.analysis.readings import evaluate
from hitcase.model import cashflow, timing
from tests import laws
from tests.strategies import case_of, client_files, repeatable
from tests.worked import case_with, worked


def payback(*flow):
    """Months to payback, or None for never."""
    months = float(12 * cashflow.payback(flow, range(1, len(flow))))
    return months if cashflow.pays_back(flow) else None


def test_the_decision_counts_in_full():
    """T5: NPV = −C0 + Σ CF_t / (1 + r)^t: −100 now and 60 twice at 8 % is 7.00; Excel's NPV() of the three is 6.48."""
    npv = cashflow.present_value([-100, 60, 60], timing.discount(0.08, range(3)))
    assert npv == pytest.approx(-100 + 60 / 1.08 + 60 / 1.08**2)
    assert npv / 1.08 == pytest.approx(6.48, abs=0.005)


def test_return_is_net_worth_over_the_worth_of_all_costs():
    """T5: ROI = (PV benefits − PV costs) / PV costs; without costs there is no return, 0."""
    found = evaluate(worked()).options["managed"]
    benefit, cost = laws.worth(worked(), found.cashable), laws.worth(worked(), found.total_cost)
    assert found.roi_cash == pytest.approx((benefit - cost) / cost)
    assert cashflow.roi(50, 0) == 0


@pytest.mark.parametrize(
    ("flow", "months"),
    [
        ((-100, 60, 60, -30, 20), 42),
        ((-100, 60, 60, -10), 20),
        ((-100, 60, 60, -30), None),
        ((-100, 100), 12),
        ((-100, 99.99), None),
        ((-100, 60, 40), 24),
        ((0, 0, 0), 0),
        ((0, 50, 50), 0),
        ((0, -50, 100), 18),
        ((100, -150, 60), 22),
        ((-100, 200, -100), 6),
        ((-100, 200, -150, 50), 36),
        ((-0.01, 0, 0.01), 24),
    ],
)
def test_payback_is_the_last_turn_of_the_cumulative_flow(flow, months):
    """Linear within the year; 0 where nothing is ever out; "never" where the horizon ends below 0."""
    assert payback(*flow) == (None if months is None else pytest.approx(months))


def test_payback_of_points_is_theirs_one_by_one():
    """An array of points pays back point by point, "never" among them."""
    first, second = (-100, 60, 60, -30, 20), (-100, 60, 60, -30, 5)
    together = [np.array(pair, dtype=float) for pair in zip(first, second, strict=True)]
    assert cashflow.pays_back(together).tolist() == [1, 0]
    assert (12 * cashflow.payback(together, range(1, 5))).tolist() == [42, 0]


def test_discounting_delays_payback():
    """At 8 %, −100 and 60 a year pay back in 22.48 months, not in 20."""
    flow = cashflow.discounted([-100, 60, 60], timing.discount(0.08, range(3)))
    assert payback(-100, 60, 60) == pytest.approx(20)
    assert payback(*flow) == pytest.approx(12 + 12 * (100 - 60 / 1.08) / (60 / 1.08**2))


@pytest.mark.parametrize(
    ("flow", "funding", "at"),
    [
        ((-100, -20, 90), 120, 1),
        ((-100, 300, -250), 100, 0),
        ((-100, 50, -50, 10), 100, 0),
        ((-40, -60, 20, -20), 100, 1),
        ((5, -3), 0, 0),
        ((0, 0), 0, 0),
    ],
)
def test_peak_funding_is_the_most_cash_that_is_out(flow, funding, at):
    """The lowest cumulative cash, undiscounted, and never below 0, at the first of the periods that have it."""
    assert cashflow.peak(flow, range(1, len(flow))) == (funding, at)


def test_peak_funding_is_found_point_by_point():
    """The lowest is taken along the periods, not across the points."""
    flow = [np.array([-3.0, 1.0]), np.array([-1.0, -5.0]), np.array([2.0, -2.0])]
    assert [x.tolist() for x in cashflow.peak(flow, [1, 2])] == [[4, 6], [1, 2]]


def test_never_is_no_number():
    """What does not pay back within the horizon says None, beside a flag, and never the horizon."""
    found = evaluate(worked()).options["managed"]
    assert found.pays_back_cash == found.discounted_pays_back_full == 0
    assert found.payback_months_cash is None
    assert found.discounted_payback_months_full is None


def test_an_option_that_is_better_at_once_pays_back_at_once():
    """Ending a contract without a fee is never below 0: 0 months, and no funding."""
    option = {"kind": "in_house_fix", "price": {"basis": "removed"}, "ends": {"contracts": {"outside": {"month": 5}}}}
    found = evaluate(case_with({"options": {"clean": option}})).options["clean"]
    assert found.pays_back_cash == found.discounted_pays_back_cash == 1
    assert found.payback_months_cash == found.discounted_payback_months_cash == 0
    assert found.peak_funding == found.roi_cash == 0
    assert found.npv_cash == pytest.approx(840_000 / 1.08 + 1_483_200 / 1.08**2 + 1_527_696 / 1.08**3)


def test_an_hour_has_no_price_where_there_is_none():
    """Without moved hours there is no cost an hour, without gained hours no value at which an option breaks even."""
    late = evaluate(case_with({"options.managed.start_month": 36})).options["managed"]
    assert late.has_cost_per_hour == late.has_break_even_hour_value == 0
    assert late.cost_per_hour is None
    assert late.break_even_hour_value is None
    assert sum(late.hours_gained) < 0


def test_the_price_of_an_hour_is_worth_over_discounted_hours():
    """cost_per_hour = PV total_cost / Σ moved_hours × w × d: an hour of each year counts at the pay of its year."""
    found = evaluate(worked()).options["managed"]
    moved = sum(h * 1.03 ** (t - 1) / 1.08**t for t, h in enumerate(found.moved_hours))
    assert found.cost_per_hour == pytest.approx(laws.worth(worked(), found.total_cost) / moved)


@repeatable(40)
@given(client_files())
def test_at_its_break_even_hour_value_an_option_is_worth_nothing(file):
    """Where each gained hour is worth break_even_hour_value, npv_full is 0."""
    for name, option in evaluate(case_of(file)).options.items():
        value = option.break_even_hour_value
        if value is not None and 0 <= value < 1e6:
            roles = {r: {**role, "value_of_hour": value} for r, role in file["roles"].items()}
            found = evaluate(case_of({**file, "roles": roles})).options[name]
            assert found.npv_full == pytest.approx(0, abs=1e-9 * (1 + abs(option.npv_with_avoidance)))


def test_comparisons_are_shares_of_what_they_compare_with():
    """saving_vs_… less total cost, undiscounted, over the value of the moved hours elsewhere; in no net line."""
    found = evaluate(worked()).options["managed"]
    wage = [1.03 ** (t - 1) for t in range(4)]
    for name, rate in (("in_house", 75.72099407600058), ("consulting", 120)):
        elsewhere = [hours * rate * w for hours, w in zip(found.moved_hours, wage, strict=True)]
        saving = [value - cost for value, cost in zip(elsewhere, found.total_cost, strict=True)]
        assert found[f"saving_vs_{name}"] == pytest.approx(saving)
        assert found[f"saving_vs_{name}_share"] == pytest.approx(sum(saving) / sum(elsewhere))
    assert evaluate(worked()).options["do_nothing"].saving_vs_in_house_share == 0
