"""Scores weighted with the client's weights."""

from __future__ import annotations

import pytest

from hitcase.document.scorecard import score_reasons_table, scorecard_table, scored, weights
from hitcase.inputs.problems import ParamError
from tests.worked import case_with, worked

BOTH = {"trust": {"score": 6}, "fit": {"score": 9}}


def card(weights: dict, **scores: dict):
    """The worked example with a scorecard."""
    return case_with({"scorecard": {"weights": weights, "scores": scores}})


def test_weights_need_not_sum_to_one():
    """2 and 1 are two thirds and one third: (2 × 6 + 9) / 3 = 7."""
    case = card({"trust": 2, "fit": 1}, managed=BOTH)
    assert weights(case) == pytest.approx({"trust": 2 / 3, "fit": 1 / 3})
    assert scored(case) == pytest.approx({"managed": 7})


def test_weights_of_nothing_give_no_score():
    """All 0: there is nothing to divide by, and the table says that nothing is scored."""
    case = card({"trust": 0, "fit": 0}, managed=BOTH)
    assert weights(case) == {}
    assert scored(case) == {}


def test_a_score_without_a_weight_is_refused():
    """No weight is made up for it."""
    with pytest.raises(ParamError, match="there is no criterion trust"):
        card({}, managed=BOTH)


def test_an_option_that_lacks_a_score_has_no_total():
    """Not a low one: doing nothing was not scored on trust."""
    case = card({"trust": 2, "fit": 1}, managed=BOTH, do_nothing={"fit": {"score": 8}})
    assert list(scored(case)) == ["managed"]


def test_without_scores_there_is_nothing():
    """No weights, no totals."""
    assert weights(worked()) == {}
    assert scored(worked()) == {}


def test_a_score_that_is_not_known_yet_is_none():
    """Its criterion stands in the table with a dash, and its option has no total."""
    case = card({"trust": 2, "fit": 1}, managed={"trust": None, "fit": {"reason": "asked in June"}}, do_nothing=BOTH)
    assert scored(case) == pytest.approx({"do_nothing": 7})
    rows = {row.head: row.cells for row in scorecard_table(case).rows}
    assert rows == {"Trust": ("66.7 %", "6", "–"), "Fit": ("33.3 %", "9", "–"), "Weighted": ("", "7.0", "–")}
    assert [row.cells for row in score_reasons_table(case).rows] == [("Managed", "–", "asked in June")]
