"""What a number could be that comes without a range: it is certain only where a record or signed terms say it."""

from __future__ import annotations

from dataclasses import replace

from hitcase.inputs.params import Param, Source
from hitcase.inputs.written import short

AROUND = {"workshop": 0.1, "assumption": 0.25, "placeholder": 0.25}  # of the value, to either side
TRIED = "said in the workshop, tried"  # what is looked at, and said by nobody yet


def range_by_origin(base: float, source: Source, bounds: tuple[float, float]) -> tuple[float, float] | None:
    """The lowest and the highest that a number could be by whose it is, within the schema's bounds; None if certain.

    >>> range_by_origin(0.95, Source("workshop", "said in the workshop, CIO"), (0.0, 1.0))
    (0.855, 1.0)
    """
    if source.kind not in AROUND or source.text.startswith(TRIED):
        return None
    around = AROUND[source.kind] * abs(base)
    low, high = (short(base + side) for side in (-around, around))
    low, high = max(low, bounds[0]), min(high, bounds[1])
    return (low, high) if low < high else None


def with_range(param: Param, most: float | None = None) -> Param:
    """The same number over its range by origin, if it comes without one and could be uncertain.

    most: the highest that it could be here, where that is less than the schema's.
    """
    said = param.source.kind == "workshop" and param.stands == "term"  # a price that is agreed is there to be signed
    if param.part != "uncertain" or param.low is not None or said:
        return param
    bounds = (param.least, param.most if most is None else max(most, param.base))
    span = range_by_origin(param.base, param.source, bounds)
    return replace(param, low=span[0], high=span[1], by_origin=True) if span else param
