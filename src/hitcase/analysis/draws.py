"""Draws: what every uncertain number of a case could be, n times over, from one scrambled Sobol sequence.

A parameter has one dimension of the sequence, in the order of the file, as soon as its file gives it a range: also
where it is held (`fixed`, or low = high). So moving a slider, holding a figure or changing a shape moves no other
column, and what is added at the end of a file moves none before it. One sequence serves every option and every call.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache

import numpy as np

from hitcase.inputs.case import Case
from hitcase.inputs.params import Param

POINTS = 8192  # design 3.6
QUICK = 1024  # the first points of the same sample: what a slider shows while it moves
BLOCK = 64  # the scramble depends on how many dimensions there are, so they are counted in blocks
HALF_CELL = 2.0**-31  # Sobol points have 30 binary digits; the middle of a cell is never 0 or 1
Array = np.ndarray


def draws(case: Case, n: int = POINTS, seed: int = 0, paths: Container[str] | None = None) -> dict[str, Array]:
    """What each uncertain parameter could be: path → n values, in the order of the file; each path drawn once.

    Choices, policy and structure are never drawn, nor is what has no range. The first 1,024 of 8,192 are
    `draws(case, 1024)`: the same sample, at a quick look.

    Args:
        case: a loaded case.
        n: how many points, a power of two from 2 on. seed: 0 or more; another seed is another sample.
        paths: only these; they are the same values as among all.

    Raises: ValueError for another n or seed.
    Source: scipy.stats.qmc.Sobol, scrambled by a random lower triangular matrix and a digital shift (Matoušek 1998).

    >>> from hitcase.analysis.cases import load
    >>> sample = draws(load("params/lakeside.yaml"), 1024)
    >>> round(float(sample["wage_growth"].mean()), 5), len(sample)
    (0.03333, 154)
    """
    _checked(n, seed)
    ranged = [param for param in case.params.values() if param.part == "uncertain" and param.low is not None]
    columns = _sobol(-(-len(ranged) // BLOCK) * BLOCK, n, seed)
    drawn = [(i, p) for i, p in enumerate(ranged) if is_drawn(p) and (paths is None or p.path in paths)]
    return {p.path: quantile(p, columns[i]) for i, p in drawn}


def is_drawn(param: Param) -> bool:
    """Whether a simulation draws a number: uncertain, not fixed, with a range that is open."""
    free = param.part == "uncertain" and param.shape != "fixed"
    return free and param.low is not None and param.high is not None and param.low < param.high


def quantile(param: Param, chance: Array) -> Array:
    """The values of a parameter below which it lies with the given chances, each above 0 and below 1.

    >>> from hitcase.inputs.params import STRUCTURE
    >>> quantile(Param("x", 1.0, STRUCTURE, 0.0, 2.0), np.array([0.125, 0.5]))
    array([0.5, 1. ])
    """
    if param.low is None or param.high is None:
        return np.full_like(chance, param.base)
    return SHAPES[param.shape](param, param.low, param.high, chance)


def triangular(param: Param, low: float, high: float, chance: Array) -> Array:
    """From low to high, most likely at base."""
    base, width = param.base, high - low
    rising = low + np.sqrt(chance * width * (base - low))
    falling = high - np.sqrt((1 - chance) * width * (high - base))
    return np.where(chance * width < base - low, rising, falling)


def uniform(_param: Param, low: float, high: float, chance: Array) -> Array:
    """Every value from low to high alike."""
    return low + chance * (high - low)


def quartiles(param: Param, low: float, high: float, chance: Array) -> Array:
    """Two normal halves joined at base, a quarter below low and a quarter above high, cut at the schema's bounds."""
    from scipy.special import ndtri

    spread = np.where(chance < 0.5, param.base - low, high - param.base) / ndtri(0.75)
    return np.asarray(np.clip(param.base + spread * ndtri(chance), param.least, param.most))


def discrete(param: Param, low: float, high: float, chance: Array) -> Array:
    """Low, base or high, with chances 1/4, 1/2, 1/4."""
    return np.where(chance < 0.25, low, np.where(chance < 0.75, param.base, high))


def fixed(param: Param, _low: float, _high: float, chance: Array) -> Array:
    """Base, always."""
    return np.full_like(chance, param.base)


SHAPES: dict[str, Callable[[Param, float, float, Array], Array]] = {
    "triangular": triangular,
    "uniform": uniform,
    "quartiles": quartiles,
    "discrete": discrete,
    "fixed": fixed,
}


def _checked(n: int, seed: int) -> None:
    whole = all(isinstance(number, int | np.integer) and not isinstance(number, bool) for number in (n, seed))
    if not whole:
        raise ValueError(f"n is {n!r} and seed {seed!r}; both are whole numbers, such as n=8192 and seed=0.")
    if n == 1:
        raise ValueError("one draw shows no range and no chance of loss. Write a power of two, such as 8192.")
    if n < 1 or n & (n - 1) or n > 2**30:
        raise ValueError(f"{n:,} draws cannot be spread evenly. Write a power of two, such as 8192.")
    if seed < 0:
        raise ValueError(f"the seed {seed} is below 0. Write 0 or a whole number above.")


@lru_cache(maxsize=4)
def _sobol(dimensions: int, n: int, seed: int) -> Array:
    """One row a dimension, n columns; the same array every time, so nobody may write to it."""
    from scipy.stats import qmc

    points = np.empty((dimensions, n))
    if dimensions:
        points[:] = qmc.Sobol(dimensions, scramble=True, rng=seed).random(n).T + HALF_CELL
    points.flags.writeable = False
    return points
