"""What comes out of one option: cash, costs, net lines, budget, and what CFO and CIO ask for. For `option_lines`."""

from typing import Any

from hitcase.model import Number, Years, benefits, budget, cashflow, outsourcing, timing
from hitcase.model.part_lines import by_year, total

Lines = dict[str, Any]
ONE_OFF = ("parallel_cost", "transition_cost", "exit_cost", "severance_cost", "other_cost")
SUMMED_COST = (*ONE_OFF, "fee", "governance_cost", "change_order_cost", "leakage_cost", "pay_rise_cost")


def benefit_lines(clock: Any, sums: Lines, ends: Lines) -> Lines:
    """Cash that ends, and spending that was wanted but not funded: two classes, never added up here."""
    cash = [sums["ended_pay"], ends["ended_contracts"], sums["avoided_turnover_cash"]]
    return {
        "ended_contracts": ends["ended_contracts"],
        "cashable": total(cash, clock.year),
        "avoidance": ends["avoidance"],
    }


def cost_lines(p: Any, clock: Any, today: Lines, in_scope: dict[str, Number], option: Any, lines: Lines) -> Lines:
    """Every cost of an option beside its fee and parallel running, and their sum."""
    fee, in_service = lines["fee"], lines["in_service"]
    own = sum(hours * today[r]["in_house_hourly_cost"] for r, hours in option.governance_hours.items())
    own_cost = benefits.grown(benefits.ended(own, in_service), clock.wage)
    pay = sum(p.roles[r].fte * p.roles[r].salary * p.roles[r].load_on_salary * in_scope[r] for r in p.roles)
    posts = option.ends.posts.values()
    severance = [benefits.ended(x["count"] * x.severance, timing.in_year(x.month, clock.year)) for x in posts]
    costs = {
        "governance_cost": outsourcing.governance_cost(option.governance_share, fee, own_cost),
        "change_order_cost": [option.change_order_share * money for money in fee],
        "leakage_cost": outsourcing.leakage_cost(option.leakage_share, lines["cashable"], fee),
        "transition_cost": [(1 - after) * transition(option, fee) for after in clock.decided],
        "exit_cost": [
            x * option.exit_probability * option.exit_share * f for x, f in zip(clock.final, fee, strict=True)
        ],
        "severance_cost": total(severance, clock.year),
        "pay_rise_cost": outsourcing.pay_rise_cost(option.pay_rise_share, pay, in_service, clock.wage),
        "other_cost": [a * x for a, x in zip(clock.decided, by_year(option.other_cost, clock.year), strict=True)],
    }
    every = {**lines, **costs}
    return {**costs, "total_cost": total([every[name] for name in SUMMED_COST], clock.year)}


def transition(option: Any, fee: Years) -> Number:
    """The one-off of moving in: an amount where the file names one, else a share of all fees."""
    return option.transition_amount if "transition_amount" in option else option.transition_share * sum(fee)


NET = {"cash": "net_cash", "with_avoidance": "net_with_avoidance", "full": "net_full"}


def net_lines(clock: Any, lines: Lines) -> Lines:
    """The three net lines, each with present value, return and payback; funding and the price of an hour."""
    cash = cashflow.minus(lines["cashable"], lines["total_cost"])
    avoided = cashflow.plus(cash, lines["avoidance"])
    flows = {"cash": cash, "with_avoidance": avoided, "full": cashflow.plus(avoided, lines["capacity_value"])}
    cost = cashflow.present_value(lines["total_cost"], clock.discount)
    moved = cashflow.present_value(lines["moved_hours"], clock.discount)
    gained = cashflow.present_value(benefits.grown(lines["hours_gained"], clock.wage), clock.discount)
    results: Lines = {"peak_funding": cashflow.peak_funding(cash)}
    for kind, flow in flows.items():
        results |= net_results(kind, flow, cost, clock)
    return {
        **results,
        "cost_per_hour": cashflow.per_hour(cost, moved),
        "has_cost_per_hour": cashflow.has(moved),
        "break_even_hour_value": cashflow.per_hour(0 - results["npv_with_avoidance"], gained),
        "has_break_even_hour_value": cashflow.has(gained),
    }


def net_results(kind: str, flow: Years, cost: Number, clock: Any) -> Lines:
    """One net line with what is said about it; ``kind`` is cash, with_avoidance or full."""
    today = cashflow.discounted(flow, clock.discount)
    npv = cashflow.present_value(flow, clock.discount)
    return {
        NET[kind]: flow,
        f"npv_{kind}": npv,
        f"roi_{kind}": cashflow.roi(npv, cost),
        f"pays_back_{kind}": cashflow.pays_back(flow),
        f"payback_months_{kind}": cashflow.payback_months(flow, clock.year),
        f"discounted_pays_back_{kind}": cashflow.pays_back(today),
        f"discounted_payback_months_{kind}": cashflow.payback_months(today, clock.year),
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


def client_lines(clock: Any, ends: Lines, lines: Lines) -> Lines:
    """The budget effect by its parts (sum: −net_cash) and the ledger of the hours that move (sum: moved_hours)."""
    pay = cashflow.minus(cashflow.minus(lines["pay_rise_cost"], lines["ended_pay"]), lines["avoided_turnover_cash"])
    effect = {
        "contracts": [0 - money for money in lines["ended_contracts"]],
        "pay": pay,
        "fee": total([lines[name] for name in ("fee", "change_order_cost", "leakage_cost")], clock.year),
        "governance": lines["governance_cost"],
        "one_off": total([lines[name] for name in ONE_OFF], clock.year),
    }
    claimed = {
        kind: total([by_kind[kind] for by_kind in ends["hours"].values()], clock.year)
        for kind in ("contracts", "planned")
    }
    ledger = {
        "governance": cashflow.minus(lines["moved_hours"], lines["freed_hours"]),
        "posts": cashflow.minus(lines["claimed_hours"], cashflow.plus(claimed["contracts"], claimed["planned"])),
        **claimed,
        "redeployed": lines["redeployed_hours"],
        "lost": cashflow.minus(cashflow.minus(lines["freed_hours"], lines["claimed_hours"]), lines["redeployed_hours"]),
    }
    return {"budget_effect": effect, "hours_ledger": ledger}
