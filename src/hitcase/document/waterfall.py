"""Chart 1: where the money goes. From what ends, through every cost, to the cash that is left; time drawn apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from hitcase.analysis.derived import tied, today_money
from hitcase.document.chart import ChartContent, scale_ends
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, pictures
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Output, Row, Table
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, MID, Look
from hitcase.text.source_types import From

COSTS = labels.cost_groups()
ENDS = ("ended_contracts", "ended_pay")
TIME, ALL = "Spending avoided, hours gained: median", "With capacity"
CAPACITY = ("avoidance", "capacity_value")
SET_BY_PARTNER = tuple(COSTS)[:3]
NEGOTIABLE = "the largest cost that can be negotiated"
ROOM, WIDE = 0.16, 0.5  # of the width: beside the bars for their labels; a bar that has room for words
PLAIN: Look = {"title": None, "domain": False}


@dataclass(frozen=True, slots=True)
class Step:
    """A bar from where the one above ended; a total begins at 0. Outlined: not cash. lines: what it is made of."""

    name: str
    begin: float
    end: float
    total: bool = False
    outlined: bool = False
    lines: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        """What the label says."""
        return self.end - self.begin

    def text(self, currency: str) -> str:
        """Its size in words."""
        return formats.money_m(self.size, currency, signed=True, digits=2)


def waterfall_chart(case: Case, lines: Record, results: Record) -> Output | None:
    """A waterfall of one option's cash over the horizon, in today's money; avoidance and capacity outlined."""
    option, currency = results.option, case.file.currency
    if option is None:
        return None
    n, steps = Numbers(case, lines).of(option), steps_of(case, lines.options[option], results.options[option])
    content = ChartContent(
        title=_title(case, lines, results),
        subtitle=f"{n.name()}: {labels.unit('million money', currency)} in today's money, {n.years}",
        figures=tuple(f"{s.name} {sourced(s.text(currency), From.step(option, s.name))}" for s in _main(steps)),
        table=_table(steps, currency),
    )
    return content.figure(_chart(steps, _negotiable(case, option, steps)))


def _title(case: Case, lines: Record, results: Record) -> str:
    """Whether what ends pays for the option at hand, and what is left in the middle of the draws."""
    n, option = Numbers(case, lines).of(results.option), lines.options[results.option]
    ends, fee = sum(today_money(case, option[line]) for line in ENDS), today_money(case, option.fee)
    middle, where = results.options[results.option].npv_cash.p50, "(median)"
    name, left = n.name(), n.of_draws(results, "npv_cash.p50", "size")
    if not ends:
        return f"Nothing ends, so {name} {'costs' if middle < 0 else 'saves'} {left} in cash {where}"
    if middle >= 0:
        return f"What ends pays for {name}: {left} is left {where}"
    if ends >= fee > 0:
        return f"What ends pays the fee of {name}, but not what comes with it: {left} short {where}"
    return f"What ends does not pay for {name}: {left} short {where}"


def _table(steps: list[Step], currency: str) -> Table:
    rows = tuple(Row(step.name, (formats.thousands(step.size),), "total" if step.total else "") for step in steps)
    return Table("Where the money goes", ("", labels.unit("Thousand money, today", currency)), rows)


def steps_of(case: Case, option: Record, drawn: Record) -> list[Step]:
    """From what ends, through every cost, to the cash that is left: the steps of one option.

    Args:
        option: its lines at most likely values. drawn: what the draws say of it.
    """

    def worth(*names: str) -> float:
        return sum(today_money(case, option[name]) for name in names)

    flows = [Step(labels.line_label(name), 0, worth(name), lines=(name,)) for name in labels.CASH_IN_ORDER]
    flows += [Step(labels.EFFECTS["added"], 0, -today_money(case, option.budget_effect["added"]))]
    flows += [Step(name, 0, -worth(*names), lines=names) for name, names in COSTS.items()]
    tied("Where the money goes", (step.size for step in flows), option.npv_cash)
    likely, middle, full = option.npv_cash, drawn.npv_cash.p50, drawn.npv_full.p50
    net = ("npv_cash",)
    cash = [*_run(flows, 0), Step(labels.LIKELY, 0, likely, total=True, lines=net)]
    uneven = Step(labels.UNEVEN, 0, middle - likely)
    cash += [*_run([uneven], likely), Step(labels.MIDDLE, 0, middle, total=True, lines=net)]
    time = Step(TIME, 0, full - middle, outlined=True)
    beside = _run([time], middle) if any(worth(name) for name in CAPACITY) else []
    return [*cash, *beside, Step(ALL, 0, full, total=True, outlined=True)] if beside else cash


def _run(steps: list[Step], begin: float) -> list[Step]:
    """One step after the other; those of nothing are left out."""
    placed = []
    for step in steps:
        if step.size:
            placed.append(replace(step, begin=begin, end=begin + step.size))
            begin += step.size
    return placed


def _main(steps: list[Step]) -> list[Step]:
    """The two largest flows and the cash that is left."""
    flows = sorted((step for step in steps if not step.total and not step.outlined), key=lambda step: -abs(step.size))
    return [*flows[:2], next(step for step in steps if step.name == labels.MIDDLE)]


def _negotiable(case: Case, option: str, steps: list[Step]) -> str:
    """The largest cost that a partner sets; none where the staff is the client's own."""
    costs = [step for step in steps if step.name in SET_BY_PARTNER]
    own = case.file.options[option].kind == "in_house_fix"
    return "" if own or not costs else min(costs, key=lambda step: step.size).name


