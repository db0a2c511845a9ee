"""Formulas in words: each one, computed from its text alone, gives the value; names say what stands behind it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hitcase.analysis.trace.formulas import Formulas
from hitcase.analysis.trace.rows import rows_of
from tests.clients import LAKESIDE, ROOT, case_in
from tests.recalculated import recalculated

FILES = (LAKESIDE, ROOT / "params" / "natividad.yaml", ROOT / "tests" / "cases" / "worked.yaml")


@cache
def exact(path: Path) -> Formulas:
    """The formulas of a client with all digits of their numbers."""
    case = case_in(path)
    assert case is not None
    return Formulas(rows_of(case), lambda value, _: f"({value!r})" if value < 0 else repr(value))


def of_lakeside(path: str, i: int = 0, within: str = "") -> str:
    """One formula of Lakeside with names."""
    words = exact(LAKESIDE)
    return words.of(words.by_path[path], i, within).names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_numbers_of_every_formula_give_its_value(path: Path):
    """Every line and step, in every year and in three months of the first, second and last year."""
    words = exact(path)
    assert len(words.by_path) > 50
    for row in words.by_path.values():
        for i in (0, 1, 11, 12, len(row.entries) - 1) if row.span == "months" else range(len(row.entries)):
            found = words.of(row, i)
            assert recalculated(found.numbers) == pytest.approx(found.value, rel=1e-9, abs=1e-9), found.path


@pytest.mark.parametrize(
    ("path", "i", "told"),
    [
        ("roles.analyst.leavers", 0, "filled × turnover_rate"),
        ("options.offer_a.fee", 2, "in_service[2] × price[2]"),
        ("options.offer_a.net_cash", 0, "cashable[0] − total_cost[0]"),
        ("options.offer_a.npv_cash: today", 3, "net_cash[3] × discount[3]"),
        ("options.offer_a.transition_cost: moving_in", 0, "transition_share × fees"),
        ("options.offer_a.other_cost", 1, "decided[1] × other_cost in the file[1]"),
        ("demand_hours", 13, "(requests × (1 + surge[13]) + demand.improvements) × growth[2]"),
    ],
)
def test_a_formula_names_lines_steps_and_inputs(path: str, i: int, told: str):
    """Without what all have in common; a step whose name is not its own says of what it is one."""
    assert of_lakeside(path, i) == told


def test_a_row_has_one_formula_from_year_to_year():
    """Places count from the year or month at hand; the first of a running total has one of its own."""
    words = exact(LAKESIDE)
    fee, total, months = (
        words.general(words.by_path[path])
        for path in ("options.offer_a.fee", "options.offer_a.npv_cash: running_total", "demand_hours")
    )
    assert fee == {"in_service[t] × price[t]": [0, 1, 2, 3, 4, 5]}
    assert total["running_total[t − 1] + today[t]"] == [2, 3, 4]
    assert len(total) == 4
    assert months["(requests × (1 + surge[m]) + demand.improvements) × growth[y]"] == [*range(1, 61)]


def test_a_typical_entry_is_the_last_of_the_most_common_formula():
    """Of all years, or of those that were asked for."""
    words = exact(LAKESIDE)
    total = words.by_path["options.offer_a.npv_cash: running_total"]
    assert words.typical(total) == 4
    assert words.typical(words.by_path["options.fill_two_seats.hiring_cost"]) == 1
    assert words.typical(total, slice(0, 1)) == 0
    assert words.typical(words.by_path["options.offer_a.backlog_hours"], slice(13, 25)) == 24


def test_a_formula_says_what_it_uses_and_where():
    """Rows by their paths, inputs by those of the file; of a sum its last entry."""
    words = exact(LAKESIDE)
    found = words.of(words.by_path["options.offer_a.transition_cost: moving_in"], 0)
    assert found.uses == ("options.offer_a.transition_share", "options.offer_a.transition_cost: fees")
    total = words.of(words.by_path["options.offer_a.npv_cash"], 0)
    assert [(row.path, i) for row, i in total.steps] == [("options.offer_a.npv_cash: today", 5)]
    assert words.of(words.by_path["options.offer_a.productivity: productivity"], 4).uses == (
        "options.offer_a.productivity: loss",
        "options.offer_a.productivity: kept",
    )


def test_a_planted_error_shows():
    """A number that is off by a thousandth is not the formula's."""
    words = exact(LAKESIDE)
    found = words.of(words.by_path["options.offer_a.fee"], 2)
    assert recalculated(found.numbers.replace("2465370", "2467835")) != pytest.approx(found.value, rel=1e-6)
