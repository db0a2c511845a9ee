"""A case at a glance: the same figures as the estimate and the simulation, found at once."""

from __future__ import annotations

import pytest

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.outlook import leading_option, sceptic, sceptic_values
from hitcase.analysis.readings import evaluate, simulate, with_held
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.tree import NOTHING
from hitcase.workshop.meeting.live_results import all_sceptic_values, quick_results, quick_results_of_option
from tests.clients import case_in, clients, lakeside, leaves, minimal, with_values
from tests.strategies import case_of
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE


def yearly(found: dict, wanted: dict) -> dict:
    """Of the leaves that are wanted those that a glance has, "never" as the 0 that stands beside its flag."""
    return {path: 0.0 if wanted[path] is None else wanted[path] for path in found}


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_a_glance_is_the_estimate_and_the_simulation(path):
    """Every line and every figure of the draws, at the same n; of the lines only those by month are left out."""
    case = case_in(path)
    found, drawn = quick_results(case, 64), simulate(case, 64)
    lines = leaves(found.lines)
    assert lines.keys() == leaves(drawn).keys()
    assert lines == yearly(lines, leaves(evaluate(case)))
    assert leaves(found.results) == leaves(option_results(case, drawn, fees=False))


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_quick_look_is_the_first_part_of_the_full_sample(path):
    """So that a handle at rest shows more of the same futures, not others."""
    quick, full = draws(case_in(path), 1024), draws(case_in(path), POINTS)
    assert quick.keys() == full.keys()
    assert all((column == full[name][:1024]).all() for name, column in quick.items())
    assert quick_results(case_in(path)).results.draws == 1024


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_beside_is_a_glance_at_what_moved(path):
    """Whatever figure of whichever option moves: all that is said of an option alone equals a glance anew."""
    case = case_in(path)
    before = quick_results(case, 64)
    for option in [name for name in case.tree.options if name != NOTHING]:
        own = [one for one in case.params.values() if one.path.startswith(f"options.{option}.")]
        for param in own[:: max(len(own) // 4, 1)]:
            moved = with_values(case, {param.path: param.base * 0.9 if param.base else min(0.1, param.most)})
            found, anew = quick_results_of_option(before, moved, option, 64), quick_results(moved, 64, option)
            assert leaves(found.lines) == leaves(anew.lines)
            alone = [
                {name: {**one, "p_best": None} for name, one in seen.results.options.items()} for seen in (found, anew)
            ]
            assert leaves(alone[0]) == leaves(alone[1])


def test_beside_leaves_what_was_found_before_as_it_was():
    """It is looked at again when the handle is let go."""
    case = lakeside()
    before = quick_results(case, 64)
    kept = leaves(before)
    quick_results_of_option(before, with_values(case, {FEE: 300_000}), "offer_a", 64)
    assert leaves(before) == kept


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_no_partner_is_believed(path):
    """For the option at hand what the sceptic says; of the others each one's own promises too."""
    case = case_in(path)
    for option in [name for name in case.tree.options if name != NOTHING]:
        held = all_sceptic_values(case, option)
        assert held.items() >= sceptic_values(case, option).items()
        assert {path for name in case.tree.options for path in sceptic_values(case, name)} == held.keys()
        seen, wanted = quick_results(with_held(case, held), 64), quick_results(sceptic(case, option), 64)
        for line in ("npv_cash", "npv_full", "peak_funding", "cash_by_year"):
            assert seen.results.options[option][line] == wanted.results.options[option][line]


def test_the_option_ahead_is_the_best_on_average_of_those_that_are_ranked():
    """Beside doing nothing; by what the client decides on; an option with a scope of its own only if there is none."""
    case = lakeside()
    found = quick_results(case, 64).results
    best = max((name for name in found.options if name != NOTHING), key=lambda name: found.options[name].npv_cash.mean)
    assert leading_option(case, found) == best == "offer_a"
    poor = with_values(case, {FEE: 400_000})
    assert leading_option(poor, quick_results(poor, 64).results) != "offer_a"
    for gone in ({"options": {}}, {"options": {}, "roles": {}, "contracts": {}, "scope": {}}):
        empty = case_of(minimal(**gone))
        assert leading_option(empty, quick_results(empty, 64).results) is None
    own = {**minimal()["options"]["partner"], "scope": {"share": {"analyst": 0.2}, "contracts": []}}
    alone = case_of(minimal(options={"other": own}))
    assert leading_option(alone, quick_results(alone, 64).results) == "other"


def test_the_most_likely_values_are_no_draw():
    """The last point is the estimate alone: a figure that moves within its range does not change how many draws."""
    case = with_values(lakeside(), {AGENCY: 0.7, RATE: 0.1})
    found = quick_results(case, 64)
    assert found.results.draws == 64
    assert found.lines.options["offer_a"].npv_cash == evaluate(case).options["offer_a"].npv_cash
