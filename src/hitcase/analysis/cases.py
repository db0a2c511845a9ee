"""`load`: a client file, checked by all that can be known without building it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hitcase.analysis.ledger import over_allocated
from hitcase.inputs.case import Case, open_case
from hitcase.inputs.problems import ParamError, Problem


def load(path: str | Path) -> Case:
    """The case of a client file; a relative path is looked up from the working folder, then from its parents.

    Raises: ParamError, whose ``problems`` are all that is wrong with the file.

    >>> load("params/lakeside.yaml").file.client
    'Lakeside Health'
    """
    case = open_case(path)
    problems = over_allocated(case)
    if problems:
        raise ParamError(problems)
    return case


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
