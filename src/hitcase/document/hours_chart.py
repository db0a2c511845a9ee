"""Chart 5: hours and money, side by side. Two pairs of bars in the same order and shades, and where the hours go."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

import altair as alt

from hitcase.analysis.derived import staff_hours, tied
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Output, Row, Table
from hitcase.text.phrases import missing
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, MID, Look
from hitcase.text.source_types import From

LIGHT = "#A9C8E3"
SHADES = {"Run": MID, "Other work": LIGHT, "Grow": LIGHT, "Transform": ACCENT, "Freed, not used": "white"}
DESTINATIONS = {labels.LEDGER["redeployed"]: ACCENT, labels.LEDGER["lost"]: "white"}
EDGE = MID  # of each part, and of a bar that is white
YEAR = 3  # the year that is looked at, or the last
PARTS = ("run", "grow", "transform")
COLUMNS = ("", "In that year")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a pair: its name, and its parts from the first on with how each is said."""

    name: str
    parts: dict[str, float]
    texts: dict[str, str]

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row of the table for each part that is there."""
        return tuple(Row(f"{self.name}: {x.lower()}", (self.texts[x],)) for x, size in self.parts.items() if size)

    def spans(self) -> Iterator[tuple[str, float, float]]:
        """Each part with where it begins and ends, the whole being 1; parts of nothing are left out."""
        whole = sum(self.parts.values()) or 1
        ends = [0.0, *accumulate(size / whole for size in self.parts.values())]
        return ((name, low, high) for name, (low, high) in zip(self.parts, pairwise(ends), strict=True) if high > low)


@dataclass(frozen=True)
class MovedHours(ChartContent):
    """Where the hours go that an option takes over. moved: all of them; ledger: where they go → hours, some below 0."""

    moved: float
    ledger: dict[str, float]

    @property
    def bars(self) -> list[dict[str, Any]]:
        """A row of the chart for each destination of an hour or more."""
        return [_destination(name, hours) for name, hours in self.ledger.items() if round(hours)]


def _destination(name: str, hours: float) -> dict[str, Any]:
    fill = LOSS if hours < 0 else DESTINATIONS.get(name, MID)
    edge = EDGE if fill == "white" else fill
    return {"name": name, "hours": hours, "text": formats.number(hours), "fill": fill, "edge": edge}


@dataclass(frozen=True)
class HoursAndMoney(ChartContent):
    """A year's staff hours and IT budget under doing nothing and under an option.

    pairs: what is split → both bars; changes: what is split → the change from one to the other, in two lines.
    """

    pairs: dict[str, tuple[Bar, Bar]]
    changes: dict[str, tuple[str, str]]


def moved_hours(case: Case, lines: Record, option: str) -> MovedHours:
    """Where the hours go that an option takes over, in the year that is looked at."""
    n, year = Numbers(case, lines).of(option), min(YEAR, case.file.horizon)
    moved = lines.options[option].moved_hours[year]
    ledger = {labels.LEDGER[kind]: by_year[year] for kind, by_year in lines.options[option].hours_ledger.items()}
    tied("Where the hours go", ledger.values(), moved)
    table_rows = tuple(Row(name, (formats.hours(hours),)) for name, hours in ledger.items() if hours)
    return MovedHours(
        title=f"{n.name()} takes over {n(f'moved_hours[{year}]')} hours a year",
        subtitle=f"Hours in {n.year(year)}, where they go",
        figures=tuple(f"{row.head} {row.cells[0]}" for row in table_rows[:3]),
        table=Table("Where the hours go", COLUMNS, table_rows),
        moved=moved,
        ledger=ledger,
    )


def hours_and_money(case: Case, lines: Record, option: str) -> HoursAndMoney:
    """Staff hours and IT budget in the year that is looked at; they have to be known."""
    n, year = Numbers(case, lines).of(option), min(YEAR, case.file.horizon)
    names = (labels.NOTHING, option)
    hours = [_hours(case, lines, name, year) for name in names]
    money = [_money(case, lines, name, year) for name in names]
    own = sourced(hours[1].texts["Run"], From.step(option, f"run hours[{year}]"))
    run, moved = n(f"run_after[{year}]"), n(f"moved_hours[{year}]")
    table_rows = [row for bar in (*hours, *money) for row in bar.rows]
    return HoursAndMoney(
        title=_title(case, lines, option, year),
        subtitle=f"Doing nothing and {n.name()} in {n.year(year)}: hours and money of that year, most likely values",
        figures=(f"run hours {own}", f"run budget {run}", f"hours that move {moved}"),
        table=Table("Hours and money side by side", COLUMNS, tuple(table_rows)),
        pairs={"Staff hours": (hours[0], hours[1]), "IT budget": (money[0], money[1])},
        changes=_changes(case, lines, option, year),
    )


def _hours(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = staff_hours(case, lines, name, year)
    return Bar(labels.option_name(name), parts, {part: formats.hours(size) for part, size in parts.items()})


def _money(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = {part.title(): lines.options[name][f"{part}_after"][year] for part in PARTS}
    texts = {part: formats.money_m(size, case.file.currency, digits=1) for part, size in parts.items()}
    return Bar(labels.option_name(name), parts, texts)


def _changes(case: Case, lines: Record, option: str, year: int) -> dict[str, tuple[str, str]]:
    own = lines.options[option]
    hours = f"{formats.number(own.hours_ledger.redeployed[year], signed=True)} h"
    money = formats.about(own.run_after[year] - lines.run[year], case.file.currency, signed=True)
    return {"Staff hours": ("other work", hours), "IT budget": ("run budget", money)}


def _title(case: Case, lines: Record, option: str, year: int) -> str:
    """What a year's hours and the run budget do: together, or in opposite directions."""
    n, own = Numbers(case, lines).of(option), lines.options[option]
    moved, more = own.hours_ledger.redeployed[year], own.run_after[year] - lines.run[year]
    amount = n.text(abs(more), "money", From.line(f"{n.home}run_after[{year}]", f"-run[{year}]"))
    side = f"adds {amount} to" if more > 0 else f"takes {amount} from"
    hours = n.of_lines(abs(moved), "count", f"hours_ledger.redeployed[{year}]")
    if moved > 0 and more > 0:
        return f"{n.name()} leaves {hours} hours for other work, but {side} the run budget"
    if moved > 0:
        return f"{n.name()} leaves {hours} hours for other work and {side} the run budget"
    if moved < 0:
        return f"{n.name()} {side} the run budget, but own staff must fill {hours} hours"
    return f"{n.name()} leaves no hours for other work and {side} the run budget"


