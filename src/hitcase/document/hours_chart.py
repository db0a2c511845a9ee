"""Chart 5: hours and money, side by side. Two pairs of bars in the same order and shades, and where the hours go."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import altair as alt

from hitcase.analysis.derived import staff_hours, tied
from hitcase.document import findings
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Figure, Output, Row, Table
from hitcase.text.phrases import missing
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, MID, Look
from hitcase.text.source_types import From

LIGHT = "#A9C8E3"
SHADES = {"Run": MID, "Other work": LIGHT, "Grow": LIGHT, "Transform": ACCENT, "Freed, not used": "white"}
DESTINATIONS = {labels.LEDGER["redeployed"]: ACCENT, labels.LEDGER["lost"]: "white"}
THIN = 0.12  # a part of a bar below this has its words beside it
TOP = 0.94  # no words stand higher in a bar
WIDE, TALL, BAR, APART = 286, 240, 106, 180  # px: a pair, its height, a bar, from one bar's edge to the other's
BETWEEN = 66  # px: from one pair to the other
ACROSS = alt.Scale(domain=[0, WIDE], nice=False)
NAMES, GAP = 0.45, 0.1  # of the width of the bars: room for names to the left, and for negative numbers


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a pair: its name, and its parts from the bottom up with how each is said."""

    name: str
    parts: dict[str, float]
    said: dict[str, str]


