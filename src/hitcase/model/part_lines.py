"""One part of an option: hours that move, hours that are paid, and the price of both. Summed by `option_lines`."""

from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from hitcase.model import Number, Years, outsourcing, timing

ByRole = dict[str, Years]


def total(columns: list[Years], year: Years) -> Years:
    """Lists by year added up, year by year; zeros where there are none.

    >>> total([[1, 2], [10, 20]], [0, 1]), total([], [0, 1])
    ([11, 22], [0, 0])
    """
    return [sum(rest, first) for first, *rest in zip(*columns, strict=True)] if columns else [0 for _ in year]


def by_year(values: Years, year: Years, first: int = 0) -> Years:
    """A file's list by year, which starts at year 1, as a list from t = first; the last value goes on.

    >>> by_year([0.17, 0.03], [0, 1, 2, 3])
    [0.17, 0.17, 0.03, 0.03]
    """
    return [values[min(max(t, 1), len(values)) - 1] for t, _ in enumerate(year, first)]


def part_lines(p: Any, clock: Any, today: dict[str, Any], work: dict[str, Number], part: Any) -> dict[str, Any]:
    """A part's lines by year; hours by role. ``discount`` is the one quoted on T&M, 0 on other price bases."""
    in_service = timing.share(clock.year, part.start_month)
    early_month = np.maximum(0, part.start_month - part.parallel_months)
    both = timing.share(clock.year, early_month)
    productivity = productivity_of(p, clock, work, part)
    size = SIZES[part.size](part, work, productivity)
    price = full_year_price(p, clock, today, part, size.paid)
    return {
        "in_service": in_service,
        "productivity": productivity,
        "full_year_hours": size.delivered,
        "moved_hours": {r: outsourcing.fee(in_service, hours) for r, hours in size.delivered.items()},
        "partner_hours": {r: outsourcing.fee(in_service, hours) for r, hours in size.paid.items()},
        "price": price,
        "early_month": early_month,
        "fee": outsourcing.fee(in_service, price),
        "parallel_cost": outsourcing.parallel_cost(in_service, both, price),
        "hiring_cost": hiring(p, clock, part, size.hours),
        "discount": part.price.amount if part.price.basis == "discount_on_tm" else 0,
    }


def hiring(p: Any, clock: Any, part: Any, hours: dict[str, Number]) -> Years:
    """Finding and training own hires, in the year in which they start; nothing where the part brings none."""
    if not part.hires:
        return [0 for _ in clock.year]
    roles = {r: p.roles[r] for r in hours}
    hires = [
        outsourcing.hiring_cost(hours[r] / role.productive_hours, role.recruiting, role.certification)
        for r, role in roles.items()
    ]
    starts = timing.in_year(part.start_month, clock.year)
    return [sum(hires) * now * w for now, w in zip(starts, clock.wage, strict=True)]


def term_fees(
    p: Any, clock: Any, today: dict[str, Any], work: dict[str, Number], part: Any, lines: dict[str, Any], term: Number
) -> Number:
    """The fees of a contract's own term, from the start of the part on, whatever the horizon.

    The years beyond the horizon are counted in spans as long as the horizon, each by the fee's own formula. lines:
    those of the part within the horizon.
    """
    span, ends = clock, part.start_month + 12 * term
    fees = paid_until(ends, span, lines["in_service"], lines["price"])
    for _ in range(p.later_spans):
        span = following(p, span)
        fees = fees + fees_within(p, span, today, work, part, ends)
    return fees


def following(p: Any, clock: Any) -> Any:
    """The years that follow those of a clock, as many."""
    year = [t + p.year[-1] + 1 for t in clock.year]
    wage = timing.index(p.wage_growth, year)
    return SimpleNamespace(year=year, wage=wage, first=clock.first + len(year))


def fees_within(p: Any, clock: Any, today: dict[str, Any], work: dict[str, Number], part: Any, ends: Number) -> Number:
    """What is paid for a part in the years of a clock, as far as they lie before its contract ends."""
    size = SIZES[part.size](part, work, productivity_of(p, clock, work, part))
    price = full_year_price(p, clock, today, part, size.paid)
    return paid_until(ends, clock, timing.share(clock.year, part.start_month), price)


def paid_until(ends: Number, clock: Any, begun: Years, price: Years) -> Number:
    """What is paid in the years of a clock, as far as they lie before a month."""
    over = timing.share(clock.year, ends)
    paid = [(after - done) * money for after, done, money in zip(begun, over, price, strict=True)]
    return sum(paid)


