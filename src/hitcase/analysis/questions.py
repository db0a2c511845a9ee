"""What to ask next: each uncertain figure by what knowing it would add, and the answers that turn the decision."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.drivers import controls, number_owner
from hitcase.analysis.limits import within_limits
from hitcase.analysis.readings import firsts, points, ranked
from hitcase.analysis.uncertainty import net_benefit, option_results
from hitcase.analysis.value import Worth, above_best, basis, evppi, fitted, worth_of_fit
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.model.option_lines import CASH

Array = np.ndarray
Sample = Mapping[str, Array]
FEW = 0.02  # of the draws: a stretch of answers that is shorter is rounding of the curve


def questions(case: Case, n: int = POINTS, seed: int = 0) -> list[Record]:
    """The uncertain figures of a case, the one most worth knowing first; of those that are one outcome one alone.

    Each: what `figure_of` has; value (EVPPI, money), at most, since an answer may leave something open, and
    standard_error; worth_asking: whether that is more than cost_of_asking; answers: from the lowest answer to the
    highest, stretches {low, high, best} in which one option has the highest mean. More than one stretch means that
    the answer can change the decision. Over the options that the rule may take; empty where nothing is uncertain. The
    worth is `evppi` by curves alone: these options bend and do not jump, and blocks of Sobol points mislead.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")  # where no option is within the limits, no answer changes the choice
    >>> {question.value for question in questions(case, n=1024)}, len(questions(case, n=1024)) > 100
    ({0.0}, True)
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample, upto=CASH)
    allowed = within_limits(case, option_results(case, simulated, seed, fees=False))
    return ranked_questions(case, net_benefit(case, simulated), sample, allowed)


def ranked_questions(case: Case, table: Array, sample: Sample, allowed: list[str]) -> list[Record]:
    """`questions`, from the net benefits of draws that were already made; allowed: see `within_limits`."""
    if len(table) < 2:
        return []
    gain = above_best(of_options(case, table, allowed))
    figures = [_question(case, path, sample, gain, allowed) for path in firsts(case, sample)]
    return sorted(figures, key=lambda question: -question.value)


def of_options(case: Case, table: Array, names: list[str]) -> Array:
    """The columns of some options, from those of all that are ranked."""
    return table[:, [i for i, name in enumerate(ranked(case)) if name in names]]


def own_figure(case: Case, path: str, *options: str) -> str:
    """The figure of the first of some options among those that are one outcome with a figure; else that itself."""
    alike = case.outcomes.get(path, (path,))
    own = (other for option in options for other in alike if other.startswith(f"options.{option}."))
    return next(own, path)


def worths(table: Array, sample: Sample) -> dict[str, Worth]:
    """What knowing each figure is worth: path → `evppi` by curves."""
    if len(table) < 2:
        return {}
    gain = above_best(table)
    return {path: worth_of_fit(gain, fitted([basis(column)], gain)) for path, column in sample.items()}


def claim_worth(case: Case, table: Array, sample: Sample) -> dict[str, Worth]:
    """What knowing the truth of a claim is worth, of each that more than one drawn figure rests on: id → `evppi`."""
    groups: dict[str, list[Array]] = {}
    for path, column in sample.items():
        groups.setdefault(case.params[path].source.claim, []).append(column)
    shared = {claim: columns for claim, columns in groups.items() if claim and len(columns) > 1}
    return (
        {claim: evppi(table, np.stack(columns, axis=1)) for claim, columns in shared.items()} if len(table) > 1 else {}
    )


def _question(case: Case, path: str, sample: Sample, gain: Array, allowed: list[str]) -> Record:
    fit, own = fitted([basis(sample[path])], gain), own_figure(case, path, *allowed)
    worth = worth_of_fit(gain, fit)
    answers = stretches(sample[own], np.argmax(fit.mean, axis=1), [name for name in ranked(case) if name in allowed])
    worth_asking = worth.value > case.tree.cost_of_asking.base
    return Record(
        figure_of(case, own, answers),
        value=worth.value,
        standard_error=worth.standard_error,
        worth_asking=worth_asking,
    )


def figure_of(case: Case, path: str, answers: list[Record]) -> Record:
    """What is asked: path, alike (the paths that are one outcome with it), unit, low, base, high, whose and controls.

    And the answers, from the lowest to the highest that the figure could be.
    """
    param, alike = case.params[path], [other for other in case.outcomes.get(path, ()) if other != path]
    answers[0]["low"], answers[-1]["high"] = min(answers[0].low, param.low), max(answers[-1].high, param.high)
    about = Record(path=path, alike=alike, unit=param.unit, low=param.low, base=param.base, high=param.high)
    return Record(about, whose=number_owner(param.source), controls=controls(case, path), answers=answers)


def stretches(column: Array, best: Array, names: list[str], few: float = FEW) -> list[Record]:
    """The answers from low to high, cut where another option has the highest mean; short ones join the one before.

    >>> stretches(np.array([3.0, 1.0, 2.0, 4.0]), np.array([1, 0, 0, 1]), ["do_nothing", "offer_a"])
    [{'low': 1.0, 'high': 2.5, 'best': 'do_nothing'}, {'low': 2.5, 'high': 4.0, 'best': 'offer_a'}]
    """
    order = np.argsort(column, kind="stable")
    x, first = column[order], best[order]
    starts = [0, *(np.flatnonzero(np.diff(first)) + 1).tolist()]
    long = [(a, b) for a, b in zip(starts, [*starts[1:], len(x)], strict=True) if b - a >= few * len(x)]
    answers: list[Record] = []
    for a, _ in long or [(0, len(x))]:
        name = names[int(first[a])]
        if not answers or answers[-1].best != name:
            cut = float(x[a] + x[a - 1]) / 2 if answers else float(x[0])
            answers = [*answers[:-1], *([Record(answers[-1], high=cut)] if answers else [])]
            answers.append(Record(low=cut, high=float(x[-1]), best=name))
    return answers
