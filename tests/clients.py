"""What several test files need of the client files: where they lie, the cases they make, other values put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hitcase.analysis.cases import load
from hitcase.inputs.case import Case, case_of
from hitcase.inputs.params import Param, mapped
from hitcase.inputs.problems import ParamError
from hitcase.inputs.reader import YamlDocument

ROOT = Path(__file__).parents[1]
PARAMS = ROOT / "params"
LAKESIDE = PARAMS / "lakeside.yaml"


@cache
def case_in(path: Path) -> Case | None:
    """The case of a client file; None where it can't be loaded, which other tests say."""
    try:
        return load(path)
    except ParamError:
        return None


def clients() -> list[Path]:
    """Every client file of the kit that loads."""
    return [path for path in sorted(PARAMS.glob("*.yaml")) if path.name[0] != "_" and case_in(path)]


def lakeside() -> Case:
    """The illustrative client, loaded once: tests look, and change nothing."""
    case = case_in(LAKESIDE)
    assert case is not None
    return case


def lakeside_with(changes: Mapping[str, Any]) -> Case:
    """The illustrative client with other values at some keys of its file; None takes a key out."""
    data = {key: value for key, value in (lakeside().data | dict(changes)).items() if value is not None}
    return case_of(YamlDocument(str(LAKESIDE), "", data), None, LAKESIDE)


def ranged(case: Case) -> dict[str, Param]:
    """The parameters that a simulation draws: uncertain, with a range, and not held at their base."""
    drawn = {path: param for path, param in case.params.items() if param.part == "uncertain" and param.shape != "fixed"}
    return {path: param for path, param in drawn.items() if param.low is not None and param.high is not None}


def with_values(case: Case, values: Mapping[str, float]) -> Case:
    """The case with other most likely values; a parameter that stands at two places of the tree changes at both."""

    def changed(leaf: Any) -> Any:
        moved = isinstance(leaf, Param) and leaf.part != "structure" and leaf.path in values
        return replace(leaf, base=float(values[leaf.path])) if moved else leaf

    return replace(case, tree=mapped(case.tree, changed))


def leaves(tree: Any, path: str = "") -> dict[str, Any]:
    """Every leaf of a tree of mappings and lists by its dotted path."""
    if isinstance(tree, dict):
        return {
            at: leaf for key, value in tree.items() for at, leaf in leaves(value, f"{path}.{key}".strip(".")).items()
        }
    if isinstance(tree, list):
        return {at: leaf for i, value in enumerate(tree) for at, leaf in leaves(value, f"{path}[{i}]").items()}
    return {path: tree}


def minimal(**more: Any) -> dict[str, Any]:
    """A small client file as plain data: one role, one contract, one partner; a test changes what it is about."""
    role = {"fte": 10, "salary": 100_000, "turnover_rate": 0.1, "run_time_share": 0.6, "productive_hours": 1_800}
    file = {
        "schema": 1,
        "client": "Small Hospital",
        "as_of": "2026-06-30",
        "roles": {"analyst": role},
        "contracts": {"agency": {"role": "analyst", "hours": 3_600, "rate": 120}},
        "scope": {"share": {"analyst": 0.5}, "contracts": ["agency"]},
        "options": {
            "partner": {
                "kind": "managed_service",
                "price": {"basis": "monthly_fee", "amount": 40_000},
                "start_month": 2,
            }
        },
    }
    return file | more
