"""The rule of design 3.6: the highest mean within the limits; do nothing; not enough known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hitcase.analysis.outlook import UNKNOWN, assess
from hitcase.inputs.case import Case
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside, minimal
from tests.strategies import case_of

N = 1024


def lakeside_with(**more: Any) -> Case:
    """Lakeside with other top keys."""
    return case_of(json.loads(json.dumps(lakeside().data)) | more)


def test_lakeside_would_not_know_enough_without_a_limit_of_funding():
    """Offer A has the highest mean within the limits, a sceptic sees a loss, and questions are worth their cost."""
    found = assess(lakeside_with(limits={"p_loss": 0.35}), N).verdict
    assert (found.answer, found.best) == (UNKNOWN, "offer_a")
    assert found.reasons == ["highest_mean", "sceptic_below_zero", "questions_worth_asking"]
    assert found.ask[0].path == "options.offer_a.ends.contracts.agency.share"
    assert all(question.value > 2_000 for question in found.ask)
    assert found.among["offer_b"].beyond == ["p_loss"]
    assert found.among["do_nothing"] == {
        "mean": 0,
        "p_loss": 0,
        "peak_funding": 0,
        "sceptic": 0,
        "within": True,
        "beyond": [],
    }


def test_where_no_question_is_worth_its_cost_the_best_is_taken():
    """A sceptic's doubt alone stops nothing: nobody could resolve it."""
    found = assess(lakeside_with(cost_of_asking=1e9, limits={"p_loss": 0.35}), N).verdict
    assert (found.answer, found.reasons, found.ask) == ("offer_a", ["highest_mean", "sceptic_below_zero"], [])


def test_a_limit_that_all_options_break_leaves_doing_nothing():
    """It is always within the limits."""
    found = assess(lakeside_with(limits={"p_loss": 0.01}), N).verdict
    assert (found.answer, found.reasons) == ("do_nothing", ["nothing_within_limits"])
    assert [name for name, option in found.among.items() if option.within] == ["do_nothing"]


def test_the_limit_of_funding_is_for_what_9_of_10_draws_stay_below():
    """Not for the mean, which half of them may exceed."""
    p90 = assess(lakeside(), N).options.offer_a.peak_funding.p90
    for part, within in ((0.999, False), (1.001, True)):
        found = assess(lakeside_with(limits={"peak_funding": p90 * part}), N).verdict.among["offer_a"]
        assert (found.within, found.peak_funding) == (within, p90)
        assert found.beyond == ([] if within else ["peak_funding"])


def test_without_limits_every_option_is_within():
    """The highest mean, then."""
    found = assess(lakeside_with(limits={}), N).verdict
    assert all(option.within for option in found.among.values())
    assert found.best == max(found.among, key=lambda name: found.among[name].mean) == "offer_a"


def test_a_partner_who_ends_nothing_is_refused():
    """The fee comes on top of today's cost: do nothing has the highest mean."""
    found = assess(case_of(minimal()), 64).verdict
    assert (found.answer, found.best, found.reasons) == ("do_nothing", "do_nothing", ["highest_mean"])


@pytest.mark.parametrize("fee", [100, {"low": 90, "base": 100, "high": 120}])
def test_a_sure_gain_is_taken(fee: Any):
    """With a range, and without one: no draws are needed to decide."""
    found = assess(fixed_but(fee), 64).verdict
    assert (found.answer, found.reasons) == ("partner", ["highest_mean"])


def test_alone_doing_nothing_is_the_answer():
    """A client without options."""
    found = assess(case_of({"schema": 1, "client": "Bare", "as_of": "2026-06-30"}), 64).verdict
    assert (found.answer, found.reasons, list(found.among)) == ("do_nothing", ["highest_mean"], ["do_nothing"])


def test_an_option_with_its_own_scope_is_no_answer():
    """However good: it delivers other work."""
    own = fixed_but(100, scope={"share": {"analyst": 0.1}, "contracts": ["agency"]})
    assert assess(own, 64).verdict.answer == "do_nothing"
