"""Whose case this is: client, question, version and state, for whom and by whom; and what the file overrules."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.schema import Override
from hitcase.model.register import COSTS
from hitcase.text import formats, labels, paths, phrases
from hitcase.text.numbers import sourced
from hitcase.text.output import Bullets, Paragraph, Text
from hitcase.text.source_types import From

PUBLIC = "From public records. Not prepared for, seen or endorsed by this organisation."
NO_INTEREST = "the author has stated none."
QUESTION = "Should a partner take over part of EHR support?"


def title(case: Case) -> Text:
    """Client, version and state, the decision asked, for whom and by whom, the author's interest."""
    document = case.file.document
    told = (
        Paragraph(labels.client_name(case), "client", own=True),
        Paragraph(_state(case), "state"),
        Paragraph(document.decision or QUESTION, "question", own=True),
        Paragraph(_whom(case), "facts"),
        Paragraph(f"**Interest:** {document.interest or NO_INTEREST}", "interest", own=True),
        Paragraph(PUBLIC if case.file.public_records else "", "interest"),
    )
    return Text(tuple(block for block in told if block.text), "cover")


def facts(case: Case) -> tuple[tuple[str, str], ...]:
    """What a cover says below its title: whom it is for and by, interest, version, dates and state."""
    document = case.file.document
    dated = f", {formats.day(document.date)}" if document.date else ""
    told = (
        ("Prepared for", document.prepared_for),
        ("Decides by", formats.day(document.decide_by) if document.decide_by else ""),
        ("Prepared by", document.prepared_by),
        ("Interest", document.interest or NO_INTEREST),
        ("Version", f"{document.version}{dated}"),
        ("Figures as of", formats.day(case.file.as_of)),
        ("State", state(case)),
    )
    return tuple((head, text) for head, text in told if text)


def _state(case: Case) -> str:
    document = case.file.document
    version = f"Version {sourced(str(document.version), From.text('document.version'))}"
    dated = sourced(formats.day(document.date), From.date("document.date")) if document.date else ""
    figures = f"figures as of {sourced(formats.day(case.file.as_of), From.date('as_of'))}"
    return _joined(version, dated, figures, state(case))


def _whom(case: Case) -> str:
    document = case.file.document
    day = formats.day(document.decide_by) if document.decide_by else ""
    told = {
        "For": (document.prepared_for, From.text("document.prepared_for")),
        "Decides by": (day, From.date("document.decide_by")),
        "Prepared by": (document.prepared_by, From.text("document.prepared_by")),
    }
    return _joined(*(f"{head} {sourced(text, source)}" for head, (text, source) in told.items() if text))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def state(case: Case) -> str:
    """Whether the ten first numbers are known."""
    return "INDICATIVE" if open_numbers(case) else "DRAFT, not signed off"


def overrides(case: Case) -> Text | None:
    """Every guard that the file overrules and every cost of change that it switches off, with the reason."""
    told = [_overruled(case, one) for one in case.file.overrides]
    told += [
        f"{sourced(labels.option_name(w.option), From.name(f'options.{w.option}'))}: {_off(w.line)}, set to nothing. "
        f"{_reason(w.reason, 'without')}"
        for w in case.file.without
    ]
    if not told:
        return None
    head = Paragraph("This file overrules the checks of the kit. Read the result with that in mind:")
    return Text((head, Bullets(tuple(told))), "warning")


def _overruled(case: Case, one: Override) -> str:
    weak = phrases.weakness([case.params[one.parameter]])
    told = f"{_named(case, one.parameter)}: {labels.GUARDS[one.guard]}. {_reason(one.reason, 'overrides')}"
    return f"{told} Against it: {weak}" if weak else told


def _reason(text: str, section: str) -> str:
    return f"Reason: {sourced(' '.join(text.split()), From.text(f'{section}.reason'))}"


def _off(line: str) -> str:
    return (labels.line_label(line) if line in COSTS else "own hours for the handover").lower()


def _named(case: Case, path: str) -> str:
    param = case.params[path]
    what = paths.what(case, param)
    claim = f" ({param.source.claim})" if param.source.claim else ""
    return sourced(f"{paths.group(path)}, {what[:1].lower()}{what[1:]}{claim}", From.name(path))
