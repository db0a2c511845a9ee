"""What must be true: what has to end and whose word it is, and how far each driver moves the cash."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import altair as alt

from hitcase.analysis.drivers import amounts, stakes
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.document.provenance import origin_text
from hitcase.document.terms import driver_phrase, outcome
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.text import formats, labels, paths, phrases, pictures
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Output, Row, Table, sentences
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, PALE, Look
from hitcase.text.source_types import From

GROUPS = {"client": "The client controls", "partner": "The partner controls", "nobody": "Nobody controls"}
FILLS = {"record": ACCENT, "client": ACCENT, "workshop": ACCENT, "offer": "white", "vendor": "white"}
LONG, NAMES, WIDE, TALL, BETWEEN = 40, 232, 300, 20, 24  # characters of a name; px: names, plot, a row, groups
OWNER = 18  # characters of a long name that say whose it is


@dataclass(frozen=True, slots=True)
class End:
    """What a figure is at an end of its range, and what comes out there, in money."""

    text: str
    result: float


@dataclass(frozen=True, slots=True)
class Driver:
    """A figure at its ends, all others drawn. turn: where the result turns, "" where it does not; swing: in money.

    name: with the role or option that it belongs to; bar: what a bar is called, which no other bar is.
    """

    name: str
    bar: str
    controls: str
    whose: str
    low: End
    high: End
    turn: str
    swing: float

    @property
    def ends(self) -> tuple[End, End]:
        """That of the lower result, which is to the left, and the other."""
        return (self.high, self.low) if self.low.result > self.high.result else (self.low, self.high)


@dataclass(frozen=True)
class Drivers(ChartContent):
    """What moves the result: the drivers by who controls them, the widest first."""

    rows: tuple[Driver, ...]

    @property
    def groups(self) -> dict[str, list[Driver]]:
        """Who controls them → those."""
        held = {group: [row for row in self.rows if row.controls == group] for group in GROUPS.values()}
        return {group: rows for group, rows in held.items() if rows}

    @property
    def values(self) -> list[float]:
        """All that is drawn, in millions."""
        return [end.result / formats.MILLION for row in self.rows for end in row.ends]


def drivers(case: Case, lines: Record, results: Record) -> Drivers | None:
    """The widest drivers of the option at hand; None where nothing moves its result."""
    if not results.drivers:
        return None
    n, million = Numbers(case, lines).of(results.option), labels.unit("million money", case.file.currency)
    how = "one figure at its ends, all others drawn (outlined: the partner's word)"
    held = [row for group in GROUPS for row in results.drivers if row.controls == group]
    bars = bar_names([driver_phrase(case, case.params[row.path]) for row in held])
    rows = [_driver(case, row, bar) for row, bar in zip(held, bars, strict=True)]
    return Drivers(
        title=_title(case, results),
        subtitle=f"{n.name()}: middle of the {labels.MEASURED[case.file.decide_on]}, {million}, {how}",
        figures=tuple(f"{_name(case, row)} {_ends(case, row)}" for row in results.drivers[:3]),
        table=_table(case, rows),
        rows=tuple(rows),
    )


def _title(case: Case, results: Record) -> str:
    first, *others = results.drivers
    name = _name(case, first)
    name = sourced(bare(name)[:1].upper() + bare(name)[1:], From.name(first.path))
    times = first.swing / others[0].swing if others and others[0].swing else 0
    if times < 1.5:
        return f"{name} matters most"
    more = sourced(formats.number(times, 0 if times >= 3 else 1), From.driver(first.path, "times"))
    return f"{name}: it matters {more} times as much as anything else"


def _name(case: Case, row: Record) -> str:
    return sourced(driver_phrase(case, case.params[row.path]), From.name(row.path))


def bar_names(phrases: list[str]) -> list[str]:
    """What bars are called: short, and no two alike.

    >>> bar_names(["Mount Carmel analyst: share of productive hours on run work", "growth of pay", "growth of pay"])
    ['Mount… analyst: share of productive…', 'growth of pay', 'growth of pay (2)']
    """
    names: list[str] = []
    for phrase in phrases:
        name = textwrap.shorten(_with_short_owner(phrase), LONG, placeholder="…")
        again = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({again + 1})" if again else name)
    return names


def _with_short_owner(phrase: str) -> str:
    """A name without the middle of whose it is, where it is too long: a hospital's name, and the role at its end."""
    owner, colon, what = phrase.partition(": ")
    if not colon or len(phrase) <= LONG or len(owner) <= OWNER:
        return phrase
    first, last = owner.split(" ")[0], owner.split(" ")[-1]
    return f"{first[: OWNER // 2]}… {last[: OWNER // 2]}{colon}{what}"


