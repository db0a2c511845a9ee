"""The answer strip of the workshop: the option's cash, its chance of a loss, the price that is safe, what it was."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.break_even import price_of
from hitcase.document.terms import fee
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels

Cell = dict[str, Any]
NEVER = "at no price"


def strip(case: Case, option: str, now: Record, was: Record, fees: Record | None) -> list[Cell]:
    """The cells of the strip, each {name, value, more, was, explain}; explain: the line behind it.

    Args:
        now, was: `quick_results` with what is tried, and as last agreed. fees: the option's walk-away fee, None
            while it is not known.
    """
    found, before, currency = now.results.options[option], was.results.options[option], case.file.currency
    cash, full = found.npv_cash, found.npv_full
    spread = " … ".join(formats.millions(cash[level], digits=1) for level in ("p10", "p50", "p90"))
    unit, funding = labels.unit("million money", currency), found.peak_funding
    most = formats.about(funding.p90, currency)
    years = formats.years(case.file.horizon)
    cells = [
        _cell(f"Cash over {years}, {unit}", spread, "1 in 10 below, middle, above", "npv_cash"),
        _cell("Loses cash", formats.in_twenty(cash.p_loss), "of all futures", "npv_cash"),
        _cell(
            "With capacity", formats.money_m(full.p50, currency, signed=True), "middle; not all of it cash", "npv_full"
        ),
        _cell("Most cash out", formats.about(funding.mean, currency), f"9 in 10: less than {most}", "peak_funding"),
        _price(case, option, fees),
    ]
    cells[0]["was"] = _moved(before.npv_cash.p50, cash.p50, currency)
    cells[1]["was"] = _changed(formats.in_twenty(before.npv_cash.p_loss), formats.in_twenty(cash.p_loss))
    return [cell for cell in cells if cell]


def _cell(name: str, value: str, more: str, explain: str) -> Cell:
    return {"name": name, "value": value, "more": more, "was": "", "explain": explain}


def _moved(before: float, now: float, currency: str) -> str:
    """What the middle was, and by how much it moved; nothing where it did not."""
    moved = formats.about(now - before, currency, signed=True)
    if abs(now - before) < 1:
        return ""
    return f"middle was {formats.money_m(before, currency, signed=True, digits=2)} ({moved})"


def _changed(before: str, now: str) -> str:
    return f"was {before}" if before != now else ""


def _price(case: Case, option: str, fees: Record | None) -> Cell:
    price = price_of(case, option)
    if price is None:
        return {}
    asked = f"asked: {fee_of(case, price.unit, price.base)}"
    if fees is None:
        return _cell("Safe price", "…", asked, price.path)
    side = "Safe from" if price.unit.startswith("share") else "Safe up to"
    safe = fees.eight_of_ten
    return _cell(side, fee(case, price.unit, safe) if safe else NEVER, f"8 in 10 lose none; {asked}", price.path)


def fee_of(case: Case, unit: str, price: float) -> str:
    """A price as it is asked."""
    return formats.exact_percent(price) if unit.startswith("share") else formats.money(price, case.file.currency)


def hours(case: Case, lines: Record) -> list[dict[str, Any]]:
    """What an hour costs all-in, own staff and every option, the cheapest first: {name, told, explain, option}."""
    own = [name for name in lines.roles if f"scope.share.{name}" in case.params]
    found = [
        (one.cost_per_hour, labels.option_name(name), "cost_per_hour", name)
        for name, one in lines.options.items()
        if one.has_cost_per_hour
    ]
    if len(own) == 1:
        line = "in_house_full_hourly_cost"
        found.append((lines.roles[own[0]][line], "Own staff", f"roles.{own[0]}.{line}", ""))
    currency = case.file.currency
    told = ("name", "explain", "option")
    return [
        {"told": formats.rate(cost, currency), **dict(zip(told, more, strict=True))} for cost, *more in sorted(found)
    ]
