"""Chart 1: where the money goes. From what ends, through every cost, to the cash that is left; time drawn apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, picture
from hitcase.views.flows import today_money
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.picture import ACCENT, GREY, INK, LOSS, MID
from hitcase.views.telling import no_option

GAINS = {name: (name,) for name in ("ended_contracts", "ended_pay", "avoided_turnover_cash")}
COSTS = {
    "Fee": ("fee",),
    "Governance, change orders, lost saving": ("governance_cost", "change_order_cost", "leakage_cost"),
    "Moving in, two teams in parallel": ("transition_cost", "parallel_cost"),
    "Pay rise": ("pay_rise_cost",),
    "Leaving, severance, other": ("exit_cost", "severance_cost", "other_cost"),
}
CASH, ALL = "Cash", "With avoidance and capacity"
NEGOTIABLE = "the largest cost that can be negotiated"
ROOM, WIDE = 0.16, 0.5  # of the width: beside the bars for their labels; a bar that has room for words


@dataclass(frozen=True, slots=True)
class Step:
    """A bar from where the one above ended; a total begins at 0. Outlined: not cash."""

    name: str
    begin: float
    end: float
    kind: Literal["flow", "total"] = "flow"
    outlined: bool = False

    @property
    def size(self) -> float:
        """What the label says."""
        return self.end - self.begin


def where_the_money_goes(case: Case, lines: Record, option: str | None) -> Output:
    """A waterfall of one option's cash over the horizon, in today's money; avoidance and capacity outlined."""
    if option is None:
        return no_option(case)
    steps = _steps(case, lines.options[option])
    title, currency = findings.money(case, lines, option), case.file.currency
    unit = labels.unit("million money", currency)
    subtitle = f"{labels.option_name(option)}: {unit} in today's money, {formats.years(case.file.horizon)}"
    told = [f"{s.name} {formats.money_m(s.size, currency, signed=True, digits=2)}" for s in _main(steps)]
    rows = tuple(Row(s.name, (formats.thousands(s.size),), "total" if s.kind == "total" else "") for s in steps)
    table = Table("Where the money goes", ("", labels.unit("Thousand money, today", currency)), rows)
    alt_text = findings.told(title, told)
    drawn = picture.svg(_chart(steps, _negotiable(case, option, steps)), "money", alt_text)
    return Figure(title, subtitle, drawn, alt_text, table)


def _steps(case: Case, option: Record) -> list[Step]:
    def worth(names: tuple[str, ...]) -> float:
        return sum(today_money(case, option[name]) for name in names)

    gains = [(labels.LINES[name], worth(names)) for name, names in GAINS.items()]
    steps = _run([*gains, *((name, -worth(names)) for name, names in COSTS.items())], 0)
    steps.append(Step(CASH, 0, option.npv_cash, "total"))
    time = [(labels.LINES[name], worth((name,))) for name in ("avoidance", "capacity_value")]
    beside = [Step(s.name, s.begin, s.end, outlined=True) for s in _run(time, option.npv_cash)]
    return [*steps, *beside, Step(ALL, 0, option.npv_full, "total", outlined=True)] if beside else steps


def _run(sizes: list[tuple[str, float]], begin: float) -> list[Step]:
    """One step after the other; those of nothing are left out."""
    steps = []
    for name, size in sizes:
        if size:
            steps.append(Step(name, begin, begin + size))
            begin += size
    return steps


def _main(steps: list[Step]) -> list[Step]:
    """The two largest flows and the cash that is left."""
    flows = sorted((s for s in steps if s.kind == "flow" and not s.outlined), key=lambda s: -abs(s.size))
    return [*flows[:2], next(s for s in steps if s.name == CASH)]


def _negotiable(case: Case, option: str, steps: list[Step]) -> str:
    """The largest cost that a partner sets; none where the staff is the client's own."""
    set_by_partner = [step for step in steps if step.name in tuple(COSTS)[:3]]
    if case.file.options[option].kind == "in_house_fix" or not set_by_partner:
        return ""
    return min(set_by_partner, key=lambda step: step.size).name


def _chart(steps: list[Step], negotiable: str) -> alt.LayerChart:
    rows = [_row(step, after) for step, after in zip(steps, [*steps[1:], None], strict=True)]
    ends = [0.0, *(row[end] for row in rows for end in ("begin", "end"))]
    span = max(ends) - min(ends) or 1
    domain = [min(ends) - ROOM * span, max(ends) + ROOM * span]
    y = alt.Y("name:N", sort=[step.name for step in steps], axis=alt.Axis(title=None, domain=False, ticks=False, labelPadding=8))
    x = alt.X("begin:Q", scale=alt.Scale(domain=domain, nice=False), axis=alt.Axis(title=None, domain=False, tickCount=6))
    base = alt.Chart(picture.data(rows)).encode(y=y)
    joins = base.transform_filter("datum.next").mark_rule(color=MID).encode(x=alt.X("end:Q"), y2="next:N")
    fill, stroke = ({"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke"))
    bars = base.mark_bar(height={"band": 0.66}, strokeWidth=1.5).encode(x=x, x2="end:Q", fill=fill, stroke=stroke)
    zero = alt.Chart(picture.data([{"zero": 0}])).mark_rule(color=GREY).encode(x="zero:Q")
    open_to = base.transform_filter(f"datum.name === '{negotiable}' && abs(datum.end - datum.begin) > {WIDE * span}")
    told = open_to.mark_text(align="right", dx=-8, color="white", text=NEGOTIABLE).encode(x="begin:Q")
    return alt.layer(zero, joins, bars, *_values(base), told).properties(width=460, height=28 * len(rows))


def _values(base: alt.Chart) -> list[alt.Chart]:
    """Labels at the end of each bar, on white; those of totals in bold."""
    sides = (("datum.size >= 0", {"align": "left", "dx": 6}), ("datum.size < 0", {"align": "right", "dx": -6}))
    weights = (("datum.total", 600), ("!datum.total", "normal"))
    return [
        base.transform_filter(f"({side}) && {which}").mark_text(**place, **look, fontWeight=weight).encode(x="end:Q", text="label:N")
        for look in (picture.HALO, {})
        for side, place in sides
        for which, weight in weights
    ]


def _row(step: Step, after: Step | None) -> dict[str, Any]:
    total = step.kind == "total"
    colour = LOSS if step.size < 0 else INK if total else ACCENT
    return {
        "name": step.name,
        "begin": step.begin / formats.MILLION,
        "end": step.end / formats.MILLION,
        "size": step.size,
        "total": total,
        "label": formats.millions(step.size),
        "fill": "white" if step.outlined else colour,
        "stroke": colour,
        "next": after.name if after else None,
    }
