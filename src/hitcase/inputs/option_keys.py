"""The client file's keys on options: parts, prices, costs of change, and what ends."""

from __future__ import annotations

from typing import Any, Literal

from hitcase.inputs.ends import Added, Ends
from hitcase.inputs.quantity import Name, Prose, Spec
from hitcase.inputs.sections import ByYear, Named, Number, Origin, Scope, Section, number, spec_of

Kind = Literal["in_house_fix", "consulting", "managed_service", "nearshore", "offshore", "mix"]
FREE = ("payroll", "removed")  # price bases without an amount
BY_SERVICE_YEAR = ("learning_loss", "phase_in", "termination")  # lists whose first year begins with the service
PARTNERS = ("managed_service", "nearshore", "offshore")
Basis = Literal["monthly_fee", "rate_per_fte", "hourly", "per_request", "discount_on_tm", "payroll", "removed"]


def _amount(meaning: str, unit: str, high: float | None = None, no_effect: float | None = None) -> Spec:
    return Spec(meaning, unit, 0, high, "uncertain", "one", no_effect, positive=high is None)


AMOUNTS = {
    "monthly_fee": _amount("the partner's fee", "money a month")._replace(form="one_or_by_year"),
    "rate_per_fte": _amount("the price of one FTE of the partner", "money a year and FTE"),
    "hourly": _amount("the price of an hour", "money an hour"),
    "per_request": _amount("the price of a request", "money a request")._replace(form="bands"),
    "discount_on_tm": _amount("discount on consulting rates", "share", high=0.99, no_effect=0),
}


class Price(Section):
    """What the partner asks."""

    basis: Basis
    amount: Number = number(
        "the price, in the unit of its basis", "price", question="Which price is signed", stands="term"
    )
    request_share: Number = number(
        "part of all requests that the offer takes",
        "share",
        0,
        1,
        part="choice",
        question="What part of the requests does the offer take",
        stands="term",
    )
    team_hours: Number = number(
        "hours a year of the team that the offer names",
        "hours a year",
        question="How many hours a year is the team",
        stands="term",
        offer_says="the size of the team",
        usual=(50, 500_000),
    )
    origin: Origin | None = None

    @classmethod
    def spec_in(cls, field: str, _beside: dict[str, Any]) -> Spec | None:
        """The amount's unit and bounds are those of its basis; without one, nobody can say what it should be."""
        spec = spec_of(cls, field)
        if spec and field == "amount":
            return AMOUNTS.get(str(_beside.get("basis", "")), spec)._replace(**spec.about)
        return spec


class Part(Section):
    """A part of an option: a share of the scope at one price."""

    kind: Kind | None = None
    share_of_scope: Number = number("share of the work in question", "share", 0.001, 1, part="choice")
    price: Price | None = None
    start_month: Number = number(
        "month in which the work is taken over",
        "months",
        0,
        120,
        question="In which month is the work taken over",
        stands="term",
        offer_says="the month of service",
    )
    parallel_months: Number = number(
        "months in which both teams run",
        "months",
        0,
        36,
        question="How many months do both teams run",
        stands="term",
        offer_says="how long both teams run",
        zero_ends="parallel_cost",
        usual=(0, 18),
    )
    escalator: Number = number(
        "growth of the partner's prices",
        "share a year",
        -0.2,
        0.5,
        stands="term",
        offer_says="how prices grow",
        usual=(-0.05, 0.15),
    )
    minimum_commitment: Number = number(
        "the least to be paid for a full year", "money a year", stands="term", offer_says="the least to be paid"
    )
    learning_loss: ByYear = number(
        "work lost while the partner learns",
        "share",
        0,
        0.95,
        form="by_year",
        question="How much work is lost while the partner learns",
        stands="performance",
        offer_says="work lost while learning",
    )
    vendor_attrition: Number = number(
        "the partner's own leavers a year",
        "share",
        0,
        1,
        question="What share of the partner's own people leaves in a year",
        stands="performance",
        offer_says="its own leavers",
    )
    months_lost_per_change: Number = number(
        "months of work lost with each of them", "months", 0, 11, stands="performance"
    )
    partner_productive_hours: Number = number(
        "hours of one FTE of the partner", "hours a year", 200, 3000, stands="term", usual=(1000, 2200)
    )


