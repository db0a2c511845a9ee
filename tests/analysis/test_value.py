"""EVPI and EVPPI beside closed forms, and the columns that stand for a parameter."""

from __future__ import annotations

import numpy as np
import pytest

from hitcase import evpi, evppi
from hitcase.analysis.value import basis
from tests.analysis.normals import STANDARD, N, beside_nothing, even, normals

ROUND = 1e-9


def normal_value(mean: float, spread: float) -> float:
    """E max(0, D) − max(0, E D) of a normal D: s φ(m / s) − |m| Φ(−|m| / s), Raiffa and Schlaifer 1961."""
    return spread * STANDARD.pdf(mean / spread) - abs(mean) * STANDARD.cdf(-abs(mean) / spread)


def test_evpi_of_a_normal_difference_is_the_published_one():
    """evidence.md T13: difference ~ N(1, 2²), EVPI = 2 φ(.5) − 1 Φ(−.5) = .39559."""
    assert normal_value(1, 2) == pytest.approx(0.39559, abs=5e-6)
    assert evpi(beside_nothing(1 + 2 * even())) == pytest.approx(0.39559, abs=1e-4)


def test_evppi_of_the_only_parameter_is_evpi_and_of_noise_nothing():
    """evidence.md T13: knowing it is knowing all; knowing something else is worth nothing."""
    x, noise = even(), normals(1)[:, 0]
    table = beside_nothing(1 + 2 * x)
    assert evppi(table, x).value == pytest.approx(evpi(table), rel=1e-9)
    assert evppi(table, noise).value <= 2 * evppi(table, noise).standard_error + ROUND


@pytest.mark.parametrize("mean", [0.3, 1, -2])
@pytest.mark.parametrize("seed", range(4))
def test_evppi_in_a_sum_of_normals_is_its_closed_form(mean: float, seed: int):
    """D = m + Σ b x with x standard normal: knowing one leaves N(m, b²), two N(m, b1² + b2²)."""
    x, b = normals(3, seed), np.array([2.0, 0.7, 0.1])
    table = beside_nothing(mean + x @ b)
    for group in ([0], [1], [2], [0, 1]):
        found = evppi(table, x[:, group])
        exact = normal_value(mean, float(np.sqrt((b[group] ** 2).sum())))
        assert abs(found.value - exact) <= 4 * found.standard_error + 0.005


def test_evppi_of_many_samples_is_right_on_average():
    """Forty samples of a parameter that explains a fifth of the variance: the mean is within its own error."""
    exact = normal_value(0.5, 1)
    found = []
    for seed in range(40):
        x = normals(2, seed)[:1024]
        found.append(evppi(beside_nothing(0.5 + x @ [1, 2]), x[:, 0]))
    values, errors = np.array([(one.value, one.standard_error) for one in found]).T
    assert abs(values.mean() - exact) <= 4 * values.std() / np.sqrt(40)
    assert 0.7 <= errors.mean() / values.std() <= 1.4  # the standard error is what the samples show


def test_noise_is_worth_about_nothing_even_where_options_are_level():
    """Twenty samples; unshrunk, six columns of noise would be worth 0.4 σ √(6 / n), here 0.97 σ / √n."""
    found = []
    for seed in range(20):
        x = normals(2, seed)[:2048]
        found.append(evppi(beside_nothing(x[:, 0] - x[:, 0].mean()), x[:, 1]).value)
    assert np.mean(found) < 0.4 / np.sqrt(2048)


def test_evppi_of_a_parameter_with_few_values_is_a_mean_for_each():
    """Three values, effects −10, 0, 10, the noise mattering at 0 alone: 10 / 3 is gained where it is 10."""
    rng = np.random.default_rng(2)
    kind = np.tile([0, 1, 2], 2731)[:N]
    found = evppi(beside_nothing((kind - 1) * 10 + 0.1 * rng.standard_normal(N)), kind)
    assert found.value == pytest.approx(10 / 3, rel=2e-3)


def test_evppi_follows_a_curve():
    """|x| − 0.8 beside 0: no straight line shows that both ends are good. E max(0, ·) in closed form."""
    x = even()
    exact = 2 * (STANDARD.pdf(0.8) - 0.8 * STANDARD.cdf(-0.8)) - max(0, 2 * STANDARD.pdf(0) - 0.8)
    assert evppi(beside_nothing(np.abs(x) - 0.8), x).value == pytest.approx(exact, rel=0.01)


def test_evppi_follows_a_step():
    """10 above 0.7, −2 below it: taken in three draws of ten, 3, less the mean of taking it always, 1.6."""
    x, noise = (np.arange(N) + 0.5) / N, normals(1)[:, 0]
    found = evppi(beside_nothing(np.where(x > 0.7, 10.0, -2.0) + noise), x)
    assert found.value == pytest.approx(3 - 1.6, abs=0.05)


@pytest.mark.parametrize("spread", [0.5, 1, 1.5])
@pytest.mark.parametrize("price", [0.8, 1.5, 3])
def test_evppi_of_a_lognormal_is_a_call_option(spread: float, price: float):
    """E max(0, X − K) of a lognormal X in closed form (Black and Scholes 1973), by X itself and by its logarithm."""
    z, noise = even(), normals(1)[:, 0]
    mean, at = np.exp(spread**2 / 2), (np.log(1 / price) + spread**2) / spread
    exact = mean * STANDARD.cdf(at) - price * STANDARD.cdf(at - spread) - max(0, mean - price)
    table = beside_nothing(np.exp(spread * z) - price + noise)
    for column in (z, np.exp(spread * z)):
        found = evppi(table, column)
        assert abs(found.value - exact) <= 2 * found.standard_error


def test_two_factors_of_a_product_are_worth_something_together_only():
    """A product x · y with both means 0: either alone says nothing, both say all."""
    x = normals(2)
    table = beside_nothing(x[:, 0] * x[:, 1])
    assert evppi(table, x[:, 0]).value < 0.1 * evpi(table)
    assert evppi(table, x).value == pytest.approx(evpi(table), rel=1e-6)


def test_a_basis_has_no_column_for_a_constant_and_one_less_than_few_values():
    """What a mean for each value needs, beside the mean."""
    assert basis(np.full(9, 3.3)).shape == (9, 0)
    assert basis(np.array([1.0, 2, 3, 1, 2, 3])).shape == (6, 2)
    assert basis(even(64)).shape == (64, 6)