def _driver(case: Case, row: Record, bar: str) -> Driver:
    low, high = (End(outcome(case, row.path, end.value), end.median) for end in (row.low, row.high))
    turns = row.turns.still_positive if row.turns and row.turns.still_positive else Record(value=None)
    turn = "" if turns.value is None else outcome(case, row.path, turns.value, turns.side)
    name = paths.full_label(case, case.params[row.path])
    return Driver(name, bar, GROUPS[row.controls], row.whose, low, high, turn, row.swing)


def _ends(case: Case, row: Record) -> str:
    return ", ".join(f"{_cash(case, row, end)} at {_end(case, row, end)}" for end in ("low", "high"))


def _cash(case: Case, row: Record, end: str) -> str:
    shown = formats.about(row[end].median, case.file.currency, signed=True)
    return sourced(shown, From.driver(row.path, f"cash at {end}"))


def _end(case: Case, row: Record, end: str) -> str:
    return sourced(outcome(case, row.path, row[end].value), From.driver(row.path, end))


def _table(case: Case, rows: list[Driver]) -> Table:
    million = labels.unit("million money", case.file.currency)
    measured = labels.MEASURED[case.file.decide_on]
    lowest = f"{measured.capitalize()} at lowest, {million}"
    columns = ("Driver", "Who controls it", "Lowest", "Highest", lowest, "at highest", "Turns at")
    return Table(f"What moves the {measured}", columns, tuple(map(_row, rows)), "", (columns[1],))


def _row(driver: Driver) -> Row:
    ends = driver.low, driver.high
    results = [formats.millions(end.result) for end in ends]
    cells = (driver.controls, *(end.text for end in ends), *results, driver.turn or formats.NONE)
    return Row(driver.name, cells)


def drivers_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """The widest drivers of the option at hand: this one held at its ends, all others drawn."""
    content = drivers(case, lines, results)
    return content.figure(_chart(content)) if content else None


def _chart(content: Drivers) -> alt.VConcatChart:
    scale = alt.Scale(domain=[*scale_ends(content.values, 0.2, 0.2)], nice=False)
    last = [*content.groups][-1]
    groups = [_group(title, rows, scale, ticks=title == last) for title, rows in content.groups.items()]
    return alt.vconcat(*groups, spacing=BETWEEN, bounds="flush")


def _group(title: str, rows: list[Driver], scale: alt.Scale, *, ticks: bool) -> alt.LayerChart:
    """The drivers of one who controls them."""
    axis, bars = alt.Axis(title=None, domain=False, tickCount=5, labels=ticks, ticks=ticks), [*map(driver_bar, rows)]
    x = alt.X("left:Q", scale=scale, axis=axis)
    names = alt.Axis(title=None, domain=False, ticks=False, labelPadding=8, minExtent=NAMES, maxExtent=NAMES)
    y = alt.Y("name:N", sort=[bar["name"] for bar in bars], axis=names)
    base = alt.Chart(pictures.data(bars)).encode(y=y)
    zero = alt.Chart(pictures.data([{"zero": 0}])).mark_rule(color=INK).encode(x="zero:Q")
    drawn = base.mark_bar(height={"band": 0.62}, strokeWidth=1.3)
    shapes = drawn.encode(x=x, x2="right:Q", fill=pictures.as_given("fill"), stroke=pictures.as_given("edge"))
    size = {"width": WIDE, "height": TALL * len(bars)}
    return pictures.layered(shapes, zero, *_words(base, x), **size, title=alt.Title(title, offset=2))


