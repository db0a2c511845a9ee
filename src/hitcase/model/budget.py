"""Budget split: run, grow and transform today and after, and the maintenance tax on staff time (design 3.2)."""

import numpy as np

from hitcase.model import Number, Years


def it_budget(total: Number, price: Years, decided: Years) -> Years:
    """The IT budget of each year, money; price is the index of its growth, 1 in year 1.

    >>> it_budget(1_000, [0.98, 1, 1.02], [0, 1, 1])
    [0.0, 1000, 1020.0]
    """
    return [total * p * after for p, after in zip(price, decided, strict=True)]


def rest_share(run_share: Number, part: Number, other: Number) -> Number:
    """The share of grow (or transform): what run leaves, divided in the base proportion of part to other.

    >>> round(float(rest_share(0.65, 0.22, 0.13)), 4)
    0.22
    """
    both = part + other
    return (1 - run_share) * np.where(both > 0, part / np.where(both > 0, both, 1), 0)


def of_budget(it_budget: Years, share: Number) -> Years:
    """Money of each year for one of run, grow and transform."""
    return [money * share for money in it_budget]


def maintenance_tax_hours(filled: Number, productive_hours: Number, run_time_share: Number) -> Number:
    """Hours a year that staff spend keeping systems running. run_time_share is of productive hours (0–1).

    >>> maintenance_tax_hours(40, 1_800, 0.6)
    43200.0
    """
    return filled * productive_hours * run_time_share


def run_after(run: Years, total_cost: Years, cashable: Years, redeployed_pay: Years, decided: Years) -> Years:
    """Run budget under an option: the partner's cost comes in, what ends goes out, and so does staff that moves on."""
    flows = zip(run, total_cost, cashable, redeployed_pay, decided, strict=True)
    return [(money + cost - saved - moved) * after for money, cost, saved, moved, after in flows]


def with_redeployed(money: Years, part: Number, redeployed_pay: Years) -> Years:
    """Grow or transform under an option: part (0–1) of the pay of redeployed hours joins it."""
    return [today + part * pay for today, pay in zip(money, redeployed_pay, strict=True)]
