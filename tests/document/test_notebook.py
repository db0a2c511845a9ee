"""The document's notebook: thin, in order, and runnable for any client whatever is left out."""

from __future__ import annotations

import ast
import json
import re
from itertools import pairwise
from typing import Any

import nbformat
import pytest
from hypothesis import given

from hitcase.document import chapters
from tests.clients import case_in, clients, minimal
from tests.document.notebook import BOOK, CODE, PATH, SETUP, results
from tests.strategies import case_of, client_files, repeatable


def test_the_notebook_is_clean():
    """Valid, without outputs, its own cell ids, one parameter, any Python."""
    nbformat.validate(BOOK)
    assert not [cell.id for cell in CODE if cell.outputs or cell.execution_count]
    assert len({cell.id for cell in BOOK.cells}) == len(BOOK.cells)
    assert BOOK.metadata.kernelspec.name == "python3"
    given_here = [cell for cell in CODE if "parameters" in cell.metadata.get("tags", [])]
    assert [cell.source for cell in given_here] == ['client = "params/lakeside.yaml"']
    assert json.loads(PATH.read_text(encoding="utf-8"))["nbformat_minor"] == 5


def test_its_cells_are_thin():
    """At most three lines, one call, no arithmetic, no choice, no loop; imports in the first cell alone."""
    assert [cell.id for cell in CODE][:5] == list(SETUP)
    forbidden = (
        ast.BinOp,
        ast.Compare,
        ast.If,
        ast.IfExp,
        ast.For,
        ast.While,
        ast.FunctionDef,
        ast.Lambda,
        ast.ListComp,
    )
    for cell in CODE:
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert len(cell.source.splitlines()) <= 3
        assert sum(isinstance(node, ast.Call) for node in nodes) == (cell.id not in (SETUP[0], "parameters"))
        assert not [node for node in nodes if isinstance(node, forbidden)]
        assert cell.id == SETUP[0] or not [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def test_no_number_is_typed_into_its_prose():
    """Numbers come from the lines."""
    assert not [cell.source for cell in BOOK.cells if cell.cell_type == "markdown" and re.search(r"\d", cell.source)]


def test_every_table_chart_and_sentence_is_in_it():
    """What nobody calls would be deleted; no cell twice: a table of one option may stand again for all of them."""
    called = {cell.source.split("(")[0].removeprefix("chapters.") for cell in CODE if cell.id not in SETUP}
    for chapter in chapters.__all__:
        offered = vars(getattr(chapters, chapter))
        endings = {f"{chapter}.{name}" for name in offered if re.fullmatch(r"[a-z]\w*_(table|chart)", name)}
        own = {name for name in endings if offered[name.split(".")[1]].__module__.endswith(f".{chapter}")}
        assert own <= called
        assert any(name.startswith(f"{chapter}.") for name in called)
    assert len({cell.source for cell in CODE}) == len(CODE)


def test_headings_step_down_one_at_a_time():
    """One title; sections below it."""
    levels = [len(found[1]) for cell in BOOK.cells for found in re.finditer(r"^(#+) ", cell.source, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_section_of_every_client_says_something(path):
    """Below each heading at least one cell speaks, were it to say what is missing."""
    found = results(case_in(path), CODE)
    silent = []
    for heading, cell in pairwise(BOOK.cells):
        if heading.cell_type == "markdown" and cell.cell_type == "code" and cell.id in found:
            after = BOOK.cells[BOOK.cells.index(cell) :]
            ends = next((i for i, one in enumerate(after) if one.cell_type == "markdown"), len(after))
            if not any(found.get(one.id) for one in after[:ends]):
                silent.append(heading.source.splitlines()[0])
    assert silent == []


@pytest.mark.parametrize("gone", ["budget", "demand", "roles", "options", "all"])
def test_a_client_file_may_lack_any_section(gone: str):
    """Every cell still has something to show, or nothing: none fails."""
    file = minimal()
    if gone in ("roles", "all"):
        file |= {"roles": {}, "contracts": {}, "scope": {}}
    if gone in ("options", "all"):
        file |= {"options": {}}
    if gone not in ("budget", "all"):
        file |= {"budget": {"total": 9_000_000, "run_share": 0.6, "grow_share": 0.3, "transform_share": 0.1}}
    if gone not in ("demand", "all"):
        file |= {"demand": {"arrivals": 400, "hours_per_request": 3, "backlog": 1_000}}
    assert all(output is None or output.html() for output in results(case_of(file), CODE).values())


@given(data=client_files())
@repeatable(15)
def test_any_client_file_makes_a_document(data: dict[str, Any]):
    """Random files of every kind of option and price: all cells but the pictures, which take long."""
    cells = [cell for cell in CODE if "_chart(" not in cell.source]
    for output in results(case_of(data), cells, 64).values():
        assert output is None or not re.search(r"\bnan\b|\binf\b|>None<", output.html())
