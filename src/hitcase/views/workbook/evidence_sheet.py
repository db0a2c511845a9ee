"""The sheet of evidence: every claim of the register that an input rests on."""

from __future__ import annotations

from hitcase.inputs.evidence import Claim
from hitcase.inputs.evidence import claims as register
from hitcase.inputs.params import Param
from hitcase.views import formats
from hitcase.views.workbook.looks import Book, printed

NAME, TOP = "Evidence", 3
COLUMNS = (  # heading and width
    ("Claim", 18),
    ("What it says", 46),
    ("Quote", 36),
    ("Value", 16),
    ("Unit", 14),
    ("Population", 24),
    ("Source", 34),
    ("Year", 7),
    ("Address", 40),
    ("Grade", 7),
    ("Seen", 10),
    ("Valid until", 12),
    ("Used for", 50),
)


def evidence_sheet(book: Book, found: dict[str, Param]) -> None:
    """Write it; addresses are text, so that nothing asks the network."""
    sheet = book.workbook.get_worksheet_by_name(NAME)
    used: dict[str, list[Param]] = {}
    for param in found.values():
        if param.source.claim:
            used.setdefault(param.source.claim, []).append(param)
    book.text(sheet, 0, 0, "Evidence: claims of the register that inputs rest on", "title")
    told = "Grades: A measured, B reported, C claimed, D assumed. Values: lowest, most likely, highest."
    book.text(sheet, 1, 0, told, "unit")
    book.texts(sheet, TOP - 1, [head for head, _ in COLUMNS], "head")
    for line, (name, params) in enumerate(used.items(), start=TOP):
        book.texts(sheet, line, _claim(register()[name], params), "wrap")
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(TOP, 1)
    printed(sheet, TOP - 1)


def _claim(claim: Claim, params: list[Param]) -> list[str]:
    value = " / ".join(formats.exact(claim.value[end]) for end in ("low", "base", "high") if end in claim.value)
    told = (claim.id, claim.statement, claim.quote, value, claim.unit, claim.population, claim.source)
    grade = max(param.source.grade for param in params)
    used = "; ".join(dict.fromkeys(param.meaning for param in params))
    return [str(text) for text in (*told, claim.year, claim.url, grade, claim.seen, claim.valid_until, used)]
