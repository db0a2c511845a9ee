"""The first sheet: whose case it is, one option at a time with live numbers, and what the draws said when built."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from hitcase.document import cover
from hitcase.document.answer import answer
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from hitcase.workbook import options_sheet as options
from hitcase.workbook.checks_sheet import GOOD
from hitcase.workbook.looks import FORMATS, MONEY, SHARE, STALE, Book, page_setup

NAME, PICK, TOP = "Summary", 8, 11  # the line of the option that is shown; the first of its numbers
BY_YEAR = ("cashable", "total_cost", "net_cash")
YEAR_HEAD, CUMULATIVE = "year", "Cash, cumulative"
YearLines = dict[str, int]  # HEAD, BY_YEAR and CUMULATIVE → the line of the table by year, from 0
SENT = "Inputs differ from those simulated: grey figures are of the built ones. Send the file back to simulate anew."
AS_BUILT = "Simulated with the inputs as they are."


def summary_sheet(book: Book, case: Case, lines: Record, results: Record, cells: options.OptionCells) -> YearLines:
    """Write it; returns the lines of its table by year: of its head, of each line of the model, and of their sum."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    _cover(book, sheet, case)
    names = list(lines.options)
    position = names.index(results.option) if results.option else 0
    _option_choice(book, sheet, names, position)
    _side(book, sheet, case, lines, cells, names[position])
    year_lines = _by_year(book, sheet, case, lines, cells, names[position])
    last = _simulated(book, sheet, case, lines, results, year_lines[CUMULATIVE] + 3)
    _fixed(book, sheet, case, last + 2)
    sheet.set_column(0, 0, 56)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 2 + case.file.horizon, 15)
    page_setup(sheet, 0)
    sheet.set_first_sheet()
    sheet.activate()
    return year_lines


def _cover(book: Book, sheet: Any, case: Case) -> None:
    document = case.file.document
    book.text(sheet, 0, 0, labels.client_name(case), "title")
    dated = formats.day(document.date or case.file.as_of)
    texts = [
        document.decision or cover.QUESTION,
        f"Version {document.version}, {dated}, {cover.state(case)}. Figures as of {formats.day(case.file.as_of)}.",
        f"Interest: {document.interest or cover.NO_INTEREST}",
        cover.PUBLIC if case.file.public_records else "",
    ]
    for line, text in enumerate(filter(None, texts), start=1):
        book.text(sheet, line, 0, text, "unit" if line > 1 else "bold")
    book.text(sheet, 6, 0, "Yellow cells can be changed, here and on the sheet of inputs; everything follows.", "unit")


def _option_choice(book: Book, sheet: Any, names: list[str], position: int) -> None:
    left, right = (xl_col_to_name(options.LEFT + i) for i in (0, len(names) - 1))
    span = f"={options.NAME}!${left}${options.NAMES + 1}:${right}${options.NAMES + 1}"
    book.text(sheet, PICK, 0, "Option shown", "bold")
    book.text(sheet, PICK, 1, labels.option_name(names[position]), "chosen")
    sheet.data_validation(
        PICK, 1, PICK, 1, {"validate": "list", "source": span, "error_message": "Choose one of the list."}
    )
    book.workbook.define_name("option_shown", f"={NAME}!$B${PICK + 1}")
    book.formula(sheet, PICK, 2, f"MATCH(option_shown,{span[1:]},0)", position + 1, book.look("year"))
    book.workbook.define_name("option_at", f"={NAME}!$C${PICK + 1}")
    book.formula(sheet, PICK + 1, 3, "all_checks", GOOD, book.look("unit"))
    book.formula(sheet, PICK + 1, 0, f'IF(changed_inputs=0,"{AS_BUILT}","{SENT}")', AS_BUILT, book.look("bold"))


def _side(book: Book, sheet: Any, case: Case, lines: Record, option_cells: options.OptionCells, name: str) -> None:
    for at, line in enumerate(options.SIDE, start=TOP):
        value = options.rate(lines, name) if line == options.IRR else lines.options[name][line]
        never = formats.NONE if name == labels.NOTHING else formats.NOT_WITHIN
        result = never if value is None else value
        book.text(sheet, at, 0, options.text_of(line).label)
        look = book.look("big" if at == TOP else "bold", FORMATS[options.text_of(line).look])
        book.formula(sheet, at, 1, options.shown_option_formula(option_cells, line), result, look)
        book.text(sheet, at, 2, options.line_unit(case, line), "unit")