def pair(title: str, bars: list[Bar], change: list[str]) -> alt.LayerChart:
    """Two bars of 100 %, and between them what changes."""
    x = alt.X("x:Q", axis=None, scale=ACROSS)
    y = alt.Y("low:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    base = alt.Chart(pictures.data([row for place, bar in enumerate(bars) for row in _parts(bar, place)]))
    drawn = base.mark_rect(stroke=MID, strokeWidth=1)
    shapes = drawn.encode(x=x, x2="end:Q", y=y, y2="high:Q", fill=pictures.as_given("shade"))
    names = [{"x": BAR / 2 + i * APART, "low": 0, "said": textwrap.wrap(bar.name, 18)} for i, bar in enumerate(bars)]
    below = alt.Chart(pictures.data(names)).mark_text(baseline="top", dy=8, lineHeight=15, color=GREY)
    middle = alt.Chart(pictures.data([{"x": (BAR + APART) / 2, "low": 0.5, "said": change}]))
    joined = middle.mark_text(baseline="middle", lineHeight=16, fontWeight=600)
    texts = [text.encode(x=x, y=y, text="said:N") for text in (below, joined)]
    return pictures.layered(shapes, *_words(base), *texts, width=WIDE, height=TALL, title=title)


def _words(base: alt.Chart) -> list[alt.Chart]:
    """Name and size in each part; beside it where it is thin."""
    places: tuple[tuple[str, str, Look], ...] = (
        ("!datum.thin", "centre:Q", {"align": "center"}),
        ("datum.thin", "end:Q", {"align": "left", "dx": 6}),
    )
    return [
        base.transform_filter(which)
        .mark_text(**look, dy=-7, baseline="middle", lineHeight=15)
        .encode(
            x=alt.X(place, scale=ACROSS, axis=None),
            y=alt.Y("middle:Q", axis=None),
            text="said:N",
            color=pictures.as_given("ink"),
        )
        for which, place, look in places
    ]


def _parts(bar: Bar, place: int) -> list[dict[str, Any]]:
    whole = sum(bar.parts.values()) or 1
    highs = list(accumulate(size / whole for size in bar.parts.values()))
    edges = zip(bar.parts, [0.0, *highs], highs, strict=False)
    x = {"x": place * APART, "end": place * APART + BAR, "centre": place * APART + BAR / 2}
    return [{**x, **_part(name, low, high, bar.said[name])} for name, low, high in edges if high > low]


def _part(name: str, low: float, high: float, said: str) -> dict[str, Any]:
    thin, share = high - low < THIN, f"{name} {formats.percent(high - low)}"
    return {
        "low": low,
        "high": high,
        "middle": min((low + high) / 2, TOP),
        "thin": thin,
        "shade": SHADES[name],
        "ink": "white" if SHADES[name] == ACCENT and not thin else INK,
        "said": textwrap.wrap(share, 12) if thin else [share, said],
    }


def destinations(title: str, ledger: dict[str, float]) -> alt.LayerChart:
    """Where the hours that move go: one row a destination, its name to the left within the plot."""
    sizes = [0.0, *ledger.values()]
    span = max(sizes) - min(sizes) or 1
    left = min(sizes) - (NAMES + (GAP if min(sizes) < 0 else 0)) * span
    rows = [_destination(name, hours, left) for name, hours in ledger.items() if round(hours)]
    x = alt.X("hours:Q", axis=None, scale=alt.Scale(domain=[left, max(sizes) + GAP * span], nice=False))
    base = alt.Chart(pictures.data(rows)).encode(y=alt.Y("name:N", sort=None, axis=None))
    bars = base.mark_bar(height={"band": 0.62}, strokeWidth=1.2)
    names = base.mark_text(align="left").encode(x=alt.X("left:Q", axis=None), text="name:N")
    sides: tuple[tuple[str, Look], ...] = ((">=", {"align": "left", "dx": 6}), ("<", {"align": "right", "dx": -6}))
    ends = [base.transform_filter(f"datum.hours {sign} 0").mark_text(**look) for sign, look in sides]
    drawn = bars.encode(x=x, fill=pictures.as_given("fill"), stroke=pictures.as_given("stroke"))
    texts = [end.encode(x=x, text="said:N") for end in ends]
    size = {"width": 2 * WIDE + BETWEEN, "height": 24 * max(len(rows), 1)}
    return pictures.layered(drawn, names, *texts, **size, title=title)


def _destination(name: str, hours: float, left: float) -> dict[str, Any]:
    shade = LOSS if hours < 0 else DESTINATIONS.get(name, MID)
    edge = MID if shade == "white" else shade
    return {"name": name, "hours": hours, "said": formats.number(hours), "fill": shade, "stroke": edge, "left": left}


YEAR = 3  # the year that is looked at, or the last
PARTS = ("run", "grow", "transform")


def hours_and_money_chart(case: Case, lines: Record, option: str | None) -> Output | None:
    """Staff hours and IT budget under doing nothing and under an option, and where the hours that move go."""
    if option is None:
        return None
    if "it_budget" not in lines or not lines.roles:
        return missing(case, "budget" if lines.roles else "roles", "Hours and money side by side")
    year = min(YEAR, case.file.horizon)
    hours = [_hours(case, lines, name, year) for name in (labels.NOTHING, option)]
    money = [_money(case, lines, name, year) for name in (labels.NOTHING, option)]
    n = Numbers(case, lines).of(option)
    moved, run = n(f"moved_hours[{year}]"), n(f"run_after[{year}]")
    title = findings.hours(case, lines, option, year)
    own = sourced(hours[1].said["Run"], From.step(option, f"run hours[{year}]"))
    alt_text = findings.told(title, [f"run hours {own}", f"run budget {run}", f"hours that move {moved}"])
    drawn = pictures.svg(_chart(case, lines, option, year, hours, money))
    subtitle = f"Doing nothing and {n.name()} in {n.year(year)}: hours and money of that year, most likely values"
    return Figure(title, subtitle, drawn, alt_text, _table(lines, option, year, [*hours, *money]))


def _hours(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = staff_hours(case, lines, name, year)
    return Bar(labels.option_name(name), parts, {part: formats.hours(size) for part, size in parts.items()})


def _money(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = {part.title(): lines.options[name][f"{part}_after"][year] for part in PARTS}
    said = {part: formats.money_m(size, case.file.currency, digits=1) for part, size in parts.items()}
    return Bar(labels.option_name(name), parts, said)


def _chart(case: Case, lines: Record, option: str, year: int, hours: list[Bar], money: list[Bar]) -> alt.ConcatChart:
    found = lines.options[option]
    more_hours = f"{formats.number(found.hours_ledger.redeployed[year], signed=True)} h"
    more_money = formats.about(found.run_after[year] - lines.run[year], case.file.currency, signed=True)
    pairs = pair("Staff hours", hours, ["other work", more_hours]), pair("IT budget", money, ["run budget", more_money])
    ledger = {labels.LEDGER[kind]: by_year[year] for kind, by_year in found.hours_ledger.items()}
    tied("Where the hours go", ledger.values(), found.moved_hours[year])
    title = f"Where the {formats.number(found.moved_hours[year])} hours go that move in that year"
    rows = (alt.hconcat(*pairs, spacing=BETWEEN), destinations(title, ledger))
    return alt.concat(*rows, columns=1, align="none", spacing=30)


def _table(lines: Record, option: str, year: int, bars: list[Bar]) -> Table:
    said = [(f"{bar.name}: {part.lower()}", bar.said[part]) for bar in bars for part, size in bar.parts.items() if size]
    ledger = {kind: hours[year] for kind, hours in lines.options[option].hours_ledger.items()}
    said += [(labels.LEDGER[kind], formats.hours(hours)) for kind, hours in ledger.items() if hours]
    return Table("Hours and money side by side", ("", "In that year"), tuple(Row(name, (text,)) for name, text in said))
