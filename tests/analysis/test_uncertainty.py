"""Results over the draws: closed forms, chances that add up, and the shape that `compute --json` prints."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import DOTS, chance_of_best, mean, net_benefit, option_results, size_of
from hitcase.analysis.value import evpi
from hitcase.commands.listing import as_json
from hitcase.inputs.case import Case
from tests.clients import case_in, clients, lakeside, minimal, with_values
from tests.strategies import case_of

FEE = "options.partner.price.amount"
LOW, BASE, HIGH = 20_000.0, 30_000.0, 50_000.0
EVERY_CLIENT = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)


def fixed_but(fee: Any, **more: Any) -> Case:
    """A case in which nothing but a fee may be uncertain; its contract ends, so that the sign is open."""
    file = minimal(wage_growth=0.03, tm_bill_rate=120, discount_rate=0.08)
    role = {"burnout": 0.4, "relative_risk": 1.4, "load_on_salary": 1.3, "months_vacant": 3, "ramp_months": 6}
    role |= {"cover_share": 0.5, "cover_premium": 1.5, "ramp_loss": 0.5, "separation": 1, "recruiting": 1}
    file["roles"]["analyst"] |= role | {"certification": 1}
    partner = {"parallel_months": 1, "learning_loss": 0.1, "vendor_attrition": 0.1, "months_lost_per_change": 1}
    partner |= {"change_order_share": 0.02, "transition_share": 0.04, "exit_probability": 0.2, "exit_share": 0.1}
    partner |= {"partner_productive_hours": 1800, "phase_in": [0.5, 0.9, 1], "transform_part": 0.4}
    partner |= {"realisation_share": 0.5, "burnout_reduction": 0, "turnover_uplift": 0, "kt_hours": {"analyst": 40}}
    ends = {"contracts": {"agency": {"share": 0.9, "month": 3}}}
    partner |= {"kind": "managed_service", "start_month": 2, "leakage_share": 0.1, "governance_share": 0.05}
    file["options"]["partner"] = partner | {"ends": ends, "price": {"basis": "monthly_fee", "amount": fee}} | more
    return case_of(file)


def npv_of(fee: float) -> float:
    """What the model says of that fee, one at a time."""
    return evaluate(with_values(fixed_but(BASE), {FEE: fee})).options["partner"].npv_cash


def fee_above(chance: float) -> float:
    """The fee of the triangular that is exceeded with that chance: its inverse in closed form."""
    width, p = HIGH - LOW, 1 - chance
    if p * width <= BASE - LOW:
        return LOW + (p * width * (BASE - LOW)) ** 0.5
    return HIGH - ((1 - p) * width * (HIGH - BASE)) ** 0.5


def test_percentiles_are_the_model_at_the_percentiles_of_the_only_draw():
    """Net cash falls with the fee: its P10 is the model at the fee's P90, and so on; p_loss by root finding."""
    case = fixed_but({"low": LOW, "base": BASE, "high": HIGH})
    found = option_results(case, simulate(case), fees=False).options["partner"].npv_cash
    for name, chance in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
        assert found[name] == pytest.approx(npv_of(fee_above(chance)), rel=2e-3)
    sure = [chance for chance in np.arange(1, 100) / 100 if npv_of(fee_above(chance)) < 0]
    assert found.p_loss == pytest.approx(len(sure) / 100, abs=0.015)


def test_mean_converges_on_the_model_at_the_mean_where_it_is_straight():
    """Without leakage and governance no `max` bends it: E npv = npv(E fee); more draws, less error."""
    fee = {"low": LOW, "base": BASE, "high": HIGH}
    straight = {"leakage_share": 1e-9, "governance_share": 1e-9}
    exact = evaluate(fixed_but((LOW + BASE + HIGH) / 3, **straight)).options["partner"].npv_cash
    case = fixed_but(fee, **straight)
    errors = [
        abs(option_results(case, simulate(case, n), fees=False).options["partner"].npv_cash.mean / exact - 1)
        for n in (64, 1024, 8192)
    ]
    assert errors[2] < errors[1] < errors[0] < 1e-2
    assert errors[2] < 1e-5


def test_dots_are_twenty_quantiles_that_count_the_losses():
    """2.5, 7.5 … 97.5 of 100, rising; those left of zero are p_loss to within a dot."""
    assert [round(100 * dot, 1) for dot in DOTS[[0, 1, -1]]] == [2.5, 7.5, 97.5]
    for option in option_results(lakeside(), simulate(lakeside(), 1024), fees=False).options.values():
        for name, dots in option.dots.items():
            assert dots == sorted(dots)
            assert abs(sum(dot < 0 for dot in dots) / 20 - option[name].p_loss) <= 0.05


