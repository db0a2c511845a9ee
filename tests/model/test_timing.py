"""When things happen: parts of a year, growth, discounting."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.model import repeats, timing
from tests.sections import steps
from tests.strategies import repeatable

YEARS = [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("month", "parts"),
    [
        (0, [0, 1, 1, 1]),
        (4, [0, 8 / 12, 1, 1]),
        (4.8, [0, 0.6, 1, 1]),
        (12, [0, 0, 1, 1]),
        (18, [0, 0, 0.5, 1]),
        (35, [0, 0, 0, 1 / 12]),
        (36, [0, 0, 0, 0]),
        (120, [0, 0, 0, 0]),
    ],
)
def test_share_is_the_part_of_each_year_after_a_month(month, parts):
    """From the decision on, in the middle of a year, at its turn, at the horizon and beyond it; year 0 has none."""
    assert timing.share(YEARS, month) == pytest.approx(parts)


@repeatable(200)
@given(st.floats(0, 1_000), st.integers(1, 15))
def test_share_is_a_share(month, horizon):
    """A share never leaves 0..1, never falls, and adds up to the months that are left."""
    parts = timing.share(range(horizon + 1), month)
    assert parts[0] == 0
    assert all(0 <= before <= after <= 1 for before, after in pairwise(parts))
    assert 12 * sum(parts) == pytest.approx(max(0, 12 * horizon - month), abs=1e-9)


@repeatable(50)
@given(st.lists(steps(0, 60, 0.5), min_size=1))
def test_share_takes_points(drawn):
    """An array of points gives what its points give one by one."""
    together = np.broadcast_arrays(*timing.share(YEARS, np.array(drawn)), np.zeros(len(drawn)))[:-1]
    assert np.array_equal(np.transpose(together), [timing.share(YEARS, month) for month in drawn])
    formula = [[min(12, max(0, 12 * t - month)) / 12 for t in YEARS] for month in drawn]
    assert np.array_equal(np.transpose(together), formula)


@pytest.mark.parametrize(
    ("month", "flags"),
    [
        (0, [0, 1, 0, 0]),
        (11.99, [0, 1, 0, 0]),
        (12, [0, 0, 1, 0]),
        (35.5, [0, 0, 0, 1]),
        (36, [0, 0, 0, 0]),
        (200, [0, 0, 0, 0]),
    ],
)
def test_a_month_lies_in_one_year(month, flags):
    """A one-off of month m falls in year t with 12(t − 1) ≤ m < 12t; at the horizon or later, in none."""
    assert [int(flag) for flag in timing.in_year(month, YEARS)] == flags


@pytest.mark.parametrize(
    ("start", "parts"), [(0, [1, 1, 1, 1]), (1, [0, 1, 1, 1]), (1.5, [0, 0.5, 1, 1]), (4, [0] * 4), (99, [0] * 4)]
)
def test_what_starts_within_a_month_runs_for_the_rest_of_it(start, parts):
    """From month 1.5 on, half of the second month is in service; after the last, none."""
    assert timing.month_share(range(1, 5), start) == pytest.approx(parts)


@pytest.mark.parametrize(
    ("moment", "flags"), [(0, [1, 0, 0]), (0.9, [1, 0, 0]), (1, [0, 1, 0]), (2.5, [0, 0, 1]), (3, [0, 0, 0])]
)
def test_a_moment_lies_in_one_month(moment, flags):
    """What falls at m − 1 ≤ moment < m is of month m; at the horizon or later, of none."""
    assert [int(flag) for flag in timing.in_month([1, 2, 3], moment)] == flags


@pytest.mark.parametrize(
    ("start", "by_year"),
    [
        (0, [6, 6, 2, 0]),
        (4, [6, 6, (4 * 6 + 8 * 2) / 12, 4 * 2 / 12]),
        (12, [6, 6, 6, 2]),
        (18, [6, 6, 6, (6 * 6 + 6 * 2) / 12]),
        (30, [6, 6, 6, 6]),
        (36, [6, 6, 6, 6]),
        (99, [6, 6, 6, 6]),
    ],
)
def test_a_list_by_year_of_service_is_the_mean_of_those_in_a_year(start, by_year):
    """6, 2, then 0, each for twelve months from the start on; a year's value is the mean of its months in service.

    A start in month 18 has the last six months of year 2 in the first year of service, as many of year 3, and six in
    the second. Before service begins, and where it never does, the first value stands.
    """
    assert timing.by_service_year([6, 2, 0], YEARS, start) == pytest.approx(by_year)


@repeatable(100)
@given(st.lists(steps(0, 1), min_size=1, max_size=5), steps(0, 60, 0.25))
def test_years_of_service_weigh_by_their_months(values, start):
    """Month by month it is the value of the year of service that the month lies in, the last one going on."""
    fine = 48  # parts of a year: a quarter of a month
    for t, found in enumerate(timing.by_service_year(values, YEARS, start)):
        moments = [12 * (t - 1) + 12 * (i + 0.5) / fine for i in range(fine)]
        served = [values[min(int((m - start) // 12), len(values) - 1)] for m in moments if m > start]
        assert found == pytest.approx(sum(served) / len(served) if t and served else values[0])


def test_the_first_and_the_last_year_are_told_apart():
    """The decision is year 0; with a horizon of one year, that year is the last."""
    assert [int(flag) for flag in timing.decided(YEARS)] == [0, 1, 1, 1]
    assert [int(flag) for flag in timing.final(YEARS)] == [0, 0, 0, 1]
    assert [int(flag) for flag in timing.final([0, 1])] == [0, 1]


def test_prices_of_the_file_are_of_year_1():
    """Growth starts after year 1 (design 3, sign, time, price); prices may fall."""
    assert timing.index(0.035, YEARS)[1:] == pytest.approx([1, 1.035, 1.071225])
    assert timing.index(-0.5, YEARS)[1:] == pytest.approx([1, 0.5, 0.25])
    assert timing.index(0, YEARS) == [1, 1, 1, 1]


def test_the_decision_is_not_discounted():
    """T5: cash of year t is divided by (1 + r)^t, so that of the decision counts in full."""
    assert timing.discount(0.08, YEARS) == pytest.approx([1, 1 / 1.08, 1 / 1.1664, 1 / 1.259712])
    assert timing.discount(0, YEARS) == [1, 1, 1, 1]


def test_a_real_rate_needs_real_cash():
    """T5: (1 + nominal) = (1 + real)(1 + inflation): OMB's 7 % real with 2.5 % inflation is 9.675 % nominal."""
    nominal, real = timing.discount(1.07 * 1.025 - 1, YEARS), timing.discount(0.07, YEARS)
    inflated = [price * 1.025 for price in timing.index(0.025, YEARS)]
    assert [price * d for price, d in zip(inflated, nominal, strict=True)] == pytest.approx(real)