def _chart(steps: list[Step], negotiable: str) -> alt.LayerChart:
    rows = [_row(step, after) for step, after in zip(steps, [*steps[1:], None], strict=True)]
    low, high = scale_ends((row[end] for row in rows for end in ("begin", "end")), ROOM, ROOM)
    scale, span = alt.Scale(domain=[low, high], nice=False), (high - low) / (1 + 2 * ROOM)
    names = [step.name for step in steps]
    x = alt.X("begin:Q", scale=scale, axis=alt.Axis(**PLAIN, tickCount=6))
    y = alt.Y("name:N", sort=names, axis=alt.Axis(**PLAIN, ticks=False, labelPadding=8))
    base = alt.Chart(pictures.data(rows)).encode(y=y)
    zero = alt.Chart(pictures.data([{"zero": 0}])).mark_rule(color=GREY).encode(x="zero:Q")
    room = base.transform_filter(f"datum.name === '{negotiable}' && abs(datum.end - datum.begin) > {WIDE * span}")
    words = room.mark_text(align="right", dx=-8, color="white", text=NEGOTIABLE).encode(x="begin:Q")
    layers = (zero, *_bars(base, x), *_values(base), words)
    return pictures.layered(*layers, width=440, height=21 * len(rows))


def _bars(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The bars, and the thin lines that join one's end to the next."""
    joins = base.transform_filter("datum.next").mark_rule(color=MID).encode(x="end:Q", y2="next:N")
    bars = base.mark_bar(height={"band": 0.66}, strokeWidth=1.5)
    fill, stroke = pictures.as_given("fill"), pictures.as_given("stroke")
    return [joins, bars.encode(x=x, x2="end:Q", fill=fill, stroke=stroke)]


def _values(base: alt.Chart) -> list[alt.Chart]:
    """What each bar comes to, to its right; that of totals in bold."""
    weights = (("datum.total", 600), ("!datum.total", "normal"))
    return [
        text.encode(x="right:Q", text="label:N")
        for which, weight in weights
        for text in pictures.on_white(base.transform_filter(which), align="left", dx=6, fontWeight=weight)
    ]


def _row(step: Step, after: Step | None) -> dict[str, Any]:
    colour = LOSS if step.size < 0 else INK if step.total else ACCENT
    return {
        "name": step.name,
        "begin": step.begin / formats.MILLION,
        "end": step.end / formats.MILLION,
        "right": max(step.begin, step.end) / formats.MILLION,
        "size": step.size,
        "total": step.total,
        "label": formats.millions(step.size),
        "fill": "white" if step.outlined else colour,
        "stroke": colour,
        "next": after.name if after else None,
    }
