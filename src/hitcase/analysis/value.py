"""What an answer is worth: EVPI and EVPPI of any table of draws, by regression.

`evpi` is what knowing everything before deciding would add to the mean; `evppi` what knowing one parameter, or a group
of them, would add. Both take plain tables, so any sample can be checked; money in, money out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

import numpy as np

from hitcase.analysis.regression import Fit, basis, columns_of, fitted, fitted_in_turn, numbers, rougher

Array = np.ndarray
EVERY_SUBSET = 5  # of a larger group: every subset of its first five, then one more at a time, without products


@dataclass(frozen=True)
class Worth:
    """What knowing something is worth, and how far the sample can tell: one standard error of the mean."""

    value: float
    standard_error: float


def evpi(net_benefit: Any) -> float:
    """The expected value of perfect information: mean of the best option's net benefit less the best option's mean.

    Args:
        net_benefit: draws × options, one currency, higher is better; an array, list of lists or DataFrame.

    Returns: at least 0; 0 for one option, and for options that are equal.
    Raises: ValueError for a table that is no such table.
    Source: Raiffa and Schlaifer 1961; as mean opportunity loss, evidence.md T13.

    >>> evpi([[0, 1], [0, -1]])
    0.5
    """
    return float(np.max(above_best(net_benefit), axis=1).mean())


def evppi(net_benefit: Any, parameter: Any) -> Worth:
    """The expected value of partial perfect information: what knowing this parameter, or group, would add.

    The mean net benefit of each option, given the parameter, is a regression on it (Strong, Oakley and Brennan 2014):
    restricted cubic splines with knots at quantiles, a mean for each value where there are few, products in groups.
    Its spread is shrunk by what chance alone would give it, so that noise is worth about nothing; where it misses more
    than chance would, means of blocks of sorted draws are added (Strong and Oakley 2013). A group is worth the most
    that any group within it is worth (all of them up to five parameters, those that it starts with beyond), since an
    answer can be ignored: adding a parameter at the end never lowers the value. 0 ≤ EVPPI ≤ EVPI.

    The standard error is that of the mean gain of deciding by the regression instead of once for all (the influence
    function of EVPPI). It is for independent draws, and errs on the large side for Sobol points.

    Args:
        net_benefit: draws × options, as for `evpi`. parameter: one value a draw; draws × parameters for a group.

    Raises: ValueError for tables that do not fit.
    Source: Strong, Oakley, Brennan, Medical Decision Making 2014;34:311–26; Strong, Oakley, ibid. 2013;33:755–66.

    >>> x = np.linspace(-1, 1, 1001)
    >>> round(evppi(np.column_stack([0 * x, x]), x).value, 9) == round(evpi(np.column_stack([0 * x, x])), 9)
    True
    """
    gain = above_best(net_benefit)
    return worth(gain, [basis(column) for column in columns_of(parameter, len(gain)).T])


def worth(gain: Array, parts: list[Array]) -> Worth:
    """`evppi` of a group of bases: gain over the best option at the mean, draws × options."""
    first = parts[:EVERY_SUBSET]
    groups = [group for k in range(1, len(first) + 1) for group in combinations(first, k)]
    fits: Iterable[Fit] = (_of_group(group, gain) for group in groups)
    if len(parts) > EVERY_SUBSET:
        fits = chain(fits, fitted_in_turn(parts, gain))
    return max((decided_by(gain, fit) for fit in fits), key=lambda one: one.value, default=Worth(0.0, 0.0))


def _of_group(parts: tuple[Array, ...], gain: Array) -> Fit:
    smooth = fitted(list(parts), gain)
    return rougher(smooth, parts[0][:, 0]) if len(parts) == 1 and parts[0].size else smooth


def above_best(net_benefit: Any) -> Array:
    """Net benefit of every option less that of the one with the highest mean (the first of them), in each draw."""
    table = numbers(net_benefit, "net_benefit")
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(f"net_benefit has the shape {table.shape}. Give a table of draws × options.")
    if len(table) < 2:
        raise ValueError("net_benefit has one draw, which shows no uncertainty. Give more, such as 8192.")
    best = int(np.argmax(table.mean(axis=0)))
    gain: Array = table - table[:, [best]]
    return gain


def decided_by(gain: Array, fit: Fit) -> Worth:
    """What deciding by a fit is worth, from 0 to EVPI, and the standard error of that gain.

    The mean of the fit's best option, and of what the fit leaves unexplained in that option: so a step or a bend that
    the curve rounds off is counted all the same.
    """
    best = np.argmax(fit.mean, axis=1)
    rows, most = np.arange(len(gain)), float(np.max(gain, axis=1).mean())
    value = float((fit.mean + fit.left)[rows, best].mean()) - max(float(fit.mean.mean(axis=0).max()), 0.0)
    return Worth(min(max(value, 0.0), most), float(gain[rows, best].std() / np.sqrt(len(gain))))
