"""Slide 5: what must be true. What has to end, by whom and when; the weightiest figures, and where the result turns."""

from __future__ import annotations

from hitcase.document import must_be_true
from hitcase.document.must_be_true import turning, what_must_end_table
from hitcase.document.terms import terms, value
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


def driver_chart(page: Page, room: Box, case: Case, lines: Record, results: Record) -> None:
    """The middle of the result with one figure at its ends: bars from where it is with all of them drawn."""
    finding, option = must_be_true.finding(case, lines, results), results.options[results.option]
    unit = labels.unit("million money", case.file.currency)
    caption = f"Middle of the {labels.MEASURED[case.file.decide_on]}, {unit}, with one figure at its lowest or highest"
    page.text(room, Line(caption, SMALL, bold=True), name="Unit")
    room = room.below(fit.height([caption], SMALL, room.width, bold=True) + 4)
    rows = _rows(results, max(1, int((room.height - AXES) // BAR)))
    room = room.upper(AXES + BAR * len(rows))
    series = {
        name: Series([row[end].median / formats.MILLION for row in rows], look) for end, (name, look) in ENDS.items()
    }
    frame = page.bar_chart(room, [_name(case, row) for row in rows], series, native.MILLIONS)
    middle = option[f"npv_{case.file.decide_on}"].p50 / formats.MILLION
    _format_axes(frame.chart, middle, series, 1 - AXES / room.height)
    for end, bar_series in zip(ENDS, frame.chart.plots[0].series, strict=True):
        native.label_bars(bar_series, [value(case, row.path, row[end].value) for row in rows])
    native.describe(frame, f"Bar chart. {bare(finding.alt) if finding else caption}", "What moves the result")


def _rows(results: Record, most: int) -> list[Record]:
    """The widest ones, from the bottom up."""
    widest = results.drivers[0].swing
    return [row for row in results.drivers if row.swing >= LEAST * widest][: min(most, MOST)][::-1]


def _name(case: Case, row: Record) -> str:
    name = must_be_true.driver(case, row)
    return formats.upper_first(name)


def _format_axes(chart: object, middle: float, series: dict[str, Series], tall: float) -> None:
    """Bars begin at the middle, and have room for their names and for what they end at."""
    native.origin(chart, middle)
    places = [middle, *(value for bars in series.values() for value in bars.values)]
    native.scale(chart.value_axis, places, ROOM, STEPS)  # type: ignore[attr-defined]
    native.plot_area(chart, Box(LEFT, 0.01, WIDE, tall))
    native.legend(chart)


HOW_MUCH, OWNER, WHEN, CASH = "How much", "Owner", "When", "Cash if not, {}"  # columns of the document's table
WORDS = (HOW_MUCH, "Owner, when")
CAPTION = 46  # pt: of a caption, and of a row that says how many more there are


def title(case: Case, lines: Record, results: Record) -> str:
    """What matters most, or why nothing does."""
    finding = must_be_true.finding(case, lines, results)
    if finding:
        return finding.title
    return _sentence(what_must_end_table(case, lines, results.option)) or "No figure has a range"


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    if results.option is None:
        _what_is_missing(page)
        page.notes(notes(case, (), ()))
        return
    terms_text, room = terms(case, results), page.room
    if terms_text:
        sentences = fit.sentences(clean(terms_text), BODY, room.width, 3.1 * BODY * fit.LEADING)
        used = fit.height([sentences], BODY, room.width)
        page.text(Box(room.left, room.bottom - used, room.width, used), Line(sentences, BODY, after=0), name="Terms")
        room = room._replace(height=room.height - used - 12)
    left, right = room.columns(1, 1) if results.drivers else (room, room)
    left = _ends(page, left, case, what_must_end_table(case, lines, results.option))
    _turns(page, left, turning(case, results))
    if results.drivers:
        driver_chart(page, right, case, lines, results)
    inputs = [path for path in case.params if path.startswith(f"options.{results.option}.ends.")]
    drivers = [row.path for row in results.drivers]
    page.notes(notes(case, ["npv_cash", "walk_away_fee"], [*drivers, *inputs], terms_text, results=results))


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
