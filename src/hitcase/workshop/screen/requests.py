"""What the page asks for, looked at before the desk does it: whether it is an act, with all that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hitcase.inputs import reader
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import CONTROL

TEXTS = ("path", "name", "row", "step", "option", "wide", "class", "who", "why", "origin", "by_when", "text", "chance")
NUMBERS = ("value", "low", "high", "hours", "amount", "month")  # as numbers, or as they were typed
PLACES = ("first", "rows", "tall")
SWITCHES = ("covered", "presenting", "doubt", "moving", "on")
NEEDS = {
    "size": ("rows", "tall"),
    "move": ("path", "value"),
    "try": ("path",),
    "hours": ("row", "name", "hours"),
    "seek": ("path", "chance"),
    "agree": ("path",),
    "park": ("path",),
    "unpark": ("path",),
    "add": ("name", "amount"),
    "drop": ("name",),
    "remark": ("text",),
    "search": ("text",),
    "scenario": ("name",),
    "forget": ("name",),
    "go": ("path",),
    "withdraw": ("path",),
}  # act → what it can't be without
LARGE = 10**9  # inputs, or px


def refusal(act: Any, names: Iterable[str]) -> str:
    """What is wrong with an act, as a sentence; "" where the desk can try it.

    >>> refusal({"do": "tyr"}, ["try"]), refusal({"do": "try"}, ["try"])
    ('the page asked for tyr, which nothing does. Did you mean try?', 'the page left out path. Load it again.')
    """
    act_name = act.get("do") if isinstance(act, dict) else None
    if not isinstance(act_name, str) or act_name not in names:
        name = act_name[:60] if isinstance(act_name, str) and not _has_control(act_name) else "something"
        return f"the page asked for {name}, which nothing does.{near(name, names) or ' Load it again.'}"
    if missing := [key for key in NEEDS.get(act_name, ()) if key not in act]:
        return f"the page left out {missing[0]}. Load it again."
    return next((f"{key} {problem}" for key in act if (problem := _problem(key, act[key]))), "")


def _problem(key: str, value: Any) -> str:
    if key in TEXTS and not isinstance(value, str):
        return "is no text. Write it in a few words."
    if isinstance(value, str) and _has_control(value):
        return "holds a control character. Write plain text on one line."
    if key in SWITCHES and not isinstance(value, bool):
        return "is neither on nor off. Load the page again."
    if key in PLACES and not (_is_number(value) and abs(value) < LARGE):
        return "is no place on the page. Load it again."
    if key in NUMBERS and not (value is None or isinstance(value, str) or _is_number(value)):
        return "is not a number. Write a number such as 0.19 or 84,000."
    return ""


def _is_number(value: Any) -> bool:
    """A number that a float can hold: all that a page can send."""
    return type(value) is float or (type(value) is int and abs(value) < 10**300)


def _has_control(text: str) -> bool:
    return bool(CONTROL.search(text) or reader.FORBIDDEN.search(text))
