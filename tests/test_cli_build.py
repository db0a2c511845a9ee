"""`hitcase build` around `packs.build`: what it passes on and what it prints; documents are tested elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hitcase.inputs.problems import Problem
from hitcase.packs import build as packs
from hitcase.packs import writers
from tests.command_line import SHORT, last, run


@pytest.fixture(name="asked")
def _asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A folder of three client files, of which `bad` can't be built; what the library was asked for."""
    asked: dict[str, Any] = {}
    monkeypatch.chdir(tmp_path)
    (tmp_path / "params").mkdir()
    for name in ("bad", "north", "south"):
        (tmp_path / "params" / f"{name}.yaml").write_text(SHORT.format(client=name), encoding="utf-8")

    def fake(paths: Any, out: Any, formats: Any, progress: Any) -> packs.Built:
        asked.update(paths=[str(path) for path in paths], out=str(out), formats=formats)
        good = [path.stem for path in paths if path.stem != "bad"]
        for path in paths:
            progress(path.stem, "building")
            progress(path.stem, "done" if path.stem in good else "failed")
        failed = (Problem("params/bad.yaml", 0, "", "no documents were built: it stopped."),)
        return packs.Built(tuple(out / name for name in good), failed if len(good) < len(paths) else ())

    monkeypatch.setattr(packs, "build", fake)
    return asked


def test_build_passes_on_files_folder_and_formats(asked: dict[str, Any]):
    """Every client file of params, to build, in every format that there is."""
    found = run("build", "params/north.yaml")
    assert asked == {"paths": ["params/north.yaml"], "out": "build", "formats": writers.FORMATS}
    assert found.exit_code == 0
    assert found.stdout.splitlines() == [
        "build/north/case.html",
        "1 of 1 business cases built in build.",
        "Next: open build/north/case.html",
    ]
    run("build", "--out", "docs", "--formats", " ipynb ")
    assert asked == {
        "paths": ["params/bad.yaml", "params/north.yaml", "params/south.yaml"],
        "out": "docs",
        "formats": ("ipynb",),
    }


@pytest.mark.usefixtures("asked")
def test_open_shows_the_first_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """By its address on this machine, once all are built; without --open nothing is opened."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run("build", "params/north.yaml")
    assert opened == []
    run("build", "params/north.yaml", "params/south.yaml", "--open")
    assert opened == [(tmp_path / "build" / "north" / "case.html").as_uri()]


@pytest.mark.usefixtures("asked")
def test_one_failure_is_told_and_the_others_are_built():
    """Exit 1; the documents that are done on stdout, the failure and the progress on stderr."""
    found = run("build")
    assert found.exit_code == 1
    assert "params/bad.yaml: no documents were built: it stopped." in found.stderr.splitlines()
    assert found.stdout.splitlines()[:3] == [
        "build/north/case.html",
        "build/south/case.html",
        "2 of 3 business cases built in build.",
    ]
    assert last(found.stdout) == "Next: mend the lines above, then: hitcase build"
    assert "1 failed" in found.stderr
    assert "3/3" in found.stderr


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("formats", "told"),
    [("ps", "ps is no format."), ("html,doc", "doc is no format."), (" ,", "nothing is no format.")],
)
def test_unknown_format_is_wrong_usage(formats: str, told: str):
    """With those that there are; nothing is built."""
    found = run("build", "--formats", formats)
    assert (found.exit_code, found.stdout) == (2, "")
    assert last(found.stderr) == f"hitcase: {told} Write one or more of {', '.join(writers.FORMATS)}."


@pytest.mark.usefixtures("asked")
def test_without_a_page_the_notebook_is_named():
    """JupyterLab opens it."""
    found = run("build", "params/south.yaml", "--formats", "ipynb")
    assert found.stdout.splitlines()[0] == "build/south/case.ipynb"
    assert last(found.stdout) == "Next: open build/south/case.ipynb"
