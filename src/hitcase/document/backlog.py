"""Chart 6: work waiting, in weeks, by month: an option beside doing nothing, and the handover that explains a hump."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import altair as alt

from hitcase.document.chart import ChartContent
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers
from hitcase.text.output import Output, Row, Table
from hitcase.text.pictures import ACCENT, GREY, INK, Look, line_end_labels

MONTHS = 36  # how far the picture goes
HANDOVER = "handover takes own hours"
LONG = 50  # characters of a project's name


@dataclass(frozen=True)
class Backlog(ChartContent):
    """Weeks of work that wait at the end of each month, from the decision on.

    curves: option → its weeks; option: the chosen one. handover: the month until which handing over takes own staff's
    hours, 0 if it takes none. projects: month → those that have had their hours by then.
    """

    option: str
    curves: dict[str, list[float]]
    handover: float
    projects: list[tuple[int, str]]

    @property
    def top(self) -> float:
        """The end of the scale."""
        return 1.12 * max(max(by_month) for by_month in self.curves.values()) or 1

    def flags(self, line: float) -> list[dict[str, Any]]:
        """Where the flags of projects stand, the first name on top; line: the height of a name, in weeks."""
        weeks = self.curves[self.option]
        return [
            {"at": month, "value": weeks[month], "low": 0, "late": month > len(weeks) / 2, "text": text}
            | {"place": (len(self.projects) - i) * line}
            for i, (month, text) in enumerate(self.projects)
        ]


def backlog(case: Case, lines: Record, option: str | None) -> Backlog | None:
    """Weeks of work that wait under an option and under doing nothing; None where they are not known."""
    if option is None or not lines.roles or "weeks_of_backlog" not in lines.options[option]:
        return None
    last = min(MONTHS, 12 * case.file.horizon)
    curves = {name: lines.options[name].weeks_of_backlog[: last + 1] for name in (option, labels.NOTHING)}
    return Backlog(
        title=_title(case, lines, option, last),
        subtitle="Weeks that the waiting work would take at most likely values; months after the decision",
        figures=_figures(case, lines, option, last),
        table=_table(curves, last),
        option=option,
        curves=curves,
        handover=_handover(case, option, last),
        projects=_projects(lines.options[option], last),
    )


def _title(case: Case, lines: Record, option: str, month: int) -> str:
    """How long work waits under an option in a month, beside doing nothing."""
    n, weeks = Numbers(case, lines).of(option), lines.options[option].weeks_of_backlog[1 : month + 1]
    peak = weeks.index(max(weeks)) + 1
    last, most = (n(f"weeks_of_backlog[{m}]", "tenth") for m in (month, peak))
    other = Numbers(case, lines).of(labels.NOTHING)(f"weeks_of_backlog[{month}]", "tenth")
    when = n.month(month, "weeks_of_backlog")
    if 1 < peak < month and f"{weeks[peak - 1]:.1f}" != f"{weeks[-1]:.1f}":
        by = n.month(peak, "weeks_of_backlog")
        rise = f"With {n.name()}, waiting grows to {most} weeks by month {by} before it falls"
        return f"{rise} to {last}; with doing nothing it is {other}"
    nothing = lines.options[labels.NOTHING].weeks_of_backlog[month]
    beside = f"{other} with doing nothing" if f"{weeks[-1]:.1f}" != f"{nothing:.1f}" else "as with doing nothing"
    return f"With {n.name()} {last} weeks of work wait in month {when}, {beside}"


def _figures(case: Case, lines: Record, option: str, last: int) -> tuple[str, str, str]:
    n = Numbers(case, lines)
    own, nothing, line = n.of(option), n.of(labels.NOTHING), f"weeks_of_backlog[{last}]"
    month = own.month(last, "weeks_of_backlog")
    first = f"{own.name()} {own('weeks_of_backlog[1]')} after the first month"
    return first, f"{own.name()} {own(line)} in month {month}", f"{nothing.name()} {nothing(line)} in month {month}"


def _table(curves: dict[str, list[float]], last: int) -> Table:
    months = [month for month in (1, 3, 6, *range(12, last + 1, 6)) if month <= last]
    rows = tuple(
        Row(labels.option_name(name), tuple(formats.number(by_month[month], 1) for month in months))
        for name, by_month in curves.items()
    )
    return Table("Weeks of work that wait, by month", ("Option", *(f"Month {month}" for month in months)), rows)


def _handover(case: Case, option: str, last: int) -> float:
    inputs = case.tree.options[option]
    hours = any(param.base for param in inputs.kt_hours.values())
    return min(last, max(float(part.start_month.base) for part in inputs.parts)) if hours else 0


def _projects(option: Record, last: int) -> list[tuple[int, str]]:
    done = [(int(month), name) for name, month in option.project_done_month.items() if month and month <= last]
    return [(month, textwrap.shorten(f"month {month}: {name}", LONG, placeholder="…")) for month, name in done]


HEIGHT, LINE = 190, 18  # px; of a line of text
SPAN = "#F1F3F5"
DASHED: Look = {"color": GREY, "strokeWidth": 2, "strokeDash": [5, 4]}
THICK: Look = {"color": ACCENT, "strokeWidth": 3}


def backlog_chart(case: Case, lines: Record, option: str | None) -> Output | None:
    """Weeks of work that wait, month by month, under an option and under doing nothing; None where nothing waits."""
    content = backlog(case, lines, option)
    return content.figure(_chart(content)) if content and any(map(any, content.curves.values())) else None


def _chart(content: Backlog) -> alt.LayerChart:
    option, curves, last = content.option, content.curves, len(content.curves[content.option]) - 1
    axis = alt.Axis(title=None, values=[1, *range(6, last + 1, 6)], grid=False)
    x = alt.X("at:Q", axis=axis, scale=alt.Scale(domain=[0, last], nice=False))
    scale = alt.Scale(domain=[0, content.top], nice=False)
    y = alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None, domain=False, ticks=False, tickCount=5, offset=6))
    drawn = [
        alt.Chart(pictures.data(_points(curves[name]))).mark_line(**look).encode(x=x, y=y)
        for name, look in ((labels.NOTHING, DASHED), (option, THICK))
    ]
    flags, names = _flags(content, x, y), line_end_labels(curves, option, content.top / HEIGHT, x, y)
    return pictures.layered(*_span(content, x, y), *drawn, *flags, *names, width=540, height=HEIGHT)


def _points(by_month: list[float]) -> list[dict[str, float]]:
    return [{"at": month, "value": value} for month, value in enumerate(by_month) if month]


def _span(content: Backlog, x: Any, y: Any) -> list[alt.Chart]:
    """The span in which handing over takes own staff's hours."""
    if not content.handover:
        return []
    text = textwrap.wrap(HANDOVER, 14)
    row = {"at": 0, "end": content.handover, "value": content.top, "low": 0, "text": text}
    base = alt.Chart(pictures.data([row]))
    span = base.mark_rect(color=SPAN).encode(x=x, x2="end:Q", y=y, y2="low:Q")
    words = base.mark_text(align="left", baseline="top", dx=4, dy=4, color=GREY, lineHeight=15)
    return [span, words.encode(x=x, y=y, text="text:N")]


def _flags(content: Backlog, x: Any, y: Any) -> list[alt.Chart]:
    """Where projects have had their hours: a line down from the curve, names one below the other."""
    return [layer for row in content.flags(LINE * content.top / HEIGHT) for layer in _flag(row, x, y)]


def _flag(row: dict[str, Any], x: Any, y: Any) -> list[alt.Chart]:
    base = alt.Chart(pictures.data([row])).encode(x=x)
    rule = base.mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=y, y2="low:Q")
    side: Look = {"align": "right", "dx": -6} if row["late"] else {"align": "left", "dx": 6}
    texts = pictures.on_white(base, **side, color=INK)
    return [rule, *(text.encode(y="place:Q", text="text:N") for text in texts)]
