"""What is taken out of an executed notebook, and what stays."""

from __future__ import annotations

import copy

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from hitcase.packs.engine import error_in, normalise, number_of

LANGUAGE = {"name": "python", "version": "3.11.7"}


def executed() -> nbformat.NotebookNode:
    """A notebook as papermill leaves it, with all that differs from run to run."""
    shown = new_output("execute_result", {"text/html": "<p>1</p>", "text/plain": "1"}, execution_count=7)
    warned = new_output("stream", name="stderr", text="/far/ann/hitcase.py:3: Warning")
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "f3"}, "text/plain": "w"}
    outputs = [shown, warned, new_output("display_data", view)]
    timed = {"execution": {"iopub.status.busy": "2026-11-22"}, "papermill": {"duration": 0.1}, "tags": ["kept"]}
    cells = [
        new_markdown_cell("An Exception was encountered", metadata={"tags": ["papermill-error-cell-tag"]}),
        new_markdown_cell("# Title", metadata={"papermill": {}}),
        new_code_cell('client = "params/other.yaml"', metadata={"tags": ["parameters"]}, execution_count=5),
        new_code_cell('# Parameters\nclient = "x"', metadata={"tags": ["injected-parameters"]}, execution_count=6),
        new_code_cell("1", metadata=timed, execution_count=7, outputs=outputs),
        new_code_cell("never run"),
    ]
    for place, cell in enumerate(cells):
        cell.id = f"cell-{place}"  # else drawn at random, and now and then with one of the words that must be gone
    metadata = {"papermill": {"input_path": "/far/ann/x.ipynb"}, "widgets": {}, "language_info": LANGUAGE}
    return new_notebook(cells=cells, metadata=metadata)


def test_only_the_source_the_outputs_and_the_tags_stay():
    """No clock, no path, no version of Python, no other client."""
    book = normalise(executed())
    text = nbformat.writes(book)
    assert not [word for word in ("2026", "ann", "other.yaml", "3.11", "duration", "f3", "Exception") if word in text]
    assert [cell.source for cell in book.cells] == ["# Title", 'client = "client.yaml"', "1", "never run"]
    assert [cell.execution_count for cell in book.cells[1:]] == [1, 2, None]
    assert book.cells[2].outputs[0].execution_count == 2
    assert book.cells[2].metadata == {"tags": ["kept"]}
    assert book.cells[1].metadata == {"tags": ["parameters"]}
    nbformat.validate(book)


def test_a_second_time_changes_nothing():
    """The parameters that took the place of the default ones are not taken out in turn."""
    once = normalise(executed())
    assert normalise(copy.deepcopy(once)) == once


def test_a_cell_is_numbered_as_the_reader_counts():
    """The number in the message is the number beside the cell in the notebook that was kept."""
    book = executed()
    last = book.cells[-1]
    assert number_of(last, normalise(book)) == 3
    assert number_of(new_code_cell("1"), book) == 0


def test_an_error_is_found_though_papermill_overlooks_it():
    """sys.exit() stops a notebook, and papermill goes on as if it had run."""
    book = executed()
    assert error_in(book) == ""
    book.cells[4].outputs.append(new_output("error", ename="SystemExit", evalue="0", traceback=[]))
    assert error_in(book) == "SystemExit: 0"