def ink(part: str) -> str:
    """The colour of words on a part."""
    return "white" if SHADES[part] == ACCENT else INK


THIN = 0.12  # a part of a bar below this has its words beside it
TOP = 0.94  # no words stand higher in a bar
WIDE, TALL, BAR, APART = 286, 240, 106, 180  # px: a pair, its height, a bar, from one bar's edge to the other's
BETWEEN = 66  # px: from one pair to the other
ACROSS = alt.Scale(domain=[0, WIDE], nice=False)
NAMES, GAP = 0.45, 0.1  # of the width of the bars: room for names to the left, and for negative numbers


def hours_and_money_chart(case: Case, lines: Record, option: str | None) -> Output | None:
    """Staff hours and IT budget under doing nothing and under an option, and where the hours that move go."""
    if option is None:
        return None
    if "it_budget" not in lines or not lines.roles:
        return missing(case, "budget" if lines.roles else "roles", "Hours and money side by side")
    content, moved = hours_and_money(case, lines, option), moved_hours(case, lines, option)
    pairs = [_pair(title, bars, content.changes[title]) for title, bars in content.pairs.items()]
    columns = (alt.hconcat(*pairs, spacing=BETWEEN), _destinations(moved))
    table = replace(content.table, rows=(*content.table.rows, *moved.table.rows))
    return replace(content, table=table).figure(alt.concat(*columns, columns=1, align="none", spacing=30))


def _pair(title: str, bars: tuple[Bar, Bar], change: tuple[str, str]) -> alt.LayerChart:
    """Two bars of 100 %, and between them what changes."""
    x = alt.X("x:Q", axis=None, scale=ACROSS)
    y = alt.Y("low:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    base = alt.Chart(pictures.data([row for place, bar in enumerate(bars) for row in _parts(bar, place)]))
    drawn = base.mark_rect(stroke=EDGE, strokeWidth=1)
    shapes = drawn.encode(x=x, x2="end:Q", y=y, y2="high:Q", fill=pictures.as_given("shade"))
    names = [{"x": BAR / 2 + i * APART, "low": 0, "text": textwrap.wrap(bar.name, 18)} for i, bar in enumerate(bars)]
    below = alt.Chart(pictures.data(names)).mark_text(baseline="top", dy=8, lineHeight=15, color=GREY)
    middle = alt.Chart(pictures.data([{"x": (BAR + APART) / 2, "low": 0.5, "text": [*change]}]))
    joined = middle.mark_text(baseline="middle", lineHeight=16, fontWeight=600)
    texts = [text.encode(x=x, y=y, text="text:N") for text in (below, joined)]
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
            text="text:N",
            color=pictures.as_given("ink"),
        )
        for which, place, look in places
    ]


def _parts(bar: Bar, place: int) -> list[dict[str, Any]]:
    x = {"x": place * APART, "end": place * APART + BAR, "centre": place * APART + BAR / 2}
    return [{**x, **_part(name, low, high, bar.texts[name])} for name, low, high in bar.spans()]


def _part(name: str, low: float, high: float, size: str) -> dict[str, Any]:
    thin, share = high - low < THIN, f"{name} {formats.percent(high - low)}"
    return {
        "low": low,
        "high": high,
        "middle": min((low + high) / 2, TOP),
        "thin": thin,
        "shade": SHADES[name],
        "ink": INK if thin else ink(name),
        "text": textwrap.wrap(share, 12) if thin else [share, size],
    }


def _destinations(content: MovedHours) -> alt.LayerChart:
    """Where the hours that move go: one row a destination, its name to the left within the plot."""
    title = f"Where the {formats.number(content.moved)} hours go that move in that year"
    hours = [0.0, *content.ledger.values()]
    left, right = scale_ends(hours, NAMES + (GAP if min(hours) < 0 else 0), GAP)
    rows = [bar | {"left": left} for bar in content.bars]
    x = alt.X("hours:Q", axis=None, scale=alt.Scale(domain=[left, right], nice=False))
    base = alt.Chart(pictures.data(rows)).encode(y=alt.Y("name:N", sort=None, axis=None))
    bars = base.mark_bar(height={"band": 0.62}, strokeWidth=1.2)
    names = base.mark_text(align="left").encode(x=alt.X("left:Q", axis=None), text="name:N")
    sides: tuple[tuple[str, Look], ...] = ((">=", {"align": "left", "dx": 6}), ("<", {"align": "right", "dx": -6}))
    ends = [base.transform_filter(f"datum.hours {sign} 0").mark_text(**look) for sign, look in sides]
    drawn = bars.encode(x=x, fill=pictures.as_given("fill"), stroke=pictures.as_given("edge"))
    texts = [end.encode(x=x, text="text:N") for end in ends]
    size = {"width": 2 * WIDE + BETWEEN, "height": 24 * max(len(rows), 1)}
    return pictures.layered(drawn, names, *texts, **size, title=title)
