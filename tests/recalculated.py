"""A formula in words, computed once more without the model: by Python's own arithmetic, from its text alone."""

from __future__ import annotations

import ast
import operator
from typing import Any

SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
WORDS = {
    "the larger of (": "larger(",
    "the smaller of (": "smaller(",
    "if (": "where(",
    "×": "*",
    "−": "-",
    "^": "**",
    ",": "",
    ";": ",",
}
CALLS = {"larger": max, "smaller": min}


def recalculated(formula: str) -> float:
    """What a formula with numbers comes to.

    >>> recalculated("the larger of (0; 12 × 1,000 − 2) / if (1<2; 2; 3)")
    5999.0
    """
    for told, python in WORDS.items():
        formula = formula.replace(told, python)
    return float(_value(ast.parse(formula, mode="eval").body))


def _value(node: ast.expr) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp):
        return SIGNS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Compare):
        return SIGNS[type(node.ops[0])](_value(node.left), _value(node.comparators[0]))
    assert isinstance(node, ast.Call), ast.dump(node)
    if node.func.id == "where":  # type: ignore[attr-defined]
        asked, yes, no = node.args
        return _value(yes if _value(asked) else no)
    return CALLS[node.func.id](*map(_value, node.args))  # type: ignore[attr-defined]
