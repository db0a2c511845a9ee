"""One option: whom it reaches, what moves, what ends, what is gained, and what is left. Composed by `lines`."""

from functools import reduce
from typing import Any

import numpy as np

from hitcase.model import Number, Years, benefits, cashflow, outsourcing, register, timing, turnover
from hitcase.model import result_lines as result
from hitcase.model.cash_months import month_lines
from hitcase.model.part_lines import by_year, part_lines, term_fees, total
from hitcase.model.result_lines import added_lines

Lines = dict[str, Any]
NPV, CASH, ALL = "npv", "cash", "all"  # up to where the lines of an option are computed


def touched(p: Any, scope: Any, option: Any) -> list[str]:
    """Roles that an option can change at all, by the names in the file; the lines of all others stay plain zeros."""
    if option.kind == "do_nothing":
        return []
    named = {*scope.share, *option.governance_hours, *option.kt_hours, *option.ends.posts}
    named |= {p.contracts[c].role for c in (*scope.contracts, *option.ends.contracts)}
    named |= {p.planned[x].role for x in option.ends.planned}
    return [r for r in p.roles if r in named]


def untouched(clock: Any, today: Lines, move: Lines, r: str) -> Lines:
    """The lines of a role that an option does not reach: people leave as they do today, and no hour moves."""
    return {
        **{name: [0 for _ in clock.year] for name in register.ROLE_SUMS},
        "work_hours": move["work_hours"][r],
        "turnover_rate_after": today["rate_today"],
        "leavers_after": today["leavers_today"],
        "break_even_tm_rate": outsourcing.break_even_tm_rate(today["in_house_hourly_cost"], move["discount"]),
    }


def staying(role: Any, clock: Any, today: Lines) -> Lines:
    """Who leaves a role as things are, by year: do nothing's formula, once, so that it cancels exactly."""
    none = [0 for _ in clock.year]
    rate = turnover_rate(role, clock, today, none, none)
    return {"rate_today": rate, "leavers_today": turnover.leavers_after(today["filled"], none, rate)}


def turnover_rate(role: Any, clock: Any, today: Lines, relief: Years, uplift: Years) -> Years:
    """Turnover of one role by year; do nothing's is the same formula with nothing in it, so that it cancels exactly."""
    unburned = today["unburned_turnover_rate"]
    return turnover.turnover_rate_after(unburned, role.burnout, role.relative_risk, relief, uplift, clock.decided)


def option_lines(p: Any, clock: Any, case: Lines, today: Lines, option: Any, upto: str = ALL) -> Lines:
    """Every line of one option but those of the backlog; do nothing is an option that moves nothing.

    Args:
        upto: "npv", the present values and what leads there; "cash", also cash by month; "all".
    """
    scope = option.get("scope", p.scope)
    work, in_scope = work_in_question(p, scope, today)
    near = touched(p, scope, option)
    move = moved(p, clock, today, work, near, option)
    ends = ended_lines(p, clock, option, move["first_start"])
    reached = {r: option_role_lines(p, clock, today, in_scope, move, ends, option, r) for r in near}
    roles = {r: reached[r] if r in reached else untouched(clock, today[r], move, r) for r in p.roles}
    sums = {name: total([role[name] for role in reached.values()], clock.year) for name in register.ROLE_SUMS}
    sums["leavers_after"] = total([role["leavers_after"] for role in roles.values()], clock.year)
    work_hours = sum(move["work_hours"].values())
    more = added_lines(clock, move["in_service"], option)
    lines = {**{k: move[k] for k in KEPT}, "work_hours": work_hours, **sums, "added": more, "roles": roles}
    lines |= result.benefit_lines(clock, option, sums, ends, more)
    lines |= result.cost_lines(p, clock, today, in_scope, option, lines, move, ends)
    lines |= result.net_lines(clock, lines)
    if upto != NPV:
        lines |= month_lines(p, clock, option, lines, move, ends)
    return lines if upto != ALL else lines | result_lines(p, clock, case, today, option, lines, ends)


def result_lines(p: Any, clock: Any, case: Lines, today: Lines, option: Any, lines: Lines, ends: Lines) -> Lines:
    """What is said of an option beside its cash: returns, comparisons, the budget after, where hours go."""
    lines = lines | result.return_lines(p, clock, option, lines)
    lines |= result.comparison_lines(p, clock, today, lines)
    lines |= result.after_lines(clock, case, option, lines)
    effect, ledger = result.budget_effect(clock, option, lines), result.ledger(clock, ends, lines)
    return lines | {"budget_effect": effect, "hours_ledger": ledger}


KEPT = ("in_service", "productivity", "fee", "parallel_cost", "hiring_cost")


def work_in_question(p: Any, scope: Any, today: Lines) -> tuple[dict[str, Number], dict[str, Number]]:
    """Hours a year of each role's work in the scope, and 1 for the roles in scope, else 0."""
    taken = {r: [p.contracts[c] for c in scope.contracts if p.contracts[c].role == r] for r in p.roles}
    share = {r: scope.share.get(r, 0) for r in p.roles}
    work = {
        r: outsourcing.work_hours(share[r], today[r]["maintenance_tax_hours"], sum(c.hours for c in taken[r]))
        for r in p.roles
    }
    return work, {r: cashflow.has(share[r] + min(len(taken[r]), 1)) for r in p.roles}


