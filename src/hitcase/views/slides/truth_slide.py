"""Slide 5: what must be true. What has to end, by whom and when; the weightiest figures, and where the result turns."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import tornado_chart
from hitcase.views.break_even_table import turning
from hitcase.views.output import Output, Row, Table, Text
from hitcase.views.slides import fit, grid
from hitcase.views.slides.driver_chart import driver_chart
from hitcase.views.slides.ink import BODY, HEAD, SMALL, Box, Line, clean
from hitcase.views.slides.notes import notes
from hitcase.views.slides.page import Page
from hitcase.views.terms_told import terms
from hitcase.views.truth_tables import what_must_end

WORDS = ("How much", "Owner, when")
CAPTION = 46  # pt: of a caption, and of a row that says how many more there are


def title(case: Case, lines: Record, ahead: Record) -> str:
    """What matters most, or why nothing does."""
    found = tornado_chart.finding(case, lines, ahead)
    return found.title if found else _sentence(what_must_end(case, lines, ahead.option)) or "No figure has a range"


def draw(page: Page, case: Case, lines: Record, ahead: Record) -> None:
    """The slide below its title."""
    if ahead.option is None:
        _nothing(page)
        page.notes(notes(case, (), ()))
        return
    told, room = terms(case, ahead), page.room
    if told:
        shown = fit.sentences(clean(told), BODY, room.width, 3.1 * BODY * fit.LEADING)
        used = fit.height([shown], BODY, room.width)
        page.text(Box(room.left, room.bottom - used, room.width, used), Line(shown, BODY, after=0), name="Terms")
        room = room._replace(height=room.height - used - 12)
    left, right = room.columns(1, 1) if ahead.drivers else (room, room)
    left = _ends(page, left, what_must_end(case, lines, ahead.option))
    _turns(page, left, turning(case, ahead))
    if ahead.drivers:
        driver_chart(page, right, case, lines, ahead)
    inputs = [path for path in case.params if path.startswith(f"options.{ahead.option}.ends.")]
    drivers = [row.path for row in ahead.drivers]
    page.notes(notes(case, ["npv_cash", "walk_away_fee"], [*drivers, *inputs], told, ahead=ahead))


def _nothing(page: Page) -> None:
    told = "Once one has, this slide says what has to end, on whose word and when, and which figure matters most."
    page.text(page.room, Line(told, HEAD), name="What is missing")


def _ends(page: Page, room: Box, ends: Output) -> Box:
    """What has to end; returns the room below it."""
    if not isinstance(ends, Table):
        page.text(room, Line(_sentence(ends), HEAD), name="What has to end")
        return room.below(fit.height([_sentence(ends)], HEAD, room.width) + 12)
    columns = (ends.columns[0], *WORDS, ends.columns[5])
    return _titled(page, room, Table(ends.caption, columns, _short(ends), words=WORDS))


def _turns(page: Page, room: Box, found: Table | None) -> None:
    """Where single figures turn the result, where there is room for at least two of them."""
    few = Table("", found.columns, found.rows[:2]) if found else None
    if found and few and grid.height(few, room.width) + CAPTION < room.height:
        _titled(page, room, found)


def _titled(page: Page, room: Box, table: Table) -> Box:
    """A table under its caption; returns the room below it."""
    page.text(room, Line(table.caption, SMALL, bold=True), name="Caption")
    used = fit.height([table.caption], SMALL, room.width, bold=True) + 4
    end = page.table(table, room.below(used))
    return room.below(end - room.top + 14)


def _sentence(found: Output) -> str:
    return found.told()[0] if isinstance(found, Text) else ""


def _short(ends: Table) -> tuple[Row, ...]:
    """What, how much, by whom and when, and the cash if not: whose word it is stands in the notes."""
    return tuple(Row(row.head, (row.cells[0], f"{row.cells[2]}, {row.cells[1]}", row.cells[4])) for row in ends.rows)
