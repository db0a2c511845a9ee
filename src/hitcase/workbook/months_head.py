"""The head of the sheet of months: net cash of every option by month, added up, and that of the option shown."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model import Years
from hitcase.text import labels
from hitcase.workbook.layout import FIRST, MONTHS, TOP
from hitcase.workbook.looks import MONEY, Book
from hitcase.workbook.options_sheet import Links

NET, SUM = "Net cash by month, every option", "Cumulative cash by month, every option, not discounted"
SHOWN = "Option shown on the first sheet"


class MonthsHead:
    """Writes it; shown: the line, from 0, of the cumulative cash of the option shown."""

    def __init__(self, book: Book, case: Case, lines: Record, link: Links) -> None:
        """lines, link: of the model, and where they stand."""
        self.book, self.lines, self.link = book, lines, link
        self.sheet, self.unit = book.workbook.get_worksheet_by_name(MONTHS), labels.unit("money", case.file.currency)
        self.names = list(lines.options)
        self.net = TOP[MONTHS]
        self.sum = self.net + len(self.names) + 2
        self.shown = self.sum + len(self.names) + 1

    def write(self, option: str) -> None:
        """All of it; option: the one that is shown at first."""
        self.book.text(self.sheet, self.net, 0, NET, "group")
        self.book.text(self.sheet, self.sum, 0, SUM, "group")
        for at, name in enumerate(self.names, start=1):
            self._head(self.net + at, labels.option_name(name), "cash_by_month")
            self._head(self.sum + at, labels.option_name(name), "running_total")
            self._months(at, name, self.lines.options[name].cash_by_month)
        self._head(self.shown, SHOWN, "running_total", "bold")
        first, last = self.sum + 2, self.sum + 1 + len(self.names)
        for month, total in enumerate(accumulate(self.lines.options[option].cash_by_month)):
            column = xl_col_to_name(FIRST + month)
            self._formula(self.shown, month, f"INDEX({column}${first}:{column}${last},option_at)", total, "total")

    def added_up(self, name: str) -> str:
        """Where an option's cumulative cash stands, month by month."""
        first, last = (xl_col_to_name(FIRST + month) for month in (0, len(self.lines.options[name].cash_by_month) - 1))
        line = self.sum + self.names.index(name) + 2
        return f"{MONTHS}!{first}{line}:{last}{line}"

    def _head(self, line: int, label: str, name: str, look: str = "label") -> None:
        for column, (text, how) in enumerate(((label, look), (name, "name"), (self.unit, "unit"))):
            self.book.text(self.sheet, line, column, text, how)

    def _months(self, at: int, name: str, flow: Years) -> None:
        """One option's months; those of doing nothing are no formulas, for they can't move."""
        path = f"options.{name}.cash_by_month"
        for month, (money, total) in enumerate(zip(flow, accumulate(flow), strict=True)):
            before, column = (xl_col_to_name(FIRST + month - back) for back in (1, 0))
            if path in self.link.rows:
                self._formula(self.net + at, month, self.link.at(path, month).removeprefix(f"{MONTHS}!"), money)
            else:
                self.sheet.write_number(self.net + at, FIRST + month, money, self.book.look("number", MONEY))
            self._formula(self.sum + at, month, f"{before}{self.sum + at + 1}+{column}{self.net + at + 1}", total)

    def _formula(self, line: int, month: int, formula: str, value: Any, look: str = "number") -> None:
        self.book.formula(self.sheet, line, FIRST + month, formula, value, self.book.look(look, MONEY))
