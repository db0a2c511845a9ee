"""The sheet of inputs: every number that a formula reads, its range, whose it is, and which of the three counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from hitcase.analysis.outlook import sceptic_values
from hitcase.analysis.trace.cells import inputs_of
from hitcase.analysis.trace.rows import Rows
from hitcase.document.provenance import beware, origin_text
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.text import formats, paths
from hitcase.workbook.looks import YELLOW, Book, page_setup

NAME = "Inputs"
HEADS = ("What", "Unit", "Lowest", "Most likely", "Highest", "Which", "If not believed", "Used", "As built")
MORE = ("Whose number", "Grade", "Beware", "Name")
WIDTHS = (52, 14, 13, 13, 13, 12, 13, 14, 14, 2, 60, 7, 34, 44)  # an empty one before whose number it is
TOP = 9  # the first row below the head
LOW, BASE, HIGH, WHICH, DOUBTED, USED, BUILT = range(2, 9)
CODE = 14  # which of the three: 1, 2, 3
PICKS = ("lowest", "most likely", "highest")
EACH = "as each says"
Lines = dict[str, int]


def read_inputs(case: Case, rows: Rows) -> dict[str, Param]:
    """The inputs that a formula reads, in the order of the file."""
    read_paths = inputs_of([entry for row in rows.rows for entry in row.entries])
    return {path: param for path, param in case.params.items() if path in read_paths}


def input_lines(inputs: dict[str, Param]) -> Lines:
    """The line of each input, from 0: groups with a heading and a blank line between them."""
    lines: Lines = {}
    at = TOP
    for _, group in _groups(inputs):
        at += 1
        for path in group:
            lines[path], at = at, at + 1
        at += 1
    return lines


def _groups(inputs: dict[str, Param]) -> Iterator[tuple[str, list[str]]]:
    for name, group in groupby(inputs, key=paths.group):
        yield name, list(group)


def inputs_sheet(book: Book, case: Case, inputs: dict[str, Param], lines: Lines) -> None:
    """Write it."""
    doubted = {path: value for option in case.tree.options for path, value in sceptic_values(case, option).items()}
    sheet = book.workbook.get_worksheet_by_name(NAME)
    _head(book, sheet)
    for name, group in _groups(inputs):
        book.text(sheet, lines[group[0]] - 1, 0, name, "group")
        for path in group:
            _input(book, sheet, lines[path], case, inputs[path], doubted.get(path))
    last = max(lines.values(), default=TOP) + 1
    _marked(book, sheet, last)
    _names(book, inputs, lines, last)
    page_setup(sheet, TOP - 1)
    sheet.print_area(0, 0, last, BUILT + 3)


def _head(book: Book, sheet: Any) -> None:
    book.text(sheet, 0, 0, "Inputs", "title")
    subtitle = (
        "Yellow cells can be changed. Every formula reads the column Used; what differs from the built one is marked."
    )
    book.text(sheet, 1, 0, subtitle, "unit")
    _choice(book, sheet, 3, "All inputs at", (EACH, *PICKS))
    _choice(book, sheet, 4, "Believe the partner's promises", ("yes", "no"))
    book.text(sheet, 5, 0, "Choices", "unit")
    book.texts(sheet, 5, (EACH, *PICKS, "yes"), "unit", 1)
    book.text(sheet, 6, 0, "Inputs that differ from the built ones", "unit")
    book.texts(sheet, TOP - 1, HEADS[:2], "head")
    book.texts(sheet, TOP - 1, HEADS[2:], "right", 2)
    book.texts(sheet, TOP - 1, MORE, "head", len(HEADS) + 1)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(CODE, CODE, 3, None, {"hidden": True})
    sheet.freeze_panes(TOP, 1)


def _choice(book: Book, sheet: Any, line: int, label: str, choices: tuple[str, ...]) -> None:
    book.text(sheet, line, 0, label, "bold")
    book.text(sheet, line, 1, choices[0], "chosen")
    sheet.data_validation(line, 1, line, 1, {"validate": "list", "source": list(choices), **_wrong(label, choices)})


def _wrong(label: str, choices: tuple[str, ...]) -> dict[str, str]:
    return {"error_title": label[:32], "error_message": f"Choose one of: {', '.join(choices)}."}


def _input(book: Book, sheet: Any, line: int, case: Case, param: Param, doubted: float | None) -> None:
    number = "0.0##%" if param.unit.startswith("share") else "#,##0.##########" if param.base % 1 else "#,##0"
    book.texts(sheet, line, (paths.input_label(case, param),))
    book.text(sheet, line, 1, paths.input_unit(case, param) or "share", "unit")
    _range(book, sheet, line, param, number)
    fixed = book.look("frozen", number)
    if doubted is not None:
        sheet.write_number(line, DOUBTED, doubted, fixed)
    at = line + 1
    code = f"MATCH(IF(all_inputs=each_input,F{at},all_inputs),input_choices,0)"
    book.formula(sheet, line, CODE, code, 2, book.look("year"))
    used = f"CHOOSE(O{at},C{at},D{at},E{at})"
    formula = used if doubted is None else f"IF(promises=1,{used},G{at})"
    book.formula(sheet, line, USED, formula, param.base, book.look("bold", number))
    sheet.write_number(line, BUILT, param.base, fixed)
    origin = (origin_text(param), param.source.grade or formats.NONE, beware(case, param))
    book.texts(sheet, line, origin, "plain", BUILT + 2)
    book.text(sheet, line, BUILT + 5, name_of(param.path), "name")


def _range(book: Book, sheet: Any, line: int, param: Param, number: str) -> None:
    """The three yellow cells, and which of them counts; an end that nobody gave follows the most likely value."""
    yellow, fixed = book.look("given", number), book.look("frozen", number)
    sheet.write_number(line, BASE, param.base, yellow)
    for column, bound in ((LOW, param.low), (HIGH, param.high)):
        if bound is None:
            book.formula(sheet, line, column, f"$D${line + 1}", param.base, fixed)
        else:
            sheet.write_number(line, column, bound, yellow)
    sheet.data_validation(line, LOW, line, HIGH, _bounds(param))
    book.text(sheet, line, WHICH, PICKS[1], "chosen")
    rule = {"validate": "list", "source": list(PICKS), **_wrong("Which", PICKS)}
    sheet.data_validation(line, WHICH, line, WHICH, rule)


def name_of(path: str) -> str:
    """The path of an input as a name that a spreadsheet can have.

    >>> name_of("options.offer_a.learning_loss[0]"), name_of("roles.Clerk <b>.fte")
    ('options.offer_a.learning_loss.0', 'roles.Clerk__b_.fte')
    """
    return re.sub(r"[^\w.]", "_", path.replace("[", ".").replace("]", ""))[:250]


def _bounds(param: Param) -> dict[str, Any]:
    """What may be typed in, by the schema."""
    rule = {"error_title": "Out of bounds", "validate": "decimal"}
    lowest, highest = param.least, param.most
    if abs(lowest) == float("inf") and abs(highest) == float("inf"):
        return {**rule, "criteria": "between", "minimum": -1e15, "maximum": 1e15, "error_message": "Write a number."}
    if highest == float("inf"):
        return {
            **rule,
            "criteria": ">=",
            "value": lowest,
            "error_message": f"{lowest:g} or more: {param.meaning}"[:255],
        }
    message = f"{lowest:g} to {highest:g}: {param.meaning}"[:255]
    return {**rule, "criteria": "between", "minimum": lowest, "maximum": highest, "error_message": message}


def _marked(book: Book, sheet: Any, last: int) -> None:
    """A number that differs from the built one is marked."""
    look = book.workbook.add_format({"bg_color": YELLOW, "bold": True})
    rule = {"type": "formula", "criteria": f"=$H{TOP + 1}<>$I{TOP + 1}", "format": look}
    sheet.conditional_format(TOP, USED, last, USED, rule)


def _names(book: Book, inputs: dict[str, Param], lines: Lines, last: int) -> None:
    define = book.workbook.define_name
    used_names: set[str] = set()
    for path in inputs:
        name = name_of(path)
        name = f"{name}_{lines[path] + 1}" if name.lower() in used_names else name
        used_names.add(name.lower())
        define(name, f"={NAME}!$D${lines[path] + 1}")
    define("all_inputs", f"={NAME}!$B$4")
    define("each_input", f"={NAME}!$B$6")
    define("input_choices", f"={NAME}!$C$6:$E$6")
    sheet = book.workbook.get_worksheet_by_name(NAME)
    book.formula(sheet, 4, 2, "IF(B5=F6,1,0)", 1, book.look("year"))
    define("promises", f"={NAME}!$C$5")
    span = f"$H${TOP + 1}:$H${last},$I${TOP + 1}:$I${last}".split(",")
    book.formula(sheet, 6, 1, f"SUMPRODUCT(--({span[0]}<>{span[1]}))", 0, book.look("bold", "0"))
    define("changed_inputs", f"={NAME}!$B$7")
