"""Turnover: what people who leave cost today, and how many would leave under an option (design 3.1)."""

import numpy as np

from hitcase.model import Number, Years


def filled(fte: Number, seats_empty: Number) -> Number:
    """Posts with somebody in them: funded posts less the empty seats, never below 0. Only people work, leave, are paid.

    >>> float(filled(64, 12))
    52.0
    """
    return np.maximum(0, fte - seats_empty)


def leavers(filled: Number, turnover_rate: Number) -> Number:
    """People who leave a year. filled counts posts with somebody in them; turnover_rate is leavers of each (0–1).

    >>> leavers(450, 0.075)
    33.75
    """
    return filled * turnover_rate


def cash_per_leaver(
    salary: Number,
    load_on_salary: Number,
    separation: Number,
    recruiting: Number,
    certification: Number,
    months_vacant: Number,
    cover_share: Number,
    cover_premium: Number,
) -> Number:
    """Cash that one leaver costs: the parts, and cover for the empty seat net of the pay saved. Can be below 0.

    Args:
        salary: base pay, money / FTE / year.
        load_on_salary: what employing costs, as a multiple of salary (≥ 1).
        separation, recruiting, certification: money / leaver.
        months_vacant: months the seat is empty; cover_share of them is covered at cover_premium × loaded pay.

    Returns: money / leaver.
    Source: parts after Jones, JONA 2004/05, and Oxford Economics 2014; each value's own origin is in the file.

    >>> round(cash_per_leaver(100_000, 1.29, 1_000, 9_000, 15_000, 3, 0.5, 1.7), 2)
    20162.5
    """
    month = salary * load_on_salary / 12
    return separation + recruiting + certification + months_vacant * month * (cover_share * cover_premium - 1)


def lost_hours_per_leaver(
    months_vacant: Number,
    cover_share: Number,
    ramp_months: Number,
    ramp_loss: Number,
    productive_hours: Number,
) -> Number:
    """Hours of work that one leaver costs: the uncovered vacancy and the successor's ramp. Hours / leaver.

    >>> lost_hours_per_leaver(3, 0.5, 7, 0.45, 1_800)
    697.5
    """
    return (months_vacant * (1 - cover_share) + ramp_months * ramp_loss) * productive_hours / 12


def cash_by_multiple(salary: Number, replacement_multiple: Number, cash_share: Number) -> Number:
    """Cash a leaver where the file gives a multiple of salary: cash_share of it is paid, the rest is lost time.

    >>> round(cash_by_multiple(100_000, 0.8, 0.18), 2)
    14400.0
    """
    return cash_share * replacement_multiple * salary


def lost_hours_by_multiple(
    salary: Number, replacement_multiple: Number, cash_share: Number, in_house_hourly_cost: Number
) -> Number:
    """Hours lost a leaver where the file gives a multiple of salary.

    >>> round(lost_hours_by_multiple(100_000, 0.8, 0.18, 71.6667), 1)
    915.3
    """
    return (1 - cash_share) * replacement_multiple * salary / in_house_hourly_cost


def cost_per_leaver(cash_per_leaver: Number, lost_hours_per_leaver: Number, in_house_hourly_cost: Number) -> Number:
    """Money and lost time of one leaver, the time at what an own hour costs. Money / leaver.

    >>> round(cost_per_leaver(20_162.5, 697.5, 129_000 / 1_800), 2)
    70150.0
    """
    return cash_per_leaver + lost_hours_per_leaver * in_house_hourly_cost


def unburned_turnover_rate(turnover_rate: Number, burnout: Number, relative_risk: Number) -> Number:
    """The rate at which staff would leave if nobody were burned out.

    Args:
        turnover_rate: today's, a year (0–1); burnout: share of staff burned out (0–1).
        relative_risk: how much likelier a burned-out person leaves (≥ 1; an odds ratio is not one).

    Source: the worksheet of Shanafelt, Goh, Sinsky, JAMA Intern Med 2017;177:1826 (its case is relative_risk 2).

    >>> round(unburned_turnover_rate(0.075, 0.5, 2), 4)
    0.05
    """
    return turnover_rate / (1 + burnout * (relative_risk - 1))


def burnout_leavers(filled: Number, unburned_turnover_rate: Number, burnout: Number, relative_risk: Number) -> Number:
    """Leavers a year that burnout adds.

    >>> round(burnout_leavers(450, 0.05, 0.5, 2), 2)
    11.25
    """
    return filled * unburned_turnover_rate * burnout * (relative_risk - 1)


def turnover_rate_after(
    unburned_turnover_rate: Number,
    burnout: Number,
    relative_risk: Number,
    relief: Years,
    turnover_uplift: Years,
    decided: Years,
) -> Years:
    """Turnover under an option: less burnout where it helps, more unrest from the announcement on.

    Args:
        relief: share of burnout that goes: burnout_reduction × in_service × phase_in, by year.
        turnover_uplift: what an announcement adds, share of the rate, by year.
        decided: 0 in year 0, 1 after it.

    >>> [round(x, 6) for x in turnover_rate_after(0.1 / 1.2, 0.4, 1.5, [0, 0.2 * 0.55 * 2 / 3], [0, 0.11], [0, 1])]
    [0.0, 0.109643]
    """
    more = burnout * (relative_risk - 1)
    return [
        after * unburned_turnover_rate * (1 + more * (1 - less)) * (1 + uplift)
        for after, less, uplift in zip(decided, relief, turnover_uplift, strict=True)
    ]


def leavers_after(filled: Number, posts_gone: Years, turnover_rate_after: Years) -> Years:
    """People who leave under an option: nobody leaves a post that has ended."""
    return [(filled - gone) * rate for gone, rate in zip(posts_gone, turnover_rate_after, strict=True)]
