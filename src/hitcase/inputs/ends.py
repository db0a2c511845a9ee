"""The client file's keys on what an option ends, and on what somebody adds to it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from hitcase.inputs.quantity import Line, Name, Spec
from hitcase.inputs.sections import Number, Origin, Section, number, spec_of


def after_start() -> Any:
    """The key that lets an end move with the start of the service."""
    question = "How many months after the service begins does {name} end"
    return number("months after the service begins until it ends", "months", 0, 240, question=question)


class EndedContract(Section):
    """A contract that ends."""

    share: Number = number("part of the contract that ends", "share", 0, 1, question="What part of {name} ends")
    month: Number = number("month in which it ends", "months", 0, 240, question="In which month does {name} end")
    after_start: Number = after_start()
    owner: Line = ""
    origin: Origin | None = None


class EndedPosts(Section):
    """Posts that end."""

    count: Number = number("posts that end", "FTE", question="How many posts end", usual=(0, 500))
    month: Number = number("month in which they end", "months", 0, 240, question="In which month does {name} end")
    after_start: Number = after_start()
    severance: Number = number(
        "severance of one post; 0 if people move to the partner",
        "money a post",
        question="What severance does one post of {name} cost",
    )
    owner: Line = ""
    origin: Origin | None = None


class SparedItem(Section):
    """A planned item that is no longer needed."""

    month: Number = number(
        "month from which it is not needed", "months", 0, 240, question="In which month does {name} end"
    )
    after_start: Number = after_start()
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
    amount: Number = number(
        "cost or benefit that was added",
        "money a year",
        form="one_or_by_year",
        question="What does {name} come to a year",
    )
    start_month: Number = number(
        "month from which it counts", "months", 0, 240, question="From which month does {name} count"
    )
    end_month: Number = number("month in which it ends", "months", 0, 240, question="In which month does {name} end")
    owner: Line = ""
    origin: Origin | None = None

    @classmethod
    def spec_in(cls, field: str, beside: dict[str, Any]) -> Spec | None:
        """The amount is what its class says; of a benefit, nothing is the value that needs no belief."""
        spec = spec_of(cls, field)
        texts = ADDED.get(str(beside.get("class_", beside.get("class"))))
        return spec._replace(meaning=texts[0], no_effect=texts[1]) if spec and texts and field == "amount" else spec
