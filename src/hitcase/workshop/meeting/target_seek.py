"""Target seek: the value of a figure at which the option at hand has a given chance of a loss."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.readings import only, points
from hitcase.inputs.params import Param
from hitcase.inputs.quantity import Spec
from hitcase.model.option_lines import NPV
from hitcase.text import formats
from hitcase.workshop.meeting.handles import Slider, slider
from hitcase.workshop.meeting.live_results import LiveResults

LOSS = Spec("a chance of a loss", "share", 0, 1, "policy", "one", None)  # what can be asked for
LOOKS = 8  # spans of a handle whose ends are looked at, before one of them is halved
Chance = Callable[[int], float]


def seek(live: LiveResults, path: str, chance: str) -> tuple[float, float]:
    """The place of a handle, the nearest to where it stands, at which no more than a part of the draws lose cash.

    Every place is looked at as if it were tried: all other figures as they are on the screen, on all draws.

    Args:
        path: of the figure. chance: the part that may lose, as it is typed: 10 %, or 2 in 20.

    Returns: the value there, and the chance of a loss that it brings.

    Raises: ParamError where no place of the handle brings it about, or there is no handle.
    """
    file, params = live.meeting.current_file, live.case().params
    file.check_path(path)
    most = file.new_number(path, chance.replace(" in ", " / "), LOSS)
    handle = slider(live.meeting.case(tried=False).params[path], params[path].base)
    if handle is None:
        return file.refuse(path, "has no range to look in. Enter one first.")
    chances = {step: _chance(live, path, place(handle, step)) for step in _looks(handle)}
    found = _nearest(chances, most, handle, params[path], lambda step: _chance(live, path, place(handle, step)))
    if found is None:
        least = formats.percent(min(chances.values()))
        wanted = formats.percent(most)
        return file.refuse(path, f"no place of this handle has a chance of a loss of {wanted}: the lowest is {least}.")
    return place(handle, found), _chance(live, path, place(handle, found))


def place(handle: Slider, step: int) -> float:
    """Where a handle stands after so many steps."""
    return float(f"{handle.low + step * handle.step:.12g}")


def _looks(handle: Slider) -> list[int]:
    steps = round((handle.high - handle.low) / handle.step)
    return sorted({round(steps * i / LOOKS) for i in range(LOOKS + 1)})


def _chance(live: LiveResults, path: str, value: float) -> float:
    """The part of the draws in which the option at hand loses cash, with a figure at another value."""
    case, option = live.case({path: value}), str(live.option)
    few = only(case, [option])
    npv = points(few, draws(case, POINTS, paths=few.params), upto=NPV).options[option].npv_cash
    return float((np.broadcast_to(npv, (POINTS,)) < 0).mean())


def _nearest(chances: dict[int, float], most: float, handle: Slider, param: Param, chance: Chance) -> int | None:
    """The step nearest to where the handle stands at which the chance is low enough, and beside it, it is not."""
    turns = [(a, b) for a, b in pairwise(chances) if (chances[a] <= most) != (chances[b] <= most)]
    if not turns:
        return None
    at = (param.base - handle.low) / handle.step
    few, many = min(turns, key=lambda ends: max(ends[0] - at, at - ends[1]))
    if chances[few] > most:
        few, many = many, few
    while abs(many - few) > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if chance(middle) <= most else (few, middle)
    return few
