"""How chart 5 is drawn: pairs of bars of 100 % with words inside, and a row a destination for the hours that move."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import altair as alt

from hitcase.views import formats, labels, picture
from hitcase.views.picture import ACCENT, GREY, INK, LOSS, MID, Look

LIGHT = "#A9C8E3"
SHADES = {"Run": MID, "Other work": LIGHT, "Grow": LIGHT, "Transform": ACCENT, "Freed, not used": "white"}
DESTINATIONS = {labels.LEDGER["redeployed"]: ACCENT, labels.LEDGER["lost"]: "white"}
THIN = 0.12  # a part of a bar below this has its words beside it
TOP = 0.94  # no words stand higher in a bar
WIDE, TALL, BAR, APART = 286, 240, 106, 180  # px: a pair, its height, a bar, from one bar's edge to the other's
BETWEEN = 66  # px: from one pair to the other
ACROSS = alt.Scale(domain=[0, WIDE], nice=False)
NAMES, GAP = 0.45, 0.1  # of the width of the bars: room for names to the left, and for negative numbers


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a pair: its name, and its parts from the bottom up with how each is said."""

    name: str
    parts: dict[str, float]
    said: dict[str, str]


def pair(title: str, bars: list[Bar], change: list[str]) -> alt.LayerChart:
    """Two bars of 100 %, and between them what changes."""
    x = alt.X("x:Q", axis=None, scale=ACROSS)
    y = alt.Y("low:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    base = alt.Chart(picture.data([row for place, bar in enumerate(bars) for row in _parts(bar, place)]))
    drawn = base.mark_rect(stroke=MID, strokeWidth=1)
    shapes = drawn.encode(x=x, x2="end:Q", y=y, y2="high:Q", fill=picture.as_given("shade"))
    names = [{"x": BAR / 2 + i * APART, "low": 0, "said": textwrap.wrap(bar.name, 18)} for i, bar in enumerate(bars)]
    below = alt.Chart(picture.data(names)).mark_text(baseline="top", dy=8, lineHeight=15, color=GREY)
    middle = alt.Chart(picture.data([{"x": (BAR + APART) / 2, "low": 0.5, "said": change}]))
    joined = middle.mark_text(baseline="middle", lineHeight=16, fontWeight=600)
    texts = [text.encode(x=x, y=y, text="said:N") for text in (below, joined)]
    return picture.layered(shapes, *_words(base), *texts, width=WIDE, height=TALL, title=title)


def _words(base: alt.Chart) -> list[alt.Chart]:
    """Name and size in each part; beside it where it is thin."""
    places: tuple[tuple[str, str, Look], ...] = (
        ("!datum.thin", "centre:Q", {"align": "center"}),
        ("datum.thin", "end:Q", {"align": "left", "dx": 6}),
    )
    return [
        base.transform_filter(which)
        .mark_text(**look, dy=-7, baseline="middle", lineHeight=15)
        .encode(
            x=alt.X(place, scale=ACROSS, axis=None),
            y=alt.Y("middle:Q", axis=None),
            text="said:N",
            color=picture.as_given("ink"),
        )
        for which, place, look in places
    ]


def _parts(bar: Bar, place: int) -> list[dict[str, Any]]:
    whole = sum(bar.parts.values()) or 1
    highs = list(accumulate(size / whole for size in bar.parts.values()))
    edges = zip(bar.parts, [0.0, *highs], highs, strict=False)
    x = {"x": place * APART, "end": place * APART + BAR, "centre": place * APART + BAR / 2}
    return [{**x, **_part(name, low, high, bar.said[name])} for name, low, high in edges if high > low]


def _part(name: str, low: float, high: float, said: str) -> dict[str, Any]:
    thin, share = high - low < THIN, f"{name} {formats.percent(high - low)}"
    return {
        "low": low,
        "high": high,
        "middle": min((low + high) / 2, TOP),
        "thin": thin,
        "shade": SHADES[name],
        "ink": "white" if SHADES[name] == ACCENT and not thin else INK,
        "said": textwrap.wrap(share, 12) if thin else [share, said],
    }


def destinations(title: str, ledger: dict[str, float]) -> alt.LayerChart:
    """Where the hours that move go: one row a destination, its name to the left within the plot."""
    sizes = [0.0, *ledger.values()]
    span = max(sizes) - min(sizes) or 1
    left = min(sizes) - (NAMES + (GAP if min(sizes) < 0 else 0)) * span
    rows = [_destination(name, hours, left) for name, hours in ledger.items() if round(hours)]
    x = alt.X("hours:Q", axis=None, scale=alt.Scale(domain=[left, max(sizes) + GAP * span], nice=False))
    base = alt.Chart(picture.data(rows)).encode(y=alt.Y("name:N", sort=None, axis=None))
    bars = base.mark_bar(height={"band": 0.62}, strokeWidth=1.2)
    names = base.mark_text(align="left").encode(x=alt.X("left:Q", axis=None), text="name:N")
    sides: tuple[tuple[str, Look], ...] = ((">=", {"align": "left", "dx": 6}), ("<", {"align": "right", "dx": -6}))
    ends = [base.transform_filter(f"datum.hours {sign} 0").mark_text(**look) for sign, look in sides]
    drawn = bars.encode(x=x, fill=picture.as_given("fill"), stroke=picture.as_given("stroke"))
    texts = [end.encode(x=x, text="said:N") for end in ends]
    size = {"width": 2 * WIDE + BETWEEN, "height": 24 * max(len(rows), 1)}
    return picture.layered(drawn, names, *texts, **size, title=title)


def _destination(name: str, hours: float, left: float) -> dict[str, Any]:
    shade = LOSS if hours < 0 else DESTINATIONS.get(name, MID)
    edge = MID if shade == "white" else shade
    return {"name": name, "hours": hours, "said": formats.number(hours), "fill": shade, "stroke": edge, "left": left}