class Option(Part):
    """One way to staff the work."""

    kind: Kind
    origin: Origin | None = None
    ruled_out: Prose = ""
    parts: list[Part] | None = None
    scope: Scope | None = None
    term: Number = number(
        "term of the contract",
        "years",
        0.5,
        15,
        part="choice",
        question="For how many years is the contract",
        stands="term",
        offer_says="for how long the contract is",
    )
    governance_share: Number = number(
        "managing the contract, of the fee",
        "share",
        0,
        1,
        question="What does managing the contract cost, as part of the fee",
        zero_ends="governance_cost",
    )
    governance_hours: Named = number(
        "own hours a year for managing the contract", "hours a year", form="named", usual=(5, 20_000)
    )
    change_order_share: Number = number(
        "change orders, of the fee",
        "share",
        0,
        2,
        question="What do change orders come to, as part of the fee",
        stands="performance",
        offer_says="change orders",
        zero_ends="change_order_cost",
    )
    leakage_share: Number = number(
        "part of the cash saving lost to weak governance",
        "share",
        0,
        1,
        question="What part of the saving is lost to weak governance",
        zero_ends="leakage_cost",
    )
    transition_share: Number = number(
        "cost of moving in, of the fees of the term",
        "share",
        0,
        1,
        question="What does moving in cost, as part of the fees of the contract's term",
        stands="term",
        offer_says="what moving in costs",
        zero_ends="transition_cost",
    )
    transition_amount: Number = number(
        "cost of moving in", "money", stands="term", offer_says="what moving in costs", zero_ends="transition_cost"
    )
    kt_hours: Named = number(
        "own hours for the handover, in year 1", "hours", form="named", zero_ends="kt_hours", usual=(5, 20_000)
    )
    exit_probability: Number = number(
        "chance of leaving the partner at the end",
        "share",
        0,
        1,
        question="How likely is it that the partner is left at the end",
        zero_ends="exit_cost",
    )
    exit_share: Number = number(
        "cost of leaving, of a year's fee",
        "share",
        0,
        5,
        question="What does leaving cost, as part of a year's fee",
        stands="term",
        offer_says="what leaving costs",
        zero_ends="exit_cost",
    )
    termination: ByYear = number(
        "fee that leaving costs, by year of the contract",
        "money",
        form="by_year",
        question="What fee does leaving cost",
        stands="term",
        zero_ends="exit_cost",
    )
    other_cost: ByYear = number("other costs", "money a year", form="by_year")
    pay_rise_share: Number = number(
        "pay rise for all roles in scope", "share", 0, 1, question="Which pay rise does hiring need"
    )
    phase_in: ByYear = number("part of the effect that is reached", "share", 0, 1, form="by_year")
    realisation_share: Number = number(
        "part of the freed hours that comes into use",
        "share",
        0,
        1,
        no_effect=0,
        question="What part of the freed hours comes into use",
    )
    burnout_reduction: Number = number("part of burnout that goes", "share", 0, 1, no_effect=0, stands="performance")
    turnover_uplift: ByYear = number("more turnover from the announcement", "share", -0.9, 5, form="by_year")
    transform_part: Number = number("part of redeployed hours that goes to what is new", "share", 0, 1)
    ends: Ends = Ends()
    added: dict[Name, Added] = {}


def kind_of(entry: Any, kind: str) -> str:
    """The kind whose priors fill an option or a part; of anything else, the kind that it stands under.

    An option with a partner's part is a partner's, whatever it calls itself; a part is of its own kind, else of the
    kind that its price is one of.

    >>> kind_of(Part(price=Price(basis="payroll")), "mix")
    'in_house_fix'
    """
    if isinstance(entry, Option):
        kinds = [kind_of(part, entry.kind) for part in entry.parts or ()]
        return next((kind for kind in kinds if kind in PARTNERS), kinds[0] if kinds else entry.kind)
    if isinstance(entry, Part):
        return entry.kind or (_kind_by_price(entry.price) if entry.price else kind)
    return kind


def _kind_by_price(price: Price) -> str:
    if price.basis in FREE:
        return "in_house_fix"
    if price.basis != "discount_on_tm" or price.amount is None:
        return "managed_service"
    return "managed_service" if price.amount.base or price.amount.claim else "consulting"


def option_specs(*, own: bool = False) -> dict[str, Spec]:
    """What the schema says of every number of an option by its key, in order; own: without those of its parts."""
    sections: dict[str, type[Section]] = {"": Option} if own else {"price.": Price, "": Option}
    specs = {f"{start}{key}": spec_of(kind, key) for start, kind in sections.items() for key in kind.model_fields}
    return {key: spec for key, spec in specs.items() if spec and not (own and key in Part.model_fields)}


def zero_keys() -> dict[str, tuple[str, ...]]:
    """The lines of cost that a zero switches off: line → the keys that can do so.

    >>> zero_keys()["exit_cost"]
    ('exit_probability', 'exit_share', 'termination')
    """
    lines: dict[str, tuple[str, ...]] = {}
    for key, spec in option_specs().items():
        if spec.zero_ends:
            lines[spec.zero_ends] = (*lines.get(spec.zero_ends, ()), key)
    return lines
