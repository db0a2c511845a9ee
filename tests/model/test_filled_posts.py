"""Only posts with somebody in them work, leave, are paid and can end; an empty seat is neither hours nor cash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.readings import evaluate
from hitcase.model import capacity, turnover
from tests import laws
from tests.sections import steps
from tests.strategies import case_of, client_files, repeatable
from tests.worked import case_with, worked

SECOND = "worked-second.yaml"


def test_funded_posts_less_the_empty_seats():
    """40 funded, 5 empty: 35; a draw with more empty seats than posts is no less than nobody."""
    assert turnover.filled(40, 5) == 35
    assert turnover.filled(40, 40) == turnover.filled(40, 41) == 0


def test_the_second_example_by_hand():
    """35 × 0.1 leavers at 70,150; 35 × 1,800 × 0.6 hours; 35 posts worked, 0.4375 covered, 3.5 ramps of 472.5 lost."""
    role = evaluate(worked(SECOND)).roles["analyst"]
    assert role.turnover_cost == pytest.approx(35 * 0.1 * 70_150)
    assert role.burnout_leavers == pytest.approx(3.5 - 35 * 0.1 / 1.2)
    assert role.maintenance_tax_hours == pytest.approx(37_800)
    assert role.own_hours == pytest.approx((35 + 0.5 * 3.5 * 3 / 12) * 1_800 - 3.5 * 7 * 0.45 * 150)


@pytest.mark.parametrize(("seats", "hours"), [(0, 69_210), (0.5, 69_210), (1, 69_210), (2, 67_410)])
def test_seats_that_turnover_keeps_empty_are_among_the_empty_ones(seats, hours):
    """40 posts of whom 4 leave keep one seat empty: naming up to one seat, at the same leavers, takes no hour more."""
    assert capacity.own_hours_by_parts(40, seats, 4, 3, 0.5, 7, 0.45, 1_800) == pytest.approx(hours)


def test_a_pay_rise_goes_to_those_who_are_there():
    """2 % of 35 × 129,000, from month 2.5 on: 90,300 × 9.5 / 12, then with wages."""
    found = evaluate(case_with({"options.managed.pay_rise_share": 0.02}, SECOND)).options["managed"]
    assert found.pay_rise_cost == pytest.approx([0, 90_300 * 9.5 / 12, 93_009, 95_799.27])


def test_a_multiple_of_salary_costs_its_hours():
    """Of 35 filled posts, 3.5 leave at 0.82 × 0.8 salaries of lost time each: 3.5 × 915.35 hours of 63,000."""
    changes = {"roles.analyst.replacement_multiple": 0.8, "roles.analyst.cash_share": 0.18}
    role = evaluate(case_with(changes, SECOND)).roles["analyst"]
    assert role.own_hours == pytest.approx(63_000 - 3.5 * 0.82 * 80_000 / (129_000 / 1_800))


def test_a_role_that_nobody_fills_does_nothing():
    """All seats empty: no hours, no leavers, no share of time, and the other roles' lines are as without it."""
    desk = {**worked().data["roles"]["analyst"], "seats_empty": 40}
    with_it, without = evaluate(case_with({"roles.desk": desk})), evaluate(worked())
    none = with_it.roles["desk"]
    assert none.filled == none.leavers == none.maintenance_tax_hours == none.maintenance_tax_time == none.own_hours == 0
    assert with_it.maintenance_tax_time == without.maintenance_tax_time
    assert with_it.options["managed"].npv_full == pytest.approx(without.options["managed"].npv_full)


@repeatable(40)
@given(client_files(), st.data())
def test_empty_seats_are_worth_as_much_as_no_posts(file, data):
    """A role with seats empty has the money lines of a role with so many fewer posts; capacity may differ."""
    r, part = data.draw(st.sampled_from(sorted(file["roles"]))), data.draw(steps(0, 0.9, 0.1))
    role = {key: value for key, value in file["roles"][r].items() if key != "seats_empty"}
    seats = round(part * role["fte"], 2)
    fewer = {**role, "fte": round(role["fte"] - seats, 6)}
    options = {name: {**option, "ends": {}} for name, option in file["options"].items()}
    both = [
        {**file, "options": options, "roles": {**file["roles"], r: one}}
        for one in (role | {"seats_empty": seats}, fewer)
    ]
    found = [evaluate(case_of(one)) for one in both]
    for name in file["options"]:
        kept = [option.options[name] for option in found]
        for line in ("net_cash", "net_full", "leavers_after", "moved_hours", "total_cost", "hours_gained"):
            laws.same(kept[0][line], kept[1][line])
    laws.same(found[0].turnover_cost, found[1].turnover_cost)
    assert found[0].own_hours >= found[1].own_hours - 1e-6
