"""Slide 5: what must be true. What has to end, by whom and when; the weightiest figures, and where the result turns."""

from __future__ import annotations

from hitcase.document.break_evens import turning
from hitcase.document.must_be_true import Driver, Drivers, driver_bar, drivers, what_must_end_table
from hitcase.document.terms import terms
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import fit, grid, native
from hitcase.slides.ink import BODY, HEAD, SMALL, Box, Line, clean
from hitcase.slides.native import Series
from hitcase.slides.slide import Page, notes
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from hitcase.text.output import Output, Row, Table, Text
from hitcase.text.pictures import ACCENT, MID

MOST, BAR, AXES = 6, 38, 66  # figures; pt of one; pt of axis and legend
LEAST = 0.02  # of the widest swing: what moves less is not drawn
ENDS = {"low": ("At its lowest", MID), "high": ("At its highest", ACCENT)}
LEFT, WIDE = 0.43, 0.56  # of the chart: where the bars stand, beside their names
ROOM, STEPS = 0.35, 4  # beside the bars for what they end at, in parts of their span; numbers at the axis


def driver_chart(page: Page, room: Box, case: Case, content: Drivers, middle: float) -> None:
    """The middle of the result with one figure at its ends: bars from where it is with all of them drawn."""
    unit = labels.unit("million money", case.file.currency)
    caption = f"Middle of the {labels.MEASURED[case.file.decide_on]}, {unit}, with one figure at its lowest or highest"
    page.text(room, Line(caption, SMALL, bold=True), name="Unit")
    room = room.below(fit.height([caption], SMALL, room.width, bold=True) + 4)
    rows = _rows(content, max(1, int((room.height - AXES) // BAR)))
    room = room.upper(AXES + BAR * len(rows))
    ends = {name: [getattr(row, end) for row in rows] for end, (name, _) in ENDS.items()}
    series = {
        name: Series([end.result / formats.MILLION for end in ends[name]], colour) for name, colour in ENDS.values()
    }
    frame = page.bar_chart(room, [_name(row) for row in rows], series, native.MILLIONS)
    _format_axes(frame.chart, middle / formats.MILLION, series, 1 - AXES / room.height)
    for name, bar_series in zip(ends, frame.chart.plots[0].series, strict=True):
        native.label_bars(bar_series, [end.text for end in ends[name]])
    native.describe(frame, f"Bar chart. {bare(content.alt_text)}", "What moves the result")


def _rows(content: Drivers, most: int) -> list[Driver]:
    """The widest ones, from the bottom up."""
    rows = sorted(content.rows, key=lambda row: -row.swing)
    return [row for row in rows if row.swing >= LEAST * rows[0].swing][: min(most, MOST)][::-1]


def _name(row: Driver) -> str:
    name = driver_bar(row)["name"]
    return formats.upper_first(name)


def _format_axes(chart: object, middle: float, series: dict[str, Series], tall: float) -> None:
    """Bars begin at the middle, and have room for their names and for what they end at."""
    native.origin(chart, middle)
    places = [middle, *(value for bars in series.values() for value in bars.values if value is not None)]
    native.scale(chart.value_axis, places, ROOM, STEPS)  # type: ignore[attr-defined]
    native.plot_area(chart, Box(LEFT, 0.01, WIDE, tall))
    native.legend(chart)


HOW_MUCH, OWNER, WHEN, CASH = "How much", "Owner", "When", "Cash if not, {}"  # columns of the document's table
WORDS = (HOW_MUCH, "Owner, when")
CAPTION = 46  # pt: of a caption, and of a row that says how many more there are


def title(case: Case, lines: Record, results: Record) -> str:
    """What matters most, or why nothing does."""
    if content := drivers(case, lines, results):
        return content.title
    return _sentence(what_must_end_table(case, lines, results.option)) or "No figure has a range"


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    if results.option is None:
        _what_is_missing(page)
        page.notes(notes(case, (), ()))
        return
    terms_text, content, room = terms(case, results), drivers(case, lines, results), page.room
    if terms_text:
        sentences = fit.sentences(clean(terms_text), BODY, room.width, 3.1 * BODY * fit.LEADING)
        used = fit.height([sentences], BODY, room.width)
        page.text(Box(room.left, room.bottom - used, room.width, used), Line(sentences, BODY, after=0), name="Terms")
        room = room._replace(height=room.height - used - 12)
    left, right = room.columns(1, 1) if content else (room, room)
    left = _ends(page, left, case, what_must_end_table(case, lines, results.option))
    _turns(page, left, turning(case, results))
    if content:
        middle = results.options[results.option][f"npv_{case.file.decide_on}"].p50
        driver_chart(page, right, case, content, middle)
    inputs = [path for path in case.params if path.startswith(f"options.{results.option}.ends.")]
    inputs = [*(row.path for row in results.drivers), *inputs]
    page.notes(notes(case, ["npv_cash", "walk_away_fee"], inputs, terms_text, results=results))


def _what_is_missing(page: Page) -> None:
    text = "Once one has, this slide says what has to end, on whose word and when, and which figure matters most."
    page.text(page.room, Line(text, HEAD), name="What is missing")


def _ends(page: Page, room: Box, case: Case, ends: Output) -> Box:
    """What has to end; returns the room below it."""
    if not isinstance(ends, Table):
        page.text(room, Line(_sentence(ends), HEAD), name="What has to end")
        return room.below(fit.height([_sentence(ends)], HEAD, room.width) + 12)
    cash = CASH.format(labels.unit("million money", case.file.currency))
    columns = (ends.columns[0], *WORDS, cash)
    return _captioned_table(page, room, Table(ends.caption, columns, _short(ends, cash), words=WORDS))


def _turns(page: Page, room: Box, table: Table | None) -> None:
    """Where single figures turn the result, where there is room for at least two of them."""
    few = Table("", table.columns, table.rows[:2]) if table else None
    if table and few and grid.table_height(few, room.width) + CAPTION < room.height:
        _captioned_table(page, room, table)


def _captioned_table(page: Page, room: Box, table: Table) -> Box:
    """A table under its caption; returns the room below it."""
    page.text(room, Line(table.caption, SMALL, bold=True), name="Caption")
    used = fit.height([table.caption], SMALL, room.width, bold=True) + 4
    end = page.table(table, room.below(used))
    return room.below(end - room.top + 14)


def _sentence(output: Output) -> str:
    return output.paragraphs()[0] if isinstance(output, Text) else ""


def _short(ends: Table, cash: str) -> tuple[Row, ...]:
    """What, how much, by whom and when, and the cash if not: whose word it is stands in the notes."""
    return tuple(
        Row(
            row.head,
            (ends.cell(row, HOW_MUCH), f"{ends.cell(row, OWNER)}, {ends.cell(row, WHEN)}", ends.cell(row, cash)),
        )
        for row in ends.rows
    )
