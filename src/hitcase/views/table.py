"""Tables: a caption, header cells for columns and rows, numbers to the right; as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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
        caption = element("caption", escaped(self.caption)) if self.caption else Html("")
        parts = caption, element("thead", element("tr", *head)), body
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


def _shown(cell: str | Link) -> Html:
    return link(cell.text, cell.url) if isinstance(cell, Link) else escaped(cell)
