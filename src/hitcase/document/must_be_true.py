"""What must be true: what has to end and whose word it is, how far each driver moves the cash, and where it turns."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from hitcase.analysis.drivers import STAKES, stakes
from hitcase.document import findings
from hitcase.document.provenance import origin_text
from hitcase.document.terms import value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths, pictures
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Figure, Output, Row, Table, sentences
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, PALE, Look
from hitcase.text.source_types import From

GROUPS = {"client": "The client controls", "partner": "The partner controls", "nobody": "Nobody controls"}
FILLS = {"client": ACCENT, "workshop": ACCENT, "offer": "white", "vendor": "white"}
LONG, NAMES, WIDE, TALL, BETWEEN = 40, 232, 300, 20, 24  # characters of a name; px: names, plot, a row, groups


def drivers_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """The widest drivers of the option at hand: this one held at its ends, all others drawn."""
    found = finding(case, lines, results)
    if found is None:
        return None
    return Figure(found.title, found.subtitle, pictures.svg(_chart(case, _rows(results))), found.alt, found.table)


def _rows(results: Record) -> list[Record]:
    """The drivers by who controls them."""
    return [row for group in GROUPS for row in results.drivers if row.controls == group]


def finding(case: Case, lines: Record, results: Record) -> findings.Finding | None:
    """The chart in words; None where nothing is drawn."""
    if not results.drivers:
        return None
    n, million = Numbers(case, lines).of(results.option), labels.unit("million money", case.file.currency)
    title = _title(case, results)
    alt_text = findings.told(title, [f"{_name(case, row)} {_ends(case, row)}" for row in results.drivers[:3]])
    how = "one figure at its ends, all others drawn (outlined: the partner's word)"
    subtitle = f"{n.name()}: middle of the {labels.MEASURED[case.file.decide_on]}, {million}, {how}"
    return findings.Finding(title, subtitle, alt_text, _table(case, _rows(results)))


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
    what = paths.input_label(case, case.params[row.path])
    return sourced(f"{what[:1].lower()}{what[1:]}", From.name(row.path))


def driver(case: Case, row: Record) -> str:
    """A driver as a chart names it."""
    return textwrap.shorten(bare(_name(case, row)), LONG, placeholder="…")


def _ends(case: Case, row: Record) -> str:
    return ", ".join(f"{_cash(case, row, end)} at {_end(case, row, end)}" for end in ("low", "high"))


def _cash(case: Case, row: Record, end: str) -> str:
    shown = formats.about(row[end].median, case.file.currency, signed=True)
    return sourced(shown, From.driver(row.path, f"cash at {end}"))


def _end(case: Case, row: Record, end: str) -> str:
    return sourced(value(case, row.path, row[end].value), From.driver(row.path, end))


def _table(case: Case, rows: list[Record]) -> Table:
    million = labels.unit("million money", case.file.currency)
    measured = labels.MEASURED[case.file.decide_on]
    lowest = f"{measured.capitalize()} at lowest, {million}"
    columns = ("Driver", "Who controls it", "Lowest", "Highest", lowest, "at highest", "Turns at")
    return Table(f"What moves the {measured}", columns, tuple(_row(case, row) for row in rows), "", (columns[1],))


def _row(case: Case, row: Record) -> Row:
    ends = [value(case, row.path, end.value) for end in (row.low, row.high)]
    cash = [formats.millions(end.median) for end in (row.low, row.high)]
    name = bare(_name(case, row))
    return Row(f"{name[:1].upper()}{name[1:]}", (GROUPS[row.controls], *ends, *cash, turn(case, row) or formats.NONE))


def turn(case: Case, row: Record) -> str:
    """The value at which the result turns; "" where it does not."""
    found = row.turns.still_positive if row.turns else None
    return "" if found is None or found.value is None else value(case, row.path, found.value)


def _chart(case: Case, rows: list[Record]) -> alt.VConcatChart:
    data = {group: [_bar(case, row) for row in rows if row.controls == group] for group in GROUPS}
    held = {group: bars for group, bars in data.items() if bars}
    places = [0.0, *(one[end] for bars in held.values() for one in bars for end in ("left", "right"))]
    span = max(places) - min(places) or 1
    scale = alt.Scale(domain=[min(places) - 0.2 * span, max(places) + 0.2 * span], nice=False)
    last = list(held)[-1]
    groups = [_group(GROUPS[group], bars, scale, ticks=group == last) for group, bars in held.items()]
    return alt.vconcat(*groups, spacing=BETWEEN, bounds="flush")


def _group(title: str, bars: list[dict[str, Any]], scale: alt.Scale, *, ticks: bool) -> alt.LayerChart:
    """The drivers of one who controls them."""
    axis = alt.Axis(title=None, domain=False, tickCount=5, labels=ticks, ticks=ticks)
    x = alt.X("left:Q", scale=scale, axis=axis)
    names = alt.Axis(title=None, domain=False, ticks=False, labelPadding=8, minExtent=NAMES, maxExtent=NAMES)
    y = alt.Y("name:N", sort=[one["name"] for one in bars], axis=names)
    base = alt.Chart(pictures.data(bars)).encode(y=y)
    zero = alt.Chart(pictures.data([{"zero": 0}])).mark_rule(color=INK).encode(x="zero:Q")
    drawn = base.mark_bar(height={"band": 0.62}, strokeWidth=1.3)
    shapes = drawn.encode(x=x, x2="right:Q", fill=pictures.as_given("fill"), stroke=pictures.as_given("stroke"))
    size = {"width": WIDE, "height": TALL * len(bars)}
    return pictures.layered(shapes, zero, *_words(base, x), **size, title=alt.Title(title, offset=2))


def _words(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The ends of each bar in the driver's units; to the right of all, where the result turns."""
    sides: tuple[tuple[Any, str, Look], ...] = (
        (x, "low:N", {"align": "right", "dx": -5}),
        ("right:Q", "high:N", {"align": "left", "dx": 5}),
    )
    ends = [
        text.encode(x=at, text=told) for at, told, look in sides for text in pictures.on_white(base, **look, color=INK)
    ]
    needs = base.transform_filter("datum.turn").mark_text(align="left", color=LOSS, fontWeight=600)
    return [*ends, needs.encode(x=alt.value(WIDE + 8), text="turn:N")]


