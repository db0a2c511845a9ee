"""Chart 6: work waiting, in weeks, by month: an option beside doing nothing, and the handover that explains a hump."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from hitcase.document import findings
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers
from hitcase.text.output import Figure, Output, Row, Table
from hitcase.text.phrases import unknown_work
from hitcase.text.pictures import ACCENT, GREY, INK, Look, line_end_labels

MONTHS = 36  # how far the picture goes
HEIGHT = 190
LINE, LONG = 18, 50  # px of a line of text; characters of it
SPAN = "#F1F3F5"
DASHED: Look = {"color": GREY, "strokeWidth": 2, "strokeDash": [5, 4]}
THICK: Look = {"color": ACCENT, "strokeWidth": 3}


def backlog_chart(case: Case, lines: Record, option: str | None) -> Output | None:
    """Weeks of work that wait, month by month, under an option and under doing nothing; None where nothing waits."""
    if option is None or unknown_work(lines):
        return None
    last = min(MONTHS, 12 * case.file.horizon)
    title, n = findings.waiting(case, lines, option, last), Numbers(case, lines)
    weeks = {n: lines.options[n].weeks_of_backlog[: last + 1] for n in (option, labels.NOTHING)}
    if not any(map(any, weeks.values())):
        return None
    first = f"{n.name(option)} {n.of(option)('weeks_of_backlog[1]')} after the first month"
    month = n.of(option).month(last, "weeks_of_backlog")
    then = [f"{n.name(o)} {n.of(o)(f'weeks_of_backlog[{last}]')} in month {month}" for o in weeks]
    alt_text = findings.told(title, [first, *then])
    drawn = pictures.svg(_chart(case, lines, option, weeks))
    subtitle = "Weeks that the waiting work would take at most likely values; months after the decision"
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
        alt.Chart(pictures.data(_points(weeks[name]))).mark_line(**look).encode(x=x, y=y)
        for name, look in ((labels.NOTHING, DASHED), (option, THICK))
    ]
    span, names = _handover(case, option, last, top, x, y), line_end_labels(weeks, option, top / HEIGHT, x, y)
    flags = _flags(lines.options[option], weeks[option], top / HEIGHT, x, y)
    return pictures.layered(*span, *drawn, *flags, *names, width=540, height=HEIGHT)


def _points(by_month: list[float]) -> list[dict[str, float]]:
    return [{"at": month, "value": value} for month, value in enumerate(by_month) if month]


def _handover(case: Case, option: str, last: int, top: float, x: Any, y: Any) -> list[alt.Chart]:
    """The span in which handing over takes own staff's hours."""
    end = min(last, max(float(part.start_month.base) for part in case.tree.options[option].parts))
    hours = [param.base for param in case.tree.options[option].kt_hours.values()]
    if not end or not any(hours):
        return []
    row = {"at": 0, "end": end, "value": top, "low": 0, "told": ["handover takes", "own hours"]}
    base = alt.Chart(pictures.data([row]))
    span = base.mark_rect(color=SPAN).encode(x=x, x2="end:Q", y=y, y2="low:Q")
    told = base.mark_text(align="left", baseline="top", dx=4, dy=4, color=GREY, lineHeight=15)
    return [span, told.encode(x=x, y=y, text="told:N")]


def _flags(found: Record, weeks: list[float], pixel: float, x: Any, y: Any) -> list[alt.Chart]:
    """Where projects have had their hours: a line down from the curve, names one below the other."""
    done = [(name, int(month)) for name, month in found.project_done_month.items() if month and month < len(weeks)]
    flags: list[alt.Chart] = []
    for i, (name, month) in enumerate(done):
        told = textwrap.shorten(f"month {month}: {name}", LONG, placeholder="…")
        place = (len(done) - i) * LINE * pixel
        row = {"at": month, "value": weeks[month], "low": 0, "place": place, "told": told}
        flags += _flag(row, x, y, late=month > len(weeks) / 2)
    return flags


def _flag(row: dict[str, Any], x: Any, y: Any, *, late: bool) -> list[alt.Chart]:
    base = alt.Chart(pictures.data([row])).encode(x=x)
    rule = base.mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=y, y2="low:Q")
    texts = pictures.on_white(base, align="right" if late else "left", dx=-6 if late else 6, color=INK)
    return [rule, *(text.encode(y="place:Q", text="told:N") for text in texts)]
