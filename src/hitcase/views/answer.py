"""The answer of page one: which option comes out highest at base values, or that too little is known to say."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import TEN, open_numbers, placeholders
from hitcase.inputs.record import Record
from hitcase.views import choice, findings, formats, labels, telling, words
from hitcase.views.numbers import Numbers
from hitcase.views.output import Bullets, Facts, Paragraph, Text
from hitcase.views.said import said

AT_BASE = "Every figure at its most likely value. No range is drawn, so this says nothing of the chance of a loss."


def answer(case: Case, lines: Record) -> Text:
    """Which option comes out highest, at base values; while first numbers are open, only what is open."""
    asked = open_numbers(case)
    if asked:
        return _indicative(case, asked)
    option = choice.chosen(case, lines)
    if option is None:
        return telling.no_option(case)
    best = choice.best(case, lines)
    lead = _nothing(case, lines) if best == labels.NOTHING else _ahead(case, lines, best)
    body = [Paragraph(lead, "lead"), Paragraph(_left(case)), Paragraph(_aside(case, lines)), Paragraph(AT_BASE, "note")]
    note = words.blocks(words.filled(case.file.words.recommendation_note, case, lines))
    return Text((*(block for block in body if block.text), *note), "answer")


def _indicative(case: Case, asked: list[str]) -> Text:
    count = formats.WORDS[len(asked)].capitalize()
    told = f"{count} of the ten first numbers {'is' if len(asked) == 1 else 'are'} open:"
    told = "All ten first numbers are open:" if len(asked) == len(TEN) else told
    lead = Paragraph("Indicative: no recommendation is made.", "lead")
    why = Paragraph(
        "Until they are known, what follows shows how the case is built. Figures that nobody has given yet come "
        "from the evidence register; each is shown with its origin."
    )
    left = [Paragraph(_left(case))] if _left(case) else []
    return Text((lead, Paragraph(told), Bullets(tuple(asked)), why, *left), "answer")


def _left(case: Case) -> str:
    left = len(placeholders(case))
    noun = "round placeholder is" if left == 1 else "round placeholders are"
    return f"{said(formats.number(left), 'placeholders')} {noun} still in the file." if left else ""


def _worth(case: Case, lines: Record, option: str) -> str:
    return Numbers(case, lines).of(option)(choice.measure(case))


def _ahead(case: Case, lines: Record, best: str) -> str:
    n, first = Numbers(case, lines).of(best), choice.ranked(case, lines)[0] == best
    place = "highest" if first else "highest within the limit on cash out"
    basis = choice.MEASURED[case.file.decide_on]
    worth = f"{_worth(case, lines, best)} of {basis} over {n.years}"
    return f"{n.name()} comes out {place}: {worth}, against doing nothing."


def _nothing(case: Case, lines: Record) -> str:
    top = choice.ranked(case, lines)[0]
    if top == labels.NOTHING:
        return "Do nothing: no option comes out above it."
    n = Numbers(case, lines).of(top)
    told = f"{n.name()} would come out highest with {_worth(case, lines, top)}"
    return f"Do nothing: what comes out above it takes more cash out than the limit allows. {told}."


def _aside(case: Case, lines: Record) -> str:
    """Options that are not ranked, or above the limit."""
    n, ranked = Numbers(case, lines), choice.ranked(case, lines)
    apart = [n.name(name) for name in lines.options if name not in ranked]
    over = [n.name(name) for name in ranked if not choice.within(case, lines, name)]
    told = [f"Not ranked, for it has a scope of its own: {', '.join(apart)}."] if apart else []
    limit = f"the limit of {n('limits.peak_funding', 'money')} on cash out" if over else ""
    return " ".join([*told, *([f"Above {limit}: {', '.join(over)}."] if over else [])])


def headline(case: Case, lines: Record) -> Text | None:
    """Three figures of the option at hand: what it brings in cash, how much cash is out, when it is back."""
    option = choice.chosen(case, lines)
    if option is None or open_numbers(case):
        return None
    n, found = Numbers(case, lines).of(option), lines.options[option]
    capacity = f"{n('npv_full')} with spending avoided and hours gained"
    worth = f"{n.name()}: cash over {n.years}, in today's money", n("npv_cash"), capacity
    back = "Cash is back after", n("payback_months_cash")
    if found.payback_months_cash is None:
        back = "Cash is back", f"not within {n.years}"
    hour = f"{n('cost_per_hour')} an hour that moves, all costs in it" if found.cost_per_hour is not None else ""
    tiles = worth, _funding(case, lines, option), (*back, hour)
    return Text((Facts(tiles, "tiles"),))


def _funding(case: Case, lines: Record, option: str) -> tuple[str, str, str]:
    n, found = Numbers(case, lines).of(option), lines.options[option]
    if not found.peak_funding:
        return "Most cash out at any time", "none", "it never takes cash out"
    when = findings.lowest(case, lines, option)[1].split(" out, ")[1]
    side = "within" if choice.within(case, lines, option) else "above"
    most = Numbers(case, lines)("limits.peak_funding", "money") if choice.limit(case) is not None else ""
    return "Most cash out at any time", n("peak_funding"), when + (f"; {side} the limit of {most}" if most else "")
