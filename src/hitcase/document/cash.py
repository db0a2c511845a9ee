"""Chart 3: cumulative cash. Month by month for the chosen option, with its lowest point and its payback, its range."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import altair as alt

from hitcase.analysis.derived import lowest_month, recovery_months
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Output, Row, Table
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, Look, line_end_labels
from hitcase.text.source_types import From

EIGHTY = sourced("80%", From.draw("uncertainty", "p10 to p90"))
LEVELS = {"p10": "1 in 10 below", "p50": "middle", "p90": "1 in 10 above"}
ROOM = 0.12, 0.08  # below and above, in parts of what is drawn


class Lowest(NamedTuple):
    """Where a running total by month is lowest: the month, how much is out then, and how a sentence says when."""

    month: int
    out: str
    when: str


class Mark(NamedTuple):
    """A point that is named: years after the decision, millions, words."""

    at: float
    value: float
    text: str


@dataclass(frozen=True)
class CumulativeCash(ChartContent):
    """Cumulative cash, in millions.

    option: the chosen one; middle, low, high: the median of its draws and their range, by month from the decision on.
    curves: option → the median at each year's end. deepest, back: where the chosen one's cash is lowest and where it
    is back, None where it never is.
    """

    option: str
    years: list[str]
    middle: list[float]
    low: list[float]
    high: list[float]
    curves: dict[str, list[float]]
    deepest: Mark | None
    back: Mark | None

    @property
    def values(self) -> list[float]:
        """All that is drawn."""
        return [value for flow in (*self.curves.values(), self.middle, self.low, self.high) for value in flow]

    @property
    def others(self) -> dict[str, list[float]]:
        """The other options by name, without doing nothing, which is the zero."""
        return {name: flow for name, flow in self.curves.items() if name not in (self.option, labels.NOTHING)}


def cumulative_cash(case: Case, lines: Record, results: Record) -> CumulativeCash | None:
    """Cumulative cash of every option, and by month that of the one at hand, with its range; None without one."""
    option = results.option
    if option is None:
        return None
    by_year = {name: found.cash_by_year for name, found in results.options.items()}
    by_month = results.options[option].cash_by_month
    return CumulativeCash(
        title=_title(case, lines, option, by_month.p50),
        subtitle=_subtitle(case, len(by_year) > len((option, labels.NOTHING))),
        figures=_figures(case, lines, results),
        table=replace(ranges_by_year(case, by_year), note=_note(option, by_month.p50)),
        option=option,
        years=labels.year_labels(case),
        middle=_millions(by_month.p50),
        low=_millions(by_month.p10),
        high=_millions(by_month.p90),
        curves={name: _millions(band.p50) for name, band in by_year.items()},
        deepest=_deepest(case, lines, option, by_month.p50),
        back=_back(by_month.p50),
    )


def _note(option: str, running: list[float]) -> str:
    """What the year ends do not show."""
    month, least = lowest_month(running), formats.thousands(min(running))
    when = f"at the end of month {month}" if month else "at the decision"
    return f"At year ends. The lowest median of {labels.option_name(option)} is {least}, {when}."


def years_after(flow: list[float]) -> list[float]:
    """Where the months of a list from the decision on stand on an axis of years."""
    return [month / 12 for month in range(len(flow))]


def _millions(values: list[float]) -> list[float]:
    return [value / formats.MILLION for value in values]


def _unit(case: Case, size: str) -> str:
    return labels.unit(f"{size} money", case.file.currency)


def _subtitle(case: Case, others: bool) -> str:
    basis = f"Cumulative cash vs. status quo, {_unit(case, 'million')}, undiscounted"
    gray = ". Gray: other options at year ends" if others else ""
    return f"{basis}. Line: median by month. Band: {EIGHTY} interval{gray}"


def _title(case: Case, lines: Record, option: str, running: list[float]) -> str:
    """How much has to be funded, when that is most, and when it is back, of the median of the draws."""
    n = Numbers(case, lines).of(option)
    if min(running) >= 0:
        return f"{n.name()} needs no funding (median)"
    low, back = lowest(case, lines, option, running), recovery_months(running)
    pays_back = f"pays back in {n.text(back, 'months', _source(n, 'back'))}" if back is not None else ""
    returns = pays_back or f"does not pay back within {n.years}"
    return f"{n.name()} needs up to {low.out} {low.when} and {returns} (median)"


def _source(n: Numbers, figure: str) -> From:
    return From.draw(f"{n.home}uncertainty.cash_by_month", figure)


def lowest(case: Case, lines: Record, option: str, running: list[float]) -> Lowest:
    """The month at whose end a running total is lowest."""
    n, month = Numbers(case, lines).of(option), lowest_month(running)
    when = f"in month {n.text(month, 'count', _source(n, 'deepest month'))}" if month else "at the decision"
    return Lowest(month, n.text(max(0.0, -running[month]), "money", _source(n, "deepest")), when)


def funding_month(n: Numbers, results: Record) -> str:
    """When the option at hand needs the most cash, as a sentence says it."""
    month = n.of_draws(results, "peak_funding.month", "count")
    return f"in month {month}" if results.options[results.option].peak_funding.month else "at the decision"


def _figures(case: Case, lines: Record, results: Record) -> tuple[str, str, str]:
    option = results.option
    n, running = Numbers(case, lines).of(option), results.options[option].cash_by_month.p50
    low = lowest(case, lines, option, running)
    first = f"lowest point {low.out} out {low.when}" if min(running) < 0 else "no funding needed"
    last, bottom, top = (
        n.of_draws(results, f"cash_by_month.{level}[{12 * n.last}]") for level in ("p50", "p10", "p90")
    )
    return first, f"median {last} after {n.years}", f"{EIGHTY} interval {bottom} to {top}"


def _deepest(case: Case, lines: Record, option: str, running: list[float]) -> Mark | None:
    low = lowest(case, lines, option, running)
    text = bare(f"{low.out} out {low.when}")
    return Mark(low.month / 12, running[low.month] / formats.MILLION, text) if min(running) < 0 else None


def _back(running: list[float]) -> Mark | None:
    back = recovery_months(running)
    return Mark(back / 12, 0, f"payback: {formats.months(back)}") if back else None


def ranges_by_year(case: Case, bands: dict[str, Record]) -> Table:
    """The range of each option at each year's end."""
    rows = tuple(
        Row(f"{labels.option_name(name)}, {where}", tuple(formats.thousands(money) for money in band[level]))
        for name, band in bands.items()
        for level, where in LEVELS.items()
        if name != labels.NOTHING or level == "p50"
    )
    return Table(f"Cumulative cash, {_unit(case, 'thousand')}", ("Option", *labels.year_labels(case)), rows)


