"""The readings of a case: the same model on floats (the estimate) and on arrays of points (draws, any what-ifs)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from hitcase.analysis.draws import POINTS, draws
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, bind
from hitcase.inputs.problems import ParamError, Problem, near
from hitcase.inputs.record import Record, mapped
from hitcase.model.lines import lines
from hitcase.model.month_lines import backlog

# a number that counts only where its flag is 1; elsewhere the answer is "never", None in Python
FLAGS = {
    **{f"payback_months_{kind}": f"pays_back_{kind}" for kind in ("cash", "with_avoidance", "full")},
    **{
        f"discounted_payback_months_{kind}": f"discounted_pays_back_{kind}"
        for kind in ("cash", "with_avoidance", "full")
    },
    "cost_per_hour": "has_cost_per_hour",
    "break_even_hour_value": "has_break_even_hour_value",
    "months_to_clear": "clears",
    "project_done_month": "project_done",
}


def evaluate(case: Case) -> Record:
    """Every line of a case with each figure at its most likely value; Python floats, "never" is None.

    Raises: ParamError where the arithmetic itself fails; `load` refuses such a file.

    >>> from hitcase.analysis.cases import load
    >>> evaluate(load("params/lakeside.yaml")).options["do_nothing"].npv_cash
    0.0
    """
    return _never(floats(case, lambda _, param: np.float64(param.base)))


def floats(case: Case, leaf: Any) -> Record:
    """Every line with ``leaf(path, param)`` for every number, as Python floats; "never" is 0 here.

    Raises: ParamError where the arithmetic itself fails, so odd are the figures.
    """
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            return Record(mapped(read(case, leaf, months=True), float))
    except ArithmeticError as error:
        told = f"cannot be computed ({error}). Look for a figure of an odd size, or a discount of 100 %."
        raise ParamError([Problem(case.named, 0, "", told)]) from None


def points(case: Case, values: Mapping[str, np.ndarray], *, months: bool = False) -> Record:
    """Every line at many points at once: arrays of one entry a point where a value plays a part, else one number.

    Args:
        values: path of a parameter → one value a point; all others stay at their most likely value.
        months: also the lines by month, which take most of the time.

    Raises: KeyError if the case has no such parameter.
    """
    for path in values:
        if path not in case.params:
            raise KeyError(f"the case has no parameter {path}.{near(path, case.params)}")
    found = read(case, lambda path, param: values.get(path, np.float64(param.base)), months=months)
    return Record(mapped(found, lambda number: number))


def simulate(case: Case, n: int = POINTS, seed: int = 0, backlog: bool = False) -> Record:
    """Every line of a case over n draws: the names and shape of `evaluate`, arrays of n entries where uncertain.

    Entry i of every array is the same future, in all lines and options. What no draw touches stays one number, and
    "never" is a 0 beside its flag (`FLAGS`).

    Args:
        case: a loaded case.
        n, seed: as for `draws`; n a power of two. backlog: also the lines by month, which take most of the time.

    Raises: ValueError for an n or seed that cannot be drawn.

    >>> from hitcase.analysis.cases import load
    >>> simulate(load("params/lakeside.yaml"), n=64).options["offer_a"].npv_cash.shape
    (64,)
    """
    return points(case, draws(case, n, seed), months=backlog)


def read(case: Case, leaf: Any, *, months: bool) -> dict[str, Any]:
    """The lines of a case with ``leaf(path, param)`` for every number; the lines by month merged in if asked."""
    p = bind(case.tree, leaf)
    found = lines(p)
    if months:
        monthly = backlog(p, found)
        for name, option in monthly.pop("options").items():
            found["options"][name] |= option
        found |= monthly
    return found


def _never(found: Record) -> Record:
    for option in found.options.values():
        for name, flag in FLAGS.items():
            if name not in option:
                continue
            if isinstance(option[name], dict):
                option[name] = Record({k: v if option[flag][k] else None for k, v in option[name].items()})
            elif not option[flag]:
                option[name] = None
    return found


def param(case: Case, path: str) -> Param:
    """One Param of a case by its path.

    Raises: KeyError with the near match.
    """
    if path not in case.params:
        raise KeyError(f"the case has no parameter {path}.{near(path, case.params)}")
    return case.params[path]
