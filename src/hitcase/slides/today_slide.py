"""Slide 2: today. What keeping systems running takes of time and money, and what leavers cost."""

from __future__ import annotations

from hitcase.document import today
from hitcase.document.provenance import left_out_table
from hitcase.document.today import (
    LEAVERS,
    SPLIT,
    TIME_SHARE,
    changed,
    maintenance_tax_table,
    turnover_table,
    yearly_cost,
)
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import fit, native
from hitcase.slides.ink import BODY, SMALL, Box, Line, clean
from hitcase.slides.native import Series
from hitcase.slides.slide import Page, notes
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from hitcase.text.output import Row, Table
from hitcase.text.pictures import GREY, PALE

MOST = 6  # roles
KEYS = ("run_time_share", "fte", "seats_empty", "productive_hours", "salary", "load_on_salary", "turnover_rate")
LINES = ("maintenance_tax_hours", "maintenance_tax_cost", "leavers", "turnover_cost")


def title(case: Case, lines: Record, _ahead: Record) -> str:
    """What running systems takes."""
    return today.tax(case, lines)


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    leavers = changed(case, lines, results.option, "Leavers") if lines.roles and results.option else ""
    words = [today.budget(case, lines), leavers]
    room = _words(page, page.room, [text for text in words if text])
    if lines.roles:
        _by_role(page, room, case, lines)
    elif "it_budget" in lines:
        _budget(page, room, case, lines)
    elif missing := left_out_table(case, "budget", "roles", "demand"):
        page.table(missing, room)
    inputs = [f"roles.{role}.{key}" for key in KEYS for role in lines.roles]
    inputs += [path for path in ("budget.total", "budget.run_share") if path in case.params]
    page.notes(notes(case, LINES if lines.roles else (), inputs, title(case, lines, results), *words))


def _words(page: Page, room: Box, texts: list[str]) -> Box:
    """Sentences at the foot; returns the room above them."""
    sentences = [fit.sentences(clean(text), BODY, room.width, 2.1 * BODY * fit.LEADING) for text in texts]
    used = fit.height(sentences, BODY, room.width, after=4)
    page.text(Box(room.left, room.bottom - used, room.width, used), *(Line(text, BODY) for text in sentences))
    return room._replace(height=room.height - used - 12)


def _by_role(page: Page, room: Box, case: Case, lines: Record) -> None:
    """Hours by role as bars; share of time, leavers, and what both cost, as a table."""
    roles = sorted(lines.roles, key=lambda role: -lines.roles[role].maintenance_tax_hours)[:MOST]
    upward = roles[::-1]  # bars stand from the bottom up
    left, right = room.columns(5, 6)
    hours = {role: lines.roles[role].maintenance_tax_hours for role in roles}
    series = {
        "On running systems": Series([hours[role] for role in upward], GREY),
        "All other work": Series([_working(case, lines, role) - hours[role] for role in upward], PALE),
    }
    page.text(left, Line("Thousand hours of own staff a year, by role", SMALL, bold=True), name="Unit")
    below = left.below(24)
    tall = min(below.height, 70 + 52 * len(roles))
    names = [labels.role_name(role) for role in upward]
    frame = page.bar_chart(below.upper(tall), names, series, native.THOUSANDS, stacked=True)
    native.legend(frame.chart)
    first = f"{names[-1]} {formats.hours(hours[roles[0]])} of {formats.hours(_working(case, lines, roles[0]))}"
    native.describe(frame, f"Bar chart. {bare(today.tax(case, lines))} Most: {first}.", "Hours by role")
    page.table(_table(case, lines, roles), right)


def _working(case: Case, lines: Record, role: str) -> float:
    return float(lines.roles[role].filled * case.tree.roles[role].productive_hours.base)


def _table(case: Case, lines: Record, roles: list[str]) -> Table:
    """What both tables of the document say of each role."""
    cost_column = yearly_cost(case)
    tax, leavers = maintenance_tax_table(case, lines), turnover_table(case, lines)
    run = {row.head: row for row in tax.pick(TIME_SHARE, cost_column).rows} if tax else {}
    leave = {row.head: row for row in leavers.pick(LEAVERS, cost_column).rows} if leavers else {}
    wanted = [*map(labels.role_name, roles), *(name for name, row in run.items() if row.style == "total")]
    rows = tuple(Row(name, (*run[name].cells, *leave[name].cells), run[name].style) for name in wanted)
    cost = f"cost a year, {labels.unit('money', case.file.currency)}"
    columns = ("Role", "Time on running systems", f"Its {cost}", "Leavers a year", f"Their {cost}")
    return Table("What running systems takes and what leavers cost today, by role", columns, rows)


def _budget(page: Page, room: Box, case: Case, lines: Record) -> None:
    """How the budget of the first year is split."""
    amounts = {name: lines[part][1] / formats.MILLION for part, name in SPLIT.items()}
    unit = f"IT budget, {labels.year_labels(case)[1]}, {labels.unit('million money', case.file.currency)}"
    page.text(room, Line(unit, SMALL, bold=True), name="Unit")
    upward = dict(reversed(amounts.items()))
    series = {unit: Series(list(upward.values()), GREY)}
    frame = page.bar_chart(room.below(24).upper(240), list(upward), series, native.MILLIONS)
    native.describe(frame, f"Bar chart. {bare(today.budget(case, lines))}", "IT budget")
