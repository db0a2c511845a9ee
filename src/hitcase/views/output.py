"""What a notebook cell ends with: text, a table, a figure, or several of them, each as HTML and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hitcase.views.markup import Html, Output, element, escaped, prose
from hitcase.views.table import Link, Row, Table

__all__ = ["Block", "Bullets", "Figure", "Link", "Output", "Outputs", "Paragraph", "Row", "Table", "Text", "sentences"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. style: "", lead, facts (a line a fact), note or head (a heading). marked: * and ** are emphasis."""

    text: str
    style: Literal["", "lead", "facts", "note", "head"] = ""
    marked: bool = False

    def html(self) -> Html:
        """One element."""
        body = prose(self.text, marked=self.marked)
        return element("h3", body) if self.style == "head" else element("p", body, class_=self.style)

    def plain(self) -> str:
        """The text as it is."""
        return self.text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, counted where ordered."""

    items: tuple[str, ...]
    marked: bool = False
    ordered: bool = False

    def html(self) -> Html:
        """One list."""
        items = (element("li", prose(item, marked=self.marked)) for item in self.items)
        return element("ol" if self.ordered else "ul", *items)

    def plain(self) -> str:
        """One line an item."""
        return "\n".join(f"{i}. {x}" if self.ordered else f"- {x}" for i, x in enumerate(self.items, start=1))


Block = Paragraph | Bullets | Table


@dataclass(frozen=True)
class Text(Output):
    """Paragraphs, lists, and a table within them."""

    blocks: tuple[Block, ...]

    def html(self) -> Html:
        """All blocks in one division."""
        return element("div", *(block.html() for block in self.blocks), class_="text")

    def plain(self) -> str:
        """Blocks with a blank line between them."""
        return "\n\n".join(block.plain() for block in self.blocks)


def sentences(*paragraphs: str, lead: str = "", note: str = "") -> Text:
    """Text of plain paragraphs, the first set large and the last small where given; empty ones are left out."""
    body = [Paragraph(lead, "lead"), *(Paragraph(text) for text in paragraphs), Paragraph(note, "note")]
    return Text(tuple(block for block in body if block.text))


@dataclass(frozen=True)
class Figure(Output):
    """A chart. title: the finding; subtitle: the unit; alt: what it shows in words; table: the numbers behind it."""

    title: str
    subtitle: str
    svg: Html
    alt: str
    table: Table

    def html(self) -> Html:
        """Title, picture, and the numbers to unfold."""
        unit = element("span", escaped(self.subtitle), class_="unit")
        told = element("strong", escaped(self.title)), Html("<br>"), unit
        numbers = element("details", element("summary", escaped("The numbers")), self.table.html())
        return element("figure", element("figcaption", *told), self.svg, numbers)

    def plain(self) -> str:
        """What the picture says, and its numbers."""
        return f"{self.title}\n{self.subtitle}\n\n{self.alt}\n\n{self.table.plain()}"


@dataclass(frozen=True)
class Outputs(Output):
    """Several outputs, one below the other."""

    parts: tuple[Output, ...]

    def html(self) -> Html:
        """All of them."""
        return Html("".join(part.html() for part in self.parts))

    def plain(self) -> str:
        """All of them, with blank lines between."""
        return "\n\n".join(part.plain() for part in self.parts)
