"""Leavers in words: what they cost, how much burnout has to do with it, and how little of it an option changes."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import telling
from hitcase.views.numbers import Numbers
from hitcase.views.output import Text, sentences

HEAD = "What leavers cost"


def turnover(case: Case, lines: Record, option: str | None) -> Text:
    """What leavers cost, how much burnout has to do with it, and how little of it an option changes."""
    if not lines.roles:
        return telling.missing(case, "roles", HEAD)
    n = Numbers(case, lines)
    told = f"About {n('leavers')} people leave in a year. That costs {n('turnover_cost')}, lost hours included."
    params = {key: [case.params[f"roles.{role}.{key}"] for role in lines.roles] for key in ("burnout", "relative_risk")}
    burnt, risk = (telling.whose_all(params[key]) for key in ("burnout", "relative_risk"))
    due = f"{n('burnout_turnover_cost')} of it is put down to burnout."
    basis = f"How many are burned out is {burnt}; how much likelier they leave is {risk}."
    weak = telling.weakness([*params["burnout"], *params["relative_risk"]])
    change = _changed(case, lines, option) if option else ""
    return sentences(" ".join(filter(None, (told, due, basis, weak, change))), head=HEAD)


def changed(case: Case, lines: Record, option: str, who: str = "They") -> str:
    """What leavers cost a year, and what an option changes of it. who: how the sentence begins."""
    n = Numbers(case, lines)
    return f"{who} cost {n('turnover_cost')} a year. {_changed(case, lines, option)}"


def _changed(case: Case, lines: Record, option: str) -> str:
    n, found, last = Numbers(case, lines).of(option), lines.options[option], case.file.horizon
    effect = case.params[f"options.{option}.burnout_reduction"]
    basis = f"Its effect on burnout, {n('burnout_reduction', 'share')}, is {telling.whose(effect)}."
    money, hours = -found.avoided_turnover_cash[last], -found.avoided_lost_hours[last]
    if not round(money) and not round(hours):
        return f"{n.name()} changes none of it by {n.year(last)}. {basis}"
    more, time = n.made(money, "net", f"avoided_turnover_cash[{last}]"), n.made(hours, "change", "avoided_lost_hours")
    return f"Under {n.name()} it changes by {more} in cash and {time} hours in {n.year(last)}. {basis}"
