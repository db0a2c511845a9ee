"""What a client file sets aside, each for a written reason: a cost of change, a guard, a range."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from hitcase.inputs.evidence import Guard
from hitcase.inputs.quantity import Line, Name, Prose, Reason
from hitcase.inputs.sections import Section, Strict

ChangeCost = Literal[
    "transition_cost",
    "parallel_cost",
    "governance_cost",
    "change_order_cost",
    "leakage_cost",
    "exit_cost",
    "kt_hours",
    "hiring_cost",
]


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


class Shape(Strict):
    """How a number is drawn; what would be drawn over a range by its origin is held for a reason alone."""

    shape: Literal["uniform", "quartiles", "discrete", "fixed"]
    why: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"shape": value}
