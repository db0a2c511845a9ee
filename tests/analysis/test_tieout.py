"""Tie-out: figures of one client that should agree, told side by side."""

from __future__ import annotations

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.analysis.tieout import TieOut, tie_out
from tests.clients import lakeside, minimal
from tests.strategies import case_of


def by_words(found: list[TieOut], words: str) -> TieOut:
    """The one tie-out that is about something."""
    return next(tie for tie in found if words in tie.what)


def test_loaded_pay_is_compared_with_the_personnel_budget():
    """Posts x salary x load, over all roles; here 10 x 100,000 x 1.3 and 2 x 60,000 x 1.2."""
    file = minimal(budget={"total": 9e6, "personnel": 2e6})
    file["roles"]["analyst"]["load_on_salary"] = 1.3
    file["roles"]["desk"] = {"fte": 2, "salary": 60_000, "load_on_salary": 1.2}
    found = by_words(tie_out(case_of(file)), "personnel budget")
    assert (found.parts, found.whole) == (pytest.approx(1_444_000), 2_000_000)
    assert found.ratio == pytest.approx(0.722)


def test_contracts_that_end_are_compared_with_what_they_cost():
    """By amount where the file has one, else hours x rate; an option that ends none has none to compare."""
    contracts = {
        "agency": {"role": "analyst", "hours": 3_600, "rate": 120},
        "nights": {"role": "analyst", "amount": 50_000, "hours": 9, "rate": 1_000_000},
    }
    file = minimal(contracts=contracts)
    file["options"]["partner"]["ends"] = {
        "contracts": {"agency": {"share": 0.5, "month": 3}, "nights": {"share": 1, "month": 3}}
    }
    (found,) = tie_out(case_of(file))
    assert (found.parts, found.whole) == (216_000 + 50_000, 432_000 + 50_000)
    assert "partner" in found.what


def test_demand_is_compared_with_what_can_be_done():
    """Twelve months of year 1, and what the lines by month say."""
    lines = evaluate(lakeside())
    found = by_words(tie_out(lakeside()), "hours of work")
    assert found.parts == pytest.approx(sum(lines.demand_hours[1:13]))
    assert found.whole == pytest.approx(12 * lines.options["do_nothing"].capacity_hours[1])


def test_without_figures_there_is_nothing_to_tie_out():
    """A client file may be short; a role without a head-count has no pay."""
    assert tie_out(case_of(minimal())) == []
    bare = {"schema": 1, "client": "Bare", "as_of": "2026-06-30", "budget": {"total": 5e6, "personnel": 1e6}}
    (found,) = tie_out(case_of(bare | {"roles": {"analyst": {"salary": 90_000}}}))
    assert (found.parts, found.ratio) == (0, 0)


def test_ratio_of_nothing_is_0():
    """No division by zero where the file states a whole of 0."""
    assert TieOut("x", 5.0, 0.0, "money").ratio == 0


def test_lakeside_ties_out():
    """Contracts end at most once; what comes in is 14 % more than the filled posts and the contracts can do."""
    found = tie_out(lakeside())
    assert all(tie.ratio <= 1 + 1e-9 for tie in found if "ends v" in tie.what)
    assert by_words(found, "hours of work").ratio == pytest.approx(1.1355, abs=0.00005)
