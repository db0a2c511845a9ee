"""What was added to an option: each in its class, by name, by hand; and what adding can and can't do."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.readings import evaluate, points, read
from hitcase.analysis.trace.cells import Cell
from hitcase.inputs.params import mapped
from tests import laws
from tests.clients import leaves
from tests.sections import added, steps
from tests.strategies import case_of, client_files, repeatable
from tests.worked import case_with, worked

FOUR = {
    "rebate": {"class": "cash", "amount": {"low": 9_000, "base": 12_000, "high": 17_000}, "start_month": 6},
    "second_audit": {"class": "avoidance", "amount": 7_000, "start_month": 15},
    "quiet_nights": {"class": "capacity", "amount": 5_000, "start_month": 0},
    "escort": {"class": "cost", "amount": {"low": 26_000, "base": 30_000, "high": 41_000}, "origin": "security, 2026"},
}
BY_HAND = {
    "rebate": [0, 6_000, 12_360, 12_730.8],
    "second_audit": [0, 0, 5_407.5, 7_426.3],
    "quiet_nights": [5_000, 5_000, 5_150, 5_304.5],
    "escort": [0, 20_000, 30_900, 31_827],
}


def managed(more):
    """The managed service of the worked example with lines added to it."""
    return evaluate(case_with({"options.managed.added": more})).options["managed"]


def by_year(one, other):
    """What one line has more than another, by year."""
    return [a - b for a, b in zip(one, other, strict=True)]


def test_what_is_added_is_counted_by_hand():
    """Wages grow by 3 %, so years 1 to 3 are in prices × 1, 1.03, 1.0609.

    Rebate: 12,000 from month 6, so 6/12 of year 1: 6,000; 12,360; 12,730.80. Second audit, avoided from month 15:
    none of year 1, 9/12 of year 2: 0.75 × 7,000 × 1.03 = 5,407.50; 7,426.30. Quiet nights from the decision on: 5,000;
    5,150; 5,304.50. Escort has no month of its own: from month 4, when the option starts, 8/12 × 30,000 = 20,000;
    30,900; 31,827. Weak governance loses 14 % of the cash that is saved beyond the fee, in years 2 and 3 with and
    without the rebate: 1,730.40 and 1,782.312 of it. So cash moves by 6,000 − 20,000 = −14,000 in year 1, by 12,360 −
    30,900 − 1,730.40 = −20,270.40 in year 2, by 12,730.80 − 31,827 − 1,782.312 = −20,878.512 in year 3.
    """
    before, after = evaluate(worked()).options["managed"], managed(FOUR)
    assert {name: pytest.approx(line) for name, line in after.added.items()} == BY_HAND
    moved = {
        "cashable": BY_HAND["rebate"],
        "avoidance": BY_HAND["second_audit"],
        "capacity_value": BY_HAND["quiet_nights"],
        "other_cost": BY_HAND["escort"],
        "leakage_cost": [0, 0, 1_730.4, 1_782.312],
        "net_cash": [0, -14_000, -20_270.4, -20_878.512],
    }
    for line, wanted in moved.items():
        assert by_year(after[line], before[line]) == pytest.approx(wanted, abs=1e-6), line
    today = sum(money / 1.08**t for t, money in enumerate([0, -14_000, -20_270.4, -20_878.512]))
    assert after.npv_cash - before.npv_cash == pytest.approx(today)
    same = ("moved_hours", "hours_gained", "fee", "ended_contracts", "ended_pay", "transition_cost", "severance_cost")
    assert all(after[line] == before[line] for line in same)


def test_without_anything_added_no_number_moves():
    """An empty key is no key; the new lines are empty, and their part of the budget is 0."""
    before, after = evaluate(worked()).options, evaluate(case_with({"options.managed.added": {}})).options
    assert leaves(before) == leaves(after)
    assert before["managed"].added == before["do_nothing"].added == {}
    assert before["managed"].budget_effect["added"] == [0, 0, 0, 0]


def test_a_mix_counts_what_has_no_month_as_far_as_it_is_in_service():
    """Two halves from month 0 and month 12: half of year 1, all of year 2."""
    halves = [{"share_of_scope": 0.5, "price": {"basis": "removed"}, "start_month": month} for month in (0, 12)]
    option = {"kind": "mix", "parts": halves, "added": {"x": {"class": "cost", "amount": 4_000}}}
    found = evaluate(case_with({"options.managed": option})).options["managed"]
    assert found.added["x"] == pytest.approx([0, 2_000, 4_120, 4_243.6])


def test_the_three_readings_agree_on_what_was_added():
    """Floats, points and Cells, at the ends of the ranges too; the Cell knows its inputs."""
    case = case_with({"options.managed.added": FOUR})
    likely = leaves(evaluate(case).options["managed"].added)
    cells = leaves(
        mapped(read(case, lambda _, p: Cell(p.base, param=p), months=False), lambda x: x)["options"]["managed"]["added"]
    )
    assert {path: float(getattr(cell, "value", cell)) for path, cell in cells.items()} == pytest.approx(likely)
    high = points(case, {"options.managed.added.escort.amount": np.array([26_000.0, 41_000.0])}).options["managed"]
    dear = managed({**FOUR, "escort": {"class": "cost", "amount": 41_000}})
    assert [float(x[1]) for x in high.net_cash[1:]] == pytest.approx(dear.net_cash[1:])
    assert high.npv_cash[0] > high.npv_cash[1]


def with_one(file, item):
    """A random file, and the same with one more line in each of its options."""
    more = deepcopy(file)
    for option in more["options"].values():
        option["added"] = {**option.get("added", {}), "one more": item}
    return evaluate(case_of(file)).options, evaluate(case_of(more)).options


def lines_of(word):
    """Random lines of one class."""
    needed = {"class": st.just(word), "amount": steps(0, 200_000, 100)}
    return st.fixed_dictionaries(needed, optional={"start_month": steps(0, 70, 0.5)})


@repeatable(40)
@given(client_files(), lines_of("cost"))
def test_an_added_cost_never_raises_the_cash(file, item):
    """Nor any other net line, and it falls by its present value alone."""
    before, after = with_one(file, item)
    for name, option in after.items():
        for net in ("npv_cash", "npv_with_avoidance", "npv_full"):
            assert option[net] <= before[name][net] + 1e-6
        if name != "do_nothing":
            cost = laws.worth(case_of(file), option.added["one more"])
            laws.same(option.npv_cash, before[name].npv_cash - cost)
            laws.same(
                option.total_cost,
                [a + b for a, b in zip(before[name].total_cost, option.added["one more"], strict=True)],
            )


@repeatable(40)
@given(client_files(), lines_of("capacity") | lines_of("avoidance"))
def test_what_is_no_cash_never_moves_the_cash(file, item):
    """To the cent, nor what the cash is made of; a benefit never lowers npv_full."""
    before, after = with_one(file, item)
    for name, option in after.items():
        for line in ("npv_cash", "net_cash", "cashable", "total_cost", "peak_funding", "budget_effect", "run_after"):
            assert option.get(line) == before[name].get(line)
        assert option.npv_full >= before[name].npv_full - 1e-6


@repeatable(40)
@given(client_files(), lines_of("cash"))
def test_added_cash_never_lowers_the_cash(file, item):
    """What weak governance loses of it is at most all of it."""
    before, after = with_one(file, item)
    assert all(option.npv_cash >= before[name].npv_cash - 1e-6 for name, option in after.items())


@repeatable(40)
@given(client_files(), added())
def test_classes_are_sums_of_their_lines(file, more):
    """What each class has more than without the lines is their sum, year by year, each of them in one class only."""
    bare, full = deepcopy(file), deepcopy(file)
    for option in bare["options"].values():
        option.pop("added", None)
    for option in full["options"].values():
        option["added"] = more
    before, after = evaluate(case_of(bare)).options, evaluate(case_of(full)).options
    totals = {"cash": "cashable", "avoidance": "avoidance", "capacity": "capacity_value", "cost": "other_cost"}
    for name in full["options"]:
        for word, line in totals.items():
            own = [after[name].added[x] for x, item in more.items() if item["class"] == word]
            sums = [sum(year) for year in zip(*own, strict=True)] or [0] * len(after[name][line])
            laws.same(by_year(after[name][line], before[name][line]), sums)
