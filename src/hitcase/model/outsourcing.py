"""Work that moves, and what moving it costs (design 3.3, first half). Costs are positive, money a year."""

import numpy as np

from hitcase.model import Number, Years


def in_house_hourly_cost(salary: Number, load_on_salary: Number, productive_hours: Number) -> Number:
    """What an own productive hour costs. load is on *annual salary* (1.29); 1.42, on wages, has leave twice.

    Source: evidence K1, K2 after BLS, Employer Costs for Employee Compensation, June 2025.

    >>> round(in_house_hourly_cost(105_850, 1.29, 1_800), 2)
    75.86
    """
    return salary * load_on_salary / productive_hours


def in_house_full_hourly_cost(
    salary: Number,
    load_on_salary: Number,
    productive_hours: Number,
    turnover_rate: Number,
    cash_per_leaver: Number,
    lost_hours_per_leaver: Number,
) -> Number:
    """What an own hour costs with the cash and the lost hours of those who leave.

    >>> round(in_house_full_hourly_cost(100_000, 1.29, 1_800, 0.1, 20_162.5, 697.5), 4)
    75.721
    """
    hours = productive_hours - turnover_rate * lost_hours_per_leaver
    return (salary * load_on_salary + turnover_rate * cash_per_leaver) / hours


def break_even_tm_rate(in_house_hourly_cost: Number, discount: Number) -> Number:
    """The T&M rate above which an own hour is cheaper than T&M less the discount. Money an hour.

    Source: evidence K2, T8.

    >>> round(break_even_tm_rate(71.6667, 0.25), 4)
    95.5556
    """
    return in_house_hourly_cost / (1 - discount)


def work_hours(scope_share: Number, maintenance_tax_hours: Number, contract_hours: Number) -> Number:
    """Hours a year of the work in question: a share of own run work, and contracts taken over."""
    return scope_share * maintenance_tax_hours + contract_hours


def productivity(learning_loss: Years, vendor_attrition: Number, months_lost_per_change: Number) -> Years:
    """Delivered hours for one hour of the partner's team: learning at first, and its own people who leave.

    Args:
        learning_loss: share lost by year; vendor_attrition: the partner's leavers a year (0–1).
        months_lost_per_change: months until a successor is as good.

    >>> [round(x, 5) for x in productivity([0.15, 0.045], 0.16, 2.4)]
    [0.8228, 0.92444]
    """
    kept = 1 - vendor_attrition * months_lost_per_change / 12
    return [(1 - loss) * kept for loss in learning_loss]


def monthly_fee_price(fees: Years, price: Years) -> Years:
    """Full-year price of a monthly fee by year; price is the partner's price index.

    >>> monthly_fee_price([198_500, 198_500], [1, 1.035])
    [2382000, 2465370.0]
    """
    return [12 * money * p for money, p in zip(fees, price, strict=True)]


def per_request_price(requests: Years, bands: list[tuple[Number, Number]], price: Years) -> Years:
    """Full-year price of requests in bands: money each for those of a year from a number on; price is a price index.

    >>> [float(x) for x in per_request_price([1_500], [(0, 40), (1_000, 30)], [1])]
    [55000.0]
    """
    tops = [start for start, _ in bands[1:]]
    within = [[np.minimum(x, top) for x in requests] for top in tops] + [requests]
    below = [[np.minimum(x, start) for x in requests] for start, _ in bands]
    each = [
        [(upper - lower) * money for upper, lower in zip(tops, starts, strict=True)]
        for tops, starts, (_, money) in zip(within, below, bands, strict=True)
    ]
    return [sum(by_band) * p for p, *by_band in zip(price, *each, strict=True)]


def hourly_price(rate: Number, hours: Years, price: Years) -> Years:
    """Full-year price of paid hours at a rate an hour."""
    return [rate * h * p for h, p in zip(hours, price, strict=True)]


def payroll_price(hours: dict[str, Years], full_hourly_cost: dict[str, Number], wage: Years) -> Years:
    """Full-year price of own staff: hours of each role at what an own hour costs in full."""
    cost = [[h * full_hourly_cost[r] for h in by_year] for r, by_year in hours.items()]
    return [w * sum(by_role) for w, *by_role in zip(wage, *cost, strict=True)]


def fee(in_service: Years, full_year_price: Years) -> Years:
    """What is paid while the partner is in service.

    >>> fee([0, 0.5], [100, 120])
    [0, 60.0]
    """
    return [s * money for s, money in zip(in_service, full_year_price, strict=True)]


def parallel_cost(in_service: Years, in_service_or_parallel: Years, full_year_price: Years) -> Years:
    """What is paid while both teams run: the months before the start.

    >>> round(parallel_cost([8 / 12], [10 / 12], [1_551_482.745])[0], 2)
    258580.46
    """
    months = zip(in_service, in_service_or_parallel, full_year_price, strict=True)
    return [(both - alone) * money for alone, both, money in months]


def hiring_cost(hires: Number, recruiting: Number, certification: Number) -> Number:
    """What it takes to find own hires and to train them, money, prices of year 1.

    >>> round(hiring_cost(2.88, 9_000, 15_000), 2)
    69120.0
    """
    return hires * (recruiting + certification)


def governance_cost(governance_share: Number, fee: Years, own_hours_cost: Years) -> Years:
    """What managing the contract costs in cash beyond the hours that own staff give to it."""
    return [np.maximum(0, governance_share * f - own) for f, own in zip(fee, own_hours_cost, strict=True)]


def leakage_cost(leakage_share: Number, cashable: Years, fee: Years, decided: Years) -> Years:
    """The part of an expected cash saving that weak governance loses; of the saving, not of the fee. 0 in year 0."""
    years = zip(cashable, fee, decided, strict=True)
    return [leakage_share * np.maximum(0, saved - f) * after for saved, f, after in years]


def pay_rise_cost(pay_rise_share: Number, pay_in_scope: Number, in_service: Years, wage: Years) -> Years:
    """A pay rise for all roles in scope, from the start on. pay_in_scope: loaded pay a year, prices of year 1."""
    rise = pay_rise_share * pay_in_scope
    return [rise * s * w for s, w in zip(in_service, wage, strict=True)]
