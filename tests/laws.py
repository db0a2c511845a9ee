"""Laws that the lines of every case obey (design 3.9); each fails, with the two numbers, where one does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, mapped

NOT_NOTHING = {  # what doing nothing has, too: today's work and staff, the months, and that nothing spent is paid back
    *("productivity", "work_hours", "leavers_after", "turnover_rate_after", "break_even_tm_rate"),
    *("run_after", "grow_after", "transform_after"),
    *("capacity_hours", "backlog_hours", "weeks_of_backlog", "utilisation", "clears", "months_to_clear"),
    *(f"{how}pays_back_{kind}" for how in ("", "discounted_") for kind in ("cash", "with_avoidance", "full")),
}
NEVER = {"cost_per_hour", "break_even_hour_value", "project_done_month"}  # None for doing nothing


class Seen(NamedTuple):
    """A case and its lines."""

    case: Case
    lines: Any


def seen(case: Case) -> Seen:
    """A case with its lines at the most likely values."""
    return Seen(case, evaluate(case))


def changed(case: Case, base: Callable[[Param], float]) -> Case:
    """The case with another most likely value for every number."""
    tree = mapped(case.tree, lambda leaf: replace(leaf, base=base(leaf)) if isinstance(leaf, Param) else leaf)
    return replace(case, tree=tree)


def same(found: Any, wanted: Any) -> None:
    """The two are one number, or lists of the same numbers, but for rounding: 1e-9 of it, or a millionth."""
    assert found == pytest.approx(wanted, rel=1e-9, abs=1e-6)


def numbers(lines: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], float | None]:
    """Every number below a Record by its path, entries of lists included."""
    if not isinstance(lines, dict | list):
        return {path: lines}
    steps = lines.items() if isinstance(lines, dict) else enumerate(lines)
    return {key: value for step, below in steps for key, value in numbers(below, (*path, str(step))).items()}


def worth(case: Case, *flows: list[float]) -> float:
    """Worth at the decision of flows by year, the first of them now."""
    rate = case.tree.discount_rate.base
    return sum(sum(year) / (1 + rate) ** t for t, year in enumerate(zip(*flows, strict=True)))


def nothing(found: Seen) -> None:
    """Do nothing: every cost, benefit and net line is exactly 0, and the budget stays as it is."""
    idle = found.lines.options["do_nothing"]
    for path, value in numbers(idle).items():
        if not NOT_NOTHING & set(path):
            assert value == 0 or (value is None and NEVER & set(path)), path
    for name in ("run", "grow", "transform"):
        assert idle.get(f"{name}_after") == found.lines.get(name)


def money(found: Seen) -> None:
    """Budget after: run + grow + transform = it_budget − net_cash, from year 1 on."""
    for option in found.lines.options.values() if "it_budget" in found.lines else ():
        split = zip(option.run_after, option.grow_after, option.transform_after, strict=True)
        left = [total - cash for total, cash in zip(found.lines.it_budget, option.net_cash, strict=True)]
        same([sum(year) for year in split][1:], left[1:])


def hours(found: Seen) -> None:
    """Where all freed hours come into use: hours_gained = moved − governance − claimed − kt + avoided_lost, by role."""
    used = changed(found.case, lambda param: 1.0 if is_use(param.path) else param.base)
    for name, option in evaluate(used).options.items():
        governance = found.case.tree.options[name].governance_hours
        for r, role in option.roles.items():
            own = governance[r].base if r in governance else 0
            lists = (role.moved_hours, role.claimed_hours, role.kt_hours, role.avoided_lost_hours)
            rows = zip(option.in_service, *lists, strict=True)
            same(role.hours_gained, [m - own * s - c - kt + lost for s, m, c, kt, lost in rows])


def is_use(path: str) -> bool:
    """Whether a parameter says how much of the freed hours comes into use."""
    return "realisation_share" in path or "phase_in" in path


def months(found: Seen) -> None:
    """A year's capacity_hours less do nothing's = hours_gained; no month clears more work than its capacity."""
    for option in found.lines.options.values() if "demand_hours" in found.lines else ():
        idle = found.lines.options["do_nothing"].capacity_hours
        above = [a - b for a, b in zip(option.capacity_hours, idle, strict=True)]
        same([sum(above[t : t + 12]) for t in range(1, len(above), 12)], option.hours_gained[1:])
        waiting = option.backlog_hours
        flows = zip(waiting[:-1], found.lines.demand_hours[1:], waiting[1:], option.capacity_hours[1:], strict=True)
        assert all(before + new - after <= able + 1e-6 for before, new, after, able in flows)
        assert min(waiting) >= 0


def classes(found: Seen) -> None:
    """npv_full = PV(cashable + avoidance + capacity_value) − PV(total_cost), and so for the narrower two."""
    for option in found.lines.options.values():
        cost, cash = worth(found.case, option.total_cost), worth(found.case, option.cashable)
        same(option.npv_cash, cash - cost)
        same(option.npv_with_avoidance, cash + worth(found.case, option.avoidance) - cost)
        same(option.npv_full, worth(found.case, option.cashable, option.avoidance, option.capacity_value) - cost)


def ledgers(found: Seen) -> None:
    """The budget effect adds up to −net_cash, the ledger of hours to moved_hours."""
    for option in found.lines.options.values():
        same([sum(year) for year in zip(*option.budget_effect.values(), strict=True)], [-x for x in option.net_cash])
        same([sum(year) for year in zip(*option.hours_ledger.values(), strict=True)], option.moved_hours)


def cash_months(found: Seen) -> None:
    """The months of a year sum to its net cash, and no year's end is lower than the lowest month's."""
    for option in found.lines.options.values():
        cash, totals = option.cash_by_month, list(accumulate(option.cash_by_month))
        same(cash[:1] + [sum(cash[m : m + 12]) for m in range(1, len(cash), 12)], option.net_cash)
        same(option.peak_funding, max(0.0, -min(totals)))
        assert option.peak_funding >= -min(accumulate(option.net_cash)) - 1e-6
        if option.peak_funding:
            same(totals[int(option.peak_month)], -option.peak_funding)


ALL = (nothing, money, hours, months, classes, ledgers, cash_months)
