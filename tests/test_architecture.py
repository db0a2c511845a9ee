"""The rooms of the house: who imports whom, what is public, how long files and functions may be, what loads when."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import hitcase
from hitcase.cli import app
from tests.clients import LAKESIDE, ROOT

SOURCE = ROOT / "src" / "hitcase"
LAYERS = (  # each may import those before it
    "inputs",
    "model",
    "text",
    "analysis",
    "analysis.trace",
    "document",
    "slides",
    "workbook",
    "packs",
    "workshop.meeting",
    "workshop.recap",
    "workshop.server",
    "workshop.screen",
    "commands",
    "cli",
)
PUBLIC = ["ParamError", "build", "evaluate", "evpi", "evppi", "explain", "load", "questions", "simulate", "sliders"]
HEAVY = ("altair", "ipywidgets", "papermill", "pandas", "scipy", "nbformat", "IPython", "jupyter_client")
FILE, FUNCTION = 300, 20
FILES = sorted(path for path in SOURCE.rglob("*.py"))
PACKAGES = {path.parent.relative_to(SOURCE).as_posix().replace("/", ".") for path in SOURCE.rglob("__init__.py")}
NAMED = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))


def room(module: str) -> str:
    """The room of a module, the innermost one: that of `analysis.trace.rows` is `analysis.trace`."""
    inside = [name for name in LAYERS if f"{module}.".startswith(f"{name}.")]
    return max(inside, key=len, default="cli")


def dotted(path: Path) -> str:
    """A file as a module of ours: `inputs/reader.py` → inputs.reader."""
    return ".".join(step for step in path.relative_to(SOURCE).with_suffix("").parts if step != "__init__")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return found


def rooms(path: Path) -> set[str]:
    """The rooms of ours that a file imports from."""
    modules = (name.removeprefix("hitcase.") for name in imported(path) if name.startswith("hitcase."))
    return {room(name) for name in modules if name not in PACKAGES}


@NAMED
def test_imports_point_down(path: Path):
    """As LAYERS has it; the package itself loads its public names lazily."""
    if path.name != "__init__.py" or path.parent != SOURCE:
        allowed = LAYERS[: LAYERS.index(room(dotted(path))) + 1]
        assert rooms(path) <= {*allowed}


def test_model_imports_numpy_and_nothing_of_ours():
    """It is arithmetic: no client files, no pandas, no text."""
    outside = {"numpy", "math", "itertools", "functools", "operator", "types", "typing", "collections", "__future__"}
    for path in sorted((SOURCE / "model").glob("*.py")):
        assert {name.split(".")[0] for name in imported(path)} <= outside | {"hitcase"}, path.name
        assert rooms(path) <= {"model"}, path.name


def test_files_of_a_room_do_not_import_in_circles():
    """An arrow within a room goes one way."""
    known = {".".join(("hitcase", *path.relative_to(SOURCE).with_suffix("").parts)): path for path in FILES}
    arrows = {name: imported(path) & known.keys() - {name} for name, path in known.items()}
    while arrows:
        free = {name for name, needs in arrows.items() if not needs & arrows.keys()}
        assert free, f"a circle among {sorted(arrows)}"
        arrows = {name: needs for name, needs in arrows.items() if name not in free}


def test_public_names_are_the_written_list():
    """`dir(hitcase)` is the interface; each name can be had, and stands in the README or its docstring."""
    assert dir(hitcase) == sorted(hitcase.__all__) == PUBLIC
    assert all(callable(getattr(hitcase, name)) for name in PUBLIC)
    with pytest.raises(AttributeError, match="hitcase has no simulat; it has"):
        hitcase.simulat  # noqa: B018 asking is the test


def test_every_command_stands_in_the_readme():
    """A command that nobody can find is not there; one that is named there exists."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = {command.callback.__name__ for command in app.registered_commands}
    assert commands <= set(re.findall(r"hitcase (\w+)", readme))
    assert set(re.findall(r"`hitcase (\w+)", readme)) <= commands


@NAMED
def test_a_file_fits_on_a_few_screens(path: Path):
    """At most 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE


@NAMED
def test_a_function_fits_in_the_head(path: Path):
    """At most 20 lines without its docstring, its signature included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert {node.name: length(node) for node in functions if length(node) > FUNCTION} == {}


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from `def` on, without the docstring."""
    first = node.body[0]
    documented = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    docstring = first.end_lineno - first.lineno + 1 if documented else 0
    return node.end_lineno - node.lineno + 1 - docstring


@pytest.mark.parametrize(
    ("words", "drawn"),
    [(["--help"], []), (["check", str(LAKESIDE)], []), (["compute", str(LAKESIDE)], ["scipy"])],
    ids=["help", "check", "compute"],
)
def test_what_is_used_while_a_client_waits_loads_nothing_heavy(words: list[str], drawn: list[str]):
    """Charts, notebooks and tables load where documents are made; scipy where something is drawn."""
    code = (
        f"import sys\nsys.argv = ['hitcase', *{words!r}]\nimport hitcase.cli\n"
        "try: hitcase.cli.main()\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert found.stderr.strip().splitlines()[-1] == str(drawn)


@pytest.mark.parametrize("name", ["document/chapters.py", "packs/__init__.py"])
def test_what_is_slow_and_unused_is_left_out_before_all_else(name: str):
    """The first import of a notebook, and of a build: 1.8 s in every process."""
    first = ast.parse((SOURCE / name).read_text(encoding="utf-8")).body[1]
    assert ast.unparse(first) == "import hitcase.text.lean"


def test_no_two_modules_have_one_name():
    """A name leads to one file."""
    names = [path.stem for path in FILES if not path.stem.startswith("__")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
