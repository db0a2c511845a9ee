"""How sure, what must be true, what to ask next: all that the draws say of a case, computed once for a document."""

from __future__ import annotations

from dataclasses import asdict

from hitcase.analysis.break_even import break_evens
from hitcase.analysis.decision import decided
from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.questions import by_worth, claim_worth
from hitcase.analysis.readings import points
from hitcase.analysis.sceptic import rests_on, sceptics
from hitcase.analysis.tornado import tornado
from hitcase.analysis.uncertainty import net_benefit, results
from hitcase.analysis.walk_away import walk_away_fees
from hitcase.analysis.what_if import Sample, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.options import NOTHING
from hitcase.inputs.record import Record

TICKS = 128  # draws on which the value is found at which a driver turns the result: eight rows cost 45 ms
NOTHING_CLOSE = Record(drivers=[], break_evens=[], rests_on={}, sceptic=None, walk_away_fee=None)


def outlook(case: Case, n: int = POINTS, seed: int = 0) -> Record:
    """What the draws say of a case, from one sample.

    Returns: results: see `uncertainty.results`. verdict: see `decision.decide`. option: the one that is looked at
        closely, None if there is none but do nothing. questions: see `questions.questions`. For that option: drivers,
        see `tornado`, each with `turns`, its break-even on the draws; break_evens, those at most likely values;
        rests_on: share of the result by whose numbers; sceptic: {mean, p10, p50, p90, p_loss, held}; walk_away_fee: see
        `walk_away_fees`.

    >>> from hitcase.analysis.cases import load
    >>> outlook(load("params/lakeside.yaml"), n=1024).option
    'offer_a'
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample)
    found, table = results(case, simulated, seed, fees=False), net_benefit(case, simulated)
    asked = by_worth(case, table, sample)
    doubted = sceptics(only(case, ranked(case)), sample)
    verdict = decided(case, found, doubted, asked)
    option = looked_at(case, found, verdict)
    close = close_look(case, option, sample, doubted) if option else NOTHING_CLOSE
    return Record(results=found, verdict=verdict, option=option, questions=asked, **close)


def in_full(case: Case, n: int = POINTS, seed: int = 0) -> Record:
    """`results` with all walk-away fees, and what knowing each figure and each claim is worth: what `--json` prints.

    evppi: {parameters, claims}, each path or claim id → {value, standard_error} in money; claims are those that more
    than one figure rests on, the others are worth what their figure is.

    >>> from hitcase.analysis.cases import load
    >>> found = in_full(load("params/lakeside.yaml"), n=1024)
    >>> max(one.value for one in found.evppi.parameters.values()) <= found.evpi
    True
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample)
    table = net_benefit(case, simulated)
    asked = {one.path: one for one in by_worth(case, table, sample)}
    figures = {path: Record(value=one.value, standard_error=one.standard_error) for path, one in asked.items()}
    claims = {claim: Record(asdict(worth)) for claim, worth in claim_worth(case, table, sample).items()}
    known = Record(parameters=Record(figures), claims=Record(claims))
    return Record(results(case, simulated, seed), evppi=known)


def looked_at(case: Case, found: Record, verdict: Record) -> str | None:
    """The best option within the limits; where that is do nothing, the one with the highest mean beside it."""
    if verdict.best != NOTHING:
        return str(verdict.best)
    measure = f"npv_{case.file.decide_on}"
    same = [name for name in ranked(case) if name != NOTHING]
    others = same or [name for name in found.options if name != NOTHING]
    return max(others, key=lambda name: found.options[name][measure].mean, default=None)


def close_look(case: Case, option: str, sample: Sample, doubted: dict[str, Record]) -> Record:
    """What one option hangs on."""
    drivers = tornado(case, option, sample)
    few = {path: column[:TICKS] for path, column in sample.items()}
    ticks = break_evens(case, option, few, [row.path for row in drivers]) if drivers else []
    turns = {tick.path: tick for tick in ticks}
    rows = [Record(row, turns=turns.get(row.path)) for row in drivers]
    every = break_evens(case, option)
    fee = walk_away_fees(only(case, [option]), sample)[option]
    whose = rests_on(case, option)
    return Record(drivers=rows, break_evens=every, rests_on=whose, sceptic=doubted.get(option), walk_away_fee=fee)
