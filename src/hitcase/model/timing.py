"""When things happen: parts of a year, growth, discounting. Year 0 is the decision; t = 1..H follow."""

from itertools import accumulate

import numpy as np

from hitcase.model import Number, Years


def share(year: Years, month: Number) -> Years:
    """Part of each year that lies after a month; 0 in year 0.

    Args:
        year: 0, 1, … H.
        month: when something starts or ends, months after the decision (≥ 0).

    Returns: shares of a year, one a year.

    >>> [round(float(s), 4) for s in share([0, 1, 2], 4)]
    [0.0, 0.6667, 1.0]
    """
    return [np.minimum(12, np.maximum(0, 12 * t - month)) / 12 for t in year]


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


def lowest(values: Years) -> Number:
    """The lowest of the values, point by point.

    >>> float(lowest([3, 1, 2]))
    1.0
    """
    lowest_so_far = list(accumulate(values, np.minimum))
    return last(lowest_so_far)
