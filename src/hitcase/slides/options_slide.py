"""Slide 3: all ways to staff the work side by side, and how far each could go up or down."""

from __future__ import annotations

from hitcase.document.options import DRAWN, Overview, overview
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import fit, native
from hitcase.slides.ink import SMALL, Box, Line
from hitcase.slides.native import Series
from hitcase.slides.slide import Page, notes
from hitcase.text import formats, labels, phrases
from hitcase.text.pictures import ACCENT, GREY, MID

BAR, AXIS, LEAST = 21, 50, 110  # pt: of an option; below the second, no chart
DRAWN_HERE = "bar to the middle, line over 8 of 10 futures"
DOWN, UP = "From 1 in 10 below up to the middle", "From the middle up to 1 in 10 above"


def title(case: Case, lines: Record, results: Record) -> str:
    """How often the option at hand is the best, or that none can be computed."""
    if results.option:
        return overview(case, lines, results).title
    return phrases.no_option(case).paragraphs()[0]


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    room, content = page.room, overview(case, lines, results)
    columns = content.columns
    in_words = columns.cash, columns.loses, columns.likely, columns.with_capacity, columns.hour
    table = content.table.pick(*in_words)
    note = f"Cash, with capacity: {DRAWN}. Most likely, and what an hour costs: every figure at its most likely value."
    page.text(room, Line(note, SMALL, colour=GREY), name="Unit")
    room = room.below(fit.height([note], SMALL, room.width) + 4)
    end = page.table(table, room)
    left = room._replace(top=end + 14, height=room.bottom - end - 14)
    if results.option and left.height >= LEAST:
        _chart(page, left, case, content, results.option)
    prices = [path for path in case.params if path.startswith("options.") and ".price." in path]
    page.notes(notes(case, ["npv_cash", "npv_full", "cost_per_hour", "p_loss", "p_best"], prices, results=results))


def _chart(page: Page, room: Box, case: Case, content: Overview, option: str) -> None:
    """The middle as a bar, the range as a line around it; doing nothing is the zero."""
    best = [row for row in content.rows if row.option != labels.NOTHING][: int((room.height - AXIS) // BAR)]
    rows = best[::-1]  # bars stand from the bottom up
    unit = f"Cash against doing nothing, {labels.unit('million money', case.file.currency)}: {DRAWN_HERE}"
    page.text(room, Line(unit, SMALL, bold=True), name="Unit")
    fills = [ACCENT if row.option == option else MID for row in rows]
    series = {"Middle": Series([row.middle / formats.MILLION for row in rows], MID, fills=fills)}
    bars = native.chart_data([row.name for row in rows], series, native.MILLIONS)
    bars.extra[DOWN] = [(row.middle - row.low) / formats.MILLION for row in rows]
    bars.extra[UP] = [(row.high - row.middle) / formats.MILLION for row in rows]
    frame = native.bar_chart(page.slide.shapes, room.below(22), bars, series)
    native.error_bars(frame, bars, DOWN, UP)
    ends = [end / formats.MILLION for row in rows for end in (row.low, row.middle, row.high)]
    native.scale(frame.chart.value_axis, [0.0, *ends])
    alt_text = f"Bar chart. Middle of the cash: {'; '.join(content.figures[: len(rows)])}."
    native.describe(frame, alt_text, "Range of each option")