def test_a_quotient_of_nothing_is_0():
    """Dividing by 0, or by less, gives 0 at that point and no warning; the other points are divided."""
    assert timing.ratio(3, 0) == 0
    assert timing.ratio(3, -2) == 0
    assert timing.ratio(3, 0.5) == 6
    assert timing.ratio(np.array([3.0, 3.0]), np.array([0.0, 4.0])).tolist() == [0, 0.75]


@given(
    st.lists(st.floats(-3, 30), min_size=1, max_size=3).map(np.array)
    | st.floats(-3, 30)
    | st.floats(-3, 30).map(np.float64)
)
def test_months_that_are_plain_are_what_they_would_be(moment):
    """Before and after all that a moment can be nothing is computed: the shares stay what the formula says."""
    month = range(1, 13)
    for found, formula in (
        (timing.month_share(month, moment), lambda m: np.minimum(1, np.maximum(0, m - moment))),
        (timing.in_month(month, moment), lambda m: (moment < m) & (m - 1 <= moment)),
    ):
        assert len(found) == 12
        assert all(np.all(part == formula(m)) for part, m in zip(found, month, strict=True))


def test_a_month_like_the_one_before_is_not_computed_again():
    """The same values, not equal ones: in the months of a formula each has its own."""
    called: list[tuple[float, float]] = []

    def combine(*values: float) -> float:
        called.append(values)
        return sum(values)

    money, more = np.float64(5), np.float64(5)
    assert repeats.each(combine, [money, money, more, more], [0, 1, 1, 1]) == [5, 6, 6, 6]
    assert len(called) == 3
