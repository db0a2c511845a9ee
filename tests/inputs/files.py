"""What the tests of inputs share: a client file written for one test, the case that it gives, or what is said of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.inputs.case import Case
from hitcase.inputs.problems import ParamError, Problem

HERE = Path(__file__).parent
HEAD = "schema: 1\nclient: X\nas_of: 2026-06-30\n"  # line 4 is a test's first
PRICE = "price: {basis: hourly, amount: 100}"
ROLE = "roles: {analyst: {fte: 10, salary: 100000}}\n"


def written(folder: Path, body: str, *, firm: str = "", head: str = HEAD, name: str = "x") -> Path:
    """A client file, and the firm's file beside it if there is one."""
    if firm:
        (folder / "_firm.yaml").write_text(firm, encoding="utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(head + body, encoding="utf-8")
    return path


def case(folder: Path, body: str, *, firm: str = "", head: str = HEAD) -> Case:
    """The case of a client file that loads."""
    return load(written(folder, body, firm=firm, head=head))


def said(folder: Path, body: str, *, firm: str = "", head: str = HEAD) -> list[str]:
    """What is said of a client file that does not load: ``line: path: message``, after the firm's file its name."""
    with pytest.raises(ParamError) as refused:
        load(written(folder, body, firm=firm, head=head))
    told = [str(problem).removeprefix(f"{folder}/") for problem in refused.value.problems]
    return [one.removeprefix("x.yaml:").strip() for one in told]


def quickly(path: Path) -> Case | tuple[Problem, ...]:
    """The case, or the problems; within a second."""
    begun = time.perf_counter()
    try:
        found: Case | tuple[Problem, ...] = load(path)
    except ParamError as error:
        found = error.problems
    assert time.perf_counter() - begun < 1
    return found


def noted(made: Case) -> list[str]:
    """What is kept and told: ``path: message``."""
    return [f"{note.path}: {note.message}" for note in made.notes]
