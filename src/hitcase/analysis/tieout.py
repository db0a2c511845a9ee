"""Tie-out: figures of one client that should agree with each other. Told, never a reason to refuse a file."""

from __future__ import annotations

from dataclasses import dataclass

from hitcase.analysis.derived import contract_cost
from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case


@dataclass(frozen=True)
class TieOut:
    """Two readings of one thing, in one unit: what the parts add to, and what the file states of the whole."""

    what: str
    parts: float
    whole: float
    unit: str

    @property
    def ratio(self) -> float:
        """Parts / whole; 0 where the whole is 0."""
        return self.parts / self.whole if self.whole else 0.0


def tie_out(case: Case) -> list[TieOut]:
    """Pay against the personnel budget, contracts ended against paid, demand against capacity; what the file allows."""
    return [*_personnel(case), *_contracts(case), *_demand(case)]


def _personnel(case: Case) -> list[TieOut]:
    if "budget.personnel" not in case.params:
        return []
    pay = sum(r.fte.base * r.salary.base * r.load_on_salary.base for r in case.tree.roles.values())
    return [TieOut("loaded pay of all roles v personnel budget", pay, case.params["budget.personnel"].base, "money")]


def _contracts(case: Case) -> list[TieOut]:
    checks = []
    for name, option in case.tree.options.items():
        costs = {contract: contract_cost(case.tree.contracts[contract]) for contract in option.ends.contracts}
        whole = sum(costs.values())
        ended = sum(costs[contract] * end.share.base for contract, end in option.ends.contracts.items())
        if whole:
            checks.append(TieOut(f"contracts that {name} ends v what they cost today", ended, whole, "money"))
    return checks


def _demand(case: Case) -> list[TieOut]:
    lines = evaluate(case)
    if "demand_hours" not in lines or not case.tree.roles:
        return []
    year = slice(1, 13)
    demand, capacity = sum(lines.demand_hours[year]), sum(lines.options["do_nothing"].capacity_hours[year])
    return [TieOut("hours of work that come in v hours that can be done, year 1", demand, capacity, "hours")]
