"""The sheet of evidence: every claim of the register that an input rests on."""

from __future__ import annotations

from hitcase.inputs.evidence import claims as register
from hitcase.inputs.params import Param
from hitcase.views import formats
from hitcase.views.workbook.looks import Book, printed

NAME, TOP = "Evidence", 3
HEADS = (
    "Claim",
    "What it says",
    "Quote",
    "Value",
    "Unit",
    "Population",
    "Source",
    "Year",
    "Address",
    "Grade",
    "Seen",
    "Valid until",
    "Used for",
)
WIDTHS = (18, 46, 36, 16, 14, 24, 34, 7, 40, 7, 10, 12, 50)


def evidence_sheet(book: Book, found: dict[str, Param]) -> None:
    """Write it; addresses are text, so that nothing asks the network."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    used: dict[str, list[Param]] = {}
    for param in found.values():
        if param.source.claim:
            used.setdefault(param.source.claim, []).append(param)
    book.text(sheet, 0, 0, "Evidence: claims of the register that inputs rest on", "title")
    book.text(
        sheet,
        1,
        0,
        "Grades: A measured, B reported, C claimed, D assumed. Values: lowest, most likely, highest.",
        "unit",
    )
    book.texts(sheet, TOP - 1, HEADS, "head")
    for line, (name, params) in enumerate(used.items(), start=TOP):
        claim = register()[name]
        value = " / ".join(formats.exact(claim.value[end]) for end in ("low", "base", "high") if end in claim.value)
        grade = max(param.source.grade for param in params)
        told = (
            claim.id,
            claim.statement,
            claim.quote,
            value,
            claim.unit,
            claim.population,
            claim.source,
            str(claim.year),
        )
        more = (claim.url, grade, claim.seen, claim.valid_until, "; ".join(dict.fromkeys(p.meaning for p in params)))
        book.texts(sheet, line, [str(text) for text in (*told, *more)], "wrap")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(TOP, 1)
    printed(sheet, TOP - 1)
