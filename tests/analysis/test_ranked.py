"""Which options the rule looks at: not one of which the file says what it costs, and not what ends with it."""

from __future__ import annotations

import pytest

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate, ranked, unranked
from hitcase.commands.terminal import check_report
from hitcase.document.options import overview_table
from hitcase.inputs.case import Case
from tests.clients import lakeside, lakeside_with

HOSTING = {
    "kind": "managed_service",
    "price": {"basis": "monthly_fee", "amount": 50_000, "origin": {"offer": "Hosting offer, 2026-06-01"}},
    "transition_share": 0.03,
}
ROW = "Hosting (not ranked: what it ends is not stated)"


def with_hosting(**more: object) -> Case:
    """The illustrative client with an offer that says what it costs."""
    return lakeside_with({"options": {**lakeside().data["options"], "hosting": {**HOSTING, **more}}})


def test_an_option_of_costs_alone_is_not_ranked():
    """It stands in the table, its row and `check` say why; no chance of being best is given to it."""
    case = with_hosting()
    assert unranked(case) == ["hosting"]
    assert ranked(case) == ranked(lakeside())
    results = assess(case, 64)
    assert results.options["hosting"].p_best is None
    assert results.options["hosting"].npv_cash.p_loss == 1
    assert ROW in {row.head for row in overview_table(case, evaluate(case), results).rows}
    told = "hosting: the file does not say what ends with it. Write it under ends, or ends: {} if nothing does"
    assert f"  not ranked: {told}" in check_report(case).splitlines()


@pytest.mark.parametrize(
    "more",
    [
        {"ends": {}},
        {"ends": {"contracts": {"agency": {"share": 0.1, "after_start": 3}}}},
        {"added": {"old_servers": {"class": "cash", "amount": 90_000, "origin": "a test"}}},
    ],
)
def test_an_option_that_says_what_ends_is_ranked(more: dict[str, object]):
    """Also where it says that nothing does, or names another benefit."""
    case = with_hosting(**more)
    assert unranked(case) == []
    assert "hosting" in ranked(case)
    assert "not ranked" not in check_report(case)


def test_where_no_option_says_what_ends_all_are_ranked():
    """The case is indicative then, and nothing is recommended."""
    case = lakeside_with({"options": {"hosting": HOSTING}, "scorecard": None})
    assert (unranked(case), ranked(case)) == ([], ["do_nothing", "hosting"])
