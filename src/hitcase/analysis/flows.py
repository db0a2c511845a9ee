"""Lists by year as a chart or a last column needs them: in today's money, and added up from the decision on."""

from __future__ import annotations

from itertools import accumulate

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.model import Years, cashflow, timing


def today_money(case: Case, flow: Years) -> float:
    """Worth today of a list by year, at the case's discount rate."""
    rate = case.params["discount_rate"].base
    return float(cashflow.present_value(flow, timing.discount(rate, range(case.file.horizon + 1))))  # type: ignore[arg-type]


def cumulative(flow: Years) -> Years:
    """The running total from the decision on.

    >>> cumulative([-100.0, 60.0, 60.0])
    [-100.0, -40.0, 20.0]
    """
    return list(accumulate(flow))


def back_after(running: Years) -> float | None:
    """Months until a running total is back at 0 for good, linear within the year; None if it never is.

    >>> back_after([-100.0, -40.0, 20.0]), back_after([-100.0, -140.0, -20.0]), back_after([0.0, 5.0])
    (20.0, None, 0.0)
    """
    flow = [now - before for now, before in zip(running, [0.0, *running], strict=False)]
    return float(cashflow.payback_months(flow, list(range(len(flow))))) if running[-1] >= 0 else None


def deepest(flow: Years) -> int:
    """The year in which a running total is lowest; the first of them on ties.

    >>> deepest([-100.0, -140.0, 20.0])
    1
    """
    return flow.index(min(flow))


def staff_hours(case: Case, lines: Record, option: str, year: int) -> dict[str, float]:
    """Own staff's hours under an option, as its ledger moves them: run, other work, and freed but not used.

    Hours of posts that end leave; those left for other work go there; those that are lost are neither.
    """
    ledger = {kind: by_year[year] for kind, by_year in lines.options[option].hours_ledger.items()}
    roles = case.tree.roles.values()
    working = sum(role.fte.base * role.productive_hours.base for role in roles)
    run = lines.maintenance_tax_hours - ledger["posts"] - ledger["redeployed"] - ledger["lost"]
    other = working - lines.maintenance_tax_hours + ledger["redeployed"]
    return {"Run": run, "Other work": other, "Freed, not used": ledger["lost"]}
