"""The internal rate of return of cash by year: reported beside the npv, and no line of the model."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import exp, expm1

from hitcase.model import Years

NOTHING = 1e-9  # of the largest amount: less than this is rounding, and neither comes in nor goes out


def sign_changes(flow: Years) -> int:
    """How often cash turns from going out to coming in or back, years without any left out.

    >>> sign_changes([-100, 0, 60, 60]), sign_changes([-100, 230, -132]), sign_changes([0, 40])
    (1, 2, 0)
    """
    signs = [money > 0 for money in _cleared(flow) if money]
    return sum(before != after for before, after in pairwise(signs))


def internal_rate_of_return(flow: Years) -> float | None:
    """The yearly rate at which a flow is worth nothing at the decision; None unless it changes its sign exactly once.

    Then there is exactly one (Descartes' rule of signs), above -1. Where cash comes in first, it is what that cash
    costs, as with a loan.

    Args:
        flow: of the decision and of each year after it, undiscounted.

    >>> round(internal_rate_of_return([-100, 110]), 9), internal_rate_of_return([-100, 230, -132])
    (0.1, None)
    """
    if sign_changes(flow) != 1:
        return None
    cleared = _cleared(flow)
    years = [year for year, money in enumerate(cleared) if money]
    return expm1(-_root(lambda log: _worth(cleared[years[0] : years[-1] + 1], log)))


def _cleared(flow: Years) -> list[float]:
    """The flow without what is only rounding."""
    least = NOTHING * max(map(abs, flow))
    return [0.0 if abs(money) <= least else money for money in flow]


def _worth(flow: list[float], log: float) -> float:
    """What a flow is worth where money of the next year is worth e^log of this year's, up to a factor above 0."""
    shift = len(flow) - 1 if log > 0 else 0  # so that no power is above 1, however large the root
    return sum(money * exp(log * (year - shift)) for year, money in enumerate(flow))


def _root(function: Callable[[float], float]) -> float:
    """Where a function that crosses zero once does so, to the last digits."""
    low, high = -1.0, 1.0
    while (function(low) > 0) == (function(high) > 0):
        low, high = 2 * low, 2 * high
    for _ in range(100):
        middle = (low + high) / 2
        same = (function(middle) > 0) == (function(low) > 0)
        low, high = (middle, high) if same else (low, middle)
    return (low + high) / 2
