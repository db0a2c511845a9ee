"""How sure, what to decide: the sceptic's case, the rule of design 3.6, and all that the draws say of a case."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from hitcase.analysis.break_even import break_evens, price_of, walk_away_fees
from hitcase.analysis.deciding import deciding
from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.drivers import ends_of, is_promise, number_owner, tornado
from hitcase.analysis.execution import all_together
from hitcase.analysis.limits import against_limits, within_limits
from hitcase.analysis.openings import openings
from hitcase.analysis.questions import claim_worth, of_options, ranked_questions, worths
from hitcase.analysis.readings import Sample, count, decided_on, firsts, npv_at, npv_if, only, points, ranked, with_held
from hitcase.analysis.result_frame import Results
from hitcase.analysis.uncertainty import net_benefit, option_results, summary, with_months
from hitcase.analysis.value import evpi
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.tree import NOTHING
from hitcase.model.option_lines import CASH
from hitcase.text import labels

OWNERS = ("record", "client", "workshop", "public", "offer", "benchmark", "vendor", "firm", "assumption", "placeholder")
NUDGE = 0.01  # of each figure


def sceptic(case: Case, option: str) -> Case:
    """The case in which nothing is believed that a seller says of this option and does not sign.

    A seller speaks in a vendor's claim, and in an offer. What he signs is believed: price, team, dates, terms of
    moving in and out (what the schema calls a term), if the offer gives them one value. All else is a promise about
    results (learning, turnover of his people, change orders, less burnout, a brochure's discount) or a range.
    A promise with a no effect value in the schema is held there; every other one with a range, at the end that lowers
    this option's npv (the one that decides; npv_full where that does not move), found with all else most likely.
    What has neither, or moves nothing, stays as it is.
    Figures of the client, said in the workshop or measured by others are not a seller's.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> path = "options.offer_a.vendor_attrition"
    >>> sceptic(case, "offer_a").params[path].base == case.params[path].high
    True
    """
    return with_held(case, sceptic_values(case, option))


def sceptic_values(case: Case, option: str) -> dict[str, float]:
    """The figures that a sceptic holds, and their values: path → value."""
    promises = [param for param in only(case, [option]).params.values() if is_promise(param)]
    values = {p.path: p.no_effect for p in promises if p.no_effect is not None}
    ranged = [p for p in promises if p.path not in values and p.low is not None]
    ends = [(p.path, end) for p in ranged for end in ends_of(p)]
    for line in ("npv_full", decided_on(case)) if ranged else ():  # the line that decides has the last word
        npv = npv_if(case, [option], ends, line=line).reshape(-1, 2)
        values |= {p.path: ends_of(p)[int(np.argmin(at))] for p, at in zip(ranged, npv, strict=True) if np.ptp(at) > 0}
    return values


def sceptics(case: Case, sample: Sample) -> dict[str, Record]:
    """Every option as a sceptic sees it: {mean, p10, p50, p90, p_loss} of the npv that decides, and what is held.

    Args:
        sample: path → draws of all figures, such as `draws(case)`; those that are held are left out.
    """
    return {option: _sceptic_result(case, option, sample) for option in case.tree.options}


def _sceptic_result(case: Case, option: str, sample: Sample) -> Record:
    values = sceptic_values(case, option)
    alone = only(with_held(case, values), [option])
    drawn = {path: column for path, column in sample.items() if path in alone.params and path not in values}
    npv = np.broadcast_to(npv_at(alone, drawn, count(drawn), decided_on(case))[:, 0], (max(count(sample), 1),))
    return Record(summary(npv), held=values)


def shares_by_owner(case: Case, option: str) -> dict[str, float]:
    """The share of an option's result that rests on whose numbers; the shares add to 1, or are all 0.

    If every figure were 1 % less, one at a time and all else most likely, its npv (the one that decides) would move
    by so much: the moves, without their signs, added up by whose figure it is, as parts of their sum. So a fee that
    is certain counts as much as it weighs, and not as little as its range. Policy (discount rate, limits) is nobody's
    evidence and is left out.

    >>> from hitcase.analysis.cases import load
    >>> round(sum(shares_by_owner(load("params/lakeside.yaml"), "offer_a").values()), 12)
    1.0
    """
    moves, shares = weights(case, option), dict.fromkeys(OWNERS, 0.0)
    whole = sum(moves.values())
    for path, move in moves.items():
        shares[number_owner(case.params[path].source)] += move / whole if whole else 0.0
    return shares


def weights(case: Case, option: str) -> dict[str, float]:
    """How far an option's npv moves if each of its figures alone were 1 % less, all else most likely: path → money."""
    weighed = [p for p in only(case, [option]).params.values() if p.part in ("uncertain", "choice") and p.base]
    if not weighed:
        return {}
    whole = npv_if(case, [option], [(weighed[0].path, weighed[0].base)], alone=True)[0, 0, 0]
    nudged = [(p.path, p.base * (1 - NUDGE)) for p in weighed]
    less = npv_if(case, [option], nudged, alone=True)[:, 0, 0]
    return dict(zip((p.path for p in weighed), np.abs(less - whole).tolist(), strict=True))


WEIGHTIEST = 8


def weightiest(case: Case, option: str) -> list[Param]:
    """The figures of an option that weigh most by `weights`, the weightiest first; none chosen, none without weight.

    Of figures that are one outcome, one.

    >>> from hitcase.analysis.cases import load
    >>> [param.path for param in weightiest(load("params/lakeside.yaml"), "offer_a")][:2]
    ['options.offer_a.price.amount', 'contracts.agency.hours']
    """
    moves = {path: move for path, move in weights(case, option).items() if case.params[path].part == "uncertain"}
    weighty = sorted((path for path in moves if moves[path]), key=lambda path: -moves[path])
    return [case.params[path] for path in firsts(case, weighty)[:WEIGHTIEST]]


UNKNOWN = "not_enough_known"
ASK = "questions_worth_asking"


def apply_rule(case: Case, results: Record, sceptic_results: dict[str, Record], questions: list[Record]) -> Record:
    """What the rule says of a case, from its `option_results`, `sceptics` and `questions`.

    Among the options within the client's limits (see `against_limits`), do nothing
    always among them, the one with the highest mean; of equal ones the first, and do nothing is first. Where doing
    nothing lapses, the highest mean is the least cost; beyond the limits, too, if no option is within. If a sceptic's
    mean of that option is below 0 and a question is worth more than it costs: not enough known, ask those first.

    Returns: answer: an option's name, "do_nothing" or "not_enough_known". best: the option with the highest mean
        within the limits. among: every option that is ranked → {mean, p_loss, peak_funding, sceptic, within, beyond},
        beyond: the limits that it breaks. reasons: the steps of the rule that decided: "highest_mean" or
        "nothing_within_limits", then "sceptic_below_zero", then "questions_worth_asking". ask: the questions that
        are worth their cost, as `questions` has them, whatever the answer.
    """
    among = Record()
    for name in ranked(case):
        among[name] = Record(against_limits(case, results.options[name]), sceptic=sceptic_results[name].mean)
    within = [name for name, option in among.items() if option.within] or list(among)
    best = max(within, key=lambda name: among[name].mean)
    ask = [question for question in questions if question.worth_asking]
    reasons = reasons_for(best, among, ask)
    return Record(answer=UNKNOWN if reasons[-1] == ASK else best, best=best, among=among, reasons=reasons, ask=ask)


def reasons_for(best: str, among: Record, ask: list[Record]) -> list[str]:
    """The steps of the rule that apply, in order; the last of them decides.

    >>> option = Record(within=True, sceptic=-1.0)
    >>> reasons_for("offer_a", Record(do_nothing=Record(within=True), offer_a=option), [Record(value=5.0)])
    ['highest_mean', 'sceptic_below_zero', 'questions_worth_asking']
    """
    if best == NOTHING:
        others = [option for name, option in among.items() if name != NOTHING]
        return ["highest_mean" if any(option.within for option in others) or not others else "nothing_within_limits"]
    doubtful = among[best].sceptic < 0
    return ["highest_mean", *(["sceptic_below_zero"] if doubtful else []), *([ASK] if doubtful and ask else [])]


TICKS = 128  # draws on which the value is found at which a driver turns the result: eight rows cost 45 ms
NO_DETAILS = Record(
    drivers=[], break_evens=[], rests_on={}, sceptic=None, walk_away_fee=None, weightiest=[], together=None
)


def assess(case: Case, n: int = POINTS, seed: int = 0) -> Results:
    """What the draws say of a case, from one sample; `assess(case).to_frame()` is a pandas table of the options.

    Returns: what `uncertainty.option_results` has, and: verdict: see `apply_rule`. option: the one that is looked at
        closely, None if there is none but do nothing; it alone has cash_by_month, see `with_months`. questions: see
        `questions.questions`; worth_of_all: what all answers together would add, over the options that the rule may
        take; openings: see `openings`. For the option at hand: drivers, see `tornado`, each with `turns`, its
        break-even on the draws; break_evens, those at most likely values, both beside the options that the rule may
        take; decides: see `deciding`, None where no driver does; rests_on: share of the result by whose numbers;
        sceptic: {mean, p10, p50, p90, p_loss, held}; walk_away_fee: see `walk_away_fees`; weightiest: paths, see
        `weightiest`; together: see `all_together`.

    >>> from hitcase.analysis.cases import load
    >>> assess(load("params/lakeside.yaml"), n=1024).option
    'offer_a'
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample, upto=CASH)
    results, table = option_results(case, simulated, seed, fees=False), net_benefit(case, simulated)
    allowed = within_limits(case, results)
    questions = ranked_questions(case, table, sample, allowed)
    sceptic_results = sceptics(only(case, ranked(case)), sample)
    verdict = apply_rule(case, results, sceptic_results, questions)
    option = option_in_focus(case, results, verdict)
    rivals = only(case, [name for name in case.tree.options if name in (*allowed, option)])
    details = option_details(rivals, option, sample, sceptic_results) if option else NO_DETAILS
    answers = evpi(of_options(case, table, allowed)) if len(table) > 1 else 0.0
    asked = Record(questions=questions, worth_of_all=answers, openings=openings(case, simulated, sample, allowed))
    decides = deciding(option, verdict, details.drivers, asked.openings) if option else None
    record = Record(
        with_months(results, simulated, option), verdict=verdict, option=option, **asked, **details, decides=decides
    )
    return Results(record, case, price_units(case))


def full_results(case: Case, n: int = POINTS, seed: int = 0) -> Results:
    """`option_results` with all walk-away fees, and what knowing each figure and claim is worth: what `--json` prints.

    evppi: {parameters, claims}, each path or claim id → {value, standard_error} in money; claims are those that more
    than one figure rests on, the others are worth what their figure is.

    >>> from hitcase.analysis.cases import load
    >>> results = full_results(load("params/lakeside.yaml"), n=1024)
    >>> max(worth.value for worth in results.evppi.parameters.values()) <= results.evpi
    True
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample, upto=CASH)
    table = net_benefit(case, simulated)
    figures = {path: Record(asdict(worth)) for path, worth in worths(table, sample).items()}
    claims = {claim: Record(asdict(worth)) for claim, worth in claim_worth(case, table, sample).items()}
    evppi = Record(parameters=Record(figures), claims=Record(claims))
    return Results(Record(option_results(case, simulated, seed), evppi=evppi), case, price_units(case))


