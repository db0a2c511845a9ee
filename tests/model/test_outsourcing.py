"""Work that moves and its price: published rates, every price basis, and the months in which a partner is paid."""

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.model import outsourcing
from tests.worked import case_with, worked

LOAD, LOAD_ON_WAGE = (
    45.65 / (32.07 + 3.44),
    45.65 / 32.07,
)  # dollars an hour worked: pay, paid leave (BLS ECEC, June 2025)


def managed(changes):
    """The lines of the worked example's managed service with changes to its keys."""
    return evaluate(case_with({f"options.managed.{key}": value for key, value in changes.items()})).options["managed"]


def test_the_load_on_annual_salary():
    """K1: 45.65 / (32.07 + 3.44) = 1.29 on annual salary, which contains paid leave; 1.42 is on the hourly wage."""
    assert pytest.approx(1.29, abs=0.005) == LOAD
    assert pytest.approx(1.42, abs=0.005) == LOAD_ON_WAGE


@pytest.mark.parametrize(
    ("salary", "load", "rate"),
    [
        (105_850, LOAD, 101),
        (82_860, LOAD, 79),
        (134_110, LOAD, 128),
        (105_850, LOAD_ON_WAGE, 112),
        (116_435, LOAD, 111),
    ],
    ids=["median pay", "P25", "P75", "leave counted twice", "median pay and 10 % overhead"],
)
def test_the_break_even_rate_at_a_discount_of_25_percent(salary, load, rate):
    """K2, T8: T&M less 25 % is dearer than payroll above 101 $/h at median pay, 79 at P25, 128 at P75 (E1, 1,800 h)."""
    hourly = outsourcing.in_house_hourly_cost(salary, load, 1_800)
    assert outsourcing.break_even_tm_rate(hourly, 0.25) == pytest.approx(rate, abs=0.5)


def test_the_break_even_rate_follows_the_offer():
    """Only a discount on T&M moves it: for other price bases it is what an own hour costs."""
    own = 129_000 / 1_800
    rates = [managed({"price": price}).roles["analyst"].break_even_tm_rate for price in PRICES]
    assert rates == pytest.approx([own / 0.75, own, own, own])


PRICES = (  # 90 an hour, four ways: a partner's FTE has 1,760 hours, the scope 14,184
    {"basis": "discount_on_tm", "amount": 0.25},
    {"basis": "hourly", "amount": 90},
    {"basis": "rate_per_fte", "amount": 90 * 1_760},
    {"basis": "monthly_fee", "amount": 90 * 14_184 / 12},
)


def test_one_price_on_every_basis():
    """A monthly fee, a rate an FTE, a rate an hour and a discount on T&M that come to the same cost the same."""
    ideal = {"learning_loss": 0, "vendor_attrition": 0, "partner_productive_hours": 1_760}
    fees = [managed({**ideal, "price": price}).fee for price in PRICES]
    assert fees[0] == pytest.approx([0, 851_040, 1_321_239.6, 1_367_482.986])
    assert all(fee == pytest.approx(fees[0]) for fee in fees)


def test_only_rates_pay_for_what_is_not_delivered():
    """Learning and the partner's leavers raise the hours paid at a rate, not a monthly fee; the work is the same.

    Of year 3, four months lie in the second year of service, which loses 0.045: 0.015 in the mean.
    """
    by_hour, by_month = managed({"price": PRICES[1]}), managed({"price": PRICES[3]})
    assert by_hour.moved_hours == by_month.moved_hours
    assert by_hour.fee[3] == pytest.approx(by_month.fee[3] / (1 - 0.16 * 2.4 / 12) / (1 - 0.015))


def test_ten_months_of_the_first_year():
    """Lakeside's offer A: 198,500 a month from month 2 on is 1,985,000 in year 1, and 3.5 % more a full year later."""
    assert managed({"price": {"basis": "monthly_fee", "amount": 198_500}, "start_month": 2}).fee == pytest.approx(
        [0, 1_985_000, 12 * 198_500 * 1.035, 12 * 198_500 * 1.035**2]
    )


def test_a_team_delivers_what_its_productivity_leaves():
    """An offer of a team pays its hours and moves them times productivity; what it does not reach stays."""
    found = managed({"price": {"basis": "hourly", "amount": 90, "team_hours": 12_000}, "start_month": 0})
    assert found.partner_hours == pytest.approx([0, 12_000, 12_000, 12_000])
    assert found.moved_hours == pytest.approx([0, 9_873.6, 11_093.28, 11_616])
    assert found.fee == pytest.approx([0, 1_080_000, 1_117_800, 1_156_923])


