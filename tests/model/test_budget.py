"""Budget split: published figures of run and the rest, the maintenance tax, and the budget under an option."""

import pytest
from hypothesis import given

from hitcase.analysis.readings import evaluate
from hitcase.model import budget
from tests.sections import steps
from tests.strategies import repeatable
from tests.worked import case_with, worked

FEDERAL = [(54, 79), (59, 82), (74, 95)]  # billion dollars, FY2011, FY2014, FY2024


@pytest.mark.parametrize(("run", "total"), FEDERAL)
def test_the_federal_it_budget(run, total):
    """US federal IT: 54 of 79, 59 of 82, 74 of 95 bn keep systems running (GAO-13-279SP, GAO-14-66, GAO-24-106693)."""
    split = {
        "total": total,
        "growth": 0.03,
        "run_share": run / total,
        "grow_share": 1 - run / total,
        "transform_share": 0,
    }
    lines = evaluate(case_with({"budget": split}))
    assert lines.it_budget == pytest.approx([0, total, total * 1.03, total * 1.03**2])
    assert lines.run[1] == pytest.approx(run)
    assert lines.grow[1] == pytest.approx(total - run)
    assert lines.transform == [0, 0, 0, 0]


@pytest.mark.parametrize(("personnel", "percent"), [(0.36, 23), (0.50, 32)])
def test_the_labour_in_run(personnel, percent):
    """K3: of a health-care IT budget 64 % is run, of which 36 to 50 % is people: 23 to 32 % can be outsourced."""
    assert budget.of_budget(budget.of_budget([100], 0.64), personnel) == pytest.approx([percent], abs=0.5)


@repeatable(100)
@given(steps(0, 1), steps(0, 1), steps(0.01, 1))
def test_shares_add_to_1_whatever_run_is(run, part, other):
    """Grow and transform divide what run leaves in their own proportion, so that only run_share is uncertain."""
    grow, transform = budget.rest_share(run, part, other), budget.rest_share(run, other, part)
    assert run + grow + transform == pytest.approx(1)
    assert grow * other == pytest.approx(transform * part)


def test_a_budget_that_is_all_run_leaves_no_rest():
    """Where grow and transform are both 0, neither gets anything, and nothing is divided by 0."""
    assert budget.rest_share(1, 0, 0) == 0
    lines = evaluate(case_with({"budget": {"total": 5e6, "run_share": 1, "grow_share": 0, "transform_share": 0}}))
    assert lines.run[1] == 5e6
    assert lines.grow[1] == lines.transform[1] == 0


def test_the_maintenance_tax_in_hours_people_and_money():
    """40 posts × 1,800 h × 0.6 = 43,200 h, 24 of 40 posts, at 129,000 / 1,800 an hour 3,096,000 a year."""
    lines = evaluate(worked())
    assert lines.maintenance_tax_hours == pytest.approx(43_200)
    assert lines.maintenance_tax_time == pytest.approx(0.6)
    assert lines.maintenance_tax_fte == pytest.approx(24)
    assert lines.maintenance_tax_cost == pytest.approx(3_096_000)


def test_the_tax_on_time_is_weighted_by_hours():
    """In total it is Σ hours / Σ filled × productive_hours: 43,200 + 10 × 1,500 × 0.2 of 72,000 + 15,000 hours."""
    desk = {**worked().data["roles"]["analyst"], "fte": 10, "productive_hours": 1_500, "run_time_share": 0.2}
    lines = evaluate(case_with({"roles.desk": desk}))
    assert lines.maintenance_tax_time == pytest.approx((43_200 + 3_000) / (72_000 + 15_000))
    assert lines.roles["desk"].maintenance_tax_time == pytest.approx(0.2)


def test_redeployed_pay_leaves_run_for_what_is_new():
    """run_after = run + total_cost − cashable − redeployed_pay; transform takes its part of that pay, grow the rest."""
    decided = [0, 1]
    assert budget.run_after([0, 650], [40, 100], [0, 120], [0, 30], decided) == [0, 600]
    assert budget.with_redeployed([0, 130], 0.4, [0, 30]) == [0, 142]
    assert budget.with_redeployed([0, 220], 1 - 0.4, [0, 30]) == [0, 238]


def test_a_gap_in_hours_moves_no_pay():
    """Where more hours are claimed than freed, no one moves on, and grow and transform stay as they are."""
    lines = evaluate(case_with({"options.managed.start_month": 36}))
    managed = lines.options["managed"]
    assert max(managed.redeployed_hours) <= 0
    assert managed.redeployed_pay == [0, 0, 0, 0]
    assert managed.grow_after == lines.grow
    assert managed.transform_after == lines.transform


def test_without_a_budget_its_lines_are_left_out():
    """A file without budget.total has no budget lines, and says why; every other line is as before."""
    case = case_with({"budget": None})
    lines = evaluate(case)
    assert "budget" in case.left_out
    assert not {"it_budget", "run", "run_share"} & set(lines)
    assert not {"run_after", "grow_after", "transform_after"} & set(lines.options["managed"])
    assert lines.options["managed"].net_full == evaluate(worked()).options["managed"].net_full
