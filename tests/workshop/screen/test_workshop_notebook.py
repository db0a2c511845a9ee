"""The workshop's notebook: clean, thin, one parameter, and it shows one widget."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from hitcase.workshop.screen import widget
from tests.clients import PARAMS, ROOT

PATH = ROOT / "notebooks" / "workshop.ipynb"
BOOK = nbformat.read(PATH, as_version=4)
CODE = [cell for cell in BOOK.cells if cell.cell_type == "code"]
WIDGET = "application/vnd.jupyter.widget-view+json"


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
    """One import, the parameter, one call; no number in its prose; code is hidden."""
    assert [cell.id for cell in CODE] == ["import-workshop", "parameters", "show"]
    assert [cell.source for cell in CODE if cell.id != "parameters"] == [
        "from hitcase.workshop.screen import widget",
        "widget.show(client)",
    ]
    assert all(len(list(ast.walk(ast.parse(cell.source)))) < 12 for cell in CODE)
    assert all(cell.metadata.jupyter.source_hidden for cell in CODE)
    assert not [cell.source for cell in BOOK.cells if cell.cell_type == "markdown" and re.search(r"\d", cell.source)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Proactor event loop")
def test_it_runs_and_shows_one_widget(tmp_path: Path):
    """On a copy of the client: the journal lies beside it, and nowhere else."""
    (tmp_path / "params").mkdir()
    for name in ("lakeside.yaml", "_firm.yaml"):
        shutil.copy(PARAMS / name, tmp_path / "params")
    run = nbformat.read(PATH, as_version=4)
    NotebookClient(run, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [WIDGET in output.get("data", {}) for output in outputs] == [True]
    model = outputs[0]["data"][WIDGET]["model_id"]
    state = run.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"][model]["state"]
    assert state["view"]["head"]["client"] == "Lakeside Health (illustrative)"
    assert {path.name for path in (tmp_path / "params").iterdir()} == {
        "lakeside.yaml",
        "_firm.yaml",
        "lakeside.journal.jsonl",
    }


def test_a_file_that_cannot_be_used_is_told_in_its_place(tmp_path: Path):
    """Every problem with its line, as text; so is a journal that cannot be written."""
    path, text = tmp_path / "lakeside.yaml", (PARAMS / "lakeside.yaml").read_text(encoding="utf-8")
    path.write_text(f"<b>: 1\nhorizn: 3\n{text}", encoding="utf-8")
    told = widget.show(str(path))._repr_html_()
    assert f"{path}:2: horizn: unknown key horizn. Did you mean horizon?" in told
    assert "&lt;b&gt;" in told
    assert "<b>" not in told
    path.write_text(text, encoding="utf-8")
    path.with_name("lakeside.journal.jsonl").mkdir()
    assert f"{path.with_name('lakeside.journal.jsonl')}: Is a directory." in widget.show(str(path))._repr_html_()
    assert "lakeside.yml: cannot be opened: No such file" in widget.show(str(tmp_path / "lakeside.yml"))._repr_html_()
