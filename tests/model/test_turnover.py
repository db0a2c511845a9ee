"""Turnover: published figures of what leavers cost and of what burnout adds, and the ends of each range."""

import pytest
from hypothesis import given

from hitcase.analysis.readings import evaluate
from hitcase.model import outsourcing, turnover
from tests.sections import steps
from tests.strategies import repeatable
from tests.worked import case_with


def burned(headcount, rate, burnout, relative_risk):
    """Leavers a year due to burnout."""
    unburned = turnover.unburned_turnover_rate(rate, burnout, relative_risk)
    return turnover.burnout_leavers(headcount, unburned, burnout, relative_risk)


def test_the_worksheet_of_jama():
    """450 physicians, 7.5 % leave, half burned out, RR 2, 500,000 each: 11.25 leavers, 5,625,000; 20 % less: 1,125,000.

    T3; Shanafelt, Goh, Sinsky, JAMA Intern Med 2017;177(12):1826-32.
    """
    today, less = burned(450, 0.075, 0.5, 2), burned(450, 0.075, 0.5, 2) * 0.8
    assert turnover.leavers(450, 0.075) == 33.75
    assert today == pytest.approx(11.25)
    assert today * 500_000 == pytest.approx(5_625_000)
    assert (today - less) * 500_000 == pytest.approx(1_125_000)


def test_less_burnout_lowers_turnover_in_proportion():
    """T3: with the rate of those not burned out held fixed, burnout .5 → .4 removes .50 percentage points, not .36."""
    unburned = turnover.unburned_turnover_rate(0.075, 0.5, 2)
    today, after = turnover.turnover_rate_after(unburned, 0.5, 2, [0, 0.2], [0, 0], [1, 1])
    assert today == pytest.approx(0.075)
    assert today - after == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("relative_risk", "burnout", "share"), [(1, 0.4, 0), (1.37, 0.4, 0.13), (2, 0.6, 0.375), (2, 0.5, 1 / 3)]
)
def test_the_share_of_turnover_that_burnout_explains(relative_risk, burnout, share):
    """K6: RR 1 → 0; RR 1.37 and 40 % burned out → 13 %; RR 2 and 60 % → 37.5 %. JAMA's 11.25 of 33.75 are 1/3."""
    assert burned(1, 0.1, burnout, relative_risk) / turnover.leavers(1, 0.1) == pytest.approx(share, abs=0.005)


def odds_ratio(left, burnout, relative_risk):
    """The odds of leaving of those burned out over the odds of the others."""
    others = turnover.unburned_turnover_rate(left, burnout, relative_risk)
    odds = [rate / (1 - rate) for rate in (relative_risk * others, others)]
    return odds[0] / odds[1]


def test_an_odds_ratio_is_no_relative_risk():
    """K7, C9: 53 % burned out, 30 % left: an odds ratio of 1.57 is RR 1.37 (Willard-Grace 2019).

    C7: 26 % burned out, 13 % left, RR 2.1 is an odds ratio within the published 1.34 to 5.38 (Hamidi 2018).
    """
    assert odds_ratio(0.30, 0.53, 1.37) == pytest.approx(1.57, abs=0.01)
    assert 2.1 < odds_ratio(0.13, 0.26, 2.1) < 5.38


def test_the_intention_to_leave_of_those_at_risk():
    """K9, C3: 2 in 5 at high risk, 1 in 4 want to leave, ratio 3.1: 42 % of those at risk, 13.7 % of others (Yerbo)."""
    others = turnover.unburned_turnover_rate(0.25, 0.40, 3.1)
    assert others == pytest.approx(0.137, abs=0.002)
    assert 3.1 * others == pytest.approx(0.42, abs=0.002)


