"""What a claim's grade does to the ranges drawn and to the sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hitcase.analysis.draws import draws
from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document import today
from hitcase.inputs.evidence import claims
from hitcase.text.numbers import bare
from tests.document.shown import plain
from tests.worked import case_with


def test_lowering_one_claims_grade_widens_the_draws_and_changes_the_verb(monkeypatch: pytest.MonkeyPatch):
    """What leavers cost, due to burnout: survey against judgement, all else equal."""
    changes = {"roles.analyst.burnout": {"claim": "c3_high_risk"}}
    register, shown = dict(claims()), {}
    monkeypatch.setattr("hitcase.inputs.evidence.claims", lambda: register)
    monkeypatch.setattr("hitcase.text.phrases.claims", lambda: register)
    for grade in "CD":
        register["c3_high_risk"] = replace(claims()["c3_high_risk"], grade=grade)
        case = case_with(changes)
        found = assess(case, 1024).options.managed.npv_cash
        told = bare(plain(today.turnover(case, evaluate(case), "managed")))
        drawn = draws(case, 1024)["roles.analyst.burnout"]
        shown[grade] = drawn.max() - drawn.min(), found.p90 - found.p10, evaluate(case), told
    assert shown["D"][0] > 1.1 * shown["C"][0]
    assert shown["D"][1] > shown["C"][1]
    assert shown["D"][2] == shown["C"][2], "no line at most likely values moves"
    assert "How many are burned out is claimed for another population, grade C;" in shown["C"][3]
    assert "How many are burned out is assumed for another population, grade D;" in shown["D"][3]
