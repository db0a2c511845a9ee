"""A case at a glance, while a handle moves: every option's range and the lines at most likely values, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from hitcase.analysis.draws import QUICK, draws
from hitcase.analysis.readings import read
from hitcase.analysis.sceptic import disbelieved
from hitcase.analysis.uncertainty import LOOKED_AT, results
from hitcase.analysis.what_if import Sample, decided_on, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.options import NOTHING
from hitcase.inputs.record import Record, mapped


def glance(case: Case, n: int = QUICK) -> Record:
    """The draws and the most likely values of a case, as points of one call of the model.

    Returns: results, as `uncertainty.results` has them without fees; lines, as `evaluate` has them but for the months
        and for "never", which is a 0 beside its flag here.

    Args:
        n: how many draws; the first 1,024 are those of a full sample.

    >>> from hitcase.analysis.cases import load
    >>> found = glance(load("params/lakeside.yaml"), 64)
    >>> found.results.draws, round(found.lines.options["offer_a"].npv_cash, -3)
    (64, 676000.0)
    """
    found = _read(case, draws(case, n))
    return Record(lines=Record(mapped(found, _last)), results=results(case, _drawn(found), fees=False))


def beside(before: Record, case: Case, option: str, n: int = QUICK) -> Record:
    """`glance` where only figures of one option have moved: what it has in common with the others is taken from before.

    What is said of the options together (chance of being best, worth of knowing all) stays as it was before.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> before = glance(case, 64)
    >>> beside(before, case, "offer_a", 64).results.options["offer_a"].npv_cash == (
    ...     before.results.options["offer_a"].npv_cash
    ... )
    True
    """
    few = only(case, [NOTHING, option])
    found = _read(few, draws(case, n, paths=few.params))
    new, lines = results(few, _drawn(found), fees=False), Record(mapped(found, _last))
    options = Record({**before.lines.options, option: lines.options[option]})
    drawn = Record({**before.results.options, option: new.options[option]})
    return Record(lines=Record(lines, options=options), results=Record(before.results, options=drawn))


def _read(case: Case, sample: Sample) -> dict[str, Any]:
    """The lines at the draws and, as the last point, at the most likely values."""
    params = case.params
    values = {path: np.append(column, params[path].base) for path, column in sample.items()}
    return read(case, lambda path, param: values.get(path, param.base), months=False)


def _last(number: Any) -> float:
    return float(number[-1]) if np.ndim(number) else float(number)


def _drawn(found: dict[str, Any]) -> Record:
    """Of every option what `results` looks at, at the draws alone."""
    options = found["options"].items()
    return Record(options=Record({name: Record({line: _cut(o[line]) for line in LOOKED_AT}) for name, o in options}))


def _cut(line: Any) -> Any:
    return mapped(line, lambda number: number[:-1] if np.ndim(number) else number)


def doubted(case: Case, option: str) -> dict[str, float]:
    """What is held where no partner is believed, whatever the option: path → value; the option at hand goes last.

    >>> from hitcase.analysis.cases import load
    >>> "options.offer_a.vendor_attrition" in doubted(load("params/lakeside.yaml"), "offer_b")
    True
    """
    order: Iterable[str] = [*(name for name in case.tree.options if name not in (NOTHING, option)), option]
    return {path: value for name in order for path, value in disbelieved(case, name).items()}


def ahead(case: Case, results: Record) -> str | None:
    """The option with the highest mean beside do nothing, of those that are ranked; None if there is none.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> ahead(case, glance(case, 64).results)
    'offer_a'
    """
    others = [name for name in ranked(case) if name != NOTHING] or list(case.tree.options)[1:]
    return max(others, key=lambda name: results.options[name][decided_on(case)].mean, default=None)