def _bar(case: Case, row: Record) -> dict[str, Any]:
    low, high = (end.median / formats.MILLION for end in (row.low, row.high))
    ends = [value(case, row.path, end.value) for end in (row.low, row.high)]
    falls, at, fill = low > high, turn(case, row), FILLS.get(row.whose, PALE)
    return {
        "name": driver(case, row),
        "left": min(low, high),
        "right": max(low, high),
        "low": ends[1] if falls else ends[0],
        "high": ends[0] if falls else ends[1],
        "turn": f"turns at {at}" if at else "",
        "fill": fill,
        "stroke": GREY if fill == PALE else ACCENT,
    }


def what_must_end_table(case: Case, lines: Record, option: str | None) -> Output:
    """Each thing that the option at hand ends, and added cash: how much, when, on whose word, and the cash without."""
    if option is None:
        return sentences("No option has a price yet, so nothing has to be true for it.")
    found = stakes(case, option)
    if not found:
        return sentences("The file names nothing that ends: no contract and no post.")
    money = labels.unit("million money", case.file.currency)
    what = "What ends or comes in" if any(one.kind == "added" for one in found) else "What ends"
    columns = (what, "How much", "When", "Owner", "Whose word", f"Cash if not, {money}")
    rows = tuple(_ending_row(case, one) for one in found)
    worth = f"{labels.option_name(option)} as it stands: {formats.millions(lines.options[option].npv_cash)}."
    whole = f"{worth} Each row alone, the price as it is, every figure at its most likely value."
    title = f"{labels.option_name(option)}: what has to end, the weightiest first"
    return Table(title, columns, rows, whole, columns[1:5])


