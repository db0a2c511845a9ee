"""Chart 3: cash, year by year. Cumulative cash of every option; for the chosen one peak funding and return."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

import altair as alt

from hitcase.analysis.derived import recovery_months
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Output, Row, Table
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, Look, line_end_labels
from hitcase.text.source_types import From

EIGHT = sourced("8 of 10", From.draw("uncertainty", "p10 to p90"))
LEVELS = {"p10": "1 in 10 below", "p50": "middle", "p90": "1 in 10 above"}
ROOM = 0.1, 0.08  # below and above, in parts of what is drawn


class Mark(NamedTuple):
    """A point that is named: years after the decision, millions, words; early: there is no room to its left."""

    at: float
    value: float
    text: str
    early: bool = False


@dataclass(frozen=True)
class CashByYear(ChartContent):
    """Cumulative cash at each year's end, in millions.

    curves: option → the middle of the draws; option: the chosen one; low, high: its range. deepest, back: its
    peak funding, by month, and where its cash is back, None where there is none and where it never is.
    """

    option: str
    years: list[str]
    curves: dict[str, list[float]]
    low: list[float]
    high: list[float]
    deepest: Mark | None
    back: Mark | None

    @property
    def values(self) -> list[float]:
        """All that is drawn."""
        deepest = [self.deepest.value] if self.deepest else []
        return [value for by_year in (*self.curves.values(), self.low, self.high, deepest) for value in by_year]


def cash_by_year(case: Case, lines: Record, results: Record) -> CashByYear | None:
    """Cumulative cash of every option, and the range of the one at hand; None without one."""
    option = results.option
    if option is None:
        return None
    bands = {name: found.cash_by_year for name, found in results.options.items()}
    band, subtitle = bands[option], f"Cumulative cash against doing nothing, {_unit(case, 'million')}, not discounted"
    return CashByYear(
        title=_title(case, lines, results),
        subtitle=f"{subtitle}; middle of the range at year ends, peak by month; band: {EIGHT} futures",
        figures=_figures(case, lines, results),
        table=ranges_by_year(case, bands),
        option=option,
        years=labels.year_labels(case),
        curves={name: _millions(by_year.p50) for name, by_year in bands.items()},
        low=_millions(band.p10),
        high=_millions(band.p90),
        deepest=_deepest(case, lines, results),
        back=_back(band.p50),
    )


def _millions(values: list[float]) -> list[float]:
    return [value / formats.MILLION for value in values]


def _unit(case: Case, size: str) -> str:
    return labels.unit(f"{size} money", case.file.currency)


def _title(case: Case, lines: Record, results: Record) -> str:
    """The peak funding of the option at hand, and when its cash is back, in the middle of the draws."""
    n = Numbers(case, lines).of(results.option)
    peak = f"{n.name()} needs {_funding(n, results)}"
    back = recovery_months(results.options[results.option].cash_by_year.p50)
    if back is None:
        return f"{peak} and does not pay back within {n.years}, in the middle case"
    if not back:
        return peak
    return f"{peak} and pays back in {n.text(back, 'months', From.draw(f'{n.home}uncertainty.cash_by_year', 'back'))}"


def _funding(n: Numbers, results: Record) -> str:
    """Peak funding in the middle of the draws, and when."""
    if not results.options[results.option].peak_funding.p50:
        return "no funding"
    amount = n.of_draws(results, "peak_funding.p50", "money")
    return f"peak funding of {amount} {funding_month(n, results)}"


def funding_month(n: Numbers, results: Record) -> str:
    """When the option at hand needs the most cash, as a sentence says it."""
    month = n.of_draws(results, "peak_funding.month", "count")
    return f"in month {month}" if results.options[results.option].peak_funding.month else "at the decision"


def _figures(case: Case, lines: Record, results: Record) -> tuple[str, str, str]:
    n = Numbers(case, lines).of(results.option)
    last, bottom, top = (n.of_draws(results, f"cash_by_year.{level}[{n.last}]") for level in ("p50", "p10", "p90"))
    return _funding(n, results), f"{last} after {n.years}", f"{bottom} to {top} in {EIGHT} futures"


def _deepest(case: Case, lines: Record, results: Record) -> Mark | None:
    n, peak = Numbers(case, lines).of(results.option), results.options[results.option].peak_funding
    if not peak.p50:
        return None
    at, early = peak.month / 12, peak.month / 12 < case.file.horizon / 3
    return Mark(at, -peak.p50 / formats.MILLION, bare(_funding(n, results)), early)


def _back(running: list[float]) -> Mark | None:
    back = recovery_months(running)
    return Mark(back / 12, 0, f"payback in {formats.months(back)}") if back else None


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
POINT = {"size": 45, "color": ACCENT}


def cash_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """Cumulative cash of every option at each year's end, in the middle of the draws, and the range of one of them."""
    content = cash_by_year(case, lines, results)
    return content.figure(_chart(content)) if content else None


