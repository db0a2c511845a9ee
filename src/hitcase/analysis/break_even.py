"""Where the result turns: break-evens of every figure, and the price at which to walk away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from hitcase.analysis.readings import BASE, Sample, count, decided_on, firsts, npv_at, npv_if, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.parts import amounts

Array = np.ndarray
Function = Callable[[Array], Array]
CLOSE = 1e-9


def roots(f: Function, low: Array, high: Array, at_low: Array, at_high: Array, near: float = CLOSE) -> Array:
    """One root in each bracket, by false position that halves the value of an end that stays (Illinois).

    Args:
        f: as many values as it is given. low, high: ends of brackets; at_low, at_high: f there, of opposite sign or 0.
        near: how close is close enough, of the bracket or of the values at its ends.

    Source: Dowell and Jarratt, BIT 1971;11:168–74.

    >>> roots(lambda x: x**2 - 2, *map(np.array, ([0.0], [2.0], [-2.0], [2.0]))).round(9)
    array([1.41421356])
    """
    a, b, fa, fb = (np.asarray(x, dtype=float) for x in (low, high, at_low, at_high))
    close, small = near * np.abs(b - a), near * np.maximum(np.abs(fa), np.abs(fb))
    x = between(a, b, fa, fb)
    for _ in range(60):
        fx = f(x)
        crossed = fx * fb < 0
        a, fa = np.where(crossed, b, a), np.where(crossed, fb, fa / 2)
        done = (np.abs(fx) <= small) | (np.abs(x - b) <= close)
        a, fa, b, fb = np.where(done, x, a), np.where(done, fx, fa), x, fx
        if done.all():
            break
        x = between(a, b, fa, fb)
    return x


def between(a: Array, b: Array, fa: Array, fb: Array) -> Array:
    """Where the line through two points crosses zero; the second point where it does not."""
    run = fb - fa
    return np.asarray(b - np.where(run != 0, fb * (b - a) / np.where(run != 0, run, 1), 0))


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
    >>> price = break_evens(load("params/lakeside.yaml"), "offer_a", paths=["options.offer_a.price.amount"])[0]
    >>> price.still_positive.side, 198_500 < price.still_positive.value < 230_000
    ('at_most', True)
    """
    candidates = {path: case.params[path] for path in paths or firsts(case, only(case, [option]).params)}
    spans = {path: span(param) for path, param in candidates.items()}
    params = [candidates[path] for path, (low, high) in spans.items() if low < high]
    if not params:
        return []
    grid = np.array([[*np.linspace(*spans[param.path], STEPS), param.base] for param in params])
    grid.sort(axis=1)
    what_ifs = [(param.path, float(x)) for param, row in zip(params, grid, strict=True) for x in row]
    values = margins(case, option, what_ifs, sample).reshape(*grid.shape, -1)
    turns = _solved(case, option, params, sample, _brackets(params, grid, values))
    records = []
    for i, param in enumerate(params):
        if np.ptp(values[i], axis=0).max() > 0:
            holds_at_base = values[i, np.searchsorted(grid[i], param.base)] >= 0
            by_kind = {kind: turns.get((i, kind)) for kind in range(len(KINDS))}
            records.append(_break_even(param, spans[param.path], holds_at_base, by_kind))
    return records


def span(param: Param) -> tuple[float, float]:
    """The plausible range: low to high; without a given one, half to double the value, within the schema's bounds.

    A figure of 0 without a range is searched up to the schema's bound, and not at all where there is none.
    """
    if param.low is not None and param.high is not None and not param.by_origin:
        return min(param.low, param.base), max(param.high, param.base)
    low, high = sorted((param.base / 2, param.base * 2)) if param.base else (0.0, param.most)
    bounds = (max(low, param.least), min(high, param.most))
    return bounds if np.isfinite(bounds).all() else (param.base, param.base)


def margins(case: Case, option: str, what_ifs: Pairs, sample: Sample) -> Array:
    """Mean npv of an option, and how far it is above the best of the others: what-ifs × 2, or × 1 without any."""
    own = npv_if(case, [option], what_ifs, sample).mean(axis=1)
    others = [name for name in ranked(case) if name != option] if option in ranked(case) else []
    if not others:
        return np.asarray(own)
    touched = only(case, others).params  # what is the option's own leaves the others where they are
    inside = np.array([bool({path, *case.outcomes.get(path, ())} & touched.keys()) for path, _ in what_ifs])
    shared = [pair for pair, both in zip(what_ifs, inside, strict=True) if both]
    best = npv_if(case, others, [("", 0.0), *shared], sample).mean(axis=1).max(axis=1)
    return np.column_stack([own, own[:, 0] - best[np.where(inside, np.cumsum(inside), 0)]])


