"""The sheet of options: all of them side by side, then line by line over the years."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from hitcase.analysis.rate_of_return import internal_rate_of_return
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model import Years
from hitcase.model.register import FLAGS
from hitcase.text import formats, labels
from hitcase.text.line_texts import TEXTS, UNITS, LineText
from hitcase.workbook.layout import Layout
from hitcase.workbook.looks import FORMATS, MONEY, SHARE, Book, page_setup

NAME, LEFT, NAMES = "Options", 2, 3  # the first column of numbers; the line that holds the options' names
IRR = "internal_rate_of_return"  # no line of the model: computed here from net cash by year
IRR_TEXT = LineText("Internal rate of return (IRR)", "share", "", "")
NO_IRR, NOT_FOUND = "none", "not found"
SIDE = (  # the lines that stand side by side, in this order
    "npv_cash",
    IRR,
    "npv_with_avoidance",
    "npv_full",
    "peak_funding",
    "payback_months_cash",
    "discounted_payback_months_cash",
    "roi_cash",
    "cost_per_hour",
    "break_even_hour_value",
)
YEARLY = ("cashable", "total_cost", "net_cash", "avoidance", "capacity_value", "fee", "moved_hours", "hours_gained")


@dataclass
class OptionCells:
    """Where the sheet has what: line → its row from 0, and by year the first row of its table."""

    side: dict[str, int] = field(default_factory=dict)
    yearly: dict[str, int] = field(default_factory=dict)
    count: int = 0
    rates: dict[str, str] = field(default_factory=dict)  # option → the formula of its internal rate of return


def options_sheet(book: Book, case: Case, link: Links) -> OptionCells:
    """Write it."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    names = list(link.lines.options)
    cells = OptionCells(count=len(names), side={line: NAMES + 1 + i for i, line in enumerate(SIDE)})
    book.text(sheet, 0, 0, "Options side by side, against doing nothing", "title")
    basis = "Every figure as the sheet of inputs says. Costs are positive; net figures above 0 are good for the client."
    book.text(sheet, 1, 0, basis, "unit")
    book.texts(sheet, NAMES, ("Line", "Unit"), "head")
    book.texts(sheet, NAMES, [labels.option_name(name) for name in names], "right", LEFT)
    _left_out(book, sheet, case, NAMES + len(SIDE) + 2)
    _rates(book, sheet, case, link, cells, _years(book, sheet, case, link, cells))
    _side(book, sheet, case, link, cells)
    sheet.set_column(0, 0, 56)
    sheet.set_column(1, 1, 14)
    sheet.set_column(LEFT, LEFT + max(len(names), case.file.horizon + 2), 20)
    sheet.freeze_panes(NAMES + 1, LEFT)
    page_setup(sheet, NAMES)
    return cells


def _side(book: Book, sheet: Any, case: Case, link: Links, cells: OptionCells) -> None:
    for line in SIDE:
        at, look = cells.side[line], book.look("dash", FORMATS[text_of(line).look])
        book.texts(sheet, at, (text_of(line).label, line_unit(case, line)))
        for i, name in enumerate(link.lines.options):
            computed = cells.rates.get(name, ""), rate(link.lines, name)
            formula, value = computed if line == IRR else link.of_option(name, line)
            _linked(book, sheet, at, LEFT + i, formula, value, look)


def line_unit(case: Case, line: str) -> str:
    """The unit of a line, with the client's currency in it."""
    return labels.unit(UNITS[text_of(line).look], case.file.currency)


def text_of(line: str) -> LineText:
    """What a row of this sheet is called, and how it looks."""
    return IRR_TEXT if line == IRR else TEXTS[line]


def rate(lines: Record, option: str) -> float | str | None:
    """An option's internal rate of return; None for doing nothing, which has no cash."""
    if option == labels.NOTHING:
        return None
    found = internal_rate_of_return(lines.options[option].net_cash)
    return NO_IRR if found is None else found


class Links:
    """Formulas that point to a line of an option."""

    def __init__(self, lines: Record, layout: Layout) -> None:
        """layout: where the lines stand."""
        self.lines, self.layout = lines, layout
        self.rows = {
            row.path: row for placed in layout.sheets.values() for _, row in placed if not isinstance(row, str)
        }

    def at(self, path: str, entry: int = 0, *, last: int | None = None) -> str:
        """The address of a line's entry, or of a range of them."""
        row = self.rows[path]
        corners = [self.layout.address(row, i) for i in (entry, *([] if last is None else [last]))]
        return f"{self.layout.spots[id(row)].sheet}!{':'.join(corners)}"

    def of_option(self, option: str, line: str) -> tuple[str, Any]:
        """A line of an option, and what it comes to; in words where its flag says that it never does."""
        path, value, flag = f"options.{option}.{line}", self.lines.options[option][line], FLAGS.get(line)
        if path not in self.rows:  # doing nothing: none of its numbers can move
            return "", value
        if not flag:
            return self.at(path), value
        formula = f'IF({self.at(f"options.{option}.{flag}")}=1,{self.at(path)},"{formats.NOT_WITHIN}")'
        return formula, formats.NOT_WITHIN if value is None else value


