"""A pack built in this process: the notebook's cells run one after the other, without a kernel."""

from __future__ import annotations

import ast
import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_output

from hitcase.analysis import outlook
from hitcase.analysis.outlook import assess
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.packs import build, writers
from hitcase.packs.engine import normalise
from hitcase.packs.number_checks import orphans, prose_of, without_prose
from hitcase.text import pictures
from hitcase.text.html import Html

NO_PICTURE = Html('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
DRAWS = 128


def run(book: Path, folder: Path) -> list[dict[str, Any]]:
    """What `engine.run` does, here."""
    executed = nbformat.read(book, as_version=4)
    names: dict[str, Any] = {}
    for number, cell in enumerate((cell for cell in executed.cells if cell.cell_type == "code"), start=1):
        source = (
            f'client = "{folder / "client.yaml"}"' if "parameters" in cell.metadata.get("tags", ()) else cell.source
        )
        cell.outputs, cell.execution_count = outputs_of(source, names, number), number
    nowhere, told = orphans(executed), prose_of(executed)
    text = nbformat.writes(without_prose(normalise(copy.deepcopy(executed))))
    (folder / "case.ipynb").write_text(text + "\n", encoding="utf-8")
    if nowhere:
        raise RuntimeError(f"a number in the text comes from nowhere: {nowhere[0]}")
    return told


def outputs_of(source: str, names: dict[str, Any], number: int) -> list[Any]:
    """What a cell ends with, as a notebook holds it."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102 the notebook's own cell
    result = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307 as above
    if result is None:
        return []
    data, metadata = result._repr_mimebundle_()
    return [new_output("execute_result", data, metadata=metadata, execution_count=number)]


def quickly(patched: pytest.MonkeyPatch) -> None:
    """Run notebooks here, on few draws, and draw no picture: all that is computed and said stays."""

    def few(case: Case, n: int = DRAWS) -> Record:
        return assess(case, n)

    patched.setattr(build.engine, "run", run)
    patched.setattr(outlook, "assess", few)
    patched.setattr(writers, "assess", few)
    patched.setattr(pictures, "svg", lambda _drawing: NO_PICTURE)


def fill(case: Case, folder: Path, formats: tuple[str, ...] = writers.FORMATS) -> None:
    """Every document of a case in a folder; whatever is wrong is raised."""
    folder.mkdir(parents=True, exist_ok=True)
    build._fill(folder, case, formats)
