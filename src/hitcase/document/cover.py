"""Whose case this is: client, question, version and state, for whom and by whom; and what the file overrules."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.overrulings import Override
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
    paragraphs = (
        Paragraph(labels.client_name(case), "client", by_client=True),
        Paragraph(_state(case), "state"),
        Paragraph(document.decision or QUESTION, "question", by_client=True),
        Paragraph(_whom(case), "facts"),
        Paragraph(f"**Interest:** {document.interest or NO_INTEREST}", "interest", by_client=True),
        Paragraph(PUBLIC if case.file.public_records else "", "interest"),
    )
    return Text(tuple(block for block in paragraphs if block.text), "cover")


def facts(case: Case) -> tuple[tuple[str, str], ...]:
    """What a cover says below its title: whom it is for and by, interest, version, dates and state."""
    document = case.file.document
    dated = f", {formats.day(document.date)}" if document.date else ""
    fields = (
        ("Prepared for", document.prepared_for),
        ("Decides by", formats.day(document.decide_by) if document.decide_by else ""),
        ("Prepared by", document.prepared_by),
        ("Interest", document.interest or NO_INTEREST),
        ("Version", f"{document.version}{dated}"),
        ("Figures as of", formats.day(case.file.as_of)),
        ("State", state(case)),
    )
    return tuple((head, text) for head, text in fields if text)


def _state(case: Case) -> str:
    document = case.file.document
    version = f"Version {sourced(str(document.version), From.text('document.version'))}"
    dated = sourced(formats.day(document.date), From.date("document.date")) if document.date else ""
    figures = f"figures as of {sourced(formats.day(case.file.as_of), From.date('as_of'))}"
    return _joined(version, dated, figures, state(case))


def _whom(case: Case) -> str:
    document = case.file.document
    day = formats.day(document.decide_by) if document.decide_by else ""
    people = {
        "For": (document.prepared_for, From.text("document.prepared_for")),
        "Decides by": (day, From.date("document.decide_by")),
        "Prepared by": (document.prepared_by, From.text("document.prepared_by")),
    }
    return _joined(*(f"{head} {sourced(text, source)}" for head, (text, source) in people.items() if text))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def state(case: Case) -> str:
    """Whether the ten first numbers are known."""
    return "INDICATIVE" if open_numbers(case) else "DRAFT, not signed off"


def overrides(case: Case) -> Text | None:
    """Every guard that the file overrules and every cost of change that it switches off, with the reason."""
    used = [override for override in case.file.overrides if override.parameter in case.params]  # a role may be left out
    items = [_overruled(case, override) for override in used]
    items += [
        f"{sourced(labels.option_name(w.option), From.name(f'options.{w.option}'))}: {_off(w.line)}, set to nothing. "
        f"{_reason(w.reason, 'without')}"
        for w in case.file.without
    ]
    if not items:
        return None
    head = Paragraph("This file overrules the checks of the kit. Read the result with that in mind:")
    return Text((head, Bullets(tuple(items))), "warning")


def _overruled(case: Case, override: Override) -> str:
    weak = phrases.weakness([case.params[override.parameter]])
    reason = _reason(override.reason, "overrides")
    sentence = f"{_input_name(case, override.parameter)}: {labels.GUARDS[override.guard]}. {reason}"
    return f"{sentence} Against it: {weak}" if weak else sentence


def _reason(text: str, section: str) -> str:
    return f"Reason: {sourced(' '.join(text.split()), From.text(f'{section}.reason'))}"


def _off(line: str) -> str:
    return (labels.line_label(line) if line in COSTS else "own hours for the handover").lower()


def _input_name(case: Case, path: str) -> str:
    param = case.params[path]
    phrase = paths.input_phrase(case, param)
    claim = f" ({param.source.claim})" if param.source.claim else ""
    return sourced(f"{paths.group(path)}, {phrase}{claim}", From.name(path))
