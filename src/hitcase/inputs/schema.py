"""The client file: these keys, no others (design 3.0). Structure and bounds; `checks` holds what joins several keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from hitcase.inputs.long_form import number
from hitcase.inputs.offer import Option
from hitcase.inputs.section import Named, Number, Section
from hitcase.inputs.staff import Budget, Contract, Demand, Planned, Project, Role, Scope
from hitcase.inputs.texts import Day, Line, Name, Prose, Reason, YearLabel, one_line

Guard = Literal["maximum", "comparator", "population", "unverified", "stale", "shape"]
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
