"""Where the money goes: step by step to the most likely cash, and from there to the middle of the range."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from hitcase.document.terms import two_answers
from hitcase.text.labels import LIKELY, MIDDLE, UNEVEN
from hitcase.text.numbers import bare
from tests.clients import lakeside
from tests.document.notebook import result
from tests.document.shown import results_of, seen, worked_with


def test_money_goes_step_by_step_to_the_cash(rows: list[dict[str, Any]]):
    """Each bar begins where the one above ended; the totals are the lines; what is not cash is outlined."""
    case, lines = worked_with()
    figure = result("waterfall_chart", case, lines)
    steps = [row for row in rows if "begin" in row]
    flows = {row["name"]: row for row in steps}
    assert flows[LIKELY]["end"] == pytest.approx(lines.options.managed.npv_cash / 1e6)
    assert flows["With capacity"]["end"] == pytest.approx(lines.options.managed.npv_full / 1e6)
    assert all(a["end"] == pytest.approx(b["begin"]) for a, b in pairwise(steps) if not b["total"])
    assert flows["Leaving, severance and other costs"]["end"] == pytest.approx(flows[LIKELY]["end"])
    outlined = [row["name"] for row in steps if row["fill"] == "white"]
    assert outlined == ["Spending avoided, hours gained: median", "With capacity"]
    wanted = "What ends pays the fee of Managed, but not what comes with it: $0.7 m short (median)"
    assert bare(figure.title) == wanted
    assert bare(figure.alt).endswith(f"Fee −$3.37 m; Contracts that end +$3.26 m; {MIDDLE} −$0.70 m.")


def test_what_tends_to_overrun_is_a_step_of_its_own(rows: list[dict[str, Any]]):
    """From every figure at its most likely value to the middle of the draws; then what is not cash."""
    case, lines, results = seen(lakeside())
    result("waterfall_chart", case, lines)
    steps = {row["name"]: row for row in rows if "begin" in row}
    assert [*steps][-5:] == [LIKELY, UNEVEN, MIDDLE, "Spending avoided, hours gained: median", "With capacity"]
    found = results.options.offer_a
    assert steps[LIKELY]["end"] == steps[UNEVEN]["begin"] == pytest.approx(lines.options.offer_a.npv_cash / 1e6)
    assert steps[UNEVEN]["end"] == steps[MIDDLE]["end"] == pytest.approx(found.npv_cash.p50 / 1e6)
    assert steps["With capacity"]["end"] == pytest.approx(found.npv_full.p50 / 1e6)


def test_where_nothing_is_drawn_nothing_overruns(rows: list[dict[str, Any]]):
    """Both answers are the same number."""
    result("waterfall_chart", *worked_with())
    steps = {row["name"]: row["end"] for row in rows if "begin" in row}
    assert UNEVEN not in steps
    assert steps[LIKELY] == pytest.approx(steps[MIDDLE])


def test_the_two_answers_have_one_wording(rows: list[dict[str, Any]]):
    """The picture's steps and the sentence name them with the same words, the step in the sentence's case."""
    case = lakeside()
    told = bare(two_answers(*seen(case)))
    assert told.startswith(f"{LIKELY}: +$0.7 m. {MIDDLE}: +$0.4 m, by the effect of uneven ranges. ")
    result("waterfall_chart", *seen(case)[:2])
    assert {LIKELY, MIDDLE, UNEVEN} <= {row["name"] for row in rows if "begin" in row}


def test_two_answers_that_are_one_number_lean_nowhere():
    """Nothing is drawn, so nothing makes them differ."""
    case, lines = worked_with()
    assert bare(two_answers(case, lines, results_of(case))) == f"{LIKELY}: −$0.7 m. {MIDDLE}: −$0.7 m."
