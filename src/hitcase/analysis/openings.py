"""Answers that would bring an option within the client's limits: each looked at on the draws that lie near it."""

from __future__ import annotations

import numpy as np

from hitcase.analysis.limits import LIMITS
from hitcase.analysis.questions import figure_of, own_figure, stretches
from hitcase.analysis.readings import Sample, count, decided_on, firsts, going_along, only, points, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record

Array = np.ndarray
PARTS, NEAR = 64, 16  # of the draws: an answer is looked at after each of the first, on the draws of one of the second
LEAST = 256  # draws: of fewer, a chance of a loss tells little
SHORT = 0.06  # of the answers: a stretch that is shorter is chance
TESTED, HALVINGS, BESIDE = 4096, 6, 8  # draws; how often, and in which part of the range to either side, it is halved
WEAK = 0.02  # of the variance: a figure that explains less of an option's npv and funding brings it nowhere


def openings(case: Case, simulated: Record, sample: Sample, allowed: list[str]) -> list[Record]:
    """Figures of which some answer brings an option within the limits, and first, that exceeds one today.

    Each has what `figure_of` says of it, and: option: the one that comes within and first over most of these answers;
    answers: from the lowest to the highest, stretches {low, high, best}, the limits tested anew at each answer; value:
    what deciding by the answer would add on average, at most, since a look at few draws flatters. The one worth most
    first.

    Args:
        simulated: the lines at all draws of the sample. allowed: the options within the limits today.
    """
    names, size = ranked(case), count(sample)
    barred = [i for i, name in enumerate(names) if name not in allowed]
    if size < 2 * LEAST or not barred or not set(LIMITS) & case.tree.limits.keys():
        return []
    npv, funding = (_table(simulated, names, line, size) for line in (decided_on(case), "peak_funding"))
    best_now = max((i for i in range(len(names)) if i not in barred), key=lambda i: float(npv[:, i].mean()))
    found = []
    for path in _moving(sample, firsts(case, sample), np.hstack([npv[:, barred], funding[:, barred]])):
        near = draws_near(sample[path])
        means = within(case, npv[near], funding[near], best_now)
        found.append(_opening(case, path, sample, near, means, best_now, barred))
    best_first = sorted((opening for opening in found if opening), key=lambda opening: -opening.value)
    return [sharpened(case, opening, sample, names[best_now]) for opening in best_first[:1]] + best_first[1:]


def _table(simulated: Record, names: list[str], line: str, size: int) -> Array:
    return np.stack([np.broadcast_to(simulated.options[name][line], (size,)) for name in names], axis=-1)


def _moving(sample: Sample, paths: list[str], results: Array) -> list[str]:
    """The figures that explain enough of any of the results."""
    columns = _standard(np.stack([sample[path] for path in paths], axis=-1))
    shares = (columns.T @ _standard(results) / len(results)) ** 2
    return [path for path, share in zip(paths, shares, strict=True) if (share > WEAK).any()]


def _standard(table: Array) -> Array:
    apart, spread = table - table.mean(axis=0), table.std(axis=0)
    return np.asarray(apart / np.where(spread > 0, spread, 1))


def draws_near(column: Array) -> Array:
    """The draws beside each answer, from the lowest to the highest: answers × draws.

    >>> draws_near(np.arange(1024)[::-1]).shape
    (49, 256)
    """
    order = np.argsort(column, kind="stable")
    near = max(len(column) // NEAR, LEAST)
    return np.lib.stride_tricks.sliding_window_view(order, near)[:: len(column) // PARTS]


def within(case: Case, npv: Array, funding: Array, best_now: int) -> Array:
    """The mean npv of each option at each answer, minus infinity where it exceeds a limit there: answers × options.

    Args:
        npv, funding: answers × draws × options. best_now: the option that may be taken whatever the answer.
    """
    limits, means = case.tree.limits, npv.mean(axis=1)
    fits = np.ones(means.shape, dtype=bool)
    if "p_loss" in limits:
        fits &= (npv < 0).mean(axis=1) <= limits.p_loss.base
    if "peak_funding" in limits:
        fits &= np.quantile(funding, 0.9, axis=1) <= limits.peak_funding.base
    fits[:, best_now] = True
    return np.where(fits, means, -np.inf)


def _opening(
    case: Case, path: str, sample: Sample, near: Array, means: Array, best_now: int, barred: list[int]
) -> Record | None:
    names, best = ranked(case), np.argmax(means, axis=1)
    option = names[max(barred, key=[int(i) for i in best].count)]
    own = own_figure(case, path, option)
    answers = stretches(np.median(sample[own][near], axis=1), best, names, SHORT)
    if option not in {stretch.best for stretch in answers}:
        return None
    value = float((means.max(axis=1) - means[:, best_now]).mean())
    return Record(figure_of(case, own, answers), option=option, value=value)


def sharpened(case: Case, opening: Record, sample: Sample, rival: str) -> Record:
    """An opening of two answers with the value between them found again, the figure held there and all else drawn.

    What stands on page one is rounded to whole people: windows of draws are too coarse for it.
    """
    answers = opening.answers
    if len(answers) != 2:
        return opening
    cut, room = answers[0].high, (opening.high - opening.low) / BESIDE
    ends = [max(cut - room, opening.low), min(cut + room, opening.high)]
    taken = [_taken(case, opening, end, sample, rival) for end in ends]
    if taken != [answer.best == opening.option for answer in answers]:
        return opening
    for _ in range(HALVINGS):
        middle = sum(ends) / 2
        ends[_taken(case, opening, middle, sample, rival) == taken[1]] = middle
    cut = sum(ends) / 2
    return Record(opening, answers=[Record(answers[0], high=cut), Record(answers[1], low=cut)])


def _taken(case: Case, opening: Record, value: float, sample: Sample, rival: str) -> bool:
    """Whether the rule would take the option, if the figure were known to be this."""
    few = only(case, dict.fromkeys([rival, opening.option]))
    values = {path: column[:TESTED] for path, column in sample.items() if path in few.params}
    size, held = count(values), going_along(case, opening.path, value)
    values |= {path: np.full(size, number) for path, number in held.items() if path in few.params}
    lines, names = points(few, values), list(few.tree.options)
    npv, funding = (_table(lines, names, line, size)[None] for line in (decided_on(case), "peak_funding"))
    means = within(case, npv, funding, names.index(rival))
    return bool(names[int(np.argmax(means[0]))] == opening.option)
