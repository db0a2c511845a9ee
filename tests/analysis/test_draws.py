"""Draws: closed forms of every shape, one sample for all, and a clear word for what cannot be drawn."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.draws import QUICK, draws, is_drawn, quantile
from hitcase.analysis.readings import points, simulate
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Source
from hitcase.inputs.record import mapped
from tests.clients import lakeside, leaves, minimal, ranged
from tests.strategies import case_of, repeatable

SAID = Source("client", "a test")
LEVELS = (np.arange(4096) + 0.5) / 4096
RATE, FEE = "roles.analyst.turnover_rate", "options.partner.price.amount"


def one(shape: str, low: float, base: float, high: float, **more: float) -> np.ndarray:
    """A parameter's values at evenly spread chances."""
    return quantile(Param("x", base, SAID, low, high, shape=shape, **more), LEVELS)


def small(**options: object) -> Case:
    """The small case with two ranges: turnover, and the partner's fee."""
    file = minimal(**options)
    file["roles"]["analyst"]["turnover_rate"] = {"low": 0.05, "base": 0.1, "high": 0.2}
    file["options"]["partner"]["price"]["amount"] = {"low": 30_000, "base": 40_000, "high": 60_000}
    return case_of(file)


def moved(case: Case, path: str, **change: object) -> Case:
    """The case with one Param changed, as a slider does it."""
    return replace(
        case,
        tree=mapped(
            case.tree, lambda leaf: replace(leaf, **change) if isinstance(leaf, Param) and leaf.path == path else leaf
        ),
    )


@given(st.tuples(*[st.floats(-1e6, 1e6)] * 3).map(sorted))
@repeatable(60)
def test_triangular_has_the_mean_and_variance_of_its_closed_form(ends: list[float]):
    """Mean (a + m + b) / 3, variance (a² + m² + b² − am − ab − mb) / 18; never outside its range."""
    low, base, high = ends
    found, width = one("triangular", low, base, high), high - low
    variance = (low**2 + base**2 + high**2 - low * base - low * high - base * high) / 18
    assert found.mean() == pytest.approx((low + base + high) / 3, abs=1e-4 * width + 1e-6)
    assert found.var() == pytest.approx(max(variance, 0), rel=1e-2, abs=1e-3 * width + 1e-2)
    assert low - 1e-9 * width <= found.min()
    assert found.max() <= high + 1e-9 * width


@pytest.mark.parametrize("base", [0.0, 1.0, 4.0])
def test_triangular_percentiles_are_exact(base: float):
    """P(x ≤ base) = (base − low) / (high − low), also where base is an end; F(x) = (x − a)² / ((b − a)(m − a))."""
    found = one("triangular", 0.0, base, 4.0)
    assert (found <= base).mean() == pytest.approx(base / 4, abs=1e-3)
    below = found < base
    assert np.allclose(found[below] ** 2 / (4 * max(base, 1)), LEVELS[below])


def test_uniform_has_every_value_alike():
    """The percentiles are the chances."""
    assert np.allclose(one("uniform", 10, 12, 20), 10 + 10 * LEVELS)


def test_quartiles_leave_a_quarter_on_each_side():
    """P25 and P75 are low and high, the middle is base, each half is normal."""
    found = one("quartiles", 83_000, 106_000, 134_000)
    assert np.percentile(found, [25, 50, 75]) == pytest.approx([83_000, 106_000, 134_000], rel=1e-3)
    lower = NormalDist(106_000, 23_000 / NormalDist().inv_cdf(0.75))
    assert np.percentile(found, [10, 45]) == pytest.approx([lower.inv_cdf(0.1), lower.inv_cdf(0.45)], rel=1e-3)
    upper = NormalDist(106_000, 28_000 / NormalDist().inv_cdf(0.75))
    assert found[-1] == pytest.approx(upper.inv_cdf(LEVELS[-1]))


def test_quartiles_are_cut_at_the_bounds_of_the_schema():
    """A share stays one; the quartiles stay where they are."""
    found = one("quartiles", 0.1, 0.5, 0.9, least=0.0, most=1.0)
    assert (found.min(), found.max()) == (0, 1)
    assert np.percentile(found, [25, 75]) == pytest.approx([0.1, 0.9], rel=1e-2)
    assert lakeside().params[RATE].least == 0
    assert lakeside().params[RATE].most == 1


def test_discrete_takes_three_values():
    """Low, base, high with 1/4, 1/2, 1/4."""
    values, times = np.unique(one("discrete", 8, 10, 12), return_counts=True)
    assert (list(values), list(times / 4096)) == ([8, 10, 12], [0.25, 0.5, 0.25])


def test_every_range_of_lakeside_is_drawn_and_nothing_else():
    """No choice, policy or structure; none without a range; means within a millionth of the closed form."""
    case, found = lakeside(), draws(lakeside())
    assert list(found) == list(ranged(case))
    for path, values in found.items():
        p = case.params[path]
        assert values.mean() == pytest.approx((p.low + p.base + p.high) / 3, rel=1e-5, abs=1e-6 * (p.high - p.low))
        assert p.low <= values.min() <= values.max() <= p.high


