"""What an answer is worth: EVPI and EVPPI of any table of draws, by regression less what chance alone would fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray
FEW = 8  # values or fewer: a mean for each, no curve
KNOTS = np.array([0.025, 0.18, 0.34, 0.5, 0.66, 0.82, 0.975])  # Harrell, Regression Modeling Strategies 2001, table 2.3
SMALL = 1e-9  # of a column's spread: below it, there is nothing new in it
DRAWS_A_COLUMN = 4  # at least
BLOCKS, DRAWS_A_BLOCK = 32, 128  # at most, at least
SURE = 5  # standard deviations above what chance leaves in blocks
ROUNDING = 1e-9  # of the variance: a fit this close is exact


class Fit(NamedTuple):
    """A regression, draws × options: the mean of each option as far as it is known, and what is left."""

    mean: Array
    left: Array


def fitted(parts: list[Array], gain: Array) -> Fit:
    """The mean of every option given some parameters, at each draw, and what it leaves unexplained.

    Args:
        parts: the `basis` of each parameter; the products of every two parameters are added.
        gain: what is regressed on them, draws × options.
    """
    joint = [a[:, :1] * b[:, :1] for a, b in combinations(parts, 2) if a.size and b.size]
    return next(fitted_in_turn([np.hstack([*parts, *joint])], gain))


def rougher(smooth: Fit, x: Array) -> Fit:
    """The fit with the mean of what it leaves in blocks of neighbouring x, where that is more than chance would leave.

    So a step is followed that no curve follows. Blocks of sorted draws: Strong and Oakley 2013. Not for Sobol points of
    many dimensions: two of their columns can be independent at large and fit together in blocks.
    """
    size = max(len(x) // BLOCKS, DRAWS_A_BLOCK)
    starts = np.arange(0, len(x) - size + 1, size)
    if len(starts) < 2:
        return smooth
    order = np.argsort(x, kind="stable")
    sizes = np.diff(starts, append=len(x))[:, None]
    means = np.add.reduceat(smooth.left[order], starts, axis=0) / sizes
    explained, whole = (means**2 * sizes).sum(axis=0), (smooth.left**2).mean(axis=0)
    if not (explained > whole * (len(starts) + SURE * np.sqrt(2 * len(starts)))).any():
        return smooth
    rough = np.empty_like(smooth.left)
    rough[order] = np.repeat(means, sizes[:, 0], axis=0)
    left = smooth.left - rough
    return Fit(smooth.mean + less_noise(rough, left, len(starts)), left)


def fitted_in_turn(blocks: list[Array], gain: Array) -> Iterator[Fit]:
    """The mean of every option given the first block of columns, the first two, and so on.

    No more columns than one for every four draws, so that a small sample is not explained by its own noise.
    """
    mean, columns = gain.mean(axis=0), np.empty((len(gain), 0))
    fit = np.zeros_like(gain)
    for whole in blocks:
        block = whole[:, : len(gain) // DRAWS_A_COLUMN - columns.shape[1]]
        new = block - block.mean(axis=0)
        for _ in range(2):  # once more against rounding
            new = new - columns @ (columns.T @ new)
        turned = orthonormal(new, np.sqrt((block**2).sum(axis=0)))
        columns = np.hstack([columns, turned])
        fit = fit + turned @ (turned.T @ (gain - mean))
        left = gain - mean - fit
        yield Fit(mean + less_noise(fit, left, columns.shape[1]), left)


def less_noise(fit: Array, left: Array, k: int) -> Array:
    """A least squares fit on k columns, its spread less what noise of the size of what is left would fit.

    Chance fits k / (n − 1 − k) of the variance that is left. The fit is drawn towards its mean by the root of the part
    of its variance that chance does not explain, so that its variance is right on average.
    """
    explained, beside = (fit**2).mean(axis=0), (left**2).mean(axis=0)
    by_chance = np.where(beside > ROUNDING * explained, beside * k / max(len(fit) - 1 - k, 1), 0)
    share = np.where(explained > 0, np.maximum(0, 1 - by_chance / np.where(explained > 0, explained, 1)), 0)
    return np.asarray(fit * np.sqrt(share))


def orthonormal(columns: Array, size: Array) -> Array:
    """An orthonormal basis of what the columns span; what is rounding beside a column's size is left out.

    >>> orthonormal(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([1.4, 2.8])).shape
    (2, 1)
    """
    spread = np.sqrt((columns**2).sum(axis=0))
    own = spread > SMALL * size
    scaled = columns[:, own] / spread[own]
    values, vectors = np.linalg.eigh(scaled.T @ scaled)
    large = values > SMALL * values.max(initial=1.0)
    turned: Array = scaled @ (vectors[:, large] / np.sqrt(values[large]))
    return turned


def basis(column: Array) -> Array:
    """Columns that curves of a parameter are made of: itself first, then splines, or a flag for each of few values.

    A constant has none.
    """
    few = np.unique(column[: 64 * FEW])
    if len(few) <= FEW:
        few = np.unique(column)
    centre, spread = column.mean(), column.std()
    if len(few) == 1 or spread <= SMALL * abs(centre):
        return np.empty((len(column), 0))
    plain = (column - centre) / spread
    if len(few) <= FEW:
        return np.column_stack([plain, *(column == value for value in few[2:])])
    return np.column_stack([plain, *spline(plain)])


def spline(x: Array) -> list[Array]:
    """Restricted cubic splines beside x itself: cubic between knots at quantiles, straight beyond the outer ones."""
    knots = np.unique(np.quantile(x, KNOTS))
    if len(knots) < 3:
        return []
    *inner, before, last = knots
    cubes = {knot: above * above * above for knot in knots for above in [np.maximum(0, x - knot)]}
    scale = (last - knots[0]) ** 2
    ends = {k: ((last - k) * cubes[before] - (before - k) * cubes[last]) / (last - before) for k in inner}
    return [(cubes[k] - ends[k]) / scale for k in inner]


def numbers(values: Any, name: str) -> Array:
    """The values as an array of floats.

    Raises: ValueError where one is text, missing or infinite.
    """
    try:
        array = np.asarray(values)
        array = np.asarray(array if array.dtype.kind in "fiub" else _plain(array), dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} holds something that is no number. Give a table of numbers.") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds a number that is missing or infinite. Give finite numbers.")
    return array


def _plain(values: Array) -> Array:
    """Objects that are numbers; text that looks like one is none."""
    if values.dtype.kind != "O" or any(isinstance(value, str | bytes | complex) for value in values.flat):
        raise TypeError
    return values


def columns_of(parameter: Any, draws: int) -> Array:
    """One parameter, or a group of them, as draws × parameters.

    Raises: ValueError where it has another number of draws.
    """
    columns = numbers(parameter, "parameter")
    if columns.ndim not in (1, 2) or len(columns) != draws:
        message = f"parameter has the shape {columns.shape}, but net_benefit has {draws:,} draws."
        raise ValueError(f"{message} Give one value a draw, or a table of draws × parameters.")
    return columns.reshape(draws, -1)


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
    return max((worth_of_fit(gain, fit) for fit in fits), key=lambda worth: worth.value, default=Worth(0.0, 0.0))


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


def worth_of_fit(gain: Array, fit: Fit) -> Worth:
    """What deciding by a fit is worth, from 0 to EVPI, and the standard error of that gain.

    The mean of the fit's best option, and of what the fit leaves unexplained in that option: so a step or a bend that
    the curve rounds off is counted all the same.
    """
    best = np.argmax(fit.mean, axis=1)
    rows, most = np.arange(len(gain)), float(np.max(gain, axis=1).mean())
    value = float((fit.mean + fit.left)[rows, best].mean()) - max(float(fit.mean.mean(axis=0).max()), 0.0)
    return Worth(min(max(value, 0.0), most), float(gain[rows, best].std() / np.sqrt(len(gain))))
