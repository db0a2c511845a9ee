"""Offers like for like: what an hour that moves costs, part by part, whatever the price is asked for."""

from __future__ import annotations

from hitcase.analysis.flows import today_money
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record

COSTS = (
    "fee",
    "parallel_cost",
    "governance_cost",
    "change_order_cost",
    "leakage_cost",
    "transition_cost",
    "exit_cost",
    "severance_cost",
    "pay_rise_cost",
    "other_cost",
)


def hour_cost(case: Case, lines: Record, option: str) -> dict[str, float]:
    """Each cost of an option in money an hour that moves; together they are its ``cost_per_hour``. Empty without hours.

    Both are discounted: money of today over hours of today, as in ``cost_per_hour``.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml"); lines = evaluate(case)
    >>> round(sum(hour_cost(case, lines, "offer_a").values()), 6) == round(lines.options["offer_a"].cost_per_hour, 6)
    True
    """
    found = lines.options[option]
    hours = today_money(case, found.moved_hours)
    return {line: today_money(case, found[line]) / hours for line in COSTS} if hours else {}


def stays(case: Case, lines: Record, option: str) -> Record:
    """What of the work in question an option leaves with the client, in the last year.

    hours: work that it does not reach; hours_cost: what these cost at an own hour with turnover; contracts: name →
    money of that part of it which goes on. Money in prices of year 1.
    """
    found, ends = lines.options[option], case.tree.options[option].ends.contracts
    asked = sum(part.share_of_scope.base for part in case.tree.options[option].parts)
    left = {name: max(0.0, role.work_hours / asked - role.moved_hours[-1]) for name, role in found.roles.items()}
    cost = sum(hours * lines.roles[name].in_house_full_hourly_cost for name, hours in left.items())
    contracts = {}
    for name, contract in case.tree.contracts.items():
        whole = contract.amount.base if "amount" in contract else contract.hours.base * contract.rate.base
        contracts[name] = whole * (1 - (ends[name].share.base if name in ends else 0))
    return Record(hours=sum(left.values()), hours_cost=cost, contracts=contracts)
