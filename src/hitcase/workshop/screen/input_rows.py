"""One input of the workshop as the screen shows it: name, whose number, handle, box, where the result turns."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.drivers import is_promise, number_owner
from hitcase.document.terms import figure, value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.text import formats, labels, paths
from hitcase.workshop.meeting.handles import Slider, slider
from hitcase.workshop.meeting.hours_moved import movable

WHOSE = {
    "client": "client's record",
    "workshop": "workshop",
    "offer": "offer",
    "benchmark": "benchmark",
    "vendor": "vendor",
    "firm": "firm default",
    "assumption": "assumption",
    "placeholder": "placeholder",
}
PROMISE = "promise"
ENDS = ("low", "base", "high")


def row(
    case: Case, agreed: Param, standing: str, need: Record | None = None, *, doubted: bool = False
) -> dict[str, Any]:
    """An input as plain values.

    Args:
        case: with what is tried. agreed: the number as it was last agreed, or stands in the file.
        standing: tried, parked, agreed or open. need: its break-even, see `break_evens`. doubted: whether it stands
            where a sceptic holds it.
    """
    param, at = case.params[agreed.path], turn(need)
    handle = slider(agreed, param.base, *((at,) if at is not None and _near(agreed, at) else ()))
    return {
        **_named(case, agreed),
        "standing": standing,
        "doubted": doubted,
        "base": param.base,
        "box": box(param, param.base),
        "said": _spoken(case, param),
        "was": figure(case, agreed, agreed.base) if param.base != agreed.base else "",
        "ends": {end: box(param, number) for end in ENDS if (number := getattr(param, end)) is not None},
        "slider": _handle(param, handle) if handle else None,
        "need": _need(case, param, need, handle),
    }


def _named(case: Case, param: Param) -> dict[str, Any]:
    """What it is called, and whose number it is."""
    told = {"path": param.path, "name": name(case, param), "unit": paths.unit(case, param)}
    return {
        **told,
        "whose": WHOSE[number_owner(param.source)],
        "promise": is_promise(param),
        "origin": str(param.source),
    }


def name(case: Case, param: Param) -> str:
    """What the input is called: whose role it is about where several are shown, but not the option at hand."""
    told = paths.what(case, param)
    section, *rest = paths.steps(param.path)
    if section == "roles" and len(case.tree.roles) > 1:
        return f"{labels.role_name(rest[0])}: {told[:1].lower()}{told[1:]}"
    return told


def box(param: Param, number: float) -> str:
    """A number as the box shows it, and takes it again."""
    shown = float(f"{number:.10g}")
    return formats.exact_percent(shown) if param.unit.startswith("share") else formats.exact(shown)


def _spoken(case: Case, param: Param) -> str:
    """A number with its unit, as a screen reader says it.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> _spoken(case, case.params["options.offer_a.price.amount"]), _spoken(case, case.params["wage_growth"])
    ('$198,500 a month', '3.3 % a year')
    """
    shown, unit = value(case, param.path, param.base), paths.unit(case, param)
    if param.unit.startswith(("money", "price")):
        unit = unit.removeprefix(labels.unit("money", case.file.currency)).strip()
    return shown if unit and shown.endswith(unit) else f"{shown} {unit}".strip()


def turn(need: Record | None) -> float | None:
    """The value at which the option's result turns; None if none is near."""
    return need.still_positive.value if need else None


def _near(param: Param, at: float) -> bool:
    """Whether a handle should reach it: within the range, or as far again beside it."""
    low, high = (param.base if end is None else end for end in (param.low, param.high))
    return low - (high - low) <= at <= high + (high - low)


def _handle(param: Param, handle: Slider) -> dict[str, Any]:
    low, high = (box(param, end) for end in (handle.low, handle.high))
    ends = [param.low, param.high] if param.low is not None and param.high is not None else []
    return {"low": handle.low, "high": handle.high, "step": handle.step, "told": [low, high], "range": ends}


def _need(case: Case, param: Param, need: Record | None, handle: Slider | None) -> dict[str, Any] | None:
    at = turn(need)
    if at is None or need is None:
        return None
    least = need.still_positive.side == "at_least"
    side, sign = ("at least", "≥") if least else ("at most", "≤")
    return {
        "at": at if handle and handle.low <= at <= handle.high else None,
        "told": f"{sign} {box(param, float(f'{at:.3g}'))}",
        "why": f"needs {side} {value(case, param.path, at)} to stay above zero, all else drawn",
        "holds": bool(need.still_positive.holds),
    }


def ledger_rows(case: Case, option: str) -> list[dict[str, Any]]:
    """The rows of the hours ledger that a hand can move."""
    return [
        {
            "row": one.row,
            "name": one.name,
            "told": f"{labels.in_words(one.name)}: hours that end",
            "hours": round(one.hours),
            "whole": round(one.whole),
            "box": formats.number(one.hours),
        }
        for one in movable(case, option)
    ]
