"""Any client file: the design's example, changed at random, gives lines or problems and never a traceback."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.cases import over_allocated
from hitcase.analysis.readings import evaluate
from hitcase.inputs.keys import in_file, value_at
from hitcase.inputs.problems import ParamError, Path
from hitcase.inputs.reader import read
from tests.inputs.files import HERE
from tests.strategies import case_of, repeatable

DESIGN = read(HERE / "design.yaml").data
WORDS = ("x", "84k", "19 %", "analyst", "agency", "offer_a", "2026-06-30", "managed_service", "payroll", "")
CLAIMS = ("e1_analyst_pay", "w7_morale", "zz", "c3_high_risk", "e9_learning", "a7_weeks")
VALUES = st.one_of(
    st.none() | st.booleans(),
    st.sampled_from((-1, 0, 0.5, 1, 84, 84_000, 1e14, 1e300, 1e-300)),
    st.sampled_from(WORDS),
    st.sampled_from(CLAIMS).map(lambda claim: {"claim": claim}),
    st.sampled_from(([], {}, [1], [[1]], ["a", "a"], {"a": {"b": 1}}, {"base": 1}, {"low": 1, "base": 2, "high": 0})),
)


def paths(value: Any, path: Path = ()) -> list[Path]:
    """Every path of plain data."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, one in steps for found in paths(one, (*path, step)))]


CHANGES = st.lists(
    st.tuples(st.sampled_from(paths(DESIGN)[1:]), st.sampled_from(("drop", "rename", "replace")), VALUES), max_size=3
)


def changed(file: dict[str, Any], path: Path, how: str, value: Any) -> None:
    """One key dropped, renamed by a letter or given another value, if it is still there."""
    if in_file(path, file) != path:
        return
    parent, key = value_at(file, path[:-1]), path[-1]
    if how == "replace":
        parent[key] = deepcopy(value)
    elif how == "drop":
        del parent[key]
    elif isinstance(parent, dict):
        parent[f"{key}s"] = parent.pop(key)


@repeatable(120)
@given(CHANGES)
def test_any_change_gives_lines_or_problems(changes: list[tuple[Path, str, Any]]):
    """What is refused has a path and a sentence of ours; what loads is computed without a warning."""
    file = deepcopy(DESIGN)
    for path, how, value in changes:
        changed(file, path, how, value)
    try:
        case = case_of(file)
    except ParamError as error:
        problems = error.problems
    else:
        problems = tuple(over_allocated(case))
        assert evaluate(case).options["do_nothing"].npv_cash == 0
    assert all(problem.message[-1] in ".?" and "Input should" not in problem.message for problem in problems)
