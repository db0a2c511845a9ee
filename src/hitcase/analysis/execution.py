"""If what can go wrong in carrying an option out goes wrong together: one more reading, beside the headline."""

from __future__ import annotations

import re

import numpy as np

from hitcase.analysis.drivers import ends_of
from hitcase.analysis.limits import against_limits
from hitcase.analysis.readings import Sample, count, decided_on, npv_if, only, points
from hitcase.analysis.uncertainty import of_option
from hitcase.inputs.case import Case
from hitcase.inputs.option_keys import zero_keys
from hitcase.inputs.params import Param, Record

LATE = ("start_month", "month", "after_start")


def all_together(case: Case, option: str, sample: Sample) -> Record | None:
    """What the draws say of an option if all that its execution hangs on is good or bad at once; None with too little.

    That is what ends and when, when service begins, and the costs of change up to leaving. Each keeps its own values,
    in the order of the first of them, so that what is worse for the npv that decides stands together. All other
    figures are as they were drawn.

    Returns: mean, p10, p50, p90 and p_loss of the npv that decides; peak_funding that 9 of 10 draws stay below; beyond:
        the client's limits that it exceeds; figures: the paths of those that move together.
    """
    few = only(case, [option])
    figures = [few.params[path] for path in sample if path in few.params and is_execution(path)]
    better = _better(case, option, figures)
    if len(better) < 2:
        return None
    first, *_ = better
    rank = np.argsort(np.argsort(sample[first], kind="stable"), kind="stable")
    values = {path: column for path, column in sample.items() if path in few.params}
    values |= {path: np.sort(sample[path])[:: 1 if up == better[first] else -1][rank] for path, up in better.items()}
    found = of_option(points(few, values).options[option], count(sample))
    beside = against_limits(case, found)
    return Record(found[decided_on(case)], peak_funding=beside.peak_funding, beyond=beside.beyond, figures=list(better))


def is_execution(path: str) -> bool:
    """Whether a figure is about carrying an option out.

    >>> is_execution("options.a.ends.contracts.agency.share"), is_execution("options.a.price.amount")
    (True, False)
    """
    keys = re.sub(r"^options\.[^.]+\.(parts\[\d+\]\.)?", "", path).split(".")
    costs = {key for line, keys in zero_keys().items() if line != "exit_cost" for key in keys}
    return path.startswith("options.") and (keys[0] in ("ends", *costs) or keys[-1] in LATE)


def _better(case: Case, option: str, figures: list[Param]) -> dict[str, bool]:
    """Of each figure that moves the npv that decides: whether more of it is better."""
    if not figures:
        return {}
    ends = [(param.path, end) for param in figures for end in ends_of(param)]
    npv = npv_if(case, [option], ends, alone=True)[:, 0, 0].reshape(-1, 2)
    return {param.path: bool(high > low) for param, (low, high) in zip(figures, npv, strict=True) if high != low}
