"""The workbook of a case: summary, inputs, options, a sheet for each part of the model, checks, charts, evidence."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.rows import Rows
from hitcase.document.provenance import claim_value, params_by_claim
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import Claim
from hitcase.inputs.evidence import claims as register
from hitcase.inputs.params import Param, Record
from hitcase.text import labels
from hitcase.workbook import charts_sheet, checks_sheet, inputs_sheet, months_head, options_sheet, summary_sheet
from hitcase.workbook.layout import FIRST, ONE, PARTS, Layout, layout
from hitcase.workbook.looks import Book, Sheet, page_setup
from hitcase.workbook.model_sheets import part_sheets

NAME, TOP = "Evidence", 3
COLUMNS = (  # heading and width
    ("Claim", 18),
    ("What it says", 46),
    ("Quote", 36),
    ("Value", 16),
    ("Unit", 14),
    ("Population", 24),
    ("Source", 34),
    ("Year", 7),
    ("Address", 40),
    ("Grade", 7),
    ("Seen", 10),
    ("Valid until", 12),
    ("Used for", 50),
)


def evidence_sheet(book: Book, inputs: dict[str, Param]) -> None:
    """Write it; addresses are text, so that nothing asks the network."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    book.text(sheet, 0, 0, "Evidence: claims of the register that inputs rest on", "title")
    legend = "Grades: A measured, B reported, C claimed, D assumed. Values: lowest, most likely, highest."
    book.text(sheet, 1, 0, legend, "unit")
    book.texts(sheet, TOP - 1, [head for head, _ in COLUMNS], "head")
    for line, (name, params) in enumerate(params_by_claim(inputs.values()).items(), start=TOP):
        book.texts(sheet, line, _claim(register()[name], params), "wrap")
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(TOP, 1)
    page_setup(sheet, TOP - 1)


def _claim(claim: Claim, params: list[Param]) -> list[str]:
    texts = (claim.id, claim.statement, claim.quote, claim_value(claim), claim.unit, claim.population, claim.source)
    grade = max(param.source.grade for param in params)
    used = "; ".join(dict.fromkeys(param.meaning for param in params))
    return [str(text) for text in (*texts, claim.year, claim.url, grade, claim.seen, claim.valid_until, used)]


SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SHEETS = ("Summary", "Inputs", "Options", *PARTS, "Checks", "Charts", "Evidence")
At = tuple[str, int, int]  # a sheet, a row and a column, counted from 1


@dataclass(frozen=True)
class Workbook:
    """The file, and what a proof needs of it.

    lines: path → where its entries stand. keys: path → the same cut. inputs: path → its yellow cell.
    """

    data: bytes
    lines: dict[str, list[At]]
    keys: dict[str, tuple[str, ...]]
    inputs: dict[str, At]


def workbook(case: Case, lines: Record, results: Record, brand: Brand) -> Workbook:
    """The workbook, with live formulas and what they come to now.

    Args:
        lines: every line, each figure at its most likely value. results: what the draws say of the case.
    """
    out, rows = io.BytesIO(), formulas_of(case).rows
    placement, inputs = layout(rows), inputs_sheet.read_inputs(case, rows)
    input_lines = inputs_sheet.input_lines(inputs)
    with xlsxwriter.Workbook(out, SAFE) as file:
        book, link = _open_book(file, case, brand), options_sheet.Links(lines, placement)
        inputs_sheet.inputs_sheet(book, case, inputs, input_lines)
        part_sheets(book, case, rows, placement, input_lines)
        option_cells = options_sheet.options_sheet(book, case, link)
        year_lines = summary_sheet.summary_sheet(book, case, lines, results, option_cells)
        months = months_head.MonthsHead(book, case, lines, link)
        checks_sheet.checks_sheet(book, lines, link, months)
        if results.option:
            months.write(results.option)
        charts_sheet.charts_sheet(book, case, lines, option_cells, year_lines, months.shown)
        evidence_sheet(book, inputs)
    input_cells = {path: (inputs_sheet.NAME, at + 1, inputs_sheet.BASE + 1) for path, at in input_lines.items()}
    line_cells, keys = _line_cells(rows, placement), {row.path: row.keys for row in rows.rows if row.line}
    return Workbook(out.getvalue(), line_cells, keys, input_cells)


def _line_cells(rows: Rows, spots: Layout) -> dict[str, list[At]]:
    """Where every line stands."""
    cells: dict[str, list[At]] = {}
    for row in rows.rows:
        if row.line and id(row) in spots.spots:
            spot, first = spots.spots[id(row)], ONE if row.span == "one" else FIRST + row.first
            cells[row.path] = [(spot.sheet, spot.line + 1, first + i + 1) for i in range(len(row.entries))]
    return cells


def _open_book(file: xlsxwriter.Workbook, case: Case, brand: Brand) -> Book:
    """An empty workbook with all its sheets; its dates come from the file, so that the same file is the same bytes."""
    title = f"{labels.client_name(case)}: business case"
    file.set_properties({"title": title, "author": brand.name, "created": datetime.fromisoformat(case.file.as_of)})
    for name in SHEETS:
        file.add_worksheet(name, Sheet)
    return Book(file, brand.accent)
