"""The walk-away fee: the price at which cash is zero in the middle of the draws, and at which 8 of 10 lose nothing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hitcase.analysis.roots import nearby, roots
from hitcase.analysis.what_if import Sample, count, npv_at, only
from hitcase.inputs.case import Case
from hitcase.inputs.offer import PARTNERS
from hitcase.inputs.options import FREE
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record

Array = np.ndarray
LEVELS = {"middle": 0.5, "eight_of_ten": 0.2}  # the part of the draws that may lose at that price
ROUGH, GUESS = 1024, 1e-4  # draws on which the price is first looked for, and how closely
LARGEST = 64.0  # times the price asked: beyond it, the fee does not matter


def walk_away_fees(case: Case, sample: Sample) -> dict[str, Record | None]:
    """The walk-away fee of every option; None where no partner asks a price.

    middle: the price at which half of the draws lose cash. eight_of_ten: at which two in ten do. Both in the unit of
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
    found: dict[str, Record | None] = dict.fromkeys(prices)
    asked = {name: price for name, price in prices.items() if price}
    if asked:
        found |= _fees(only(case, asked), asked, sample)
    return found


def price_of(case: Case, option: str) -> Param | None:
    """The one price that a partner asks; None for other kinds, and where parts have a price each."""
    found = case.tree.options[option]
    priced = [part.price.amount for part in found.parts if part.price.basis not in FREE]
    return priced[0] if found.kind in (*PARTNERS, "mix") and len(priced) == 1 else None


def _fees(case: Case, prices: Mapping[str, Param], sample: Sample) -> dict[str, Record]:
    least = np.array([[max(p.least, 0.0)] * len(LEVELS) for p in prices.values()])
    most = np.array([[min(p.most, LARGEST * (p.base or 1.0))] * len(LEVELS) for p in prices.values()])
    paths, quick = [p.path for p in prices.values()], {path: column[:ROUGH] for path, column in sample.items()}

    def cash(at: Array) -> Array:
        return levels(case, paths, at, sample)

    at_least, at_most = (levels(case, paths, end, quick) for end in (least, most))
    crosses = at_least * at_most < 0
    low, high = np.where(crosses, least, most), np.where(crosses, most, most)
    ends = np.where(crosses, at_least, 0), np.where(crosses, at_most, 0)
    rough = roots(lambda x: levels(case, paths, x, quick), low, high, *ends, near=GUESS)
    step = 1e-3 * rough
    slope = (levels(case, paths, rough + step, quick) - levels(case, paths, rough - step, quick)) / (2 * step)
    fee = nearby(cash, rough, np.where(crosses, slope, 0), 1e-10 * (np.abs(at_least) + np.abs(at_most)))
    return {name: _told(fee[i], crosses[i], at_least[i]) for i, name in enumerate(prices)}


def levels(case: Case, paths: list[str], at: Array, sample: Sample) -> Array:
    """Quantiles of npv_cash, one option a row and one level a column, each at its own price."""
    size = count(sample)
    values = {path: np.tile(column, len(LEVELS)) for path, column in sample.items() if path in case.params}
    values |= {path: np.repeat(at[i], size) for i, path in enumerate(paths)}
    found = npv_at(case, values, len(LEVELS) * size, "npv_cash").reshape(len(LEVELS), size, len(paths))
    quantiles = [np.quantile(found[j], level, axis=0) for j, level in enumerate(LEVELS.values())]
    return np.stack(quantiles, axis=1)


def _told(fee: Array, crosses: Array, at_least: Array) -> Record:
    never = ["even free of charge it loses cash" if cash < 0 else "at no price does it lose cash" for cash in at_least]
    found = {name: float(x) if found else None for name, x, found in zip(LEVELS, fee, crosses, strict=True)}
    reasons = [f"{name}: {why}" for name, why in zip(LEVELS, never, strict=True) if found[name] is None]
    return Record(**found, reason="; ".join(reasons))
