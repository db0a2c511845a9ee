"""The client file's keys on options: parts, prices, costs of change, and what ends."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from hitcase.inputs.long_form import Origin, number
from hitcase.inputs.quantity import Spec
from hitcase.inputs.section import ByYear, Named, Number, Section, spec_of
from hitcase.inputs.staff import Scope
from hitcase.inputs.texts import Line, Name, Prose

Kind = Literal["in_house_fix", "consulting", "managed_service", "nearshore", "offshore", "mix"]
PARTNERS = ("managed_service", "nearshore", "offshore")
Basis = Literal["monthly_fee", "rate_per_fte", "hourly", "discount_on_tm", "payroll", "removed"]


def _amount(meaning: str, unit: str, high: float | None = None, no_effect: float | None = None) -> Spec:
    return Spec(meaning, unit, 0, high, "uncertain", "one", no_effect)


AMOUNTS = {
    "monthly_fee": _amount("the partner's fee", "money a month"),
    "rate_per_fte": _amount("the price of one FTE of the partner", "money a year and FTE"),
    "hourly": _amount("the price of an hour", "money an hour"),
    "discount_on_tm": _amount("discount on consulting rates", "share", high=0.99, no_effect=0),
}


class Price(Section):
    """What the partner asks."""

    basis: Basis
    amount: Number = number("the price, in the unit of its basis", "price")
    team_hours: Number = number("hours a year of the team that the offer names", "hours a year")
    origin: Origin | None = None

    @classmethod
    def spec_in(cls, field: str, _beside: dict[str, Any]) -> Spec | None:
        """The amount's unit and bounds are those of its basis; without one, nobody can say what it should be."""
        spec = spec_of(cls, field)
        if spec and field == "amount":
            return AMOUNTS.get(_beside.get("basis", ""), spec)
        return spec


class Part(Section):
    """A part of an option: a share of the scope at one price."""

    share_of_scope: Number = number("share of the work in question", "share", 0.001, 1, part="choice")
    price: Price | None = None
    start_month: Number = number("month in which the work is taken over", "months", 0, 120)
    parallel_months: Number = number("months in which both teams run", "months", 0, 36)
    escalator: Number = number("growth of the partner's prices", "share a year", -0.2, 0.5)
    minimum_commitment: Number = number("the least to be paid for a full year", "money a year")
    learning_loss: ByYear = number("work lost while the partner learns", "share", 0, 0.95, form="by_year")
    vendor_attrition: Number = number("the partner's own leavers a year", "share", 0, 1)
    months_lost_per_change: Number = number("months of work lost with each of them", "months", 0, 11)
    partner_productive_hours: Number = number("hours of one FTE of the partner", "hours a year", 200, 3000)


class EndedContract(Section):
    """A contract that ends."""

    share: Number = number("part of the contract that ends", "share", 0, 1)
    month: Number = number("month in which it ends", "months", 0, 240)
    owner: Line = ""
    origin: Origin | None = None


class EndedPosts(Section):
    """Posts that end."""

    count: Number = number("posts that end", "FTE")
    month: Number = number("month in which they end", "months", 0, 240)
    severance: Number = number("severance of one post; 0 if people move to the partner", "money a post")
    owner: Line = ""
    origin: Origin | None = None


class SparedItem(Section):
    """A planned item that is no longer needed."""

    month: Number = number("month from which it is not needed", "months", 0, 240)
    owner: Line = ""
    origin: Origin | None = None


class Ends(Section):
    """What ends: nothing that is not named here."""

    contracts: dict[Name, EndedContract] = {}
    posts: dict[Name, EndedPosts] = {}
    planned: dict[Name, SparedItem] = {}


Class = Literal["cash", "avoidance", "capacity", "cost"]
ADDED = {  # a benefit that a seller promises does nothing until he signs it
    "cash": ("cash that was added", 0.0),
    "avoidance": ("avoided spending that was added", 0.0),
    "capacity": ("value of capacity that was added", 0.0),
    "cost": ("cost that was added", None),
}


class Added(Section):
    """A cost or a benefit that somebody named and the kit has no line for; a draft until it has an origin."""

    class_: Class = Field(alias="class")
    amount: Number = number("cost or benefit that was added", "money a year")
    start_month: Number = number("month from which it counts", "months", 0, 240)
    owner: Line = ""
    origin: Origin | None = None

    @classmethod
    def spec_in(cls, field: str, beside: dict[str, Any]) -> Spec | None:
        """The amount is what its class says; of a benefit, nothing is the value that needs no belief."""
        spec = spec_of(cls, field)
        told = ADDED.get(str(beside.get("class_", beside.get("class"))))
        return spec._replace(meaning=told[0], no_effect=told[1]) if spec and told and field == "amount" else spec


class Option(Part):
    """One way to staff the work."""

    kind: Kind
    ruled_out: Prose = ""
    parts: list[Part] | None = None
    scope: Scope | None = None
    governance_share: Number = number("managing the contract, of the fee", "share", 0, 1)
    governance_hours: Named = number("own hours a year for managing the contract", "hours a year", form="named")
    change_order_share: Number = number("change orders, of the fee", "share", 0, 2)
    leakage_share: Number = number("part of the cash saving lost to weak governance", "share", 0, 1)
    transition_share: Number = number("cost of moving in, of all fees", "share", 0, 1)
    transition_amount: Number = number("cost of moving in", "money")
    kt_hours: Named = number("own hours for the handover, in year 1", "hours", form="named")
    exit_probability: Number = number("chance of leaving the partner at the end", "share", 0, 1)
    exit_share: Number = number("cost of leaving, of a year's fee", "share", 0, 5)
    other_cost: ByYear = number("other costs", "money a year", form="by_year")
    pay_rise_share: Number = number("pay rise for all roles in scope", "share", 0, 1)
    phase_in: ByYear = number("part of the effect that is reached", "share", 0, 1, form="by_year")
    realisation_share: Number = number("part of the freed hours that comes into use", "share", 0, 1, no_effect=0)
    burnout_reduction: Number = number("part of burnout that goes", "share", 0, 1, no_effect=0)
    turnover_uplift: ByYear = number("more turnover from the announcement", "share", -0.9, 5, form="by_year")
    transform_part: Number = number("part of redeployed hours that goes to what is new", "share", 0, 1)
    ends: Ends = Ends()
    added: dict[Name, Added] = {}