HEIGHT = 195  # px


def cash_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """Cumulative cash of the option at hand by month, the median of the draws and their range; the others by year."""
    content = cumulative_cash(case, lines, results)
    return content.figure(_chart(content)) if content else None


def _chart(content: CumulativeCash) -> alt.LayerChart:
    low, high = scale_ends(content.values, *ROOM)
    x = alt.X("at:Q", axis=_years(content), scale=alt.Scale(domain=[0, len(content.years) - 1], nice=False))
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, offset=8)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)
    band = alt.Chart(pictures.data(_ribbon(content))).mark_area(color=ACCENT, opacity=0.13)
    zero = alt.Chart(pictures.data([{"value": 0}])).mark_rule(color=INK, strokeWidth=1).encode(y="value:Q")
    drawn = [band.encode(x=x, y=y, y2="high:Q"), *_lines(content, x, y), zero]
    names = line_end_labels(content.curves, content.option, (high - low) / HEIGHT, x, y)
    return pictures.layered(*drawn, *_marks(content, x, y), *names, width=540, height=HEIGHT)


def _ribbon(content: CumulativeCash) -> list[dict[str, Any]]:
    triples = zip(years_after(content.low), content.low, content.high, strict=True)
    return [{"at": at, "value": low, "high": high} for at, low, high in triples]


def _lines(content: CumulativeCash, x: Any, y: Any) -> list[alt.Chart]:
    others = [row for name, flow in content.others.items() for row in _points(name, range(len(flow)), flow)]
    thin = alt.Chart(pictures.data(others)).mark_line(color=GREY, strokeWidth=1.2)
    own = alt.Chart(pictures.data(_points(content.option, years_after(content.middle), content.middle)))
    thick = own.mark_line(color=ACCENT, strokeWidth=3)
    return [thin.encode(x=x, y=y, detail="option:N"), thick.encode(x=x, y=y)]


def _points(name: str, places: Iterable[float], flow: list[float]) -> list[dict[str, Any]]:
    return [{"option": name, "at": at, "value": value} for at, value in zip(places, flow, strict=True)]


def _years(content: CumulativeCash) -> alt.Axis:
    named, values = json.dumps(content.years), list(range(len(content.years)))
    return alt.Axis(title=None, values=values, labelExpr=f"{named}[datum.value]", grid=False, labelOverlap=True)


def _marks(content: CumulativeCash, x: Any, y: Any) -> list[alt.Chart]:
    """The deepest point, and where the cash is back."""
    marks: list[alt.Chart] = []
    left, right = ({"align": "right", "dx": -6}, {"align": "left", "dx": 6})
    if low := content.deepest:
        near_start = low.at < (len(content.years) - 1) / 5
        side: Look = {"align": "left", "dx": -6} if near_start else {"align": "center"}
        marks += _mark(low, x, y, color=LOSS, dy=18, **side)
    if back := content.back:
        side = left if back.at > (len(content.years) - 1) / 3 else right
        marks += _mark(back, x, y, color=ACCENT, dy=-12, **side)
    return marks


def _mark(mark: Mark, x: Any, y: Any, **look: Any) -> list[alt.Chart]:
    base = alt.Chart(pictures.data([mark._asdict()])).encode(x=x, y=y)
    point = base.mark_point(filled=False, fill="white", size=70, stroke=look["color"], strokeWidth=2, opacity=1)
    return [point, *(text.encode(text="text:N") for text in pictures.on_white(base, **look, fontWeight=600))]
