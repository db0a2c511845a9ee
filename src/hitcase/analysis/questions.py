"""What to ask next: each uncertain figure by what knowing it would add, and the answers that turn the decision."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.drivers import controls, number_owner
from hitcase.analysis.readings import points, ranked
from hitcase.analysis.uncertainty import net_benefit
from hitcase.analysis.value import Worth, above_best, basis, evppi, fitted, worth_of_fit
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model.option_lines import NPV

Array = np.ndarray
Sample = Mapping[str, Array]
FEW = 0.02  # of the draws: a stretch of answers that is shorter is rounding of the curve


def questions(case: Case, n: int = POINTS, seed: int = 0) -> list[Record]:
    """The uncertain figures of a case, the one most worth knowing first.

    Each: path, unit, value (EVPPI, money) and standard_error; worth_asking: whether that is more than
    cost_of_asking; low, base, high: the range today; whose and controls; answers: from the lowest answer to the
    highest, stretches {low, high, best} in which one option has the highest mean. More than one stretch means that
    the answer can change the decision. Over the options that are ranked; empty where nothing is uncertain. The worth
    is `evppi` by curves alone: these options bend and do not jump, and blocks of Sobol points mislead.

    >>> from hitcase.analysis.cases import load
    >>> first = questions(load("params/lakeside.yaml"), n=1024)[0]
    >>> first.path, [stretch.best for stretch in first.answers][-1]
    ('options.offer_a.ends.contracts.agency.share', 'offer_a')
    """
    sample = draws(case, n, seed)
    return ranked_questions(case, net_benefit(case, points(case, sample, upto=NPV)), sample)


def ranked_questions(case: Case, table: Array, sample: Sample) -> list[Record]:
    """`questions`, from the net benefits of draws that were already made."""
    if len(table) < 2:
        return []
    gain = above_best(table)
    figures = [_question(case, path, column, gain) for path, column in sample.items()]
    return sorted(figures, key=lambda question: -question.value)


def claim_worth(case: Case, table: Array, sample: Sample) -> dict[str, Worth]:
    """What knowing the truth of a claim is worth, of each that more than one drawn figure rests on: id → `evppi`."""
    groups: dict[str, list[Array]] = {}
    for path, column in sample.items():
        groups.setdefault(case.params[path].source.claim, []).append(column)
    shared = {claim: columns for claim, columns in groups.items() if claim and len(columns) > 1}
    return (
        {claim: evppi(table, np.stack(columns, axis=1)) for claim, columns in shared.items()} if len(table) > 1 else {}
    )


def _question(case: Case, path: str, column: Array, gain: Array) -> Record:
    fit, param = fitted([basis(column)], gain), case.params[path]
    worth = worth_of_fit(gain, fit)
    answers = stretches(column, np.argmax(fit.mean, axis=1), ranked(case))
    answers[0]["low"], answers[-1]["high"] = min(answers[0].low, param.low), max(answers[-1].high, param.high)
    return Record(
        path=path,
        unit=param.unit,
        value=worth.value,
        standard_error=worth.standard_error,
        worth_asking=worth.value > case.tree.cost_of_asking.base,
        low=param.low,
        base=param.base,
        high=param.high,
        whose=number_owner(param.source),
        controls=controls(case, path),
        answers=answers,
    )


def stretches(column: Array, best: Array, names: list[str]) -> list[Record]:
    """The answers from low to high, cut where another option has the highest mean; short ones join the one before.

    >>> stretches(np.array([3.0, 1.0, 2.0, 4.0]), np.array([1, 0, 0, 1]), ["do_nothing", "offer_a"])
    [{'low': 1.0, 'high': 2.5, 'best': 'do_nothing'}, {'low': 2.5, 'high': 4.0, 'best': 'offer_a'}]
    """
    order = np.argsort(column, kind="stable")
    x, first = column[order], best[order]
    starts = [0, *(np.flatnonzero(np.diff(first)) + 1).tolist()]
    long = [(a, b) for a, b in zip(starts, [*starts[1:], len(x)], strict=True) if b - a >= FEW * len(x)]
    answers: list[Record] = []
    for a, _ in long or [(0, len(x))]:
        name = names[int(first[a])]
        if not answers or answers[-1].best != name:
            cut = float(x[a] + x[a - 1]) / 2 if answers else float(x[0])
            answers = [*answers[:-1], *([Record(answers[-1], high=cut)] if answers else [])]
            answers.append(Record(low=cut, high=float(x[-1]), best=name))
    return answers