def _linked(book: Book, sheet: Any, line: int, column: int, formula: str, value: Any, look: Any) -> None:
    if formula:
        book.formula(sheet, line, column, formula, value, look)
    elif value is None:
        book.text(sheet, line, column, formats.NONE, "dash")
    else:
        sheet.write_number(line, column, value, look)


def _left_out(book: Book, sheet: Any, case: Case, line: int) -> None:
    left = [(path, why) for path, why in case.left_out.items() if path.startswith("options.")]
    for at, (path, why) in enumerate(left, start=line):
        book.text(sheet, at, 0, f"{labels.option_name(path.split('.', 1)[1])}: not computed ({why})", "unit")


def _years(book: Book, sheet: Any, case: Case, link: Links, cells: OptionCells) -> int:
    """A table by year for each of some lines; returns the line below."""
    at = NAMES + len(SIDE) + 4 + sum(path.startswith("options.") for path in case.left_out)
    for line in YEARLY:
        book.text(sheet, at, 0, labels.line_label(line), "group")
        book.texts(sheet, at, labels.year_labels(case), "right", LEFT)
        cells.yearly[line] = at + 1
        for name, option in link.lines.options.items():
            at += 1
            book.text(sheet, at, 0, labels.option_name(name))
            book.text(sheet, at, 1, line_unit(case, line), "unit")
            path, form = f"options.{name}.{line}", book.look("number", MONEY)
            for t, value in enumerate(option[line]):
                _linked(book, sheet, at, LEFT + t, link.at(path, t) if path in link.rows else "", value, form)
        at += 2
    return at


WAYS = "Direction of net cash: 1 comes in, -1 goes out"


def _rates(book: Book, sheet: Any, case: Case, link: Links, cells: OptionCells, at: int) -> None:
    """Which way net cash goes by year, how often that changes, and so the rate: there is one where it does so once."""
    if len(link.lines.options) == 1:  # doing nothing alone
        return
    book.text(sheet, at, 0, WAYS, "group")
    book.texts(sheet, at, ("Changes", *labels.year_labels(case), "First guess of IRR"), "right", LEFT - 1)
    for i, (name, option) in enumerate(link.lines.options.items()):
        if name != labels.NOTHING:
            at += 1
            book.text(sheet, at, 0, labels.option_name(name))
            cells.rates[name] = _rate(book, sheet, at, cells.yearly["net_cash"] + i, option.net_cash)


def _rate(book: Book, sheet: Any, at: int, flow_at: int, flow: Years) -> str:
    """One option's; returns the formula of its rate."""
    ways, form, columns = _ways(flow), book.look("year"), [xl_col_to_name(LEFT + t) for t in range(-1, len(flow) + 1)]
    turns, *years, guess = (f"{column}{at + 1}" for column in columns)
    cash = [f"{column}{flow_at + 1}" for column in columns[1:-1]]
    book.formula(sheet, at, LEFT, f"SIGN({cash[0]})", ways[0], form)
    for t, way in enumerate(ways[1:], start=1):
        book.formula(sheet, at, LEFT + t, f"IF({cash[t]}=0,{years[t - 1]},SIGN({cash[t]}))", way, form)
    pairs = f"{years[0]}:{years[-2]}*{years[1]}:{years[-1]}"
    changes = sum(way * after < 0 for way, after in pairwise(ways))
    book.formula(sheet, at, LEFT - 1, f"SUMPRODUCT(({pairs}<0)*1)", changes, form)
    whole = f"{cash[0]}:{cash[-1]}"
    quotient = f'-SUMIF({whole},">0")/SUMIF({whole},"<0")'
    formula = f"IFERROR(({quotient})^((1+1)*{years[-1]}/COUNT({whole}))-1,0)"
    book.formula(sheet, at, LEFT + len(flow), formula, _guess(flow, ways[-1]), book.look("year", SHARE))
    found = f'IFERROR(IRR({whole},{guess}),IFERROR(IRR({whole}),"{NOT_FOUND}"))'
    return f'IF({turns}=1,{found},"{NO_IRR}")'


def _guess(flow: Years, way: float) -> float:
    """Near the rate at which what comes in, about half of the years later, is worth what goes out: IRR starts there.

    From the 10 % at which it starts by itself it does not find rates of a loss.
    """
    gained, spent = (sum(max(0.0, sign * money) for money in flow) for sign in (1, -1))
    try:
        return float((gained / spent) ** (2 * way / len(flow)) - 1)
    except ZeroDivisionError:
        return 0.0


def _ways(flow: Years) -> list[float]:
    """Which way each year goes, as its sign; one in which no cash moves goes the way of the year before."""
    ways = [0.0]
    for money in flow:
        ways.append(float(money > 0) - float(money < 0) or ways[-1])
    return ways[1:]


def shown_option_formula(cells: OptionCells, line: str, t: int | None = None) -> str:
    """The formula of the shown option's line, or of its year."""
    if t is None:
        at, last = cells.side[line] + 1, xl_col_to_name(LEFT + cells.count - 1)
        return f"INDEX({NAME}!${xl_col_to_name(LEFT)}${at}:${last}${at},option_at)"
    column, top = xl_col_to_name(LEFT + t), cells.yearly[line] + 1
    return f"INDEX({NAME}!{column}${top}:{column}${top + cells.count - 1},option_at)"