def test_a_team_is_spread_over_roles_like_the_work():
    """A team of 12,000 hours for work of 14,184 and 5,184 hours gives each role its part, and is paid once."""
    desk = {"roles.desk": worked().data["roles"]["analyst"], "scope.share": {"analyst": 0.12, "desk": 0.12}}
    price = {"basis": "hourly", "amount": 90, "team_hours": 12_000}
    found = evaluate(case_with({**desk, "options.managed.price": price})).options["managed"]
    assert found.partner_hours[2] == pytest.approx(12_000)
    assert found.roles["desk"].partner_hours[2] == pytest.approx(12_000 * 5_184 / 19_368)
    assert found.fee[2] == pytest.approx(12_000 * 90 * 1.035)


def test_a_team_without_work_moves_nothing():
    """Where the scope has no hours, nothing moves and nothing is paid by the hour; a monthly fee is."""
    empty = {
        "scope": {"share": {}, "contracts": []},
        "options.managed.price": {"basis": "monthly_fee", "amount": 1_000},
    }
    found = evaluate(case_with(empty)).options["managed"]
    assert found.work_hours == 0
    assert found.moved_hours == found.partner_hours == [0, 0, 0, 0]
    assert found.cost_per_hour is None
    assert found.fee == pytest.approx([0, 8_000, 12_420, 12_854.7])


def test_a_minimum_is_the_least_of_a_full_year():
    """The commitment is compared with a full year's price, in money of the day, and paid for the part in service."""
    assert managed({"minimum_commitment": 1_500_000}).fee == pytest.approx([0, 1_551_482.7419 * 8 / 12, 1.5e6, 1.5e6])


@pytest.mark.parametrize(
    ("start", "months", "paid"),
    [(4, 2, [2, 0, 0]), (4, 9, [4, 0, 0]), (0, 2, [0, 0, 0]), (13, 3, [2, 1, 0]), (38, 6, [0, 0, 4])],
)
def test_parallel_running_is_paid_from_the_decision_on(start, months, paid):
    """Both teams are paid for the months before the start that lie after the decision and within the horizon."""
    found = managed({"start_month": start, "parallel_months": months, "price": PRICES[3], "escalator": 0})
    assert found.parallel_cost[1:] == pytest.approx([n * 90 * 14_184 / 12 for n in paid])


def test_a_start_after_the_horizon_is_no_service():
    """Nothing moves, nothing is paid but one-offs; today's staff is unsettled all the same.

    Moving in is 4 % of the fees of 36 months from month 40 on: 8 / 12 of year 4, years 5 and 6, 4 / 12 of year 7. What
    is lost by year of service, 0.15, 0.045, 0, is 0.15 in year 4, (4 × 0.15 + 8 × 0.045) / 12 = 0.08 in year 5, 0.015
    in year 6.
    """
    found = managed({"start_month": 40, "parallel_months": 1, "ends": {}})
    assert found.in_service == found.fee == found.moved_hours == [0, 0, 0, 0]
    years = (8 / 12 / 0.85, 1.035 / 0.92, 1.035**2 / 0.985, 1.035**3 * 4 / 12)
    moving_in = 0.04 * 14_184 / 0.968 * 90 * 1.035**3 * sum(years)
    assert found.other_cost == [0, 30_000, 21_000, 19_000]
    assert found.total_cost == pytest.approx([moving_in, 30_000, 21_000, 19_000])
    assert found.avoided_leavers == pytest.approx([0, -0.44, 0, 0])


def test_governance_costs_cash_beyond_own_hours():
    """4.5 % of the contract on average (E14); own hours count against it, and never make it a gain."""
    assert outsourcing.governance_cost(0.045, [0, 1e6], [0, 0]) == [0, 45_000]
    assert outsourcing.governance_cost(0.045, [0, 1e6], [0, 50_000]) == [0, 0]


def test_moving_in_costs_a_share_of_the_whole_contract_or_an_amount():
    """3 to 4 % of total contract value, at the decision (E12, ISG); a written amount takes its place."""
    by_share = managed({})
    price = 14_184 / 0.968 * 90 * 1.035**3  # of year 4, four months of which the three years from month 4 on reach
    assert by_share.transition_cost == pytest.approx([0.04 * (sum(by_share.fee) + price * 4 / 12), 0, 0, 0])
    assert managed({"transition_amount": 70_000}).transition_cost == [70_000, 0, 0, 0]


def test_leakage_is_of_the_saving_not_of_the_fee():
    """5 to 30 % of the expected saving (E16); without a saving there is nothing to lose, nor at the decision."""
    assert outsourcing.leakage_cost(0.14, [900, 100, 300], [0, 200, 200], [0, 1, 1]) == pytest.approx([0, 0, 14])


def test_leaving_costs_at_the_horizon_alone():
    """exit_probability × exit_share × the last year's fee."""
    found = managed({})
    assert found.exit_cost == pytest.approx([0, 0, 0, 0.35 * 0.18 * found.fee[3]])


