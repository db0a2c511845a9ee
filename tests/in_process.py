"""Packs whose notebook runs in the tests' own process: the same bytes as by a kernel, without starting one."""

from __future__ import annotations

import ast
from contextlib import chdir
from pathlib import Path
from typing import Any

import papermill.iorw
import papermill.parameterize
import pytest
from IPython.core.formatters import DisplayFormatter
from nbformat.v4 import new_output

from hitcase.packs import engine, writers
from hitcase.packs.build import Built, build
from hitcase.packs.writers import FORMATS


def build_here(paths: Any, out: Path, formats: tuple[str, ...] = FORMATS) -> Built:
    """`build`, its notebooks run here, the draws told once. `test_pack` holds both ways to the same bytes."""
    names: dict[str, Any] = {}

    def run_once(source: Any, folder: Path, watch: Any) -> None:
        names.clear()
        _run(source, folder, watch, names)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "_run_once", run_once)
        patched.setattr(writers, "assess", lambda _: names["results"])
        return build(paths, out, formats)


def _run(source: Any, folder: Path, watch: Any, names: dict[str, Any]) -> None:
    book = papermill.iorw.load_notebook_node(source)
    watch.book = papermill.parameterize.parameterize_notebook(book, {"client": "client.yaml"})
    with chdir(folder):
        for cell in (cell for cell in watch.book.cells if cell.cell_type == "code"):
            watch.cell, cell.execution_count = cell, 1
            cell.outputs = _outputs(_value(cell.source, names))


def _value(code: str, names: dict[str, Any]) -> Any:
    """What a cell's last line comes to, None where that is no expression."""
    *before, last = ast.parse(code).body
    exec(compile(ast.Module(before, []), "cell", "exec"), names)  # noqa: S102 our own notebook
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 as above
    exec(compile(ast.Module([last], []), "cell", "exec"), names)  # noqa: S102 as above
    return None


def _outputs(value: Any) -> list[Any]:
    if value is None:
        return []
    shown, about = DisplayFormatter().format(value)
    return [new_output("execute_result", shown, metadata=about, execution_count=1)]
