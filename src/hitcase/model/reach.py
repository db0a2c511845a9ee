"""Which roles an option reaches, and the lines of those that it does not: they stay as they are. For `option_lines`."""

from typing import Any

from hitcase.model import Years, outsourcing, turnover

Lines = dict[str, Any]
SUMMED = (
    "moved_hours",
    "partner_hours",
    "posts_gone",
    "leavers_after",
    "avoided_leavers",
    "ended_pay",
    "avoided_turnover_cash",
    "freed_hours",
    "claimed_hours",
    "redeployed_hours",
    "redeployed_pay",
    "avoided_lost_hours",
    "kt_hours",
    "hours_gained",
    "capacity_value",
)


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
        **{name: [0 for _ in clock.year] for name in SUMMED},
        "work_hours": move["work_hours"][r],
        "turnover_rate_after": today["rate_today"],
        "leavers_after": today["leavers_today"],
        "break_even_tm_rate": outsourcing.break_even_tm_rate(today["in_house_hourly_cost"], move["discount"]),
    }


def staying(role: Any, clock: Any, today: Lines) -> Lines:
    """Who leaves a role as things are, by year: do nothing's formula, once, so that it cancels exactly."""
    none = [0 for _ in clock.year]
    rate = turnover_rate(role, clock, today, none, none)
    return {"rate_today": rate, "leavers_today": turnover.leavers_after(role.fte, none, rate)}


def turnover_rate(role: Any, clock: Any, today: Lines, relief: Years, uplift: Years) -> Years:
    """Turnover of one role by year; do nothing's is the same formula with nothing in it, so that it cancels exactly."""
    unburned = today["unburned_turnover_rate"]
    return turnover.turnover_rate_after(unburned, role.burnout, role.relative_risk, relief, uplift, clock.decided)
