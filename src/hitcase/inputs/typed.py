"""What a person types into a box for a number: the forms of a client file, and sums such as ``14*1880``."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable

from hitcase.inputs.quantity import Spec, number_in, shown, wrong

NUMBER = re.compile(r"((?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(\s*%)?")
SUM = re.compile(r"[\s\d.,_%()+*/-]*\d[\s\d.,_%()+*/-]*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LOOSE = re.compile(r"[-+]\s*[\d.,_]+\s*%|%\s*[-+]")
LONGEST = 100  # characters of a sum
ACTS: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def typed(text: str | float, spec: Spec) -> float:
    """The number that was typed, within the bounds of the schema.

    A sum has numbers, ``+ - * /`` and parentheses. ``%`` in it is a hundredth, and is refused where a part of the sum
    would be taken for a part of the whole: 198500 - 5 % of money.

    Raises: PydanticCustomError with the sentence that `load` would say of such a number in a file.

    >>> hours = Spec("hours bought a year", "hours a year", 0, None, "uncertain", "one", None)
    >>> typed("14*1880", hours), typed("1,234.5", hours)
    (26320.0, 1234.5)
    """
    text = text.replace("−", "-") if isinstance(text, str) else text  # as our own pages write it
    if isinstance(text, str) and _is_sum(text.strip()):
        return number_in(_sum(text.strip(), spec), spec)
    return number_in(text, spec)


def _is_sum(text: str) -> bool:
    if len(text) > LONGEST or not SUM.fullmatch(text) or DAY.fullmatch(text):
        return False
    return bool(re.search(r"[*/()]|[\d.%]\s*[-+]", text))


def _sum(text: str, spec: Spec) -> float:
    if LOOSE.search(text) and not spec.takes_percent:
        raise wrong(f"{text} could mean two things ({spec.meaning}). Write a product, such as 200 * 95 %.")
    bare = NUMBER.sub(_plain, text)
    try:
        return round(_value(ast.parse(bare.strip(), mode="eval").body), 12)
    except ZeroDivisionError:
        raise wrong(f"{text} divides by 0 ({spec.meaning}). Write another sum.") from None
    except (SyntaxError, ValueError):
        told = f"{shown(text)} is not a number or sum ({spec.meaning})."
        raise wrong(f"{told} Write a number such as 84000, or a sum such as 14 * 1880.") from None


def _plain(found: re.Match[str]) -> str:
    number = repr(float(found[1].replace(",", "").replace("_", "")))
    return f"({number}/100)" if found[2] else f" {number} "


def _value(node: ast.AST) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in ACTS:
        return ACTS[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError(type(node).__name__)
