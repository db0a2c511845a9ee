"""Figures that move together: which of them are one outcome by themselves, and what a file may say of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator

from hitcase.inputs.params import Param
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import Line, Reason, Spec, number_in
from hitcase.inputs.sections import Strict

STRENGTH = Spec("how closely figures move together", "share", -1, 1, "policy", "one", None)
SHARE = re.compile(r"options\.([^.]+)\.ends\.contracts\.([^.]+)\.share")
Report = Callable[..., None]  # `Register.problem`


class Together(Strict):
    """Figures that move together: strength is their rank correlation (Spearman), of a pair also below 0."""

    figures: list[Line]
    strength: Annotated[
        float, BeforeValidator(lambda value: number_in(value, STRENGTH), json_schema_input_type=float | str)
    ]
    why: Reason


def one_outcome(params: Mapping[str, Param], groups: Sequence[Together] = ()) -> dict[str, str]:
    """Of every ended share that is one outcome with others, the first of them: path → path, its own for the first.

    What part of a contract ends is one outcome for all options that end it, and so it is of two contracts that one
    option ends over the same range: travel ends with the people who travel. Two that a file names in one group of
    ``together`` are not one: there the file says how closely they move.

    >>> from hitcase.inputs.params import STRUCTURE
    >>> ended = [f"options.{name}.ends.contracts.agency.share" for name in ("a", "b")]
    >>> one_outcome({path: Param(path, 0.5, STRUCTURE, 0.25, 1.0) for path in ended})[ended[1]] == ended[0]
    True
    """
    ended = {path: match for path, param in params.items() if _has_range(param) and (match := SHARE.fullmatch(path))}
    first = {path: path for path in ended}
    figures = {path: (ended[path][1], params[path].low, params[path].high) for path in ended}
    contracts = {path: ended[path][2] for path in ended}
    for alike in (*_alike(figures), *_alike(contracts)):
        for path in alike[1:]:
            _join(first, alike[0], path, groups)
    members = list(first.values())
    return {path: start for path, start in first.items() if members.count(start) > 1}


def _has_range(param: Param) -> bool:
    return param.part == "uncertain" and param.low is not None


def _alike(keys: Mapping[str, Hashable]) -> list[list[str]]:
    alike: dict[Hashable, list[str]] = {}
    for path, key in keys.items():
        alike.setdefault(key, []).append(path)
    return list(alike.values())


def _join(first: dict[str, str], path: str, other: str, groups: Iterable[Together]) -> None:
    """Make two outcomes one, unless the file says itself how closely figures of theirs move."""
    both = {first[path], first[other]}
    joined = [member for member, start in first.items() if start in both]
    apart = any(len({first[name] for name in group.figures if name in joined}) > 1 for group in groups)
    if not apart:
        first.update(dict.fromkeys(joined, joined[0]))


def check_together(groups: Sequence[Together], params: Mapping[str, Param], report: Report) -> None:
    """Say every problem of the groups: each names two figures or more that have a range, each figure once."""
    first, taken = one_outcome(params, groups), dict[str, str]()
    for i, group in enumerate(groups):
        for j, path in enumerate(group.figures):
            where = ("together", i, "figures", j)
            if problem := _odd(path, params):
                report(where, problem, rests_on=path)
            elif (outcome := first.get(path, path)) in taken:
                report(where, _twice(path, taken[outcome]))
            taken.setdefault(first.get(path, path), path)
        if len(group.figures) < 2:
            report(("together", i, "figures"), "two figures or more move together. Write their paths.")
        elif group.strength < 0 and len(group.figures) > 2:
            sentence = f"{len(group.figures)} figures cannot all move against each other. Write a pair, or 0 or more."
            report(("together", i, "strength"), sentence)


def _odd(path: str, params: Mapping[str, Param]) -> str:
    """Why a figure cannot move with others, if so."""
    if path not in params:
        hint = near(path, params) or " Write its path, such as roles.analyst.turnover_rate."
        return f"there is no parameter {path[:60]}.{hint}"
    param = params[path]
    if param.part != "uncertain":
        return f"{path} is a {param.part} and never drawn. Take it out."
    if param.low == param.high or param.shape == "fixed":
        return f"{path} has no range to move in. Write low and high, or take it out."
    return ""


def _twice(path: str, earlier: str) -> str:
    if path == earlier:
        return f"{path} stands twice under together. Name each figure once."
    return f"{path} is one outcome with {earlier}, which stands under together already. Take it out."
