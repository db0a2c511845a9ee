"""What moves the result: a native chart of the weightiest figures, each at its lowest and at its highest."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, tornado_chart
from hitcase.views.picture import ACCENT, MID
from hitcase.views.said import bare
from hitcase.views.slides import fit, native
from hitcase.views.slides.ink import SMALL, Box, Line
from hitcase.views.slides.native import Series
from hitcase.views.slides.page import Page
from hitcase.views.terms_told import value

MOST, BAR, AXES = 6, 38, 66  # figures; pt of one; pt of axis and legend
LEAST = 0.02  # of the widest swing: what moves less is not drawn
ENDS = {"low": ("At its lowest", MID), "high": ("At its highest", ACCENT)}
LEFT, WIDE = 0.43, 0.56  # of the chart: where the bars stand, beside their names
ROOM, STEPS = 0.35, 4  # beside the bars for what they end at, in parts of their span; numbers at the axis


def driver_chart(page: Page, room: Box, case: Case, lines: Record, ahead: Record) -> None:
    """The middle of the result with one figure at its ends: bars from where it is with all of them drawn."""
    found, option = tornado_chart.finding(case, lines, ahead), ahead.results.options[ahead.option]
    unit = labels.unit("million money", case.file.currency)
    told = f"Middle of the {labels.MEASURED[case.file.decide_on]}, {unit}, with one figure at its lowest or highest"
    page.text(room, Line(told, SMALL, bold=True), name="Unit")
    room = room.below(fit.height([told], SMALL, room.width, bold=True) + 4)
    rows = _rows(ahead, max(1, int((room.height - AXES) // BAR)))
    room = room.upper(AXES + BAR * len(rows))
    series = {
        name: Series([row[end].median / formats.MILLION for row in rows], look) for end, (name, look) in ENDS.items()
    }
    frame = page.bars(room, [_name(case, row) for row in rows], series, native.MILLIONS)
    middle = option[f"npv_{case.file.decide_on}"].p50 / formats.MILLION
    _finished(frame.chart, middle, series, 1 - AXES / room.height)
    for end, drawn in zip(ENDS, frame.chart.plots[0].series, strict=True):
        native.labelled(drawn, [value(case, row.path, row[end].value) for row in rows])
    native.told(frame, f"Bar chart. {bare(found.alt) if found else told}", "What moves the result")


def _rows(ahead: Record, most: int) -> list[Record]:
    """The widest ones, from the bottom up."""
    widest = ahead.drivers[0].swing
    return [row for row in ahead.drivers if row.swing >= LEAST * widest][: min(most, MOST)][::-1]


def _name(case: Case, row: Record) -> str:
    name = tornado_chart.driver(case, row)
    return f"{name[:1].upper()}{name[1:]}"


def _finished(chart: object, middle: float, series: dict[str, Series], tall: float) -> None:
    """Bars begin at the middle, and have room for their names and for what they end at."""
    native.origin(chart, middle)
    places = [middle, *(value for one in series.values() for value in one.values)]
    native.scale(chart.value_axis, places, ROOM, STEPS)  # type: ignore[attr-defined]
    native.plot_area(chart, Box(LEFT, 0.01, WIDE, tall))
    native.legend(chart)
