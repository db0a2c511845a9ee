"""What leavers cost in a year, role by role: today, and what of it an option would change."""

from __future__ import annotations

from hitcase.inputs.record import Record


def leaver_costs(lines: Record, option: str, year: int) -> dict[str, Record]:
    """Role → {today, after}: money a year in prices of today, lost hours included, at most likely values.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> found = leaver_costs(evaluate(load("params/lakeside.yaml")), "do_nothing", 5)["analyst"]
    >>> round(found.today) == round(found.after)
    True
    """
    after = lines.options[option].roles
    return {
        name: Record(today=role.turnover_cost, after=after[name].leavers_after[year] * role.cost_per_leaver)
        for name, role in lines.roles.items()
    }
