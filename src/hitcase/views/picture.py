"""How charts look, and how one becomes a picture: the theme, the typeface, and ids that are the same each time."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, cast

import altair as alt
import vl_convert

from hitcase.views import font
from hitcase.views.markup import Html

ACCENT, LOSS = "#0B5FA5", "#B5541C"  # the chosen option; money out and loss
INK, GREY, MID, PALE, RULE = "#24292F", "#6B7480", "#9AA3AD", "#C3C9D0", "#E4E7EA"
Look = dict[str, Any]  # how something is drawn
SIZE = 13  # px; 9.75 pt in print
THEME: Look = {
    "font": f"{font.FAMILY}, sans-serif",
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
    drawn = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=_version())
    return Html(_counted_ids(drawn).replace(">", f"><style>{font.faces()}</style>", 1))


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(font.FOLDER))


def _version() -> str:
    return ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _counted_ids(drawn: str) -> str:
    """Ids counted from 1 in each picture: the renderer counts on from one to the next.

    >>> _counted_ids('<clipPath id="clip7"/><g clip-path="url(#clip7)"/>')
    '<clipPath id="i1"/><g clip-path="url(#i1)"/>'
    """
    found = dict.fromkeys(re.findall(r'<\w+ id="([^"]+)"', drawn))
    own = {name: f"i{count}" for count, name in enumerate(found, start=1)}
    drawn = re.sub(r'(<\w+ id=")([^"]+)', lambda m: m[1] + own[m[2]], drawn)
    return re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{own.get(m[1], m[1])})", drawn)


def as_given(field: str) -> dict[str, Any]:
    """Colours that the rows bring themselves."""
    return {"field": field, "type": "nominal", "scale": None}


def on_white(base: alt.Chart, **look: Any) -> list[alt.Chart]:
    """A text that stays readable where it crosses lines."""
    return [cast("alt.Chart", base.mark_text(**{**look, **halo})) for halo in (HALO, {})]


def layered(*layers: alt.Chart | alt.LayerChart, **size: Any) -> alt.LayerChart:
    """Layers one above the other, at a size."""
    return cast("alt.LayerChart", alt.layer(*layers).properties(**size))
