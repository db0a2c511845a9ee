"""What the client gets: cash that ends, spending avoided, hours gained (design 3.3, second half)."""

import numpy as np

from hitcase.model import Number, Years


def ended(amount: Number, after: Years) -> Years:
    """A yearly amount (money, hours, posts) times the part of each year after it ended; nominal or in hours.

    >>> ended(1_440_000, [0, 7 / 12])
    [0, 840000.0]
    """
    return [amount * s for s in after]


def grown(amounts: Years, wage: Years) -> Years:
    """Amounts in prices of year 1, in the prices of each year."""
    return [a * w for a, w in zip(amounts, wage, strict=True)]


def avoided(before: Years, after: Years) -> Years:
    """Do nothing's less the option's."""
    return [b - a for b, a in zip(before, after, strict=True)]


def freed_hours(moved_hours: Years, governance_hours: Number, in_service: Years) -> Years:
    """Own and contract hours that the move frees, net of those that managing the partner takes.

    >>> round(freed_hours([9_456], 250, [8 / 12])[0], 2)
    9289.33
    """
    return [moved - governance_hours * s for moved, s in zip(moved_hours, in_service, strict=True)]


def redeployed_hours(freed: Years, claimed: Years, realisation_share: Number, phase_in: Years) -> Years:
    """Freed hours that are not claimed as money and come into use; a gap (claimed > freed) counts in full.

    >>> [round(float(x), 2) for x in redeployed_hours([9_289.33, 10], [6_283.33, 15], 0.75, [0.55, 1])]
    [1239.98, -5.0]
    """
    spare = [f - c for f, c in zip(freed, claimed, strict=True)]
    return [np.where(x > 0, x * realisation_share * part, x) for x, part in zip(spare, phase_in, strict=True)]


def hours_gained(redeployed: Years, avoided_lost: Years, kt_hours: Years) -> Years:
    """Hours for other work: redeployed, and no longer lost to turnover, less the handover (year 1)."""
    return [r + a - kt for r, a, kt in zip(redeployed, avoided_lost, kt_hours, strict=True)]


def capacity_value(hours_gained: Years, value_of_hour: Number, wage: Years) -> Years:
    """Hours gained in money. Time, not cash: it enters no cash line."""
    return [h * value_of_hour * w for h, w in zip(hours_gained, wage, strict=True)]


def positive(amounts: Years) -> Years:
    """The amounts, 0 where they are negative."""
    return [np.maximum(0, a) for a in amounts]


def saving(moved_value: Years, total_cost: Years) -> Years:
    """What the moved hours would have cost elsewhere, less the option's total cost. In no net line."""
    return [value - cost for value, cost in zip(moved_value, total_cost, strict=True)]
