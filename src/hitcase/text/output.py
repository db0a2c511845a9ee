"""What a notebook cell ends with: text, a table, a figure, or several of them, each as HTML and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hitcase.text.html import Html, Link, Output, Row, Table, element, escaped, image, prose
from hitcase.text.numbers import bare

__all__ = [
    "Block",
    "Bullets",
    "Facts",
    "Figure",
    "Link",
    "Output",
    "Outputs",
    "Paragraph",
    "Row",
    "Table",
    "Text",
    "sentences",
]

STRONG_STYLES = ("lead", "client", "question")
UNFLOATED = "float:none;width:auto"  # JupyterLab would set terms beside each other
FIT = "max-width:100%;height:auto"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. style: "", lead, head (a heading) and others that the style sheet knows.

    by_client: the client's words, in which * and ** are emphasis and a number needs no source.
    """

    text: str
    style: Literal["", "lead", "facts", "note", "head", "client", "question", "state", "interest"] = ""
    by_client: bool = False

    def html(self) -> Html:
        """One element."""
        body = prose(self.text, marked=self.by_client)
        if self.style == "head":
            return element("h3", body)
        return element("p", element("strong", body) if self.style in STRONG_STYLES else body, class_=self.style)

    def plain(self) -> str:
        """The text as it is."""
        return bare(self.text)

    def prose(self) -> str:
        """Our own words, with sources."""
        return "" if self.by_client else self.text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, counted where ordered; by_client as for paragraphs."""

    items: tuple[str, ...]
    by_client: bool = False
    ordered: bool = False

    def html(self) -> Html:
        """One list."""
        items = (element("li", prose(item, marked=self.by_client)) for item in self.items)
        return element("ol" if self.ordered else "ul", *items)

    def plain(self) -> str:
        """One line an item."""
        items = map(bare, self.items)
        return "\n".join(f"{i}. {x}" if self.ordered else f"- {x}" for i, x in enumerate(items, start=1))

    def prose(self) -> str:
        """Our own words, with sources."""
        return "" if self.by_client else "\n".join(self.items)


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with what is said of each. style: tiles (a large figure and a line below it) or points (a paragraph)."""

    items: tuple[tuple[str, str, str], ...]  # the term, what is said, a smaller line below it
    style: Literal["tiles", "points"] = "points"

    def html(self) -> Html:
        """A list of terms, each with its definition in a division of its own."""
        return element("dl", *(self._item(*item) for item in self.items), class_=self.style)

    def _item(self, term: str, text: str, below: str) -> Html:
        definition = element("strong", prose(text)) if self.style == "tiles" else prose(text)
        lines = [element("dt", prose(term), style=UNFLOATED), element("dd", definition, style=UNFLOATED)]
        note = [element("dd", prose(below), class_="note", style=UNFLOATED)] if below else []
        return element("div", *lines, *note)

    def plain(self) -> str:
        """One line a term."""
        texts = (f"{term}: {text}" + (f" ({below})" if below else "") for term, text, below in self.items)
        return "\n\n".join(map(bare, texts))

    def prose(self) -> str:
        """Our own words, with sources."""
        return "\n".join(part for item in self.items for part in item)


Block = Paragraph | Bullets | Facts | Table


@dataclass(frozen=True)
class Text(Output):
    """Paragraphs, lists, and a table within them. style: a class for the whole."""

    blocks: tuple[Block, ...]
    style: str = "text"

    def html(self) -> Html:
        """All blocks in one division."""
        return element("div", *(block.html() for block in self.blocks), class_=self.style)

    def plain(self) -> str:
        """Blocks with a blank line between them."""
        return "\n\n".join(block.plain() for block in self.blocks)

    def prose(self) -> str:
        """Our own words, with sources."""
        return "\n".join(filter(None, (block.prose() for block in self.blocks)))

    def paragraphs(self, *styles: str) -> list[str]:
        """The text of its paragraphs; of some styles where given."""
        paragraphs = [block for block in self.blocks if isinstance(block, Paragraph)]
        return [block.text for block in paragraphs if not styles or block.style in styles]


def sentences(*paragraphs: str, head: str = "", note: str = "") -> Text:
    """Text of plain paragraphs, under a heading and with a note below where given; empty ones are left out."""
    body = [Paragraph(head, "head"), *(Paragraph(text) for text in paragraphs), Paragraph(note, "note")]
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
        unit = element("span", escaped(bare(self.subtitle)), class_="unit")
        caption = element("strong", prose(self.title)), Html("<br>"), unit
        numbers = element("details", element("summary", escaped("The numbers")), self.table.html())
        return element("figure", element("figcaption", *caption), image(self.svg, bare(self.alt), style=FIT), numbers)

    def plain(self) -> str:
        """What the picture says, and its numbers."""
        return f"{bare(self.title)}\n{bare(self.subtitle)}\n\n{bare(self.alt)}\n\n{self.table.plain()}"

    def prose(self) -> str:
        """Title, unit and words of the picture, with sources."""
        return f"{self.title}\n{self.subtitle}\n{self.alt}"


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

    def prose(self) -> str:
        """Our own words, with sources."""
        return "\n".join(filter(None, (part.prose() for part in self.parts)))
