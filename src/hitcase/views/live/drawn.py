"""What the workshop pushes to its charts: rows, a title that is the finding, words and a table for those who don't see.

Each function gives a `Drawn`; the form of the chart is in `look`.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Any

from hitcase.analysis.flows import deepest
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels
from hitcase.views.line_ends import apart
from hitcase.views.picture import ACCENT, GREY

Rows = list[dict[str, Any]]
HEIGHT, LINE, LONG = 140, 16, 20  # px of a plot; of a line of text; characters of a name
MONTHS = 36  # how far the wait is shown
M = formats.MILLION


@dataclass(frozen=True)
class Drawn:
    """One chart's content: title, subtitle, rows by data set, the ends of its scale, the table behind it.

    also: other parameters of the chart's form.
    """

    title: str
    subtitle: str
    data: dict[str, Rows]
    ends: tuple[float, float]
    head: list[str]
    table: list[list[str]] = field(default_factory=list)
    also: dict[str, Any] = field(default_factory=dict)


def room(values: list[float], below: float = 0.08, above: float = 0.08) -> tuple[float, float]:
    """The ends of a scale that holds the values and zero, with room beside them as parts of the span."""
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    return low - below * span, high + above * span


def cash(case: Case, lines: Record, results: Record, option: str, tall: int) -> Drawn:
    """Cumulative cash at each year's end, in the middle of the draws; the option's range. tall: px of the plot."""
    bands = {name: found.cash_by_year for name, found in results.options.items()}
    band, unit = bands[option], labels.unit("million money", case.file.currency)
    low = findings.lowest(case, lines, option, band.p50)
    year = deepest(band.p50)
    marks = [{"at": year, "value": band.p50[year] / M, "told": f"{low.out}, {low.when}"}] if min(band.p50) < 0 else []
    ends = room([money / M for one in bands.values() for money in one.p50] + [x / M for x in (*band.p10, *band.p90)])
    data: dict[str, Rows] = {
        "band": [
            {"at": t, "low": a / M, "high": b / M} for t, (a, b) in enumerate(zip(band.p10, band.p90, strict=True))
        ],
        **curves({name: [money / M for money in found.p50] for name, found in bands.items()}, option, ends, 0, tall),
        "marks": marks,
        "zero": [{}],
    }
    table = [[labels.option_name(name), *map(formats.thousands, found.p50)] for name, found in bands.items()]
    head = [f"Middle, {labels.unit('thousand money', case.file.currency)}", *labels.year_labels(case)]
    subtitle = f"Cash, cumulative, {unit}; band: 8 of 10 futures"
    also = {"last": case.file.horizon, "years": labels.year_labels(case)}
    return Drawn(findings.cash(case, lines, option, band.p50), subtitle, data, ends, head, table, also)


def curves(
    values: dict[str, list[float]], option: str, ends: tuple[float, float], first: int, tall: int
) -> dict[str, Rows]:
    """A thick line, thin ones, and names at their ends, apart."""
    order = sorted(values, key=lambda name: -values[name][-1])
    pixel = (ends[1] - ends[0]) / tall
    places = apart([values[name][-1] for name in order], [LINE * pixel] * len(order))
    names = [
        {
            "at": len(values[name]) - 1,
            "value": place,
            "told": textwrap.shorten(labels.option_name(name), LONG, placeholder="…"),
            "ink": ACCENT if name == option else GREY,
        }
        for name, place in zip(order, places, strict=True)
    ]
    points = {
        name: [{"at": t, "value": v, "name": name} for t, v in enumerate(values[name]) if t >= first] for name in values
    }
    others = [row for name, rows in points.items() if name != option for row in rows]
    return {"others": others, "chosen": points[option], "names": names}


def waiting(case: Case, lines: Record, monthly: Record, option: str) -> Drawn:
    """Weeks of work that wait under an option and under doing nothing, at most likely values.

    Args:
        monthly: option → its lines by month.
    """
    last = min(MONTHS, 12 * case.file.horizon)
    weeks = {name: monthly[name].weeks_of_backlog[: last + 1] for name in dict.fromkeys((option, labels.NOTHING))}
    ends = room([week for one in weeks.values() for week in one], 0, 0.12)
    title = findings.waiting(case, Record(lines, options=monthly), option, last)
    months = [month for month in (1, 3, 6, *range(12, last + 1, 12)) if month <= last]
    table = [[labels.option_name(name), *(formats.number(one[m], 1) for m in months)] for name, one in weeks.items()]
    head = ["Weeks of work that wait", *(f"Month {month}" for month in months)]
    data = {**curves(weeks, option, ends, 1, HEIGHT), "span": _handover(case, option, last)}
    return Drawn(title, "Weeks of work that wait, most likely values", data, ends, head, table)


def _handover(case: Case, option: str, last: int) -> Rows:
    """The span in which handing over takes own staff's hours."""
    found = case.tree.options[option]
    end = min(last, max((float(part.start_month.base) for part in found.get("parts", ())), default=0.0))
    hours = any(param.base for param in found.get("kt_hours", {}).values())
    return [{"at": 0, "end": end, "told": "handover takes own hours"}] if end and hours else []
