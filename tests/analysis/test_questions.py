"""What to ask next: ranked by worth, below EVPI, with the answers that turn the decision."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.break_even import break_evens
from hitcase.analysis.draws import draws, is_drawn
from hitcase.analysis.limits import within_limits
from hitcase.analysis.questions import claim_worth, questions, stretches
from hitcase.analysis.readings import simulate
from hitcase.analysis.uncertainty import net_benefit, option_results
from hitcase.analysis.value import evpi, evppi
from hitcase.inputs.case import Case
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside, minimal
from tests.strategies import case_of

AGENCY = "options.offer_a.ends.contracts.agency.share"
N = 2048
LOSS = {"p_loss": 0.35}  # Lakeside's limit on a loss, without the one on funding: offer A is within it


def changed(**more: Any) -> Case:
    """Lakeside with other top keys."""
    return case_of(json.loads(json.dumps(lakeside().data)) | more)


def test_every_drawn_figure_is_a_question_ranked_by_worth():
    """Each outcome once, with its EVPPI as the public function has it; none is worth more than knowing everything."""
    case = changed(limits={})
    found = questions(case, N)
    asked = [path for question in found for path in (question.path, *question.alike)]
    assert sorted(asked) == sorted(path for path, param in case.params.items() if is_drawn(param))
    assert [question.value for question in found] == sorted((q.value for q in found), reverse=True)
    table, sample = net_benefit(case, simulate(case, N)), draws(case, N)
    assert all(0 <= question.value <= evpi(table) for question in found)
    for question in found[:3]:
        assert question.value == pytest.approx(evppi(table, sample[question.path]).value, rel=0.05)


def test_a_question_is_worth_asking_if_its_worth_is_above_its_cost():
    """cost_of_asking is the client's; demand and projects cannot change this decision."""
    for cost in (2_000, 50_000):
        found = questions(changed(cost_of_asking=cost, limits=LOSS), N)
        assert all(question.worth_asking == (question.value > cost) for question in found)
    idle = [q for q in questions(changed(limits=LOSS), N) if q.path.startswith(("demand", "projects", "budget"))]
    assert idle
    assert {(question.value, len(question.answers)) for question in idle} == {(0, 1)}


def test_answers_cover_the_range_and_turn_where_the_mean_does():
    """Stretches meet; the turn of the first question is the drawn break-even of the option in first place."""
    case = changed(limits={"p_loss": 0.35})  # offer A may be taken
    first = questions(case)[0]
    assert (first.path, first.whose, first.controls) == (AGENCY, "workshop", "client")
    assert [answer.best for answer in first.answers] == ["do_nothing", "offer_a"]
    assert (first.answers[0].low, first.answers[-1].high) == (first.low, first.high) == (0.571, 0.857)
    assert all(before.high == after.low for before, after in pairwise(first.answers))
    (turn,) = break_evens(case, "offer_a", draws(case, 1024), [AGENCY])
    assert first.answers[0].high == pytest.approx(turn.still_best.value, abs=0.004)


def test_only_options_that_the_rule_may_take_make_an_answer_worth_something():
    """Two seats and consulting are beyond the limit on a loss: what only they hang on is worth nothing."""
    within, all_of_them = (questions(changed(limits=limits), N) for limits in (LOSS, {}))
    hires = "options.fill_two_seats.price.team_hours"
    worth = [{question.path: question.value for question in found}[hires] for found in (within, all_of_them)]
    assert worth[0] == 0
    assert worth[1] > 20_000
    assert {stretch.best for question in within for stretch in question.answers} == {"do_nothing", "offer_a"}
    best = within_limits(case := changed(limits=LOSS), option_results(case, simulate(case, N), fees=False))
    assert best == ["do_nothing", "offer_a"]


def test_one_question_however_many_options_share_it():
    """Of the option that the rule may take, where there is one; the others are told with it."""
    found = [question for question in questions(changed(limits=LOSS), N) if ".share" in question.path]
    assert [question.path for question in found if "ends" in question.path] == [AGENCY]
    assert len(found[0].alike) == 7


def test_short_stretches_join_their_neighbours():
    """One answer in a hundred, where the curve wiggles, is no answer."""
    x = np.arange(100.0)
    best = np.where(x < 50, 0, 1)
    best[[20, 99]] = 1, 0
    found = stretches(x, best, ["do_nothing", "offer_a"])
    assert [(stretch.low, stretch.high, stretch.best) for stretch in found] == [
        (0, 49.5, "do_nothing"),
        (49.5, 99, "offer_a"),
    ]


def test_without_ranges_there_is_nothing_to_ask():
    """And with one option nothing that an answer could change."""
    assert questions(fixed_but(30_000), 64) == []
    bare = case_of({"schema": 1, "client": "Bare", "as_of": "2026-06-30", "tm_bill_rate": 100})
    assert {question.value for question in questions(bare, 64)} <= {0}


def test_equal_options_leave_nothing_to_ask():
    """Two offers with the same words, fee and all: their draws differ, so only a case without ranges is equal."""
    case = fixed_but({"low": 1_000, "base": 2_000, "high": 3_000})
    assert {question.value for question in questions(case, 64)} == {0}  # always better than nothing


def test_a_claim_is_worth_at_least_what_each_figure_on_it_is():
    """Figures that rest on the same claim, as a group."""
    file = minimal()
    file["roles"]["desk"] = {"fte": 4, "salary": 60_000, "turnover_rate": {"claim": "b2_hospital_it"}}
    file["roles"]["analyst"]["turnover_rate"] = {"claim": "b2_hospital_it"}
    case = case_of(file)
    table, sample = net_benefit(case, simulate(case, 256)), draws(case, 256)
    table = table + np.stack([0 * sample["wage_growth"], 1e7 * (sample["roles.desk.turnover_rate"] - 0.09)], axis=1)
    table[:, 1] -= table[:, 1].mean()
    found = claim_worth(case, table, sample)
    assert {"b2_hospital_it", "c3_high_risk"} <= found.keys()
    alone = [evppi(table, sample[f"roles.{role}.turnover_rate"]).value for role in ("analyst", "desk")]
    assert found["b2_hospital_it"].value >= max(alone) > 0