def _brackets(params: list[Param], grid: Array, values: Array) -> list[Bracket]:
    """For each figure and condition, the turn that is nearest to base."""
    brackets = []
    holds = values >= 0
    for i, k in np.ndindex(values.shape[0], values.shape[2]):
        turns = np.flatnonzero(holds[i, 1:, k] != holds[i, :-1, k])
        if turns.size:
            away = np.maximum(grid[i, turns] - params[i].base, params[i].base - grid[i, turns + 1])
            at = int(turns[np.argmin(away)])
            ends, there = grid[i, at : at + 2].tolist(), values[i, at : at + 2, k].tolist()
            brackets.append(Bracket(i, k, tuple(ends), tuple(there)))
    return brackets


def _solved(
    case: Case, option: str, params: list[Param], sample: Sample, brackets: list[Bracket]
) -> dict[tuple[int, int], Record]:
    """The value at every turn, all of them by the same calls of the model."""
    if not brackets:
        return {}
    rows, kinds = np.arange(len(brackets)), [bracket.kind for bracket in brackets]

    def at(x: Array) -> Array:
        what_ifs = [(params[b.row].path, float(value)) for b, value in zip(brackets, x, strict=True)]
        return np.asarray(margins(case, option, what_ifs, sample)[rows, kinds])

    low, high = np.array([bracket.ends for bracket in brackets]).T
    at_low, at_high = np.array([bracket.values for bracket in brackets]).T
    solved = roots(at, low, high, at_low, at_high)
    sides = ["at_least" if bracket.values[1] >= 0 else "at_most" for bracket in brackets]
    turns = zip(brackets, solved, sides, strict=True)
    return {(b.row, b.kind): Record(value=float(x), side=side) for b, x, side in turns}


def _break_even(
    param: Param, span: tuple[float, float], holds_at_base: Array, turns: dict[int, Record | None]
) -> Record:
    record = Record(path=param.path, unit=param.unit, base=param.base, low=span[0], high=span[1])
    for kind, name in enumerate(KINDS):
        holds = bool(holds_at_base[kind]) if kind < len(holds_at_base) else None
        never = Record(value=None, side="always" if holds else "never")
        record[name] = None if holds is None else Record(turns[kind] or never, holds=holds)
    return record


LEVELS = {"middle": 0.5, "eight_of_ten": 0.2}  # the part of the draws that may lose at that price
WITHIN = "within_limit"
ROUGH = 1024  # draws that say whether there is such a price
STEP = 0.01  # of the price asked: how a draw moves with it is first seen there
NEAR, TRIES = 1e-10, 8  # how close to 0 is close enough, and how often it is looked for again
LARGEST = 64.0  # times the price asked: beyond it, the fee does not matter


def walk_away_fees(case: Case, sample: Sample) -> dict[str, Record | None]:
    """The walk-away fee of every option; None where no partner asks a price.

    middle: the price at which half of the draws lose cash. eight_of_ten: at which two in ten do. within_limit: at which
    as many lose, of the npv that decides, as the client's limit on a loss allows; None without one. All in the unit of
    price.amount; None where no price from 0 to 64 times the one asked brings it about, and then `reason` says why.
    The price is held at that value, all else is drawn; the others' prices stay as they are.

    Args:
        sample: path → draws, all of them: `draws(case)`.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.draws import draws
    >>> case = load("params/lakeside.yaml")
    >>> fees = walk_away_fees(case, draws(case, 1024))
    >>> fees["offer_a"].eight_of_ten < fees["offer_a"].middle
    True
    """
    prices = {name: price_of(case, name) for name in case.tree.options}
    fees: dict[str, Record | None] = dict.fromkeys(prices)
    priced = {name: price for name, price in prices.items() if price}
    if priced:
        fees |= _fees(only(case, priced), priced, sample)
    return fees


def price_of(case: Case, option: str) -> Param | None:
    """The one price that a partner asks; None for other kinds, and where parts, years or bands have a price each."""
    prices = [price for part in case.tree.options[option].parts if part.partner for price in amounts(part.price)]
    return prices[0] if len(prices) == 1 else None


