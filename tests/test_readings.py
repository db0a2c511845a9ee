"""One model, three readings: floats, points and Cells agree in every line of every client file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hitcase.analysis import readings
from hitcase.analysis.readings import evaluate, param, points, read
from hitcase.analysis.trace.cells import Cell
from hitcase.inputs.case import Case
from hitcase.inputs.params import mapped
from hitcase.model.lines import lines
from tests.clients import case_in, clients, lakeside, leaves, ranged, with_values

EVERY_CLIENT = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
POINTS = 3
OF_BACKLOG = re.compile(r"(^|\.)(demand_hours|capacity_hours|backlog_hours|weeks_of_backlog|utilisation)$")
BY_MONTH = re.compile(rf"{OF_BACKLOG.pattern}|\.cash_by_month$")
ONE_OFF = r"transition_cost|total_cost|net_\w+|saving_\w+|budget_effect\.one_off|cash_by_month"
IN_YEAR_0 = re.compile(rf"(^|\.)({ONE_OFF}|backlog_hours)$")
COMPARISONS = (np.less, np.less_equal, np.greater, np.greater_equal)


def drawn(case: Case) -> dict[str, np.ndarray]:
    """Every uncertain parameter at its low, at its high, and somewhere between: the three mixed over the points."""
    rng = np.random.default_rng(7)
    ends = {path: [p.low, p.high, rng.uniform(p.low, p.high)] for path, p in ranged(case).items()}
    return {path: rng.permuted(values) for path, values in ends.items()}


def at_point(found: Any, i: int) -> Any:
    """One point of a point reading, as `evaluate` tells it."""
    return readings._never(mapped(found, lambda leaf: float(np.broadcast_to(leaf, POINTS)[i])))


def cells(case: Case) -> Any:
    """The reading that remembers every formula."""
    return mapped(read(case, lambda _, p: Cell(p.base, param=p), months=True), lambda leaf: leaf)


@cache
def estimate(path: Path) -> Any:
    """The lines of a client file; tests look, and change nothing."""
    return evaluate(case_in(path))


def by_line(tree: Any, path: str = "") -> dict[str, list]:
    """Every line that is a list, by its dotted path."""
    if isinstance(tree, dict):
        below = {key: by_line(value, f"{path}.{key}".strip(".")) for key, value in tree.items()}
        return {at: line for found in below.values() for at, line in found.items()}
    return {path: tree} if isinstance(tree, list) else {}


def same(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Two flat readings agree in their lines and, to 1e-12, in every number; "never" is never in both."""
    assert one.keys() == other.keys()
    never = {path for path in one if one[path] is None}
    assert never == {path for path in other if other[path] is None}
    apart = {path: (one[path], other[path]) for path in one.keys() - never if not close(one[path], other[path])}
    assert apart == {}


def close(a: float, b: float) -> bool:
    """Equal to 1e-12 of the larger number, or of 1 where both are smaller."""
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)


@EVERY_CLIENT
@pytest.mark.parametrize("i", range(POINTS))
def test_each_point_equals_the_estimate_of_a_file_with_its_values(path: Path, i: int):
    """Low, high or between for every uncertain parameter at once; months included."""
    case = case_in(path)
    values = drawn(case)
    assert values
    many = at_point(points(case, values, months=True), i)
    alone = evaluate(with_values(case, {name: at[i] for name, at in values.items()}))
    same(leaves(many), leaves(alone))


@EVERY_CLIENT
def test_cells_hold_the_values_of_the_estimate(path: Path):
    """The reading behind explanations and workbooks; and no line of it is a bare comparison."""
    traced = cells(case_in(path))
    assert not [at for at, cell in leaves(traced).items() if isinstance(cell, Cell) and cell.func in COMPARISONS]
    values = mapped(traced, lambda cell: float(cell.value if isinstance(cell, Cell) else cell))
    same(leaves(readings._never(values)), leaves(estimate(path)))