@EVERY_CLIENT
def test_every_figure_is_a_number_in_its_place(path):
    """P10 ≤ P50 ≤ P90, chances within 0 and 1, every year's band in order; finite, Python's own floats."""
    case = case_in(path)
    found = option_results(case, simulate(case, 256))
    json.dumps(found, allow_nan=False)
    assert found.options.keys() == case.tree.options.keys()
    for option in found.options.values():
        for name in ("npv_cash", "npv_with_avoidance", "npv_full"):
            npv = option[name]
            assert list(npv) == ["mean", "p10", "p50", "p90", "p_loss"]
            assert npv.p10 <= npv.p50 <= npv.p90
            assert 0 <= npv.p_loss <= 1
        rows = zip(option.cash_by_year.p10, option.cash_by_year.p50, option.cash_by_year.p90, strict=True)
        assert all(low <= middle <= high for low, middle, high in rows)
        assert len(option.cash_by_year.p10) == case.file.horizon + 1
        assert option.peak_funding.mean >= 0
    assert sum(option.p_best or 0 for option in found.options.values()) == pytest.approx(1)
    assert found.evpi >= 0


def test_cash_by_year_is_the_running_total():
    """The band of the last year is that of all net cash, undiscounted; the first is that of the decision."""
    lines = simulate(lakeside(), 256)
    band, flows = (
        option_results(lakeside(), lines, fees=False).options["offer_a"].cash_by_year,
        lines.options["offer_a"].net_cash,
    )
    assert band.p90[-1] == pytest.approx(np.quantile(sum(flows), 0.9))
    assert band.p50[0] == pytest.approx(np.quantile(flows[0], 0.5))


def test_doing_nothing_is_0_in_every_figure():
    """It loses nothing, in no draw."""
    nothing = option_results(lakeside(), simulate(lakeside(), 64), fees=False).options["do_nothing"]
    assert dict(nothing.npv_full) == {"mean": 0, "p10": 0, "p50": 0, "p90": 0, "p_loss": 0}
    assert nothing.walk_away_fee is None


def test_ties_go_to_doing_nothing_and_then_to_the_first():
    """Of equal options, the one that stands first; do nothing always does."""
    assert chance_of_best(np.zeros((4, 3))) == [1, 0, 0]
    assert chance_of_best(np.array([[0, 1, 1], [0, -1, 2.0]])) == [0, 0.5, 0.5]
    idle = option_results(fixed_but(BASE), simulate(fixed_but(BASE), 16), fees=False)
    assert sum(option.p_best for option in idle.options.values()) == 1


def test_an_option_with_its_own_scope_has_no_chance_of_being_best():
    """It delivers other work: all its lines, but no p_best, and no part in EVPI."""
    case = fixed_but({"low": 100, "base": 200, "high": 300}, scope={"share": {"analyst": 0.1}, "contracts": ["agency"]})
    found = option_results(case, simulate(case, 64), fees=False)
    assert (found.options["partner"].p_best, found.options["do_nothing"].p_best) == (None, 1)
    assert found.options["partner"].npv_cash.p_loss == 0
    assert found.evpi == 0
    assert net_benefit(case, simulate(case, 64)).shape == (64, 1)


def test_decide_on_full_ranks_by_full_value():
    """The client's choice of line; npv_cash stands beside it all the same."""
    file = json.loads(json.dumps(lakeside().data)) | {"decide_on": "full"}
    case = case_of(file)
    lines = simulate(case, 256)
    assert np.array_equal(net_benefit(case, lines)[:, 1], lines.options["offer_a"].npv_full)
    cash = option_results(lakeside(), simulate(lakeside(), 256), fees=False)
    full = option_results(case, lines, fees=False)
    assert full.evpi == evpi(net_benefit(case, lines)) != cash.evpi
    assert full.options["offer_a"].npv_cash == cash.options["offer_a"].npv_cash


def test_results_are_the_same_every_time_and_for_a_prefix():
    """One sample; the mean of 8,192 is near that of its first 1,024."""
    once, twice = (option_results(lakeside(), simulate(lakeside(), 1024), fees=False) for _ in range(2))
    assert once == twice
    whole = option_results(lakeside(), simulate(lakeside()), fees=False).options["offer_a"].npv_cash
    assert once.options["offer_a"].npv_cash.mean == pytest.approx(whole.mean, abs=0.02 * (whole.p90 - whole.p10))


def test_without_ranges_every_future_is_the_estimate():
    """One point, no draws: the chance of loss is 0 or 1, and nothing is worth knowing."""
    case = fixed_but(BASE)
    lines = simulate(case, 64)
    assert size_of(lines) == 1
    found, estimate = option_results(case, lines), evaluate(case).options["partner"].npv_cash
    npv = found.options["partner"].npv_cash
    assert npv.mean == npv.p10 == npv.p90 == pytest.approx(estimate, rel=1e-12)
    assert (npv.p_loss, found.evpi) == (float(estimate < 0), 0)


def test_mean_of_equal_values_is_that_value():
    """No rounding: 0.1 ten times is not 0.09999…."""
    assert mean(np.full(10, 0.1)) == 0.1


def test_json_holds_uncertainty_beside_the_lines():
    """Where it is given, before what is left out."""
    case = lakeside()
    found = option_results(case, simulate(case, 64))
    document = json.loads(as_json(case, evaluate(case), found))
    assert list(document) == ["schema", "client", "as_of", "currency", "lines", "uncertainty", "left_out"]
    assert document["uncertainty"] == found
    assert list(document["uncertainty"]["options"]["offer_a"]["walk_away_fee"]) == [
        "middle",
        "eight_of_ten",
        "within_limit",
        "reason",
    ]
