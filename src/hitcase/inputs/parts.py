"""A part of an option in the model's form: how it is sized, what its price is, who learns."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.gaps import NO_EFFECT
from hitcase.inputs.params import Param, Record, structural


def complete_part(tree: Record, part: Record, *, hires: bool) -> None:
    """Bring a part of an option into the model's form in place; ``hires``: whether finding own hires costs money."""
    part["size"] = "team" if "team_hours" in part.price else "scope"
    part["escalator"] = part.get("escalator", tree.wage_growth)
    _price(part.price)
    payroll = part.price.basis == "payroll"
    part["hires"] = payroll and hires
    if payroll and part.learning_loss[0].source == NO_EFFECT:  # own hires learn as any successor does
        del part["learning_loss"]


def _price(price: Record) -> None:
    """A price in the model's form: a monthly fee is a list by year, a price by requests a list of bands."""
    amount = price.pop("amount", structural("price", 0.0))
    price["amount"] = amount
    if price.basis == "monthly_fee":
        price["amount"] = as_list(amount)
    if price.basis == "per_request":
        bands = amount if isinstance(amount, list) else [Record(amount=amount)]
        starts = [structural("price", 0.0), *(band.up_to for band in bands[:-1])]
        price["amount"] = [Record(start=start, amount=band.amount) for start, band in zip(starts, bands, strict=True)]
        price["request_share"] = price.get("request_share", structural("price.request_share", 1.0))


def amounts(price: Record) -> list[Param]:
    """Every amount of a price in the model's form: one, one a year, or one a band of requests."""
    if price.basis == "per_request":
        return [band.amount for band in price.amount]
    return as_list(price.amount)


def as_list(numbers: Any) -> list[Any]:
    """A list by year of what may be one number."""
    return numbers if isinstance(numbers, list) else [numbers]
