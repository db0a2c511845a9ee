"""What the client can bear: each option beside the limits, and those that the rule may take."""

from __future__ import annotations

from hitcase.analysis.readings import decided_on, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record

LIMITS = ("peak_funding", "p_loss")


def against_limits(case: Case, results: Record) -> Record:
    """One option beside the client's limits, from its `option_results`.

    Returns: mean and p_loss of the npv that decides; peak_funding that 9 of 10 draws stay below; beyond: the limits
        that it breaks, none where the client set none; within: whether it breaks none.
    """
    npv, limits = results[decided_on(case)], case.tree.limits
    figures = Record(mean=npv.mean, p_loss=npv.p_loss, peak_funding=results.peak_funding.p90)
    beyond = [name for name in LIMITS if name in limits and figures[name] > limits[name].base]
    return Record(figures, within=not beyond, beyond=beyond)


def within_limits(case: Case, results: Record) -> list[str]:
    """The options that the rule may take: those that are ranked and break no limit; do nothing breaks none.

    Where doing nothing lapses and every other option breaks a limit, one of them has to be taken all the same.
    """
    within = [name for name in ranked(case) if against_limits(case, results.options[name]).within]
    return within or ranked(case)
