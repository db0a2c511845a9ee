"""An executed notebook as a pack holds it: the same bytes for the same client, on any machine, at any time."""

from __future__ import annotations

from typing import Any

PARAMETER = 'client = "client.yaml"'
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
VOLATILE = ("execution", "papermill", "ExecuteTime")
DEFAULT, INJECTED, MARKER = "parameters", "injected-parameters", "papermill-error-cell-tag"
WIDGET = "application/vnd.jupyter.widget-view+json"  # its id is random, and no document can show it


def normalise(book: Any) -> Any:
    """The same notebook, in place, without anything that differs from run to run; it re-runs beside ``client.yaml``.

    The cell that papermill injected takes the place of the notebook's own parameters, which name another file.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> tagged = [new_code_cell("", metadata={"tags": [tag]}) for tag in (DEFAULT, INJECTED)]
    >>> [(cell.id, cell.source) for cell in normalise(new_notebook(cells=tagged)).cells]
    [('parameters', 'client = "client.yaml"')]
    """
    unwanted = {MARKER, DEFAULT} if any(INJECTED in _tags(cell) for cell in book.cells) else {MARKER}
    book.cells = [cell for cell in book.cells if not unwanted & _tags(cell)]
    book.metadata = type(book)(kernelspec=type(book)(KERNEL), language_info=type(book)(name="python"))
    for cell in book.cells:
        for key in VOLATILE:
            cell.metadata.pop(key, None)
        if INJECTED in _tags(cell):
            cell.id, cell.source, cell.metadata["tags"] = DEFAULT, PARAMETER, [DEFAULT]
    for number, cell in enumerate(_code(book), start=1):
        _numbered(cell, number)
    return book


def _numbered(cell: Any, number: int) -> None:
    cell.execution_count = number if cell.execution_count else None
    cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    for output in cell.outputs:
        output.get("data", {}).pop(WIDGET, None)
        if "execution_count" in output:
            output.execution_count = number


def number_of(cell: Any, book: Any) -> int:
    """Which code cell of the notebook it is, from 1; 0 if it is none of them."""
    return next((number for number, one in enumerate(_code(book), start=1) if one is cell), 0)


def error_in(book: Any) -> str:
    """The first error among the outputs, as name and message; papermill takes sys.exit() for success."""
    outputs = [output for cell in _code(book) for output in cell.outputs if output.output_type == "error"]
    return f"{outputs[0].ename}: {outputs[0].evalue}" if outputs else ""


def _code(book: Any) -> list[Any]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))
