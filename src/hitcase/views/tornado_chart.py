"""Chart 4: what must be true. How far each driver moves the middle of the cash, in its units, by who controls it."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, paths, picture
from hitcase.views.numbers import Numbers
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.picture import ACCENT, GREY, INK, LOSS, PALE, Look
from hitcase.views.said import bare, said
from hitcase.views.terms_told import value

GROUPS = {"client": "The client controls", "partner": "The partner controls", "nobody": "Nobody controls"}
FILLS = {"client": ACCENT, "workshop": ACCENT, "offer": "white", "vendor": "white"}
LONG, NAMES, WIDE, TALL, BETWEEN = 40, 232, 300, 20, 24  # characters of a name; px: names, plot, a row, groups


def what_must_be_true(case: Case, lines: Record, ahead: Record) -> Output | None:
    """The widest drivers of the option at hand: this one held at its ends, all others drawn."""
    found = finding(case, lines, ahead)
    if found is None:
        return None
    return Figure(found.title, found.subtitle, picture.svg(_chart(case, _rows(ahead))), found.alt, found.table)


def _rows(ahead: Record) -> list[Record]:
    """The drivers by who controls them."""
    return [row for group in GROUPS for row in ahead.drivers if row.controls == group]


def finding(case: Case, lines: Record, ahead: Record) -> findings.Finding | None:
    """The chart in words; None where nothing is drawn."""
    if not ahead.drivers:
        return None
    n, million = Numbers(case, lines).of(ahead.option), labels.unit("million money", case.file.currency)
    title = _title(case, ahead)
    alt_text = findings.told(title, [f"{_name(case, row)} {_ends(case, row)}" for row in ahead.drivers[:3]])
    how = "one figure at its ends, all others drawn (outlined: the partner's word)"
    subtitle = f"{n.name()}: middle of the {labels.MEASURED[case.file.decide_on]}, {million}, {how}"
    return findings.Finding(title, subtitle, alt_text, _table(case, _rows(ahead)))


def _title(case: Case, ahead: Record) -> str:
    first, *others = ahead.drivers
    name = _name(case, first)
    name = said(bare(name)[:1].upper() + bare(name)[1:], f"{first.path} drivers")
    times = first.swing / others[0].swing if others and others[0].swing else 0
    if times < 1.5:
        return f"{name} matters most"
    more = said(formats.number(times, 0 if times >= 3 else 1), f"{first.path} drivers")
    return f"{name}: it matters {more} times as much as anything else"


def _name(case: Case, row: Record) -> str:
    what = paths.what(case, case.params[row.path])
    return said(f"{what[:1].lower()}{what[1:]}", f"{row.path} drivers")


def driver(case: Case, row: Record) -> str:
    """A driver as a chart names it."""
    return textwrap.shorten(bare(_name(case, row)), LONG, placeholder="…")


def _ends(case: Case, row: Record) -> str:
    low, high = (formats.about(end.median, case.file.currency, signed=True) for end in (row.low, row.high))
    at = [value(case, row.path, end.value) for end in (row.low, row.high)]
    return said(f"{low} at {at[0]}, {high} at {at[1]}", f"{row.path} drivers")


def _table(case: Case, rows: list[Record]) -> Table:
    million = labels.unit("million money", case.file.currency)
    measured = labels.MEASURED[case.file.decide_on]
    lowest = f"{measured.capitalize()} at lowest, {million}"
    columns = ("Driver", "Who controls it", "Lowest", "Highest", lowest, "at highest", "Turns at")
    return Table(f"What moves the {measured}", columns, tuple(_row(case, row) for row in rows), "", (columns[1],))


def _row(case: Case, row: Record) -> Row:
    ends = [value(case, row.path, end.value) for end in (row.low, row.high)]
    cash = [formats.millions(end.median) for end in (row.low, row.high)]
    name = bare(_name(case, row))
    return Row(f"{name[:1].upper()}{name[1:]}", (GROUPS[row.controls], *ends, *cash, turn(case, row) or formats.NONE))


def turn(case: Case, row: Record) -> str:
    """The value at which the result turns; "" where it does not."""
    found = row.turns.still_positive if row.turns else None
    return "" if found is None or found.value is None else value(case, row.path, found.value)


def _chart(case: Case, rows: list[Record]) -> alt.VConcatChart:
    data = {group: [_bar(case, row) for row in rows if row.controls == group] for group in GROUPS}
    held = {group: bars for group, bars in data.items() if bars}
    places = [0.0, *(one[end] for bars in held.values() for one in bars for end in ("left", "right"))]
    span = max(places) - min(places) or 1
    scale = alt.Scale(domain=[min(places) - 0.2 * span, max(places) + 0.2 * span], nice=False)
    last = list(held)[-1]
    groups = [_group(GROUPS[group], bars, scale, ticks=group == last) for group, bars in held.items()]
    return alt.vconcat(*groups, spacing=BETWEEN, bounds="flush")


def _group(title: str, bars: list[dict[str, Any]], scale: alt.Scale, *, ticks: bool) -> alt.LayerChart:
    """The drivers of one who controls them."""
    axis = alt.Axis(title=None, domain=False, tickCount=5, labels=ticks, ticks=ticks)
    x = alt.X("left:Q", scale=scale, axis=axis)
    names = alt.Axis(title=None, domain=False, ticks=False, labelPadding=8, minExtent=NAMES, maxExtent=NAMES)
    y = alt.Y("name:N", sort=[one["name"] for one in bars], axis=names)
    base = alt.Chart(picture.data(bars)).encode(y=y)
    zero = alt.Chart(picture.data([{"zero": 0}])).mark_rule(color=INK).encode(x="zero:Q")
    drawn = base.mark_bar(height={"band": 0.62}, strokeWidth=1.3)
    shapes = drawn.encode(x=x, x2="right:Q", fill=picture.as_given("fill"), stroke=picture.as_given("stroke"))
    size = {"width": WIDE, "height": TALL * len(bars)}
    return picture.layered(shapes, zero, *_words(base, x), **size, title=alt.Title(title, offset=2))


def _words(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The ends of each bar in the driver's units; to the right of all, where the result turns."""
    sides: tuple[tuple[Any, str, Look], ...] = (
        (x, "low:N", {"align": "right", "dx": -5}),
        ("right:Q", "high:N", {"align": "left", "dx": 5}),
    )
    ends = [
        text.encode(x=at, text=told) for at, told, look in sides for text in picture.on_white(base, **look, color=INK)
    ]
    needs = base.transform_filter("datum.turn").mark_text(align="left", color=LOSS, fontWeight=600)
    return [*ends, needs.encode(x=alt.value(WIDE + 8), text="turn:N")]


def _bar(case: Case, row: Record) -> dict[str, Any]:
    low, high = (end.median / formats.MILLION for end in (row.low, row.high))
    ends = [value(case, row.path, end.value) for end in (row.low, row.high)]
    falls, at, fill = low > high, turn(case, row), FILLS.get(row.whose, PALE)
    return {
        "name": driver(case, row),
        "left": min(low, high),
        "right": max(low, high),
        "low": ends[1] if falls else ends[0],
        "high": ends[0] if falls else ends[1],
        "turn": f"turns at {at}" if at else "",
        "fill": fill,
        "stroke": GREY if fill == PALE else ACCENT,
    }
