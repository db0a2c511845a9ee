"""What is not money: the client's scores, weighted with the client's weights. Never part of any result in money."""

from __future__ import annotations

from hitcase.inputs.case import Case


def weights(case: Case) -> dict[str, float]:
    """The weight of each criterion, as parts of 1; a file has no score without a weight."""
    named = {name: param.base for name, param in case.tree.scorecard.weights.items()}
    whole = sum(named.values())
    return {name: weight / whole for name, weight in named.items()} if whole else {}


def scored(case: Case) -> dict[str, float]:
    """Options that are scored on every criterion that has a weight, with their weighted score, 0 to 10."""
    shares, scores = weights(case), case.tree.scorecard.scores
    full = {option: by for option, by in scores.items() if shares and not {*shares} - {*by}}
    return {option: sum(share * by[name].score.base for name, share in shares.items()) for option, by in full.items()}
