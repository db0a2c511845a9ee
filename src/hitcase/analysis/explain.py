"""`explain`: a line's value, the inputs that it rests on, whose numbers they are, and the claims behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hitcase.analysis.readings import evaluate, read
from hitcase.analysis.trace import Cell, inputs_of
from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.problems import near
from hitcase.inputs.record import Record


@dataclass(frozen=True)
class Explanation:
    """A line or parameter: its path, its value (one, or one a year; None is "never") and what it rests on."""

    path: str
    value: Any
    inputs: tuple[Param, ...]

    @property
    def claims(self) -> tuple[evidence.Claim, ...]:
        """The claims of the register behind the inputs, each once."""
        ids = dict.fromkeys(p.source.claim for p in self.inputs if p.source.claim)
        return tuple(evidence.claims()[claim] for claim in ids)


def explain(case: Case, line: str, option: str = "", year: int | None = None) -> Explanation:
    """What a line is, and every input that it rests on.

    Args:
        case: a loaded case.
        line: a line's name (``npv_cash``), a role's (``roles.analyst.leavers``), or a parameter's path.
        option: whose line it is, where options have it. year: one year of a list, 0 is the decision.

    Raises: KeyError with the near match, or with the options that have the line.
    """
    if line in case.params:
        return Explanation(line, case.params[line].base, (case.params[line],))
    path = _path(case, line, option)
    cells = read(case, lambda _, param: Cell(param.base, param=param), months=True)
    cell, value = _at(cells, path), _at(evaluate(case), path)
    shown = ".".join(path)
    if year is not None:
        if not isinstance(value, list) or not 0 <= year < len(value):
            by_year = f"has the years 0 to {len(value) - 1}" if isinstance(value, list) else "is not by year"
            raise KeyError(f"{shown} {by_year}; {year} is not one of its years.")
        cell, value, shown = cell[year], value[year], f"{shown}[{year}]"
    found: dict[str, Param] = {}
    for one in _leaves(cell):
        found |= inputs_of(one)
    return Explanation(shown, value, tuple(found.values()))


def _path(case: Case, line: str, option: str) -> tuple[str, ...]:
    lines = evaluate(case)
    steps = tuple(line.split("."))
    if option:
        if option not in lines.options:
            raise KeyError(f"there is no option {option}.{near(option, lines.options) or _known(lines.options)}")
        steps = ("options", option, *steps)
    try:
        _at(lines, steps)
    except (KeyError, TypeError, AttributeError):
        raise KeyError(_missing(lines, line, steps)) from None
    return steps


def _missing(lines: Record, line: str, steps: tuple[str, ...]) -> str:
    having = [name for name, found in lines.options.items() if line in found]
    if having and len(steps) == 1:
        return f"{line} is a line of each option.{_known(having)} Write --option {having[-1]}."
    options = next(iter(lines.options.values()))
    roles = next(iter(lines.roles.values()), Record())
    named = {*lines, *options, *(f"roles.{r}.{name}" for r in lines.roles for name in roles)}
    return f"there is no line or parameter {line}.{near(line, named)}"


def _known(names: Any) -> str:
    return f" Known: {', '.join(names)}."


def _at(tree: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _leaves(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [leaf for value in tree.values() for leaf in _leaves(value)]
    if isinstance(tree, list):
        return [leaf for value in tree for leaf in _leaves(value)]
    return [tree]
