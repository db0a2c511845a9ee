"""The lines by month: capacity, demand, backlog and the client's projects.

Called beside `lines`, not inside it: no money line depends on months, and they take most of the time.
"""

from itertools import accumulate
from typing import Any

from hitcase.model import Number, Years, capacity, timing

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
    staff = sum(role.fte * role.productive_hours for role in p.roles.values())
    lost = sum(role["leavers"] * role["lost_hours_per_leaver"] for role in roles.values())
    bought = [c.hours for c in p.contracts.values()] + [x.hours for x in p.planned.values()]
    return capacity.capacity_today(staff, lost, sum(bought))


def option_months(p: Any, demand: Years, nothing: Number, option: Any, lines: Lines) -> Lines:
    """One option's months."""
    weight = sum(part.share_of_scope for part in option.parts)
    parts = [(part.share_of_scope, capacity.service(part.start_month, p.month)) for part in option.parts]
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
