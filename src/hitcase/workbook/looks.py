"""How cells of the workbook look, and how text gets into them: as text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from hitcase.text.pictures import GREY, INK, PALE, RULE, Look

FONT = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter", "font_color": INK}
YELLOW = "#FFF6CC"
MONEY, NUMBER, RATE, SHARE, COUNT = '#,##0;-#,##0;"–"', "#,##0.0", "#,##0.00", "0.0%", "0"
FORMATS = {  # of a line, by its look
    **dict.fromkeys(("money", "net"), MONEY),
    **dict.fromkeys(("months", "weeks", "fte", "people"), NUMBER),
    **dict.fromkeys(("hours", "count"), "#,##0.##"),
    "rate": RATE,
    "share": SHARE,
    "flag": COUNT,
}
ACTIVE = tuple("=+-@\t\r'")  # a text that begins so would become a formula where somebody edits it
LOOKS: dict[str, Look] = {
    "plain": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom"},
    "right": {"bold": True, "align": "right", "text_wrap": True, "valign": "bottom"},
    "group": {"bold": True, "font_size": 11},
    "step": {"indent": 1, "font_color": GREY, "italic": True},
    "label": {},
    "bold": {"bold": True},
    "name": {"font_color": GREY, "font_size": 8},
    "unit": {"font_color": GREY},
    "year": {"font_color": GREY, "align": "right", "num_format": "0"},
    "given": {"bg_color": YELLOW, "border": 1, "border_color": PALE, "locked": False},
    "chosen": {"bg_color": YELLOW, "border": 1, "border_color": PALE, "align": "center"},
    "number": {},
    "dash": {"align": "right"},
    "total": {"bold": True, "top": 1, "top_color": GREY},
    "frozen": {"font_color": GREY},
    "big": {"bold": True, "font_size": 14, "align": "right"},
}
STALE: Look = {"font_color": "#8A8F96", "italic": True, "bg_color": RULE}


class Sheet(Worksheet):  # type: ignore[misc] # the library has no types
    """A sheet that takes formulas as they are: ours use no function that is newer than the format.

    The library looks for 29 such functions in each formula, half a second for 10,000 of them.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 its own
        return formula.removeprefix("=")


class Book:
    """An open workbook with its formats, each made once."""

    def __init__(self, workbook: Any, accent: str) -> None:
        """accent: the colour of headings."""
        self.workbook, self.accent = workbook, accent
        self.formats: dict[tuple[str, str, bool], Any] = {}

    def look(self, name: str = "plain", number: str = "", *, quoted: bool = False) -> Any:
        """A format: one of LOOKS, with a number's format; quoted where a text begins like a formula."""
        key = (name, number, quoted)
        if key not in self.formats:
            base = {**FONT, **LOOKS[name], **({"num_format": number} if number else {})}
            coloured = {"font_color": self.accent} if name in ("title", "group") else {}
            under = {"bottom": 1, "bottom_color": self.accent} if name in ("head", "right") else {}
            self.formats[key] = self.workbook.add_format({**base, **coloured, **under, "quote_prefix": quoted})
        return self.formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "plain") -> None:
        """Write a text."""
        sheet.write_string(row, column, text[:32_000], self.look(look, quoted=text.startswith(ACTIVE)))

    def texts(self, sheet: Any, row: int, texts: Sequence[str], look: str = "plain", column: int = 0) -> None:
        """Write texts beside each other."""
        for i, text in enumerate(texts, start=column):
            self.text(sheet, row, i, text, look)

    def formula(self, sheet: Any, row: int, column: int, formula: str, value: Any, look: Any) -> None:
        """Write a formula with what it comes to now, so that a preview is right."""
        result = value if isinstance(value, str) else float(value)
        sheet.write_formula(row, column, f"={formula}", look, result)


def page_setup(sheet: Any, last: int, *, wide: bool = True) -> None:
    """How a sheet is printed: as wide as a page, its head on each, a footer that says what it is."""
    sheet.set_landscape() if wide else sheet.set_portrait()
    sheet.set_paper(1)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&F&C&8&A&R&8&P / &N")
    sheet.hide_gridlines(2)
    if last:
        sheet.repeat_rows(0, last)
