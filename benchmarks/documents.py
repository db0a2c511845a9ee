"""How long a pack's documents take on Lakeside once its notebook has run, beside their budgets and the plain way.

`python benchmarks/documents.py` from the checkout; it runs the notebook once (some seconds). Ratios: measured / budget
(at most 1 is within it), and measured / plain. Plain ways, in the same run: Chromium prints the page, pandoc reads the
page, openpyxl writes the same cells.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

import openpyxl  # noqa: E402
import pypandoc  # noqa: E402
from readings import median  # noqa: E402 the file beside this one

from hitcase.analysis.cases import load  # noqa: E402 the checkout's own code is measured
from hitcase.analysis.trace.explain import _formulas_of_case  # noqa: E402
from hitcase.inputs.brand import Brand  # noqa: E402
from hitcase.packs import writers  # noqa: E402
from hitcase.packs.build import build  # noqa: E402
from hitcase.packs.proof import proof  # noqa: E402
from hitcase.packs.writers import page_html  # noqa: E402
from hitcase.workbook.book import workbook  # noqa: E402

LAKESIDE = ROOT / "params" / "lakeside.yaml"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def told(what: str, value: float, budget: float | None = None, plain: float | None = None) -> None:
    """One row: seconds, the part of the budget, and how the plain way compares."""
    within = f"{value / budget:6.2f} of {budget:g} s" if budget else ""
    beside = f"plain {plain:6.2f} s, ratio {value / plain:5.2f}" if plain else ""
    print(f"{what:44}{value:8.3f} s  {within:18}{beside}", flush=True)


def printed(page: Path, out: Path) -> Callable[[], object]:
    """Chromium's print of the page."""
    words = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", page.as_uri()]
    return lambda: subprocess.run(words, check=True, capture_output=True)


def retyped(data: bytes) -> Callable[[], object]:
    """The same cells written by openpyxl, without formats or values."""
    cells = [
        (sheet.title, cell.row, cell.column, cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]

    def write() -> None:
        book = openpyxl.Workbook()
        for name in dict.fromkeys(name for name, *_ in cells):
            book.create_sheet(name)
        for name, row, column, value in cells:
            book[name].cell(row, column).value = value
        book.save(io.BytesIO())

    return write


def made(source: writers.Source, name: str) -> Callable[[], object]:
    """A format anew, from the notebook on."""

    def write() -> bytes:
        for kept in ("page", "plain"):
            source.__dict__.pop(kept, None)
        _formulas_of_case.clear()
        return writers.WRITERS[name](source)

    return write


def main(folder: Path) -> None:
    """Print the table."""
    build(LAKESIDE, folder)
    case = load(LAKESIDE)
    source = writers.Source(case, Brand(), folder / "lakeside")
    page = folder / "lakeside" / "case.html"
    _ = source.lines, source.results  # computed once a build, beside the documents
    paper = median(printed(page, folder / "plain.pdf"), 3) if BROWSER else None
    quiet, out = ["--quiet"], str(folder / "plain.docx")
    plain = median(lambda: pypandoc.convert_file(str(page), "docx", outputfile=out, extra_args=quiet), 3)
    pdf, docx, pptx = (median(made(source, name), 3) for name in ("pdf", "docx", "pptx"))
    told("PDF", pdf, plain=paper)
    told("Word", docx, plain=plain)
    told("slides", pptx)
    told("PDF, Word and slides together", pdf + docx + pptx, 0.5)
    told("page", median(lambda: page_html(source.book, case.file.client), 3))
    book = workbook(case, source.lines, source.results, Brand())
    formulas = sum(
        cell.data_type == "f"
        for sheet in openpyxl.load_workbook(io.BytesIO(book.data))
        for row in sheet
        for cell in row
    )

    def anew() -> None:
        _formulas_of_case.clear()
        workbook(case, source.lines, source.results, Brand())

    told(f"workbook, {formulas:,} formulas", median(anew, 3), 0.3, median(retyped(book.data), 3))
    told("its proof at two points", median(lambda: proof(case, book, 1), 3))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder))
