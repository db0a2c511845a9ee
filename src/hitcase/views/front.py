"""Page one in words: whose case this is, the answer, and what the file overrules."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import TEN, open_numbers, placeholders
from hitcase.inputs.record import Record
from hitcase.views import choice, findings, formats, labels, paths, telling, words
from hitcase.views.output import Bullets, Paragraph, Text

PUBLIC = "From public records. Not prepared for, seen or endorsed by this organisation."
AT_BASE = (
    "This is the answer with every figure at its most likely value. No range is drawn yet, so it says nothing of the "
    "chance of a loss."
)


def title(case: Case) -> Text:
    """Client, decision asked, version and state, for whom and by whom, the author's interest."""
    document = case.file.document
    decided = f"decides by {formats.day(document.decide_by)}" if document.decide_by else ""
    dated = formats.day(document.date) if document.date else ""
    facts = [
        f"Decision asked: {document.decision}" if document.decision else "",
        _joined(f"Version {document.version}", dated, state(case), f"figures as of {formats.day(case.file.as_of)}"),
        _joined(f"For: {document.prepared_for}" if document.prepared_for else "", decided),
        f"Prepared by: {document.prepared_by}" if document.prepared_by else "",
        f"Interest: {document.interest or 'the author has stated none.'}",
    ]
    public = [Paragraph(PUBLIC)] if case.file.public_records else []
    told = Paragraph("\n".join(fact for fact in facts if fact), "facts")
    return Text((Paragraph(labels.client_name(case), "lead"), *public, told))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def state(case: Case) -> str:
    """Whether the ten first numbers are known."""
    return "INDICATIVE" if open_numbers(case) else "DRAFT, not signed off"


def answer(case: Case, lines: Record) -> Text:
    """Which option comes out highest, at base values; while first numbers are open, only what is open."""
    asked = open_numbers(case)
    if asked:
        return _indicative(case, asked)
    option = choice.chosen(case, lines)
    if option is None:
        return telling.no_option(case)
    best = choice.best(case, lines)
    told = _nothing(case, lines) if best == labels.NOTHING else _ahead(case, lines, best)
    cost = telling.bought(case, lines, option)
    note = words.blocks(words.filled(case.file.words.recommendation_note, case, lines))
    body = [*told, Paragraph(_beside(case, lines, best)), Paragraph(cost), Paragraph(_left(case)), Paragraph(AT_BASE)]
    return Text((*(block for block in body if block.text), *note))


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
    return Text((lead, Paragraph(told), Bullets(tuple(asked)), why, *left))


def _left(case: Case) -> str:
    left = len(placeholders(case))
    noun = "round placeholder is" if left == 1 else "round placeholders are"
    return f"{formats.number(left)} {noun} still in the file." if left else ""


def _worth(case: Case, lines: Record, option: str) -> str:
    return formats.about(lines.options[option][choice.measure(case)], case.file.currency, signed=True)


def _basis(case: Case) -> str:
    return f"{choice.MEASURED[case.file.decide_on]}, over {formats.years(case.file.horizon)} in today's money"


def _ahead(case: Case, lines: Record, best: str) -> list[Paragraph]:
    name, first = labels.option_name(best), choice.ranked(case, lines)[0] == best
    place = "highest" if first else "highest within the limit on cash out"
    lead = f"{name} comes out {place}: {_worth(case, lines, best)} against doing nothing."
    return [Paragraph(lead, "lead"), Paragraph(f"Measured on {_basis(case)}. {_funding(case, lines, best)}")]


def _funding(case: Case, lines: Record, option: str) -> str:
    found, currency = lines.options[option], case.file.currency
    if not found.peak_funding:
        return "It never takes cash out."
    _, low = findings.lowest(case, found.net_cash)
    most = choice.limit(case)
    side = "within" if choice.within(case, lines, option) else "above"
    limit = f", {side} the limit of {formats.about(most, currency)}" if most is not None else ""
    months = found.payback_months_cash
    back = f"is back after {formats.months(months)}" if months is not None else "is not back within the horizon"
    return f"At its deepest it has {low}{limit}; in cash it {back}."


def _nothing(case: Case, lines: Record) -> list[Paragraph]:
    top = choice.ranked(case, lines)[0]
    if top == labels.NOTHING:
        lead = "Do nothing: no option comes out above it."
        return [Paragraph(lead, "lead"), Paragraph(f"Measured on {_basis(case)}.")]
    name = labels.option_name(top)
    told = f"{name} would come out highest with {_worth(case, lines, top)}, measured on {_basis(case)}."
    lead = "Do nothing: what comes out above it takes more cash out than the limit allows."
    return [Paragraph(lead, "lead"), Paragraph(f"{told} {_funding(case, lines, top)}")]


def _beside(case: Case, lines: Record, best: str) -> str:
    ranked = choice.ranked(case, lines)
    others = [name for name in ranked if name not in (best, labels.NOTHING)]
    shown = [f"{labels.option_name(name)} {_worth(case, lines, name)}{_over(case, lines, name)}" for name in others]
    head = "The options" if best == labels.NOTHING else "Beside it"
    apart = [labels.option_name(name) for name in lines.options if name not in ranked]
    told = [f"{head}: {', '.join(shown)}."] if shown else []
    return " ".join([*told, *([f"Not ranked, for it has a scope of its own: {', '.join(apart)}."] if apart else [])])


def _over(case: Case, lines: Record, option: str) -> str:
    return "" if choice.within(case, lines, option) else " (above the limit on cash out)"


def overrides(case: Case) -> Text | None:
    """Every guard that the file overrules and every cost of change that it switches off, with the reason."""
    told = [f"{_named(case, o.parameter)}: {labels.GUARDS[o.guard]}. {_reason(o.reason)}" for o in case.file.overrides]
    told += [
        f"{labels.option_name(w.option)}: {_off(w.line)}, set to nothing. {_reason(w.reason)}"
        for w in case.file.without
    ]
    if not told:
        return None
    head = Paragraph("This file overrules the checks of the kit. Read the result with that in mind:")
    return Text((head, Bullets(tuple(told))))


def _reason(text: str) -> str:
    return f"Reason: {' '.join(text.split())}"


def _off(line: str) -> str:
    return labels.LINES.get(line, "own hours for the handover").lower()


def _named(case: Case, path: str) -> str:
    param = case.params[path]
    what = paths.what(case, param)
    claim = f" ({param.source.claim})" if param.source.claim else ""
    return f"{paths.group(path)}, {what[:1].lower()}{what[1:]}{claim}"
