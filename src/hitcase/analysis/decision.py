"""The rule of design 3.6: the option to take, do nothing, or not enough known."""

from __future__ import annotations

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.questions import by_worth
from hitcase.analysis.readings import points
from hitcase.analysis.sceptic import sceptics
from hitcase.analysis.uncertainty import net_benefit, results
from hitcase.analysis.what_if import decided_on, only, ranked
from hitcase.inputs.case import Case
from hitcase.inputs.options import NOTHING
from hitcase.inputs.record import Record

UNKNOWN = "not_enough_known"
ASK = "questions_worth_asking"


def decide(case: Case, n: int = POINTS, seed: int = 0) -> Record:
    """What the rule says of a case.

    Among the options within the client's limits (mean peak_funding; p_loss of the npv that decides), do nothing
    always among them, the one with the highest mean; of equal ones the first, and do nothing is first. If a sceptic's
    mean of that option is below 0 and a question is worth more than it costs: not enough known, ask those first.

    Returns: answer: an option's name, "do_nothing" or "not_enough_known". best: the option with the highest mean
        within the limits. among: every option that is ranked → {mean, p_loss, peak_funding, sceptic, within, beyond},
        beyond: the limits that it breaks. reasons: the steps of the rule that decided: "highest_mean" or
        "nothing_within_limits", then "sceptic_below_zero", then "questions_worth_asking". ask: the questions that
        are worth their cost, as `questions` has them, whatever the answer.

    >>> from hitcase.analysis.cases import load
    >>> decide(load("params/lakeside.yaml"), n=1024).best
    'offer_a'
    """
    sample = draws(case, n, seed)
    simulated = points(case, sample)
    found = results(case, simulated, seed, fees=False)
    doubted = sceptics(only(case, ranked(case)), sample)
    return decided(case, found, doubted, by_worth(case, net_benefit(case, simulated), sample))


def decided(case: Case, found: Record, doubted: dict[str, Record], asked: list[Record]) -> Record:
    """`decide`, from `results`, `sceptics` and `questions` that were already made."""
    among = Record({name: judged(case, found.options[name], doubted[name]) for name in ranked(case)})
    within = [name for name, option in among.items() if option.within]
    best = max(within, key=lambda name: among[name].mean)
    ask = [question for question in asked if question.worth_asking]
    reasons = reasons_for(best, among, ask)
    return Record(answer=UNKNOWN if reasons[-1] == ASK else best, best=best, among=among, reasons=reasons, ask=ask)


def judged(case: Case, found: Record, doubted: Record) -> Record:
    """One option beside the client's limits, None where the client set none."""
    npv, limits = found[decided_on(case)], case.tree.limits
    told = Record(mean=npv.mean, p_loss=npv.p_loss, peak_funding=found.peak_funding.mean, sceptic=doubted.mean)
    beyond = [name for name in ("peak_funding", "p_loss") if name in limits and told[name] > limits[name].base]
    return Record(told, within=not beyond, beyond=beyond)


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
