"""What the workshop pushes to its charts: what the document's charts hold, in the room that a screen has."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hitcase.analysis.derived import leaver_costs
from hitcase.document.backlog import HANDOVER, Backlog
from hitcase.document.cash import CumulativeCash, years_after
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.document.hours_chart import SHADES, HoursAndMoney, MovedHours, ink
from hitcase.document.must_be_true import Driver, Drivers, driver_bar
from hitcase.document.options import Overview
from hitcase.document.range_strip import Strip, dot_colour
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.numbers import Numbers
from hitcase.text.output import Table
from hitcase.text.pictures import ACCENT, GREY, LOSS, apart

Rows = list[dict[str, Any]]
Cells = list[list[str | float]]
Ends = tuple[float, float]
HEIGHT, LINE, LONG_OPTION = 140, 16, 20  # px of a plot; of a line of text; characters of a name
LETTER = 0.016  # of a bar's width
SEEN = 0.003  # of a scale: what is shorter is not seen
WAYS = {"10th percentile": "low", "Median": "middle", "90th percentile": "high", "Most likely values": "likely"}
LEAVERS = ("Role", "Cost a year", "Changes by")
M = formats.MILLION


@dataclass(frozen=True)
class Chart:
    """One chart on the screen: title, subtitle, rows by data set, the ends of its scale, the table behind it.

    params: other parameters of the chart's form. copied: what a spreadsheet is given, the numbers in the chart's unit.
    """

    title: str
    subtitle: str
    data: dict[str, Rows]
    ends: Ends
    head: list[str] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)
    params: dict[str, Any] = field(default_factory=dict)
    copied: Cells = field(default_factory=list)


def _cells(head: Iterable[str], rows: Iterable[Iterable[str | float]]) -> Cells:
    """A head row and rows for a spreadsheet; a number has six digits after the point at most."""
    return [[*head], *([cell if isinstance(cell, str) else round(cell, 6) for cell in row] for row in rows)]


def _chart(content: ChartContent, data: dict[str, Rows], ends: Ends, copied: Cells, **params: Any) -> Chart:
    """A chart of the document; its table's caption, where it is not the title, stands in the corner."""
    (first, *columns), rows = plain_table(content.table)
    corner = first if content.table.caption == content.title else content.table.caption
    return Chart(content.title, content.subtitle, data, ends, [corner, *columns], rows, params, copied)


def plain_table(table: Table) -> tuple[list[str], list[list[str]]]:
    """Header and rows as texts, without pictures; a row with fewer cells is filled up."""
    drawn = {i for row in table.rows for i, cell in enumerate(row.cells, start=1) if not isinstance(cell, str)}
    texts = [table.columns, *((row.head, *map(str, row.cells)) for row in table.rows)]
    head, *rows = ([cell for i, cell in enumerate(row) if i not in drawn] for row in texts)
    return head, [[*row, *[""] * (len(head) - len(row))] for row in rows]


def cash(content: CumulativeCash, tall: int) -> Chart:
    """Cumulative cash of every option at year ends, of one by month with its range. tall: px of the plot."""
    ends, months = scale_ends(content.values, 0.08, 0.08), years_after(content.middle)
    ranges = zip(months, content.low, content.high, strict=True)
    data: dict[str, Rows] = {
        **curves(content.curves, content.option, ends, 0, tall),
        "band": [{"at": at, "low": low, "high": high} for at, low, high in ranges],
        "chosen": [{"at": at, "value": value} for at, value in zip(months, content.middle, strict=True)],
        "deepest": [content.deepest._asdict()] if content.deepest else [],
        "back": [content.back._asdict()] if content.back else [],
        "zero": [{}],
    }
    return _chart(content, data, ends, _cash_cells(content), last=len(content.years) - 1, years=content.years)


