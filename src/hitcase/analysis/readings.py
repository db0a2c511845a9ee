"""The readings of a case: one model on floats (the estimate) and on arrays of points (draws, any what-ifs at once)."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.frames import Draws, Lines
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record, bind, mapped
from hitcase.inputs.problems import ParamError, Problem, near
from hitcase.inputs.tree import NOTHING
from hitcase.model.lines import backlog, lines
from hitcase.model.option_lines import ALL, NPV
from hitcase.model.register import FLAGS


def evaluate(case: Case) -> Lines:
    """Every line of a case with each figure at its most likely value; Python floats, "never" is None.

    `evaluate(case).to_frame()` is a pandas table of them: see `Lines.to_frame`.

    Raises: ParamError where the arithmetic itself fails; `load` refuses such a file.

    >>> from hitcase.analysis.cases import load
    >>> evaluate(load("params/lakeside.yaml")).options["do_nothing"].npv_cash
    0.0
    """
    return Lines(_never(floats(case, lambda _, param: np.float64(param.base))), case)


def floats(case: Case, leaf: Any, *, whole: bool = True) -> Record:
    """Every line with ``leaf(path, param)`` for every number, as Python floats; "never" is 0 here.

    whole: without, only the lines that an option's npv needs.

    Raises: ParamError where the arithmetic itself fails, so odd are the figures.
    """
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            return Record(mapped(read(case, leaf, months=whole, upto=ALL if whole else NPV), float))
    except ArithmeticError as error:
        message = f"cannot be computed ({error}). Look for a figure of an odd size, or a discount of 100 %."
        raise ParamError([Problem(case.label, 0, "", message)]) from None


def points(case: Case, values: Mapping[str, np.ndarray], *, months: bool = False, upto: str = ALL) -> Record:
    """Every line at many points at once: arrays of one entry a point where a value plays a part, else one number.

    Args:
        values: path of a parameter → one value a point; all others stay at their most likely value.
        months: also the lines of the backlog. upto: how far an option's lines are computed, see `option_lines`.

    Raises: KeyError if the case has no such parameter.
    """
    keep_memory()
    for path in values:
        if path not in case.params:
            raise KeyError(f"the case has no parameter {path}.{near(path, case.params)}")
    results = read(case, lambda path, param: values.get(path, np.float64(param.base)), months=months, upto=upto)
    return records(results)  # type: ignore[no-any-return]


def records(tree: Any) -> Any:
    """The same tree with Records for its mappings; lists stay what they are."""
    return Record({key: records(value) for key, value in tree.items()}) if isinstance(tree, dict) else tree


@cache
def keep_memory() -> None:
    """Ask the C library to keep the memory of arrays once they are gone: half of the time went into asking again.

    Only glibc has the call, elsewhere nothing happens.
    """
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "mallopt"):
        ctypes.CDLL(None).mallopt(TRIM_THRESHOLD, KEPT_MEMORY)
        ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, LARGEST_KEPT)


TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # glibc's malloc.h
KEPT_MEMORY, LARGEST_KEPT = 512 << 20, 32 << 20  # bytes; the second is the most that glibc takes


def simulate(case: Case, n: int = POINTS, seed: int = 0, backlog: bool = False) -> Draws:
    """Every line of a case over n draws: the names and shape of `evaluate`, arrays of n entries where uncertain.

    Entry i of every array is the same future, in all lines and options. What no draw touches stays one number, and
    "never" is a 0 beside its flag (`register.FLAGS`). `simulate(case).to_frame("npv_cash")` is a pandas table of one
    line: see `Draws.to_frame`.

    Args:
        case: a loaded case.
        n, seed: as for `draws`; n a power of two. backlog: also the lines by month, which take most of the time.

    Raises: ValueError for an n or seed that cannot be drawn.

    >>> from hitcase.analysis.cases import load
    >>> simulate(load("params/lakeside.yaml"), n=64).options["offer_a"].npv_cash.shape
    (64,)
    """
    return Draws(points(case, draws(case, n, seed), months=backlog), case, n)


def read(case: Case, leaf: Any, *, months: bool, upto: str = ALL) -> dict[str, Any]:
    """The lines of a case with ``leaf(path, param)`` for every number; the lines by month merged in if asked."""
    p = bind(case.tree, leaf)
    results = lines(p, upto)
    if months:
        monthly = backlog(p, results)
        for name, option in monthly.pop("options").items():
            results["options"][name] |= option
        results |= monthly
    return results


def _never(results: Record) -> Record:
    for option in results.options.values():
        for name, flag in FLAGS.items():
            if name not in option:
                continue
            if isinstance(option[name], dict):
                option[name] = Record({k: v if option[flag][k] else None for k, v in option[name].items()})
            elif not option[flag]:
                option[name] = None
    return results


def param(case: Case, path: str) -> Param:
    """One Param of a case by its path.

    Raises: KeyError with the near match.
    """
    if path not in case.params:
        raise KeyError(f"the case has no parameter {path}.{near(path, case.params)}")
    return case.params[path]


Array = np.ndarray
Sample = Mapping[str, Array]
BASE: Sample = {}  # every other figure at its most likely value
BATCH = 16384  # points a call of the model: fewer pay for each call, more for the memory


def only(case: Case, options: Iterable[str]) -> Case:
    """The case with these options alone; its parameters are those that they need."""
    chosen = Record({name: case.tree.options[name] for name in options})
    return replace(case, tree=Record({**case.tree, "options": chosen}))


def decided_on(case: Case) -> str:
    """The line that decides: npv_cash, or npv_full where the client chose so."""
    return f"npv_{case.file.decide_on}"


def ranked(case: Case) -> list[str]:
    """The options that the rule looks at, do nothing first; one with a scope of its own delivers other work.

    Where the present arrangement lapses, doing nothing is none of them, if there is any other. Nor is an option of
    costs alone, where another says what it ends.
    """
    like = [name for name, option in case.tree.options.items() if name != NOTHING and "scope" not in option]
    others = [name for name in like if not costs_alone(case, name)] or like
    return others if case.file.do_nothing and others else [NOTHING, *others]


def costs_alone(case: Case, name: str) -> bool:
    """Whether a partner is paid and the file does not say what ends for it: what it replaces costs is not known.

    ``ends: {}`` says that nothing does.
    """
    option = case.tree.options[name]
    silent = name != NOTHING and case.data["options"][name].get("ends") is None
    benefits = [item for item in option.added.values() if item["class_"] != "cost"]
    return silent and not benefits and any(part.partner for part in option.parts)


def unranked(case: Case) -> list[str]:
    """The options of costs alone that the rule leaves out."""
    return [name for name in case.tree.options if costs_alone(case, name) and name not in ranked(case)]


def npv_if(
    case: Case,
    options: Sequence[str],
    what_ifs: Sequence[tuple[str, float]],
    sample: Sample = BASE,
    line: str = "",
    *,
    alone: bool = False,
) -> Array:
    """The npv of some options with one figure held at a time: held × draws × options, from one call of the model.

    What is one outcome with the figure goes with it.

    Args:
        case: a loaded case. options: whose npv.
        what_ifs: pairs of a parameter's path and its value, each a row of its own; without a path, nothing is held.
        sample: path → draws of all other figures; without, the one point of the most likely values.
        line: another line than the one that decides. alone: nothing else goes with the figure.

    >>> from hitcase.analysis.cases import load
    >>> fee = "options.offer_a.price.amount"
    >>> npv_if(load("params/lakeside.yaml"), ["offer_a"], [(fee, 0.0), (fee, 1e6)])[:, 0, 0] > 0
    array([ True, False])
    """
    few, size = only(case, options), count(sample)
    values = {path: np.tile(column, len(what_ifs)) for path, column in sample.items() if path in few.params}
    for row, (path, value) in enumerate(what_ifs):
        figures = {path: value} if alone or path not in case.outcomes else going_along(case, path, value)
        for name in figures.keys() & few.params.keys():  # without a path, or of no option here: none
            if name not in values:
                values[name] = np.full(len(what_ifs) * size, few.params[name].base)
            values[name][row * size : (row + 1) * size] = figures[name]
    npv = npv_at(few, values, len(what_ifs) * size, line)
    return npv.reshape(len(what_ifs), size, len(options))


def going_along(case: Case, path: str, value: float) -> dict[str, float]:
    """A figure at a value, and all that is one outcome with it at the like place of its own range.

    >>> from hitcase.analysis.cases import load
    >>> shares = going_along(load("params/lakeside.yaml"), "options.offer_a.ends.contracts.agency.share", 0.571)
    >>> shares["options.offer_a.ends.contracts.expenses.share"], shares["options.blend.ends.contracts.agency.share"]
    (0.571, 0.5)
    """
    others = [case.params[other] for other in case.outcomes.get(path, ()) if other != path]
    moving = [other for other in others if other.shape != "fixed"]
    return {path: value, **{other.path: _alike(case.params[path], value, other) for other in moving}}


def _alike(param: Param, value: float, other: Param) -> float:
    """The value of another figure that is as far from its base to its end."""
    if value == param.base or param.low is None or param.high is None or other.low is None or other.high is None:
        return other.base
    places = [min(param.low, param.base), param.base, max(param.high, param.base)]
    return float(np.interp(value, places, [other.low, other.base, other.high]))


def firsts(case: Case, paths: Iterable[str]) -> list[str]:
    """The paths, of figures that are one outcome the first alone."""
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(case.outcomes.get(path, (path,))[0], path)
    return list(first.values())


def count(sample: Sample) -> int:
    """How many points a sample has; the most likely values are one."""
    return len(next(iter(sample.values()))) if sample else 1


def npv_at(case: Case, values: Sample, size: int, line: str = "") -> Array:
    """The npv of every option of a case at many points: points × options. In batches that fit the processor's cache."""
    rows = [
        _batch(case, {path: column[start : start + BATCH] for path, column in values.items()}, line)
        for start in range(0, size, BATCH)
    ]
    short = [np.broadcast_to(row, (min(BATCH, size - i * BATCH), row.shape[1])) for i, row in enumerate(rows)]
    return np.concatenate(short)


def _batch(case: Case, values: Sample, line: str) -> Array:
    lines = points(case, values, upto=NPV).options
    return np.stack(np.broadcast_arrays(*(np.atleast_1d(o[line or decided_on(case)]) for o in lines.values())), axis=-1)


def with_held(case: Case, values: Mapping[str, float]) -> Case:
    """The case with figures held at a value, drawn no more; every other draw stays what it was."""

    def changed(leaf: object) -> object:
        if isinstance(leaf, Param) and leaf.part != "structure" and leaf.path in values:
            return replace(leaf, base=float(values[leaf.path]), shape="fixed")
        return leaf

    return replace(case, tree=mapped(case.tree, changed))


def with_param(case: Case, param: Param) -> Case:
    """The case with another Param in the place of the one of the same path."""

    def changed(leaf: object) -> object:
        return param if isinstance(leaf, Param) and leaf.path == param.path and leaf.part != "structure" else leaf

    return replace(case, tree=mapped(case.tree, changed))