@pytest.mark.parametrize(("rate", "multiple", "millions"), [(0.08, 0.8, 0.68), (0.183, 2.0, 3.87)])
@pytest.mark.parametrize("cash_share", [0, 0.18, 1])
def test_the_turnover_cost_of_100_analysts(rate, multiple, millions, cash_share):
    """K5: 8 % × 0.8 × 105,850 = 0.68 M a year; the seed's reading, 18.3 % × 2.0, is 3.87 M; be it cash or time."""
    hourly = outsourcing.in_house_hourly_cost(105_850, 1.29, 1_800)
    cash = turnover.cash_by_multiple(105_850, multiple, cash_share)
    lost = turnover.lost_hours_by_multiple(105_850, multiple, cash_share, hourly)
    cost = turnover.leavers(100, rate) * turnover.cost_per_leaver(cash, lost, hourly)
    assert cost / 1e6 == pytest.approx(millions, abs=0.005)


def test_the_seed_reading_is_5_7_times_higher():
    """K5: 3.87 M over 0.68 M, by the lines of a case."""
    readings = (
        {"turnover_rate": 0.08, "replacement_multiple": 0.8},
        {"turnover_rate": 0.183, "replacement_multiple": 2},
    )
    base = {"roles.analyst.fte": 100, "roles.analyst.salary": 105_850, "roles.analyst.cash_share": 0.18}
    cases = [case_with(base | {f"roles.analyst.{key}": value for key, value in keys.items()}) for keys in readings]
    low, high = (evaluate(case).turnover_cost for case in cases)
    assert high / low == pytest.approx(5.7, abs=0.05)


def test_the_ramp_of_28_weeks():
    """K4, A7: 28 weeks to full output, linear, are 14 weeks lost: .35 of salary at load 1.29 (Oxford Economics)."""
    lost = turnover.lost_hours_per_leaver(0, 0, 28 * 12 / 52, 0.5, 1_800)
    assert lost * outsourcing.in_house_hourly_cost(1, 1.29, 1_800) == pytest.approx(0.35, abs=0.005)


def test_an_empty_seat_saves_its_pay():
    """T2: pay saved while vacant is subtracted, so that an uncovered vacancy costs hours and saves cash."""
    assert turnover.cash_per_leaver(120_000, 1.25, 0, 0, 0, 2, 0, 1.7) == -25_000
    assert turnover.lost_hours_per_leaver(2, 0, 0, 0.5, 1_800) == 300
    assert turnover.cash_per_leaver(120_000, 1.25, 0, 0, 0, 2, 1, 1) == 0
    assert turnover.lost_hours_per_leaver(2, 1, 0, 0.5, 1_800) == 0


@pytest.mark.parametrize(("burnout", "relative_risk"), [(0, 2), (0.6, 1), (0, 1)])
def test_without_burnout_nothing_is_due_to_it(burnout, relative_risk):
    """Nobody burned out, or nobody likelier to leave for it: turnover is all its own."""
    assert turnover.unburned_turnover_rate(0.1, burnout, relative_risk) == 0.1
    assert burned(40, 0.1, burnout, relative_risk) == 0


@repeatable(200)
@given(steps(0, 1), steps(0, 1), steps(1, 20, 0.1))
def test_burnout_explains_a_part_of_turnover(rate, burnout, relative_risk):
    """What burnout adds and what is left without it make up today's leavers, neither below 0."""
    rest, due = turnover.unburned_turnover_rate(rate, burnout, relative_risk), burned(1, rate, burnout, relative_risk)
    assert rest >= 0
    assert due >= 0
    assert rest + due == pytest.approx(rate)


def test_nobody_leaves_in_year_0_nor_a_post_that_has_ended():
    """Turnover has no year-0 meaning; where all posts of a role have ended, nobody is left to leave."""
    rates = turnover.turnover_rate_after(0.1, 0.5, 2, [0, 0, 1], [0, 0.1, 0], [0, 1, 1])
    assert rates == pytest.approx([0, 0.165, 0.1])
    assert turnover.leavers_after(40, [0, 10, 40], rates) == pytest.approx([0, 4.95, 0])


def test_roles_out_of_scope_stay_as_they_are():
    """Uplift and relief act on roles in scope only; a contract taken over puts its role in scope."""
    for scope, touched in (({"share": {"analyst": 0}, "contracts": []}, False), ({"contracts": ["outside"]}, True)):
        found = evaluate(case_with({"scope": scope, "options.managed.ends.posts": {}})).options["managed"]
        assert (found.avoided_leavers != pytest.approx([0] * 4)) == touched
