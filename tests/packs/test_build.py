"""From client files to packs: all are checked first, and a failure costs only its own client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from hitcase.analysis.readings import evaluate
from hitcase.packs import build as building
from hitcase.packs import engine
from hitcase.packs.build import Built, build, notebook
from tests.packs.notebooks import held_in, small_notebook, worked

STOPS = ("import hitcase", "case = hitcase.load(client)", "assert case.tree.roles['analyst'].fte.base == 40")


@pytest.fixture
def small(tmp_path, monkeypatch) -> Path:
    """A small notebook in the place of the document's."""
    path = small_notebook(tmp_path / "small.ipynb", "1")
    monkeypatch.setattr(building, "notebook", lambda _: path)
    return path


@pytest.fixture
def begun(small, monkeypatch) -> list[Path]:  # noqa: ARG001 the manifest takes its hash
    """No kernel runs; where it would have, so far."""
    folders: list[Path] = []

    def run(_notebook: Path, folder: Path) -> list[dict[str, Any]]:
        folders.append(folder)
        nbformat.write(nbformat.v4.new_notebook(), folder / "case.ipynb")
        return []

    monkeypatch.setattr(engine, "run", run)
    return folders


def test_a_failed_client_costs_only_itself(small, params, tmp_path):
    """Its old pack stays, its notebook shows why, the others are built, and the bar hears of all of them."""
    out, heard = tmp_path / "build", []
    assert [pack.name for pack in build(params / "quellbad.yaml", out, ("ipynb",)).packs] == ["quellbad"]
    old = held_in(out / "quellbad")
    assert "case.html" not in old
    small_notebook(small, *STOPS)
    files = [params / "oakfield.yaml", str(params / "quellbad.yaml")]
    found = build(files, out, progress=lambda *told: heard.append(told))
    assert [pack.name for pack in found.packs] == ["oakfield"]
    (problem,) = found.problems
    kept = out / ".failed" / "quellbad.ipynb"
    told = f"no documents were built: cell 4: AssertionError. How far the notebook came: {kept}"
    assert (problem.file, problem.message) == (files[1], told)
    assert "AssertionError" in kept.read_text(encoding="utf-8")
    assert held_in(out / "quellbad") == old
    assert {path.name for path in out.iterdir()} == {"oakfield", "quellbad", ".failed"}
    assert heard == [("oakfield", "building"), ("oakfield", "done"), ("quellbad", "building"), ("quellbad", "failed")]


def test_every_file_is_checked_before_any_is_built(begun, tmp_path):
    """Problems of all files at once; names with a leading _ are no clients; the good ones are built."""
    folder = tmp_path / "params"
    folder.mkdir()
    good, heard = worked(), []
    for name, text in {"a": "client: [", "b": good, "c": good.replace("fte: 40", "fte: -1"), "_d": "no"}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def told(name: str, state: str) -> None:
        heard.append((name, state, len(begun)))

    found = build(folder, tmp_path / "out", progress=told)
    assert [pack.name for pack in found.packs] == ["b"]
    assert [Path(problem.file).name for problem in found.problems] == ["a.yaml", "c.yaml"]
    assert heard == [("a", "failed", 0), ("c", "failed", 0), ("b", "building", 0), ("b", "done", 1)]


def test_a_number_that_cannot_be_computed_shows_before_anything_is_built(begun, params, tmp_path, monkeypatch):
    """Whatever goes wrong in the model, the other client gets its documents."""

    def failing(case):
        if case.name == "oakfield":
            raise FloatingPointError("overflow")
        return evaluate(case)

    monkeypatch.setattr(building, "evaluate", failing)
    found = build(params, tmp_path / "out")
    assert [pack.name for pack in found.packs] == ["quellbad"]
    assert "cannot be computed (FloatingPointError: overflow)" in found.problems[0].message
    assert [folder.name for folder in begun] == ["quellbad"]


def test_two_files_of_one_name_are_a_problem_that_names_both(begun, params, tmp_path):
    """They would share a folder of documents; one file given twice is one file."""
    other = tmp_path / "oakfield.yaml"
    other.write_text(worked(), encoding="utf-8")
    found = build([params / "oakfield.yaml", other, params / "oakfield.yaml"], tmp_path / "out")
    assert found.packs == ()
    assert [problem.file for problem in found.problems] == [str(params / "oakfield.yaml")]
    assert f"has the name of {other}: both would be one folder" in found.problems[0].message
    assert begun == []


def test_one_file_given_twice_is_built_once(begun, params, tmp_path):
    """By its folder and by its name."""
    found = build([params, params / "oakfield.yaml"], tmp_path / "out")
    assert [pack.name for pack in found.packs] == ["oakfield", "quellbad"]
    assert len(begun) == 2


@pytest.mark.parametrize("blocked", ["out", "out/oakfield"])
def test_a_place_that_cannot_be_used_is_a_problem(blocked, begun, params, tmp_path):
    """A file where documents should go: one line, nothing lost, and the other client is built where it can be."""
    (tmp_path / blocked).parent.mkdir(exist_ok=True)
    (tmp_path / blocked).write_text("mine", encoding="utf-8")
    found = build(params, tmp_path / "out")
    assert [str(problem.file) for problem in found.problems] == [str(tmp_path / blocked)]
    assert len(found.packs) == len(begun) == (0 if blocked == "out" else 1)
    assert (tmp_path / blocked).read_text(encoding="utf-8") == "mine"


def test_a_folder_without_clients_is_a_problem(tmp_path):
    """An empty result without a word would look like success."""
    found = build(tmp_path, tmp_path / "out")
    assert found == Built((), found.problems)
    assert "holds no client file" in found.problems[0].message


def test_an_unknown_format_is_wrong_usage(params, tmp_path):
    """Said before anything is done."""
    with pytest.raises(ValueError, match="there is no format odt"):
        build(params, tmp_path / "out", ("html", "odt"))


def test_ones_own_notebook_comes_before_the_packaged_one(tmp_path, monkeypatch):
    """./notebooks/NAME.ipynb, else the one that hitcase brings; a name that neither has is told."""
    monkeypatch.chdir(tmp_path)
    brought = notebook("business_case")
    own = tmp_path / "notebooks" / "business_case.ipynb"
    own.parent.mkdir()
    own.touch()
    assert brought.is_file()
    assert brought != own == notebook("business_case")
    with pytest.raises(FileNotFoundError, match="there is no notebook nonsense"):
        notebook("nonsense")
