"""`load`: a client file, checked by all that can be known without building it, the hours that it claims among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from hitcase.analysis.readings import evaluate, floats
from hitcase.inputs.case import Case, open_case
from hitcase.inputs.firm import firm_of, merge_firm
from hitcase.inputs.option_keys import Part
from hitcase.inputs.params import Param, Record, mapped, structural
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.quantity import plain
from hitcase.inputs.reader import read
from hitcase.inputs.sections import spec_of
from hitcase.inputs.tree import in_scope
from hitcase.text.slots import SLOT, wrong_slots

LEARNING = re.compile(r"(?<=\.learning_loss)\[\d+\]$")
BEGINS = re.compile(r"options\..*(start_month|\.ends\..*\.(month|after_start))$")
MOST_LOST = spec_of(Part, "learning_loss").bounds[1]  # type: ignore[union-attr] # of a year's work, while it is learnt


def over_allocated(case: Case, *, whole: bool = True) -> list[Problem]:
    """A problem for every option and role that claims more hours than full service frees, at base values.

    And for every role that turnover leaves without an hour of work, or whose own hires would do none in a year.

    Full service: everything has begun and ended, at the steady productivity, whatever the horizon. Posts that end
    also bring back the hours that their own turnover cost.

    Args:
        whole: whether lines that play no part are computed too, to see whether their arithmetic fails.

    Raises: ParamError where the arithmetic itself fails.
    """
    steady = _steady(case)
    full = floats(_learnt(case), lambda path, param: _begun(path, steady.get(path) or param), whole=whole)
    problems = [_worn_out(case, role) for role, lines in full.roles.items() if _hours_left(case, role, lines) <= 0]
    problems += [_never_learnt(case, role) for role in _own_hires(case) if _ramp_loss(case, role) > MOST_LOST]
    for name in case.tree.options:
        for role, lines in full.options[name].roles.items():
            rate = case.params[f"roles.{role}.turnover_rate"].base
            claimed, freed = lines.claimed_hours[-1], _freed(full, rate, name, role)
            if claimed > freed * (1 + 1e-9) + 1e-6:
                problems.append(_problem(case, name, role, claimed, freed))
    return problems


def wrong_words(case: Case) -> list[Problem]:
    """A problem for every number between braces, in the client's own words, that names no line and no input."""
    words = case.file.words
    if not any(SLOT.search(getattr(words, section)) for section in type(words).model_fields):
        return []
    return [
        Problem(*_place(case, section, slot), f"words.{section}", sentence)
        for section, slot, sentence in wrong_slots(case, evaluate(case))
    ]


def _place(case: Case, section: str, slot: str) -> tuple[str, int]:
    """The file, the client's or the firm's, and the line in which the slot stands."""
    own, firm, path = read(case.path, case.label), firm_of(case.path, case.label), ("words", section)
    file, line, is_firms = merge_firm(own, firm)[1](path)
    document = firm if firm and is_firms else own
    start, end = document.spans.get(path, (0, 0))
    at = document.text.find(slot, start, end)
    return file, line if at < 0 else document.text.count("\n", 0, at) + 1


def _hours_left(case: Case, role: str, today: Record) -> float:
    number = case.tree.roles[role]
    return float(number.productive_hours.base - number.turnover_rate.base * today.lost_hours_per_leaver)


def _worn_out(case: Case, role: str) -> Problem:
    path = f"roles.{role}.turnover_rate"
    message = "so many leave, and are missed for so long, that no hour of this role is worked."
    mend = "Write a lower turnover_rate, months_vacant or ramp_months."
    return Problem(case.label, case.params[path].line, path, f"{message} {mend}")


def _learns_by_ramp(part: Record) -> bool:
    return "learning_loss" not in part


def _own_hires(case: Case) -> list[str]:
    """Roles whose own hires learn as any successor does."""
    options = [option for option in case.tree.options.values() if any(_learns_by_ramp(part) for part in option.parts)]
    roles = {role for option in options for role in in_scope(case.tree, option.get("scope", case.tree.scope))}
    return [role for role in case.tree.roles if role in roles]


def _ramp_loss(case: Case, role: str) -> float:
    """Work that a successor of a role may lose in the first year, at the high ends of the ranges."""
    ramp = (case.tree.roles[role].ramp_months, case.tree.roles[role].ramp_loss)
    months, loss = (p.base if p.high is None or p.shape == "fixed" else p.high for p in ramp)
    return float(months * loss / 12)


def _never_learnt(case: Case, role: str) -> Problem:
    path = f"roles.{role}.ramp_months"
    message = f"own hires of this role could lose more than {plain(MOST_LOST)} of the work of their first year."
    mend = "Enter fewer months or a lower ramp_loss, or learning_loss on the option."
    return Problem(case.label, case.params[path].line, path, f"{message} {mend}")


def _learnt(case: Case) -> Case:
    """The case with own hires that have learnt, if it has any who learn as successors do."""
    if not any(_learns_by_ramp(part) for option in case.tree.options.values() for part in option.parts):
        return case
    tree = mapped(case.tree, lambda leaf: leaf)
    for part in (part for option in tree.options.values() for part in option.parts if _learns_by_ramp(part)):
        part["learning_loss"] = [structural("learning_loss", 0.0)]
    return replace(case, tree=tree)


def _begun(path: str, param: Param) -> np.float64:
    return np.float64(0 if BEGINS.fullmatch(path) and param.part != "structure" else param.base)


def _steady(case: Case) -> dict[str, Param]:
    """What is lost in each year of learning: what is lost when all is learned."""
    losses = [path for path in case.params if LEARNING.search(path)]
    last = {LEARNING.sub("", path): case.params[path] for path in losses}
    return {path: last[LEARNING.sub("", path)] for path in losses}


def _freed(full: Record, rate: float, option: str, role: str) -> float:
    lines, today = full.options[option].roles[role], full.roles[role]
    back = lines.posts_gone[-1] * rate * today.lost_hours_per_leaver
    return float(lines.freed_hours[-1] + back)


def _problem(case: Case, option: str, role: str, claimed: float, freed: float) -> Problem:
    path = f"options.{option}.ends"
    line = next((p.line for name, p in case.params.items() if name.startswith(path) and p.line), 0)
    message = f"{plain(round(claimed))} hours a year of {role} end, but full service frees {plain(round(freed))}."
    return Problem(case.label, line, path, f"{message} Let fewer contracts, posts or planned items end.")


def load(path: str | Path) -> Case:
    """The case of a client file; a relative path is looked up from the working folder, then from its parents.

    Raises: ParamError, whose ``problems`` are all that is wrong with the file.

    >>> load("params/lakeside.yaml").file.client
    'Lakeside Health'
    """
    case = open_case(path)
    problems = [*over_allocated(case), *wrong_words(case)]
    if problems:
        raise ParamError(problems)
    return replace(case, asked=(partial(over_allocated, whole=False),))


def load_all(paths: Iterable[str | Path]) -> tuple[list[Case], list[Problem]]:
    """Every case that can be used, and every problem of the files that can't, each once."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            cases.append(load(path))
        except ParamError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    return cases, problems
