"""Draws: what every uncertain number of a case could be, n times over, from one scrambled Sobol sequence.

A parameter has one dimension of the sequence, in the order of the file, as soon as its file gives it a range: also
where it is held (`fixed`, or low = high). So moving a slider, holding a figure, taking its range or changing a shape
moves no other column, and what is added at the end of a file moves none before it. One sequence serves every option
and every call. Figures that are one outcome share one column; those that a file says move together have the values of
their own columns, in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
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
    (0.03333, 173)
    """
    _checked(n, seed)
    ranged = [param for param in case.params.values() if has_column(case, param)]
    place = {param.path: i for i, param in enumerate(ranged)}
    size = (-(-len(ranged) // BLOCK) * BLOCK, n, seed)
    first = {param.path: case.outcomes.get(param.path, (param.path,))[0] for param in ranged}
    moved = _moved(case, place, first, _sobol(*size))
    values = _kept if n <= QUICK else _values
    drawn = [param for param in ranged if is_drawn(param) and (paths is None or param.path in paths)]
    starts = [(param, first[param.path]) for param in drawn]
    return {p.path: quantile(p, moved[s]) if s in moved else values(p, place[s], *size) for p, s in starts}


def _values(param: Param, i: int, dimensions: int, n: int, seed: int) -> Array:
    """A parameter's values on a column of the sequence."""
    return quantile(param, _sobol(dimensions, n, seed)[i])


_once = lru_cache(maxsize=512)(_values)


def _kept(param: Param, i: int, dimensions: int, n: int, seed: int) -> Array:
    """The same, found once where one number of many moves."""
    return _once(param, i, dimensions, n, seed).copy()


def has_column(case: Case, param: Param) -> bool:
    """Whether a number takes a dimension of the sequence: one that has a range, or had one in its file."""
    return param.part == "uncertain" and (param.low is not None or param.path in case.alone)


def _moved(case: Case, place: Mapping[str, int], first: Mapping[str, str], points: Array) -> dict[str, Array]:
    """The columns of figures that the file lets move together; those of options that are left out do not count."""
    moved: dict[str, Array] = {}
    for group in case.file.together:
        paths = [path for path in dict.fromkeys(first.get(path, path) for path in group.figures) if path in place]
        columns = moving_together([points[place[path]] for path in paths], group.strength)
        moved |= dict(zip(paths, columns, strict=True))
    return moved


NEARLY = 1 - 1e-12  # a correlation that can still be decomposed; beside it, neighbours keep their order


def moving_together(columns: list[Array], strength: float) -> list[Array]:
    """Independent columns of chances, each in another order, so that the rank correlation of every two is strength.

    The first stays as it is. Of the first two, four, eight … entries each column keeps its values, so that every
    sample is still a look at the larger one.

    Args:
        columns: chances, evenly spread, above 0 and below 1. strength: -1 to 1; of more than two columns 0 or more.

    Source: normal scores of one correlation (2 sin(πρ/6), Pearson 1907), put in order of rank: Iman and Conover,
    Communications in Statistics 1982;B11:311–34.

    >>> up = np.array([0.1, 0.6, 0.9, 0.4])
    >>> moving_together([up, up[::-1]], 1.0)[1]
    array([0.4, 0.9, 0.6, 0.1])
    """
    from scipy.special import ndtri

    if len(columns) < 2:
        return columns
    shared = np.clip(2 * np.sin(np.pi * strength / 6), -NEARLY, NEARLY)
    correlation = np.full((len(columns), len(columns)), shared) + np.eye(len(columns)) * (1 - shared)
    scores = np.linalg.cholesky(correlation) @ ndtri(np.array(columns))
    return [columns[0], *(in_order(c, s) for c, s in zip(columns[1:], scores[1:], strict=True))]


def in_order(column: Array, scores: Array) -> Array:
    """A column in the order of scores: within its first two entries, the next two, the next four, and so on.

    >>> in_order(np.array([0.1, 0.6, 0.9, 0.4]), np.array([2.0, 1.0, 5.0, 7.0]))
    array([0.6, 0.1, 0.4, 0.9])
    """
    ordered, start, end = np.empty_like(column), 0, 2
    while start < len(column):
        ordered[start:end][np.argsort(scores[start:end], kind="stable")] = np.sort(column[start:end])
        start, end = end, 2 * end
    return ordered


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
