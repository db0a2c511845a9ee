"""Chart 5: hours and money, side by side. Two pairs of bars in the same order and shades, and where the hours go."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import altair as alt

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, picture
from hitcase.views.flows import staff_hours
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.picture import ACCENT, GREY, INK, LOSS, MID
from hitcase.views.telling import missing, no_option

SHADES = {"Run": MID, "Other work": "#A9C8E3", "Grow": "#A9C8E3", "Transform": ACCENT, "Freed, not used": "white"}
YEAR = 3  # the year that is looked at, or the last
THIN = 0.07  # a part of a bar below this has its words beside it
WIDE, TALL, BAR, APART = 300, 280, 110, 190  # px: a pair, its height, a bar, from one bar's middle to the other's
BETWEEN = 96  # px: from one pair to the other
LEDGER = {"redeployed": ACCENT, "lost": "white"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a pair: name, and its parts with how each is said."""

    name: str
    parts: dict[str, float]
    said: dict[str, str]


def hours_and_money(case: Case, lines: Record, option: str | None) -> Output:
    """Staff hours and IT budget under doing nothing and under an option, and where the hours that move go."""
    if option is None:
        return no_option(case)
    if "it_budget" not in lines or not lines.roles:
        return missing(case, "budget" if lines.roles else "roles", "Hours and money side by side")
    year = min(YEAR, case.file.horizon)
    hours = [_hours(case, lines, name, year) for name in (labels.NOTHING, option)]
    money = [_money(case, lines, name, year) for name in (labels.NOTHING, option)]
    title, name = findings.hours(case, lines, option, year), labels.option_name(option)
    moved = f"hours that move {formats.number(lines.options[option].moved_hours[year])}"
    alt_text = findings.told(title, [f"run hours {hours[1].said['Run']}", f"run budget {money[1].said['Run']}", moved])
    pairs = [_pair("Staff hours", hours, _more_hours(lines, option, year)), _pair("IT budget", money, _more_money(case, lines, option, year))]
    whole = alt.concat(alt.hconcat(*pairs, spacing=BETWEEN), _ledger(lines, option, year), columns=1, align="none", spacing=30)
    subtitle = f"Doing nothing and {name} in {labels.year_labels(case)[year]}: hours and money of that year"
    return Figure(title, subtitle, picture.svg(whole, "hours", alt_text), alt_text, _table(lines, option, year, hours + money))


