"""The document's notebook as tests read it: its cells, and what each of them ends with for a case."""

from __future__ import annotations

from typing import Any

import nbformat

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document import chapters
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text.output import Output
from tests.clients import ROOT
from tests.document.shown import results_of

PATH = ROOT / "notebooks" / "business_case.ipynb"
BOOK = nbformat.read(PATH, as_version=4)
CODE = [cell for cell in BOOK.cells if cell.cell_type == "code"]
SETUP = (
    "import-hitcase",
    "parameters",
    "case-hitcase-load-client",
    "lines-hitcase-evaluate-case",
    "results",
)


def function(cell: Any) -> str:
    """The function that a cell calls: `chapters.today.turnover_table(case, lines)` → turnover_table."""
    return cell.source.split("(")[0].rsplit(".", 1)[-1]


CALLS = {function(cell): cell.source for cell in reversed(CODE) if cell.id not in SETUP}
TABLES = [name for name in CALLS if name.endswith("_table")]
CHARTS = [name for name in CALLS if name.endswith("_chart")]
SENTENCES = [name for name in CALLS if name not in (*TABLES, *CHARTS)]


def result(name: str, case: Case, lines: Record | None = None) -> Output | None:
    """What the cell of a function ends with, given what the notebook gives it."""
    names = {"case": case, "lines": lines or evaluate(case), "results": results_of(case)}
    return eval(CALLS[name], {"chapters": chapters, **names})  # noqa: S307 the notebook's own cell


def results(case: Case, cells: list[Any], n: int = 1024) -> dict[str, Output | None]:
    """What each cell ends with, by its id."""
    names = {"case": case, "lines": evaluate(case), "results": assess(case, n), "chapters": chapters}
    return {cell.id: eval(cell.source, names) for cell in cells if cell.id not in SETUP}  # noqa: S307 as above
