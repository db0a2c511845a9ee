"""Hypothesis strategies for whole client files and their cases, for the laws of the model.

Every file is one that `load` accepts: shares add to 1, parts take at most the whole scope, a partner's costs of change
are above 0, and what ends claims no more hours than the move frees.
"""

from __future__ import annotations

from functools import cache
from math import floor
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from hitcase.inputs import case as client_case
from hitcase.inputs.case import Case
from hitcase.inputs.checks import check
from hitcase.inputs.reader import YamlDocument
from tests.sections import (
    File,
    Strategy,
    budgets,
    by_year,
    contracts,
    demands,
    effects,
    filled,
    planned,
    roles,
    scopes,
    some_of,
    steps,
)

PRICES = {
    "monthly_fee": steps(5_000, 300_000, 100),
    "rate_per_fte": steps(40_000, 300_000, 100),
    "hourly": steps(20, 250, 1),
    "discount_on_tm": steps(0, 0.5),
}
BASES = {
    "in_house_fix": ("payroll", "removed"),
    "consulting": ("discount_on_tm",),
    **dict.fromkeys(("managed_service", "nearshore", "offshore"), tuple(PRICES)),
    "mix": (*PRICES, "payroll", "removed"),
}
LEAST_PRODUCTIVITY = 0.63  # 1 - learning_loss, times what vendor attrition leaves, both at the highest drawn here


def repeatable(examples: int) -> settings:
    """Hypothesis with the same examples every time."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow)


def case_of(data: File) -> Case:
    """The checked case of a client file that is plain data."""
    return client_case.case_of(YamlDocument("random.yaml", "", data), None, Path("random.yaml"), checks=(check,))


def work_of(file: File, scope: File) -> dict[str, float]:
    """Hours a year of each role's work in a scope."""
    taken = [file["contracts"][name] for name in scope["contracts"]]
    return {
        r: scope["share"].get(r, 0) * filled(role) * role["productive_hours"] * role["run_time_share"]
        + sum(contract.get("hours", 0) for contract in taken if contract["role"] == r)
        for r, role in file["roles"].items()
    }


@cache
def prices(kind: str) -> Strategy:
    """Prices of a kind of option on each of its bases; `team` is a share of the work that the offer's team can do."""
    amounts = {b: {"amount": PRICES[b]} if b in PRICES and kind != "consulting" else {} for b in BASES[kind]}
    team = {"team": st.none() | steps(0.1, 1.2, 0.1)}
    return st.one_of(st.fixed_dictionaries({"basis": st.just(b), **a, **team}) for b, a in amounts.items())


@cache
def parts(kind: str, horizon: int) -> Strategy:
    """One part of an option; it may start before, within or after the horizon."""
    needed = {
        "price": prices(kind),
        "parallel_months": steps(0.5, 6, 0.5),
        "learning_loss": by_year(steps(0, 0.3)),
        "vendor_attrition": steps(0, 0.3),
        "months_lost_per_change": steps(0, 4, 0.1),
    }
    rarely = {
        "start_month": steps(0, 12 * horizon + 6, 0.5),
        "escalator": steps(-0.05, 0.1),
        "minimum_commitment": steps(0, 1e6, 1_000),
        "partner_productive_hours": steps(1_400, 2_000, 10),
    }
    return st.fixed_dictionaries(needed, optional=rarely)


def sized(part: File, share: float, work: float) -> tuple[File, float]:
    """A part with its share of the scope and its team in hours; and the least share of the work that it does."""
    price = {key: value for key, value in part["price"].items() if key != "team"}
    team = part["price"]["team"]
    if team is None:
        return {**part, "price": price, "share_of_scope": share}, share
    hours = floor(team * work)
    return {**part, "price": {**price, "team_hours": hours}, "share_of_scope": share}, LEAST_PRODUCTIVITY * hours / work


def ends(draw: st.DrawFn, file: File, room: dict[str, float]) -> File:
    """What ends: one thing after the other out of the hours still free, so that no hour is claimed twice."""
    month = steps(0, 12 * file["horizon"] + 6, 0.5)

    def some(role: str, hours: float, most: float) -> float:
        fits = draw(steps(0, 1, 0.1)) * max(0, room[role]) / hours if hours else most
        count = floor(min(most, fits) * 100) / 100
        room[role] -= count * hours
        return count

    found: File = {"contracts": {}, "posts": {}, "planned": {}}
    for name in draw(some_of(tuple(file["contracts"]))):
        share = some(file["contracts"][name]["role"], file["contracts"][name].get("hours", 0), 1)
        found["contracts"][name] = {"share": share, draw(st.sampled_from(("month", "after_start"))): draw(month)}
    for r in draw(some_of(tuple(file["roles"]))):
        count = some(r, file["roles"][r]["productive_hours"], filled(file["roles"][r]))
        found["posts"][r] = {"count": count, "month": draw(month), "severance": draw(steps(0, 40_000, 100))}
    for name in draw(some_of(tuple(file["planned"]))):
        if some(file["planned"][name]["role"], file["planned"][name].get("hours", 0), 1) == 1:
            found["planned"][name] = {draw(st.sampled_from(("month", "after_start"))): draw(month)}
    return found


def option(draw: st.DrawFn, file: File) -> File:
    """One option of any kind; a mix has two parts, others write the part's keys on themselves."""
    kind, names = draw(st.sampled_from(sorted(BASES))), tuple(file["roles"])
    own = {"scope": draw(scopes(names, tuple(file["contracts"])))} if draw(st.integers(0, 3)) == 3 else {}
    work = work_of(file, own.get("scope", file["scope"]))
    first, whole = draw(steps(0.1, 0.9, 0.1)), sum(work.values()) or 1
    shares = [first, round(1 - first, 6)] if kind == "mix" else [draw(st.sampled_from((1, 1, first)))]
    built = [sized(draw(parts(kind, file["horizon"])), share, whole) for share in shares]
    done = sum(size for _, size in built)
    governed = {r: round(draw(steps(0, 0.1)) * work[r] * done) for r in draw(some_of(names))}
    handed = {r: draw(steps(1, 1_000, 1)) for r in draw(some_of(names))}
    room = {r: work[r] * done - governed.get(r, 0) for r in names}
    form = {"parts": [part for part, _ in built]} if kind == "mix" else built[0][0]
    hours = {"governance_hours": governed} | ({"kt_hours": handed} if handed else {})
    return {"kind": kind, **form, **draw(effects()), **hours, "ends": ends(draw, file, room), **own}


@st.composite
def client_files(draw: st.DrawFn) -> File:
    """Client files as plain data: one to three roles and options, horizon 1 to 5, some with budget or volumes."""
    file: File = {"schema": 1, "client": "Random", "as_of": "2026-06-30", "horizon": draw(st.integers(1, 5))}
    file |= {"discount_rate": draw(steps(0, 0.15)), "wage_growth": draw(steps(-0.03, 0.08))}
    file |= {"tm_bill_rate": draw(steps(60, 200, 1)), "roles": draw(roles())}
    names = tuple(file["roles"])
    file |= {"contracts": draw(contracts(names)), "planned": draw(planned(names))}
    file |= {"scope": draw(scopes(names, tuple(file["contracts"])))}
    file |= {"budget": draw(budgets())} if draw(st.booleans()) else {}
    file |= {"demand": draw(demands())} if draw(st.booleans()) else {}
    called = draw(st.lists(st.sampled_from(("offer_a", "offer_b", "hire_two")), min_size=1, unique=True))
    return file | {"options": {name: option(draw, file) for name in called}}
