"""If what goes wrong goes wrong together: the same values in another order, a wider range, nothing else moved."""

from __future__ import annotations

import json

import numpy as np
import pytest

from hitcase.analysis import execution
from hitcase.analysis.draws import draws
from hitcase.analysis.execution import all_together, is_execution
from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import points, simulate
from hitcase.analysis.uncertainty import option_results
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside
from tests.strategies import case_of

SHARE, MONTH = (f"options.offer_a.ends.contracts.agency.{key}" for key in ("share", "after_start"))


def test_lakesides_offer_a_breaks_both_limits_then():
    """Shares, months and overheads bad at once: a tenth of the futures lose far more, and funding exceeds its limit."""
    case = lakeside()
    found, drawn = all_together(case, "offer_a", draws(case)), option_results(case, simulate(case), fees=False)
    assert found.p10 == pytest.approx(-1_370_000, abs=30_000)
    assert found.p10 < drawn.options.offer_a.npv_cash.p10 - 500_000
    assert found.beyond == ["peak_funding", "p_loss"]
    assert {SHARE, MONTH, "options.offer_a.governance_share", "options.offer_a.transition_share"} <= {*found.figures}


def test_each_keeps_its_values_and_all_others_their_draws(monkeypatch: pytest.MonkeyPatch):
    """Sorted, every column is what it was; the worst of one stands with the worst of all."""
    case, used = lakeside(), {}
    sample = draws(case, 1024)
    monkeypatch.setattr(execution, "points", lambda few, values: (used.update(values), points(few, values))[1])
    found = all_together(case, "offer_a", sample)
    assert used.keys() <= sample.keys()
    for path, column in used.items():
        assert np.array_equal(np.sort(column), np.sort(sample[path])), path
        assert path in found.figures or np.array_equal(column, sample[path]), path
    assert np.argmin(used[SHARE]) == np.argmax(used[MONTH])
    assert np.array_equal(np.argsort(used[SHARE]), np.argsort(-used["options.offer_a.governance_share"]))


def test_it_is_no_headline():
    """One reading beside the others: range, verdict and limits are those of the draws."""
    case = lakeside()
    found = assess(case, 1024)
    assert found.together == all_together(case, "offer_a", draws(case, 1024))
    drawn = option_results(case, simulate(case, 1024), fees=False).options.offer_a
    assert {key: found.options.offer_a[key] for key in drawn} == drawn
    assert found.verdict.among["offer_a"].p_loss == found.options.offer_a.npv_cash.p_loss


def test_where_nothing_of_it_is_uncertain_there_is_no_such_reading():
    """No range of what ends or of a cost of change; doing nothing has none."""
    case = fixed_but({"low": 20_000, "base": 30_000, "high": 40_000})
    assert all_together(case, "partner", draws(case, 64)) is None
    assert all_together(lakeside(), "do_nothing", draws(lakeside(), 64)) is None


@pytest.mark.parametrize(
    ("path", "is_it"),
    [
        ("options.offer_a.ends.planned.hire.month", True),
        ("options.blend.parts[0].parallel_months", True),
        ("options.blend.parts[1].start_month", True),
        ("options.offer_a.kt_hours.analyst", True),
        ("options.offer_a.change_order_share", True),
        ("options.offer_a.exit_share", False),
        ("options.offer_a.price.team_hours", False),
        ("options.offer_a.learning_loss[0]", False),
        ("roles.analyst.months_vacant", False),
    ],
)
def test_what_execution_is(path: str, is_it: bool):
    """What ends, when it begins, costs of change up to leaving; no price, no promise, nothing of today."""
    assert is_execution(path) == is_it


def test_what_decides_is_what_falls():
    """Where capacity counts, the npv with it."""
    data = json.loads(json.dumps(lakeside().data)) | {"decide_on": "full"}
    case = case_of(data)
    sample = draws(case, 1024)
    assert all_together(case, "offer_a", sample).mean != all_together(lakeside(), "offer_a", sample).mean
