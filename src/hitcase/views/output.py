"""What a notebook cell ends with: text, a table, a figure, or several of them, each as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from hitcase.views.markup import Html, element, emphasised, escaped, link

LEFT, RIGHT = "text-align:left", "text-align:right"


class Output:
    """Base of the kinds: the bundle that Jupyter asks for."""

    def html(self) -> Html:
        """The output as HTML, every text escaped."""
        raise NotImplementedError

    def plain(self) -> str:
        """The output as plain text."""
        raise NotImplementedError

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002 Jupyter's
        return {"text/html": self.html(), "text/plain": self.plain()}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. style: "", lead, facts, note or head (a heading). marked: * and ** are emphasis in it."""

    text: str
    style: Literal["", "lead", "facts", "note", "head"] = ""
    marked: bool = False

    def html(self) -> Html:
        """One element."""
        body = emphasised(self.text) if self.marked else escaped(self.text)
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
        show = emphasised if self.marked else escaped
        return element("ol" if self.ordered else "ul", *(element("li", show(item)) for item in self.items))

    def plain(self) -> str:
        """One line an item."""
        return "\n".join(f"{i}. {x}" if self.ordered else f"- {x}" for i, x in enumerate(self.items, start=1))


@dataclass(frozen=True)
class Text(Output):
    """Paragraphs and lists."""

    blocks: tuple[Paragraph | Bullets, ...]

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


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that points to its source."""

    text: str
    url: str

    def __str__(self) -> str:
        """What plain text shows."""
        return self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. style: "", total, group (a heading for the rows below) or wide (one cell for the whole row)."""

    head: str
    cells: tuple[str | Link, ...] = ()
    style: Literal["", "total", "group", "wide"] = ""


@dataclass(frozen=True)
class Table(Output):
    """A table with a caption. columns: its header cells, the row headers' first; words: those that hold no numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    words: tuple[str, ...] = ()

    def html(self) -> Html:
        """A table with header cells for rows and columns; the note stands below it."""
        head = (
            element("th", escaped(name), scope="col", class_=self._class(i), style=self._side(i))
            for i, name in enumerate(self.columns)
        )
        body = element("tbody", *(self._row(row) for row in self.rows))
        parts = element("caption", escaped(self.caption)), element("thead", element("tr", *head)), body
        note = element("p", escaped(self.note), class_="note") if self.note else Html("")
        return Html(element("table", *parts) + note)

    def _row(self, row: Row) -> Html:
        if row.style == "group":
            head = element("th", escaped(row.head), scope="colgroup", colspan=str(len(self.columns)), style=LEFT)
            return element("tr", head, class_="group")
        head = element("th", escaped(row.head), scope="row", style=LEFT)
        if row.style == "wide":
            span = str(len(self.columns) - 1)
            return element("tr", head, element("td", escaped(str(row.cells[0])), colspan=span, style=LEFT))
        cells = (
            element("td", _shown(cell), class_=self._class(i), style=self._side(i))
            for i, cell in enumerate(row.cells, start=1)
        )
        return element("tr", head, *cells, class_=row.style)

    def _class(self, column: int) -> str:
        return "" if self._is_words(column) else "num"

    def _side(self, column: int) -> str:
        return LEFT if self._is_words(column) else RIGHT

    def _is_words(self, column: int) -> bool:
        return column == 0 or self.columns[column] in self.words

    def plain(self) -> str:
        """Columns aligned with spaces."""
        full = [self.columns, *((row.head, *map(str, row.cells)) for row in self.rows if row.style not in ("group", "wide"))]
        widths = [max(len(line[i]) for line in full) for i in range(len(self.columns))]
        lines = [self._line(self.columns, widths), *(self._plain_row(row, widths) for row in self.rows)]
        return "\n".join([self.caption, "", *lines, *([self.note] if self.note else [])])

    def _plain_row(self, row: Row, widths: list[int]) -> str:
        if row.style in ("group", "wide"):
            return "  ".join((row.head.ljust(widths[0]), *map(str, row.cells))).rstrip()
        return self._line((row.head, *map(str, row.cells)), widths)

    def _line(self, cells: Iterable[str], widths: list[int]) -> str:
        padded = [c.ljust(w) if self._is_words(i) else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return "  ".join(padded).rstrip()


def _shown(cell: str | Link) -> Html:
    return link(cell.text, cell.url) if isinstance(cell, Link) else escaped(cell)


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
        told = element("strong", escaped(self.title)), Html("<br>"), element("span", escaped(self.subtitle), class_="unit")
        numbers = element("details", element("summary", escaped("The numbers")), self.table.html())
        return element("figure", element("figcaption", *told), self.svg, numbers)

    def plain(self) -> str:
        """What the picture says, and its numbers."""
        return "\n".join((self.title, self.subtitle, "", self.alt, "", self.table.plain()))


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
