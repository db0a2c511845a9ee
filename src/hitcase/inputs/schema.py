"""The client file: these keys, no others (design 3.0). Structure and bounds; `checks` holds what joins several keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from hitcase.inputs.evidence import Guard
from hitcase.inputs.quantity import Day, Line, Name, Prose, Reason, Spec, YearLabel, one_line
from hitcase.inputs.sections import (
    Budget,
    ByYear,
    Contract,
    Demand,
    Named,
    Number,
    Origin,
    Planned,
    Project,
    Role,
    Scope,
    Section,
    number,
    spec_of,
)

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
        texts = ADDED.get(str(beside.get("class_", beside.get("class"))))
        return spec._replace(meaning=texts[0], no_effect=texts[1]) if spec and texts and field == "amount" else spec


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


ChangeCost = Literal[
    "transition_cost",
    "parallel_cost",
    "governance_cost",
    "change_order_cost",
    "leakage_cost",
    "exit_cost",
    "kt_hours",
]


class Document(Section):
    """Whom the document is for, printed on page one."""

    version: int = Field(default=1, ge=1, le=999)
    date: Day | None = None
    prepared_for: Line = ""
    prepared_by: Line = ""
    interest: Line = ""
    decision: Line = ""
    decide_by: Day | None = None


class Words(Section):
    """The consultant's own words, Markdown."""

    context: Prose = ""
    why_now: Prose = ""
    objectives: Prose = ""
    constraints: Prose = ""
    recommendation_note: Prose = ""
    next_steps: Prose = ""


class Limits(Section):
    """What the client can bear."""

    peak_funding: Number = number("the most cash that may be out", "money", part="policy")
    p_loss: Number = number("the highest chance of loss", "share", 0, 1, part="policy")


class Without(Section):
    """A cost of change that an option sets to 0, and why."""

    option: Name
    line: ChangeCost
    reason: Reason


class Override(Section):
    """A guard that is overruled, and why."""

    parameter: Line
    guard: Guard
    reason: Reason


class Score(Section):
    """A score with its reason."""

    score: Number = number("how well the option does", "score", 0, 10, part="policy")
    reason: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"score": value}


class Scorecard(Section):
    """What is not money: the client's weights and scores."""

    weights: Named = number("weight of a criterion", "weight", 0, 1000, part="policy", form="named")
    scores: dict[Name, dict[Name, Score]] = {}


class ClientFile(Section):
    """What is known about one client. Inputs only, never results."""

    schema_: Literal[1] = Field(alias="schema")
    client: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(one_line)]
    illustrative: bool = False
    as_of: Day
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    first_year: YearLabel = "Year 1"
    horizon: Annotated[int, Field(ge=1, le=15)] = 5
    discount_rate: Number = number("nominal discount rate", "share a year", 0, 0.5, part="policy")
    wage_growth: Number = number("growth of pay, prices and contracts", "share a year", -0.1, 0.3)
    tm_bill_rate: Number = number("what consulting costs", "money an hour", 1)
    weeks_per_year: Number = number("weeks of a year", "weeks", 40, 53, part="choice")
    cost_of_asking: Number = number("what finding out one figure costs", "money", part="policy")
    decide_on: Literal["cash", "full"] = "cash"
    limits: Limits = Limits()
    document: Document = Document()
    words: Words = Words()
    budget: Budget | None = None
    roles: dict[Name, Role] = {}
    contracts: dict[Name, Contract] = {}
    planned: dict[Name, Planned] = {}
    demand: Demand | None = None
    scope: Scope = Scope()
    projects: list[Project] = []
    options: dict[Name, Option] = {}
    without: list[Without] = []
    overrides: list[Override] = []
    public_records: bool = False
    scorecard: Scorecard = Scorecard()
    shapes: dict[str, Literal["uniform", "quartiles", "discrete", "fixed"]] = {}
