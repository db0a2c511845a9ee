"""The client file's keys on what there is today: budget, roles, contracts, demand, the work in question."""

from __future__ import annotations

from typing import Literal

from hitcase.inputs.long_form import number
from hitcase.inputs.section import Named, Number, Section
from hitcase.inputs.texts import Line, Name


class Budget(Section):
    """The IT budget."""

    total: Number = number("IT budget of year 1", "money a year")
    growth: Number = number("growth of the IT budget", "share a year", -0.5, 1)
    run_share: Number = number("share of the budget that keeps systems running", "share", 0, 1)
    grow_share: Number = number("share of the budget that extends what there is", "share", 0, 1, part="choice")
    transform_share: Number = number("share of the budget for what is new", "share", 0, 1, part="choice")
    personnel: Number = number("what the IT staff costs a year, for the tie-out", "money a year", part="choice")


class Role(Section):
    """A group of staff."""

    fte: Number = number("funded posts, filled or not", "FTE", 0.01)
    salary: Number = number("base pay of one FTE", "money a year", 1)
    load_on_salary: Number = number("what employing costs, as a multiple of salary", "x salary", 1, 3)
    seats_empty: Number = number("funded posts without a person", "FTE", part="choice")
    productive_hours: Number = number("hours of work of one FTE, net of leave", "hours a year", 200, 3000)
    run_time_share: Number = number("share of productive hours on keeping systems running", "share", 0, 1)
    turnover_rate: Number = number("share of staff leaving a year", "share", 0, 1)
    burnout: Number = number("share of staff burned out", "share", 0, 1)
    relative_risk: Number = number("how much likelier a burned-out person leaves", "ratio", 1, 20)
    value_of_hour: Number = number("what an hour for other work is worth", "money an hour", part="policy")
    prior: Literal["analyst", "help_desk"] = "analyst"
    replacement_multiple: Number = number("cost of a leaver as a multiple of salary", "x annual salary", 0, 10)
    cash_share: Number = number("share of the multiple that is paid in cash", "share", 0, 1)
    separation: Number = number("pay-out and administration of a leaver", "money a leaver")
    recruiting: Number = number("finding a successor", "money a leaver")
    certification: Number = number("training and certifying a successor", "money a leaver")
    months_vacant: Number = number("months that a seat stays empty", "months", 0, 36)
    cover_share: Number = number("share of the vacant time that is covered", "share", 0, 1)
    cover_premium: Number = number("what cover costs, as a multiple of loaded pay", "x loaded pay", 0, 10)
    ramp_months: Number = number("months until a successor is fully productive", "months", 0, 36)
    ramp_loss: Number = number("share of work lost over these months", "share", 0, 1)


class Contract(Section):
    """Outside help today: hours and rate, or an amount a year."""

    role: Name
    hours: Number = number("hours bought a year", "hours a year")
    rate: Number = number("what an hour costs", "money an hour")
    amount: Number = number("what the contract costs", "money a year")


class Planned(Section):
    """A hire or engagement that is wanted, not funded."""

    role: Name
    amount: Number = number("what it would cost", "money a year")
    hours: Number = number("hours it would bring", "hours a year")


class Demand(Section):
    """Work that comes in, a month."""

    arrivals: Number = number("requests that come in", "requests a month")
    hours_per_request: Number = number("work on one request", "hours")
    improvements: Number = number("work on improvements", "hours a month")
    growth: Number = number("growth of demand", "share a year", -0.5, 1)
    surge_share: Number = number("more requests while the change settles", "share", 0, 5)
    surge_months: Number = number("months of year 1 with more requests", "months", 0, 12)
    backlog: Number = number("work waiting today", "hours")


class Scope(Section):
    """The work in question."""

    share: Named = number("part of a role's run work in question", "share", 0, 1, part="choice", form="named")
    contracts: list[Name] = []


class Project(Section):
    """Something that waits for hours."""

    name: Line
    hours: Number = number("hours until it is done", "hours")
    owner: Line = ""