def moved(p: Any, clock: Any, today: Lines, work: dict[str, Number], near: list[str], option: Any) -> Lines:
    """The parts of an option added up: hours by role, fee, parallel running; rates weighted by share of scope."""
    reached = {r: work[r] for r in near}
    parts = [part_lines(p, clock, today, reached, part) for part in option.parts]
    weighed = list(zip(option.parts, parts, strict=True))
    fees = [term_fees(p, clock, today, reached, *part, option.term) for part in weighed if needs_term(option)]
    payroll = [lines["fee"] for part, lines in weighed if part.price.basis == "payroll"]
    return {
        **{name: total([part[name] for part in parts], clock.year) for name in ("fee", "parallel_cost", "hiring_cost")},
        **weighted_lines(clock, weighed, work),
        "in_service": in_service(clock, weighed),
        "payroll_fee": total(payroll, clock.year),
        "term_fees": sum(fees),
        "first_start": reduce(np.minimum, [part.start_month for part in option.parts]),
        "parts": weighed,
        "roles": {r: moved_of_role(clock, parts, r) for r in near},
    }


def weighted_lines(clock: Any, weighed: list[tuple[Any, Lines]], work: dict[str, Number]) -> Lines:
    """What of several parts is weighed by their share of the scope."""
    weight = sum(part.share_of_scope for part, _ in weighed)
    spent = total([[a.share_of_scope / x for x in b["productivity"]] for a, b in weighed], clock.year)
    return {
        "productivity": [after * weight / x for x, after in zip(spent, clock.decided, strict=True)],
        "discount": sum(a.share_of_scope * b["discount"] / weight for a, b in weighed),
        "work_hours": {r: hours * weight for r, hours in work.items()},
    }


def in_service(clock: Any, weighed: list[tuple[Any, Lines]]) -> Years:
    """Part of each year that an option is in service: of several parts, the hours that move of those of a full year.

    Where no part has hours to move, their shares of the scope are the weights.
    """
    parts = [lines for _, lines in weighed]
    if len(parts) == 1:
        return parts[0]["in_service"]  # type: ignore[no-any-return]
    moved = total([hours for part in parts for hours in part["moved_hours"].values()], clock.year)
    whole = total([hours for part in parts for hours in part["full_year_hours"].values()], clock.year)
    shares = total([[part.share_of_scope * s for s in lines["in_service"]] for part, lines in weighed], clock.year)
    weight = sum(part.share_of_scope for part, _ in weighed)
    years = zip(moved, whole, shares, strict=True)
    return [np.where(full > 0, timing.ratio(hours, full), served / weight) for hours, full, served in years]


def needs_term(option: Any) -> bool:
    """Whether moving in is a share of the fees of the term; the file may name an amount."""
    return "transition_amount" not in option and option.kind != "do_nothing"


def moved_of_role(clock: Any, parts: list[Lines], r: str) -> Lines:
    """Hours of one role: moved, and paid for, of all parts of an option."""
    return {name: total([part[name][r] for part in parts], clock.year) for name in ("moved_hours", "partner_hours")}


def option_role_lines(
    p: Any, clock: Any, today: Lines, in_scope: Lines, move: Lines, ends: Lines, option: Any, r: str
) -> Lines:
    """Every line that an option has for one role."""
    staff = staff_lines(p.roles[r], clock, today[r], in_scope[r], move, ends, option, r)
    hours = hour_lines(p.roles[r], clock, today[r], move, staff, ends, option, r)
    return {"work_hours": move["work_hours"][r], **move["roles"][r], **staff, **hours}


def staff_lines(
    role: Any, clock: Any, today: Lines, in_scope: Number, move: Lines, ends: Lines, option: Any, r: str
) -> Lines:
    """Posts of one role that end, and the people who leave."""
    gone = [0 for _ in clock.year]
    if r in option.ends.posts:
        gone = benefits.ended(option.ends.posts[r]["count"], timing.share(clock.year, ends["months"]["posts"][r]))
    rate = rate_after(role, clock, today, in_scope, move, option)
    after = turnover.leavers_after(today["filled"], gone, rate)
    avoided = benefits.avoided(today["leavers_today"], after)
    return {
        "posts_gone": gone,
        "turnover_rate_after": rate,
        "leavers_after": after,
        "avoided_leavers": avoided,
        "ended_pay": ended_pay(clock, ends, r),
        "avoided_turnover_cash": benefits.grown(benefits.ended(today["cash_per_leaver"], avoided), clock.wage),
        "avoided_lost_hours": benefits.ended(today["lost_hours_per_leaver"], avoided),
    }


def ended_pay(clock: Any, ends: Lines, r: str) -> Years:
    """Pay of one role's posts that have ended."""
    if r not in ends["pay"]:
        return [0 for _ in clock.year]
    return outsourcing.fee(timing.share(clock.year, ends["months"]["posts"][r]), ends["pay"][r])