def levels_of(case: Case) -> dict[str, tuple[float, str]]:
    """What a price is looked for at: name → the part of the draws that may lose, and the line that they lose of."""
    limits = case.tree.limits
    own = {WITHIN: (float(limits.p_loss.base), decided_on(case))} if "p_loss" in limits else {}
    return {**{name: (part, "npv_cash") for name, part in LEVELS.items()}, **own}


class Tangent(NamedTuple):
    """What every draw of an option comes to at a price, and how it moves with it: options; then draws × options."""

    price: Array
    npv: Array
    slope: Array


def _fees(case: Case, prices: Mapping[str, Param], sample: Sample) -> dict[str, Record]:
    """One level after the other, each looked for from where the last was found."""
    least, asked, most = np.array([_searched(price) for price in prices.values()]).T
    paths, quick = [price.path for price in prices.values()], {path: x[:ROUGH] for path, x in sample.items()}
    levels, found = levels_of(case), dict[str, tuple[Array, Array, Array]]()
    for line in sorted({line for _, line in levels.values()}):
        at_ends = [_npv(case, paths, end, quick, line) for end in (least, most)]
        npv = partial(_npv, case, paths, sample=sample, line=line)
        short = asked * (1 - STEP)
        tangent = _moved(npv, Tangent(short, npv(short), np.zeros(())), asked)
        for name, part in sorted((name, part) for name, (part, of) in levels.items() if of == line):
            at_least, at_most = (np.quantile(end, part, axis=0) for end in at_ends)
            crosses = at_least * at_most < 0
            small = np.where(crosses, NEAR * (np.abs(at_least) + np.abs(at_most)), np.inf)
            tangent = _turn(npv, tangent, part, small, (least, most))
            found[name] = tangent.price, crosses, at_least
    of_option = [{name: tuple(x[i] for x in found[name]) for name in levels} for i in range(len(prices))]
    return {option: _fee_record(its) for option, its in zip(prices, of_option, strict=True)}


def _searched(price: Param) -> tuple[float, float, float]:
    """The lowest price that is looked at, the one asked, and the highest."""
    asked = price.base or 1.0
    return max(price.least, 0.0), asked, min(price.most, LARGEST * asked)


def _turn(npv: Function, tangent: Tangent, part: float, small: Array, ends: tuple[Array, Array]) -> Tangent:
    """At the price at which a part of the draws lose: a draw is all but straight in it, so the first guess is close.

    Args:
        small: options; how much of the npv is nothing.
    """
    for _ in range(TRIES):
        open_ = np.abs(np.quantile(tangent.npv, part, axis=0)) > small
        if not open_.any():
            break
        tangent = _moved(npv, tangent, np.where(open_, _straight(tangent, part, ends), tangent.price))
    return tangent


def _moved(npv: Function, tangent: Tangent, price: Array) -> Tangent:
    """At other prices: a draw moves along the line through both; where the price stays, as before."""
    values, step = npv(price), price - tangent.price
    slope = np.where(step != 0, (values - tangent.npv) / np.where(step != 0, step, 1), tangent.slope)
    return Tangent(price, values, slope)


def _straight(tangent: Tangent, part: float, ends: tuple[Array, Array]) -> Array:
    """The price of each option at which a part of the draws would lose if all were straight."""

    def at(price: Array) -> Array:
        return np.asarray(np.quantile(tangent.npv + tangent.slope * (price - tangent.price), part, axis=0))

    return np.asarray(np.clip(roots(at, *ends, at(ends[0]), at(ends[1])), *ends))


def _npv(case: Case, paths: list[str], at: Array, sample: Sample, line: str) -> Array:
    """The draws of a line, with each option at its own price: draws × options."""
    size = count(sample)
    values = {path: column for path, column in sample.items() if path in case.params}
    values |= {path: np.full(size, price) for path, price in zip(paths, at, strict=True)}
    return npv_at(case, values, size, line)


def _fee_record(levels: dict[str, tuple[float, bool, float]]) -> Record:
    """levels: by name the price, whether there is one, and the npv free of charge."""
    fees = {name: float(price) if exists else None for name, (price, exists, _) in levels.items()}
    why = {True: "even free of charge it loses cash", False: "at no price does it lose cash"}
    never = [f"{name}: {why[bool(cash < 0)]}" for name, (_, exists, cash) in levels.items() if not exists]
    return Record({**dict.fromkeys([*LEVELS, WITHIN]), **fees}, reason="; ".join(never))
