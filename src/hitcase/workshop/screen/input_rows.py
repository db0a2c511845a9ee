"""One input of the workshop as the screen shows it: name, whose number, handle, box, where the result turns."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.drivers import is_promise, number_owner
from hitcase.document.terms import figure, value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.sections import ENDS
from hitcase.inputs.written import short, unmistakable
from hitcase.text import formats, labels, paths
from hitcase.workshop.meeting.handles import Slider, slider
from hitcase.workshop.meeting.hours_moved import movable

WHOSE = {
    "record": "client's record",
    "client": "stated by client",
    "workshop": "workshop",
    "public": "public record",
    "offer": "offer",
    "benchmark": "benchmark",
    "vendor": "vendor",
    "firm": "firm default",
    "assumption": "assumption",
    "placeholder": "placeholder",
}


def row(
    case: Case, agreed: Param, status: str, break_even: Record | None = None, *, doubted: bool = False
) -> dict[str, Any]:
    """An input as plain values.

    Args:
        case: with what is tried. agreed: the number as it was last agreed, or stands in the file.
        status: tried, parked, agreed or open. break_even: see `break_evens`. doubted: whether it stands
            where a sceptic holds it.
    """
    param, turning = case.params[agreed.path], turning_point(break_even)
    handle = slider(agreed, param.base, *((turning,) if turning is not None and _reachable(agreed, turning) else ()))
    return {
        **_source(case, agreed),
        "status": status,
        "doubted": doubted,
        "base": param.base,
        "box": box(param, param.base),
        "text": _value_text(case, param),
        "agreed": figure(case, agreed, agreed.base) if param.base != agreed.base else "",
        "ends": {end: box(param, number) for end in ENDS if (number := getattr(param, end)) is not None},
        "slider": _handle(param, handle) if handle else None,
        "need": _need(case, param, break_even, handle),
    }


def _source(case: Case, param: Param) -> dict[str, Any]:
    """What it is called, and whose number it is."""
    names = {"path": param.path, "name": input_name(case, param), "unit": paths.input_unit(case, param)}
    return {
        **names,
        "whose": WHOSE[number_owner(param.source)],
        "promise": is_promise(param),
        "origin": str(param.source),
    }


def input_name(case: Case, param: Param) -> str:
    """What the input is called: whose role it is about where several are shown, but not the option at hand."""
    several = param.path.startswith("roles.") and len(case.tree.roles) > 1
    return (paths.full_label if several else paths.input_label)(case, param)


def box(param: Param, number: float) -> str:
    """A number as the box shows it, and takes it again."""
    rounded = short(number, param.unit)
    if param.unit.startswith("share"):
        return formats.exact_percent(rounded)
    return unmistakable(formats.exact(rounded), thousands_fit=param.least <= rounded * 1000 <= param.most)


def _value_text(case: Case, param: Param) -> str:
    """A number with its unit, as a screen reader says it.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> _value_text(case, case.params["options.offer_a.price.amount"]), _value_text(case, case.params["wage_growth"])
    ('$198,500 a month', '3.3 % a year')
    """
    text, unit = value(case, param.path, param.base), paths.input_unit(case, param)
    if param.unit.startswith(("money", "price")):
        unit = unit.removeprefix(labels.unit("money", case.file.currency)).strip()
    return text if unit and text.endswith(unit) else f"{text} {unit}".strip()


def turning_point(break_even: Record | None) -> float | None:
    """The value at which the option's result turns; None if none is near."""
    return break_even.still_positive.value if break_even else None


def _reachable(param: Param, number: float) -> bool:
    """Whether a handle should reach it: within the range, or as far again beside it."""
    low, high = (param.base if end is None else end for end in (param.low, param.high))
    return low - (high - low) <= number <= high + (high - low)


def _handle(param: Param, handle: Slider) -> dict[str, Any]:
    low, high = (box(param, end) for end in (handle.low, handle.high))
    ends = [param.low, param.high] if param.low is not None and param.high is not None else []
    return {"low": handle.low, "high": handle.high, "step": handle.step, "labels": [low, high], "range": ends}


def _need(case: Case, param: Param, break_even: Record | None, handle: Slider | None) -> dict[str, Any] | None:
    turning = turning_point(break_even)
    if turning is None or break_even is None:
        return None
    least = break_even.still_positive.side == "at_least"
    side, sign = ("at least", "≥") if least else ("at most", "≤")
    return {
        "at": turning if handle and handle.low <= turning <= handle.high else None,
        "text": f"{sign} {box(param, float(f'{turning:.3g}'))}",
        "why": f"needs {side} {value(case, param.path, turning)} to stay above zero, all else drawn",
        "holds": bool(break_even.still_positive.holds),
    }


def ledger_rows(case: Case, option: str) -> list[dict[str, Any]]:
    """The rows of the hours ledger that a hand can move."""
    return [
        {
            "row": movable_row.row,
            "name": movable_row.name,
            "label": f"{labels.in_words(movable_row.name)}: hours that end",
            "hours": round(movable_row.hours),
            "whole": round(movable_row.whole),
            "box": formats.number(movable_row.hours),
        }
        for movable_row in movable(case, option)
    ]
