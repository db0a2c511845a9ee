"""Money of another currency: at the client file's exchange rate, as wide as the rate makes it, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hitcase.inputs.evidence import Claim, currency_of
from hitcase.inputs.quantity import plain
from hitcase.inputs.schema import ClientFile

LISTED = 6  # paths that a note names


class Rate(NamedTuple):
    """What one unit of a currency is in the file's: the lowest it could be, the most likely, the highest."""

    low: float
    base: float
    high: float

    @property
    def text(self) -> str:
        """As an origin says it.

        >>> Rate(0.75, 0.79, 0.84).text, Rate(0.79, 0.79, 0.79).text
        ('0.79 (0.75 to 0.84)', '0.79')
        """
        around = f" ({plain(self.low)} to {plain(self.high)})" if self.low < self.high else ""
        return f"{plain(self.base)}{around}"


SAME = Rate(1, 1, 1)


def rate_of(file: ClientFile, currency: str) -> Rate | None:
    """The rate for money of a currency, "" being that of no currency; None where the file gives none."""
    if currency in ("", file.currency):
        return SAME
    quantity = (file.exchange_rates or {}).get(currency)
    if quantity is None or quantity.base is None:
        return None
    low, high = (quantity.base if end is None else end for end in (quantity.low, quantity.high))
    return Rate(low, quantity.base, high)


def exchanged(value: float, rate: float) -> float:
    """An amount at a rate, without the digits that no rate has.

    >>> exchanged(106_000, 0.791), exchanged(0.1, 1)
    (83846.0, 0.1)
    """
    return value if rate == 1 else float(f"{value * rate:.6g}")


def exchanged_source(claim: Claim, rate: Rate) -> str:
    """Where a claim's number is from, with the rate that brought it into the file's currency if there was one."""
    if rate == SAME:
        return claim.source
    return f"{claim.source}; {plain(claim.value['base'])} {currency_of(claim)} at {rate.text}"


def not_used(currency: str, own: str, paths: Iterable[str]) -> str:
    """That the register's money in a currency stays out of a file, where it is missing, and what to enter."""
    listed = list(paths)
    more = f" and {len(listed) - LISTED} more" if len(listed) > LISTED else ""
    what = f"Register values in {currency} are not used in a file in {own}"
    return f"{what}: {', '.join(listed[:LISTED])}{more}. {instead(currency, own)}"


def instead(currency: str, own: str) -> str:
    """What to enter instead of a claim in another currency."""
    return f"Enter your own figure, or what one {currency} is in {own}: exchange_rates: {{{currency}: …}}."
