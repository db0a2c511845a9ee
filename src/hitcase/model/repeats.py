"""What need not be computed: periods before and after all that a moment can be, and months like the one before.

Plain numbers and arrays of points gain from it; for Cells, which write formulas, every period has its own.
"""

from collections.abc import Callable
from functools import wraps

import numpy as np

from hitcase.model import Number, Years

Shares = Callable[[Years, Number], Years]


def zero_before(months: int, after: float) -> Callable[[Shares], Shares]:
    """A list by period of so many months that is 0 in all that end by a moment, and ``after`` in all that follow it.

    What is wrapped is asked only for the periods in which the moment can be, and has to agree with that.

    >>> @zero_before(months=1, after=1)
    ... def begun(month, moment):
    ...     return [f"{m} or not" for m in month]
    >>> begun([1, 2, 3, 4], np.array([1.5, 1.7]))
    [0, '2 or not', 1, 1]
    """

    def of(shares: Shares) -> Shares:
        @wraps(shares)
        def short(period: Years, moment: Number) -> Years:
            if not isinstance(moment, float | int | np.ndarray):
                return shares(period, moment)
            low, high = (moment, moment) if isinstance(moment, float | int) else (moment.min(), moment.max())
            first = sum(1 for t in period if months * t <= low)
            past = sum(1 for t in period if months * t <= high + months)
            known = [after for _ in period[past:]]
            return [*(0 for _ in period[:first]), *shares(period[first:past], moment), *known]

        return short

    return of


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
