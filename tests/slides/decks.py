"""What the tests of slides need: decks of clients, made once, and what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from pptx import Presentation
from pptx.oxml.ns import qn

from hitcase.analysis.cases import load
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides.deck import slides
from tests.document.shown import seen

PLAIN = Brand()
Seen = tuple[Case, Record, Record]


@cache
def seen_in(path: Path) -> Seen:
    """A client's case, its lines, and what the draws say."""
    return seen(load(path))


@cache
def made(path: Path) -> bytes:
    """A client's slides in the kit's own look."""
    return slides(*seen_in(path), PLAIN)


def opened(data: bytes) -> Any:
    """The slides, to look at."""
    return Presentation(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    """Every file in it, and every file of a workbook in it."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            found[name] = packed.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": text for inner, text in members(found[name]).items()}
    return found


def charts(deck: Any) -> dict[str, Any]:
    """Every chart by its name."""
    return {shape.name: shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart}


def sheet(chart: Any) -> list[list[Any]]:
    """The rows of the workbook behind a chart."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(blob)).active.iter_rows(values_only=True)]


def texts(slide: Any) -> Iterator[str]:
    """Every text on a slide, tables included, charts not."""
    for run in slide.element.iter(qn("a:t")):
        yield spaced(run.text or "")


def spaced(text: str) -> str:
    """A text with spaces where it has those at which no line breaks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def table(slide: Any, column: str) -> list[list[str]]:
    """The rows of the table with that first header."""
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    found = next(one for one in tables if one.cell(0, 0).text == column)
    return [[spaced(cell.text) for cell in row.cells] for row in found.rows]
