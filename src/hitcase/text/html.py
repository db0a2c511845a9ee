"""HTML by elements, the one place where text of a client file is escaped; and tables, as HTML and as plain text."""

from __future__ import annotations

import base64
import html
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NewType, Protocol

from hitcase.text.numbers import numbers_in, unsourced, with_sources, without_sources

Html = NewType("Html", str)
Bundle = tuple[dict[str, str], dict[str, Any]]
PROSE = "hitcase"  # where an output's metadata hold its sentences for the build, which takes them out
NO_FORMULAS = "mathjax_ignore tex2jax_ignore"
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they would turn the text that follows around
STRONG, WEAK = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*"), re.compile(r"\*(\S(?:[^*]*?[^*\s])?)\*")


def escaped(text: str) -> Html:
    """Any text as HTML that shows just that text.

    >>> escaped('<script>"x"</script>')
    '&lt;script&gt;&quot;x&quot;&lt;/script&gt;'
    """
    return Html(html.escape(BIDI.sub("", text), quote=True))


def emphasised(text: str) -> Html:
    """Text with **strong** and *weak* emphasis; everything else is escaped first.

    >>> emphasised("**not** <b>yet</b>")
    '<strong>not</strong> &lt;b&gt;yet&lt;/b&gt;'
    """
    return Html(WEAK.sub(r"<em>\1</em>", STRONG.sub(r"<strong>\1</strong>", escaped(text))))


def element(tag: str, *children: Html, **attributes: str) -> Html:
    """One element; ``class_`` gives class, empty attributes are left out.

    >>> element("p", escaped("a & b"), class_="note")
    '<p class="note">a &amp; b</p>'
    """
    attribute_text = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{tag}{attribute_text}>{''.join(children)}</{tag}>")


def prose(text: str, *, marked: bool = False) -> Html:
    """A paragraph's text: numbers say their source and do not break, one line of HTML a line of text."""
    lines = [emphasised(line) if marked else escaped(line) for line in text.split("\n")]
    return Html(with_sources("<br>".join(lines)))


def image(svg: Html, alt: str, **attributes: str) -> Html:
    """A picture in one piece: an inline drawing would not be shown in a notebook that JupyterLab does not trust.

    Its width is that of the drawing, or the page's where that is narrower.
    """
    packed = base64.b64encode(svg.encode()).decode()
    attribute_text = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items())
    return Html(f'<img src="data:image/svg+xml;base64,{packed}" alt="{escaped(alt)}"{attribute_text}>')


def link(text: str, url: str) -> Html:
    """A link where the address is one of the web; else the text alone."""
    if not url.startswith(("https://", "http://")):
        return escaped(text)
    return element("a", escaped(text), href=url)


class Output(ABC):
    """Base of the kinds: the bundle that Jupyter asks for."""

    @abstractmethod
    def html(self) -> Html:
        """The output as HTML, every text escaped."""

    @abstractmethod
    def plain(self) -> str:
        """The output as plain text."""

    def prose(self) -> str:
        """Our own sentences in it, each number with its source; tables and the client's words are not among them."""
        return ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Bundle:  # noqa: ARG002 Jupyter's
        # JupyterLab would set "$1 m to $2 m" as a formula.
        html, sentences = element("div", self.html(), class_=NO_FORMULAS), self.prose()
        data = {"text/html": without_sources(html), "text/plain": self.plain()}
        return data, {
            PROSE: {"unsourced": unsourced(sentences), "numbers": numbers_in(sentences), "html": html}
        } if sentences else {}


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


class Picture(Protocol):
    """A cell that is a picture: its numbers stand in other cells of the row."""

    def html(self) -> Html:
        """The picture."""


Cell = str | Link | Picture


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

    def cell(self, row: Row, column: str) -> Cell:
        """What a row has in a column, by the column's name."""
        return row.cells[self.columns.index(column) - 1]

    def pick(self, *columns: str) -> Table:
        """The table with some of its columns, by their names, after the row headers; its note stays behind."""
        rows = (
            row if row.style == "wide" else Row(row.head, tuple(self.cell(row, name) for name in columns), row.style)
            for row in self.rows
        )
        return Table(self.caption, (self.columns[0], *columns), tuple(rows), "", self.words)

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
            element("td", _cell_html(cell), class_=self._class(i), style=self._side(i))
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


def _cell_html(cell: Cell) -> Html:
    return escaped(cell) if isinstance(cell, str) else cell.html()
