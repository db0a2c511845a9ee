"""The client file: these keys, no others (design 3.0). Structure and bounds; `checks` holds what joins several keys."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from hitcase.inputs.option_keys import Option
from hitcase.inputs.overrulings import Override, Shape, Without
from hitcase.inputs.quantity import Country, Currency, Day, Line, Name, Prose, Reason, YearLabel, one_line
from hitcase.inputs.sections import Named, Number, Quantity, Scope, Section, number
from hitcase.inputs.together import Together

FIRST_DAY, LAST_DAY = "1980-01-01", "2099-12-31"  # no Office file can be dated before 1980


def _near_today(text: str) -> str:
    if text and not FIRST_DAY <= text <= LAST_DAY:
        sentence = "{t} is not a plausible date. Enter a day from 1980 to 2099, such as 2026-06-30."
        raise PydanticCustomError("date", sentence, {"t": text})
    return text


def _not_blank(text: str) -> str:
    if all(unicodedata.category(letter)[0] in "ZC" for letter in text):  # spaces, and what takes no room
        raise PydanticCustomError("text", "This name is blank. Enter a name that can be read.")
    return text


FileDay = Annotated[Day, AfterValidator(_near_today)]  # an offer may be valid until 9999
Title = Annotated[Line, AfterValidator(_not_blank)]


class Budget(Section):
    """The IT budget."""

    total: Number = number("IT budget of year 1", "money a year", positive=True, usual=(10_000, 1e15))
    growth: Number = number("growth of the IT budget", "share a year", -0.5, 1, usual=(-0.2, 0.2))
    run_share: Number = number("share of the budget that keeps systems running", "share", 0, 1)
    grow_share: Number = number("share of the budget that extends what there is", "share", 0, 1, part="choice")
    transform_share: Number = number("share of the budget for what is new", "share", 0, 1, part="choice")
    personnel: Number = number(
        "what the IT staff costs a year, for the tie-out",
        "money a year",
        part="choice",
        positive=True,
        usual=(10_000, 1e15),
    )


class Role(Section):
    """A group of staff."""

    fte: Number = number("funded posts, filled or not", "FTE", 0.01, control="client", usual=(0.1, 2000))
    salary: Number = number("base pay of one FTE", "money a year", 1, question="What is the base pay", control="client")
    load_on_salary: Number = number("what employing costs, as a multiple of salary", "x salary", 1, 3)
    seats_empty: Number = number("funded posts without a person", "FTE", part="choice")
    productive_hours: Number = number(
        "hours of work of one FTE, net of leave", "hours a year", 200, 3000, usual=(1000, 2200)
    )
    run_time_share: Number = number(
        "share of productive hours on keeping systems running",
        "share",
        0,
        1,
        question="What share of their time goes into keeping systems running",
        usual=(0.02, 1),
    )
    turnover_rate: Number = number(
        "share of staff leaving a year",
        "share",
        0,
        1,
        question="What share of staff leaves in a year",
        usual=(0, 0.5),
    )
    burnout: Number = number("share of staff burned out", "share", 0, 1, question="What share of staff is burned out")
    relative_risk: Number = number(
        "how much likelier a burned-out person leaves",
        "ratio",
        1,
        20,
        question="How much likelier does a burned-out person leave",
    )
    value_of_hour: Number = number(
        "what an hour for other work is worth", "money an hour", part="policy", control="client"
    )
    prior: Literal["analyst", "help_desk"] = "analyst"
    replacement_multiple: Number = number(
        "cost of a leaver as a multiple of salary", "x annual salary", 0, 10, usual=(0.05, 5)
    )
    cash_share: Number = number("share of the multiple that is paid in cash", "share", 0, 1)
    separation: Number = number("pay-out and administration of a leaver", "money a leaver")
    recruiting: Number = number("finding a successor", "money a leaver")
    certification: Number = number("training and certifying a successor", "money a leaver")
    months_vacant: Number = number(
        "months that a seat stays empty",
        "months",
        0,
        36,
        question="How many months does a seat stay empty",
        usual=(0, 18),
    )
    cover_share: Number = number("share of the vacant time that is covered", "share", 0, 1)
    cover_premium: Number = number(
        "what cover costs, as a multiple of loaded pay", "x loaded pay", 0, 10, usual=(0.5, 5)
    )
    ramp_months: Number = number("months until a successor is fully productive", "months", 0, 36, usual=(0, 18))
    ramp_loss: Number = number("share of work lost over these months", "share", 0, 1)


class Contract(Section):
    """Outside help today: hours and rate, or an amount a year."""

    role: Name
    hours: Number = number("hours bought a year", "hours a year", usual=(50, 500_000))
    rate: Number = number("what an hour costs", "money an hour")
    amount: Number = number("what the contract costs", "money a year", question="Which price is signed")
    people: Number = number("people who work under it", "people", 1, part="choice")


class Planned(Section):
    """A hire or engagement that is wanted, not funded."""

    role: Name
    amount: Number = number("what it would cost", "money a year", question="Which price is signed", control="client")
    hours: Number = number("hours it would bring", "hours a year", control="client", usual=(50, 50_000))


class Demand(Section):
    """Work that comes in, a month."""

    arrivals: Number = number("requests that come in", "requests a month", usual=(10, 200_000))
    hours_per_request: Number = number("work on one request", "hours", positive=True, usual=(0.02, 60))
    improvements: Number = number("work on improvements", "hours a month", usual=(0, 100_000))
    growth: Number = number("growth of demand", "share a year", -0.5, 1, usual=(-0.3, 0.3))
    surge_share: Number = number("more requests while the change settles", "share", 0, 5)
    surge_months: Number = number("months of year 1 with more requests", "months", 0, 12)
    backlog: Number = number("work waiting today", "hours", usual=(0, 1_000_000))


class Project(Section):
    """Something that waits for hours."""

    name: Title
    hours: Number = number("hours until it is done", "hours", positive=True, usual=(5, 200_000))
    owner: Line = ""


class Document(Section):
    """Whom the document is for, printed on page one."""

    version: int = Field(default=1, ge=1, le=999)
    date: FileDay | None = None
    prepared_for: Line = ""
    prepared_by: Line = ""
    interest: Line = ""
    decision: Line = ""
    decide_by: FileDay | None = None


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

    peak_funding: Number = number("limit on peak funding", "money", part="policy", control="client")
    p_loss: Number = number(
        "the highest chance of loss", "share", 0, 1, part="policy", control="client", usual=(0.01, 1)
    )


class NothingEnds(Section):
    """That the present arrangement lapses: then doing nothing is no answer."""

    ends: Annotated[int, Field(ge=0, le=240)]
    why: Reason


class Score(Section):
    """A score with its reason."""

    score: Number = number("how well the option does", "score", 0, 10, part="policy", control="client")
    reason: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"score": value}


class Scorecard(Section):
    """What is not money: the client's weights and scores."""

    weights: Named = number("weight of a criterion", "weight", 0, 1000, part="policy", form="named", control="client")
    scores: dict[Name, dict[Name, Score]] = {}