def price_units(case: Case) -> dict[str, str]:
    """The unit of the price that the partner of an option asks, and so of its walk-away fee; others are left out.

    >>> from hitcase.analysis.cases import load
    >>> price_units(load("params/lakeside.yaml"))["offer_a"]
    '$ a month'
    """
    prices = {name: price_of(case, name) for name in case.tree.options}
    return {name: labels.unit(price.unit, case.file.currency) for name, price in prices.items() if price}


def option_in_focus(case: Case, results: Record, verdict: Record) -> str | None:
    """The best option within the limits; where that is do nothing, the one with the highest mean beside it."""
    if verdict.best != NOTHING:
        return str(verdict.best)
    return leading_option(case, results)


def leading_option(case: Case, results: Record) -> str | None:
    """The option with the highest mean beside do nothing, of those that are ranked; None if there is none."""
    ranking = [name for name in ranked(case) if name != NOTHING]
    others = ranking or [name for name in results.options if name != NOTHING]
    return max(others, key=lambda name: results.options[name][decided_on(case)].mean, default=None)


def option_details(case: Case, option: str, sample: Sample, sceptic_results: dict[str, Record]) -> Record:
    """What one option hangs on; case: with the options that it has to be better than."""
    drivers = tornado(case, option, sample)
    few = {path: column[:TICKS] for path, column in sample.items()}
    ticks = break_evens(case, option, few, [row.path for row in drivers]) if drivers else []
    turns = {tick.path: tick for tick in ticks}
    rows = [Record(row, turns=turns.get(row.path)) for row in drivers]
    base_break_evens = break_evens(case, option)
    fee = walk_away_fees(only(case, [option]), sample)[option]
    shares = shares_by_owner(case, option)
    return Record(
        drivers=rows,
        break_evens=base_break_evens,
        rests_on=shares,
        sceptic=sceptic_results.get(option),
        walk_away_fee=fee,
        weightiest=[param.path for param in weightiest(case, option)],
        together=all_together(case, option, sample),
    )
