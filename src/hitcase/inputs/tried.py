"""A number that is tried in place of another: its range, and what must follow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hitcase.inputs.changes import Figure
from hitcase.inputs.params import Param
from hitcase.inputs.range_by_origin import TRIED as LOOKED_AT
from hitcase.inputs.range_by_origin import range_by_origin

TRIED = f"{LOOKED_AT}, not agreed"
FOLLOWS = "follows the other shares of the budget"
SPLIT = ("budget.run_share", "budget.grow_share", "budget.transform_share")


def tried_figure(param: Param, new: Mapping[str, Any]) -> Figure:
    """A parameter at a tried value; its range is widened so that it holds the value, one by its origin goes along."""
    base, low, high = widened(param, new)
    if low is None and param.by_origin:
        low, high = range_by_origin(base, param.source, (param.least, param.most)) or (None, None)
    return Figure(base, low, high, origin=TRIED, shape=shape_of(param))


def tried_alone(param: Param, number: float, *, shaped: bool) -> Figure:
    """A parameter at a tried value that is certain. shaped: whether the file says how it is drawn."""
    return Figure(number, origin=TRIED, note=param.note, shape="fixed" if shaped else "")


def with_split(params: Mapping[str, Param], figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures, and beside them the shares of the budget that must follow, so that the three still add to 1.

    Of shares that the file writes and nobody moved, run_share stays where it can; the others divide what is left.
    """
    written = {path: params[path] for path in SPLIT if path in params and (path in figures or params[path].line)}
    rest = {path: param.base for path, param in written.items() if path not in figures}
    left = 1 - sum(figures[path].base for path in written if path in figures)
    if len(rest) == 2 and rest.get(SPLIT[0], 2) <= left:
        left -= rest.pop(SPLIT[0])
    if len(written) < 3 or not 0 < len(rest) < 3 or left < 0 or not sum(rest.values()):
        return dict(figures)
    *first, last = rest
    digits = _digits([left, *rest.values()])
    parts = {path: min(left, round(left * rest[path] / sum(rest.values()), digits)) for path in first}
    parts[last] = round(left - sum(parts.values()), 12)
    moved = {path: _following(params[path], base) for path, base in parts.items() if base != params[path].base}
    return {**figures, **moved}


def _digits(shares: list[float]) -> int:
    """How many digits after the point shares have that follow from others: about as many as these, 3 or 4."""
    return 3 if all(round(share, 3) == round(share, 12) for share in shares) else 4


def _following(param: Param, base: float) -> Figure:
    notes = [param.note, "" if FOLLOWS in param.note else FOLLOWS]
    return Figure(*widened(param, {"base": base}), note="; ".join(note for note in notes if note))


def widened(param: Param, new: Mapping[str, Any]) -> tuple[float, float | None, float | None]:
    """Base, low and high with new ones among them; a range is widened so that it holds the base."""
    base = float(new.get("base", param.base))
    own = (None, None) if param.by_origin else (param.low, param.high)
    low, high = new.get("low", own[0]), new.get("high", own[1])
    if low is None or high is None:
        return base, None, None
    return base, min(float(low), base), max(float(high), base)


def shape_of(param: Param) -> str:
    """How a figure is drawn, as `Figure` has it."""
    return "" if param.shape == "triangular" or param.low is None else param.shape
