"""Internal rate of return: said beside the lines, never one of them (many flows have no single answer)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np


def irr(flow: Sequence[float]) -> float | None:
    """The rate at which a flow's present value is 0; None unless the flow changes its sign exactly once.

    Args:
        flow: money by year, year 0 first, as any net line.

    Returns: a share a year. By Descartes' rule one change of sign leaves one rate above -100 %.

    >>> round(irr([-100, 60, 60]), 4), irr([-100, 130, -40]), irr([0, 0])
    (0.1307, None, None)
    """
    signs = [money > 0 for money in flow if money]
    if sum(now != before for before, now in pairwise(signs)) != 1:
        return None
    roots = np.roots(list(reversed(flow)))
    factor = next(root.real for root in roots if abs(root.imag) < 1e-9 * abs(root) and root.real > 0)
    return float(1 / factor - 1)
