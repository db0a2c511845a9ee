"""Slide 3: all ways to staff the work side by side, and how far each could go up or down."""

from __future__ import annotations

from hitcase.document import findings
from hitcase.document.options import DRAWN, overview_columns, overview_table
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
        return overview_table(case, lines, results).caption
    return phrases.no_option(case).paragraphs()[0]


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    room, columns = page.room, overview_columns(case.file.currency)
    in_words = columns.cash, columns.loses, columns.likely, columns.with_capacity, columns.hour
    table = overview_table(case, lines, results).pick(*in_words)
    note = f"Cash, with capacity: {DRAWN}. Most likely, and what an hour costs: every figure at its most likely value."
    page.text(room, Line(note, SMALL, colour=GREY), name="Unit")
    room = room.below(fit.height([note], SMALL, room.width) + 4)
    end = page.table(table, room)
    left = room._replace(top=end + 14, height=room.bottom - end - 14)
    if results.option and left.height >= LEAST:
        _chart(page, left, case, results)
    prices = [path for path in case.params if path.startswith("options.") and ".price." in path]
    page.notes(notes(case, ["npv_cash", "npv_full", "cost_per_hour", "p_loss", "p_best"], prices, results=results))


def _chart(page: Page, room: Box, case: Case, results: Record) -> None:
    """The middle as a bar, the range as a line around it; doing nothing is the zero."""
    cash = {name: option.npv_cash for name, option in results.options.items() if name != labels.NOTHING}
    best = sorted(cash, key=lambda name: -cash[name].p50)[: int((room.height - AXIS) // BAR)]
    order = best[::-1]  # bars stand from the bottom up
    unit = f"Cash against doing nothing, {labels.unit('million money', case.file.currency)}: {DRAWN_HERE}"
    page.text(room, Line(unit, SMALL, bold=True), name="Unit")
    fills = [ACCENT if name == results.option else MID for name in order]
    series = {"Middle": Series([cash[name].p50 / formats.MILLION for name in order], MID, fills=fills)}
    content = native.chart_data([labels.option_name(name) for name in order], series, native.MILLIONS)
    content.extra[DOWN] = [(cash[name].p50 - cash[name].p10) / formats.MILLION for name in order]
    content.extra[UP] = [(cash[name].p90 - cash[name].p50) / formats.MILLION for name in order]
    frame = native.bar_chart(page.slide.shapes, room.below(22), content, series)
    native.error_bars(frame, content, DOWN, UP)
    ends = [cash[name][end] / formats.MILLION for name in order for end in ("p10", "p50", "p90")]
    native.scale(frame.chart.value_axis, [0.0, *ends])
    native.describe(
        frame, f"Bar chart. {_alt(case, {name: cash[name].p50 for name in best[:3]})}", "Range of each option"
    )


def _alt(case: Case, middles: dict[str, float]) -> str:
    amounts = {name: formats.about(value, case.file.currency, signed=True) for name, value in middles.items()}
    return findings.told("Middle of the cash", [f"{labels.option_name(name)} {text}" for name, text in amounts.items()])
