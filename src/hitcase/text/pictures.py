"""How charts look, and how one becomes a picture: theme, typeface, the same ids each time, names at line ends."""

from __future__ import annotations

import json
import re
import textwrap
from functools import cache
from typing import Any, cast

import altair as alt
import vl_convert

from hitcase.inputs import brand
from hitcase.text import fonts, labels
from hitcase.text.html import Html

ACCENT, LOSS = brand.ACCENT, "#B5541C"  # the chosen option; money out and loss
INK, GREY, MID, PALE, RULE = "#24292F", "#6B7480", "#9AA3AD", "#C3C9D0", "#E4E7EA"
Look = dict[str, Any]  # how something is drawn
SIZE = 13  # px; 9.75 pt in print
THEME: Look = {
    "font": f"{fonts.FAMILY}, sans-serif",
    "aria": False,  # the picture speaks as one
    "background": "white",
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": GREY,
        "gridColor": RULE,
        "domainColor": PALE,
        "tickColor": PALE,
        "labelLimit": 0,
    },
    "text": {"fontSize": SIZE, "color": INK},
    "title": {"fontSize": SIZE, "fontWeight": 600, "color": INK, "anchor": "start"},
}
HALO: Look = {"color": "white", "stroke": "white", "strokeWidth": 4}  # under a text that crosses lines
Drawing = alt.Chart | alt.LayerChart | alt.ConcatChart | alt.VConcatChart


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as a chart takes them."""
    return alt.InlineData(values=rows)


def svg(chart: Drawing) -> Html:
    """A chart as a picture that brings its typeface along; the same chart gives the same bytes."""
    _register_font()
    spec = chart.configure(**THEME).to_dict()
    picture = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=_version())
    return Html(_counted_ids(picture).replace(">", f"><style>{fonts.faces()}</style>", 1))


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(fonts.FOLDER))


def _version() -> str:
    return ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _counted_ids(picture: str) -> str:
    """Ids counted from 1 in each picture: the renderer counts on from one to the next.

    >>> _counted_ids('<clipPath id="clip7"/><g clip-path="url(#clip7)"/>')
    '<clipPath id="i1"/><g clip-path="url(#i1)"/>'
    """
    ids = dict.fromkeys(re.findall(r'<\w+ id="([^"]+)"', picture))
    new_ids = {name: f"i{count}" for count, name in enumerate(ids, start=1)}
    picture = re.sub(r'(<\w+ id=")([^"]+)', lambda m: m[1] + new_ids[m[2]], picture)
    return re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{new_ids.get(m[1], m[1])})", picture)


def as_given(field: str) -> dict[str, Any]:
    """Colours that the rows bring themselves."""
    return {"field": field, "type": "nominal", "scale": None}


def on_white(base: alt.Chart, **look: Any) -> list[alt.Chart]:
    """A text that stays readable where it crosses lines."""
    return [cast("alt.Chart", base.mark_text(**{**look, **halo})) for halo in (HALO, {})]


def layered(*layers: alt.Chart | alt.LayerChart, **size: Any) -> alt.LayerChart:
    """Layers one above the other, at a size."""
    return cast("alt.LayerChart", alt.layer(*layers).properties(**size))


LINE = 16  # px: a line of text
LONG = 26  # characters of a name in one line


def line_end_labels(values: dict[str, list[float]], option: str, pixel: float, x: Any, y: Any) -> list[alt.Chart]:
    """One text a line, at its last point.

    Args:
        values: option → the values of its line; option: the chosen one, in colour.
        pixel: what one pixel of height stands for; x, y: the chart's own, of ``at`` and ``value``.
    """
    names = sorted(values, key=lambda name: -values[name][-1])
    texts = [textwrap.wrap(labels.option_name(name), LONG) or [name] for name in names]
    places = apart([values[name][-1] for name in names], [len(text) * LINE * pixel for text in texts])
    rows = [
        {"at": len(values[name]) - 1, "value": place, "label": text}
        for name, place, text in zip(names, places, texts, strict=True)
    ]
    return [_name(row, x, y, chosen=name == option) for name, row in zip(names, rows, strict=True)]


def _name(row: dict[str, Any], x: Any, y: Any, *, chosen: bool) -> alt.Chart:
    lower = (len(row["label"]) - 1) * LINE / 2  # a text of several lines hangs from its first
    look: Look = {"color": ACCENT, "fontWeight": 600} if chosen else {"color": GREY}
    base = alt.Chart(data([row]))
    text: alt.Chart = base.mark_text(align="left", baseline="middle", dx=8, dy=-lower, lineHeight=LINE, **look)
    return text.encode(x=x, y=y, text="label:N")


def apart(places: list[float], heights: list[float]) -> list[float]:
    """Places from the highest down, moved so that texts of these heights do not overlap; around where they were.

    >>> apart([10, 10, 0], [2, 2, 2])
    [11.0, 9.0, 0.0]
    """
    blocks: list[list[int]] = []
    for i in range(len(places)):
        blocks.append([i])
        while len(blocks) > 1 and _covered(blocks[-2], blocks[-1], places, heights):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return [place for block in blocks for place in _stacked(block, places, heights)]


def _covered(above: list[int], below: list[int], places: list[float], heights: list[float]) -> bool:
    gap = _centre(above, places) - _centre(below, places)
    return gap < sum(heights[i] for i in (*above, *below)) / 2


def _centre(block: list[int], places: list[float]) -> float:
    return sum(places[i] for i in block) / len(block)


def _stacked(block: list[int], places: list[float], heights: list[float]) -> list[float]:
    top = _centre(block, places) + sum(heights[i] for i in block) / 2
    tops = []
    for i in block:
        tops.append(top - heights[i] / 2)
        top -= heights[i]
    return tops
