"""The case as a whole: composes the model's parts into named lines, by year and by month.

Only this file and its halves know the tree. ``p`` is the tree of a case with numbers (floats, points or Cells) in
place of its Params; `option_lines` adds one option. Money a year is in prices of its year; lists by year start at
t = 0, the decision. The months (`backlog`) stand beside `lines`, not inside it: no money line depends on them.
"""

from itertools import accumulate
from types import SimpleNamespace
from typing import Any

from hitcase.model import Number, Years, budget, capacity, outsourcing, register, timing, turnover
from hitcase.model.option_lines import ALL, option_lines, staying

Lines = dict[str, Any]


def backlog(p: Any, lines: Lines) -> Lines:
    """Month lists of 12H + 1 entries by option, from the same tree and its ``lines``; [0] is the decision.

    Without client volumes (no ``demand`` in the file) there is nothing to say: the options come back empty.
    """
    if "demand" not in p:
        return {"options": {name: {} for name in lines["options"]}}
    demand = demand_of(p)
    nothing = capacity_of_today(p, lines["roles"])
    options = {name: option_months(p, demand, nothing, p.options[name], lines["options"][name]) for name in p.options}
    return {"demand_hours": demand, "options": options}


def demand_of(p: Any) -> Years:
    """Hours of work that come in each month."""
    d = p.demand
    growth = timing.index(d.growth, p.year)
    return capacity.demand_hours(
        d.arrivals, d.hours_per_request, d.improvements, d.surge_share, d.surge_months, growth, p.month
    )


def capacity_of_today(p: Any, roles: Lines) -> Number:
    """Hours of work a month that own staff, contracts and planned items can do under *do nothing*."""
    own = sum(role["own_hours"] for role in roles.values())
    bought = [c.hours for c in p.contracts.values()] + [x.hours for x in p.planned.values()]
    return capacity.capacity_today(own, sum(bought))


def option_months(p: Any, demand: Years, nothing: Number, option: Any, lines: Lines) -> Lines:
    """One option's months."""
    weight = sum(part.share_of_scope for part in option.parts)
    parts = [(part.share_of_scope, timing.month_share(p.month, part.start_month)) for part in option.parts]
    service = [sum(share * s[m] for share, s in parts) / weight for m, _ in enumerate(p.month)]
    added = capacity.added_hours(lines["hours_gained"], lines["kt_hours"], service)
    hours = [0, *(nothing + more for more in added)]
    waiting = capacity.backlog_hours(p.demand.backlog, demand, hours)
    return {
        "capacity_hours": hours,
        "backlog_hours": waiting,
        "weeks_of_backlog": capacity.weeks_of_backlog(waiting, hours, p.weeks_per_year),
        "utilisation": capacity.utilisation(demand, hours),
        "clears": capacity.clears(demand[-1], hours[-1]),
        "months_to_clear": capacity.months_to_clear(waiting[-1], demand[-1], hours[-1]),
        **project_lines(p, added),
    }


def project_lines(p: Any, above: Years) -> Lines:
    """When each project, in order of priority, has had its hours out of what the option adds to capacity."""
    gained_so_far = list(accumulate(above))
    best = capacity.best_so_far(gained_so_far)
    needed = dict(zip([x.name for x in p.projects], accumulate(x.hours for x in p.projects), strict=True))
    return {
        "project_done": {name: capacity.done(best, hours) for name, hours in needed.items()},
        "project_done_month": {name: capacity.done_month(best, hours) for name, hours in needed.items()},
    }


def lines(p: Any, upto: str = ALL) -> dict[str, Any]:
    """Every line of a case but those of the backlog: case lines, ``roles`` and ``options``, by the names of design 3.

    Args:
        upto: how far an option's lines are computed, see `option_lines`.
    """
    clock = clock_of(p)
    roles = {name: role_lines(role) for name, role in p.roles.items()}
    case = {**totals(p, roles), **budget_lines(p, clock)}
    today = with_stayers(p, clock, roles)
    options = {name: option_lines(p, clock, case, today, option, upto) for name, option in p.options.items()}
    return {**case, "roles": roles, "options": options}


def today_of(p: Any) -> Lines:
    """Every role as things are, with who leaves it by year."""
    return with_stayers(p, clock_of(p), {name: role_lines(role) for name, role in p.roles.items()})


def with_stayers(p: Any, clock: Any, roles: Lines) -> Lines:
    """The lines of the roles today, with who leaves by year."""
    return {name: {**today, **staying(p.roles[name], clock, today)} for name, today in roles.items()}


def clock_of(p: Any) -> Any:
    """What depends on the year alone: indices of pay and of today's money."""
    decided, final = timing.decided(p.year), timing.final(p.year)
    wage, discount = timing.index(p.wage_growth, p.year), timing.discount(p.discount_rate, p.year)
    return SimpleNamespace(year=p.year, first=0, decided=decided, final=final, wage=wage, discount=discount)


