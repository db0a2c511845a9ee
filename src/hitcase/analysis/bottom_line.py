"""What a case comes to in a few figures: the answer, and each option's range; small enough to be kept and compared."""

from __future__ import annotations

from hitcase.analysis.decision import decided
from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.outlook import looked_at
from hitcase.analysis.questions import by_worth
from hitcase.analysis.readings import evaluate, points
from hitcase.analysis.sceptic import sceptics
from hitcase.analysis.uncertainty import net_benefit, results
from hitcase.analysis.what_if import Sample, decided_on, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record

INDICATIVE = "indicative"  # first numbers are open: no recommendation is made
UNDOUBTED = Record(mean=0.0)


def bottom_line(case: Case, n: int = POINTS, seed: int = 0, *, rule: bool = True) -> Record:
    """The answer and each option's range, of the npv that decides, as a document built of the case has them.

    Args:
        rule: also the answer; finding what is worth asking takes nearly all of the time.

    Returns: answer: as `decision.decide` has it, "indicative" while first numbers are open, "" without the rule. best:
        the option with the highest mean within the limits. option: the one that is looked at closely, "" if there is
        none. line: the npv that decides. draws: how many. options[o]: likely, with every figure at its most likely
        value, p10, p50, p90, and p_loss, the part of the draws below 0.

    >>> from hitcase.analysis.cases import load
    >>> bottom_line(load("params/lakeside.yaml"), n=1024, rule=False).best
    'offer_a'
    """
    sample = draws(case, n, seed)
    simulated, lines = points(case, sample), evaluate(case).options
    found, line = results(case, simulated, seed, fees=False), decided_on(case)
    verdict = _verdict(case, found, simulated, sample) if rule else _by_mean(case, found)
    options = Record()
    for name, one in found.options.items():
        drawn = {key: one[line][key] for key in ("p10", "p50", "p90", "p_loss")}
        options[name] = Record(likely=lines[name][line], **drawn)
    answer = INDICATIVE if open_numbers(case) else verdict.answer
    option = looked_at(case, found, verdict) or ""
    told = Record(answer=answer if rule else "", best=verdict.best, option=option)
    return Record(told, line=line, draws=found.draws, options=options)


def _verdict(case: Case, found: Record, simulated: Record, sample: Sample) -> Record:
    doubted = sceptics(only(case, ranked(case)), sample)
    return decided(case, found, doubted, by_worth(case, net_benefit(case, simulated), sample))


def _by_mean(case: Case, found: Record) -> Record:
    """The rule with nobody doubting and nothing to ask: its best option is the same."""
    return decided(case, found, dict.fromkeys(ranked(case), UNDOUBTED), [])
