"""The recap of a meeting as a Word document: pandoc makes it of HTML; the same recap gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from hitcase.packs.pandoc import WORD, pandoc
from hitcase.text.html import Html, element, escaped
from hitcase.workshop.recap.contents import EMPTY, GLUED, Part, Recap

FONT = "Calibri"  # on every machine that has Word; others put a metric twin in its place
EPOCH = date(1980, 1, 1)  # where the file names no day: the first one that a zip can hold
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="BFBFBF"/>' for side in ("top", "bottom", "insideH"))
FIRST, SAID = 34, 75  # percent of a table's width: what a row is about; what was said, where only its speaker follows
LANGUAGE = "en-US"


def docx(recap: Recap) -> bytes:
    """The document.

    Raises: OSError if pandoc is not there or fails.
    """
    return _finished(pandoc(_page(recap).encode(), "--from=html", WORD), _day(recap.day))


def _page(recap: Recap) -> Html:
    facts = [element("p", escaped(fact)) for fact in recap.facts]
    parts = [_part(part) for part in recap.parts] or [element("p", escaped(EMPTY))]
    head = element("head", element("title", escaped(recap.title)))
    return element("html", head, element("body", *facts, *parts), lang=LANGUAGE)


def _part(part: Part) -> Html:
    count = len(part.columns) - 1
    first = FIRST if count > 1 else SAID
    widths = [element("col", style=f"width:{width}%") for width in (first, *[(100 - first) // count] * count)]
    head = element("tr", *(element("th", element("strong", escaped(name))) for name in part.columns))
    rows = [element("tr", *(element("td", escaped(_glued(cell))) for cell in row)) for row in part.rows]
    table = element("table", element("colgroup", *widths), element("thead", head), element("tbody", *rows))
    return Html(element("h1", escaped(part.title)) + table)


def _glued(cell: str) -> str:
    """Amounts that stay on one line."""
    return GLUED.sub("\N{NO-BREAK SPACE}", cell)


def _day(text: str) -> date:
    try:
        return max(date.fromisoformat(text), EPOCH)
    except ValueError:
        return EPOCH


def _finished(content: bytes, day: date) -> bytes:
    """The document with one font, rules between rows, and the day of the meeting as its only date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name in MENDED:
                text = MENDED[name](text, day)
            new.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(text: str, _: date) -> str:
    """No row is torn by the end of a page."""
    return text.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")


def _styles(text: str, _: date) -> str:
    text = re.sub(r'<w:rFonts [^>]*w:(?:ascii|hAnsi)Theme="[^"]*"[^>]*/>', _font(), text)
    head, styled, tail = text.partition('w:styleId="Table"')
    return head + styled + re.sub(r"(<w:tblInd [^>]*/>)", rf"\1<w:tblBorders>{BORDERS}</w:tblBorders>", tail, count=1)


def _font() -> str:
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'


def _theme(text: str, _: date) -> str:
    return re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', text)


def _core(text: str, day: date) -> str:
    return re.sub(r"(?<=W3CDTF\">)[^<]*", f"{day.isoformat()}T00:00:00Z", text)


MENDED = {
    "word/document.xml": _document,
    "word/styles.xml": _styles,
    "word/theme/theme1.xml": _theme,
    "docProps/core.xml": _core,
}
