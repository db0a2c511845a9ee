"""The answer of page one: what the rule says of the draws, or that too little is known to say anything."""

from __future__ import annotations

from hitcase.analysis.decision import UNKNOWN
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import TEN, open_numbers, placeholders
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, telling, words
from hitcase.views.drafts_told import drafted
from hitcase.views.numbers import Numbers
from hitcase.views.output import Bullets, Paragraph, Text
from hitcase.views.said import bare, said
from hitcase.views.terms_told import terms


def answer(case: Case, lines: Record, ahead: Record) -> Text:
    """What to do, by the rule; while first numbers are open, only what is open."""
    asked = open_numbers(case)
    if asked:
        return _indicative(case, asked, drafted(case, lines, ahead.option))
    if ahead.option is None:
        return telling.no_option(case)
    told = [
        _why_not(ahead),
        terms(case, ahead),
        _beyond(case, lines, ahead),
        _left(case),
        drafted(case, lines, ahead.option),
    ]
    body = [Paragraph(lead(case, lines, ahead), "lead"), Paragraph(" ".join(filter(None, told)))]
    note = words.blocks(words.filled(case.file.words.recommendation_note, case, lines))
    return Text((*(block for block in body if block.text), *note), "answer")


def _indicative(case: Case, asked: list[str], drafts: str) -> Text:
    count = formats.WORDS[len(asked)].capitalize()
    told = f"{count} of the ten first numbers {'is' if len(asked) == 1 else 'are'} open:"
    told = "All ten first numbers are open:" if len(asked) == len(TEN) else told
    lead = Paragraph("Indicative: no recommendation is made.", "lead")
    why = Paragraph(
        "Until they are known, what follows shows how the case is built. Figures that nobody has given yet come "
        "from the evidence register; each is shown with its origin."
    )
    left = [Paragraph(told) for told in (_left(case), drafts) if told]
    return Text((lead, Paragraph(told), Bullets(tuple(asked)), why, *left), "answer")


def _left(case: Case) -> str:
    left = len(placeholders(case))
    noun = "round placeholder is" if left == 1 else "round placeholders are"
    return f"{said(formats.number(left), 'placeholders')} {noun} still in the file." if left else ""


def lead(case: Case, lines: Record, ahead: Record) -> str:
    """The rule's answer in a sentence."""
    verdict, n = ahead.verdict, Numbers(case, lines).of(ahead.option)
    if verdict.answer == UNKNOWN:
        return f"Not yet. {n.name()} is ahead, but too little is known to sign."
    if verdict.answer != labels.NOTHING:
        basis = labels.MEASURED[case.file.decide_on]
        return f"Take {n.name()}: {_spread(n, ahead, 'npv_' + case.file.decide_on)} of {basis} over {n.years}."
    if any(option.mean > 0 for option in verdict.among.values()):
        return "Do nothing: every other way goes beyond the client's limits."
    return "Do nothing: no other way can be expected to come out above it."


def _spread(n: Numbers, ahead: Record, line: str) -> str:
    """The range in which 8 of 10 draws of the option at hand lie; one amount where nothing moves it."""
    low, high = (n.drawn(ahead, f"{line}.{end}") for end in ("p10", "p90"))
    return low if bare(low) == bare(high) else f"{low} to {high}"


def _why_not(ahead: Record) -> str:
    """What keeps the rule from taking the option that is ahead."""
    if ahead.verdict.answer != UNKNOWN:
        return ""
    return (
        "Believing none of the partner's promises it loses on average, and there are answers to be had that are worth "
        "more than asking for them costs."
    )


def _beyond(case: Case, lines: Record, ahead: Record) -> str:
    """Options that go beyond a limit, and those that are not ranked."""
    n, among = Numbers(case, lines), ahead.verdict.among
    over = [n.name(name) for name, option in among.items() if option.beyond]
    apart = [n.name(name) for name in lines.options if name not in among]
    more = [f"Not ranked, for it has a scope of its own: {', '.join(apart)}."] if apart else []
    return " ".join([*([f"Beyond the client's limits: {', '.join(over)}."] if over else []), *more])