def test_a_pay_rise_is_for_all_in_scope_from_the_start_on():
    """2 % of 40 × 129,000 is 103,200 a year, of year 1 eight months; wages grow; a role out of scope has no rise."""
    desk = {"roles.desk": worked().data["roles"]["analyst"], "options.managed.pay_rise_share": 0.02}
    for found in (managed({"pay_rise_share": 0.02}), evaluate(case_with(desk)).options["managed"]):
        assert found.pay_rise_cost == pytest.approx([0, 68_800, 106_296, 109_484.88])


def test_severance_falls_in_the_year_in_which_posts_end():
    """Month 12 is the first of year 2; a month at the horizon or later has none."""
    posts = {
        month: {"posts": {"analyst": {"count": 2, "month": month, "severance": 12_500}}} for month in (11.5, 12, 36)
    }
    paid = [managed({"ends": ends}).severance_cost for ends in posts.values()]
    assert paid == [[0, 25_000, 0, 0], [0, 0, 25_000, 0], [0, 0, 0, 0]]


def test_two_parts_are_priced_apart():
    """A mix weighs start and productivity by share of scope and adds up fees: 0.7 from month 6, 0.3 without a fee."""
    parts = [
        {"kind": "consulting", "share_of_scope": 0.7, "price": {"basis": "hourly", "amount": 90}, "start_month": 6},
        {"share_of_scope": 0.3, "price": {"basis": "removed"}},
    ]
    option = {"kind": "mix", "parts": parts}
    found = evaluate(case_with({"options": {"blend": option}})).options["blend"]
    assert found.in_service == pytest.approx([0, 0.65, 1, 1])
    assert found.moved_hours == pytest.approx([0, 14_184 * 0.65, 14_184, 14_184])
    assert found.fee == pytest.approx([0, 446_796, 0.7 * 14_184 * 90 * 1.03, 0.7 * 14_184 * 90 * 1.03**2])


def test_parts_without_hours_are_in_service_by_their_shares():
    """A contract by amount has no hours to weigh two parts by: 0.7 from month 6 and 0.3 from month 12 do."""
    contract = {"contracts": {"outside": {"role": "analyst", "amount": 412_000}}, "scope.share": {}}
    fee = {"basis": "monthly_fee", "amount": 1_000}
    parts = [{"share_of_scope": share, "price": fee, "start_month": month} for share, month in ((0.7, 6), (0.3, 12))]
    option = {"kind": "mix", "parts": parts, "added": {"calls": {"class": "cost", "amount": 100}}}
    found = evaluate(case_with({**contract, "options.managed": option})).options["managed"]
    assert found.work_hours == 0
    assert found.in_service == pytest.approx([0, 0.35, 1, 1])
    assert found.added["calls"] == pytest.approx([0, 35, 103, 106.09])


def test_half_of_the_scope_is_half_of_the_work_at_the_same_terms():
    """An option for a share of the scope has that share of work, hours and fee; its rates and months are its own."""
    whole, half = managed({}), managed({"share_of_scope": 0.5})
    assert (half.work_hours, whole.work_hours) == pytest.approx((7_092, 14_184))
    assert half.moved_hours == pytest.approx([hours / 2 for hours in whole.moved_hours])
    assert half.fee == pytest.approx([money / 2 for money in whole.fee])
    assert half.in_service == whole.in_service
    assert half.productivity == pytest.approx(whole.productivity)
    assert half.roles["analyst"].break_even_tm_rate == pytest.approx(whole.roles["analyst"].break_even_tm_rate)


def test_the_worked_example_is_left_as_it_was():
    """Cases with other values are made beside it."""
    assert worked().tree.options["managed"].parts[0].start_month.base == 4


@pytest.mark.parametrize("horizon", [1, 3, 7])
def test_moving_in_is_of_the_fees_of_the_term_whatever_the_horizon(horizon):
    """Five years from month 4 on: 8 / 12 of year 1, years 2 to 5, 4 / 12 of year 6; 14,184 h at 90.

    What is lost by year of service, 0.15, 0.045, 0, is (4 × 0.15 + 8 × 0.045) / 12 = 0.08 in year 2, 0.015 in year 3.
    """
    found = evaluate(case_with({"horizon": horizon, "options.managed.term": 5})).options["managed"]
    productive = [0.968 * (1 - loss) for loss in (0.15, 0.08, 0.015, 0, 0, 0)]
    price = [14_184 / able * 90 * 1.035**t for t, able in enumerate(productive)]
    fees = price[0] * 8 / 12 + sum(price[1:5]) + price[5] * 4 / 12
    assert found.transition_cost == pytest.approx([0.04 * fees] + [0] * horizon)


def test_without_a_term_five_years_are_assumed():
    """The register's default, graded D."""
    case = case_with({"options.managed.term": None})
    term = case.params["options.managed.term"]
    assert (term.base, term.source.kind, term.source.grade) == (5, "assumption", "D")
