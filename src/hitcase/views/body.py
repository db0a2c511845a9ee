"""The sections in words: today, turnover, outsourcing, capacity, cash. Every figure at its most likely value."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import choice, findings, formats, labels, telling
from hitcase.views.output import Text, sentences

SPENT = {
    "contracts": "end contracts",
    "posts": "end posts",
    "planned": "stand for planned hires",
    "governance": "go into managing the partner",
    "redeployed": "are left for other work",
    "lost": "are freed, but not used",
}


def today(case: Case, lines: Record) -> Text:
    """What running systems takes of time and of the budget."""
    return sentences(_time(case, lines), _budget(case, lines))


def _time(case: Case, lines: Record) -> str:
    if not lines.roles:
        return telling.lacking(case, "roles", "Staff time")
    hours, share = formats.number(lines.maintenance_tax_hours), formats.percent(lines.maintenance_tax_time)
    cost = formats.about(lines.maintenance_tax_cost, case.file.currency)
    told = f"Keeping systems running takes {hours} hours of own staff a year, {share} of their working time:"
    return f"{told} as much as {formats.fte(lines.maintenance_tax_fte)}, or {cost}. {_shares(case, lines)}"


def _shares(case: Case, lines: Record) -> str:
    whose = dict.fromkeys(telling.whose(case.params[f"roles.{role}.run_time_share"]) for role in lines.roles)
    return f"The share of time is {' or '.join(whose)}."


def _budget(case: Case, lines: Record) -> str:
    if "it_budget" not in lines:
        return telling.lacking(case, "budget", "The IT budget")
    total, year = formats.about(lines.it_budget[1], case.file.currency), labels.year_labels(case)[1]
    run, grow, new = (formats.percent(lines[f"{part}_share"]) for part in ("run", "grow", "transform"))
    split = f"{run} keeps systems running, {grow} extends what there is, {new} is for what is new"
    whose = telling.whose(case.params["budget.run_share"])
    return f"Of the IT budget of {total} in {year}, {split}. The split is {whose}."


def turnover(case: Case, lines: Record) -> Text:
    """What leavers cost, how much burnout has to do with it, and how little of it an option changes."""
    if not lines.roles:
        return telling.missing(case, "roles", "What leavers cost")
    currency, option = case.file.currency, choice.chosen(case, lines)
    cost = formats.about(lines.turnover_cost, currency)
    told = f"About {formats.number(lines.leavers, 1)} people leave in a year. That costs {cost}, lost hours included."
    burnout = dict.fromkeys(telling.whose(case.params[f"roles.{role}.burnout"]) for role in lines.roles)
    risk = dict.fromkeys(telling.whose(case.params[f"roles.{role}.relative_risk"]) for role in lines.roles)
    due = (
        f"{formats.about(lines.burnout_turnover_cost, currency)} of it is put down to burnout. How many are burned out "
        f"is {' or '.join(burnout)}; how much likelier they leave is {' or '.join(risk)}."
    )
    return sentences(told, due, _changed(case, lines, option) if option else "")


def _changed(case: Case, lines: Record, option: str) -> str:
    found, last = lines.options[option], case.file.horizon
    name, year = labels.option_name(option), labels.year_labels(case)[last]
    effect = case.params[f"options.{option}.burnout_reduction"]
    basis = f"Its effect on burnout, {formats.exact_percent(effect.base)}, is {telling.whose(effect)}."
    money, hours = -found.avoided_turnover_cash[last], -found.avoided_lost_hours[last]
    if not round(money) and not round(hours):
        return f"{name} changes none of it by {year}. {basis}"
    more, time = formats.about(money, case.file.currency, signed=True), formats.number(hours, signed=True)
    return f"Under {name} it changes by {more} in cash and {time} hours in {year}. {basis}"


def outsourcing(case: Case, lines: Record) -> Text | None:
    """What the option at hand takes over, where its hours go, and what an hour costs beside the others."""
    option = choice.chosen(case, lines)
    if option is None:
        return None
    return sentences(_taken(case, lines, option), _hour(case, lines, option), telling.bought(case, lines, option))


def _taken(case: Case, lines: Record, option: str) -> str:
    found, last = lines.options[option], case.file.horizon
    name, year = labels.option_name(option), labels.year_labels(case)[last]
    hours = {kind: round(found.hours_ledger[kind][last]) for kind in SPENT}
    spent = ", ".join(f"{formats.number(h)} {SPENT[kind]}" for kind, h in hours.items() if h > 0) or "none of them"
    gap = formats.number(-hours["redeployed"]) if hours["redeployed"] < 0 else ""
    if not round(found.moved_hours[last]):
        return f"{name}: no hours of the work in question are known, so none are counted as taken over."
    moved, kind = formats.number(found.moved_hours[last]), labels.KINDS[case.tree.options[option].kind]
    told = f"{name} ({kind}) takes over {moved} hours of work in {year}: {spent}."
    return f"{told} Own staff must fill a gap of {gap} hours." if gap else told


def _hour(case: Case, lines: Record, option: str) -> str:
    found, currency = lines.options[option], case.file.currency
    if found.cost_per_hour is None:
        return ""
    moved = [name for name, role in found.roles.items() if any(role.moved_hours)]
    own = sorted(lines.roles[name].in_house_full_hourly_cost for name in moved)
    ends = dict.fromkeys(formats.rate(cost, currency) for cost in (own[0], own[-1]))
    consulting = formats.rate(case.params["tm_bill_rate"].base, currency)
    told = f"An hour that moves costs {formats.rate(found.cost_per_hour, currency)} with all that comes with it"
    in_house, outside = (found[f"saving_vs_{other}_share"] for other in ("in_house", "consulting"))
    beside = f"Against own staff for the same hours it {_saved(in_house)}, against consulting it {_saved(outside)}"
    rates = f"an own hour costs {' to '.join(ends)} with turnover, consulting {consulting}"
    return f"{told}; {rates}. {beside}. Neither comparison is part of the cash."


def _saved(share: float) -> str:
    shown = formats.percent(abs(share))
    if shown == "0 %":
        return "costs the same"
    return f"saves {shown}" if share > 0 else f"costs {shown} more"


def capacity(case: Case, lines: Record) -> Text | None:
    """How much work waits under the option at hand and under doing nothing; never money."""
    if telling.unknown_work(lines):
        return None
    nothing, option = lines.options[labels.NOTHING], choice.chosen(case, lines)
    demand, use = formats.number(lines.demand_hours[1]), formats.percent(nothing.utilisation[1])
    told = f"In the first month {demand} hours of work come in, {use} of what staff and contracts can do."
    shown = [name for name in (labels.NOTHING, option) if name]
    return sentences(told, *(_waiting(case, lines, name) for name in shown), "Work waiting is never counted as money.")


def _waiting(case: Case, lines: Record, option: str) -> str:
    found, year = lines.options[option], labels.year_labels(case)[-1]
    hours, weeks = formats.number(found.backlog_hours[-1]), formats.weeks(found.weeks_of_backlog[-1])
    told = f"{labels.option_name(option)}: {hours} hours wait at the end of {year}, {weeks} of work"
    if not found.backlog_hours[-1]:
        return f"{labels.option_name(option)}: nothing waits at the end of {year}."
    if found.months_to_clear is None:
        return f"{told}, and the wait still grows: more comes in than can be done."
    return f"{told}, cleared in {formats.months(found.months_to_clear)} at that pace."


def cash(case: Case, lines: Record) -> Text | None:
    """How deep the cash goes, when it is back, and the three results apart."""
    option = choice.chosen(case, lines)
    if option is None:
        return None
    found, currency = lines.options[option], case.file.currency
    kinds = ("npv_cash", "npv_with_avoidance", "npv_full")
    money, avoided, full = (formats.about(found[kind], currency, signed=True) for kind in kinds)
    apart = f"In today's money: {money} in cash; {avoided} with spending avoided; {full} with hours gained as well."
    return sentences(f"{findings.cash(case, lines, option)}.", apart, _hour_worth(case, found))


def _hour_worth(case: Case, found: Record) -> str:
    if found.npv_with_avoidance >= 0 or found.break_even_hour_value is None:
        return ""
    value = formats.rate(found.break_even_hour_value, case.file.currency)
    return f"It breaks even where an hour gained is worth {value}."


def left_out(case: Case) -> Text:
    """That nothing is guessed."""
    if not case.left_out:
        return sentences("The file holds all that this document needs.")
    told = "What nobody knows yet is left out, not guessed."
    return sentences(f"{told} What an option that is ruled out would cost is not computed.")
