"""Slide 5: what must be true. What has to end, by whom and when; the weightiest figures, and where the result turns."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, tornado_chart
from hitcase.views.output import Output, Row, Table, Text
from hitcase.views.overview_table import overview
from hitcase.views.picture import ACCENT, MID
from hitcase.views.said import bare
from hitcase.views.slides import fit, native
from hitcase.views.slides.ink import BODY, HEAD, SMALL, Box, Line, clean
from hitcase.views.slides.native import Series
from hitcase.views.slides.notes import notes
from hitcase.views.slides.page import Page
from hitcase.views.terms_told import terms, value
from hitcase.views.truth_tables import what_must_end

MOST, BAR = 6, 42  # drivers; pt of one
AXES = 70  # pt of axis and legend
ROOM = 0.3  # beside the bars for what they end at, in parts of the span
LOW, HIGH = "At its lowest", "At its highest"


def title(case: Case, lines: Record, ahead: Record) -> str:
    """What matters most, or why nothing does."""
    found = tornado_chart.finding(case, lines, ahead)
    return found.title if found else _sentence(what_must_end(case, lines, ahead.option)) or "No figure has a range"


def draw(page: Page, case: Case, lines: Record, ahead: Record) -> None:
    """The slide below its title."""
    if ahead.option is None:
        _nothing(page, case, lines, ahead)
        return
    told, room = terms(case, ahead), page.room
    if told:
        shown = fit.sentences(clean(told), BODY, room.width, 3.1 * BODY * fit.LEADING)
        used = fit.height([shown], BODY, room.width)
        page.text(Box(room.left, room.bottom - used, room.width, used), Line(shown, BODY, after=0), name="Terms")
        room = room._replace(height=room.height - used - 12)
    left, right = room.columns(1, 1) if ahead.drivers else (room, room)
    ends = what_must_end(case, lines, ahead.option)
    if isinstance(ends, Table):
        page.text(left, Line(ends.caption, SMALL, bold=True), name="What has to end")
        page.table(_short(ends), left.below(fit.height([ends.caption], SMALL, left.width, bold=True) + 4))
    else:
        page.text(left, Line(_sentence(ends), HEAD), name="What has to end")
    if ahead.drivers:
        _chart(page, right, case, lines, ahead)
    inputs = [path for path in case.params if path.startswith(f"options.{ahead.option}.ends.")]
    drivers = [row.path for row in ahead.drivers[:MOST]]
    page.notes(notes(case, ["npv_cash", "walk_away_fee"], [*drivers, *inputs], told, ahead=ahead))


def _nothing(page: Page, case: Case, lines: Record, ahead: Record) -> None:
    left = [row for row in overview(case, lines, ahead).rows if row.style == "wide"]
    told = [Line(f"{row.head}: {row.cells[0]}", HEAD, mark="•") for row in left]
    page.text(page.room, *told, name="Options without numbers")
    page.notes(notes(case, (), ()))


def _sentence(found: Output) -> str:
    return found.told()[0] if isinstance(found, Text) else ""


def _short(ends: Table) -> Table:
    """What, how much, by whom and when, and the cash if not: whose word it is stands in the notes."""
    rows = tuple(Row(row.head, (row.cells[0], f"{row.cells[2]}, {row.cells[1]}", row.cells[4])) for row in ends.rows)
    columns = (ends.columns[0], "How much", "Owner, when", ends.columns[5])
    return Table(ends.caption, columns, rows, words=columns[1:3])


def _chart(page: Page, room: Box, case: Case, lines: Record, ahead: Record) -> None:
    """The middle of the cash with each figure at its ends: bars from where it is with all of them drawn."""
    rows, middle = ahead.drivers[:MOST][::-1], ahead.results.options[ahead.option][f"npv_{case.file.decide_on}"].p50
    found = tornado_chart.finding(case, lines, ahead)
    assert found  # noqa: S101 there are drivers
    unit = labels.unit("million money", case.file.currency)
    told = f"Middle of the {labels.MEASURED[case.file.decide_on]}, {unit}, with one figure at its lowest or highest"
    page.text(room, Line(told, SMALL, bold=True), name="Unit")
    box = room.below(fit.height([told], SMALL, room.width, bold=True) + 4)
    rows = rows[-max(1, int((box.height - AXES) // BAR)) :]
    box = box.upper(AXES + BAR * len(rows))
    series = {
        LOW: Series([row.low.median / formats.MILLION for row in rows], MID),
        HIGH: Series([row.high.median / formats.MILLION for row in rows], ACCENT),
    }
    frame = page.bars(box, [_name(case, row) for row in rows], series, native.MILLIONS)
    native.origin(frame.chart, middle / formats.MILLION)
    native.scale(frame.chart.value_axis, [value for one in series.values() for value in one.values], ROOM)
    for end, drawn in zip(("low", "high"), frame.chart.plots[0].series, strict=True):
        native.labelled(drawn, [value(case, row.path, row[end].value) for row in rows])
    native.legend(frame.chart)
    native.told(frame, f"Bar chart. {bare(found.alt)}", "What moves the cash")


def _name(case: Case, row: Record) -> str:
    """A driver, and where it turns the result."""
    turn, name = tornado_chart.turn(case, row), tornado_chart.driver(case, row)
    return f"{name[:1].upper()}{name[1:]}{f' (turns at {turn})' if turn else ''}"
