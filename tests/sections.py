"""Hypothesis strategies for the sections of a client file, in steps so that a failing example reads well."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

File = dict[str, Any]
Strategy = st.SearchStrategy[Any]
ROLES, CONTRACTS, PLANNED = ("analyst", "engineer", "desk"), ("agency", "after_hours"), ("hire", "project")


@cache
def steps(low: float, high: float, step: float = 0.01) -> st.SearchStrategy[float]:
    """Numbers from low to high in steps."""
    return st.integers(round(low / step), round(high / step)).map(lambda n: round(n * step, 6))


@cache
def some_of(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Some of the names, in any order; perhaps none."""
    return st.lists(st.sampled_from(names), unique=True) if names else st.just([])


def several(names: tuple[str, ...], least: int, most: int, one: Strategy) -> st.SearchStrategy[File]:
    """Named entries, each its own."""
    return st.dictionaries(st.sampled_from(names), one, min_size=least, max_size=most)


def by_year(one: Strategy) -> Strategy:
    """Lists by year; the last value goes on."""
    return st.lists(one, min_size=1, max_size=3)


def split_of(run: float, part: float) -> File:
    """Shares of the budget that add to 1."""
    return {"run_share": run, "grow_share": (1 - run) * part, "transform_share": (1 - run) * (1 - part)}


@cache
def budgets() -> Strategy:
    """IT budgets."""
    money = st.fixed_dictionaries({"total": steps(1e6, 1e8, 1_000), "growth": steps(-0.1, 0.2)})
    return st.builds(lambda total, split: total | split, money, st.builds(split_of, steps(0, 1), steps(0, 1)))


@cache
def roles() -> Strategy:
    """One to three roles, some with a replacement multiple, some with a value of an hour."""
    today = {
        "fte": steps(1, 80, 0.5),
        "salary": steps(40_000, 160_000, 100),
        "load_on_salary": steps(1, 1.5),
        "productive_hours": steps(1_400, 2_000, 10),
        "run_time_share": steps(0.1, 0.9),
        "turnover_rate": steps(0, 0.4),
        "burnout": steps(0, 1),
        "relative_risk": steps(1, 3),
        "separation": steps(0, 5_000, 100),
        "recruiting": steps(0, 20_000, 100),
        "certification": steps(0, 30_000, 100),
        "months_vacant": steps(0, 9, 0.5),
        "cover_share": steps(0, 1, 0.1),
        "cover_premium": steps(1, 2, 0.1),
        "ramp_months": steps(0, 12, 0.5),
        "ramp_loss": steps(0, 1, 0.1),
    }
    rarely = {"value_of_hour": steps(0, 200, 1), "replacement_multiple": steps(0, 2, 0.1), "cash_share": steps(0, 1)}
    rarely |= {"empty_part": steps(0, 1, 0.1)}
    return several(ROLES, 1, 3, st.fixed_dictionaries(today, optional=rarely).map(staffed))


def staffed(role: File) -> File:
    """A role with some of its funded posts empty, or all, where that was drawn."""
    posts = {key: value for key, value in role.items() if key != "empty_part"}
    return posts | {"seats_empty": round(role["empty_part"] * role["fte"], 2)} if "empty_part" in role else posts


def filled(role: File) -> float:
    """Posts of a role with somebody in them."""
    return float(role["fte"] - role.get("seats_empty", 0))


@cache
def contracts(roles: tuple[str, ...]) -> Strategy:
    """Up to two contracts: hours and rate, or an amount with or without hours."""
    role, hours, amount = st.sampled_from(roles), steps(0, 20_000, 10), steps(10_000, 500_000, 100)
    by_hour = st.fixed_dictionaries({"role": role, "hours": hours, "rate": steps(50, 250, 1)})
    by_year = st.fixed_dictionaries({"role": role, "amount": amount}, optional={"hours": hours})
    return several(CONTRACTS, 0, 2, by_hour | by_year)


@cache
def planned(roles: tuple[str, ...]) -> Strategy:
    """Up to two hires or engagements that are wanted, not funded."""
    item = {"role": st.sampled_from(roles), "amount": steps(10_000, 500_000, 100)}
    return several(PLANNED, 0, 2, st.fixed_dictionaries(item, optional={"hours": steps(0, 4_000, 10)}))


@cache
def demands() -> Strategy:
    """Volumes a month, around what the roles drawn here can do."""
    needed = {"arrivals": steps(0, 4_000, 10), "hours_per_request": steps(0.1, 4, 0.1)}
    surge = {"surge_share": steps(0, 1), "surge_months": st.integers(0, 12)}
    rest = {"improvements": steps(0, 2_000, 10), "growth": steps(-0.2, 0.3), "backlog": steps(0, 20_000, 100)}
    return st.fixed_dictionaries(needed, optional=surge | rest)


@cache
def scopes(roles: tuple[str, ...], contracts: tuple[str, ...]) -> Strategy:
    """The work in question: shares of run work, and contracts; at times nothing at all."""
    share = several(roles, 1, len(roles), steps(0, 0.9))
    return st.fixed_dictionaries({"share": share, "contracts": some_of(contracts)})


CLASSES = ("cash", "avoidance", "capacity", "cost")


@cache
def added() -> Strategy:
    """Up to three costs or benefits that somebody added, from the option's start on or from a month of their own."""
    item = {"class": st.sampled_from(CLASSES), "amount": steps(0, 200_000, 100)}
    one = st.fixed_dictionaries(item, optional={"start_month": steps(0, 70, 0.5)})
    return several(("travel", "rebate", "audit room"), 0, 3, one)


@cache
def effects() -> Strategy:
    """What an option costs and does beside its price; what is left out comes from the register."""
    costs = {
        "governance_share": steps(0.01, 0.2),
        "change_order_share": steps(0.01, 0.3),
        "leakage_share": steps(0.01, 0.5),
        "transition_share": steps(0.01, 0.1),
        "transition_amount": steps(1_000, 500_000, 1_000),
        "exit_probability": steps(0.01, 1),
        "exit_share": steps(0.01, 1),
        "other_cost": by_year(steps(0, 100_000, 100)),
        "pay_rise_share": steps(0, 0.1),
    }
    promises = {
        "phase_in": by_year(steps(0, 1)),
        "realisation_share": steps(0, 1),
        "burnout_reduction": steps(0, 0.5),
        "turnover_uplift": by_year(steps(-0.2, 0.5)),
        "transform_part": steps(0, 1),
        "added": added(),
    }
    return st.fixed_dictionaries({}, optional=costs | promises)
