"""The wheel: what it holds beside the code, so that whoever gets it has the licences too."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
CHARTS = "hitcase/workshop/screen/page/vega.LICENSE.txt"


def test_the_project_names_its_licence_and_those_of_what_it_ships():
    """Once, by the name that programs read; every file that it names is there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert project["license-files"] == ["LICENSE", f"src/{CHARTS}"]
    assert all((ROOT / name).is_file() for name in project["license-files"])
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n\nCopyright (c) 2026 ")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(name in readme for name in ("LICENSE", CHARTS, "SIL Open Font License 1.1"))


def test_the_wheel_holds_the_licences(tmp_path: Path):
    """That of the kit, and beside the chart library the library's own."""
    pytest.importorskip("hatchling", reason="hatchling makes the wheel")
    words = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True, timeout=300)
    with ZipFile(next(tmp_path.glob("hitcase-*.whl"))) as wheel:
        names = wheel.namelist()
        kept = next(name for name in names if name.endswith(".dist-info/licenses/LICENSE"))
        facts = Parser().parsestr(wheel.read(kept.replace("licenses/LICENSE", "METADATA")).decode())
        assert wheel.read(kept) == (ROOT / "LICENSE").read_bytes()
        assert wheel.read(CHARTS) == (ROOT / "src" / CHARTS).read_bytes()
    assert facts["License-Expression"] == "MIT"
    assert CHARTS.replace("vega.LICENSE.txt", "vega.js") in names
