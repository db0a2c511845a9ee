"""How far to trust the answer: two answers with one wording, the sceptic's, and whose numbers it rests on."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.numbers import Numbers
from hitcase.views.said import bare, said

OWNERS = {
    "client": "the client's records",
    "workshop": "said in the workshop",
    "offer": "offers",
    "benchmark": "benchmarks",
    "vendor": "vendors' claims",
    "firm": "our firm's defaults",
    "assumption": "assumptions",
    "placeholder": "placeholders",
}


def two_answers(case: Case, lines: Record, ahead: Record) -> str:
    """The most likely values, the middle of the draws, and what is left when no promise of a partner is believed."""
    n, line = Numbers(case, lines).of(ahead.option), f"npv_{case.file.decide_on}"
    lower = ahead.results.options[ahead.option][line].p50 < lines.options[ahead.option][line]
    overrun = f"for {labels.OVERRUN[:1].lower()}{labels.OVERRUN[1:]}"
    leans = overrun if lower else "as more could turn out better than worse"
    shown = n.drawn(ahead, f"{line}.p50")
    more = f", {leans}" if bare(shown) != bare(n(line)) else ""
    told = f"{labels.LIKELY}: {n(line)}. {labels.MIDDLE}: {shown}{more}."
    return f"{told} {_doubted(n, ahead)}".strip()


def _doubted(n: Numbers, ahead: Record) -> str:
    doubted = ahead.sceptic
    if doubted is None or not doubted.held:
        return ""
    middle, chance = n.made(doubted.p50, "net", "sceptic.p50"), n.made(doubted.p_loss, "chance", "sceptic.p_loss")
    return f"Middle, believing none of the partner's promises: {middle}, and {chance} futures lose."


def resting(ahead: Record) -> str:
    """The share of the result that rests on whose numbers, the largest first."""
    shares = sorted(((share, OWNERS[owner]) for owner, share in ahead.rests_on.items()), reverse=True)
    shown = [f"{who} {said(formats.number(100 * share), 'rests_on')} %" for share, who in shares if share >= 0.005]
    told = ", ".join(shown)
    return f"{told[:1].upper()}{told[1:]}." if told else ""
