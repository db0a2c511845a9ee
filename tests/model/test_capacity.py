"""Capacity and backlog by month: fluid backlog (T10), utilisation (T9, T11), surges, service, projects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.readings import evaluate
from hitcase.model import capacity, timing
from tests.sections import steps
from tests.strategies import repeatable
from tests.worked import case_with, worked


def test_a_backlog_is_what_came_in_and_was_not_done():
    """T10: B(t + 1) = max(0, B(t) + arrivals − capacity)."""
    assert capacity.backlog_hours(100, [0, 50, 50, 70], [0, 60, 200, 40]) == [100, 90, 0, 30]


def test_weeks_of_backlog_are_of_the_month_s_capacity():
    """T10: backlog / weekly throughput: 600 hours at 200 a month are 3 months, 13 weeks; nothing at the decision."""
    assert capacity.weeks_of_backlog([500, 600], [0, 200], 52) == pytest.approx([0, 13])


@pytest.mark.parametrize(
    ("arrivals", "able", "clears", "months"), [(50, 80, 1, 20), (80, 80, 0, 0), (90, 80, 0, 0), (0, 600, 1, 1)]
)
def test_time_to_clear_is_infinite_where_capacity_does_not_exceed_demand(arrivals, able, clears, months):
    """T10: B / (capacity − arrivals), infinite if ≤ 0: then `clears` says no."""
    assert capacity.clears(arrivals, able) == clears
    assert capacity.months_to_clear(600, arrivals, able) == pytest.approx(months)


def test_the_worked_example_never_clears():
    """Demand 7,000 exceeds every month's capacity: utilisation above 1, months_to_clear None (T11: no mean wait)."""
    found = evaluate(worked()).options["managed"]
    assert min(found.utilisation[1:]) > 1
    assert found.clears == 0
    assert found.months_to_clear is None


def test_it_staff_who_can_handle_85_percent():
    """H5: staff who handle 85 % of what comes in face demand over capacity of 1.18 (GoTo/OnePoll 2024)."""
    assert capacity.utilisation([0, 100], [0, 85]) == pytest.approx([0, 1.18], abs=0.005)


def test_utilisation_of_idle_and_of_absent_staff():
    """T9: demand hours over capacity hours; 0 where there is no capacity to use."""
    assert capacity.utilisation([0, 0, 70], [0, 100, 0]) == [0, 0, 0]


def demand(**changes):
    """Demand by month of the worked example's roles with other volumes."""
    volumes = {"arrivals": 2_150, "hours_per_request": 3.1, "improvements": 900, "growth": 0.04, **changes}
    return evaluate(case_with({"demand": volumes})).demand_hours


def test_demand_is_requests_and_improvements_and_grows_by_the_year():
    """Lakeside: 2,150 × 3.1 + 900 = 7,565 hours a month; growth starts after year 1 and is a step a year."""
    months = demand()
    assert len(months) == 37
    assert months[0] == 0
    assert months[1:13] == pytest.approx([7_565] * 12)
    assert months[13:25] == pytest.approx([7_565 * 1.04] * 12)
    assert months[36] == pytest.approx(7_565 * 1.04**2)


def test_a_surge_is_of_requests_in_the_first_months_of_year_1_alone():
    """A quarter more calls for three months (H2: +25 % after go-live, Inova): improvements do not surge."""
    surged, calm = demand(surge_share=0.25, surge_months=3), demand()
    assert [round(s - c, 6) for s, c in zip(surged, calm, strict=True)] == [0, *[1_666.25] * 3, *[0] * 33]


@repeatable(100)
@given(st.lists(steps(0, 1, 0.1), min_size=12, max_size=12))
def test_weights_of_a_year_add_to_1(weights):
    """Weights keep their proportion; where all are 0, every month has its twelfth."""
    spread = capacity.spread(weights)
    assert sum(spread) == pytest.approx(1)
    if not sum(weights):
        assert spread == pytest.approx([1 / 12] * 12)


def test_a_year_with_half_a_month_of_service_has_all_its_hours_there():
    """A start in month 11.5 leaves half a month, which takes the whole of the year's gain."""
    assert capacity.spread(timing.month_share(range(1, 13), 11.5)) == [*[0] * 11, 1]


def above_nothing(changes):
    """Capacity of the managed service above do nothing's, by month, with changes to the worked example."""
    found = evaluate(case_with(changes)).options
    return [a - b for a, b in zip(found["managed"].capacity_hours, found["do_nothing"].capacity_hours, strict=True)]


