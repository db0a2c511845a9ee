"""Chart 3: cash, year by year. Cumulative cash of every option; for the chosen one its lowest point and return."""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from hitcase.analysis.flows import cumulative
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, picture
from hitcase.views.choice import chosen
from hitcase.views.line_ends import ends
from hitcase.views.numbers import Numbers
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.picture import ACCENT, GREY, INK, LOSS
from hitcase.views.said import bare

HEIGHT = 230  # px
POINT = {"size": 45, "color": ACCENT}


def cash_by_year(case: Case, lines: Record) -> Output | None:
    """Cumulative cash of every option at each year's end, against doing nothing; undiscounted."""
    option = chosen(case, lines)
    if option is None:
        return None
    title, currency = findings.cash(case, lines, option), case.file.currency
    unit = labels.unit("million money", currency)
    running = {name: cumulative(found.net_cash) for name, found in lines.options.items()}
    _, low = findings.lowest(case, lines, option)
    n = Numbers(case, lines).of(option)
    end = f"{n.made(running[option][-1], 'net', 'net_cash')} after {n.years}"
    told = [low, end, f"{n.made(running[option][0], 'net', 'net_cash')} at the decision"]
    alt_text = findings.told(title, told)
    drawn = picture.svg(_chart(case, lines, running, option))
    subtitle = f"Cumulative cash against doing nothing, {unit}, not discounted"
    return Figure(title, subtitle, drawn, alt_text, _table(case, running))


def _table(case: Case, running: dict[str, list[float]]) -> Table:
    rows = tuple(
        Row(labels.option_name(name), tuple(formats.thousands(money) for money in by_year))
        for name, by_year in running.items()
    )
    unit = labels.unit("thousand money", case.file.currency)
    return Table(f"Cumulative cash, {unit}", ("Option", *labels.year_labels(case)), rows)


def _chart(case: Case, lines: Record, running: dict[str, list[float]], option: str) -> alt.LayerChart:
    values = {name: [money / formats.MILLION for money in by_year] for name, by_year in running.items()}
    every = [0.0, *(value for by_year in values.values() for value in by_year)]
    span = max(every) - min(every) or 1
    low, high = min(every) - 0.16 * span, max(every) + 0.08 * span
    x = alt.X("at:Q", axis=_years(case), scale=alt.Scale(domain=[0, case.file.horizon], nice=False))
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, offset=8)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)
    zero = alt.Chart(picture.data([{"value": 0}])).mark_rule(color=INK, strokeWidth=1).encode(y="value:Q")
    others = [row for name in values if name not in (labels.NOTHING, option) for row in _points(values, name)]
    thin = alt.Chart(picture.data(others)).mark_line(color=GREY, strokeWidth=1.2)
    thick = alt.Chart(picture.data(_points(values, option))).mark_line(color=ACCENT, strokeWidth=3, point=POINT)
    drawn = [thin.encode(x=x, y=y, detail="option:N"), zero, thick.encode(x=x, y=y)]
    marks = _marks(case, lines, option, values[option], x, y)
    names = ends(values, option, (high - low) / HEIGHT, x, y)
    return picture.layered(*drawn, *marks, *names, width=540, height=HEIGHT)


def _points(values: dict[str, list[float]], name: str) -> list[dict[str, Any]]:
    return [{"option": name, "at": t, "value": value} for t, value in enumerate(values[name])]


def _years(case: Case) -> alt.Axis:
    named = json.dumps(labels.year_labels(case))
    values = list(range(case.file.horizon + 1))
    return alt.Axis(title=None, values=values, labelExpr=f"{named}[datum.value]", grid=False, labelOverlap=True)


def _marks(case: Case, lines: Record, option: str, values: list[float], x: Any, y: Any) -> list[alt.Chart]:
    """The deepest point, and where the cash is back."""
    marks: list[alt.Chart] = []
    found = lines.options[option]
    if found.peak_funding:
        year, told = findings.lowest(case, lines, option)
        row = {"at": year, "value": values[year], "told": bare(told)}
        marks += _mark(row, x, y, color=LOSS, dy=18, dx=-6 if year == 0 else 0, align="center" if year else "left")
    if found.payback_months_cash:
        told = f"back after {formats.months(found.payback_months_cash)}"
        at = found.payback_months_cash / 12
        side = {"align": "right", "dx": -6} if at > case.file.horizon / 3 else {"align": "left", "dx": 6}
        marks += _mark({"at": at, "value": 0, "told": told}, x, y, color=ACCENT, dy=-12, **side)
    return marks


def _mark(row: dict[str, Any], x: Any, y: Any, **look: Any) -> list[alt.Chart]:
    base = alt.Chart(picture.data([row])).encode(x=x, y=y)
    point = base.mark_point(filled=False, fill="white", size=70, stroke=look["color"], strokeWidth=2, opacity=1)
    return [point, *(text.encode(text="told:N") for text in picture.on_white(base, **look, fontWeight=600))]
