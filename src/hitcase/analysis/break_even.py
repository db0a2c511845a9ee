"""Break-evens: the value of each figure at which an option's npv is zero, and at which another takes first place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from hitcase.analysis.roots import roots
from hitcase.analysis.what_if import BASE, Sample, npv_if, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record

Array = np.ndarray
KINDS = ("still_positive", "still_best")
STEPS = 8  # values of a range that are looked at beside the most likely one
Pairs = list[tuple[str, float]]


class Bracket(NamedTuple):
    """Where a condition turns: which figure, which kind of condition, between which two values, and those there."""

    row: int
    kind: int
    ends: tuple[float, float]
    values: tuple[float, float]


def break_evens(case: Case, option: str, sample: Sample = BASE, paths: Iterable[str] = ()) -> list[Record]:
    """For every figure that moves an option: within which values its npv (the one that decides) stays at least 0.

    Each: path, unit, base, low, high (the range that was searched, see `span`), and for still_positive and still_best
    (no other option is better; do nothing is one): {value, side, holds}. side: "at_least" or "at_most" that value,
    the one nearest to base; "always" or "never" from low to high, and then value is None. holds: whether it holds at
    base. still_best is None where there is nothing to compare: one option, or a scope of its own.

    Args:
        sample: path → draws of all other figures, whose mean counts; without, they are at their most likely value.
        paths: which figures; without, all that the option has or shares. What moves no npv is left out.

    >>> from hitcase.analysis.cases import load
    >>> found = break_evens(load("params/lakeside.yaml"), "offer_a", paths=["options.offer_a.price.amount"])[0]
    >>> found.still_positive.side, 198_500 < found.still_positive.value < 230_000
    ('at_most', True)
    """
    known = only(case, [option]).params if not paths else {path: case.params[path] for path in paths}
    spans = {path: span(param) for path, param in known.items()}
    asked = [known[path] for path, (low, high) in spans.items() if low < high]
    if not asked:
        return []
    grid = np.array([[*np.linspace(*spans[param.path], STEPS), param.base] for param in asked])
    grid.sort(axis=1)
    held = [(param.path, float(x)) for param, row in zip(asked, grid, strict=True) for x in row]
    values = margins(case, option, held, sample).reshape(*grid.shape, -1)
    found = _solved(case, option, asked, sample, _brackets(asked, grid, values))
    now = [
        values[i, np.searchsorted(row, param.base)] >= 0 for i, (param, row) in enumerate(zip(asked, grid, strict=True))
    ]
    moved = np.ptp(values, axis=1).max(axis=1) > 0
    return [
        _about(param, spans[param.path], now[i], {kind: found.get((i, kind)) for kind in range(len(KINDS))})
        for i, param in enumerate(asked)
        if moved[i]
    ]


def span(param: Param) -> tuple[float, float]:
    """The plausible range: low to high; without one, half to double the value, within the schema's bounds.

    A figure of 0 without a range is searched up to the schema's bound, and not at all where there is none.
    """
    if param.low is not None and param.high is not None:
        return min(param.low, param.base), max(param.high, param.base)
    low, high = sorted((param.base / 2, param.base * 2)) if param.base else (0.0, param.most)
    found = (max(low, param.least), min(high, param.most))
    return found if np.isfinite(found).all() else (param.base, param.base)


def margins(case: Case, option: str, held: Pairs, sample: Sample) -> Array:
    """Mean npv of an option, and how far it is above the best of the others; held × 2, or × 1 where there are none."""
    own = npv_if(case, [option], held, sample).mean(axis=1)
    others = [name for name in ranked(case) if name != option] if option in ranked(case) else []
    if not others:
        return np.asarray(own)
    touched = only(case, others).params  # what is the option's own leaves the others where they are
    inside = np.array([path in touched for path, _ in held])
    shared = [pair for pair, both in zip(held, inside, strict=True) if both]
    best = npv_if(case, others, [("", 0.0), *shared], sample).mean(axis=1).max(axis=1)
    return np.column_stack([own, own[:, 0] - best[np.where(inside, np.cumsum(inside), 0)]])


def _brackets(asked: list[Param], grid: Array, values: Array) -> list[Bracket]:
    """For each figure and condition, the turn that is nearest to base."""
    found = []
    holds = values >= 0
    for i, k in np.ndindex(values.shape[0], values.shape[2]):
        turns = np.flatnonzero(holds[i, 1:, k] != holds[i, :-1, k])
        if turns.size:
            away = np.maximum(grid[i, turns] - asked[i].base, asked[i].base - grid[i, turns + 1])
            at = int(turns[np.argmin(away)])
            ends, there = grid[i, at : at + 2].tolist(), values[i, at : at + 2, k].tolist()
            found.append(Bracket(i, k, tuple(ends), tuple(there)))
    return found


def _solved(
    case: Case, option: str, asked: list[Param], sample: Sample, found: list[Bracket]
) -> dict[tuple[int, int], Record]:
    """The value at every turn, all of them by the same calls of the model."""
    if not found:
        return {}
    rows, kinds = np.arange(len(found)), [bracket.kind for bracket in found]

    def at(x: Array) -> Array:
        held = [(asked[b.row].path, float(value)) for b, value in zip(found, x, strict=True)]
        return np.asarray(margins(case, option, held, sample)[rows, kinds])

    low, high = np.array([bracket.ends for bracket in found]).T
    at_low, at_high = np.array([bracket.values for bracket in found]).T
    solved = roots(at, low, high, at_low, at_high)
    sides = ["at_least" if bracket.values[1] >= 0 else "at_most" for bracket in found]
    told = zip(found, solved, sides, strict=True)
    return {(b.row, b.kind): Record(value=float(x), side=side) for b, x, side in told}


def _about(param: Param, span: tuple[float, float], now: Array, found: dict[int, Record | None]) -> Record:
    told = Record(path=param.path, unit=param.unit, base=param.base, low=span[0], high=span[1])
    for kind, name in enumerate(KINDS):
        holds = bool(now[kind]) if kind < len(now) else None
        never = Record(value=None, side="always" if holds else "never")
        told[name] = None if holds is None else Record(found[kind] or never, holds=holds)
    return told
