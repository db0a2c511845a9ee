"""What a CFO meets who clicks a cell: a short formula over labelled cells, the same in every year."""

from __future__ import annotations

import re

import pytest
from openpyxl.utils import get_column_letter

from hitcase.analysis.trace.cells import Cell
from hitcase.analysis.trace.rows import rows_of
from hitcase.workbook.layout import PARTS
from tests.clients import LAKESIDE, clients
from tests.workbook.books import formulas, opened, relative, shown, written

EACH = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
FIRST = 6  # the column of year 0
TEXT = re.compile(r'"[^"]*"')
NUMBER = re.compile(r"(?<![A-Za-z$!\d.:_])\d+(?:\.\d+)?(?![\d!A-Za-z:(])")
ODD = {"backlog_hours", "cash_by_month"}  # month 0 is the decision: work that waits, cash of year 0


@EACH
def test_a_row_has_one_formula_across_the_years(path):
    """What is copied to the right stays what it was; a first month that is an input is the exception."""
    data = written(path).book.data
    for name in PARTS:
        for row in opened(data)[name].iter_rows(min_row=5, min_col=FIRST):
            said = {relative(cell) for cell in row if cell.data_type == "f"}
            label = str(opened(data)[name].cell(row[0].row, 2).value)
            assert len(said) <= (2 if label in ODD else 1), f"{name}, {label}: {said}"


@EACH
def test_formulas_are_short_and_hold_no_numbers_but_0_1_and_12(path):
    """No formula over 120 characters, no question within a question, no figure typed in."""
    for cell in formulas(written(path).book.data):
        said = TEXT.sub("", cell.value)
        place = f"{cell.parent.title}!{cell.coordinate}: {cell.value}"
        assert len(cell.value) <= 120 + ('"' in cell.value) * 120, place
        assert {*NUMBER.findall(said)} <= {"0", "1", "12"}, place
        assert len(re.findall(r"\bIF\(", said)) <= 1 or "MATCH(IF(" in said or "IF(promises" in said, place


@EACH
def test_every_cell_that_a_formula_names_has_a_label(path):
    """Each row of a part says what it is and in which unit; a step says its name in the model."""
    sheets = opened(written(path).book.data)
    for name in PARTS:
        for row in sheets[name].iter_rows(min_row=5):
            if any(cell.data_type == "f" for cell in row[3:]):
                assert row[0].value
                assert row[1].value


@EACH
def test_every_input_is_read_and_has_its_path_as_a_name(path):
    """A name leads to the yellow cell of the most likely value, and some formula reads what is used of it."""
    found = written(path)
    sheets, used = opened(found.book.data), " ".join(cell.value for cell in formulas(found.book.data))
    for name, (sheet, line, column) in found.book.inputs.items():
        named = sheets.defined_names[name.replace("[", ".").replace("]", "")]
        assert named.attr_text == f"{sheet}!${get_column_letter(column)}${line}"
        assert sheets[sheet].cell(line, column).value == found.case.params[name].base
        assert sheets[sheet].cell(line, column).fill.fgColor.rgb == "FFFFF6CC"
        listed = re.search(r"\$H\$(\d+):\$H\$(\d+)", used) if "[" in name else None
        assert f"Inputs!$H${line}" in used or listed, name


@EACH
def test_what_is_stored_is_what_the_formulas_come_to(path):
    """A preview on a telephone calculates nothing: it shows what is stored."""
    found = written(path)
    engine, sheets = found.engine(), shown(found.book.data)
    for cell in formulas(found.book.data):
        stored = sheets[cell.parent.title][cell.coordinate].value
        computed = engine.get_value(cell.parent.title, cell.row, cell.column)
        if isinstance(stored, str):
            assert stored == computed
        else:
            assert computed == pytest.approx(stored, rel=1e-9, abs=1e-6), cell.coordinate


def test_steps_have_the_names_that_the_model_has_for_them():
    """They are taken from the model's own functions as they run: a running total is called one."""
    rows = rows_of(written(LAKESIDE).case).rows
    steps = {row.label for row in rows if not row.line and not row.given}
    assert {"running_total", "lowest_so_far", "last_crossing", "kept", "price", "requests", "discount", "wage"} <= steps
    assert not {label for label in steps if "part" in label}


def test_each_row_comes_after_the_rows_that_it_needs():
    """Read from the top, nothing is named before it is there."""
    rows = rows_of(written(LAKESIDE).case)
    order = {id(row): at for at, row in enumerate(rows.rows)}
    for row in rows.rows:
        for cell in row.entries:
            if isinstance(cell, Cell) and rows.own(row, cell):
                needed = {id(rows.at(x)[0]) for x in [cell, *rows.open(cell)] for x in x.args if rows.at(x)}
                assert all(order[other] <= order[id(row)] for other in needed), row.path