def _words(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The ends of each bar in the driver's units; to the right of all, where the result turns."""
    sides: tuple[tuple[Any, str, Look], ...] = (
        (x, "text_left:N", {"align": "right", "dx": -5}),
        ("right:Q", "text_right:N", {"align": "left", "dx": 5}),
    )
    ends = [
        text.encode(x=at, text=end) for at, end, look in sides for text in pictures.on_white(base, **look, color=INK)
    ]
    needs = base.transform_filter("datum.turn").mark_text(align="left", color=LOSS, fontWeight=600)
    return [*ends, needs.encode(x=alt.value(WIDE + 8), text="turn:N")]


def driver_bar(driver: Driver) -> dict[str, Any]:
    """A driver as a chart draws it, in millions; filled by whose number it is."""
    (left, right), fill = driver.ends, FILLS.get(driver.whose, PALE)
    return {
        "name": driver.bar,
        "left": left.result / formats.MILLION,
        "right": right.result / formats.MILLION,
        "text_left": left.text,
        "text_right": right.text,
        "turn": f"turns at {driver.turn}" if driver.turn else "",
        "fill": fill,
        "edge": GREY if fill == PALE else ACCENT,
    }


def what_must_end_table(case: Case, lines: Record, option: str | None) -> Output:
    """Each thing that the option at hand ends, and added cash: how much, when, on whose word, and the cash without."""
    if option is None:
        no_price = "No option has a price yet, so nothing has to be true for it."
        return sentences(no_price) if phrases.why_no_option(case) in phrases.NO_OFFER else phrases.no_option(case)
    listed = stakes(case, option)
    if not listed:
        return sentences("The file names nothing that ends: no contract and no post.")
    money = labels.unit("million money", case.file.currency)
    what = "What ends or comes in" if any(stake.kind == "added" for stake in listed) else "What ends"
    columns = (what, "How much", "When", "Owner", "Whose word", f"Cash if not, {money}")
    rows = tuple(_ending_row(case, stake) for stake in listed)
    worth = f"{labels.option_name(option)} as it stands: {formats.millions(lines.options[option].npv_cash)}."
    whole = f"{worth} Each row alone, the price as it is, every figure at its most likely value."
    title = f"{labels.option_name(option)}: what has to end, the weightiest first"
    return Table(title, columns, rows, whole, columns[1:5])


def _ending_row(case: Case, stake: Record) -> Row:
    params = amounts(case, stake)
    stated = _stated(case, stake)
    cells = (
        _size(case, stake, params),
        _when(case, stake),
        stated.owner or formats.NONE,
        origin_text(params[0]),
        formats.millions(stake.npv_without),
    )
    return Row(_what(case, stake), cells)


def _size(case: Case, stake: Record, params: list[Param]) -> str:
    """How much of it, with its range; of amounts by year, each of them, the last of which goes on."""
    param, shown = params[0], SHOWN[stake.kind]
    money = [formats.money(amount.base, case.file.currency) for amount in params] if stake.kind == "added" else []
    if len(money) > 1:
        return f"{', '.join(money[:-1])}, then {money[-1]} a year"
    base = f"{money[0]} a year" if money else shown(param.base)
    most = f"{shown(param.low).removesuffix(' %')}–{shown(param.high)}" if param.low is not None else ""
    return f"{base} ({most})" if most else base


SHOWN = {"contracts": formats.exact_percent, "posts": formats.exact, "added": formats.exact}


def _stated(case: Case, stake: Record) -> Any:
    """What the file says of it."""
    option = case.file.options[stake.path.split(".")[1]]
    return option.added[stake.name] if stake.kind == "added" else getattr(option.ends, stake.kind)[stake.name]


def _when(case: Case, stake: Record) -> str:
    if after := case.params.get(f"{stake.path}.after_start"):
        return f"{_months(after.base)} after the start"
    key = "start_month" if stake.kind == "added" else "month"
    if f"{stake.path}.{key}" not in case.params:
        return "while in service"
    month = case.params[f"{stake.path}.{key}"].base
    year = labels.year_labels(case)[min(int(month // 12) + 1, case.file.horizon)]
    return f"month {formats.exact(month)} ({year})"


def _months(count: float) -> str:
    return f"{formats.exact(count)} {'month' if count == 1 else 'months'}"


def _what(case: Case, stake: Record) -> str:
    if stake.kind == "added":
        return paths.added_name(case, stake.path.split(".")[1], stake.name)
    return labels.in_words(stake.name) if stake.kind == "contracts" else f"{labels.role_name(stake.name)} posts"
