"""The command line as a process of its own: encodings, pipes, odd files; and `hitcase new`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.inputs.first_numbers import placeholders
from tests.clients import LAKESIDE, ROOT
from tests.command_line import SHORT, last, run

ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NAMES = ("Klinikum Süd", "\N{HOSPITAL} 京都病院", "مستشفى الملك فهد", "בית חולים", "A&B <b>Care</b> {x} %s [red]")


EACH = """
import sys
from hitcase.cli import main
_, *more, folder = sys.argv
for i in range(NAMES):
    sys.argv = ["hitcase", "compute", f"{folder}/odd{i}.yaml", *more]
    try:
        main()
    except SystemExit as end:
        assert not end.code
""".replace("NAMES", str(len(NAMES)))


def process(
    *words: object, folder: Path = ROOT, program: tuple[str, str] = ("-m", "hitcase"), **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python -m hitcase`, or another program, with nothing of this process but the path."""
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **environment}
    command = [sys.executable, *program, *map(str, words)]
    return subprocess.run(
        command, cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a client file for each name; the files are UTF-8."""
    for i, name in enumerate(NAMES):
        (tmp_path / f"odd{i}.yaml").write_text(SHORT.format(client=f"'{name}'"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["words", "json"])
def test_a_name_of_any_script_is_printed_whatever_the_locale(odd: Path, more: list[str]):
    """In plain C locale too: the output is UTF-8."""
    found = process(*more, odd, program=("-c", EACH), **ASCII)
    assert (found.returncode, "Traceback" in found.stderr) == (0, False), found.stderr
    assert [name for name in NAMES if name not in found.stdout] == []


def test_names_of_all_scripts_are_checked_whatever_the_locale(odd: Path):
    """In plain C locale too."""
    found = process("check", *sorted(odd.iterdir()), **ASCII)
    assert (found.returncode, "Traceback" in found.stderr) == (0, False), found.stderr
    assert [name for name in NAMES if name not in found.stdout] == []


def test_a_reader_that_stops_early_is_no_error_to_tell():
    """As `hitcase compute FILE --json | head -1` does."""
    command = f"{sys.executable} -m hitcase compute {LAKESIDE} --json | head -1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    found = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert found.stdout == "{\n"
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("command", ["check", "compute", "explain", "build"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        b"\xff\xfe\x00",
        b"- a\n- b\n",
        b"just words\n",
        b"a: &x [*x]\n",
        b"[" * 500,
        b"\xef\xbb\xbfschema: 1\n",
    ],
    ids=["empty", "binary", "utf-16", "list", "words", "alias", "deep", "mark"],
)
def test_a_file_that_is_no_client_file_is_a_finding(tmp_path: Path, content: bytes, command: str):
    """One line a problem with the file's name, exit 1."""
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    found = run(
        command, path, *(["fee"] if command == "explain" else []), *(["--out", tmp_path] * (command == "build"))
    )
    assert found.exit_code == 1
    assert str(path) in found.stderr


def test_python_m_and_main_are_the_same_program():
    """The name in usage is hitcase's either way."""
    found = process("chek")
    assert (found.returncode, found.stdout) == (2, "")
    assert "Usage: hitcase" in found.stderr


def test_what_cannot_be_written_is_told_in_a_line(tmp_path: Path):
    """A file where a folder is wanted."""
    (tmp_path / "params").write_text("", encoding="utf-8")
    found = process("new", "clinic", folder=tmp_path)
    assert (found.returncode, "Traceback" in found.stderr) == (1, False)
    assert last(found.stderr).startswith("hitcase: params")


def test_new_writes_a_file_that_can_be_checked_and_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """From the empty folder to a first, indicative answer."""
    monkeypatch.chdir(tmp_path)
    found = run("new", "mercy-north")
    assert (found.exit_code, found.stderr) == (0, "")
    assert last(found.stdout) == "Next: hitcase check params/mercy-north.yaml"
    case = load("params/mercy-north.yaml")
    assert case.file.client == "Mercy North"
    assert placeholders(case)
    assert "indicative: " in run("check").stdout
    assert run("compute", "params/mercy-north.yaml").exit_code == 0


@pytest.mark.parametrize(
    "name", ["../../x", "<script>", "a/b", "", "Client", "_firm", "-a", "a" * 61, "a b", "ä", "a.yaml"]
)
def test_new_refuses_a_name_that_is_no_stem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    """Wrong usage, and nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    found = run("new", "--", name)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "is no name for a client file. Write a–z, 0–9 and hyphens, at most 60" in last(found.stderr)
    assert list(tmp_path.rglob("*")) == []


def test_new_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A second time is a failure, and the file stays as it is."""
    monkeypatch.chdir(tmp_path)
    run("new", "mercy")
    (tmp_path / "params" / "mercy.yaml").write_text("mine", encoding="utf-8")
    found = run("new", "mercy")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "params/mercy.yaml is there already; nothing was changed." in found.stderr
    assert (tmp_path / "params" / "mercy.yaml").read_text(encoding="utf-8") == "mine"


def test_new_like_another_client_takes_names_and_none_of_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Roles and options come over, figures are rounded to one digit, and the file can be used."""
    monkeypatch.chdir(tmp_path)
    assert run("new", "mercy", "--like", LAKESIDE).exit_code == 0
    case, text = load("params/mercy.yaml"), Path("params/mercy.yaml").read_text(encoding="utf-8")
    assert list(case.tree.roles) == list(load(LAKESIDE).tree.roles)
    assert not [word for word in ("Lakeside", "workshop", "103600", "Epic director", "Offer A") if word in text]
    assert run("new", "x", "--like", "none.yaml").exit_code == 2


def test_new_like_a_bad_file_tells_its_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """And writes nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.yaml").write_text("schema: 1\n", encoding="utf-8")
    found = run("new", "mercy", "--like", "bad.yaml")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "bad.yaml" in found.stderr
    assert not (tmp_path / "params").exists()
