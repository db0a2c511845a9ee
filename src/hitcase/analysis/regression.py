"""Regression of many options on one parameter or a group: the basis, the fit, and what chance alone would fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
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
    mean, known = gain.mean(axis=0), np.empty((len(gain), 0))
    found = np.zeros_like(gain)
    for whole in blocks:
        block = whole[:, : len(gain) // DRAWS_A_COLUMN - known.shape[1]]
        new = block - block.mean(axis=0)
        for _ in range(2):  # once more against rounding
            new = new - known @ (known.T @ new)
        turned = orthonormal(new, np.sqrt((block**2).sum(axis=0)))
        known = np.hstack([known, turned])
        found = found + turned @ (turned.T @ (gain - mean))
        left = gain - mean - found
        yield Fit(mean + less_noise(found, left, known.shape[1]), left)


def less_noise(found: Array, left: Array, k: int) -> Array:
    """A least squares fit on k columns, its spread less what noise of the size of what is left would fit.

    Chance fits k / (n − 1 − k) of the variance that is left. The fit is drawn towards its mean by the root of the part
    of its variance that chance does not explain, so that its variance is right on average.
    """
    explained, beside = (found**2).mean(axis=0), (left**2).mean(axis=0)
    by_chance = np.where(beside > ROUNDING * explained, beside * k / max(len(found) - 1 - k, 1), 0)
    kept = np.where(explained > 0, np.maximum(0, 1 - by_chance / np.where(explained > 0, explained, 1)), 0)
    return np.asarray(found * np.sqrt(kept))


def orthonormal(columns: Array, size: Array) -> Array:
    """An orthonormal basis of what the columns span; what is rounding beside a column's size is left out.

    >>> orthonormal(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([1.4, 2.8])).shape
    (2, 1)
    """
    spread = np.sqrt((columns**2).sum(axis=0))
    own = spread > SMALL * size
    scaled = columns[:, own] / spread[own]
    values, vectors = np.linalg.eigh(scaled.T @ scaled)
    kept = values > SMALL * values.max(initial=1.0)
    turned: Array = scaled @ (vectors[:, kept] / np.sqrt(values[kept]))
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
        found = np.asarray(values)
        found = np.asarray(found if found.dtype.kind in "fiub" else _plain(found), dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} holds something that is no number. Give a table of numbers.") from None
    if not np.isfinite(found).all():
        raise ValueError(f"{name} holds a number that is missing or infinite. Give finite numbers.")
    return found


def _plain(found: Array) -> Array:
    """Objects that are numbers; text that looks like one is none."""
    if found.dtype.kind != "O" or any(isinstance(value, str | bytes | complex) for value in found.flat):
        raise TypeError
    return found


def columns_of(parameter: Any, draws: int) -> Array:
    """One parameter, or a group of them, as draws × parameters.

    Raises: ValueError where it has another number of draws.
    """
    found = numbers(parameter, "parameter")
    if found.ndim not in (1, 2) or len(found) != draws:
        told = f"parameter has the shape {found.shape}, but net_benefit has {draws:,} draws."
        raise ValueError(f"{told} Give one value a draw, or a table of draws × parameters.")
    return found.reshape(draws, -1)
