"""Formulas as printed are those that run: all of them, and each evaluates to what its function gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hitcase import model
from hitcase.document.method import PARTS, SIGNS, formula, formulas_table
from hitcase.model import Number, Years, benefits, budget, capacity, cashflow, outsourcing, timing, turnover
from tests.clients import ROOT
from tests.document.shown import page

MODULES = (benefits, budget, capacity, cashflow, outsourcing, timing, turnover)
COMPOSERS = {
    "cash_months",
    "shortfall",
    "lines",
    "option_lines",
    "part_lines",
    "register",
    "repeats",
    "result_lines",
}  # without formulas


def own(module: Any) -> dict[str, Callable[..., Any]]:
    """The public functions that a module defines."""
    found = inspect.getmembers(module, inspect.isfunction)
    return {name: f for name, f in found if f.__module__ == module.__name__ and name[0] != "_"}


def computed(function: Callable[..., Any], given: dict[str, Any]) -> Any:
    """What the printed formula comes to, its signs read as Python reads them."""
    written = formula(function)
    for sign, shown in SIGNS.items():
        written = written.replace(f" {shown} ", f" {sign} ")
    *steps, result = written.split("; ")
    names = {**vars(np), **vars(inspect.getmodule(function)), "sum": sum, "max": max, **given}
    for step in steps:
        exec(step.replace(", then ", "; "), names)  # noqa: S102 what is printed is what is read here
    return eval(result, names)  # noqa: S307


def test_every_public_function_of_the_model_is_listed_once():
    """By part; a new file of formulas without a part of its own fails here."""
    heads = [row.th.get_text() for row in page(formulas_table()).select("tbody tr")]
    assert sorted(heads) == sorted(name for module in MODULES for name in own(module))
    files = {path.stem for path in (ROOT / "src" / "hitcase" / "model").glob("*.py")} - {"__init__"}
    assert {module.__name__.rpartition(".")[2] for module in PARTS.values()} | COMPOSERS >= files
    assert model.__doc__


def evaluable() -> list[Callable[..., Any]]:
    """Every function of numbers and of lists by year; one takes dicts, and one counts months."""
    every = [function for module in MODULES for function in own(module).values()]
    return [f for f in every if all(p.annotation in (Number, Years) for p in inspect.signature(f).parameters.values())]


def given_to(function: Callable[..., Any]) -> dict[str, Any]:
    """Pairwise different numbers, so that a swap shows; year counts from 0, months are twelve a year."""
    given: dict[str, Any] = {}
    for i, (name, parameter) in enumerate(inspect.signature(function).parameters.items()):
        value = 1.37 + 0.61 * i
        given[name] = [value * (1 + t * t) for t in range(4)] if parameter.annotation == Years else value
    given |= {"year": [0, 1, 2, 3]} if "year" in given else {}
    months = {"service": [m / 36 for m in range(36)], "weights": [m % 7 for m in range(36)], "month": range(1, 37)}
    return given | {name: value for name, value in months.items() if isinstance(given.get(name), list)}


@pytest.mark.parametrize("function", evaluable(), ids=lambda f: f.__name__)
def test_what_is_printed_evaluates_to_what_runs(function: Callable[..., Any]):
    """Steps and result, read as they are printed."""
    given = given_to(function)
    assert np.allclose(computed(function, given), function(*given.values()))


def test_meaning_and_formula_stand_beside_the_name():
    """The first sentence of the docstring; real signs of multiplication and minus."""
    row = next(row for row in page(formulas_table()).select("tbody tr") if row.th.get_text() == "leavers")
    assert row.select("td")[1].get_text() == "filled × turnover_rate"
    assert row.select("td")[0].get_text() == " ".join(inspect.getdoc(turnover.leavers).split("\n\n")[0].split())
