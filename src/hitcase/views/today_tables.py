"""Tables of today: what leavers cost, what running systems takes, how the budget is split.

None where the file has no staff or no budget: the sentence beside the table says so.
"""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.output import Row, Table

SPLIT = {"run": "Run", "grow": "Grow", "transform": "Transform"}


def turnover(case: Case, lines: Record) -> Table | None:
    """Who leaves and what it costs today, by role; only what an option changes enters the case."""
    if not lines.roles:
        return None
    rows = [_leavers(labels.role_name(name), _posts(case, name), role) for name, role in lines.roles.items()]
    all_posts = sum(_posts(case, name) for name in lines.roles)
    whole = _leavers("Together", all_posts, lines, style="total") if len(rows) > 1 else None
    money = labels.unit("money", case.file.currency)
    columns = (
        "Role",
        "FTE",
        "Leavers a year",
        f"Cost of a leaver, {money}",
        f"Cost a year, {money}",
        "of it due to burnout",
    )
    note = "Cost: cash, and lost hours at what an own hour costs. Today's cost; only what an option changes is counted."
    return Table("What leavers cost today", columns, tuple(row for row in (*rows, whole) if row), note)


def _posts(case: Case, role: str) -> float:
    return float(case.params[f"roles.{role}.fte"].base)


def _leavers(name: str, posts: float, found: Record, style: str = "") -> Row:
    each = formats.number(found.cost_per_leaver) if "cost_per_leaver" in found else formats.NONE
    shown = formats.number(found.turnover_cost), formats.number(found.burnout_turnover_cost)
    head = formats.number(posts, 1), formats.number(found.leavers, 1)
    return Row(name, (*head, each, *shown), "total" if style else "")


def maintenance_tax(case: Case, lines: Record) -> Table | None:
    """What keeping systems running takes of staff time, in hours, FTE and money."""
    if not lines.roles:
        return None
    rows = [_tax(labels.role_name(name), role) for name, role in lines.roles.items()]
    if len(rows) > 1:
        rows.append(_tax("Together", lines, style="total"))
    money = labels.unit("money", case.file.currency)
    columns = ("Role", "Hours a year on running systems", "as FTE", "Share of working time", f"Cost a year, {money}")
    return Table("The maintenance tax: staff time that keeps systems running", columns, tuple(rows))


def _tax(name: str, found: Record, style: str = "") -> Row:
    hours, fte = formats.number(found.maintenance_tax_hours), formats.number(found.maintenance_tax_fte, 1)
    share, cost = formats.percent(found.maintenance_tax_time, column=True), formats.number(found.maintenance_tax_cost)
    return Row(name, (hours, fte, share, cost), "total" if style else "")


def budget_split(case: Case, lines: Record) -> Table | None:
    """Run, grow and transform in the first year as it is, and in the last year under each option."""
    if "it_budget" not in lines:
        return None
    years, last = labels.year_labels(case), case.file.horizon
    rows = [_split(f"Today, {years[1]}", [lines[part][1] for part in SPLIT])]
    rows.append(Row(f"{years[last]}, the last year", style="group"))
    rows += [
        _split(labels.option_name(name), [option[f"{part}_after"][last] for part in SPLIT])
        for name, option in lines.options.items()
    ]
    unit = labels.unit("million money", case.file.currency)
    columns = ("", *SPLIT.values(), "IT budget")
    note = "After: the partner's cost comes in, what ends goes out, and the pay of staff that moves on goes with it."
    return Table(f"How the IT budget is split, {unit} and share", columns, tuple(rows), note)


def _split(name: str, parts: list[float]) -> Row:
    whole = sum(parts)
    shown = (f"{formats.millions(part, signed=False)} ({formats.percent(part / whole, column=True)})" for part in parts)
    return Row(name, (*shown, formats.millions(whole, signed=False)))
