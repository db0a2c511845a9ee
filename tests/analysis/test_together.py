"""Figures that move together: one outcome, or a rank correlation on the same points, each margin as it was."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from hitcase.analysis.draws import QUICK, draws, moving_together
from hitcase.analysis.drivers import tornado, widest
from hitcase.analysis.readings import going_along, npv_if, simulate
from hitcase.analysis.uncertainty import chance_of_best, net_benefit
from hitcase.analysis.value import evpi
from hitcase.inputs.case import Case
from tests.clients import lakeside
from tests.strategies import case_of

SHARES = [
    f"options.{option}.ends.contracts.{contract}.share"
    for option in ("offer_a", "offer_b", "fill_two_seats", "blend")
    for contract in ("agency", "expenses")
]
LOOSE = ["roles.analyst.turnover_rate", "demand.arrivals", "options.offer_a.kt_hours.analyst", "wage_growth"]


def together(*groups: tuple[list[str], float], **more: Any) -> Case:
    """Lakeside with figures that move together."""
    entries = [{"figures": figures, "strength": strength, "why": "a test"} for figures, strength in groups]
    return case_of(json.loads(json.dumps(lakeside().data)) | {"together": entries} | more)


def test_one_contracts_ended_share_is_one_outcome():
    """All options and what ends with it, each over its own range; so EVPI is 353,559."""
    case, sample = lakeside(), draws(lakeside(), 256)
    ranks = [np.argsort(np.argsort(sample[path])) for path in SHARES]
    assert all(np.array_equal(rank, ranks[0]) for rank in ranks)
    assert np.array_equal(sample[SHARES[0]], sample[SHARES[1]])  # the same range: the same value
    assert set(case.outcomes) == set(SHARES)
    table = net_benefit(case, simulate(case))
    assert evpi(table) == pytest.approx(353_559, abs=1)
    assert chance_of_best(table)[0] == pytest.approx(0.172, abs=0.001)


def test_a_group_of_the_file_says_how_closely_instead():
    """Offer B's engagements apart from the others'; travel still goes with the people of its own option."""
    sample = draws(together(([SHARES[0], SHARES[2]], 0)), 1024)
    assert abs(spearmanr(sample[SHARES[0]], sample[SHARES[2]]).statistic) < 0.1
    assert np.array_equal(sample[SHARES[0]], sample[SHARES[1]])
    assert np.array_equal(sample[SHARES[2]], sample[SHARES[3]])


@pytest.mark.parametrize(
    ("figures", "strength"),
    [(LOOSE, 0.9), (LOOSE[:3], 0.25), (LOOSE[:2], -0.6), (LOOSE[:2], -1), (LOOSE, 1), (LOOSE, 0)],
)
def test_a_group_has_its_rank_correlation_and_every_margin_stays(figures: list[str], strength: float):
    """Spearman's, within 0.01; the same values in each column, at every size; all other columns as they were."""
    before = draws(lakeside())
    for n in (8192, QUICK, 64, 2):
        after = draws(together((figures, strength)), n)
        for path, column in after.items():
            assert np.array_equal(np.sort(column), np.sort(before[path][:n])), path
            assert path in figures or np.array_equal(column, before[path][:n]), path
    after = draws(together((figures, strength)))
    found = spearmanr(np.array([after[path] for path in figures]).T).statistic
    pairs = found[np.triu_indices(len(figures), 1)] if np.ndim(found) else found
    assert np.abs(pairs - strength).max() < 0.01


def test_first_1024_are_the_quick_look_at_the_same_sample():
    """To the last digit, also of figures that move together."""
    case = together((LOOSE, 0.7))
    whole, quick = draws(case), draws(case, QUICK)
    assert all(np.array_equal(whole[path][:QUICK], quick[path]) for path in whole)


@given(st.lists(st.floats(0.001, 0.999), min_size=8, max_size=8, unique=True), st.floats(-1, 1))
def test_any_pair_keeps_its_values(chances: list[float], strength: float):
    """The first stays as it is, the second has its own values in another order, in each part that is a sample."""
    first = np.array(chances)
    second = np.roll(first, 3)
    kept, ordered = moving_together([first, second], strength)
    assert np.array_equal(kept, first)
    assert all(np.array_equal(np.sort(ordered[:n]), np.sort(second[:n])) for n in (2, 4, 8))


def test_a_held_figure_moves_no_other():
    """Nor does one of a group whose option is left out."""
    sample = draws(together((LOOSE, 0.8)), 64)
    arrivals = {"low": 2010, "base": 2300, "high": 2330}
    moved = together((LOOSE, 0.8), demand={**lakeside().data["demand"], "arrivals": arrivals})
    others = draws(moved, 64)
    assert all(np.array_equal(column, others[path]) for path, column in sample.items() if path != "demand.arrivals")
    options = json.loads(json.dumps(lakeside().data["options"]))
    options["offer_a"] |= {"ruled_out": "withdrawn"}
    left = draws(together((LOOSE, 0.8), options=options), 64)
    assert LOOSE[2] not in left
    assert abs(spearmanr(left[LOOSE[0]], left[LOOSE[1]]).statistic) > 0.6


def test_a_what_if_takes_along_what_is_one_outcome():
    """At its lowest, base and highest the others are at theirs; alone, they stay."""
    case = lakeside()
    for end in ("low", "base", "high"):
        at = going_along(case, SHARES[0], getattr(case.params[SHARES[0]], end))
        assert at == {path: getattr(case.params[path], end) for path in SHARES}
    coupled = npv_if(case, ["offer_a"], [(SHARES[0], 0.571), (SHARES[1], 0.571)])[:, 0, 0]
    apart = npv_if(case, ["offer_a"], [(SHARES[0], 0.571), (SHARES[1], 0.571), ("", 0)], alone=True)[:, 0, 0]
    assert coupled[0] == coupled[1] == pytest.approx(apart[0] + apart[1] - apart[2], rel=1e-6)


def test_one_outcome_is_one_driver():
    """Both contracts of an option's engagements are one bar, as wide as the two together."""
    case = lakeside()
    shown = [param.path for param in widest(case, "offer_a", 8)]
    assert SHARES[0] in shown
    assert SHARES[1] not in shown
    row = tornado(case, "offer_a", draws(case, 64), rows=1)[0]
    assert row.swing > 3_000_000
