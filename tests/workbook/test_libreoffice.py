"""The workbook in LibreOffice: it opens, calculates anew, and comes to the model's lines at three points."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from hitcase.inputs.problems import ParamError
from hitcase.packs.proof import compare, moved_inputs
from tests.clients import clients, with_values
from tests.workbook.books import rates, shown, wild, written

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 300


class Sheets:
    """A calculated workbook, read as the proof reads an engine."""

    def __init__(self, data: bytes) -> None:
        """data: the file that the program has saved."""
        self.found = shown(data)

    def set_values_batch(self, *_: object) -> None:
        """The program has the values already."""

    def evaluate_all(self) -> None:
        """It has done so."""

    def get_value(self, sheet: str, row: int, column: int) -> object:
        """What a cell shows."""
        return self.found[sheet].cell(row, column).value


@pytest.fixture(scope="module")
def program() -> str:
    """LibreOffice; a test without it is skipped, in CI it fails."""
    if not PROGRAM:
        told = "there is no LibreOffice here: no soffice"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return str(PROGRAM)


def point(found, seed: int) -> dict[str, float]:
    """As built, with every input moved, or far away where the model computes."""
    if seed == 0:
        return {}
    for far in range(seed, seed + 20) if seed == 2 else ():
        values = wild(found.case, found.book, 2 * far + 1)
        try:
            compare(found.case, found.book, found.engine(), values)
        except ParamError:
            continue
        return values
    return moved_inputs(found.case, found.book, seed)


def test_libreoffice_comes_to_the_same_lines_at_three_points(program, tmp_path):
    """All clients in one start of the program; nothing of what was stored is left for it to show."""
    wanted = {}
    for path in clients():
        found = written(path)
        book = openpyxl.load_workbook(io.BytesIO(found.book.data))
        for seed in range(3):
            values = point(found, seed)  # of every input, but for those as built, which come first
            for name, value in values.items():
                sheet, row, column = found.book.inputs[name]
                book[sheet].cell(row, column).value = value
            book.save(tmp_path / f"{path.stem}-{seed}.xlsx")  # formulas alone
            wanted[f"{path.stem}-{seed}"] = (found, values)
    converted = tmp_path / "calculated"
    words = [program, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "xlsx"]
    files = sorted(map(str, tmp_path.glob("*.xlsx")))
    subprocess.run([*words, "--outdir", converted, *files], check=True, capture_output=True, timeout=SECONDS)
    assert {file.stem for file in Path(converted).iterdir()} == wanted.keys()
    for name, (found, values) in wanted.items():
        data = (converted / f"{name}.xlsx").read_bytes()
        assert compare(found.case, found.book, Sheets(data), values) <= 1e-9
        for got, rate in rates(with_values(found.case, values), Sheets(data)):
            assert got == (rate if isinstance(rate, str) else pytest.approx(rate, rel=1e-6, abs=1e-9)), name
