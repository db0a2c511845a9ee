"""An option's cash by month (design 3.5): what has months of its own falls there, all else evenly over its year."""

from functools import reduce
from operator import add, mul, sub
from typing import Any

import numpy as np

from hitcase.model import Number, Years, cashflow, register, repeats, timing
from hitcase.model.part_lines import total
from hitcase.model.result_lines import CASH, of_class

Lines = dict[str, Any]


def month_lines(p: Any, clock: Any, option: Any, lines: Lines, move: Lines, ends: Lines) -> Lines:
    """Cash by month, [0] at the decision, the most that is out, and when."""
    cash = [lines["net_cash"][0], *cash_in_months(p, clock, option, lines, move, ends)]
    peak_funding, peak_month = cashflow.peak(cash, p.month)
    return {"cash_by_month": cash, "peak_funding": peak_funding, "peak_month": peak_month}


def cash_in_months(p: Any, clock: Any, option: Any, lines: Lines, move: Lines, ends: Lines) -> Years:
    """Net cash of the months 1..12H; those of a year sum to its net cash."""
    if option.kind == "do_nothing":
        return [0 for _ in p.month]
    paid = partner_months(p, move, fee_loading(option, lines))
    even = timing.monthly(even_month(clock, option, lines)[1:])
    steady = repeats.each(lambda gain, out, rest: gain - out + rest, ended_months(p, ends), paid, even)
    once = [*severance_months(p, option, ends), *hiring_months(p, move), leaving_month(p, lines)]
    return repeats.each(lambda cash, *paid: reduce(sub, paid, cash), steady, *once)


def leaving_month(p: Any, lines: Lines) -> Years:
    """What leaving costs, in the last month."""
    return repeats.each(mul, timing.monthly(lines["exit_cost"][1:]), timing.month_share(p.month, p.month[-1] - 1))


def partner_months(p: Any, move: Lines, loading: Years) -> Years:
    """Fee with what follows it, and parallel running, of all parts by month."""
    return summed(p, [part_months(p, part, lines, loading) for part, lines in move["parts"]])


def summed(p: Any, columns: list[Years]) -> Years:
    """Lists by month added up; zeros where there are none."""
    return repeats.each(lambda *values: sum(values[1:], values[0]), *columns) if columns else [0 for _ in p.month]


def part_months(p: Any, part: Any, lines: Lines, loading: Years) -> Years:
    """One part's: its price of a month from parallel running on, and what follows the fee once it serves."""
    price = [money / 12 for money in lines["price"]]
    follows = [money * load for money, load in zip(price, loading, strict=True)]
    serving = timing.month_share(p.month, part.start_month)
    paid = timing.month_share(p.month, lines["early_month"])
    ahead = repeats.each(mul, timing.monthly(price[1:]), paid)
    more = repeats.each(mul, timing.monthly(follows[1:]), serving)
    return repeats.each(add, ahead, more)


def fee_loading(option: Any, lines: Lines) -> Years:
    """What follows one unit of the fee by year: change orders and management."""
    managed = [timing.ratio(cost, fee) for cost, fee in zip(lines["governance_cost"], lines["fee"], strict=True)]
    return [option.change_order_share + share for share in managed]


def even_month(clock: Any, option: Any, lines: Lines) -> Years:
    """What falls evenly over the months of each year: every cost and gain that the register gives no month of its own.

    Management falls here too in a year without a fee to follow.
    """
    added = of_class(CASH, option, lines["added"])
    gains = total([*(lines[name] for name in register.EVEN_CASH), *added], clock.year)
    costs = total([lines[name] for name in register.EVEN_COSTS], clock.year)
    managed = [np.where(fee > 0, 0, cost) for fee, cost in zip(lines["fee"], lines["governance_cost"], strict=True)]
    return [(gain - cost - own) / 12 for gain, cost, own in zip(gains, costs, managed, strict=True)]


def ended_months(p: Any, ends: Lines) -> Years:
    """Pay and contracts that have ended, by month."""
    return summed(p, [ended_of(p, moment, full) for moment, full in ends["flows"]])


def ended_of(p: Any, moment: Number, full: Years) -> Years:
    """One of them: what a full year of it costs, from a moment on."""
    money = timing.monthly([year / 12 for year in full[1:]])
    ended = timing.month_share(p.month, moment)
    return repeats.each(mul, money, ended)


def severance_months(p: Any, option: Any, ends: Lines) -> list[Years]:
    """Severance of each role's posts, in the month in which they end."""
    moments = ends["months"]["posts"]
    return [paid_once(p, post["count"] * post.severance, moments[r]) for r, post in option.ends.posts.items()]


def hiring_months(p: Any, move: Lines) -> list[Years]:
    """Hiring of each part, in the month in which it starts."""
    hiring = [(part, sum(lines["hiring_cost"])) for part, lines in move["parts"] if part.hires]
    return [paid_once(p, cost, part.start_month) for part, cost in hiring]


def paid_once(p: Any, money: Number, moment: Number) -> Years:
    """Money that is paid at one moment, by month."""
    return repeats.each(lambda now: money * now, timing.in_month(p.month, moment))
