"""What stands behind a number: its formula, the steps that it names, its inputs, their claims and their history."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hitcase.analysis.formulas import Formula, Formulas
from hitcase.analysis.rows import Row, rows_of
from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.journal import Event, Journal, beside
from hitcase.inputs.params import Param

TOLD = ("agree", "park", "remark", "move_hours", "add")  # events of a journal that say something of a number
_known: dict[int, tuple[Case, Formulas]] = {}


def formulas_of(case: Case) -> Formulas:
    """The formulas of a case; those of the last one asked for are kept.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> formulas_of(case) is formulas_of(case)
    True
    """
    if id(case) not in _known:
        _known.clear()
        _known[id(case)] = (case, Formulas(rows_of(case)))
    return _known[id(case)][1]


@dataclass(frozen=True)
class Explanation:
    """A line, a step or a parameter: its path, its value (one, or one a year; None is "never") and what it rests on.

    The formula is that of one entry: of the only one, of the year that was asked for, or of the last one that most of
    a line's years or months share.
    """

    path: str
    value: Any
    inputs: tuple[Param, ...]
    case: Case | None = field(default=None, repr=False, compare=False)
    rows: tuple[str, ...] = ()
    span: slice | None = None

    @property
    def claims(self) -> tuple[evidence.Claim, ...]:
        """The claims of the register behind the inputs, each once."""
        ids = dict.fromkeys(p.source.claim for p in self.inputs if p.source.claim)
        return tuple(evidence.claims()[claim] for claim in ids)

    @property
    def formula(self) -> str:
        """With names: `fee[2] = in_service: in_service[2] × price[2]`; a line for each of a group, "" for an input."""
        return "\n".join(f"{one.name} = {one.names}" for one in self.formulas)

    @property
    def numbers(self) -> str:
        """The same with numbers in place of names, to six leading digits: `2,465,370 = 1 × 2,465,370`."""
        return "\n".join(f"{self._all.shown(one.value, one.path)} = {one.numbers}" for one in self.formulas)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """One, or one for each line of a group; none for an input."""
        return tuple(self._typical(self._all.by_path[path]) for path in self.rows if path in self._all.by_path)

    @cached_property
    def steps(self) -> tuple[Formula, ...]:
        """The rows that the formula names, each with its own; explain one of them by its path to go further down."""
        places = {place[0].path: place for one in self.formulas for place in one.steps}
        return tuple(self._all.of(row, i) for row, i in places.values())

    @cached_property
    def history(self) -> dict[str, tuple[Event, ...]]:
        """What the client's journal says of the inputs, by their paths: what was agreed, parked, remarked, by whom.

        Raises: ParamError for a journal that cannot be read.
        """
        events = [one for one in Journal(beside(self._case.path)).events if one.kind in TOLD]
        by_path = {p.path: tuple(one for one in events if _about(one, p.path)) for p in self.inputs}
        return {path: found for path, found in by_path.items() if found}

    def _typical(self, row: Row) -> Formula:
        return self._all.of(row, self._all.typical(row, self.span))

    @property
    def _case(self) -> Case:
        if self.case is None:
            raise ValueError("this explanation was made without a case; ask explain(case, line)")
        return self.case

    @property
    def _all(self) -> Formulas:
        return formulas_of(self._case)


def _about(event: Event, path: str) -> bool:
    return event.path == path or (event.kind == "add" and path.startswith(f"{event.path}."))