def test_the_handover_is_done_before_the_start_and_the_gain_comes_after():
    """Start in month 4: 900 hours less over the first four months, 990.05 more over the other eight.

    Year 2 gains 1,384 × 0.75 × 0.78333 = 813.10 spare hours, its phase-in four months of 0.55 and eight of 0.9; and
    4 − 39 × 0.0973889 = 0.20183 leavers fewer at 697.5 hours: 140.78.
    """
    above = above_nothing({})
    assert above[1:5] == pytest.approx([-225] * 4)
    assert above[5:13] == pytest.approx([990.0450562500 / 8] * 8)
    in_year_2 = 1_384 * 0.75 * 9.4 / 12 + (4 - 39 * 0.1 / 1.2 * (1 + 0.2 * (1 - 0.2 * 9.4 / 12))) * 697.5
    assert above[13:25] == pytest.approx([in_year_2 / 12] * 12)


def test_a_part_of_the_scope_is_handed_over_before_its_start_too():
    """Of an option for half of the scope, service is whole from its start on: no handover is left for later."""
    whole, half = above_nothing({}), above_nothing({"options.managed.share_of_scope": 0.5})
    assert half[1:5] == pytest.approx(whole[1:5])
    assert half[5] == pytest.approx(half[12])


@pytest.mark.parametrize("start", [0, 12, 40])
def test_a_year_wholly_in_or_out_of_service_is_spread_evenly(start):
    """Where no month waits, or none is served, hours are a twelfth a month."""
    above = above_nothing({"options.managed.start_month": start})
    gained = evaluate(case_with({"options.managed.start_month": start})).options["managed"].hours_gained
    assert above[1:13] == pytest.approx([gained[1] / 12] * 12)


def test_the_last_month_says_whether_the_backlog_clears():
    """A start in month 35 gains so much in the last month that demand is met: what waits is cleared at its pace."""
    found = evaluate(case_with({"options.managed.start_month": 35, "options.managed.ends": {}})).options["managed"]
    last, before = found.capacity_hours[-1], found.capacity_hours[-2]
    assert before < 7_000 < last
    assert found.clears == 1
    assert found.months_to_clear == pytest.approx(found.backlog_hours[-1] / (last - 7_000))


def test_capacity_today_counts_planned_hours_and_what_leavers_cost():
    """(40 × 1,800 − 4 × 697.5 + 9,000 + 1,750) / 12; planned hires work from month 1 on under do nothing."""
    assert capacity.capacity_today(72_000 - 4 * 697.5, 10_750) == pytest.approx(6_663.33, abs=0.005)
    without = evaluate(case_with({"planned": {}, "options.managed.ends.planned": {}}))
    assert without.options["do_nothing"].capacity_hours[1] == pytest.approx((72_000 - 2_790 + 9_000) / 12)


def test_without_volumes_there_are_no_months():
    """A file without demand has no line by month, says why, and keeps all its money lines."""
    case = case_with({"demand": None})
    lines = evaluate(case)
    assert "demand" in case.left_out
    assert "demand_hours" not in lines
    assert not {"capacity_hours", "backlog_hours", "clears"} & set(lines.options["managed"])
    assert lines.options["managed"].npv_full == evaluate(worked()).options["managed"].npv_full


def test_a_project_waits_for_those_before_it():
    """Hours above do nothing's go to projects in order of priority; one that never gets them has no month."""
    projects = [
        {"name": "access", "hours": 100},
        {"name": "portal", "hours": 900},
        {"name": "analytics", "hours": 9_000},
    ]
    found = evaluate(case_with({"projects": projects})).options
    above = above_nothing({})
    reached = [next(m for m in range(37) if sum(above[: m + 1]) >= hours) for hours in (100, 1_000)]
    assert list(found["managed"].project_done.values()) == [1, 1, 0]
    assert list(found["managed"].project_done_month.values()) == [*reached, None]
    assert list(found["do_nothing"].project_done_month.values()) == [None] * 3


@pytest.mark.parametrize(("needed", "done", "month"), [(50, 1, 3), (60, 1, 3), (61, 0, 0), (20, 1, 2), (0, 1, 2)])
def test_a_project_is_done_when_its_hours_are_first_reached(needed, done, month):
    """The first month counts, even if hours are lost again later."""
    best = capacity.best_so_far([-10, 20, 60, 55])
    assert capacity.done(best, needed) == done
    assert capacity.done_month(best, needed) == month


def test_a_project_may_be_done_in_the_last_month():
    """Hours that are reached at the horizon are reached."""
    assert capacity.done([10, 20, 60], 60) == 1
    assert capacity.done_month([10, 20, 60], 60) == 3
