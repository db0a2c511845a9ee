"""The offers behind an option's prices: found where they are written, and whether they stand on the days that count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hitcase.inputs.option_keys import Option, Part
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Origin

FIELDS = ("date", "page", "valid_until")


def offers_of(option: Option) -> list[Origin]:
    """Each offer once; of one that several levels name, the nearest to the amount that says it gives date and page.

    >>> price = {"basis": "hourly", "amount": {"base": 90, "origin": {"offer": "A", "page": "4"}}}
    >>> whole = {"offer": "A", "date": "2026-06-12", "page": "1"}
    >>> option = Option.model_validate({"kind": "offshore", "origin": whole, "price": price})
    >>> [offer.words for offer in offers_of(option)]
    ['A, 2026-06-12, page 4']
    """
    found = [_nearest(_levels(option, part)) for part in option.parts or [option]]
    return [offer for i, offer in enumerate(found) if offer and offer not in found[:i]]


def _levels(option: Option, part: Part) -> list[Origin]:
    """What may name the offer of a part's price: its amount, the price, the option."""
    amount: Any = part.price.amount if part.price else None
    amounts = [
        getattr(entry, "amount", entry) for entry in (amount if isinstance(amount, list) else [amount])
    ]  # of bands
    of_amounts = [entry.origin for entry in amounts if entry]
    levels = (*of_amounts, part.price and part.price.origin, option.origin)
    return [origin for origin in levels if origin and origin.offer]


def _nearest(levels: list[Origin]) -> Origin | None:
    if not levels:
        return None
    same = [origin for origin in levels if origin.offer == levels[0].offer]
    dated = {name: next((value for origin in same if (value := getattr(origin, name))), "") for name in FIELDS}
    return levels[0].model_copy(update=dated)


def has_lapsed(offer: Origin, file: ClientFile) -> bool:
    """Whether it is no longer valid on the file's own day."""
    return bool(offer.valid_until) and offer.valid_until < file.as_of


def lapses_too_soon(offer: Origin, file: ClientFile) -> bool:
    """Whether it is valid today and not on the day by which the client decides."""
    decided = file.document.decide_by or ""
    return bool(offer.valid_until) and not has_lapsed(offer, file) and offer.valid_until < decided


def lapsing(offers: Iterable[Origin], file: ClientFile) -> Origin | None:
    """The first of them to end, of those that do not stand on the day of the decision; None if all do."""
    ending = [offer for offer in offers if has_lapsed(offer, file) or lapses_too_soon(offer, file)]
    return min(ending, key=lambda offer: offer.valid_until, default=None)