def ramp_loss(p: Any, work: dict[str, Number]) -> Number:
    """Work that own hires lose in their first year, as any successor does, by the hours of each role."""
    lost = sum(hours * p.roles[r].ramp_months * p.roles[r].ramp_loss / 12 for r, hours in work.items())
    return timing.ratio(lost, sum(work.values()))


def productivity_of(p: Any, clock: Any, work: dict[str, Number], part: Any) -> Years:
    """Delivered hours for one paid hour, in the years of a clock."""
    losses = part.learning_loss if "learning_loss" in part else [ramp_loss(p, work), 0]
    loss = timing.by_service_year(losses, clock.year, part.start_month)
    return outsourcing.productivity(loss, part.vendor_attrition, part.months_lost_per_change)


def full_year_price(p: Any, clock: Any, today: dict[str, Any], part: Any, paid: ByRole) -> Years:
    """What a full year in service costs, by its price basis, and at least the minimum that was committed to."""
    offer = SimpleNamespace(p=p, clock=clock, today=today, part=part, hours=paid)
    offer.index = timing.index(part.escalator, clock.year)
    return [np.maximum(part.minimum_commitment, money) for money in PRICES[part.price.basis](offer)]


class Size(NamedTuple):
    """Hours a year by role in full service: before productivity, delivered, and paid by year."""

    hours: dict[str, Number]
    delivered: ByRole
    paid: ByRole


def by_scope(part: Any, work: dict[str, Number], productivity: Years) -> Size:
    """The offer takes a share of the scope: all its work, paid at its productivity."""
    taken = {r: hours * part.share_of_scope for r, hours in work.items()}
    paid = {r: [hours / x for x in productivity] for r, hours in taken.items()}
    return Size(taken, {r: [hours for _ in productivity] for r, hours in taken.items()}, paid)


def by_team(part: Any, work: dict[str, Number], productivity: Years) -> Size:
    """The offer names its team: spread over roles like the scope's work."""
    whole = sum(work.values())
    team = {r: part.price.team_hours * timing.ratio(w, whole) for r, w in work.items()}
    delivered = {r: [hours * x for x in productivity] for r, hours in team.items()}
    return Size(team, delivered, {r: [hours for _ in productivity] for r, hours in team.items()})


SIZES = {"scope": by_scope, "team": by_team}


def monthly_fee(offer: Any) -> Years:
    """Money a month, by fiscal year, whatever the hours."""
    fees = by_year(offer.part.price.amount, offer.clock.year, offer.clock.first)
    return outsourcing.monthly_fee_price(fees, offer.index)


def per_request(offer: Any) -> Years:
    """Money a request, by bands of the requests of a year."""
    demand, price = offer.p.demand, offer.part.price
    growth = timing.index(demand.growth, offer.clock.year)
    requests = [demand.arrivals * 12 * g * price.request_share for g in growth]
    return outsourcing.per_request_price(requests, [(band.start, band.amount) for band in price.amount], offer.index)


def at_rate(offer: Any, rate: Number) -> Years:
    """Money an hour, for the hours paid."""
    return outsourcing.hourly_price(rate, total(list(offer.hours.values()), offer.clock.year), offer.index)


def hourly(offer: Any) -> Years:
    """Money an hour."""
    return at_rate(offer, offer.part.price.amount)


def rate_per_fte(offer: Any) -> Years:
    """Money an FTE of the partner's and year."""
    return at_rate(offer, offer.part.price.amount / offer.part.partner_productive_hours)


def discount_on_tm(offer: Any) -> Years:
    """What consulting costs an hour, less a discount; consulting itself: discount 0."""
    return at_rate(offer, offer.p.tm_bill_rate * (1 - offer.part.price.amount))


def payroll(offer: Any) -> Years:
    """Own hires, at what an own hour costs in full."""
    full = {r: offer.today[r]["in_house_full_hourly_cost"] for r in offer.hours}
    return outsourcing.payroll_price(offer.hours, full, offer.clock.wage)


def removed(offer: Any) -> Years:
    """Work that is automated or cleaned up: no fee."""
    return [0 for _ in offer.clock.year]


PRICES = {
    "monthly_fee": monthly_fee,
    "per_request": per_request,
    "rate_per_fte": rate_per_fte,
    "hourly": hourly,
    "discount_on_tm": discount_on_tm,
    "payroll": payroll,
    "removed": removed,
}
