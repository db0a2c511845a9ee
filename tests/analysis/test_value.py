"""EVPI and EVPPI beside closed forms, the laws they obey on any table, and what is said of a table that is none."""

from __future__ import annotations

from itertools import pairwise
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase import evpi, evppi
from hitcase.analysis.regression import basis
from tests.strategies import repeatable

N = 8192
STANDARD = NormalDist()
ROUND = 1e-9


def normals(columns: int, seed: int = 1) -> np.ndarray:
    """Independent standard normal draws."""
    return np.random.default_rng(seed).standard_normal((N, columns))


def even(n: int = N) -> np.ndarray:
    """A standard normal at evenly spread chances: no sampling error."""
    return np.array([STANDARD.inv_cdf((i + 0.5) / n) for i in range(n)])


def beside_nothing(difference: np.ndarray) -> np.ndarray:
    """Two options: do nothing, and one that differs from it by this."""
    return np.column_stack([np.zeros(len(difference)), difference])


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


@st.composite
def tables(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """A table of two to four options, and one to seven parameters that partly explain it."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    n, options, names = draw(st.sampled_from([16, 64, 512])), draw(st.integers(2, 4)), draw(st.integers(1, 7))
    x = rng.standard_normal((n, names))
    x = np.where(rng.random(names) < 0.3, x.round(), x)
    scale = 10.0 ** draw(st.integers(-3, 7))
    return scale * (x @ rng.standard_normal((names, options)) + rng.standard_normal((n, options))), x


@given(tables())
@repeatable(60)
def test_laws_of_any_table(drawn: tuple[np.ndarray, np.ndarray]):
    """0 ≤ EVPPI ≤ EVPI; adding a parameter never lowers it; units and constants do not matter."""
    table, x = drawn
    most, size = evpi(table), 1e-9 * np.abs(table).max()
    in_turn = [evppi(table, x[:, : k + 1]).value for k in range(x.shape[1])]
    assert all(0 <= value <= most for value in in_turn)
    assert all(before <= after for before, after in pairwise(in_turn))
    if x.shape[1] <= 5:
        assert all(evppi(table, column).value <= in_turn[-1] + size for column in x.T)
    assert evppi(table, np.ones(len(x))).value == 0
    assert evppi(table + 5, x[:, 0]).value == pytest.approx(in_turn[0], rel=1e-6, abs=size)
    assert evppi(1000 * table, x[:, 0]).value == pytest.approx(1000 * in_turn[0], rel=1e-6, abs=1000 * size)
    assert evppi(table, -7 + 3 * x[:, 0]).value == pytest.approx(in_turn[0], rel=1e-5, abs=1e-4 * most)


def test_groups_of_any_order_hold_what_is_within():
    """Up to five parameters, whatever subset."""
    x = normals(4)[:256]
    table = beside_nothing(x @ [1, 0.5, 0, 0.2] + x[:, 2] * x[:, 3])
    whole = evppi(table, x).value
    assert all(evppi(table, x[:, group]).value <= whole for group in ([0, 2], [1, 3], [3, 0, 1], [2]))


def test_where_nothing_can_be_decided_nothing_is_worth_knowing():
    """A single option; options that are all equal; one that is always best. To the last digit."""
    x = normals(1)[:, 0]
    for table in (x[:, None], np.column_stack([x, x, x]), np.column_stack([x, x - 1, x - 2])):
        assert evpi(table) == 0
        assert (evppi(table, x).value, evppi(table, x).standard_error) == (0, 0)


def test_repeated_columns_add_nothing():
    """A parameter beside itself, or beside a constant, is itself."""
    x = normals(2)
    table = beside_nothing(0.2 + x @ [1, 1])
    alone = evppi(table, x[:, 0]).value
    assert evppi(table, np.column_stack([x[:, 0], np.ones(N)])).value == alone
    assert evppi(table, np.column_stack([x[:, 0], x[:, 0]])).value == pytest.approx(alone, rel=0.02)


def test_tables_may_be_frames_lists_or_whole_numbers():
    """Any table of numbers, by its values."""
    x = normals(1)[:64, 0]
    table = beside_nothing(x)
    assert evpi(pd.DataFrame(table)) == evpi(table.tolist()) == evpi(table)
    assert evppi(pd.DataFrame(table), pd.Series(x)) == evppi(table, x) == evppi(table.astype(object), x)
    assert evpi(np.array([[0, 1], [0, -1]])) == 0.5


TABLE = np.zeros((4, 2))
BAD = {
    "text": ([["a", "b"], ["c", "d"]], "net_benefit holds something that is no number. Give a table of numbers."),
    "digits": ([["1", "2"], ["3", "4"]], "net_benefit holds something that is no number. Give a table of numbers."),
    "uneven": ([[1, 2], [3]], "net_benefit holds something that is no number. Give a table of numbers."),
    "none": ([[1, None]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "missing": ([[1, np.nan]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "infinite": ([[1, np.inf]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "flat": ([1.0, 2.0], "net_benefit has the shape (2,). Give a table of draws × options."),
    "empty": (np.zeros((0, 2)), "net_benefit has the shape (0, 2). Give a table of draws × options."),
    "one draw": ([[1.0, 2.0]], "net_benefit has one draw, which shows no uncertainty. Give more, such as 8192."),
}
SHAPE = (
    "parameter has the shape {}, but net_benefit has 4 draws. Give one value a draw, or a table of draws × parameters."
)
BAD_PARAMETER = {
    "short": ([1.0, 2.0, 3.0], SHAPE.format("(3,)")),
    "cube": (np.zeros((4, 1, 1)), SHAPE.format("(4, 1, 1)")),
    "a number": (3.0, SHAPE.format("()")),
    "text": (list("abcd"), "parameter holds something that is no number. Give a table of numbers."),
    "missing": ([1, 2, 3, np.nan], "parameter holds a number that is missing or infinite. Give finite numbers."),
}


@pytest.mark.parametrize(("table", "told"), BAD.values(), ids=BAD)
def test_a_table_that_is_none_is_refused(table: object, told: str):
    """To the letter, by both functions."""
    for asked in (lambda: evpi(table), lambda: evppi(table, [1.0, 2.0])):
        with pytest.raises(ValueError, match="Give") as refused:
            asked()
        assert str(refused.value) == told


@pytest.mark.parametrize(("parameter", "told"), BAD_PARAMETER.values(), ids=BAD_PARAMETER)
def test_a_parameter_that_does_not_fit_is_refused(parameter: object, told: str):
    """To the letter."""
    with pytest.raises(ValueError, match="Give") as refused:
        evppi(TABLE, parameter)
    assert str(refused.value) == told


def test_a_basis_has_no_column_for_a_constant_and_one_less_than_few_values():
    """What a mean for each value needs, beside the mean."""
    assert basis(np.full(9, 3.3)).shape == (9, 0)
    assert basis(np.array([1.0, 2, 3, 1, 2, 3])).shape == (6, 2)
    assert basis(even(64)).shape == (64, 6)
