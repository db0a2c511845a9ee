"""What one filled seat is worth."""

from __future__ import annotations

import pytest

from hitcase.analysis.derived import hiring
from hitcase.analysis.readings import evaluate
from tests.clients import lakeside
from tests.worked import worked

RISE = 0.02


def test_a_seat_is_worked_by_hand():
    """Lakeside: 3,580 h of analysts at 1,790 h each are two seats; cash before the rise, over two."""
    case = lakeside()
    lines = evaluate(case)
    one, option = hiring(case, lines)["fill_two_seats"], lines.options.fill_two_seats
    rate = case.params["discount_rate"].base
    rise = sum(cost / (1 + rate) ** t for t, cost in enumerate(option.pay_rise_cost))
    assert one.seats == pytest.approx(3_580 / 1_790)
    assert one.pay_rise == pytest.approx(rise)
    assert one.pay_rise > 0
    assert one.seat_value == pytest.approx((option.npv_cash + rise) / 2)


def test_the_pay_rise_goes_to_all_who_are_there():
    """Year by year: the rise's share of all loaded pay of its role, in the prices of that year."""
    case = lakeside()
    share = case.params["options.fill_two_seats.pay_rise_share"].base
    pay = sum(r.fte.base * r.salary.base * r.load_on_salary.base for r in case.tree.roles.values())
    rise = evaluate(case).options.fill_two_seats.pay_rise_cost
    growth = 1 + case.params["wage_growth"].base
    assert 0 < rise[2] <= share * pay * growth
    assert rise[3] / rise[2] == pytest.approx(growth)


def test_only_options_that_hire_alone_are_looked_at():
    """A mix has hires beside a partner: it is no answer to why not to hire."""
    case = lakeside()
    assert list(hiring(case, evaluate(case))) == ["fill_two_seats"]


def test_without_an_option_that_hires_there_is_none():
    """The worked example has a partner alone; doing nothing fills no seat."""
    assert hiring(worked(), evaluate(worked())) == {}
