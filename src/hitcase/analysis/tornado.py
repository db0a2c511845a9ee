"""The tornado: each driver held at its low and at its high, all others drawn; in the driver's own units."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hitcase.analysis.control import controls, whose
from hitcase.analysis.draws import is_drawn
from hitcase.analysis.what_if import npv_if, only
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record

ROWS = 8  # bars that a page holds
DRAWS = 512  # of the others, a bar's end: 16 ends cost 50 ms on Lakeside


def tornado(case: Case, option: str, sample: Mapping[str, np.ndarray], rows: int = ROWS) -> list[Record]:
    """The drivers of an option's npv (the one that decides), the widest first.

    Each: path, unit, whose (the kind of source), controls (client, partner or nobody), low and high {value, mean,
    median of npv with this one held there and all others drawn}, base, swing: |mean at high − mean at low|.
    Which drivers are shown is found with all others at their most likely value; how far they reach, on the draws.

    Args:
        sample: path → draws, such as `draws(case)`; the first 512 are used.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.draws import draws
    >>> case = load("params/lakeside.yaml")
    >>> widest = tornado(case, "offer_a", draws(case, 1024))[0]
    >>> widest.path, widest.controls
    ('options.offer_a.ends.contracts.agency.share', 'client')
    """
    few = {path: column[:DRAWS] for path, column in sample.items()}
    drivers = widest(case, option, rows)
    if not drivers:
        return []
    held = [(param.path, end) for param in drivers for end in ends_of(param)]
    npv = npv_if(case, [option], held, few)[:, :, 0].reshape(len(drivers), 2, -1)
    found = [_row(case, param, at) for param, at in zip(drivers, npv, strict=True)]
    return sorted(found, key=lambda row: -row.swing)


def widest(case: Case, option: str, rows: int) -> list[Param]:
    """The drawn parameters that move an option's npv most from low to high, all else most likely; none that don't."""
    drawn = [param for param in only(case, [option]).params.values() if is_drawn(param)]
    if not drawn:
        return []
    ends = npv_if(case, [option], [(param.path, end) for param in drawn for end in ends_of(param)])
    swing = np.ptp(ends.reshape(len(drawn), 2), axis=1)
    order = sorted(range(len(drawn)), key=lambda i: -swing[i])[:rows]
    return [drawn[i] for i in order if swing[i] > 0]


def ends_of(param: Param) -> tuple[float, float]:
    """The lowest and the highest it could be."""
    low, high = param.low, param.high
    return (param.base if low is None else low, param.base if high is None else high)


def _row(case: Case, param: Param, npv: np.ndarray) -> Record:
    low, high = (
        Record(value=value, mean=float(at.mean()), median=float(np.median(at)))
        for value, at in zip(ends_of(param), npv, strict=True)
    )
    told = Record(path=param.path, unit=param.unit, whose=whose(param.source), controls=controls(case, param.path))
    return Record(told, low=low, high=high, base=param.base, swing=abs(high.mean - low.mean))
