"""Offers like for like: what an hour costs whatever the price is asked for, what each says, and what it leaves out."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.hour_cost import COSTS, hour_cost, stays
from hitcase.inputs.case import Case
from hitcase.inputs.offer import PARTNERS
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, telling
from hitcase.views.offer_words import asked, names, origins, place, silent, validity
from hitcase.views.options_told import compared
from hitcase.views.output import Output, Row, Table
from hitcase.views.said import bare


def hour(case: Case, lines: Record, option: str | None) -> Output | None:
    """What an hour that moves costs under every option, part by part, beside an own hour and consulting."""
    found = {name: hour_cost(case, lines, name) for name in lines.options if name != labels.NOTHING}
    found = {name: costs for name, costs in found.items() if costs}
    if not found:
        return None
    kept = [line for line in COSTS if any(round(costs[line], 1) for costs in found.values())]
    rows = [Row(labels.LINES[line], tuple(_shown(costs[line]) for costs in found.values())) for line in kept]
    whole = tuple(_shown(lines.options[name].cost_per_hour) for name in found)
    rows.append(Row("An hour, all costs in it", whole, "total"))
    own = option if option and option in found else next(iter(found))
    beside = f"{labels.LIKELY}. Beside it: {telling.beside(case, lines, own)}. {compared(case, lines, own)}"
    unit = labels.unit("money", case.file.currency)
    columns = ("", *(labels.option_name(name) for name in found))
    return Table(
        f"Offers like for like: what an hour that moves costs, {unit} of today",
        columns,
        tuple(rows),
        bare(beside),
    )


def _shown(value: float) -> str:
    return formats.number(value, 1)


def offers(case: Case, lines: Record) -> Output | None:
    """What each partner's offer says and what it leaves out; several of one partner side by side, by date."""
    named = [name for name in lines.options if case.file.options.get(name) and _is_offer(case, name)]
    if not named:
        return None
    told: list[tuple[str, Any]] = [
        ("Asked", lambda name: asked(case, name)),
        ("Where it stands", lambda name: place(case, name, named)),
        ("Valid", lambda name: validity(case, name)),
        ("Team", lambda name: _team(lines.options[name])),
        ("Stays with the client, a year", lambda name: _stays(case, lines, name)),
        ("The offer does not say", lambda name: silent(case, name)),
    ]
    rows = tuple(Row(head, tuple(said(name) for name in named)) for head, said in told)
    columns = ("", *(labels.option_name(name) for name in named))
    return Table("What each offer says, and what it leaves out", columns, rows, "", columns[1:], even=True)


def _is_offer(case: Case, name: str) -> bool:
    return case.file.options[name].kind in PARTNERS or bool(origins(case, name))


def _team(option: Record) -> str:
    paid, moved = option.partner_hours[-1], option.moved_hours[-1]
    return f"{formats.hours(paid)} paid a year, which deliver {formats.number(moved)} in the last year"


def _stays(case: Case, lines: Record, name: str) -> str:
    left = stays(case, lines, name)
    cost = formats.about(left.hours_cost, case.file.currency)
    told = (
        [f"{formats.hours(left.hours)} that the team does not reach, {cost} at own cost"] if round(left.hours) else []
    )
    for contract, money in left.contracts.items():
        if round(money):
            told.append(f"{labels.in_words(contract)}: {formats.about(money, case.file.currency)} a year goes on")
    told += [f"{labels.LINES.get(line, 'Handover hours')}: set to nothing" for line in names(case, name)]
    return "; ".join(told) or "nothing"
