"""The figures that a step of the workshop lets a person move, the weightiest first, and how far their handles go."""

from __future__ import annotations

from math import ceil, floor, inf, log10
from typing import NamedTuple

import numpy as np

from hitcase.analysis.readings import npv_if, only
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param

STEPS = {
    "people": ("roles", "wage_growth"),
    "budget": ("budget", "contracts", "planned", "tm_bill_rate", "discount_rate"),
    "demand": ("demand", "projects", "scope"),
    "offers": ("options",),
    "answer": (),  # the weightiest of all
}  # step → the sections of the client file that it is about
ROOM, STOPS = 0.25, 200  # beside the range, as part of it; places that a handle can stop at
UNKNOWN = 0.1  # of a figure whose range nobody gave
WHOLE = 14  # significant digits: what is left of 0.1 + 0.2
NEAR = 1e-9  # of a step: 0.06 - 0.02 is 0.04


def handles(case: Case, option: str | None, step: str) -> list[str]:
    """The paths of a step, by how far the option's npv (the one that decides) moves over their range, then as filed.

    Of options only the one at hand. Scores and limits weigh nothing and are left to the file; the answer's are those
    of all steps that weigh something.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> handles(case, "offer_a", "offers")[0], handles(case, "offer_a", "people")[0]
    ('options.offer_a.ends.contracts.agency.share', 'wage_growth')
    """
    sections = STEPS[step] or tuple(section for own in STEPS.values() for section in own)
    paths = [path for path in case.params if path.split(".")[0].split("[")[0] in sections and _own(path, option)]
    weight = weights(case, option, paths)
    ordered = sorted(paths, key=lambda path: -weight.get(path, 0))
    return ordered if STEPS[step] else [path for path in ordered if weight.get(path)]


def _own(path: str, option: str | None) -> bool:
    return not path.startswith("options.") or path.split(".")[1] == option


def weights(case: Case, option: str | None, paths: list[str]) -> dict[str, float]:
    """How far an option's npv moves from one end of a figure's range to the other, all else most likely.

    A figure without a range counts as if it could be a tenth more or less: a price is known, and still to be moved.
    """
    if option is None:
        return {}
    few = only(case, [option]).params
    spans = {path: _range(few[path]) for path in paths if path in few}
    what_ifs = [(path, end) for path, ends in spans.items() for end in ends]
    if not what_ifs:
        return {}
    npv = npv_if(case, [option], what_ifs, alone=True)[:, 0, 0]
    moves = np.ptp(npv.reshape(-1, 2), axis=1)
    return dict(zip(spans, moves.tolist(), strict=True))


def _range(param: Param) -> tuple[float, float]:
    if param.low is not None and param.high is not None and not param.by_origin:
        return param.low, param.high
    return param.base * (1 - UNKNOWN), param.base * (1 + UNKNOWN)


class Slider(NamedTuple):
    """Where a handle can go: from low to high, by steps; all three are round numbers."""

    low: float
    high: float
    step: float


def slider(param: Param, *also: float) -> Slider | None:
    """A handle that reaches the range of a figure and a quarter more beside it, within the schema's bounds.

    A figure without a range has room for a third of itself to either side; one of 0, up to the schema's bound.

    Args:
        also: other values that it must reach, such as the one that is tried.

    Returns: None where no end is in sight: a figure of 0 without a range or a bound.

    >>> from hitcase.inputs.params import STRUCTURE
    >>> slider(Param("x", 198_500, STRUCTURE, 170_000, 230_000, least=0))
    Slider(low=155000.0, high=245000.0, step=500.0)
    >>> slider(Param("x", 0.094, STRUCTURE, 0.06, 0.14, least=0, most=1), 0.3)
    Slider(low=0.04, high=0.3, step=0.002)
    """
    low, high = _range(param)
    room = ROOM * (param.base if param.low is None or param.by_origin else high - low)
    low, high = min([low - room, *also]), max([high + room, *also])
    low, high = max(low, param.least), min(high if param.base or also else param.most, param.most)
    if not low < high < inf:
        return None
    step = nice((high - low) / STOPS)
    low, high = floor(low / step + NEAR) * step, ceil(high / step - NEAR) * step
    return Slider(_round(low), _round(high), _round(step))


def nice(size: float) -> float:
    """The next number of 1, 2 or 5 times a power of ten that is not below.

    >>> nice(450), nice(0.0012), nice(1.0)
    (500.0, 0.002, 1.0)
    """
    power = 10.0 ** floor(log10(size))
    return float(next(times * power for times in (1, 2, 5, 10) if times * power >= size * (1 - 1e-9)))


def decimals(step: float) -> int:
    """How many digits after the point a multiple of a step has.

    >>> decimals(500.0), decimals(0.5), decimals(0.002)
    (0, 1, 3)
    """
    return max(0, -floor(log10(step)))


def _round(number: float) -> float:
    return float(f"{number:.{WHOLE}g}")