@EVERY_CLIENT
def test_estimate_holds_python_floats_or_none(path: Path):
    """No numpy number, array, flag or NaN leaves the model."""
    found = leaves(estimate(path))
    assert {type(leaf) for leaf in found.values()} <= {float, type(None)}
    assert [at for at, leaf in found.items() if leaf is not None and not np.isfinite(leaf)] == []


@EVERY_CLIENT
def test_none_stands_only_where_its_flag_is_0(path: Path):
    """Wherever a line says never, a flag beside it says so too; nothing else is ever empty."""
    for option in estimate(path).options.values():
        told = leaves(option)
        flags = {name: readings.FLAGS.get(name.split(".")[0]) for name in told}
        for name, flag in flags.items():
            beside = told[name.replace(name.split(".")[0], flag, 1)] if flag else 1
            assert (told[name] is None) == (beside == 0), name


@EVERY_CLIENT
def test_lists_have_an_entry_for_the_decision_and_each_year_or_month(path: Path):
    """H + 1 entries by year, 12 H + 1 by month."""
    horizon = case_in(path).file.horizon
    for name, line in by_line(estimate(path)).items():
        assert len(line) == (12 * horizon if BY_MONTH.search(name) else horizon) + 1, name


@EVERY_CLIENT
def test_lines_without_a_year_0_meaning_are_0_there(path: Path):
    """Only what is paid at the decision, and what is net of it, stands in year 0, and in month 0."""
    begun = {name: line[0] for name, line in by_line(estimate(path)).items() if not IN_YEAR_0.search(name)}
    assert {name: value for name, value in begun.items() if value != 0} == {}


@EVERY_CLIENT
def test_points_without_months_are_the_same_lines_less_those_by_month(path: Path):
    """The fast reading leaves out, and changes nothing."""
    case = case_in(path)
    fast, full = leaves(points(case, drawn(case))), leaves(points(case, drawn(case), months=True))
    assert fast.keys() <= full.keys()
    assert (fast.keys() == full.keys()) == ("demand" in case.left_out)
    assert all(np.array_equal(fast[name], full[name]) for name in fast)


def test_points_leave_lines_that_no_value_touches_one_number():
    """What is not drawn stays a scalar; what is drawn has one entry a point."""
    many = points(lakeside(), {"options.offer_a.price.amount": np.array([150_000.0, 200_000.0])})
    assert np.ndim(many.turnover_cost) == np.ndim(many.options["offer_b"].npv_cash) == 0
    assert np.shape(many.options["offer_a"].npv_cash) == (2,)


def test_points_refuse_a_parameter_that_the_case_lacks():
    """With the near match; a typing error must not read as "no effect"."""
    with pytest.raises(KeyError, match=r"no parameter roles.analyst.turnover_rat. Did you mean roles.analyst.turnover"):
        points(lakeside(), {"roles.analyst.turnover_rat": np.array([0.1])})
    with pytest.raises(KeyError, match=r"no parameter horizn"):
        param(lakeside(), "horizn")
    assert param(lakeside(), "roles.analyst.fte").unit == "FTE"


def test_reading_leaves_the_case_and_the_values_as_they_are():
    """The same call twice gives the same lines: nothing is changed in place."""
    case, values = lakeside(), drawn(lakeside())
    before = {path: value.copy() for path, value in values.items()}
    first, second = (leaves(points(case, values, months=True)) for _ in range(2))
    assert all(np.array_equal(value, before[path]) for path, value in values.items())
    assert all(np.array_equal(leaf, second[path]) for path, leaf in first.items())
    assert evaluate(case) == evaluate(case)


def test_lines_of_money_need_no_months_of_work():
    """`lines` is what `points` runs: of demand, capacity and backlog it has no line, at any depth."""
    case = lakeside()
    yearly = leaves(mapped(lines(mapped(case.tree, lambda leaf: getattr(leaf, "base", leaf))), float))
    assert not [path for path in yearly if OF_BACKLOG.search(path.split("[")[0])]
