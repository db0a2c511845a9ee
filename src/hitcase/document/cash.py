"""Chart 3: cash, year by year. Cumulative cash of every option; for the chosen one its lowest point and return."""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from hitcase.analysis.derived import recovery_months
from hitcase.document import findings
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Figure, Output, Row, Table
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, line_end_labels
from hitcase.text.source_types import From

HEIGHT = 195  # px
EIGHT = sourced("8 of 10", From.draw("uncertainty", "p10 to p90"))
ENDS = ("value", "high")
POINT = {"size": 45, "color": ACCENT}


def cash_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """Cumulative cash of every option at each year's end, in the middle of the draws, and the range of one of them."""
    found = finding(case, lines, results)
    if found is None:
        return None
    drawn = pictures.svg(_chart(case, lines, bands_of(results), results.option))
    return Figure(found.title, found.subtitle, drawn, found.alt, found.table)


def bands_of(results: Record) -> dict[str, Record]:
    """Option → its cumulative cash by year."""
    return {name: found.cash_by_year for name, found in results.options.items()}


def finding(case: Case, lines: Record, results: Record) -> findings.Finding | None:
    """The chart in words; None without an option to look at."""
    option = results.option
    if option is None:
        return None
    middle, n = bands_of(results)[option].p50, Numbers(case, lines).of(option)
    title = findings.cash(case, lines, option, middle)
    low = findings.lowest(case, lines, option, middle)
    last, *span = (n.of_draws(results, f"cash_by_year.{level}[{n.last}]") for level in ("p50", "p10", "p90"))
    told = [f"{low.out}, {low.when}", f"{last} after {n.years}", f"{span[0]} to {span[1]} in {EIGHT} futures"]
    alt_text, unit = findings.told(title, told), labels.unit("million money", case.file.currency)
    basis = f"middle of the range; band: {EIGHT} futures"
    subtitle = f"Cumulative cash against doing nothing, {unit}, not discounted; {basis}"
    return findings.Finding(title, subtitle, alt_text, table(case, bands_of(results)))


def table(case: Case, bands: dict[str, Record]) -> Table:
    """The range of each option at each year's end."""
    levels = {"p10": "1 in 10 below", "p50": "middle", "p90": "1 in 10 above"}
    rows = tuple(
        Row(f"{labels.option_name(name)}, {told}", tuple(formats.thousands(money) for money in band[level]))
        for name, band in bands.items()
        for level, told in levels.items()
        if name != labels.NOTHING or level == "p50"
    )
    unit = labels.unit("thousand money", case.file.currency)
    return Table(f"Cumulative cash, {unit}", ("Option", *labels.year_labels(case)), rows)


def _chart(case: Case, lines: Record, bands: dict[str, Record], option: str) -> alt.LayerChart:
    values = {name: [money / formats.MILLION for money in band.p50] for name, band in bands.items()}
    ribbon = _ribbon(bands[option])
    every = [0.0, *(value for by_year in values.values() for value in by_year), *(r[e] for r in ribbon for e in ENDS)]
    span = max(every) - min(every) or 1
    low, high = min(every) - 0.1 * span, max(every) + 0.08 * span
    x = alt.X("at:Q", axis=_years(case), scale=alt.Scale(domain=[0, case.file.horizon], nice=False))
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, offset=8)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)
    band = alt.Chart(pictures.data(ribbon)).mark_area(color=ACCENT, opacity=0.13).encode(x=x, y=y, y2="high:Q")
    zero = alt.Chart(pictures.data([{"value": 0}])).mark_rule(color=INK, strokeWidth=1).encode(y="value:Q")
    drawn = [band, *_lines(values, option, x, y), zero]
    marks = _marks(case, lines, option, values[option], x, y)
    names = line_end_labels(values, option, (high - low) / HEIGHT, x, y)
    return pictures.layered(*drawn, *marks, *names, width=540, height=HEIGHT)


def _ribbon(band: Record) -> list[dict[str, Any]]:
    pairs = zip(band.p10, band.p90, strict=True)
    return [{"at": t, "value": a / formats.MILLION, "high": b / formats.MILLION} for t, (a, b) in enumerate(pairs)]


def _lines(values: dict[str, list[float]], option: str, x: Any, y: Any) -> list[alt.Chart]:
    others = [row for name in values if name not in (labels.NOTHING, option) for row in _points(values, name)]
    thin = alt.Chart(pictures.data(others)).mark_line(color=GREY, strokeWidth=1.2)
    thick = alt.Chart(pictures.data(_points(values, option))).mark_line(color=ACCENT, strokeWidth=3, point=POINT)
    return [thin.encode(x=x, y=y, detail="option:N"), thick.encode(x=x, y=y)]


def _points(values: dict[str, list[float]], name: str) -> list[dict[str, Any]]:
    return [{"option": name, "at": t, "value": value} for t, value in enumerate(values[name])]


def _years(case: Case) -> alt.Axis:
    named = json.dumps(labels.year_labels(case))
    values = list(range(case.file.horizon + 1))
    return alt.Axis(title=None, values=values, labelExpr=f"{named}[datum.value]", grid=False, labelOverlap=True)


def _marks(case: Case, lines: Record, option: str, values: list[float], x: Any, y: Any) -> list[alt.Chart]:
    """The deepest point, and where the cash is back."""
    marks: list[alt.Chart] = []
    running = [value * formats.MILLION for value in values]
    if min(running) < 0:
        low = findings.lowest(case, lines, option, running)
        row = {"at": low.year, "value": values[low.year], "told": bare(f"{low.out}, {low.when}")}
        side = {"align": "center"} if low.year else {"align": "left", "dx": -6}
        marks += _mark(row, x, y, color=LOSS, dy=18, **side)
    if back := recovery_months(running):
        told, at = f"back after {formats.months(back)}", back / 12
        side = {"align": "right", "dx": -6} if at > case.file.horizon / 3 else {"align": "left", "dx": 6}
        marks += _mark({"at": at, "value": 0, "told": told}, x, y, color=ACCENT, dy=-12, **side)
    return marks


def _mark(row: dict[str, Any], x: Any, y: Any, **look: Any) -> list[alt.Chart]:
    base = alt.Chart(pictures.data([row])).encode(x=x, y=y)
    point = base.mark_point(filled=False, fill="white", size=70, stroke=look["color"], strokeWidth=2, opacity=1)
    return [point, *(text.encode(text="told:N") for text in pictures.on_white(base, **look, fontWeight=600))]
