"""Tables: a caption, header cells for columns and rows, numbers to the right; as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from hitcase.views.markup import Html, Output, element, escaped, link

LEFT, RIGHT = "text-align:left", "text-align:right"


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that points to its source."""

    text: str
    url: str

    def __str__(self) -> str:
        """What plain text shows."""
        return self.text

    def html(self) -> Html:
        """A link, where the address is one of the web."""
        return link(self.text, self.url)


class Drawn(Protocol):
    """A cell that is a picture: its numbers stand in other cells of the row."""

    def html(self) -> Html:
        """The picture."""


Cell = str | Link | Drawn


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. style: total, chosen, group (a heading for the rows below) or wide (one cell for the row)."""

    head: str
    cells: tuple[Cell, ...] = ()
    style: Literal["", "total", "group", "wide", "chosen"] = ""


@dataclass(frozen=True)
class Table(Output):
    """A table with a caption. columns: its header cells, the row headers' first; words: those that hold no numbers.

    even: columns are of one width, for texts to be compared.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    words: tuple[str, ...] = ()
    even: bool = False

    def html(self) -> Html:
        """A table with header cells for rows and columns; the note stands below it."""
        head = (self._head(i, name) for i, name in enumerate(self.columns))
        body = element("tbody", *(self._row(row) for row in self.rows))
        caption = element("caption", escaped(self.caption)) if self.caption else Html("")
        parts = caption, element("thead", element("tr", *head)), body
        note = element("p", escaped(self.note), class_="note") if self.note else Html("")
        name = {} if self.caption else {"aria-label": " · ".join(filter(None, self.columns))}
        return Html(element("table", *parts, class_="even" if self.even else "", **name) + note)

    def _head(self, column: int, name: str) -> Html:
        """A header cell; a corner without words heads nothing."""
        kind, scope = ("th", "col") if name.strip() else ("td", "")
        return element(kind, escaped(name), scope=scope, class_=self._class(column), style=self._side(column))

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
        full = [row for row in self.rows if row.style not in ("group", "wide")]
        texts = [self.columns, *((row.head, *map(str, row.cells)) for row in full)]
        widths = [max(len(text[i]) for text in texts) for i in range(len(self.columns))]
        lines = [self._line(self.columns, widths), *(self._plain_row(row, widths) for row in self.rows)]
        return "\n".join([*([self.caption, ""] if self.caption else []), *lines, *([self.note] if self.note else [])])

    def _plain_row(self, row: Row, widths: list[int]) -> str:
        if row.style in ("group", "wide"):
            return "  ".join((row.head.ljust(widths[0]), *map(str, row.cells))).rstrip()
        return self._line((row.head, *map(str, row.cells)), widths)

    def _line(self, cells: Iterable[str], widths: list[int]) -> str:
        sized = enumerate(zip(cells, widths, strict=True))
        return "  ".join(c.ljust(w) if self._is_words(i) else c.rjust(w) for i, (c, w) in sized).rstrip()


def _shown(cell: Cell) -> Html:
    return escaped(cell) if isinstance(cell, str) else cell.html()