def _cash_cells(content: CumulativeCash) -> Cells:
    """By month the option at hand with its band; the others at year ends."""
    name, others = labels.option_name(content.option), [other for other in content.curves if other != content.option]
    own = [f"{name}, {level}" for level in ("10th percentile", "median", "90th percentile")]
    medians = [f"{labels.option_name(other)}, median" for other in others]
    rows = []
    for month, band in enumerate(zip(content.low, content.middle, content.high, strict=True)):
        year, within = divmod(month, 12)
        ends = [content.years[year], *(content.curves[other][year] for other in others)]
        at_end, *ended = ends if not within else [""] * len(ends)
        rows.append([month, at_end, *band, *ended])
    return _cells(["Month", "Year end", *own, *medians], rows)


def curves(values: dict[str, list[float]], option: str, ends: Ends, first: int, tall: int) -> dict[str, Rows]:
    """A thick line, thin ones, and names at their ends, apart."""
    order = sorted(values, key=lambda name: -values[name][-1])
    places = _name_places([values[name][-1] for name in order], ends, tall)
    names = [
        {
            "at": len(values[name]) - 1,
            "value": place,
            "text": textwrap.shorten(labels.option_name(name), LONG_OPTION, placeholder="…"),
            "ink": ACCENT if name == option else GREY,
        }
        for name, place in zip(order, places, strict=True)
    ]
    points = {
        name: [{"at": t, "value": v, "name": name} for t, v in enumerate(values[name]) if t >= first] for name in values
    }
    others = [row for name, rows in points.items() if name != option for row in rows]
    return {"others": others, "chosen": points[option], "names": names}


def _name_places(values: list[float], ends: Ends, tall: int) -> list[float]:
    """Where the names of lines stand, from the highest down: apart, and within the scale.

    A name beyond the scale would take its room from the plot.
    """
    low, high = ends
    height = min(LINE * (high - low) / tall, (high - low) / len(values))
    places = apart(values, [height] * len(values))
    below = [min(place, high - (i + 0.5) * height) for i, place in enumerate(places)]
    return [max(place, low + (len(values) - i - 0.5) * height) for i, place in enumerate(below)]


def waiting(content: Backlog) -> Chart:
    """Weeks of work that wait under an option and under doing nothing."""
    ends, handover = (0.0, content.top), content.handover
    data = {
        **curves(content.curves, content.option, ends, 1, HEIGHT),
        "span": [{"at": 0, "end": handover, "text": HANDOVER}] if handover else [],
        "flags": content.flags(LINE * content.top / HEIGHT),
    }
    weeks = zip(*(weeks[1:] for weeks in content.curves.values()), strict=True)
    rows = ([month, *by_option] for month, by_option in enumerate(weeks, start=1))
    return _chart(content, data, ends, _cells(["Month", *map(labels.option_name, content.curves)], rows))


def leavers(case: Case, lines: Record, option: str) -> Chart:
    """What leavers cost by role, and what of it the option changes."""
    n, costs = Numbers(case, lines), leaver_costs(lines, option, case.file.horizon)
    rows = [_leavers_row(labels.role_name(role), cost, case.file.currency) for role, cost in costs.items()]
    more = sum(cost.after - cost.today for cost in costs.values())
    change = f"changes it by {n.of_lines(more, 'net', 'leavers')}" if round(more) else "changes none of it"
    title = f"Leavers cost {n('turnover_cost')} a year; {n.of(option).name()} {change}"
    unit, last = labels.unit("million money a year", case.file.currency), labels.year_labels(case)[-1]
    ends = scale_ends([row["end"] for row in rows], 0, 0.75)
    seen = any(abs(row["after"] - row["today"]) > SEEN * ends[1] for row in rows)
    subtitle = f"{unit}, lost hours included{f'; coloured: what changes by {last}' if seen else ''}"
    table = [[row["name"], row["text"].split("; ")[0], row["more"]] for row in rows]
    copied = _cells(LEAVERS, ([row["name"], row["today"], row["after"] - row["today"]] for row in rows))
    return Chart(title, subtitle, {"roles": rows}, ends, [*LEAVERS], table, copied=copied)


def _leavers_row(name: str, cost: Record, currency: str) -> dict[str, Any]:
    change = cost.after - cost.today
    text = formats.about(cost.today, currency)
    more = formats.about(change, currency, signed=True) if round(change) else formats.NONE
    text += f"; changes by {more}" if round(change) else ""
    end, fill = max(cost.today, cost.after) / M, LOSS if change > 0 else ACCENT
    place = {"zero": 0, "today": cost.today / M, "after": cost.after / M, "end": end}
    return {"name": name, **place, "fill": fill, "text": text, "more": more}