def leaver_by_parts(role: Any, _hourly: Number) -> tuple[Number, Number]:
    """Cash and lost hours of one leaver from the parts that the file gives."""
    cash = turnover.cash_per_leaver(
        role.salary,
        role.load_on_salary,
        role.separation,
        role.recruiting,
        role.certification,
        role.months_vacant,
        role.cover_share,
        role.cover_premium,
    )
    lost = turnover.lost_hours_per_leaver(
        role.months_vacant, role.cover_share, role.ramp_months, role.ramp_loss, role.productive_hours
    )
    return cash, lost


def leaver_by_multiple(role: Any, hourly: Number) -> tuple[Number, Number]:
    """Cash and lost hours of one leaver from a multiple of salary."""
    cash = turnover.cash_by_multiple(role.salary, role.replacement_multiple, role.cash_share)
    lost = turnover.lost_hours_by_multiple(role.salary, role.replacement_multiple, role.cash_share, hourly)
    return cash, lost


LEAVER = {"parts": leaver_by_parts, "multiple": leaver_by_multiple}


def own_hours_by_parts(role: Any, _filled: Number, leavers: Number, _lost: Number) -> Number:
    """Hours that own staff of a role do, from the parts that the file gives."""
    return capacity.own_hours_by_parts(
        role.fte,
        role.seats_empty,
        leavers,
        role.months_vacant,
        role.cover_share,
        role.ramp_months,
        role.ramp_loss,
        role.productive_hours,
    )


def own_hours_by_multiple(role: Any, filled: Number, leavers: Number, lost: Number) -> Number:
    """Hours that own staff of a role do, where a leaver is a multiple of salary."""
    return capacity.own_hours_by_multiple(filled, role.productive_hours, leavers, lost)


OWN_HOURS = {"parts": own_hours_by_parts, "multiple": own_hours_by_multiple}


def role_lines(role: Any) -> dict[str, Number]:
    """A role today: what its hours cost, what its leavers cost, what running systems takes."""
    hourly = outsourcing.in_house_hourly_cost(role.salary, role.load_on_salary, role.productive_hours)
    cash, lost = LEAVER[role.leaver](role, hourly)
    full = outsourcing.in_house_full_hourly_cost(
        role.salary, role.load_on_salary, role.productive_hours, role.turnover_rate, cash, lost
    )
    filled = turnover.filled(role.fte, role.seats_empty)
    leaving = leaver_lines(role, filled, turnover.cost_per_leaver(cash, lost, hourly))
    return {
        "filled": filled,
        **leaving,
        "cash_per_leaver": cash,
        "lost_hours_per_leaver": lost,
        "in_house_hourly_cost": hourly,
        "in_house_full_hourly_cost": full,
        "own_hours": OWN_HOURS[role.leaver](role, filled, leaving["leavers"], lost),
        **tax_lines(role, filled, hourly),
    }


def leaver_lines(role: Any, filled: Number, cost: Number) -> dict[str, Number]:
    """How many leave a role, how many of them by burnout, and what that costs at a cost per leaver."""
    unburned = turnover.unburned_turnover_rate(role.turnover_rate, role.burnout, role.relative_risk)
    burned = turnover.burnout_leavers(filled, unburned, role.burnout, role.relative_risk)
    leavers = turnover.leavers(filled, role.turnover_rate)
    return {
        "leavers": leavers,
        "cost_per_leaver": cost,
        "turnover_cost": leavers * cost,
        "unburned_turnover_rate": unburned,
        "burnout_leavers": burned,
        "burnout_turnover_cost": burned * cost,
    }


def tax_lines(role: Any, filled: Number, hourly: Number) -> dict[str, Number]:
    """The maintenance tax on a role's time: hours, as FTE, as a share, and at what an own hour costs."""
    hours = budget.maintenance_tax_hours(filled, role.productive_hours, role.run_time_share)
    return {
        "maintenance_tax_hours": hours,
        "maintenance_tax_time": timing.ratio(hours, filled * role.productive_hours),
        "maintenance_tax_fte": hours / role.productive_hours,
        "maintenance_tax_cost": hours * hourly,
    }


def totals(p: Any, roles: dict[str, dict[str, Number]]) -> dict[str, Number]:
    """Sums over roles of hours, leavers and money a year; the tax on time is of all productive hours."""
    total = {name: sum(role[name] for role in roles.values()) for name in register.TODAY_SUMS}
    hours = sum(roles[name]["filled"] * role.productive_hours for name, role in p.roles.items())
    return {**total, "maintenance_tax_time": timing.ratio(total["maintenance_tax_hours"], hours)}


def budget_lines(p: Any, clock: Any) -> dict[str, Any]:
    """The IT budget and its split today, by year; nothing where the file has no budget."""
    if "budget" not in p:
        return {}
    b = p.budget
    money = budget.it_budget(b.total, timing.index(b.growth, p.year), clock.decided)
    grow = budget.rest_share(b.run_share, b.grow_share, b.transform_share)
    transform = budget.rest_share(b.run_share, b.transform_share, b.grow_share)
    return {
        "it_budget": money,
        "run_share": b.run_share,
        "grow_share": grow,
        "transform_share": transform,
        "run": budget.of_budget(money, b.run_share),
        "grow": budget.of_budget(money, grow),
        "transform": budget.of_budget(money, transform),
    }