class ClientFile(Section):
    """What is known about one client. Inputs only, never results."""

    @property
    def home(self) -> str:
        """The client's country: as written, the United States where the currency is the dollar, else "".

        >>> ClientFile.model_validate({"schema": 1, "client": "X", "as_of": "2026-06-30", "currency": "EUR"}).home
        ''
        """
        return self.country or ("US" if self.currency == "USD" else "")

    schema_: Literal[1] = Field(alias="schema")
    client: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(one_line), AfterValidator(_not_blank)]
    illustrative: bool = False
    as_of: FileDay
    currency: Currency = "USD"
    country: Country | None = None
    first_year: YearLabel = "Year 1"
    horizon: Annotated[int, Field(ge=1, le=15)] = 5
    discount_rate: Number = number(
        "nominal discount rate", "share a year", 0, 0.5, part="policy", control="client", usual=(0.005, 0.2)
    )
    wage_growth: Number = number(
        "growth of pay, prices and contracts",
        "share a year",
        -0.1,
        0.3,
        question="How fast do pay and prices grow",
        usual=(-0.02, 0.15),
    )
    tm_bill_rate: Number = number(
        "what consulting costs", "money an hour", 1, question="What does an hour of consulting cost"
    )
    weeks_per_year: Number = number("weeks of a year", "weeks", 40, 53, part="choice")
    cost_of_asking: Number = number("what finding out one figure costs", "money", part="policy", control="client")
    decide_on: Literal["cash", "full"] = "cash"
    limits: Limits = Limits()
    do_nothing: NothingEnds | None = None
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
    exchange_rates: dict[Currency, Quantity] | None = number(
        "what one unit of it is in the file's currency", "money", 0.0001, 10_000_000, part="choice", form="named"
    )
    without: list[Without] = []
    overrides: list[Override] = []
    public_records: bool = False
    scorecard: Scorecard = Scorecard()
    shapes: dict[str, Shape] = {}
    together: list[Together] = []

    def shape_of(self, path: str, other: str = "triangular") -> str:
        """The shape that the file names for a number, else another."""
        return self.shapes[path].shape if path in self.shapes else other