def _ending_row(case: Case, one: Record) -> Row:
    param = case.params[f"{one.path}.{STAKES[one.kind]}"]
    shown = SHOWN[one.kind]
    most = f"{shown(param.low).removesuffix(' %')}–{shown(param.high)}" if param.low is not None else ""
    base = f"{formats.money(param.base, case.file.currency)} a year" if one.kind == "added" else shown(param.base)
    size = f"{base} ({most})" if most else base
    stated = _stated(case, one)
    told = size, _when(case, one), stated.owner or formats.NONE, origin_text(param), formats.millions(one.npv_without)
    return Row(_what(case, one), told)


SHOWN = {"contracts": formats.exact_percent, "posts": formats.exact, "added": formats.exact}


def _stated(case: Case, one: Record) -> Any:
    """What the file says of it."""
    option = case.file.options[one.path.split(".")[1]]
    return option.added[one.name] if one.kind == "added" else getattr(option.ends, one.kind)[one.name]


def _when(case: Case, one: Record) -> str:
    key = "start_month" if one.kind == "added" else "month"
    if f"{one.path}.{key}" not in case.params:
        return "while in service"
    month = case.params[f"{one.path}.{key}"].base
    year = labels.year_labels(case)[min(int(month // 12) + 1, case.file.horizon)]
    return f"month {formats.exact(month)} ({year})"


def _what(case: Case, one: Record) -> str:
    if one.kind == "added":
        return paths.added_name(case, one.path.split(".")[1], one.name)
    return labels.in_words(one.name) if one.kind == "contracts" else f"{labels.role_name(one.name)} posts"


HEADS = ("Most likely", "Still positive if")
SIDES = {"at_least": "at least", "at_most": "at most"}


def turning(case: Case, results: Record) -> Table | None:
    """Of the weightiest figures those that turn the result to a loss: most likely value, and within what it may be."""
    found = {one.path: one for one in results.break_evens}
    drivers = [found[row.path] for row in results.drivers if row.path in found]
    rows = [_break_even_row(case, one) for one in drivers if _turns(one.still_positive)]
    shown = tuple(Row(row.head, (row.cells[0], row.cells[3])) for row in rows)
    return (
        Table(
            "Where the result turns: each figure alone, all others at their most likely value",
            ("Figure", *HEADS),
            shown,
        )
        if shown
        else None
    )


def break_evens_table(case: Case, results: Record) -> Table | None:
    """Every figure that turns the option at hand within its plausible range, all others at their most likely value."""
    if results.option is None:
        return None
    turning = [one for one in results.break_evens if _turns(one.still_positive) or _turns(one.still_best)]
    rows = tuple(_break_even_row(case, one) for one in turning)
    rest = len(results.break_evens) - len(turning)
    columns = ("Figure", HEADS[0], "Looked at from", "to", HEADS[1], "Still best if")
    note = (
        f"{rest} more figures move it and turn neither within their range. Without a range: half to double. All other "
        "figures at their most likely value."
    )
    title = f"{labels.option_name(results.option)}: what each figure may be before the answer turns"
    return Table(title, columns, rows, note)


def _turns(found: Record | None) -> bool:
    return found is not None and found.value is not None


def _break_even_row(case: Case, one: Record) -> Row:
    param = case.params[one.path]
    ends = (value(case, one.path, x) for x in (one.base, one.low, one.high))
    told = (_told(case, one, kind) for kind in ("still_positive", "still_best"))
    return Row(f"{paths.group(one.path)}: {paths.input_label(case, param)}", (*ends, *told))


def _told(case: Case, one: Record, kind: str) -> str:
    found = one[kind]
    if found is None:
        return formats.NONE
    if found.value is None:
        return "always within it" if found.side == "always" else "never within it"
    return f"{SIDES[found.side]} {value(case, one.path, found.value)}"
