"""The register of claims (`evidence.yaml`): graded statements, priors taken from them, guards on their use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

Guard = Literal["maximum", "comparator", "population", "unverified", "stale", "shape"]
VERBS = {"A": "measured", "B": "reported", "C": "claimed", "D": "assumed"}
WIDER = {"A": 1.0, "B": 1.1, "C": 1.25, "D": 1.5}  # a range, by the grade with which it loads
AROUND = {"A": 0.05, "B": 0.1, "C": 0.25, "D": 0.5}  # of a value that comes without a range
TRANSFER_GRADE = "C"
UNVERIFIED_GRADE = "D"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the register. ``value`` has low, base, high, or base alone, or nothing.

    kind: typical, range, maximum, minimum or single_case. comparator: what a saving is measured against.
    grade: A peer-reviewed or official, B survey with a method, C vendor or press, D judgement.
    seen: yes, secondary (in another page) or no. transfer: its population is not the kit's (hospital IT).
    country: the one whose statistics, pay or prices it is of, "" if it is bound to none.
    """

    id: str
    statement: str
    kind: str
    unit: str
    population: str
    comparator: str
    year: int
    source: str
    url: str
    source_type: str
    grade: str
    seen: str
    valid_until: str
    quote: str = ""
    value: dict[str, float] = field(default_factory=dict)
    transfer: bool = False
    country: str = ""
    rests_on: tuple[str, ...] = ()
    shape: str = "triangular"
    weakness: str = ""

    def is_abroad(self, country: str) -> bool:
        """Whether it is of another country than this, "" being one that nobody has named.

        >>> claims()["e4_load"].is_abroad("GB"), claims()["e4_load"].is_abroad("US"), claims()["c7_left"].is_abroad("")
        (True, False, False)
        """
        return self.country not in ("", country)

    def grade_for(self, overruled: frozenset[str], *, abroad: bool = False) -> str:
        """The grade with which it loads: C at best from elsewhere, D if nobody has seen the source.

        Elsewhere: another population, or, if it is ``abroad``, another country.
        """
        grade = self.grade
        if (self.transfer or abroad) and "population" not in overruled:
            grade = max(grade, TRANSFER_GRADE)
        if self.seen == "no" and "unverified" not in overruled:
            grade = max(grade, UNVERIFIED_GRADE)
        return grade

    def flags(self, as_of: str, *, abroad: bool = False) -> tuple[str, ...]:
        """What the document must say of it on that day: population, country, unverified, stale."""
        flags: list[str] = []
        if self.transfer:
            flags.append("population")
        if abroad:
            flags.append("country")
        if self.seen == "no":
            flags.append("unverified")
        if self.valid_until < as_of:
            flags.append("stale")
        return tuple(flags)

    def range_at(self, grade: str, bounds: tuple[float, float]) -> tuple[float, float]:
        """What it could be when it loads at a grade: the weaker the evidence, the wider; within the schema's bounds.

        >>> [claims()["c3_high_risk"].range_at(grade, (0, 1)) for grade in "ACD"]
        [(0.25, 0.6), (0.212, 0.65), (0.175, 0.7)]
        """
        base, around = self.value["base"], AROUND[grade] * abs(self.value["base"])
        ends = [self.value.get(end, base) for end in ("low", "high")]
        sides = [WIDER[grade] * (end - base) for end in ends] if {"low", "high"} & {*self.value} else [-around, around]
        low, high = (float(f"{base + side:.3g}") for side in sides)
        return max(min(low, base), bounds[0]), min(max(high, base), bounds[1])

    @property
    def verb(self) -> str:
        """How a sentence may put it: measured, reported, claimed (by the vendor), assumed."""
        suffix = " by the vendor" if self.source_type == "vendor" else ""
        return VERBS[self.grade] + (suffix if self.grade == "C" else "")


@cache
def _register() -> dict[str, Any]:
    text = resources.files("hitcase.inputs").joinpath("evidence.yaml").read_text(encoding="utf-8")
    register: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return register


@cache
def claims() -> dict[str, Claim]:
    """Every claim of the register by its id.

    >>> claims()["a3_technical"].value
    {'low': 0.3, 'base': 0.8, 'high': 1.5}
    """
    return {entry["id"]: _claim(**entry) for entry in _register()["claims"]}


def _claim(valid_until: Any, rests_on: Any = (), **entry: Any) -> Claim:
    return Claim(valid_until=str(valid_until), rests_on=tuple(rests_on), **entry)


@cache
def keys() -> dict[str, dict[str, Any]]:
    """For every number of the client file what stands in for it: a prior, a default with its reason, or nothing.

    >>> keys()["roles.*.burnout"]
    {'prior': 'c3_high_risk'}
    """
    table: dict[str, dict[str, Any]] = _register()["keys"]
    return table


def refusal(claim: Claim, basis: str) -> tuple[Guard, str] | None:
    """The guard that forbids a claim as the value of a key, with its sentence; None if it may be used.

    Args:
        claim: the claim.
        basis: the price basis where the key is a price, else "".

    >>> refusal(claims()["a10_inovalon"], "")[0]
    'maximum'
    """
    if claim.kind in ("maximum", "minimum"):
        end = "highest" if claim.kind == "maximum" else "lowest"
        quote = f'"{claim.quote}"' if claim.quote else claim.statement
        return "maximum", f"{claim.id} is the {end} it can be ({quote}), not a most likely value."
    if claim.comparator == "consulting" and basis != "discount_on_tm":
        return "comparator", f"{claim.id} compares with consulting rates and says nothing of in-house payroll."
    if claim.comparator == "in_house" and basis == "discount_on_tm":
        return "comparator", f"{claim.id} compares with in-house cost and is no discount on consulting rates."
    return None


CURRENCY = re.compile(r"\b[A-Z]{3}\b(?= a| per)")
PERIODS = ("month", "year", "hour")
ODD = ("two years", "two to three years", "real", "illion", "odds", "ticket", "contact", "intentions")  # no key's unit


def currency_of(claim: Claim) -> str:
    """The currency of a claim about money, else "".

    >>> currency_of(claims()["a7_per_leaver"]), currency_of(claims()["b7_open_posts"])
    ('GBP', '')
    """
    match = CURRENCY.search(claim.unit)
    return match[0] if match and match.start() == 0 else ""


def fits(claim: Claim, unit: str) -> bool:
    """Whether a claim's unit is a key's: of one kind, and over one period where both name one.

    >>> [fits(claims()[name], "months") for name in ("a7_ramp_months", "a7_weeks")]
    [True, False]
    """
    claim_unit, key_unit = claim.unit.partition(" ")[0], unit.partition(" ")[0]
    kind = {currency_of(claim): "money", "probability": "share"}.get(claim_unit, claim_unit)
    periods = [[period for period in PERIODS if period in text] for text in (claim.unit, unit)]
    same_period = kind != "money" or periods[0] == periods[1]
    monthly = kind == "share" and "month" in claim.unit
    return kind == key_unit and same_period and not monthly and not any(odd in claim.unit for odd in ODD)
