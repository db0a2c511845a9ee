"""Why not hire? What one seat that is filled with own staff is worth, beside every other way."""

from __future__ import annotations

from hitcase.analysis.flows import today_money
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record


def hiring(case: Case, lines: Record) -> dict[str, Record]:
    """Each option that fills own seats: seats, seat_value (money of today, over the horizon), pay_rise (the same).

    A seat is worth the option's cash before any pay rise, divided by the seats that its hours fill in the last year.
    The rise is told apart, since it goes to all who are there already. Options that fill no seat are left out.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml")
    >>> round(hiring(case, evaluate(case))["fill_two_seats"].seats, 2)
    2.0
    """
    found = {name: _filled(case, lines, name) for name in lines.options if _hires(case, name)}
    return {name: hired for name, hired in found.items() if hired.seats > 0}


def _hires(case: Case, option: str) -> bool:
    parts = case.tree.options[option].get("parts", [])
    return bool(parts) and all(part.price.basis == "payroll" for part in parts)


def _filled(case: Case, lines: Record, name: str) -> Record:
    option, roles = lines.options[name], case.tree.roles
    seats = sum(own.partner_hours[-1] / roles[role].productive_hours.base for role, own in option.roles.items())
    rise = today_money(case, option.pay_rise_cost)
    value = (option.npv_cash + rise) / seats if seats else 0.0
    return Record(seats=float(seats), seat_value=float(value), pay_rise=rise)
