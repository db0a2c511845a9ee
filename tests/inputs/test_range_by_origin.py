"""No range is not certainty: what is neither a record nor signed terms is drawn over one by whose number it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.draws import draws
from hitcase.inputs.case import Case
from hitcase.inputs.params import Source
from hitcase.inputs.problems import ParamError
from hitcase.inputs.range_by_origin import AROUND, range_by_origin
from tests.clients import lakeside, minimal
from tests.strategies import case_of

SALARY = "roles.analyst.salary"


def with_salary(origin: Any, base: float = 100_000, **more: Any) -> Case:
    """A case whose salary has this origin and no range."""
    file = minimal()
    file["roles"]["analyst"]["salary"] = {"base": base, "origin": origin}
    return case_of(file | more)


@pytest.mark.parametrize(
    ("origin", "low", "high"),
    [
        ("said in the workshop, CFO, 2026-06-24", 90_000, 110_000),
        ("assumed: as elsewhere", 75_000, 125_000),
        ("placeholder", 75_000, 125_000),
    ],
)
def test_what_is_said_assumed_or_held_open_is_drawn(origin: str, low: float, high: float):
    """10 % to either side of what was said in the workshop, 25 % of an assumption or a placeholder."""
    case = with_salary(origin)
    param = case.params[SALARY]
    assert (param.low, param.high, param.by_origin) == (low, high, True)
    column = draws(case, 1024)[SALARY]
    assert low < column.min() < 1.05 * low
    assert high > column.max() > 0.95 * high


@pytest.mark.parametrize(
    "origin", [{"offer": "Offer A", "date": "2026-06-12"}, "stated by the client, no source named"]
)
def test_what_is_signed_or_stated_is_not(origin: Any):
    """Signed terms; a number alone."""
    param = with_salary(origin).params[SALARY]
    assert (param.low, param.high, param.by_origin) == (None, None, False)
    plain = minimal()
    plain["roles"]["analyst"]["salary"] = 100_000
    assert case_of(plain).params[SALARY].low is None


def test_a_given_range_and_policy_stay_as_they_are():
    """What the file gives counts; a limit, though said in the workshop, is no guess."""
    case = lakeside()
    assert not case.params["options.offer_a.governance_share"].by_origin
    assert case.params["limits.p_loss"].source.kind == "workshop"
    assert case.params["limits.p_loss"].low is None
    assert {param.part for param in case.params.values() if param.by_origin} == {"uncertain"}
    assert case.params["options.offer_a.governance_hours.analyst"].by_origin


def test_the_bounds_of_the_schema_cut_it():
    """A share of 1 cannot be more; what is 0 has no width."""
    assert range_by_origin(1.0, Source("assumption", "assumed"), (0.0, 1.0)) == (0.75, 1.0)
    assert range_by_origin(0.0, Source("workshop", "said in the workshop"), (0.0, 1.0)) is None
    assert range_by_origin(-0.1, Source("workshop", "said in the workshop"), (-0.9, 5.0)) == (-0.11, -0.09)


def test_no_more_posts_end_than_are_filled():
    """An empty one saves no pay."""
    file = minimal()
    filled = file["roles"]["analyst"]["fte"]
    ends = {"posts": {"analyst": {"count": filled, "month": 3, "origin": "said in the workshop"}}}
    file["options"]["partner"]["ends"] = ends
    file["roles"]["analyst"]["run_time_share"] = 1
    file["scope"] = {"share": {"analyst": 1}}
    param = case_of(file).params["options.partner.ends.posts.analyst.count"]
    assert (param.low, param.high) == (0.9 * filled, filled)


def test_what_does_not_apply_is_not_drawn():
    """Own hires have no partner whose learning could be uncertain; the rest of a budget is what is left."""
    case = lakeside()
    assert not case.params["options.fill_two_seats.phase_in[0]"].by_origin
    budget = {"total": 1e6, "grow_share": 0.2, "transform_share": 0.1}
    assert case_of(minimal() | {"budget": budget}).params["budget.run_share"].low is None


@pytest.mark.parametrize("shape", [{"shape": "fixed", "why": "agreed with the works council"}, "uniform"])
def test_a_shape_holds_it_for_a_reason_or_names_how_it_is_drawn(shape: Any):
    """Fixed, its column stays in the sequence, so that no other one moves."""
    case = with_salary("assumed", shapes={SALARY: shape})
    param = case.params[SALARY]
    assert (param.low, param.by_origin) == (75_000, True)
    drawn, other = draws(case, 64), draws(with_salary("assumed"), 64)
    assert (SALARY in drawn) == (shape == "uniform")
    assert all((drawn[path] == other[path]).all() for path in drawn.keys() - {SALARY})


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ("fixed", "is fixed for a reason alone. Write {shape: fixed, why: …}, or low and high."),
        ({"shape": "fixed", "why": " "}, "is fixed for a reason alone."),
        ({"shape": "fixd", "why": "x"}, "fixd is not allowed. Write uniform, quartiles, discrete or fixed."),
        ({"why": "x"}, "shape is missing. Write shape: uniform, quartiles, discrete or fixed."),
    ],
)
def test_without_a_reason_it_is_not_held(shape: Any, sentence: str):
    """One sentence that says what to write."""
    with pytest.raises(ParamError) as refused:
        with_salary("assumed", shapes={SALARY: shape})
    assert sentence in str(refused.value)


@given(st.floats(-1e9, 1e9), st.sampled_from(sorted(AROUND)), st.floats(-1e9, 0), st.floats(0, 1e9))
def test_any_range_by_origin_holds_its_value(base: float, kind: str, least: float, most: float):
    """Within the bounds, wherever the value is one that the schema takes."""
    base = min(max(base, least), most)
    span = range_by_origin(base, Source(kind, kind), (least, most))
    if span:
        assert least <= span[0] <= base + 1e-9 * abs(base)
        assert base - 1e-9 * abs(base) <= span[1] <= most
        assert span[0] < span[1]
