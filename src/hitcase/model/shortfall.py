"""Hours that end before others take their place, by month: what a late start or learning leaves open (design 3.3)."""

from typing import Any

from hitcase.model import Years, benefits, cashflow, timing
from hitcase.model.lines import clock_of, today_of
from hitcase.model.option_lines import ended_lines, moved, touched, work_in_question
from hitcase.model.part_lines import total

Lines = dict[str, Any]


def shortfall(p: Any) -> dict[str, Years]:
    """By option, the hours of each month 1..12H in which more hours of a role end than move; 0 in all others."""
    clock, today = clock_of(p), today_of(p)
    return {name: option_shortfall(p, clock, today, option) for name, option in p.options.items()}


def option_shortfall(p: Any, clock: Any, today: Lines, option: Any) -> Years:
    """One option's, role by role: hours of one role do not stand in for another's."""
    scope = option.get("scope", p.scope)
    work, _ = work_in_question(p, scope, today)
    near = touched(p, scope, option)
    move = moved(p, clock, today, work, near, option)
    months = ended_lines(p, clock, option, move["first_start"])["months"]
    open_hours = [
        benefits.positive(cashflow.minus(ended_hours(p, option, months, r), moved_hours(p, move, r))) for r in near
    ]
    return total(open_hours, p.month)


def moved_hours(p: Any, move: Lines, r: str) -> Years:
    """Hours of one role that move, by month."""
    months = [
        (timing.monthly(lines["full_year_hours"][r][1:]), timing.month_share(p.month, part.start_month))
        for part, lines in move["parts"]
    ]
    return total([[hours / 12 * s for hours, s in zip(*both, strict=True)] for both in months], p.month)


def ended_hours(p: Any, option: Any, months: Lines, r: str) -> Years:
    """Hours of one role that end, by month: of posts, contracts and planned items."""
    ends = option.ends
    contracts = {n: x.share * p.contracts[n].hours for n, x in ends.contracts.items() if p.contracts[n].role == r}
    planned = {n: p.planned[n].hours for n in ends.planned if p.planned[n].role == r}
    posts = {x: post["count"] * p.roles[r].productive_hours for x, post in ends.posts.items() if x == r}
    ended = [
        [amount / 12 * s for s in timing.month_share(p.month, months[kind][name])]
        for kind, of_kind in (("contracts", contracts), ("planned", planned), ("posts", posts))
        for name, amount in of_kind.items()
    ]
    return total(ended, p.month)
