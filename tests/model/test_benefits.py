"""What the client gets: three classes of benefit, nothing that is not named, and no hour twice."""

import pytest
from hypothesis import given

from hitcase.analysis.readings import evaluate
from hitcase.model import benefits
from tests.sections import steps
from tests.strategies import repeatable
from tests.worked import case_with, worked


def managed(changes):
    """The lines of the worked example's managed service with changes to its keys."""
    return evaluate(case_with({f"options.managed.{key}": value for key, value in changes.items()})).options["managed"]


def test_a_fee_beside_unchanged_staff_is_cash_out():
    """W6: "does not mean cutting staff" and "saves": where nothing ends that is named, all costs are cash out."""
    found = managed({"ends": {}, "turnover_uplift": 0, "burnout_reduction": 0})
    assert found.cashable == pytest.approx([0, 0, 0, 0])
    assert found.net_cash == pytest.approx([-cost for cost in found.total_cost])
    in_year_2 = (4 * 0.55 + 8 * 0.9) / 12  # four months of the first year of service, eight of the second
    assert found.hours_gained[2] == pytest.approx(13_934 * 0.75 * in_year_2)


def test_what_was_not_funded_is_no_cash():
    """A planned hire that is not needed is avoidance: from its month on, at the wages of the year, in no cash line."""
    with_hire, without = managed({}), managed({"ends.planned": {}})
    assert with_hire.avoidance == pytest.approx([0, 130_000 * 4 / 12, 130_000 * 1.03, 130_000 * 1.03**2])
    assert without.avoidance == [0, 0, 0, 0]
    assert with_hire.net_cash == without.net_cash
    assert with_hire.net_with_avoidance == pytest.approx(
        [cash + spared for cash, spared in zip(with_hire.net_cash, with_hire.avoidance, strict=True)]
    )


@pytest.mark.parametrize(
    ("share", "month", "money"),
    [(1, 0, [8 / 12, 1, 1]), (0.5, 6, [0.25, 0.5, 0.5]), (1, 12, [0, 1, 1]), (1, 36, [0, 0, 0]), (0, 0, [0, 0, 0])],
)
def test_a_contract_ends_by_its_share_from_its_month_on(share, month, money):
    """9,000 h × 160 = 1,440,000 a year, 3 % dearer each year; never before month 4, when service begins.

    At the horizon or later, nothing ends.
    """
    found = managed({"ends.contracts": {"outside": {"share": share, "month": month}}})
    grown = [part * 1_440_000 * 1.03**t for t, part in enumerate(money)]
    assert found.ended_contracts == pytest.approx([0, *grown])


def test_a_contract_by_amount_frees_money_and_claims_only_stated_hours():
    """412,000 a year without hours ends as money; hours that nobody stated are not claimed."""
    contract = {"contracts": {"outside": {"role": "analyst", "amount": 412_000}}}
    found = evaluate(case_with(contract)).options["managed"]
    assert found.ended_contracts == pytest.approx([0, 412_000 * 7 / 12, 412_000 * 1.03, 412_000 * 1.03**2])
    assert found.hours_ledger["contracts"] == [0, 0, 0, 0]
    assert found.work_hours == pytest.approx(0.12 * 43_200)


def test_a_post_that_ends_frees_pay_and_claims_its_hours():
    """Two posts from month 18 on: half of year 2 and all of year 3 at 129,000 and 1,800 hours, and their leavers."""
    found = managed(
        {"ends.posts": {"analyst": {"count": 2, "month": 18}}, "turnover_uplift": 0, "burnout_reduction": 0}
    )
    assert found.posts_gone == pytest.approx([0, 0, 1, 2])
    assert found.ended_pay == pytest.approx([0, 0, 129_000 * 1.03, 258_000 * 1.03**2])
    assert found.hours_ledger["posts"] == pytest.approx([0, 0, 1_800, 3_600])
    assert found.avoided_leavers == pytest.approx([0, 0, 0.1, 0.2])
    assert found.avoided_turnover_cash == pytest.approx([0, 0, 2_016.25 * 1.03, 4_032.5 * 1.03**2])
    assert found.avoided_lost_hours == pytest.approx([0, 0, 69.75, 139.5])