def _hours(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = staff_hours(case, lines, name, year)
    return Bar(labels.option_name(name), parts, {part: formats.hours(size) for part, size in parts.items()})


def _money(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = {part.title(): lines.options[name][f"{part}_after"][year] for part in ("run", "grow", "transform")}
    return Bar(labels.option_name(name), parts, {p: formats.money_m(x, case.file.currency, digits=1) for p, x in parts.items()})


def _more_hours(lines: Record, option: str, year: int) -> list[str]:
    more = lines.options[option].hours_ledger.redeployed[year]
    return ["other work", f"{formats.number(more, signed=True)} h"]


def _more_money(case: Case, lines: Record, option: str, year: int) -> list[str]:
    more = lines.options[option].run_after[year] - lines.run[year]
    return ["run budget", formats.about(more, case.file.currency, signed=True)]


def _pair(title: str, bars: list[Bar], change: list[str]) -> alt.LayerChart:
    rows = [row for place, bar in enumerate(bars) for row in _parts(bar, place)]
    scale = alt.Scale(domain=[0, WIDE], nice=False)
    x, up = alt.X("x:Q", axis=None, scale=scale), alt.Scale(domain=[0, 1], nice=False)
    y = alt.Y("low:Q", axis=None, scale=up)
    base = alt.Chart(picture.data(rows))
    shade = {"field": "shade", "type": "nominal", "scale": None}
    drawn = base.mark_rect(stroke=MID, strokeWidth=1).encode(x=x, x2="end:Q", y=y, y2="high:Q", fill=shade)
    said = [
        base.transform_filter(f"datum.thin === {str(thin).lower()}").mark_text(align=side, dx=dx, dy=-8, baseline="middle", lineHeight=16)
        .encode(x=alt.X(place, scale=scale, axis=None), y="middle:Q", text="said:N", color={"field": "ink", "type": "nominal", "scale": None})
        for thin, side, dx, place in ((False, "center", 0, "centre:Q"), (True, "left", 6, "end:Q"))
    ]
    names = [{"x": BAR / 2 + i * APART, "y": 0, "said": textwrap.wrap(bar.name, 18)} for i, bar in enumerate(bars)]
    below = alt.Chart(picture.data(names)).mark_text(baseline="top", dy=8, lineHeight=15, color=GREY).encode(x=x, y="y:Q", text="said:N")
    middle = alt.Chart(picture.data([{"x": (BAR + APART) / 2, "y": 0.5, "said": change}]))
    joined = middle.mark_text(baseline="middle", lineHeight=16, fontWeight=600).encode(x=x, y="y:Q", text="said:N")
    return alt.layer(drawn, *said, below, joined).properties(width=WIDE, height=TALL, title=title)


def _parts(bar: Bar, place: int) -> list[dict[str, Any]]:
    whole = sum(bar.parts.values()) or 1
    highs = list(accumulate(size / whole for size in bar.parts.values()))
    left = place * APART
    rows = []
    for name, low, high in zip(bar.parts, [0.0, *highs], highs, strict=False):
        thin = high - low < THIN
        share = formats.percent(high - low)
        rows.append(
            {
                "x": left,
                "end": left + BAR,
                "centre": left + BAR / 2,
                "low": low,
                "high": high,
                "middle": min((low + high) / 2, 0.94),
                "thin": thin,
                "shade": SHADES[name],
                "ink": "white" if name == "Transform" and not thin else INK,
                "said": textwrap.wrap(f"{name} {share}", 12) if thin else [f"{name} {share}", bar.said[name]],
            }
        )
    return [row for row in rows if row["high"] > row["low"]]


def _ledger(lines: Record, option: str, year: int) -> alt.LayerChart:
    """Where the hours that move go: one row a destination, its name to the left within the plot."""
    ledger = {kind: by_year[year] for kind, by_year in lines.options[option].hours_ledger.items()}
    rows = [_destination(kind, hours) for kind, hours in ledger.items() if round(hours)]
    sizes = [0.0, *ledger.values()]
    span = max(sizes) - min(sizes) or 1
    left = min(sizes) - (0.55 if min(sizes) < 0 else 0.45) * span
    x = alt.X("hours:Q", axis=None, scale=alt.Scale(domain=[left, max(sizes) + 0.1 * span], nice=False))
    base = alt.Chart(picture.data([{**row, "left": left} for row in rows])).encode(y=alt.Y("name:N", sort=None, axis=None))
    fill, stroke = ({"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke"))
    bars = base.mark_bar(height={"band": 0.62}, strokeWidth=1.2).encode(x=x, fill=fill, stroke=stroke)
    names = base.mark_text(align="left").encode(x=alt.X("left:Q", axis=None), text="name:N")
    ends = [
        base.transform_filter(f"datum.hours {sign} 0").mark_text(align=side, dx=dx).encode(x=x, text="said:N")
        for sign, side, dx in ((">=", "left", 6), ("<", "right", -6))
    ]
    title = f"Where the {formats.number(lines.options[option].moved_hours[year])} hours go that move a year"
    return alt.layer(bars, names, *ends).properties(width=2 * WIDE + BETWEEN, height=24 * max(len(rows), 1), title=title)


def _destination(kind: str, hours: float) -> dict[str, Any]:
    shade = LOSS if hours < 0 else LEDGER.get(kind, MID)
    edge = MID if shade == "white" else shade
    return {"name": labels.LEDGER[kind], "hours": hours, "said": formats.number(hours), "fill": shade, "stroke": edge}


def _table(lines: Record, option: str, year: int, bars: list[Bar]) -> Table:
    rows = [Row(f"{bar.name}: {part.lower()}", (said,)) for bar in bars for part, said in bar.said.items() if bar.parts[part]]
    ledger = lines.options[option].hours_ledger
    rows += [Row(labels.LEDGER[kind], (formats.hours(hours[year]),)) for kind, hours in ledger.items() if hours[year]]
    return Table("Hours and money side by side", ("", "In that year"), tuple(rows))