def _chart(content: CashByYear) -> alt.LayerChart:
    low, high = scale_ends(content.values, *ROOM)
    x = alt.X("at:Q", axis=_years(content), scale=alt.Scale(domain=[0, len(content.years) - 1], nice=False))
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, offset=8)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)
    band = alt.Chart(pictures.data(_ribbon(content))).mark_area(color=ACCENT, opacity=0.13)
    zero = alt.Chart(pictures.data([{"value": 0}])).mark_rule(color=INK, strokeWidth=1).encode(y="value:Q")
    drawn = [band.encode(x=x, y=y, y2="high:Q"), *_lines(content, x, y), zero]
    names = line_end_labels(content.curves, content.option, (high - low) / HEIGHT, x, y)
    return pictures.layered(*drawn, *_marks(content, x, y), *names, width=540, height=HEIGHT)


def _ribbon(content: CashByYear) -> list[dict[str, Any]]:
    pairs = zip(content.low, content.high, strict=True)
    return [{"at": t, "value": low, "high": high} for t, (low, high) in enumerate(pairs)]


def _lines(content: CashByYear, x: Any, y: Any) -> list[alt.Chart]:
    names = [name for name in content.curves if name not in (labels.NOTHING, content.option)]
    others = [row for name in names for row in _points(content, name)]
    thin = alt.Chart(pictures.data(others)).mark_line(color=GREY, strokeWidth=1.2)
    own = alt.Chart(pictures.data(_points(content, content.option)))
    thick = own.mark_line(color=ACCENT, strokeWidth=3, point=POINT)
    return [thin.encode(x=x, y=y, detail="option:N"), thick.encode(x=x, y=y)]


def _points(content: CashByYear, name: str) -> list[dict[str, Any]]:
    return [{"option": name, "at": t, "value": value} for t, value in enumerate(content.curves[name])]


def _years(content: CashByYear) -> alt.Axis:
    named, values = json.dumps(content.years), list(range(len(content.years)))
    return alt.Axis(title=None, values=values, labelExpr=f"{named}[datum.value]", grid=False, labelOverlap=True)


def _marks(content: CashByYear, x: Any, y: Any) -> list[alt.Chart]:
    """Peak funding, and where the cash is back."""
    marks: list[alt.Chart] = []
    left, right = ({"align": "right", "dx": -6}, {"align": "left", "dx": 6})
    if low := content.deepest:
        side: Look = {"align": "left", "dx": -6} if low.early else {"align": "center"}
        marks += _mark(low, x, y, color=LOSS, dy=18, **side)
    if back := content.back:
        side = left if back.at > (len(content.years) - 1) / 3 else right
        marks += _mark(back, x, y, color=ACCENT, dy=-12, **side)
    return marks


def _mark(mark: Mark, x: Any, y: Any, **look: Any) -> list[alt.Chart]:
    base = alt.Chart(pictures.data([mark._asdict()])).encode(x=x, y=y)
    point = base.mark_point(filled=False, fill="white", size=70, stroke=look["color"], strokeWidth=2, opacity=1)
    return [point, *(text.encode(text="text:N") for text in pictures.on_white(base, **look, fontWeight=600))]
