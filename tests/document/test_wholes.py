"""A whole that does not equal its parts stops the document: a table or chart that lacks a line says so."""

from __future__ import annotations

from copy import deepcopy

import pytest

from hitcase.analysis.derived import tied, tied_years
from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import labels
from tests.clients import lakeside
from tests.document.notebook import result
from tests.worked import worked

LACKING = [  # what is left out, of which list of labels, and which cell of the notebook then fails
    ("COSTS_IN_ORDER", "parallel_cost", "costs_and_benefits_table"),
    ("CASH_IN_ORDER", "ended_contracts", "costs_and_benefits_table"),
    ("CASH_IN_ORDER", "ended_contracts", "waterfall_chart"),
]


@pytest.mark.parametrize(("group", "line", "cell"), LACKING)
def test_a_table_that_lacks_a_line_is_not_built(monkeypatch: pytest.MonkeyPatch, group: str, line: str, cell: str):
    """The message names the table, what the parts come to, and what the whole is."""
    case = lakeside()
    assert result(cell, case)
    monkeypatch.setattr(labels, group, tuple(name for name in getattr(labels, group) if name != line))
    with pytest.raises(ValueError, match=r"parts come to -?[\d,]+\.\d\d, the whole is -?[\d,]+\.\d\d\. Is a line left"):
        result(cell, case)


@pytest.mark.parametrize(
    ("cell", "owner", "line"),
    [
        ("hour_cost_table", "offer_a", "cost_per_hour"),
        ("budget_effect_table", "offer_a", "net_cash"),
        ("hours_ledger_table", "offer_a", "moved_hours"),
        ("turnover_table", "", "turnover_cost"),
        ("maintenance_tax_table", "", "maintenance_tax_hours"),
        ("budget_split_table", "", "it_budget"),
        ("hours_and_money_chart", "offer_a", "moved_hours"),
    ],
)
def test_a_whole_that_moved_alone_is_found(cell: str, owner: str, line: str):
    """Each whole is one more than its parts: no document is made."""
    case = lakeside()
    lines = off_by_a_hundredth(case, owner, line)
    with pytest.raises(ValueError, match="Is a line left out"):
        result(cell, case, lines)


def off_by_a_hundredth(case: Case, owner: str, line: str) -> Record:
    """The lines of a case with one of them a hundredth more."""
    lines = deepcopy(evaluate(case))
    home = lines.options[owner] if owner else lines
    home[line] = [1.01 * x + 1 for x in home[line]] if isinstance(home[line], list) else 1.01 * home[line] + 1
    return lines


def test_rounding_is_no_difference():
    """Sums of doubles lose their last digits; a cent in a million is more than that."""
    assert tied("x", [0.1] * 10, 1.0) == 1.0
    assert tied_years("x", [[0.1, 1e9], [0.2, 1e-3]], [0.3, 1e9 + 1e-3]) == [0.3, 1e9 + 1e-3]
    with pytest.raises(ValueError, match=r"^x: the parts come to 1,000,000\.00, the whole is 1,000,010\.00\."):
        tied("x", [1e6], 1_000_010.0)


def test_a_case_that_adds_up_is_told_as_it_is():
    """The worked example holds throughout."""
    assert result("costs_and_benefits_table", worked())
