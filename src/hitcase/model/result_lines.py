"""What comes out of one option: cash, costs, net lines, budget, what CFO and CIO ask for, and what was added."""

from functools import reduce
from typing import Any

import numpy as np

from hitcase.model import Number, Years, benefits, budget, cashflow, outsourcing, register, timing
from hitcase.model.part_lines import by_year, total

CASH, AVOIDANCE, CAPACITY, COST = "cash", "avoidance", "capacity", "cost"


def added_lines(clock: Any, in_service: Years, option: Any) -> dict[str, Years]:
    """Every added line by its name: money of each year, ≥ 0 whether it is a cost or a benefit; 0 in year 0.

    It counts from its own month on until the one in which it ends, else while the option is in service, and grows
    with wages, as pay does. One that starts at month 0 has its first amount at the decision, the next in year 1.
    """
    return {name: added_line(clock, in_service, item) for name, item in option.added.items()}


def added_line(clock: Any, in_service: Years, item: Any) -> Years:
    """One of them."""
    counts = timing.share(clock.year, item.start_month) if "start_month" in item else in_service
    over = timing.share(clock.year, item.end_month) if "end_month" in item else [0 for _ in clock.year]
    within = [np.maximum(0, after - done) for after, done in zip(counts, over, strict=True)]
    if not item.at_decision:
        return benefits.grown(outsourcing.fee(within, by_year(item.amount, clock.year)), clock.wage)
    amounts = by_year(item.amount, clock.year, 1)
    return [amounts[0], *benefits.grown(outsourcing.fee(within[1:], amounts[1:]), clock.wage[1:])]


def of_class(word: str, option: Any, found: dict[str, Years]) -> list[Years]:
    """The added lines of one class: cash, avoidance, capacity or cost."""
    return [found[name] for name, item in option.added.items() if item["class_"] == word]


Lines = dict[str, Any]


def benefit_lines(clock: Any, option: Any, sums: Lines, ends: Lines, more: dict[str, Years]) -> Lines:
    """Cash that ends, spending that was wanted but not funded, time: three classes, each with what was added to it."""
    every = {**sums, **ends}
    cash = [every[name] for name in register.CASH]
    spared, time = [ends["avoidance"]], [sums["capacity_value"]]
    return {
        "ended_contracts": ends["ended_contracts"],
        "cashable": total([*cash, *of_class(CASH, option, more)], clock.year),
        "avoidance": total([*spared, *of_class(AVOIDANCE, option, more)], clock.year),
        "capacity_value": total([*time, *of_class(CAPACITY, option, more)], clock.year),
    }


def cost_lines(
    p: Any, clock: Any, today: Lines, in_scope: dict[str, Number], option: Any, lines: Lines, move: Lines, ends: Lines
) -> Lines:
    """Every cost of an option beside its fee, parallel running and hiring, and their sum."""
    fee, moving_in = lines["fee"], transition(option, move)
    leaving = [option.exit_probability * money for money in leaving_fee(clock, option, fee, move)]
    costs = {
        "governance_cost": governance(clock, today, option, lines),
        "change_order_cost": [option.change_order_share * money for money in fee],
        "leakage_cost": outsourcing.leakage_cost(option.leakage_share, lines["cashable"], fee, clock.decided),
        "transition_cost": [(1 - after) * moving_in for after in clock.decided],
        "exit_cost": [last * money for last, money in zip(clock.final, leaving, strict=True)],
        "severance_cost": severance(clock, option, ends),
        "pay_rise_cost": pay_rise(p, clock, today, in_scope, option, lines, move),
        "other_cost": other(clock, option, lines),
    }
    every = {**lines, **costs}
    return {**costs, "total_cost": total([every[name] for name in register.COSTS], clock.year)}


def leaving_fee(clock: Any, option: Any, fee: Years, move: Lines) -> Years:
    """What leaving costs in each year: the fee that the contract names for that year of it, else a share of the fee."""
    if "termination" in option:
        return timing.by_service_year(option.termination, clock.year, move["first_start"])
    return [option.exit_share * money for money in fee]


