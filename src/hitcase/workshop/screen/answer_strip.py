"""The answer strip of the workshop: the option's cash, its chance of a loss, the price that is safe, what it was."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.break_even import price_of
from hitcase.document.terms import fee, risk_standard
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from hitcase.workshop.recap.scenario_part import NO_PRICE, SPREAD, WALK_AWAY

StripCell = dict[str, Any]
MIXED = "median, today's money; not all cash"


def strip(case: Case, option: str, current: Record, agreed: Record, fees: Record | None) -> list[StripCell]:
    """The cells of the strip, each {name, value, more, change, explain}; explain: the line behind it.

    Args:
        current, agreed: `quick_results` with what is tried, and as last agreed.
        fees: the option's walk-away fee, None
            while it is not known.
    """
    results, before, currency = current.results.options[option], agreed.results.options[option], case.file.currency
    cash, full = results.npv_cash, results.npv_full
    spread = " … ".join(formats.millions(cash[level], digits=1) for level in ("p10", "p50", "p90"))
    unit, years = labels.unit("million money", currency), formats.years(case.file.horizon)
    capacity = formats.money_m(full.p50, currency, signed=True)
    cells = [
        _cell(f"Cash over {years}, today's money, {unit}", spread, SPREAD, "npv_cash"),
        _cell("Loses cash", formats.in_twenty(cash.p_loss), "of all futures", "npv_cash"),
        _cell("With capacity", capacity, MIXED, "npv_full"),
        _funding(results.peak_funding, currency),
        _price(case, option, fees),
    ]
    cells[0]["change"] = _move_of_median(before.npv_cash.p50, cash.p50, currency)
    cells[1]["change"] = _earlier(formats.in_twenty(before.npv_cash.p_loss), formats.in_twenty(cash.p_loss))
    return [cell for cell in cells if cell]


def _cell(name: str, value: str, more: str, explain: str) -> StripCell:
    return {"name": name, "value": value, "more": more, "change": "", "explain": explain}


def _funding(funding: Record, currency: str) -> StripCell:
    most = f"9 in 10: less than {formats.about(funding.p90, currency)}"
    return _cell("Average peak funding", formats.about(funding.mean, currency), most, "peak_funding")


def _move_of_median(before: float, current: float, currency: str) -> str:
    """What the median was, and by how much it moved; nothing where it did not."""
    shift = formats.about(current - before, currency, signed=True)
    if abs(current - before) < 1:
        return ""
    return f"median was {formats.money_m(before, currency, signed=True, digits=2)} ({shift})"


def _earlier(before: str, current: str) -> str:
    return f"was {before}" if before != current else ""


def _price(case: Case, option: str, fees: Record | None) -> StripCell:
    price = price_of(case, option)
    if price is None:
        return {}
    asking = f"asked: {fee_of(case, price.unit, price.base)}"
    if fees is None:
        return _cell(WALK_AWAY, "…", asking, price.path)
    level, most = risk_standard(case)
    safe, standard = fees[level], f"{bare(most)} chance of a loss"
    return _cell(WALK_AWAY, fee(case, price.unit, safe) if safe else NO_PRICE, f"{standard}; {asking}", price.path)


def fee_of(case: Case, unit: str, price: float) -> str:
    """A price as it is asked."""
    return formats.exact_percent(price) if unit.startswith("share") else formats.money(price, case.file.currency)


def hourly_costs(case: Case, lines: Record) -> list[dict[str, Any]]:
    """What an hour costs all-in, own staff and every option, the cheapest first: {name, rate, explain, option}."""
    roles = [name for name in lines.roles if f"scope.share.{name}" in case.params]
    costs = [
        (option_lines.cost_per_hour, labels.option_name(name), "cost_per_hour", name)
        for name, option_lines in lines.options.items()
        if option_lines.has_cost_per_hour
    ]
    if len(roles) == 1:
        line = "in_house_full_hourly_cost"
        costs.append((lines.roles[roles[0]][line], "Own staff", f"roles.{roles[0]}.{line}", ""))
    currency = case.file.currency
    return [
        {"name": name, "rate": formats.rate(cost, currency), "explain": line, "option": option}
        for cost, name, line, option in sorted(costs)
    ]