def split(content: HoursAndMoney) -> Chart:
    """Staff hours and IT budget under doing nothing and under the option, as shares."""
    rows = [
        _share_row(f"{what}: {bar.name}", part, low, high, bar.texts[part])
        for what, pair in content.pairs.items()
        for bar in pair
        for part, low, high in bar.spans()
    ]
    return _chart(content, {"parts": rows}, (0, 1), _split_cells(content))


def _split_cells(content: HoursAndMoney) -> Cells:
    bars = {f"{what}: {bar.name}": bar for what, pair in content.pairs.items() for bar in pair}
    shares = {name: {part: 100 * (high - low) for part, low, high in bar.spans()} for name, bar in bars.items()}
    rows = ([name, *(by_part.get(part, "") for part in SHADES)] for name, by_part in shares.items())
    return _cells(["Bar", *SHADES], rows)


def _share_row(bar: str, part: str, low: float, high: float, size: str) -> dict[str, Any]:
    """A part of a bar, with as many words as it has room for."""
    share = f"{part} {formats.percent(high - low)}"
    text = next((text for text in (f"{share}, {size}", share, size) if LETTER * len(text) < high - low), "")
    place = {"from": low, "to": high, "middle": (low + high) / 2}
    return {"name": bar, **place, "shade": SHADES[part], "ink": ink(part), "text": text}


def ledger(content: MovedHours) -> Chart:
    """Where the hours go that the option takes over."""
    rows = [{**bar, "zero": 0, "end": max(bar["hours"], 0)} for bar in content.bars]
    copied = _cells(["Where the hours go", "Hours"], ([row["name"], row["hours"]] for row in rows))
    return _chart(content, {"rows": rows, "zero": [{}]}, scale_ends([row["hours"] for row in rows], 0.16, 0.3), copied)


def ways(content: Overview) -> Chart:
    """How each option could turn out in cash; the one at hand as 20 dots."""
    dots = [{"name": row.name, "at": dot / M, "ink": dot_colour(dot)} for row in content.rows for dot in row.dots]
    data: dict[str, Rows] = {"rows": [_outcome_row(row) for row in content.rows], "dots": dots, "zero": [{}]}
    ends = scale_ends([place / M for row in content.rows for place in row.places], 0.06, 0.3)
    figures = ([row["name"], *(row[place] for place in WAYS.values())] for row in data["rows"])
    return _chart(content, data, ends, _cells(["Option", *WAYS], figures))


def _outcome_row(row: Strip) -> dict[str, Any]:
    places = {"low": row.low, "middle": row.middle, "high": row.high, "likely": row.likely, "end": max(row.places)}
    line, mark = row.colours
    look = {"line": line, "mark": mark, "text": f"loses {row.loses}" if row.loses else ""}
    return {"name": row.name, **{place: value / M for place, value in places.items()}, **look}


def drivers(content: Drivers | None) -> Chart:
    """What must be true: the widest drivers, in their own units, under the names of those who control them."""
    if content is None:
        return Chart("No figure with a range moves the result", "", {"rows": [], "zero": [{}]}, (0, 1))
    rows: Rows = []
    for group, controlled in content.groups.items():
        bars = [driver_bar(driver) for driver in controlled]
        rows += [dict.fromkeys(bars[0], "") | {"name": group, "left": 0, "right": 0}, *bars]
    return _chart(
        content, {"rows": rows, "zero": [{}]}, scale_ends(content.values, 0.28, 0.28), _driver_cells(content.rows)
    )


def _driver_cells(rows: Iterable[Driver]) -> Cells:
    head = ["Driver", "Who controls it", "Lowest", "Highest", "Result at lowest", "Result at highest"]
    return _cells(
        head,
        ([x.name, x.controls, x.low.text, x.high.text, x.low.result / M, x.high.result / M] for x in rows),
    )
