"""Chart 6: work waiting, in weeks, by month: the option beside doing nothing, with the handover that explains a hump."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, picture
from hitcase.views.line_ends import ends
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.picture import ACCENT, GREY, INK
from hitcase.views.telling import missing, no_option

MONTHS = 36  # how far the picture goes
HEIGHT = 260
LINE, LONG = 18, 60  # px of a line of text; characters of it
SPAN = "#F1F3F5"
DASHED: dict[str, Any] = {"color": GREY, "strokeWidth": 2, "strokeDash": [5, 4]}
THICK: dict[str, Any] = {"color": ACCENT, "strokeWidth": 3}


def work_waiting(case: Case, lines: Record, option: str | None) -> Output:
    """Weeks of work that wait, month by month, under an option and under doing nothing."""
    if option is None:
        return no_option(case)
    if "demand_hours" not in lines:
        return missing(case, "demand", "Work waiting, in weeks")
    last = min(MONTHS, 12 * case.file.horizon)
    title, name = findings.waiting(lines, option, last), labels.option_name(option)
    weeks = {n: lines.options[n].weeks_of_backlog[: last + 1] for n in (option, labels.NOTHING)}
    first = f"{name} {formats.weeks(weeks[option][1])} after the first month"
    then = [f"{labels.option_name(n)} {formats.weeks(by_month[-1])} in month {last}" for n, by_month in weeks.items()]
    alt_text = findings.told(title, [first, *then])
    drawn = picture.svg(_chart(case, lines, option, weeks), "waiting", alt_text)
    subtitle = "Weeks that the waiting work would take, at the month's capacity; months after the decision"
    return Figure(title, subtitle, drawn, alt_text, _table(weeks, last))


def _table(weeks: dict[str, list[float]], last: int) -> Table:
    months = [month for month in (1, 3, 6, *range(12, last + 1, 6)) if month <= last]
    rows = tuple(
        Row(labels.option_name(name), tuple(formats.number(by_month[month], 1) for month in months))
        for name, by_month in weeks.items()
    )
    return Table("Weeks of work that wait, by month", ("Option", *(f"Month {month}" for month in months)), rows)


def _chart(case: Case, lines: Record, option: str, weeks: dict[str, list[float]]) -> alt.LayerChart:
    last = len(weeks[option]) - 1
    top = 1.12 * max(max(by_month) for by_month in weeks.values()) or 1
    axis = alt.Axis(title=None, values=[1, *range(6, last + 1, 6)], grid=False)
    x = alt.X("at:Q", axis=axis, scale=alt.Scale(domain=[0, last], nice=False))
    scale = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None, domain=False, ticks=False, tickCount=5, offset=6))
    drawn = [
        alt.Chart(picture.data(_points(weeks[name]))).mark_line(**look).encode(x=x, y=y)
        for name, look in ((labels.NOTHING, DASHED), (option, THICK))
    ]
    span, names = _handover(case, option, last, top, x, y), ends(weeks, option, top / HEIGHT, x, y)
    flags = _flags(lines.options[option], weeks[option], top / HEIGHT, x, y)
    return alt.layer(*span, *drawn, *flags, *names).properties(width=540, height=HEIGHT)


def _points(by_month: list[float]) -> list[dict[str, float]]:
    return [{"at": month, "value": value} for month, value in enumerate(by_month) if month]


def _handover(case: Case, option: str, last: int, top: float, x: Any, y: Any) -> list[alt.Chart]:
    """The span in which handing over takes own staff's hours."""
    end = min(last, max(float(part.start_month.base) for part in case.tree.options[option].parts))
    hours = [param.base for param in case.tree.options[option].kt_hours.values()]
    if not end or not any(hours):
        return []
    base = alt.Chart(picture.data([{"at": 0, "end": end, "value": top, "low": 0, "told": ["handover takes", "own hours"]}]))
    span = base.mark_rect(color=SPAN).encode(x=x, x2="end:Q", y=y, y2="low:Q")
    told = base.mark_text(align="left", baseline="top", dx=4, dy=4, color=GREY, lineHeight=15)
    return [span, told.encode(x=x, y=y, text="told:N")]


def _flags(found: Record, weeks: list[float], pixel: float, x: Any, y: Any) -> list[alt.Chart]:
    """Where projects have had their hours: a line down from the curve, names one below the other."""
    done = {name: month for name, month in found.project_done_month.items() if month and month < len(weeks)}
    flags: list[alt.Chart] = []
    for i, (name, month) in enumerate(done.items()):
        right = month > len(weeks) / 2
        row = {"at": month, "value": weeks[int(month)], "low": 0, "name": (len(done) - i) * LINE * pixel}
        row["told"] = textwrap.shorten(f"{name}: done in month {formats.number(month)}", LONG, placeholder="…")
        base = alt.Chart(picture.data([row]))
        flags.append(base.mark_rule(color=GREY, strokeDash=[2, 3]).encode(x=x, y=y, y2="low:Q"))
        look = {"align": "right" if right else "left", "dx": -6 if right else 6, "color": INK}
        texts = (base.mark_text(**{**look, **halo}) for halo in (picture.HALO, {}))
        flags += [text.encode(x=x, y=alt.Y("name:Q"), text="told:N") for text in texts]
    return flags
