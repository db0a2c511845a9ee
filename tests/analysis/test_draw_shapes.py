"""The shapes that are drawn: closed forms of each, at evenly spread chances."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.draws import quantile
from hitcase.inputs.params import Param, Source
from tests.clients import lakeside
from tests.strategies import repeatable

SAID = Source("client", "a test")
LEVELS = (np.arange(4096) + 0.5) / 4096
RATE = "roles.analyst.turnover_rate"


def one(shape: str, low: float, base: float, high: float, **more: float) -> np.ndarray:
    """A parameter's values at evenly spread chances."""
    return quantile(Param("x", base, SAID, low, high, shape=shape, **more), LEVELS)


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