def rate_after(role: Any, clock: Any, today: Lines, in_scope: Number, move: Lines, option: Any) -> Years:
    """Turnover of one role under an option: relief and unrest reach roles in scope only."""
    phase = timing.by_service_year(option.phase_in, clock.year, move["first_start"])
    relief = [in_scope * option.burnout_reduction * s * x for s, x in zip(move["in_service"], phase, strict=True)]
    uplift = [in_scope * u for u in by_year(option.turnover_uplift, clock.year)]
    return turnover_rate(role, clock, today, relief, uplift)


def end_month(end: Any, first_start: Number) -> Number:
    """The month in which something ends: never before the service begins; ``after_start`` moves with it."""
    return first_start + end.after_start if "after_start" in end else np.maximum(end.month, first_start)


def ended_lines(p: Any, clock: Any, option: Any, first_start: Number) -> Lines:
    """What ends, and when: money of posts, contracts and planned items, and the hours of the last two by role."""
    months = {kind: {n: end_month(x, first_start) for n, x in named.items()} for kind, named in option.ends.items()}
    pay = {r: yearly_pay(clock, p.roles[r], post["count"]) for r, post in option.ends.posts.items()}
    bought = {name: yearly_price(clock, p.contracts[name], end) for name, end in option.ends.contracts.items()}
    after = {name: timing.share(clock.year, month) for name, month in months["contracts"].items()}
    spared = {name: timing.share(clock.year, month) for name, month in months["planned"].items()}
    return {
        "months": months,
        "pay": pay,
        "flows": [(months["contracts"][n], x) for n, x in bought.items()] + [(months["posts"][r], pay[r]) for r in pay],
        "ended_contracts": total([outsourcing.fee(after[name], full) for name, full in bought.items()], clock.year),
        "avoidance": total(
            [benefits.grown(benefits.ended(p.planned[n].amount, part), clock.wage) for n, part in spared.items()],
            clock.year,
        ),
        "hours": {r: ended_hours(p, clock, option, after, spared, r) for r in p.roles},
    }


def yearly_pay(clock: Any, role: Any, count: Number) -> Years:
    """What a number of posts costs, a full year of each."""
    return benefits.grown([count * role.salary * role.load_on_salary for _ in clock.year], clock.wage)


def yearly_price(clock: Any, contract: Any, end: Any) -> Years:
    """What the part of a contract that ends costs, a full year of each."""
    amount = contract.amount if "amount" in contract else contract.hours * contract.rate
    return benefits.grown([end.share * amount for _ in clock.year], clock.wage)


def ended_hours(p: Any, clock: Any, option: Any, after: Lines, spared: Lines, r: str) -> dict[str, Years]:
    """Hours of one role's contracts that end and planned items not needed."""
    contracts = [
        benefits.ended(p.contracts[name].hours, benefits.ended(end.share, after[name]))
        for name, end in option.ends.contracts.items()
        if p.contracts[name].role == r
    ]
    planned = [benefits.ended(p.planned[n].hours, part) for n, part in spared.items() if p.planned[n].role == r]
    return {"contracts": total(contracts, clock.year), "planned": total(planned, clock.year)}


def hour_lines(
    role: Any, clock: Any, today: Lines, move: Lines, staff: Lines, ends: Lines, option: Any, r: str
) -> Lines:
    """Where one role's hours go: claimed as money, redeployed, or handed over in year 1."""
    governance = option.governance_hours.get(r, 0)
    freed = benefits.freed_hours(move["roles"][r]["moved_hours"], governance, move["in_service"])
    posts = benefits.ended(role.productive_hours, staff["posts_gone"])
    claimed = total([posts, *ends["hours"][r].values()], clock.year)
    phase_in = timing.by_service_year(option.phase_in, clock.year, move["first_start"])
    redeployed = benefits.redeployed_hours(freed, claimed, option.realisation_share, phase_in)
    kt_hours = benefits.ended(option.kt_hours.get(r, 0), timing.in_year(move["first_start"], clock.year))
    gained = benefits.hours_gained(redeployed, staff["avoided_lost_hours"], kt_hours)
    hours = {"freed_hours": freed, "claimed_hours": claimed, "redeployed_hours": redeployed, "kt_hours": kt_hours}
    return {**hours, "hours_gained": gained, **hour_values(role, clock, today, move, redeployed, gained)}


def hour_values(role: Any, clock: Any, today: Lines, move: Lines, redeployed: Years, gained: Years) -> Lines:
    """What one role's hours are worth: as pay that moves on, as capacity, and against consulting."""
    hourly = today["in_house_hourly_cost"]
    pay = benefits.ended(hourly, benefits.positive(redeployed))
    return {
        "redeployed_pay": benefits.grown(pay, clock.wage),
        "capacity_value": benefits.capacity_value(gained, role.get("value_of_hour", hourly), clock.wage),
        "break_even_tm_rate": outsourcing.break_even_tm_rate(hourly, move["discount"]),
    }
