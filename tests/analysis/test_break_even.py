"""Break-evens: the model at the root says 0, or that another option is level; and "never within low to high"."""

from __future__ import annotations

import numpy as np
import pytest

from hitcase.analysis.break_even import KINDS, _brackets, break_evens, margins, span
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import BASE, evaluate, going_along, ranked, simulate, with_held
from hitcase.inputs.params import Param, Source
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside, minimal, with_values
from tests.strategies import case_of

SAID = Source("client", "a test")
AGENCY = "options.offer_a.ends.contracts.agency.share"


@pytest.mark.parametrize("option", ["do_nothing", "offer_a", "offer_b", "consulting", "fill_two_seats", "blend"])
def test_the_model_is_level_at_every_root(option: str):
    """Evaluated again with that value in the file: npv 0, or equal to the best of the others, to a cent."""
    case = lakeside()
    for row in break_evens(case, option):
        for kind, name in enumerate(KINDS):
            if row[name].value is not None:
                assert row.low <= row[name].value <= row.high
                assert abs(margins(case, option, [(row.path, row[name].value)], BASE)[0, kind]) < 0.01


def test_the_side_is_where_it_holds():
    """A step to that side it holds, a step to the other it does not; `holds` is what base says."""
    case = lakeside()
    for row in break_evens(case, "offer_a"):
        for kind, name in enumerate(KINDS):
            found = row[name]
            assert found.holds == (margins(case, "offer_a", [(row.path, row.base)], BASE)[0, kind] >= 0)
            if found.value is not None:
                step = 1e-5 * (row.high - row.low)
                below, above = (
                    margins(case, "offer_a", [(row.path, found.value + s)], BASE)[0, kind] >= 0 for s in (-step, step)
                )
                assert (bool(below), bool(above)) == (found.side == "at_most", found.side == "at_least")


def test_the_fee_at_which_offer_a_is_level_is_that_of_the_estimate():
    """By hand: npv falls in a straight line but for leakage; the model at the root, by `evaluate`."""
    path = "options.offer_a.price.amount"
    (found,) = break_evens(lakeside(), "offer_a", paths=[path])
    at_root = evaluate(with_values(lakeside(), {path: found.still_positive.value}))
    assert at_root.options["offer_a"].npv_cash == pytest.approx(0, abs=0.01)
    at_best = evaluate(with_values(lakeside(), {path: found.still_best.value}))
    npv = sorted(at_best.options[name].npv_cash for name in ranked(lakeside()))
    assert npv[-1] == pytest.approx(npv[-2], abs=0.01)


def test_with_draws_it_is_the_mean_that_is_level():
    """The share of engagements at which the mean over all other draws is 0."""
    case = lakeside()
    (found,) = break_evens(case, "offer_a", draws(case, 256), [AGENCY])
    held = with_held(case, going_along(case, AGENCY, found.still_positive.value))
    cash = simulate(held, 256).options["offer_a"].npv_cash
    assert cash.mean() == pytest.approx(0, abs=0.01)
    (base,) = break_evens(case, "offer_a", paths=[AGENCY])
    assert found.still_positive.value > base.still_positive.value  # ranges lean to cost


def test_a_sign_that_never_changes_is_said():
    """Never within the range: a partner who ends nothing; always: one who costs next to nothing."""
    dear = {row.path: row for row in break_evens(case_of(minimal()), "partner")}
    fee = dear["options.partner.price.amount"]
    assert fee.still_positive == {"value": None, "side": "never", "holds": False}
    cheap = {row.path: row for row in break_evens(fixed_but(100), "partner")}
    told = cheap["options.partner.price.amount"].still_positive
    assert told == {"value": None, "side": "always", "holds": True}


def test_alone_there_is_no_first_place_to_lose():
    """One option, and one with a scope of its own, have no other to be better than."""
    bare = {"schema": 1, "client": "Bare", "as_of": "2026-06-30"}
    assert break_evens(case_of(bare), "do_nothing") == []
    own = fixed_but(30_000, scope={"share": {"analyst": 0.1}, "contracts": ["agency"]})
    assert {row.still_best for row in break_evens(own, "partner")} == {None}


def test_of_several_turns_the_nearest_counts():
    """Below 0, above, below, above again: from where the figure stands, the closest on either side."""
    grid = np.array([[0.0, 1.0, 2.0, 3.0, 4.0]])
    values = np.array([-1.0, 1.0, 1.0, -1.0, 1.0]).reshape(1, 5, 1)
    for base, ends in ((1.0, (0, 1)), (2.0, (2, 3)), (4.0, (3, 4))):
        (found,) = _brackets([Param("x", base, SAID)], grid, values)
        assert found.ends == ends


def test_what_moves_nothing_is_left_out():
    """Demand, the scorecard and the budget are in no net line."""
    paths = {row.path for row in break_evens(lakeside(), "offer_a")}
    assert not [path for path in paths if path.startswith(("demand", "budget", "scorecard", "options.offer_b"))]
    assert AGENCY in paths


@pytest.mark.parametrize(
    ("param", "wanted"),
    [
        (Param("x", 3.0, SAID, 1.0, 4.0), (1, 4)),
        (Param("x", 3.0, SAID, least=0.0), (1.5, 6)),
        (Param("x", 0.8, SAID, least=0.0, most=1.0), (0.4, 1)),
        (Param("x", -0.1, SAID, least=-0.9), (-0.2, -0.05)),
        (Param("x", 0.0, SAID, least=0.0, most=1.0), (0, 1)),
        (Param("x", 0.0, SAID, least=0.0), (0, 0)),
    ],
)
def test_the_range_that_is_searched(param: Param, wanted: tuple[float, float]):
    """Its own; half to double within the schema; nothing for a 0 without a bound."""
    assert np.allclose(span(param), wanted)