def _by_year(book: Book, sheet: Any, case: Case, lines: Record, cells: options.OptionCells, name: str) -> YearLines:
    at = TOP + len(options.SIDE) + 1
    book.text(sheet, at, 0, "By fiscal year, of the option shown", "group")
    book.texts(sheet, at, labels.year_labels(case), "right", 2)
    year_lines = {name: line for line, name in enumerate((YEAR_HEAD, *BY_YEAR, CUMULATIVE), start=at)}
    for key in BY_YEAR:
        line = year_lines[key]
        book.text(sheet, line, 0, labels.line_label(key), "bold" if key == BY_YEAR[-1] else "plain")
        book.text(sheet, line, 1, labels.unit("money", case.file.currency), "unit")
        look = book.look("total" if key == BY_YEAR[-1] else "number", MONEY)
        for t, value in enumerate(lines.options[name][key]):
            book.formula(sheet, line, 2 + t, options.shown_option_formula(cells, key, t), value, look)
    last = year_lines[CUMULATIVE]
    book.text(sheet, last, 0, CUMULATIVE)
    for t, total in enumerate(accumulate(lines.options[name]["net_cash"])):
        before, this_year = (xl_col_to_name(2 + t - back) for back in (1, 0))
        start = f"{before}{last + 1}+" if t else ""
        formula = f"{start}{this_year}{year_lines['net_cash'] + 1}"
        book.formula(sheet, last, 2 + t, formula, total, book.look("number", MONEY))
    return year_lines


def _simulated(book: Book, sheet: Any, case: Case, lines: Record, results: Record, at: int) -> int:
    """What the draws say, of every option; it grays out as soon as an input differs."""
    if not results.option:
        book.text(sheet, at, 0, "No option could be simulated.", "unit")
        return at
    book.text(sheet, at, 0, "Simulated when built: cash in today's money", "group")
    book.texts(sheet, at, ("1 in 10 below", "Middle", "1 in 10 above", "Loses cash", "Is the best"), "right", 1)
    for line, name in enumerate(lines.options, start=at + 1):
        _draws_row(book, sheet, line, labels.option_name(name), results.options[name])
    last = at + len(lines.options) + 1
    answer_text = " ".join(bare(answer(case, lines, results).plain()).split("\n")[:1])
    book.text(sheet, last, 0, f"Answer when built: {answer_text}", "bold")
    stale = book.workbook.add_format(STALE)
    sheet.conditional_format(at, 0, last, 5, {"type": "formula", "criteria": "=changed_inputs>0", "format": stale})
    return last


def _draws_row(book: Book, sheet: Any, line: int, name: str, option_results: Record) -> None:
    book.text(sheet, line, 0, name)
    cash = option_results.npv_cash
    for i, value in enumerate((cash.p10, cash.p50, cash.p90, cash.p_loss, option_results.p_best)):
        if value is not None:
            sheet.write_number(line, 1 + i, float(value), book.look("number", MONEY if i < 3 else SHARE))


def _fixed(book: Book, sheet: Any, case: Case, at: int) -> None:
    """What no cell can change."""
    book.text(sheet, at, 0, "Fixed in this workbook", "group")
    parts = (
        f"{labels.option_name(name)}: {labels.KINDS[option.kind]}, "
        + ", ".join(formats.lower_first(labels.in_words(part.price.basis)) for part in option.parts)
        for name, option in case.tree.options.items()
        if name != labels.NOTHING
    )
    texts = (
        f"Years: {', '.join(labels.year_labels(case)[1:])}, in {case.file.currency}",
        f"Roles: {', '.join(map(labels.role_name, case.tree.roles)) or 'none'}",
        *parts,
        f"Decided on: {labels.MEASURED[case.file.decide_on]}",
    )
    for line, text in enumerate(texts, start=at + 1):
        book.text(sheet, line, 0, text, "unit")