def other(clock: Any, option: Any, lines: Lines) -> Years:
    """Costs that the file lists by year, nominal, and those that were added by name."""
    listed = [x * money for x, money in zip(clock.decided, by_year(option.other_cost, clock.year), strict=True)]
    return total([listed, *of_class(COST, option, lines["added"])], clock.year)


def governance(clock: Any, today: Lines, option: Any, lines: Lines) -> Years:
    """Managing the contract, beyond the own hours that the file gives to it."""
    own = sum(hours * today[r]["in_house_hourly_cost"] for r, hours in option.governance_hours.items())
    own_cost = benefits.grown(benefits.ended(own, lines["in_service"]), clock.wage)
    return outsourcing.governance_cost(option.governance_share, lines["fee"], own_cost)


def severance(clock: Any, option: Any, ends: Lines) -> Years:
    """Severance of the posts that end, in the year in which they do; nominal."""
    posts = option.ends.posts
    when = {r: timing.in_year(ends["months"]["posts"][r], clock.year) for r in posts}
    return total([benefits.ended(post["count"] * post.severance, when[r]) for r, post in posts.items()], clock.year)


def pay_rise(
    p: Any, clock: Any, today: Lines, in_scope: dict[str, Number], option: Any, lines: Lines, move: Lines
) -> Years:
    """A pay rise for all who work in the roles in scope, from the start on, and for the hires of the option itself."""
    pay = sum(today[r]["filled"] * x.salary * x.load_on_salary * in_scope[r] for r, x in p.roles.items())
    staff = [pay * s * w for s, w in zip(lines["in_service"], clock.wage, strict=True)]
    return [option.pay_rise_share * (own + hires) for own, hires in zip(staff, move["payroll_fee"], strict=True)]


def transition(option: Any, move: Lines) -> Number:
    """The one-off of moving in: an amount where the file names one, else a share of the fees of the term."""
    if "transition_amount" in option:
        return option.transition_amount
    return option.transition_share * move["term_fees"]


KINDS = ("cash", "with_avoidance", "full")  # of net lines, each with one class of benefit more


def net_lines(clock: Any, lines: Lines) -> Lines:
    """The three net lines and their present values."""
    cash = cashflow.minus(lines["cashable"], lines["total_cost"])
    avoided = cashflow.plus(cash, lines["avoidance"])
    flows = {"cash": cash, "with_avoidance": avoided, "full": cashflow.plus(avoided, lines["capacity_value"])}
    results: Lines = {}
    for kind, flow in flows.items():
        today = cashflow.discounted(flow, clock.discount)
        npv = sum(today)
        results |= {f"net_{kind}": flow, f"npv_{kind}": npv}
    return results


def return_lines(p: Any, clock: Any, option: Any, lines: Lines) -> Lines:
    """Return and payback of each net line, and the price of an hour; cash pays back by month, see `cash_months`."""
    cost = cashflow.present_value(lines["total_cost"], clock.discount)
    moved = cashflow.present_value(benefits.grown(lines["moved_hours"], clock.wage), clock.discount)
    gained = cashflow.present_value(benefits.grown(lines["hours_gained"], clock.wage), clock.discount)
    beside = [cashflow.present_value(x, clock.discount) for x in of_class(CAPACITY, option, lines["added"])]
    without_hours = sum(beside, lines["npv_with_avoidance"])
    results: Lines = {}
    for kind in KINDS:
        results |= returns(kind, lines, cost, clock)
    return {
        **results,
        "payback_months_cash": cashflow.payback(lines["cash_by_month"], p.month),
        "cost_per_hour": cashflow.per_hour(cost, moved),
        "has_cost_per_hour": cashflow.has(moved),
        "break_even_hour_value": cashflow.per_hour(0 - without_hours, gained),
        "has_break_even_hour_value": cashflow.has(gained),
    }


