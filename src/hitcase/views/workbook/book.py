"""The workbook of a case: inputs, a sheet for each part of the model, options side by side, checks, charts, evidence."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from hitcase.analysis.rows import rows_of
from hitcase.analysis.sceptic import disbelieved
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views.workbook import inputs_sheet
from hitcase.views.workbook.layout import PARTS, layout
from hitcase.views.workbook.looks import Book
from hitcase.views.workbook.parts import part_sheets

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(case: Case, lines: Record, ahead: Record, brand: Brand) -> bytes:
    """The workbook, with live formulas and what they come to now."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as made:
        made.set_properties({"title": case.file.client, "created": datetime.fromisoformat(case.file.as_of)})
        made.set_calc_mode("auto")
        book = Book(made, brand.accent)
        for name in ("Summary", "Inputs", "Options", *PARTS, "Checks", "Charts", "Evidence"):
            made.add_worksheet(name)
        rows = rows_of(case)
        spots = layout(rows)
        found = inputs_sheet.read_inputs(case, rows)
        placed = inputs_sheet.placed(case, found)
        doubted: dict[str, float] = {}
        for option in case.tree.options:
            doubted |= disbelieved(case, option)
        inputs_sheet.inputs_sheet(book, case, found, placed, doubted)
        part_sheets(book, case, rows, spots, placed)
    return out.getvalue()
