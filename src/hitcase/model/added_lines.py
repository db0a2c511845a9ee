"""Costs and benefits added to an option by name: amounts a year, in prices of year 1, each of one class."""

from typing import Any

from hitcase.model import Years, benefits, timing

CASH, AVOIDANCE, CAPACITY, COST = "cash", "avoidance", "capacity", "cost"


def added_lines(clock: Any, in_service: Years, option: Any) -> dict[str, Years]:
    """Every added line by its name: money of each year, ≥ 0 whether it is a cost or a benefit; 0 in year 0.

    It counts from its own month on, else while the option is in service, and grows with wages, as pay does.
    """
    return {name: added_line(clock, in_service, item) for name, item in option.added.items()}


def added_line(clock: Any, in_service: Years, item: Any) -> Years:
    """One of them."""
    counts = timing.share(clock.year, item.start_month) if "start_month" in item else in_service
    return benefits.grown(benefits.ended(item.amount, counts), clock.wage)


def of_class(word: str, option: Any, found: dict[str, Years]) -> list[Years]:
    """The added lines of one class: cash, avoidance, capacity or cost."""
    return [found[name] for name, item in option.added.items() if item["class_"] == word]
