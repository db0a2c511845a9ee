"""What if: one figure held at a value, all others at their most likely value or drawn, as points of one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from hitcase.analysis.readings import points
from hitcase.inputs.case import Case
from hitcase.inputs.options import NOTHING
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record, mapped

Array = np.ndarray
Sample = Mapping[str, Array]
BASE: Sample = {}  # every other figure at its most likely value
BATCH = 4096  # points a call of the model: more no longer fit the processor's cache


def only(case: Case, options: Iterable[str]) -> Case:
    """The case with these options alone; its parameters are those that they need."""
    kept = Record({name: case.tree.options[name] for name in options})
    return replace(case, tree=Record({**case.tree, "options": kept}))


def decided_on(case: Case) -> str:
    """The line that decides: npv_cash, or npv_full where the client chose so."""
    return f"npv_{case.file.decide_on}"


def ranked(case: Case) -> list[str]:
    """The options that the rule looks at, do nothing first; one with a scope of its own delivers other work."""
    return [name for name, option in case.tree.options.items() if name == NOTHING or "scope" not in option]


def npv_if(
    case: Case, options: Sequence[str], held: Sequence[tuple[str, float]], sample: Sample = BASE, line: str = ""
) -> Array:
    """The npv of some options with one figure held at a time: held × draws × options, from one call of the model.

    Args:
        case: a loaded case. options: whose npv.
        held: pairs of a parameter's path and its value, each a row of its own; without a path, nothing is held.
        sample: path → draws of all other figures; without, the one point of the most likely values.
        line: another line than the one that decides.

    >>> from hitcase.analysis.cases import load
    >>> fee = "options.offer_a.price.amount"
    >>> npv_if(load("params/lakeside.yaml"), ["offer_a"], [(fee, 0.0), (fee, 1e6)])[:, 0, 0] > 0
    array([ True, False])
    """
    few, size = only(case, options), count(sample)
    values = {path: np.tile(column, len(held)) for path, column in sample.items() if path in few.params}
    for row, (path, value) in enumerate(held):
        if path not in few.params:  # no path, or of no option here
            continue
        if path not in values:
            values[path] = np.full(len(held) * size, few.params[path].base)
        values[path][row * size : (row + 1) * size] = value
    found = npv_at(few, values, len(held) * size, line)
    return found.reshape(len(held), size, len(options))


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
    lines = points(case, values).options
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
