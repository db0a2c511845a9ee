"""Capacity and backlog by month (design 3.4). Hours, never money. Month 0 is the decision; 1..12H follow."""

from itertools import accumulate

import numpy as np

from hitcase.model import Number, Years
from hitcase.model.timing import monthly, ratio


def demand_hours(
    arrivals: Number,
    hours_per_request: Number,
    improvements: Number,
    surge_share: Number,
    surge_months: Number,
    growth: Years,
    month: Years,
) -> Years:
    """Hours of work that come in each month, the same in all options; [0] is 0.

    Args:
        arrivals: requests a month; hours_per_request: hours each; improvements: hours a month.
        surge_share: more requests in the first surge_months of year 1, share.
        growth: index of demand by year, 1 in year 1 (its year 0 is not used).
        month: 1, 2, … 12H.

    >>> [round(float(h)) for h in demand_hours(2_150, 3.1, 900, 0.25, 3, [0.96, 1], range(1, 13))[:5]]
    [0, 9231, 9231, 9231, 7565]
    """
    requests = arrivals * hours_per_request
    surge = [np.where(m <= surge_months, surge_share, 0) for m in month]
    months = zip(surge, monthly(growth[1:]), strict=True)
    return [0, *((requests * (1 + more) + improvements) * g for more, g in months)]


def own_hours_by_parts(
    fte: Number,
    seats_empty: Number,
    leavers: Number,
    months_vacant: Number,
    cover_share: Number,
    ramp_months: Number,
    ramp_loss: Number,
    productive_hours: Number,
) -> Number:
    """Hours of work that own staff do a year: posts that somebody fills or covers, less the ramp of successors.

    The seats that turnover alone keeps empty are among the empty seats of the file, so that no seat is missed twice.

    >>> float(own_hours_by_parts(40, 5, 3.5, 3, 0.5, 7, 0.45, 1_800))
    62133.75
    """
    gap = leavers * months_vacant / 12
    worked = fte - np.maximum(seats_empty, gap) + cover_share * gap
    return worked * productive_hours - leavers * ramp_months * ramp_loss * productive_hours / 12


def own_hours_by_multiple(
    filled: Number, productive_hours: Number, leavers: Number, lost_hours_per_leaver: Number
) -> Number:
    """Hours of work that own staff do a year where a leaver is a multiple of salary: less the hours that leavers cost.

    >>> own_hours_by_multiple(35, 1_800, 3.5, 900)
    59850.0
    """
    return filled * productive_hours - leavers * lost_hours_per_leaver


def capacity_today(own_hours: Number, bought_hours: Number) -> Number:
    """Hours of work a month that own staff and contracts can do.

    >>> round(capacity_today(69_210, 10_750), 2)
    6663.33
    """
    return (own_hours + bought_hours) / 12


def spread(weights: Years) -> Years:
    """Weights of the months 1..12H made to add to 1 in each year; evenly where they are all 0.

    >>> [float(x) for x in spread([0, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])[:4]]
    [0.0, 0.25, 0.75, 0.0]
    """
    whole = [sum(weights[first : first + 12]) for first in range(0, len(weights), 12)]
    each = [np.where(total > 0, 1 / np.where(total > 0, total, 1), 0) for total in whole]
    even = [np.where(total > 0, 0, 1) / 12 for total in whole]
    return [w * part + same for w, part, same in zip(weights, monthly(each), monthly(even), strict=True)]


def added_hours(hours_gained: Years, kt_hours: Years, service: Years) -> Years:
    """Hours a month that an option adds to today's: gained while in service, less the handover before it; from month 1.

    Args:
        hours_gained, kt_hours: by year, [0] not used.
        service: part of each month in service, months 1..12H.

    >>> [float(x) for x in added_hours([0, 90], [0, 10], [0] * 2 + [1] * 10)[:3]]
    [-5.0, -5.0, 10.0]
    """
    waiting = [1 - s for s in service]
    in_service = spread(service)
    before = spread(waiting)
    years = zip(monthly(hours_gained[1:]), monthly(kt_hours[1:]), in_service, before, strict=True)
    return [(gained + kt) * s - kt * w for gained, kt, s, w in years]


def backlog_hours(opening: Number, demand: Years, capacity: Years) -> Years:
    """Hours of work waiting at the end of each month; [0] is the opening backlog. Never below 0.

    Source: fluid backlog, evidence T10.

    >>> [float(x) for x in backlog_hours(100, [0, 50, 50], [0, 60, 200])]
    [100.0, 90.0, 0.0]
    """
    flows = zip(demand[1:], capacity[1:], strict=True)
    return list(accumulate(flows, lambda waiting, flow: np.maximum(0, waiting + flow[0] - flow[1]), initial=opening))


def weeks_of_backlog(backlog: Years, capacity: Years, weeks_per_year: Number) -> Years:
    """Weeks that the waiting work would take at the month's capacity; [0] is 0."""
    return [ratio(b, c) * weeks_per_year / 12 for b, c in zip(backlog, capacity, strict=True)]


def utilisation(demand: Years, capacity: Years) -> Years:
    """Work coming in over capacity; from 1 on, waiting only grows and no mean wait exists (Little's law).

    >>> [round(float(x), 2) for x in utilisation([0, 70], [0, 100])]
    [0.0, 0.7]
    """
    return [ratio(d, c) for d, c in zip(demand, capacity, strict=True)]


def clears(demand: Number, capacity: Number) -> Number:
    """1 where the last month's capacity exceeds its demand, else 0: the backlog never clears."""
    return np.where(capacity > demand, 1, 0)


def months_to_clear(backlog: Number, demand: Number, capacity: Number) -> Number:
    """Months to work off the last month's backlog at its pace; 0 where it never clears (see ``clears``).

    >>> float(months_to_clear(600, 50, 80))
    20.0
    """
    return ratio(backlog, capacity - demand)


def best_so_far(gained: Years) -> Years:
    """The highest that a running total has been, month by month.

    >>> [float(x) for x in best_so_far([-10, 20, 60, 55])]
    [-10.0, 20.0, 60.0, 60.0]
    """
    return list(accumulate(gained, np.maximum))


def done(best: Years, needed: Number) -> Number:
    """1 where the hours gained so far ever reach what is needed, else 0; best: of months 1..12H."""
    return np.where(best[-1] >= needed, 1, 0)


def done_month(best: Years, needed: Number) -> Number:
    """The first month in which the hours gained so far reach what is needed; 0 where never (see ``done``).

    Args:
        best: the highest that capacity above do nothing's has come to, months 1..12H.
        needed: hours until it is done.

    >>> float(done_month([-10, 20, 60, 60], 50))
    3.0
    """
    not_yet = [np.where(b < needed, 1, 0) for b in best]
    return done(best, needed) * (1 + sum(not_yet))
