"""How each chart of the workshop is drawn: a form without numbers, to which the page pushes rows.

Every data set has a name, and the ends of a scale are parameters, so that they stay while a handle moves.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from hitcase.document.backlog import DASHED, SPAN, THICK
from hitcase.document.hours_chart import EDGE
from hitcase.document.must_be_true import GROUPS
from hitcase.text import pictures
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, MID, PALE, RULE, Look

NAMES_SHARE = 0.4  # of a chart's width, at most
NAMES_END = "max(0.23, 100 / wide)"  # of a chart's width: room for the names at the ends of lines
TEXT, BAR = 14, 24  # px: letters; a bar that stands alone
PLAIN: Look = {"title": None, "domain": False, "ticks": False}
NAMES_AXIS: Look = {**PLAIN, "labelPadding": 8}
THEME: Look = {
    **pictures.THEME,
    "autosize": {"type": "fit", "contains": "padding"},
    "axis": {**pictures.THEME["axis"], "labelFontSize": TEXT, "titleFontSize": TEXT},
    "text": {"fontSize": TEXT, "color": INK},
}
PARAMS = {"low": 0, "high": 1, "last": 1, "years": [], "wide": 600}
# ends of the scale; the last year, and what years are called; px of the whole chart, which the page measures
SCALE = alt.Scale(domain=[alt.ExprRef("low"), alt.ExprRef("high")], nice=False, zero=False)
ROOMY = "high + (high - low) * max(0, 180 / wide - 0.33)"  # the same words take more of a narrow chart
WORDS_SCALE = alt.Scale(domain=[alt.ExprRef("low"), alt.ExprRef(ROOMY)], nice=False, zero=False)


@cache
def charts() -> dict[str, Any]:
    """Every chart of the workshop by its name, as Vega-Lite; the same for every client."""
    forms = {
        "leavers": _leavers(),
        "split": _split(),
        "waiting": _waiting(),
        "ledger": _ledger(),
        "ways": _ways(),
        "drivers": _drivers(),
        "cash": _cash(),
    }
    return {name: _spec(form) for name, form in forms.items()}


def _spec(layers: list[alt.Chart]) -> dict[str, Any]:
    params = [alt.param(name=name, value=value) for name, value in PARAMS.items()]
    chart = alt.layer(*layers).add_params(*params).properties(width="container", height="container")
    return dict(chart.configure(**THEME).to_dict())


def _data(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _rule(axis: str) -> alt.Chart:
    """Where nothing is gained or lost."""
    zero: alt.Chart = _data("zero").mark_rule(color=INK).encode(**{axis: alt.datum(0)})
    return zero


def _rows(wide: int, **look: Any) -> alt.Y:
    """Names to the left, in a width of their own: the plot stays where it is, whatever is pushed."""
    extent = f"min({wide}, {NAMES_SHARE} * wide)"
    width: Look = {key: alt.ExprRef(extent) for key in ("minExtent", "maxExtent")}
    width["labelLimit"] = alt.ExprRef(f"{extent} - 8")
    return alt.Y("name:N", sort=None, axis=alt.Axis(**NAMES_AXIS, **width, **look))


def _along(field: str, *, ticks: bool = True) -> alt.X:
    axis = alt.Axis(**PLAIN, tickCount=4, gridColor=RULE) if ticks else None
    return alt.X(f"{field}:Q", scale=WORDS_SCALE if ticks else SCALE, axis=axis)


def _texts(base: alt.Chart, place: str, **look: Any) -> list[alt.Chart]:
    placed = {"dx": 6, "align": "left", "baseline": "middle", **look}
    return [text.encode(x=_along(place), text="text:N") for text in pictures.on_white(base, **placed)]


def _leavers() -> list[alt.Chart]:
    """What leavers cost today, and within it what would change."""
    base = _data("roles").encode(y=_rows(130))
    today = base.mark_bar(size=BAR, color=PALE).encode(x=_along("zero"), x2="today:Q")
    change = base.mark_bar(size=BAR).encode(x=_along("today"), x2="after:Q", fill=pictures.as_given("fill"))
    return [today, change, *_texts(base, "end")]


def _split() -> list[alt.Chart]:
    """Hours and budget, before and after: bars of 100 %."""
    base = _data("parts").encode(y=_rows(180))
    bars = base.mark_bar(height={"band": 0.7}, stroke=EDGE, strokeWidth=1)
    shares = bars.encode(x=_along("from", ticks=False), x2="to:Q", fill=pictures.as_given("shade"))
    words = base.mark_text(baseline="middle").encode(x=_along("middle", ticks=False), text="text:N")
    return [shares, words.encode(color=pictures.as_given("ink"))]


def _waiting() -> list[alt.Chart]:
    """Weeks of work that wait, month by month; the span of the handover in grey, a flag for each project."""
    axis = alt.Axis(title=None, values=[1, *range(6, 37, 6)], grid=False)
    x = alt.X("at:Q", axis=axis, scale=alt.Scale(domain=[0, 44], nice=False))
    span = _data("span").mark_rect(color=SPAN).encode(x=x, x2="end:Q")
    label = _data("span").mark_text(align="left", baseline="top", dx=4, dy=4, color=GREY, y=0)
    flags = _data("flags").encode(x=x)
    poles = flags.mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=_height("value"), y2="low:Q")
    sides = (("!datum.late", {"align": "left", "dx": 6}), ("datum.late", {"align": "right", "dx": -6}))
    names = [
        text.encode(y=_height("place"), text="text:N")
        for which, look in sides
        for text in pictures.on_white(flags.transform_filter(which), **look)
    ]
    return [span, label.encode(x=x, text="text:N"), poles, *_lines(x, DASHED), *names]


def _cash() -> list[alt.Chart]:
    """Cumulative cash of every option; of the one at hand its range, its peak funding and its return."""
    years, named = alt.ExprRef("sequence(last + 1)"), "years[datum.value]"
    axis = alt.Axis(title=None, values=years, labelExpr=named, grid=False, labelOverlap=True)
    ends = alt.Scale(domain=[0, alt.ExprRef(f"last / (1 - {NAMES_END})")], nice=False)
    x = alt.X("at:Q", axis=axis, scale=ends)
    band = _data("band").mark_area(color=ACCENT, opacity=0.14, clip=True).encode(x=x, y=_height("low"), y2="high:Q")
    return [band, *_lines(x), _rule("y"), *_mark("deepest", x, LOSS, 18), *_mark("back", x, ACCENT, -12)]


def _mark(name: str, x: alt.X, colour: str, down: int) -> list[alt.Chart]:
    """A point with its words, so many px below it."""
    marks = _data(name).encode(x=x, y=_height("value"))
    point = marks.mark_point(filled=False, fill="white", size=70, strokeWidth=2, opacity=1, stroke=colour)
    align = alt.ExprRef("datum.at < last / 5 ? 'left' : 'center'")  # near the axis there is no room to its left
    words = pictures.on_white(marks, fontWeight=600, dy=down, color=colour, align=align)
    return [point, *(text.encode(text="text:N") for text in words)]


def _height(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=SCALE, axis=alt.Axis(**PLAIN, tickCount=5, offset=6, minExtent=28))


THIN: Look = {"color": MID, "strokeWidth": 1.4}


def _lines(x: alt.X, others: Look = THIN) -> list[alt.Chart]:
    """A line an option, a thick one for the one at hand, names at their ends."""
    thin = _data("others").mark_line(**others, clip=True).encode(x=x, y=_height("value"), detail="name:N")
    thick = _data("chosen").mark_line(**THICK, clip=True).encode(x=x, y=_height("value"))
    names = _data("names").encode(x=x, y=_height("value"), text="text:N")
    limit = alt.ExprRef(f"{NAMES_END} * wide")
    under, over = pictures.on_white(names, align="left", baseline="middle", dx=8, limit=limit)
    return [thin, thick, under, over.encode(color=pictures.as_given("ink"))]


def _ledger() -> list[alt.Chart]:
    """Where the hours go that an option takes over."""
    base = _data("rows").encode(y=_rows(236))
    bars = base.mark_bar(height={"band": 0.62}, strokeWidth=1.4)
    fill, stroke = pictures.as_given("fill"), pictures.as_given("edge")
    return [bars.encode(x=_along("zero"), x2="hours:Q", fill=fill, stroke=stroke), *_texts(base, "end"), _rule("x")]


def _ways() -> list[alt.Chart]:
    """How each option could turn out: 8 in 10 futures, the middle, the most likely values."""
    base = _data("rows").encode(y=_rows(150))
    line = base.mark_rule(strokeWidth=2.5).encode(x=_along("low"), x2="high:Q", color=pictures.as_given("line"))
    dots = (
        _data("dots")
        .mark_circle(size=52, opacity=0.9)
        .encode(x=_along("at"), y=_rows(150), color=pictures.as_given("ink"))
    )
    middle = base.mark_tick(thickness=3.5, size=18).encode(x=_along("middle"), color=pictures.as_given("mark"))
    likely = base.mark_point(shape="diamond", fill="white", size=70, opacity=1, stroke=INK).encode(x=_along("likely"))
    return [_rule("x"), line, dots, middle, likely, *_texts(base, "end")]


def _drivers() -> list[alt.Chart]:
    """How far each driver moves the middle, in its own units, under who controls it."""
    bold = {"condition": {"test": f"indexof({[*GROUPS.values()]}, datum.value) >= 0", "value": 600}, "value": "normal"}
    base = _data("rows").encode(y=_rows(250, labelFontWeight=bold))
    bars = base.mark_bar(height={"band": 0.6}, strokeWidth=1.3)
    fill, stroke = pictures.as_given("fill"), pictures.as_given("edge")
    sides = (("left", {"align": "right", "dx": -5}), ("right", {"align": "left", "dx": 5}))
    words = [
        text.encode(x=_along(side), text=f"text_{side}:N")
        for side, look in sides
        for text in pictures.on_white(base, **look)
    ]
    return [bars.encode(x=_along("left"), x2="right:Q", fill=fill, stroke=stroke), _rule("x"), *words]
