"""Running one notebook: the same bytes each time, one line of reason when it fails, and nothing left behind."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

import nbformat
import papermill
import pytest

from hitcase.packs import engine
from tests.packs.notebooks import fill, small_notebook

ROUNDS = int(os.environ.get("HITCASE_SOAK", "1"))
WHERE_IT_RUNS = (
    "import os, sys, warnings\nfrom pathlib import Path",
    "print(client, sorted(path.name for path in Path().iterdir()))",
    "warnings.warn('in the way')\nprint('also in the way', file=sys.stderr)\nclient",
    "Path(sys.executable).samefile(os.environ['HITCASE_PYTHON']), 'started_up' in dir(), 'hitcase' in dir()",
    "import jsonschema\n'rfc3987_syntax' in sys.modules",
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The notebook of two runs in one folder, by a user who has start-up files; braces in a path are no parameters."""
    home = tmp_path_factory.mktemp("home")
    folder, startup = home / "a {client} b", home / "ipython" / "profile_default" / "startup"
    fill(folder, {"client.yaml": ""})
    fill(startup, {"00-mine.py": "started_up = 1"})
    written = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IPYTHONDIR", str(home / "ipython"))
        patched.setenv("HITCASE_PYTHON", sys.executable)
        patched.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("private")))
        patched.chdir(home)
        for _ in range(2):
            engine.run(small_notebook(home / "{x}.ipynb", *WHERE_IT_RUNS), folder.relative_to(home))
            written.append((folder / "case.ipynb").read_bytes())
            (folder / "case.ipynb").unlink()
        assert list(Path(tempfile.gettempdir()).iterdir()) == []
        assert Path.cwd() == home
    assert [path.name for path in folder.iterdir()] == ["client.yaml"]
    return written


def test_a_run_is_the_same_each_time(runs):
    """Byte for byte."""
    assert runs[0] == runs[1]


def test_a_run_is_in_the_packs_folder_by_this_python_and_nothing_of_the_users(runs):
    """Its file alone is there, warnings are not kept, and no name is defined that the notebook does not define."""
    cells = nbformat.reads(runs[0].decode(), as_version=4).cells
    assert cells[1].source == 'client = "client.yaml"'
    assert [cell.get("execution_count") for cell in cells[1:]] == [1, 2, 3, 4, 5, 6]
    assert cells[3].outputs[0].text == "client.yaml ['client.yaml']\n"
    assert [output.data["text/plain"] for output in cells[4].outputs] == ["'client.yaml'"]
    assert cells[5].outputs[0].data["text/plain"] == "(True, False, False)"
    assert cells[6].outputs[0].data["text/plain"] == "False"  # 1.8 s spared, see hitcase.packs


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise ValueError('two\\nlines of \\x1b[31mred')", "cell 3: ValueError: two lines of red"),
        ("import sys\nsys.exit(0)", "cell 3: SystemExit: 0"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "cell 3: the kernel died; is memory short?"),
        ("while True: pass", "cell 3: took more than 1 seconds"),
    ],
)
def test_a_failure_is_one_line_and_shows_how_far_it_came(code, reason, tmp_path, monkeypatch):
    """Papermill calls the last three of these completed."""
    monkeypatch.setattr(engine, "SECONDS", 1)
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    with pytest.raises(RuntimeError) as caught:
        engine.run(small_notebook(tmp_path / "small.ipynb", "print('so far')", code, "1"), tmp_path)
    assert str(caught.value) == reason
    assert caught.value.__cause__ is None
    assert list(private.iterdir()) == []
    failed = nbformat.read(tmp_path / "case.ipynb", as_version=4)
    assert failed.cells[2].outputs[0].text == "so far\n"
    assert [cell.source for cell in failed.cells if cell.cell_type == "markdown"] == ["# A business case"]
    assert "other.yaml" not in (tmp_path / "case.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize(("deaths", "tries"), [(2, 3), (3, 3)])
def test_a_kernel_that_dies_before_it_replies_is_started_again(deaths, tries, tmp_path, monkeypatch):
    """Twice; then the reason is told. No notebook is kept, as none was begun."""
    attempts = []

    def dying(*_args, **_kwargs):
        attempts.append(1)
        if len(attempts) <= deaths:
            raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(papermill, "execute_notebook", dying)
    notebook = small_notebook(tmp_path / "small.ipynb", "1")
    if deaths < engine.ATTEMPTS:
        engine.run(notebook, tmp_path)
    else:
        with pytest.raises(RuntimeError, match=r"no kernel started: Kernel died .* \(3 times\)"):
            engine.run(notebook, tmp_path)
    assert len(attempts) == tries
    assert not (tmp_path / "case.ipynb").exists()


def test_any_other_failure_is_not_tried_again(tmp_path, monkeypatch):
    """What fails in the notebook fails again."""
    attempts = []

    def failing(*_args, **_kwargs):
        attempts.append(1)
        raise RuntimeError("Kernel didn't respond in 60 seconds")

    monkeypatch.setattr(papermill, "execute_notebook", failing)
    with pytest.raises(RuntimeError, match="didn't respond"):
        engine.run(small_notebook(tmp_path / "small.ipynb", "1"), tmp_path)
    assert len(attempts) == 1


def run_in(folder: str) -> str:
    """One run in a process of its own."""
    engine.run(small_notebook(Path(folder) / "small.ipynb", "1 + 1"), Path(folder))
    return (Path(folder) / "case.ipynb").read_text(encoding="utf-8")


@pytest.mark.soak
def test_kernels_side_by_side_do_not_collide(tmp_path):
    """Over TCP, 3 of 160 did: ports are chosen, freed and taken again."""
    folders = [tmp_path / str(number) for number in range(4 * ROUNDS)]
    for folder in folders:
        folder.mkdir()
    spawned = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=spawned) as pool:
        assert len(set(pool.map(run_in, map(str, folders)))) == 1
