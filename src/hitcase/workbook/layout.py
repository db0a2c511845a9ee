"""Where each row of the workbook stands: a sheet for each part of the model, blocks for roles and options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from hitcase.analysis.trace.cells import Cell
from hitcase.analysis.trace.formulas import CLOCKS
from hitcase.analysis.trace.rows import Row, Rows
from hitcase.text import formats, labels
from hitcase.text.line_texts import BENEFITS, BUDGET, CAPACITY, CASHFLOW, OUTSOURCING, TEXTS, TURNOVER
from hitcase.text.line_texts import PARTS as NAMED_PARTS
from hitcase.text.numbers import look_of

YEARS, MONTHS = "Years", "Months"
PARTS = {  # sheet → what it is about
    YEARS: "Indices of the years: what depends on the year alone",
    TURNOVER: "People who leave, today and under each option",
    BUDGET: "The IT budget and its split, the maintenance tax, and what each option does to them",
    OUTSOURCING: "Work that moves, and what moving it costs",
    BENEFITS: "What ends, what is avoided, and where the hours go",
    CASHFLOW: "Net lines, present values, payback and funding, against doing nothing",
    CAPACITY: "Work that waits: what does not change from month to month",
    MONTHS: "Cash, month by month; and work: what comes in, what can be done, and what waits",
}
STEPS = {  # of what is no line: indices and lists of the file; all others stand with the line that needs them
    **dict.fromkeys(("decided", "final", "wage", "discount", "months_of_the_horizon"), YEARS),
    "turnover_uplift": TURNOVER,
    "phase_in": BENEFITS,
    "learning_loss": OUTSOURCING,
}
SHEET_OF = {**STEPS, **{name: text.sheet for name, text in TEXTS.items()}}
ONE, FIRST = 3, 5  # columns of a single number, and of year or month 0; the one between stays empty
TOP = {MONTHS: 5}  # the first row below the head; all others 4
CASH, WORK = "net cash by month", "work by month"  # the topics of the sheet of months
HEAD = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A sheet, and a row of it from 0."""

    sheet: str
    line: int


@dataclass
class Layout:
    """Where rows stand, and under which headings: sheet → (line, heading) and (line, row)."""

    spots: dict[int, Spot] = field(default_factory=dict)
    sheets: dict[str, list[tuple[int, Row | str]]] = field(default_factory=dict)

    def address(self, row: Row, entry: int, *, absolute: bool = False) -> str:
        """The address of an entry, without its sheet."""
        spot = self.spots[id(row)]
        column = ONE if row.span == "one" else FIRST + row.first + entry
        fixed = "$" if absolute or row.span == "one" else ""
        return f"{fixed}{xl_col_to_name(column)}{fixed}{spot.line + 1}"


def layout(rows: Rows) -> Layout:
    """Where everything stands: on each sheet first the case's own rows, then role by role, then option by option."""
    placement = Layout()
    for sheet in PARTS:
        mine = [row for row in rows.rows if sheet_of(row) == sheet and _has_formulas(row)]
        above = cash_lines(len(rows.case.tree.options)) if sheet == MONTHS else 0
        placement.sheets[sheet] = list(_stacked(mine, sheet, TOP.get(sheet, HEAD) + above, placement))
    return placement


def cash_lines(options: int) -> int:
    """Lines that `MonthsHead` takes at the head of the sheet of months; doing nothing alone has no cash to show."""
    return 2 * options + 4 if options > 1 else 0


def _stacked(rows: list[Row], sheet: str, line: int, layout: Layout) -> Iterator[tuple[int, Row | str]]:
    for block in sorted({block_of(row): None for row in rows}, key=_kind):
        if any(block):
            yield line + 1, heading(*block)
            line += 2
        for row in (row for row in rows if block_of(row) == block and row.path not in CLOCKS):
            layout.spots[id(row)] = Spot(sheet, line)
            yield line, row
            line += 1


Block = tuple[str, tuple[str, ...]]  # a topic of the sheet of months, else none; and whose rows they are


def block_of(row: Row) -> Block:
    """The block of a row; on the sheet of months, cash stands apart from work."""
    if row.span != "months":
        return "", row.owner[:2]
    name = row.keys[len(row.owner)]
    return CASH if name in TEXTS and TEXTS[name].sheet == CASHFLOW else WORK, row.owner[:2]


def _kind(block: Block) -> tuple[int, int]:
    """Cash first; then the case's own rows, then roles, then options; within these as they come."""
    topic, owner = block
    return ("", CASH, WORK).index(topic), ("", "roles", "options").index(owner[0] if owner else "")


def heading(topic: str, owner: tuple[str, ...]) -> str:
    """What a block is called."""
    if not owner:
        return formats.upper_first(topic)
    name = labels.role_name(owner[1]) if owner[0] == "roles" else labels.option_name(owner[1])
    return f"{name}: {topic}" if topic else name


def sheet_of(row: Row) -> str:
    """The sheet of a row: a step stands with the line that needs it first."""
    if row.span == "months":
        return MONTHS
    names = (name.rpartition(".")[2] for name in row.keys[len(row.owner) :] or (row.step,))
    return next((SHEET_OF[name] for name in names if name in SHEET_OF), OUTSOURCING)


def _has_formulas(row: Row) -> bool:
    """Rows without any formula are left out: a role that an option does not reach, and most of doing nothing."""
    is_own = len(row.owner) < 4 and row.owner[1:2] != (labels.NOTHING,)
    return row.given or is_own or any(isinstance(cell, Cell) for cell in row.entries)


def label(row: Row) -> str:
    """What a row is called."""
    name = row.label.rpartition(".")[2] if row.given else row.label
    text = next(
        (names[name] for key, names in NAMED_PARTS.items() if key in row.keys[:-1] and name in names),
        None,
    )
    text = text or (labels.line_label(name) if row.line else labels.in_words(name))
    role = f"{labels.role_name(row.owner[3])}: " if len(row.owner) == 4 else ""
    return f"{role}{formats.lower_first(text) if role else text}"


def look(row: Row) -> str:
    """How a row's numbers are shown, a key of `line_texts.UNITS`; "" for a step, which has no unit of its own."""
    return look_of(row.path) if row.line else ""
