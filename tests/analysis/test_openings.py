"""Answers that would bring an option within the client's limits: they do, and no option is brought that is there."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.draws import draws
from hitcase.analysis.limits import against_limits, within_limits
from hitcase.analysis.openings import draws_near, openings
from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import going_along, points, simulate, with_held
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from tests.clients import lakeside
from tests.strategies import case_of

LIMITS = {"peak_funding": 2_500_000, "p_loss": 0.3}  # under which offer A is out for its chance of a loss alone
AGENCY = "options.offer_a.ends.contracts.agency.share"


def lakeside_with(**more: Any) -> Case:
    """Lakeside with other top keys."""
    return case_of(json.loads(json.dumps(lakeside().data)) | more)


def found_in(case: Case, n: int = 8192) -> list[Record]:
    """Its openings."""
    sample = draws(case, n)
    simulated = points(case, sample)
    return openings(case, simulated, sample, within_limits(case, option_results(case, simulated, fees=False)))


def beside_limits(case: Case, option: str) -> Record:
    """An option beside the limits."""
    return against_limits(case, option_results(case, simulate(case, 1024), fees=False).options[option])


def test_an_answer_within_the_stretch_brings_the_option_within_the_limits():
    """Held there, with all else drawn, offer A breaks no limit; held on the other side, it does."""
    case = lakeside_with(limits=LIMITS)
    first = found_in(case)[0]
    assert (first.path, first.option, len(first.alike)) == (AGENCY, "offer_a", 7)
    assert [answer.best for answer in first.answers] == ["do_nothing", "offer_a"]
    cut = first.answers[1].low
    for share, within in ((cut - 0.02, False), (cut + 0.02, True), (first.high, True)):
        assert beside_limits(with_held(case, going_along(case, AGENCY, share)), "offer_a").within == within, share


def test_each_is_worth_something_and_the_first_the_most():
    """And brings an option that exceeds a limit as things are, its own figure where it has one."""
    case = lakeside_with(limits=LIMITS)
    found, allowed = found_in(case), assess(case, 1024).verdict.among
    assert [opening.value for opening in found] == sorted((opening.value for opening in found), reverse=True)
    assert all(opening.value > 0 and not allowed[opening.option].within for opening in found)
    assert all(opening.option in {answer.best for answer in opening.answers} for opening in found)
    own = [opening for opening in found if opening.path.startswith("options.")]
    assert {opening.path.split(".")[1] for opening in own} >= {"offer_a", "blend"}


@pytest.mark.parametrize("limits", [{}, {"peak_funding": 1e9}, {"peak_funding": 1}])
def test_without_a_limit_that_can_be_met_nothing_is_brought(limits: dict[str, float]):
    """No limits, one that nothing exceeds, and one that no single answer can keep."""
    assert found_in(lakeside_with(limits=limits), 1024) == []


def test_a_look_at_few_draws_is_none():
    """A chance of a loss, of some draws only, would be noise."""
    assert found_in(lakeside(), 256) == []


def test_an_answer_is_looked_at_on_the_draws_beside_it():
    """In order, and every draw beside some answer."""
    column = np.random.default_rng(1).random(2048)
    near = draws_near(column)
    assert np.array_equal(np.sort(np.median(column[near], axis=1)), np.median(column[near], axis=1))
    assert {*near.flat} == set(range(2048))