def returns(kind: str, lines: Lines, cost: Number, clock: Any) -> Lines:
    """What is said of one net line; ``kind`` is cash, with_avoidance or full."""
    flow, period = lines[f"net_{kind}"], clock.year[1:]
    today = cashflow.discounted(flow, clock.discount)
    by_year = {} if kind == "cash" else {f"payback_months_{kind}": 12 * cashflow.payback(flow, period)}
    return {
        f"roi_{kind}": cashflow.roi(lines[f"npv_{kind}"], cost),
        f"pays_back_{kind}": cashflow.pays_back(flow),
        **by_year,
        f"discounted_pays_back_{kind}": cashflow.pays_back(today),
        f"discounted_payback_months_{kind}": 12 * cashflow.payback(today, period),
    }


def comparison_lines(p: Any, clock: Any, today: Lines, lines: Lines) -> Lines:
    """The moved hours at own cost and at consulting rates, less the total cost. In no net line."""
    own = [
        benefits.ended(today[r]["in_house_full_hourly_cost"], role["moved_hours"]) for r, role in lines["roles"].items()
    ]
    in_house = benefits.grown(total(own, clock.year), clock.wage)
    consulting = benefits.grown(benefits.ended(p.tm_bill_rate, lines["moved_hours"]), clock.wage)
    saved = {
        "in_house": (benefits.saving(in_house, lines["total_cost"]), in_house),
        "consulting": (benefits.saving(consulting, lines["total_cost"]), consulting),
    }
    return {
        **{f"saving_vs_{name}": saving for name, (saving, _) in saved.items()},
        **{f"saving_vs_{name}_share": timing.ratio(sum(saving), sum(cost)) for name, (saving, cost) in saved.items()},
    }


def after_lines(clock: Any, case: Lines, option: Any, lines: Lines) -> Lines:
    """Run, grow and transform under an option; nothing where the file has no budget."""
    if "it_budget" not in case:
        return {}
    pay = lines["redeployed_pay"]
    return {
        "run_after": budget.run_after(case["run"], lines["total_cost"], lines["cashable"], pay, clock.decided),
        "grow_after": budget.with_redeployed(case["grow"], 1 - option.transform_part, pay),
        "transform_after": budget.with_redeployed(case["transform"], option.transform_part, pay),
    }


def budget_effect(clock: Any, option: Any, lines: Lines) -> Lines:
    """What an option does to the budget, by its parts; their sum is −net_cash. Above 0: it costs more."""
    added = [0 - money for money in total(of_class(CASH, option, lines["added"]), clock.year)]
    return {**{effect: effect_of(effect, clock, lines) for effect in register.EFFECTS}, "added": added}


def effect_of(effect: str, clock: Any, lines: Lines) -> Years:
    """One part of what an option does to the budget: the costs that stand in it, less the cash that ends there."""
    costs = [lines[name] for name in register.of_effect(effect, "total_cost")]
    cash = [lines[name] for name in register.of_effect(effect, "cashable")]
    if not costs:
        return [0 - money for money in total(cash, clock.year)]
    return reduce(cashflow.minus, cash, total(costs, clock.year))


def ledger(clock: Any, ends: Lines, lines: Lines) -> Lines:
    """Where the hours that move go; their sum is moved_hours. An hour is money or time, never both."""
    ended = [by_kind["contracts"] for by_kind in ends["hours"].values()]
    spared = [by_kind["planned"] for by_kind in ends["hours"].values()]
    claimed = {"contracts": total(ended, clock.year), "planned": total(spared, clock.year)}
    spare = cashflow.minus(lines["freed_hours"], lines["claimed_hours"])
    return {
        "governance": cashflow.minus(lines["moved_hours"], lines["freed_hours"]),
        "posts": cashflow.minus(lines["claimed_hours"], cashflow.plus(claimed["contracts"], claimed["planned"])),
        **claimed,
        "redeployed": lines["redeployed_hours"],
        "lost": cashflow.minus(spare, lines["redeployed_hours"]),
    }
