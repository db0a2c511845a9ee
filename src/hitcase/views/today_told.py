"""Today in words: what running systems takes of people's time and of the budget."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import telling
from hitcase.views.numbers import Numbers
from hitcase.views.output import Text, sentences


def today(case: Case, lines: Record) -> Text:
    """What running systems takes of time and of the budget."""
    return sentences(f"{tax(case, lines)} {share(case, lines)}".strip(), budget(case, lines))


def tax(case: Case, lines: Record) -> str:
    """What running systems takes of people's time, in a sentence."""
    if not lines.roles:
        return telling.lacking(case, "roles", "Staff time")
    n = Numbers(case, lines)
    hours = f"{n('maintenance_tax_hours')} hours of own staff a year, {n('maintenance_tax_time')} of their working time"
    worth = f"as much as {n('maintenance_tax_fte')}, or {n('maintenance_tax_cost')}"
    return f"Keeping systems running takes {hours}: {worth}."


def share(case: Case, lines: Record) -> str:
    """Whose word the share of time is, and what is weak about it; "" without staff."""
    params = [case.params[f"roles.{role}.run_time_share"] for role in lines.roles]
    told = f"The share of time is {telling.whose_all(params)}." if params else ""
    return f"{told} {telling.weakness(params)}".strip()


def budget(case: Case, lines: Record) -> str:
    """How the IT budget is split, in a sentence."""
    if "it_budget" not in lines:
        return telling.lacking(case, "budget", "The IT budget")
    n, param = Numbers(case, lines), case.params["budget.run_share"]
    run, grow, new = (n(f"{part}_share") for part in ("run", "grow", "transform"))
    split = f"{run} keeps systems running, {grow} extends what there is, {new} is for what is new"
    told = f"Of the IT budget of {n('it_budget[1]')} in {n.year(1)}, {split}. The split is {telling.whose(param)}."
    return f"{told} {telling.weakness([param])}".strip()
