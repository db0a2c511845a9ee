"""When things happen: parts of a year, growth, discounting. Year 0 is the decision; t = 1..H follow."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from hitcase.model import Number, Years


def share(year: Years, month: Number) -> Years:
    """Part of each year that lies after a month; 0 in year 0.

    Args:
        year: 0, 1, … H.
        month: when something starts or ends, months after the decision (≥ 0).

    Returns: shares of a year, one a year; plain 0 and 1 before and after all that the month can be.

    >>> [round(float(s), 4) for s in share([0, 1, 2], 4)]
    [0.0, 0.6667, 1.0]
    """
    low, high = bounds(month)
    return [
        np.minimum(12, np.maximum(0, 12 * t - month)) / 12
        if low == -math.inf or low < 12 * t < high + 12
        else float(12 * t > low)
        for t in year
    ]


def month_share(month: Years, start_month: Number) -> Years:
    """Part of each month 1, 2, … 12H that lies after a month; what starts in month 1.5 runs for half of the second.

    Plain 0 and 1 before and after all that the month can be: what is the same is not computed again, see `each`.

    >>> [round(float(s), 1) for s in month_share([1, 2, 3], 1.5)]
    [0.0, 0.5, 1.0]
    """
    first, past = reach(start_month, month)
    near = [np.minimum(1, np.maximum(0, m - start_month)) for m in month[first:past]]
    return [*(0 for _ in month[:first]), *near, *(1 for _ in month[past:])]


def in_month(moment: Number, month: Years) -> Years:
    """1 in the month 1, 2, … 12H that a moment lies in (m − 1 ≤ moment < m), else 0; plain 0 where it can't be.

    >>> [int(x) for x in in_month(2, [1, 2, 3])]
    [0, 0, 1]
    """
    first, past = reach(moment, month)
    near = month[first : past + 1]
    begun = [np.where(moment < m, 1, 0) for m in near]
    flags = [now - np.where(moment < m - 1, 1, 0) for now, m in zip(begun, near, strict=True)]
    return [*(0 for _ in month[:first]), *flags, *(0 for _ in month[first + len(near) :])]


def reach(moment: Number, month: Years) -> tuple[int, int]:
    """How many of the months lie before every value of a moment, and after how many all are past; a formula has any.

    >>> reach(np.array([3.5, 1.2]), range(1, 13)), reach(np.float64(2), range(1, 13))
    ((1, 4), (2, 2))
    """
    low, high = bounds(moment)
    first, past = min(max(0, low), len(month)), min(max(0, high), len(month))
    return math.floor(first), math.ceil(past)


def bounds(moment: Number) -> tuple[float, float]:
    """The lowest and the highest value of a moment; a formula can have any."""
    if isinstance(moment, float | int):
        return float(moment), float(moment)
    return (float(moment.min()), float(moment.max())) if isinstance(moment, np.ndarray) else (-math.inf, math.inf)


def each(combine: Callable[..., Number], *lines: Years) -> Years:
    """Lists by month combined month by month; a month that has the very values of the one before has its result.

    >>> steady = object()
    >>> found = each(lambda value, part: (value, part), [steady, steady, steady], [0, 1, 1])
    >>> found[1] is found[2]
    True
    """
    found: Years = []
    before: list[int] = []
    for values in zip(*lines, strict=True):
        now = [id(value) for value in values]
        found.append(found[-1] if now == before else combine(*values))
        before = now
    return found


def monthly(by_year: Years) -> Years:
    """A list of the years 1..H as a list of their months.

    >>> monthly([7, 8])[10:14]
    [7, 7, 8, 8]
    """
    return [value for value in by_year for _ in range(12)]


def by_service_year(values: Years, year: Years, start_month: Number) -> Years:
    """A list by year of service as a list by fiscal year: the mean of the service years in it, by their months.

    The last value goes on; years before the service begins have the first.

    >>> [round(float(x), 3) for x in by_service_year([0.15, 0.045, 0], [0, 1, 2, 3], 4)]
    [0.15, 0.15, 0.08, 0.015]
    """
    served = share(year, start_month)
    begins, more = start_month, list[Years]()
    for before, after in pairwise(values):
        begins = begins + 12
        more.append(later_service(year, begins, served, after - before))
    return [sum((by_year[t] for by_year in more), values[0]) for t, _ in enumerate(year)]


def later_service(year: Years, begins: Number, served: Years, change: Number) -> Years:
    """What a change from one year of service to the next comes to in each fiscal year, by the months it reaches."""
    reached = share(year, begins)
    weight = [ratio(months, whole) for months, whole in zip(reached, served, strict=True)]
    return [change * x for x in weight]


def decided(year: Years) -> Years:
    """0 in year 0, 1 after it: what a line without a year-0 meaning is multiplied by.

    >>> [int(x) for x in decided([0, 1, 2])]
    [0, 1, 1]
    """
    return [np.where(t < 1, 0, 1) for t in year]


def final(year: Years) -> Years:
    """1 in the last year of the horizon, 0 before it.

    >>> [int(x) for x in final([0, 1, 2])]
    [0, 0, 1]
    """
    return [np.where(t < year[-1], 0, 1) for t in year]


def index(growth: Number, year: Years) -> Years:
    """Prices of each year in prices of year 1; growth is a share a year.

    >>> [round(x, 4) for x in index(0.03, [0, 1, 2, 3])]
    [0.9709, 1.0, 1.03, 1.0609]
    """
    return [(1 + growth) ** (t - 1) for t in year]


def discount(rate: Number, year: Years) -> Years:
    """Worth today of money of each year: 1 / (1 + rate)^t. Not Excel's NPV(): year 0 is not discounted.

    >>> [round(x, 4) for x in discount(0.08, [0, 1, 2])]
    [1.0, 0.9259, 0.8573]
    """
    return [1 / (1 + rate) ** t for t in year]


def in_year(month: Number, year: Years) -> Years:
    """1 in the year that a month lies in (12(t−1) ≤ month < 12t), else 0.

    >>> [int(x) for x in in_year(12, [0, 1, 2])]
    [0, 0, 1]
    """
    begun = [np.where(month < 12 * t, 1, 0) for t in year]
    return [now - np.where(month < 12 * (t - 1), 1, 0) for now, t in zip(begun, year, strict=True)]


def ratio(part: Number, whole: Number) -> Number:
    """Part / whole where whole > 0, else 0.

    >>> float(ratio(3, 4)), float(ratio(3, 0))
    (0.75, 0.0)
    """
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), 0)


def last(values: Years) -> Number:
    """The last entry of a running total, or of the lowest so far."""
    return values[-1]
