"""What the tests of the workbook share: each client's, written once, and an engine that has forgotten its values."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import formualizer
import openpyxl
from openpyxl.cell import Cell as Field
from openpyxl.utils import column_index_from_string

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.tree import NOTHING
from hitcase.packs.proof import without_values
from hitcase.workbook import options_sheet
from hitcase.workbook.book import Workbook, workbook
from tests.clients import case_in

REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?!\()")


@dataclass(frozen=True)
class Written:
    """A client's workbook, and what it was made from."""

    case: Case
    lines: Any
    results: Any
    book: Workbook

    def engine(self) -> Any:
        """An engine that has its formulas and none of its values."""
        found = formualizer.Workbook.from_bytes(without_values(self.book.data))
        found.evaluate_all()
        return found


@cache
def written(path: Path) -> Written:
    """The workbook of a client file, from few draws: they are not what is tested."""
    case = case_in(path)
    assert case is not None
    return made(case)


def made(case: Case) -> Written:
    """The workbook of a case."""
    lines, results = evaluate(case), assess(case, n=256)
    return Written(case, lines, results, workbook(case, lines, results, Brand()))


@cache
def opened(data: bytes) -> openpyxl.Workbook:
    """A workbook as a program reads it: formulas."""
    return openpyxl.load_workbook(io.BytesIO(data))


@cache
def shown(data: bytes) -> openpyxl.Workbook:
    """A workbook as a telephone shows it: the values that are stored in it."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def formulas(data: bytes) -> Iterator[Field]:
    """Every cell that holds a formula."""
    for sheet in opened(data):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.data_type == "f")


def relative(cell: Field) -> str:
    """A formula by how far away its cells are, so that a row's formulas can be compared."""

    def told(found: re.Match[str]) -> str:
        fixed, column, _, row = found.groups()
        return f"{column if fixed else column_index_from_string(column) - cell.column:}|{row}"

    return REFERENCE.sub(told, str(cell.value))


def wild(case: Case, book: Workbook, seed: int) -> dict[str, float]:
    """A point far away: each input at an end of its range, at nothing, or at a multiple of what it was."""
    chance = random.Random(seed)  # noqa: S311 a point, not a secret
    return {path: _wild(case.params[path], chance) for path in book.inputs}


def _wild(param: Param, chance: random.Random) -> float:
    around = [param.base * factor for factor in (0.3, 0.9, 1.4, 2.5)]
    ends = [end for end in (param.low, param.high) if end is not None]
    zero = [0.0] if param.least <= 0 else []
    value = chance.choice([param.base, *around, *ends, *zero])
    return min(max(value, param.least), param.most)


def rates(case: Case, engine: Any) -> list[tuple[object, object]]:
    """Each option's internal rate of return: what the sheet of options shows, and what the case comes to."""
    lines = evaluate(case)
    row, left = options_sheet.NAMES + 2 + options_sheet.SIDE.index(options_sheet.IRR), options_sheet.LEFT + 1
    pairs = [(engine.get_value("Options", row, left + i), name) for i, name in enumerate(lines.options)]
    return [(got, options_sheet.rate(lines, name)) for got, name in pairs if name != NOTHING]


def chart_parts(data: bytes) -> list[str]:
    """The charts of a workbook, as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
