"""Cash flow: net lines, present values, payback, funding, and what an hour costs (design 3.5). > 0 is good."""

from itertools import accumulate

import numpy as np

from hitcase.model import Number, Years
from hitcase.model.timing import each, last, ratio


def plus(first: Years, second: Years) -> Years:
    """Two lines added, year by year."""
    return [a + b for a, b in zip(first, second, strict=True)]


def minus(first: Years, second: Years) -> Years:
    """The second line taken from the first, year by year."""
    return [a - b for a, b in zip(first, second, strict=True)]


def present_value(flow: Years, discount: Years) -> Number:
    """Worth today of a flow. discount[t] = 1 / (1 + rate)^t: year 0 counts in full, unlike Excel's NPV().

    >>> round(present_value([-100, 60, 60], [1, 1 / 1.08, 1 / 1.08**2]), 4)
    6.9959
    """
    return sum(money * d for money, d in zip(flow, discount, strict=True))


def pays_back(flow: Years) -> Number:
    """1 where the cumulative flow is ≥ 0 at the horizon, else 0.

    >>> [int(pays_back(flow)) for flow in ([-100, 60, 60, -10], [-100, 60, 60, -30])]
    [1, 0]
    """
    return np.where(sum(flow) >= 0, 1, 0)


def payback(flow: Years, period: Years) -> Number:
    """Periods (years or months) to the *last* time that the cumulative flow turns ≥ 0, linear within the period.

    Undiscounted unless the flow is. 0 where it is never below 0, and where it does not pay back at all: look at
    ``pays_back`` first, "never" is its own answer.

    Args:
        flow: of the decision and of each period after it. period: 1, 2, … of those.

    >>> [float(payback(f, range(1, 5))) for f in ([-100, 60, 60, -30, 20], [-100, 60, 60, -10, 0])]
    [3.5, 1.6666666666666665]
    """
    running_total = list(accumulate(flow))
    gains = each(lambda net: np.where(net > 0, net, 1), flow[1:])
    begun = zip(period, gains, running_total, strict=False)  # a period, its gain, and what it begins with
    crossing = [t - 1 - before / gain for t, gain, before in begun]
    none: Number = 0
    found = zip(running_total, crossing, strict=False)
    last_crossing = list(accumulate(found, lambda so_far, now: np.where(now[0] < 0, now[1], so_far), initial=none))
    return np.where(running_total[-1] >= 0, last(last_crossing), 0)


def peak(cash: Years, period: Years) -> tuple[Number, Number]:
    """The most cash that is out at the end of any period, ≥ 0, undiscounted, and the first period at whose end it is.

    Args:
        cash: of the decision and of each period after it. period: 1, 2, … of those.

    Returns: the amount; the period, 0 where it is at the decision or where none ever is.

    >>> [float(x) for x in peak([-100, -20, 90], [1, 2])]
    [120.0, 1.0]
    """
    running_total = list(accumulate(cash))
    lowest_so_far = list(accumulate(running_total, np.minimum))
    deepest = 0 - last(lowest_so_far)
    none: Number = 0
    news = zip(period, running_total[1:], lowest_so_far, strict=False)
    lowest_at = list(accumulate(news, lambda at, new: np.where(new[1] < new[2], new[0], at), initial=none))
    return np.maximum(0, deepest), np.where(deepest > 0, last(lowest_at), 0)


def roi(npv: Number, cost: Number) -> Number:
    """Npv over the present value of all costs; 0 where there are none.

    >>> float(roi(30, 120)), float(roi(0, 0))
    (0.25, 0.0)
    """
    return ratio(npv, cost)


def per_hour(money: Number, hours: Number) -> Number:
    """Money an hour; 0 where there are no hours: look at ``has`` first."""
    return ratio(money, hours)


def has(hours: Number) -> Number:
    """1 where there are hours to divide by, else 0."""
    return np.where(hours > 0, 1, 0)


def discounted(flow: Years, discount: Years) -> Years:
    """The flow in today's money, year by year."""
    return [money * d for money, d in zip(flow, discount, strict=True)]