def test_a_gap_in_hours_counts_in_full():
    """Of spare hours a part comes into use; what is claimed beyond what is freed is missing, all of it, at once."""
    assert benefits.redeployed_hours([100, 100, 0.6], [60, 130, 0], 0.5, [0.5, 0.5, 1]) == [10, -30, 0.3]
    price = {"basis": "hourly", "amount": 90, "team_hours": 6_000}
    small = {"price": price, "start_month": 0, "learning_loss": [0.5, 0], "vendor_attrition": 0}
    ends = {"contracts": {"outside": {"share": 1, "month": 0}}}
    found = managed({**small, "ends": ends, "turnover_uplift": 0, "burnout_reduction": 0, "kt_hours": {"analyst": 10}})
    assert found.moved_hours == pytest.approx([0, 3_000, 6_000, 6_000])
    assert found.hours_gained == pytest.approx([0, 3_000 - 250 - 9_000 - 10, 6_000 - 250 - 9_000, 6_000 - 250 - 9_000])


@repeatable(100)
@given(steps(0, 100), steps(0, 100), steps(0, 1), steps(0, 1))
def test_no_more_hours_come_into_use_than_are_spare(freed, claimed, realisation, phase):
    """Redeployed hours lie between 0 and the spare ones, or are the gap."""
    redeployed = benefits.redeployed_hours([freed], [claimed], realisation, [phase])[0]
    assert min(0, freed - claimed) <= redeployed <= max(0, freed - claimed)
    assert redeployed == freed - claimed or freed > claimed


def test_managing_the_partner_takes_own_hours_while_in_service():
    """250 hours a year, of year 1 eight months; another role's hours come out of that role."""
    found = managed({"ends": {}})
    assert found.hours_ledger["governance"] == pytest.approx([0, 250 * 8 / 12, 250, 250])
    desk = {"roles.desk": worked().data["roles"]["analyst"], "options.managed.governance_hours": {"desk": 600}}
    roles = evaluate(case_with(desk)).options["managed"].roles
    assert roles["desk"].freed_hours == pytest.approx([0, -400, -600, -600])
    assert roles["analyst"].freed_hours == roles["analyst"].moved_hours


@pytest.mark.parametrize(
    ("start", "hours"), [(4, [0, 900, 0, 0]), (12, [0, 0, 900, 0]), (30, [0, 0, 0, 900]), (36, [0, 0, 0, 0])]
)
def test_the_handover_takes_hours_in_the_year_in_which_service_begins(start, hours):
    """900 own hours are handed over then and in no other year; month 12 is the first of year 2."""
    assert managed({"start_month": start}).kt_hours == hours


def test_the_handover_of_a_mix_is_that_of_its_first_part():
    """One handover, in the year in which the first of the parts begins."""
    parts = [{"share_of_scope": 0.5, "price": {"basis": "removed"}, "start_month": month} for month in (30, 14)]
    option = {"kind": "mix", "parts": parts, "kt_hours": {"analyst": 70}}
    assert evaluate(case_with({"options.managed": option})).options["managed"].kt_hours == [0, 0, 70, 0]


def test_a_list_by_year_starts_at_year_1_and_goes_on():
    """The last value of a list goes on; a longer list than the horizon is cut; one number is every year's."""
    cost = {value: managed({"other_cost": list(value)}).other_cost for value in ((5, 7), (5,), (1, 2, 3, 4, 5))}
    assert list(cost.values()) == [[0, 5, 7, 7], [0, 5, 5, 5], [0, 1, 2, 3]]
    assert managed({"other_cost": 9}).other_cost == [0, 9, 9, 9]


def test_an_hour_is_worth_what_the_client_says_or_what_it_costs():
    """70 an hour where the file says so, else an own hour's 71.6667; it grows with wages, and 0 is a value."""
    stated = managed({})
    for value, hour in ((None, 129_000 / 1_800), (0, 0)):
        found = evaluate(case_with({"roles.analyst.value_of_hour": value})).options["managed"]
        grown = [h * hour * 1.03**t for t, h in enumerate(found.hours_gained[1:])]
        assert found.capacity_value[1:] == pytest.approx(grown)
        assert found.net_cash == stated.net_cash


def test_less_burnout_counts_once_it_is_reached():
    """A burnout reduction acts while in service and as far as it is phased in, by year of service from month 4 on.

    0.2 × 8/12 × 0.55 in year 1; four months of 0.55 and eight of 0.9 in year 2; four of 0.9 and eight of 1 in year 3.
    """
    rates = managed({"turnover_uplift": 0}).roles["analyst"].turnover_rate_after
    reached = (0.55 * 8 / 12, (4 * 0.55 + 8 * 0.9) / 12, (4 * 0.9 + 8 * 1) / 12)
    less = [0.1 / 1.2 * (1 + 0.4 * (1 - 0.2 * part) * 0.5) for part in reached]
    assert rates == pytest.approx([0, *less])
