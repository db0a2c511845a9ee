"""What a document derives from lines: money of today, the parts of an hour's cost, one own seat, what leavers cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record, bind
from hitcase.model import Years, benefits, cashflow, timing
from hitcase.model.register import COSTS
from hitcase.model.shortfall import shortfall as hours_missing

WHOLE = 1.0  # hours: less than one is told by nobody

TIGHT = 1e-6  # of the size of the parts: more than sums of doubles lose, far less than a rounding


def tied(what: str, parts: Iterable[float], whole: float) -> float:
    """The whole that a table or chart shows under its parts, once they come to it.

    Raises: ValueError where they do not: a line is missing from them, or counted twice, and nothing may be built.

    >>> tied("costs", [3.0, 4.0], 7.0)
    7.0
    """
    sizes = [float(part) for part in parts]
    if abs(sum(sizes) - whole) > TIGHT * max(1.0, *(abs(size) for size in (*sizes, whole))):
        raise ValueError(f"{what}: the parts come to {sum(sizes):,.2f}, the whole is {whole:,.2f}. Is a line left out?")
    return whole


def tied_years(what: str, parts: Iterable[Years], whole: Years) -> Years:
    """`tied`, year by year.

    >>> tied_years("costs", [[1.0, 2.0], [3.0, 4.0]], [4.0, 6.0])
    [4.0, 6.0]
    """
    flows = list(parts)
    return [tied(what, (flow[t] for flow in flows), size) for t, size in enumerate(whole)]


def today_money(case: Case, flow: Years) -> float:
    """Worth today of a list by year, at the case's discount rate."""
    rate = case.params["discount_rate"].base
    return float(cashflow.present_value(flow, timing.discount(rate, range(case.file.horizon + 1))))  # type: ignore[arg-type]


def recovery_months(running: Years) -> float | None:
    """Months until a running total by month is back at 0 for good, linear within the month; None if it never is.

    >>> recovery_months([-100.0, -40.0, 20.0]), recovery_months([-100.0, -140.0, -20.0]), recovery_months([0.0, 5.0])
    (1.6666666666666665, None, 0.0)
    """
    flow = [total - earlier for total, earlier in zip(running, [0.0, *running], strict=False)]
    return float(cashflow.payback(flow, [*range(1, len(flow))])) if running[-1] >= 0 else None


class Shortfall(NamedTuple):
    """Hours that end before others take their place: how many in all, and the first and last month of them."""

    hours: float
    first: int
    last: int


def shortfall(case: Case, option: str) -> Shortfall | None:
    """What an option leaves open at most likely values; None where it comes to less than an hour.

    >>> from hitcase.analysis.cases import load
    >>> shortfall(load("params/lakeside.yaml"), "do_nothing") is None
    True
    """
    p = bind(case.tree, lambda _, param: param.base)
    hours = [float(x) for x in hours_missing(p)[option]]
    months = [m for m, missing in enumerate(hours, 1) if missing > WHOLE / 12]
    return Shortfall(sum(hours), months[0], months[-1]) if sum(hours) >= WHOLE and months else None


def lowest_month(running: Years) -> int:
    """The month at whose end a running total by month is lowest, 0 for the decision; the first of them on ties.

    >>> lowest_month([-100.0, -140.0, 20.0])
    1
    """
    return running.index(min(running))


def staff_hours(case: Case, lines: Record, option: str, year: int) -> dict[str, float]:
    """Own staff's hours under an option, as its ledger moves them: run, other work, and freed but not used.

    Hours of posts that end leave; those left for other work go there; those that are lost are neither.
    """
    ledger = {kind: by_year[year] for kind, by_year in lines.options[option].hours_ledger.items()}
    working = sum(lines.roles[name].filled * role.productive_hours.base for name, role in case.tree.roles.items())
    run = lines.maintenance_tax_hours - ledger["posts"] - ledger["redeployed"] - ledger["lost"]
    other = working - lines.maintenance_tax_hours + ledger["redeployed"]
    return {"Run": run, "Other work": other, "Freed, not used": ledger["lost"]}


def hour_cost(case: Case, lines: Record, option: str) -> dict[str, float]:
    """Each cost of an option in money an hour that moves; together they are its ``cost_per_hour``. Empty without hours.

    Both are discounted and the hours grow with pay, as in ``cost_per_hour``: money an hour in prices of year 1.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml"); lines = evaluate(case)
    >>> round(sum(hour_cost(case, lines, "offer_a").values()), 6) == round(lines.options["offer_a"].cost_per_hour, 6)
    True
    """
    option_lines = lines.options[option]
    wage = timing.index(case.params["wage_growth"].base, range(case.file.horizon + 1))  # type: ignore[arg-type]
    hours = today_money(case, benefits.grown(option_lines.moved_hours, wage))
    return {line: today_money(case, option_lines[line]) / hours for line in COSTS} if hours else {}


def remaining_work(case: Case, lines: Record, option: str) -> Record:
    """What of the work in question an option leaves with the client, in the last year.

    hours: work that it does not reach and that no contract goes on to do; hours_cost: what these cost at an own hour
    with turnover; contracts: name → money of that part of it which goes on. Money in prices of year 1.
    """
    option_lines, ends = lines.options[option], case.tree.options[option].ends.contracts
    scope_share = sum(part.share_of_scope.base for part in case.tree.options[option].parts)
    scope = case.tree.options[option].get("scope", case.tree.scope)
    going_on = {name: 1 - (ends[name].share.base if name in ends else 0) for name in case.tree.contracts}
    bought = [(case.tree.contracts[name], going_on[name]) for name in scope.contracts]
    left = {
        name: max(
            0.0,
            role.work_hours / scope_share
            - role.moved_hours[-1]
            - sum(contract.hours.base * part for contract, part in bought if contract.role == name),
        )
        for name, role in option_lines.roles.items()
    }
    cost = sum(hours * lines.roles[name].in_house_full_hourly_cost for name, hours in left.items())
    contracts = {name: contract_cost(contract) * going_on[name] for name, contract in case.tree.contracts.items()}
    return Record(hours=sum(left.values()), hours_cost=cost, contracts=contracts)


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
    hires = {name: _filled(case, lines, name) for name in lines.options if _hires(case, name)}
    return {name: hire for name, hire in hires.items() if hire.seats > 0}


def _hires(case: Case, option: str) -> bool:
    parts = case.tree.options[option].get("parts", [])
    return bool(parts) and all(part.price.basis == "payroll" for part in parts)


def contract_cost(contract: Record) -> float:
    """What a contract of today costs a year: its amount, or its hours at its rate."""
    return float(contract.amount.base if "amount" in contract else contract.hours.base * contract.rate.base)


def _filled(case: Case, lines: Record, name: str) -> Record:
    option, roles = lines.options[name], case.tree.roles
    seats = sum(own.partner_hours[-1] / roles[role].productive_hours.base for role, own in option.roles.items())
    rise = today_money(case, option.pay_rise_cost)
    value = (option.npv_cash + rise) / seats if seats else 0.0
    return Record(seats=float(seats), seat_value=float(value), pay_rise=rise)


def leaver_costs(lines: Record, option: str, year: int) -> dict[str, Record]:
    """Role → {today, after}: money a year in prices of today, lost hours included, at most likely values.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> costs = leaver_costs(evaluate(load("params/lakeside.yaml")), "do_nothing", 5)["analyst"]
    >>> round(costs.today) == round(costs.after)
    True
    """
    after = lines.options[option].roles
    return {
        name: Record(today=role.turnover_cost, after=after[name].leavers_after[year] * role.cost_per_leaver)
        for name, role in lines.roles.items()
    }
