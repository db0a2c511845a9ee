"""What the journal keeps of a meeting that has ended: the answer as it was, and the numbers that it stood on."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from hitcase.inputs.params import Param
from hitcase.inputs.problems import near

WORDS = {"day", "file", "result", "numbers"}
RESULT = {"answer", "best", "option", "line", "draws", "options"}
FIGURES = {"likely", "p10", "p50", "p90", "p_loss"}
NUMBER = {"low", "base", "high", "origin"}


def written(params: Mapping[str, Param]) -> dict[str, dict[str, Any]]:
    """The numbers that stand in the client's and the firm's file, each with its range and whose it is; none derived.

    >>> from hitcase.inputs.case import open_case
    >>> written(open_case("params/lakeside.yaml").params)["wage_growth"]["base"]
    0.033
    """
    return {path: _kept(param) for path, param in params.items() if param.line}


def _kept(param: Param) -> dict[str, Any]:
    found = {"low": param.low, "base": param.base, "high": param.high, "origin": str(param.source)}
    return {key: value for key, value in found.items() if value is not None}


def misfit(new: Any) -> str:
    """What is wrong with that which a `close` keeps, "" if nothing is; journals of earlier days keep nothing.

    >>> misfit(None), misfit({"dya": "2026-10-14"})
    ('', 'unknown key dya in what close keeps. Did you mean day?')
    """
    if new is None:
        return ""
    if not isinstance(new, dict):
        return "close keeps no result here."
    if odd := new.keys() - WORDS:
        return f"unknown key {min(odd)[:60]} in what close keeps.{near(min(odd), WORDS)}"
    texts = all(isinstance(new.get(key), str) for key in ("day", "file"))
    return (
        "" if texts and _result(new.get("result")) and _numbers(new.get("numbers")) else "close keeps no result here."
    )


def _result(found: Any) -> bool:
    if not isinstance(found, dict) or found.keys() != RESULT or not isinstance(found["options"], dict):
        return False
    words = all(isinstance(found[key], str) for key in ("answer", "best", "option", "line"))
    named = not found["option"] or found["option"] in found["options"]
    return words and named and _number(found["draws"]) and all(map(_figures, found["options"].values()))


def _figures(found: Any) -> bool:
    return isinstance(found, dict) and found.keys() == FIGURES and all(map(_number, found.values()))


def _numbers(found: Any) -> bool:
    return isinstance(found, dict) and all(map(_kept_number, found.values()))


def _kept_number(found: Any) -> bool:
    if not isinstance(found, dict) or not {"base", "origin"} <= found.keys() <= NUMBER:
        return False
    return isinstance(found["origin"], str) and all(_number(found[end]) for end in found.keys() - {"origin"})


def _number(found: Any) -> bool:
    return type(found) in (int, float) and isfinite(found)
