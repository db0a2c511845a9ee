"""The formulas of the model, read from its own code: what is printed is what runs."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from hitcase.model import benefits, budget, capacity, cashflow, outsourcing, timing, turnover
from hitcase.text.output import Outputs, Row, Table

PARTS: dict[str, ModuleType] = {
    "Years and prices": timing,
    "Leavers": turnover,
    "Budget": budget,
    "Work and price": outsourcing,
    "What ends and what is freed": benefits,
    "Capacity and work waiting": capacity,
    "Cash flow": cashflow,
}
Step = ast.Assign | ast.AnnAssign | ast.Return
SIGNS = {"**": "^", "*": "×", "-": "−"}


def formulas_table() -> Outputs:
    """Every formula of the model by part: its name, what it means, and how it is computed."""
    return Outputs(tuple(_part(title, module) for title, module in PARTS.items()))


def _part(title: str, module: ModuleType) -> Table:
    rows = tuple(Row(function.__name__, (_meaning(function), formula(function))) for function in _functions(module))
    columns = ("Name", "What it is", "How it is computed")
    return Table(f"Formulas. {title}", columns, rows, "", columns)


def _functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def _meaning(function: Callable[..., Any]) -> str:
    first = (inspect.getdoc(function) or "").split("\n\n", 1)[0]
    return " ".join(first.replace("`", "").replace("*", "").split())


def formula(function: Callable[..., Any]) -> str:
    """A function of the model as a formula: its steps, then its result.

    >>> formula(turnover.leavers)
    'filled × turnover_rate'
    """
    body = ast.parse(inspect.getsource(function)).body[0].body  # type: ignore[attr-defined]
    steps = [step for step in body if isinstance(step, Step | ast.For)]
    return "; ".join(_loop_text(step) if isinstance(step, ast.For) else _step_text(step) for step in steps)


def _loop_text(loop: ast.For) -> str:
    """Steps that are taken for each of several values."""
    steps = ", then ".join(_step_text(step) for step in loop.body if isinstance(step, Step))
    return f"for {ast.unparse(loop.target)} in {ast.unparse(loop.iter)}: {steps}"


def _step_text(step: Step) -> str:
    value = ast.unparse(step.value) if step.value else ""
    targets = [] if isinstance(step, ast.Return) else step.targets if isinstance(step, ast.Assign) else [step.target]
    text = " = ".join([*map(ast.unparse, targets), value])
    for sign, symbol in SIGNS.items():
        text = text.replace(f" {sign} ", f" {symbol} ")
    return text.replace("np.", "").replace(", strict=True", "").replace(", strict=False", "")
