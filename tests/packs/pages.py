"""Pages and covers that the tests of documents are made of."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hitcase.packs.front import Front
from hitcase.packs.plain import Plain, plain
from hitcase.text.html import Html, element, escaped, image
from hitcase.text.output import Bullets, Facts, Figure, Paragraph, Row, Table

DRAWN = Html('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="90"><text x="9" y="20">Offer A</text></svg>')
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
NUMBERS = Table("What is behind it", ("", "A number"), (Row("One", ("1",)),))
FRONT = Front(
    client="Oakfield Hospital",
    question="Should a partner take over?",
    facts=(("Prepared for", "The board"), ("Interest", "The author's firm sells offer A.")),
    notice="",
    state="Version 2 · DRAFT",
    firm="Meridian & Co",
    author="Meridian & Co",
    accent="#7A1F2B",
    logo=None,
    day=date(2026, 10, 14),
)


def page(*parts: Html) -> str:
    """A page as `render.html` makes it, of these parts."""
    return f"<html><body><main><div><h1>Business case</h1></div>{''.join(parts)}</main></body></html>"


def figure(alt: str = "Offer A is ahead.", title: str = "Offer A is ahead", drawn: Html = DRAWN) -> Html:
    """A figure with its numbers."""
    return Figure(title, "million $", drawn, alt, NUMBERS).html()


def section(title: str, *parts: Html) -> Html:
    """A heading and what follows it."""
    return Html(element("h2", escaped(title)) + "".join(parts))


def table(text: str = "x", rows: int = 3, style: str = "") -> Table:
    """A table in which this text stands everywhere."""
    told = tuple(Row(text, (text, "1,234"), style) for _ in range(rows))
    return Table(text, (text, text, "Numbers"), told, text, (text,))


def everywhere(*texts: str) -> Plain:
    """A document in which each of these texts stands in every kind of place."""
    return plain(page(*(part for text in texts for part in _full(text))))


def _full(text: str) -> Iterator[Html]:
    listed = Bullets((text, text)).html(), Bullets((text,), ordered=True, by_client=True).html()
    facts = [Facts(((text, text, text),), "tiles").html(), Facts(((text, text, text),)).html()]
    told = Paragraph(text).html(), Paragraph(text, "lead").html(), Paragraph(text, "head").html(), *listed, *facts
    yield section(text, *told, element("div", Paragraph(text, by_client=True).html(), class_="warning"))
    yield from (table(text).html(), table(text, style="group").html(), figure(text, text))
    yield from (element("pre", escaped(text)), bar(text))


def bar(text: str) -> Html:
    """A table with a picture in a cell, which needs no words."""
    row = element("tr", element("th", escaped(text)), element("td", image(DRAWN, "")))
    return element("table", element("tbody", row))


def front(text: str) -> Front:
    """A cover on which this text stands everywhere."""
    same = dict.fromkeys(("client", "question", "notice", "state", "firm", "author"), text)
    return replace(FRONT, facts=((text, text),), **same)
