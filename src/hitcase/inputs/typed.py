"""A number as a person types it: as in a file, or a sum such as ``14*1880``."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from hitcase.inputs.keys import number_at
from hitcase.inputs.problems import ParamError, Problem, near, steps
from hitcase.inputs.quantity import Spec, number_error, number_in, quoted, refuse_range
from hitcase.inputs.reader import YamlDocument
from hitcase.inputs.written import DOTTED, in_digits, readings, short, unmistakable

NUMBER = re.compile(r"((?:[1-9]\d{0,2}(?:[,_]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(\s*%)?")
SUM = re.compile(r"[\s\d.,_%()+*/-]*\d[\s\d.,_%()+*/-]*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LOOSE = re.compile(r"[-+]\s*[\d.,_]+\s*%|%\s*[-+]")
TIMES = re.compile(r"([\d)%])\s*[x×·]\s*([\d(])")
LONGEST = 100  # characters of a sum
ACTS: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def typed_number(text: str | float, spec: Spec) -> float:
    """The number that was typed, within the bounds of the schema.

    A sum has numbers, ``+ - * /`` and parentheses. ``%`` in it is a hundredth, and is refused where a part of the sum
    would be taken for a part of the whole: 198500 - 5 % of money.
    What a sum comes to has as many digits as `short` leaves.

    Raises: PydanticCustomError with the sentence that `load` would say of such a number in a file.

    >>> hours = Spec("hours bought a year", "hours a year", 0, None, "uncertain", "one", None)
    >>> typed_number("14*1880", hours), typed_number("1,234.5", hours)
    (26320.0, 1234.5)
    """
    if not isinstance(text, str):
        return number_in(text, spec)
    text = text.replace("−", "-").strip()  # as our own pages write it
    times = TIMES.sub(r"\1 * \2", text) if not text.startswith("0x") else text
    if not _is_sum(times):
        return number_in(text, spec)
    refuse_range(text, spec)
    return number_in(short(_sum(times, spec), spec.unit), spec)


def _is_sum(text: str) -> bool:
    if len(text) > LONGEST or not SUM.fullmatch(text) or DAY.fullmatch(text):
        return False
    return bool(re.search(r"[*/()]|[\d.%]\s*[-+]", text))


def _sum(text: str, spec: Spec) -> float:
    if LOOSE.search(text) and not spec.takes_percent:
        raise number_error(f"{text} could mean two things ({spec.meaning}). Enter a product, such as 200 * 95 %.")
    number = _result(text, spec)
    for dotted in NUMBER.finditer(text):
        if DOTTED.fullmatch(dotted[1]):
            _check_dotted(text, dotted, spec)
    return number


def _result(text: str, spec: Spec) -> float:
    bare = NUMBER.sub(_plain, text)
    try:
        return round(_value(ast.parse(bare.strip(), mode="eval").body), 12)
    except ZeroDivisionError:
        raise number_error(f"{text} divides by 0 ({spec.meaning}). Enter another sum.") from None
    except (SyntaxError, ValueError):
        sentence = f"{quoted(text)} is not a number or sum ({spec.meaning})."
        raise number_error(f"{sentence} Enter a number such as 84000, or a sum such as 14 * 1880.") from None


def _check_dotted(text: str, dotted: re.Match[str], spec: Spec) -> None:
    """Refuse 1.880 in a sum where it could be 1880 just as well."""
    thousands, decimals = readings(dotted[1])
    other = f"{text[: dotted.start(1)]}{in_digits(thousands)}{text[dotted.end(1) :]}"
    low, high = spec.bounds
    if low <= _result(other, spec) <= high:
        either = f"{in_digits(thousands)} or {unmistakable(in_digits(decimals, decimals=True), thousands_fit=True)}"
        raise number_error(f"{dotted[1]} in {text} can be read as {either} ({spec.meaning}). Enter {either}.")


def _plain(match: re.Match[str]) -> str:
    number = repr(float(match[1].replace(",", "").replace("_", "")))
    return f"({number}/100)" if match[2] else f" {number} "


def _value(node: ast.AST) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in ACTS:
        return ACTS[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError(type(node).__name__)


def unknown(path: str, params: Collection[str]) -> str:
    """What is said of a path that no number has."""
    hint = near(path, params) or " Write its path, such as roles.analyst.salary."
    return f"there is no parameter {path[:60]}.{hint}"


def numbers_of(
    values: Mapping[str, float | str], params: Collection[str], data: dict[str, Any], document: YamlDocument
) -> dict[str, float]:
    """The numbers that were typed for parameters.

    Args:
        values: path → what was typed. params: the paths that there are. data, document: of their client file.

    Raises: ParamError with every problem of them.
    """
    numbers, problems = dict[str, float](), list[Problem]()
    for path, value in values.items():
        if path not in params:
            problems.append(Problem(document.name, 0, "", unknown(path, params)))
            continue
        try:
            numbers[path] = typed_number(value, number_at(steps(path), data)[1])
        except PydanticCustomError as error:
            problems.append(Problem(document.name, document.line(steps(path)), path, error.message()))
    if problems:
        raise ParamError(problems)
    return numbers