def test_no_two_parameters_move_together():
    """The largest correlation of any two of 147 columns is small, in the quick look too."""
    table = np.array(list(draws(lakeside()).values()))
    for n, most in ((QUICK, 0.35), (8192, 0.1)):
        apart = np.corrcoef(table[:, :n]) - np.eye(len(table))
        assert np.abs(apart).max() < most


def test_first_1024_are_the_quick_look_at_the_same_sample():
    """To the last digit, parameters and lines."""
    whole, quick = draws(lakeside()), draws(lakeside(), QUICK)
    assert all(np.array_equal(whole[path][:QUICK], quick[path]) for path in whole)
    long, short = leaves(simulate(small(), 4096)), leaves(simulate(small(), QUICK))
    assert all(np.array_equal(long[at][:QUICK] if np.ndim(long[at]) else long[at], short[at]) for at in long)


@pytest.mark.parametrize(
    "change", [{"base": 0.11}, {"low": 0.09, "high": 0.3}, {"shape": "fixed"}, {"low": 0.1, "base": 0.1, "high": 0.1}]
)
def test_a_slider_moves_its_own_column_alone(change: dict[str, object]):
    """Wherever it stands, and also when a figure is held."""
    before, after = draws(lakeside(), 64), draws(moved(lakeside(), RATE, **change), 64)
    assert before.keys() - after.keys() <= {RATE}
    assert all(np.array_equal(values, before[path]) for path, values in after.items() if path != RATE)
    assert RATE not in after or not np.array_equal(after[RATE], before[RATE])


def test_what_is_added_at_the_end_moves_no_column_before_it():
    """A second offer leaves the draws of the first as they are."""
    before = draws(small(), 64)
    offers = {"partner": minimal()["options"]["partner"], "later": minimal()["options"]["partner"]}
    offers["partner"]["price"]["amount"] = {"low": 30_000, "base": 40_000, "high": 60_000}
    after = draws(small(options=offers), 64)
    assert before.keys() < after.keys()
    assert all(np.array_equal(values, after[path]) for path, values in before.items())


def test_every_call_draws_the_same_and_another_seed_does_not():
    """Also after somebody changed what he was given."""
    first = draws(small(), 64)
    again, other = draws(small(), 64), draws(small(), 64, seed=1)
    assert all(np.array_equal(first[path], again[path]) for path in first)
    assert not np.array_equal(first[FEE], other[FEE])
    first[FEE][:] = 0
    assert np.array_equal(draws(small(), 64)[FEE], again[FEE])


def test_a_parameter_that_two_lines_share_is_drawn_once():
    """wage_growth is the escalator of an offer that fixes none: pay and fee grow alike in every draw."""
    case = small(wage_growth={"low": 0.01, "base": 0.03, "high": 0.05})
    growth, lines = draws(case, 64)["wage_growth"], simulate(case, 64)
    fee, paid = lines.options["partner"].fee, lines.options["partner"].capacity_value
    assert np.ptp(growth) > 0
    assert np.allclose(fee[4] / fee[3], 1 + growth, rtol=1e-12)
    assert [np.shape(year) for year in (fee[4], paid[4])] == [(64,), (64,)]


def test_an_option_less_itself_is_exactly_nothing():
    """A case simulated twice is the same in every draw of every line."""
    once, twice = (leaves(simulate(lakeside(), 64)) for _ in range(2))
    assert all(not np.any(once[at] - twice[at]) for at in once)


def test_simulate_is_the_model_at_the_draws():
    """Entry i of every line is the estimate at entry i of every draw; months only where asked for."""
    case = small(demand={"arrivals": 100, "hours_per_request": 3})
    assert leaves(simulate(case, 16)).keys() == leaves(points(case, draws(case, 16))).keys()
    assert "demand_hours" not in simulate(case, 16)
    assert "demand_hours" in simulate(case, 16, backlog=True)


def test_doing_nothing_stays_exactly_0():
    """One number, in every draw."""
    assert not np.any(simulate(lakeside(), 64).options["do_nothing"].npv_full)


def test_a_case_without_ranges_has_no_draws():
    """Nothing is uncertain, so nothing is drawn."""
    assert not [path for path in draws(case_of(minimal()), 64) if not is_drawn(case_of(minimal()).params[path])]


@pytest.mark.parametrize(
    ("n", "told"),
    [
        (1, "one draw shows no range and no chance of loss. Write a power of two, such as 8192."),
        (0, "0 draws cannot be spread evenly. Write a power of two, such as 8192."),
        (1000, "1,000 draws cannot be spread evenly. Write a power of two, such as 8192."),
        (-8, "-8 draws cannot be spread evenly. Write a power of two, such as 8192."),
        (8192.0, "n is 8192.0 and seed 0; both are whole numbers, such as n=8192 and seed=0."),
        (True, "n is True and seed 0; both are whole numbers, such as n=8192 and seed=0."),
    ],
)
def test_an_odd_number_of_draws_is_refused(n: object, told: str):
    """What is wrong, and what to write."""
    with pytest.raises(ValueError, match="such as") as refused:
        draws(small(), n)
    assert str(refused.value) == told


def test_a_seed_below_0_is_refused():
    """With a sentence of ours."""
    with pytest.raises(ValueError, match=r"^the seed -1 is below 0. Write 0 or a whole number above.$"):
        draws(small(), 64, seed=-1)
