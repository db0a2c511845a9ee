"""Draws: one sample for all, which a slider moves in one column, and a clear word for what cannot be drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hitcase.analysis.draws import QUICK, draws, is_drawn
from hitcase.analysis.readings import points, simulate
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, mapped
from tests.clients import lakeside, leaves, minimal, ranged
from tests.strategies import case_of

RATE, FEE = "roles.analyst.turnover_rate", "options.partner.price.amount"


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


def test_every_range_of_lakeside_is_drawn_and_nothing_else():
    """No choice, policy or structure; none without a range; means within a millionth of the closed form."""
    case, found = lakeside(), draws(lakeside())
    assert list(found) == list(ranged(case))
    for path, values in found.items():
        p = case.params[path]
        assert values.mean() == pytest.approx((p.low + p.base + p.high) / 3, rel=1e-5, abs=1e-6 * (p.high - p.low))
        assert p.low <= values.min() <= values.max() <= p.high


def test_no_two_parameters_move_together():
    """The largest correlation of any two of 165 columns is small, in the quick look too, but for one outcome."""
    case = lakeside()
    table = np.array([c for path, c in draws(case).items() if case.outcomes.get(path, (path,))[0] == path])
    for n, most in ((QUICK, 0.4), (8192, 0.1)):
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
