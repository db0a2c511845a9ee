"""Pandoc, and plain HTML as its own tree, which it reads four times as fast as HTML; all texts stay texts."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypandoc

from hitcase.packs.columns import IN_APPENDIX, PIXEL, SIZES, WIDE, Columns, columns
from hitcase.packs.front import LANGUAGE
from hitcase.packs.plain import texts

FOLDER = Path(pypandoc.__file__).parent / "files"
WORD = "--to=docx"


def pandoc(source: bytes, *options: str) -> bytes:
    """What pandoc makes of the source.

    Raises: OSError if it is not there or fails.
    """
    program = shutil.which("pandoc", path=str(FOLDER)) or shutil.which("pandoc")
    if not program:
        raise OSError("pandoc is missing; install pypandoc-binary")
    command = [program, "--sandbox", *options, "--output=-"]
    process = subprocess.run(command, input=source, capture_output=True, check=False)  # noqa: S603 our own words
    if process.returncode:
        raise OSError(f"pandoc failed: {' '.join(process.stderr.decode(errors='replace').split())[:200]}")
    return process.stdout


Node = dict[str, Any]
Attributes = tuple[str, list[str], list[list[str]]]
NONE: Attributes = ("", [], [])
TAB: Node = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}
NEW_PAGE: Node = {"t": "RawBlock", "c": ["openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>']}


def text(content: str) -> Node:
    """A text, spaces included."""
    return {"t": "Str", "c": content}


def strong(inside: list[Node]) -> list[Node]:
    """Bold."""
    return [{"t": "Strong", "c": inside}]


def para(inside: list[Node]) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inside}


def header(level: int, name: str, inside: list[Node]) -> Node:
    """A heading under a name that links can aim at."""
    return {"t": "Header", "c": [level, (name, [], []), inside]}


def image(name: str, alt: str, width: float) -> Node:
    """A picture that comes along as data. width: in points."""
    inside = [text(alt)] if alt else []
    return {"t": "Image", "c": [("", [], [["width", f"{width / 72:.3f}in"]]), inside, [name, ""]]}


def link(inside: list[Node], aim: str) -> Node:
    """A link."""
    return {"t": "Link", "c": [NONE, inside, [aim, ""]]}


def styled(style: str, name: str = "") -> Attributes:
    """The attributes that give a style of Word's by its name."""
    return (name, [], [["custom-style", style]] if style else [])


def wrapped(style: str, *blocks: Node, name: str | None = None) -> list[Node]:
    """Blocks in a style of Word's, under a name that links can aim at."""
    return [{"t": "Div", "c": [styled(style, name or ""), [*blocks]]}] if style else [*blocks]


def cell(inside: list[Node], span: int = 1, *, number: bool = False) -> list[Any]:
    """A cell of a table; numbers stand to the right."""
    return [NONE, {"t": "AlignRight" if number else "AlignLeft"}, 1, span, [{"t": "Plain", "c": inside}]]


def table(columns: list[tuple[float, str]], head: list[Any], rows: list[Any]) -> Node:
    """A table of pandoc's."""
    widths = [[{"t": side}, {"t": "ColWidth", "c": width}] for width, side in columns]
    top, body = ([[NONE, row] for row in part] for part in (head, rows))
    parts = [NONE, top], [[NONE, 0, [], body]], [NONE, []]
    return {"t": "Table", "c": [NONE, [None, []], widths, *parts]}


STYLES = {"lead": "Lead", "note": "Note"}
VERSION = [1, 23, 1]


@dataclass(frozen=True)
class Look:
    """How a table looks that pandoc cannot say: the kind of each row, its type size, whether it keeps to one page."""

    rows: tuple[str, ...]
    size: float
    short: bool
    tiles: bool = False


@dataclass
class Tree:
    """A document for pandoc. pictures: the files of its images; looks: of its tables, in order."""

    pictures: dict[str, bytes]
    looks: list[Look] = field(default_factory=list)
    sizes: tuple[float, ...] = SIZES

    def json(self, blocks: Iterable[Node]) -> Node:
        """The whole document."""
        meta = {"lang": {"t": "MetaString", "c": LANGUAGE}}
        return {"pandoc-api-version": VERSION, "meta": meta, "blocks": list(blocks)}

    def blocks(self, element: Any) -> list[Node]:
        """What stands in an element, a block each; texts between blocks are paragraphs."""
        nodes: list[Node] = []
        for child in texts(element):
            if not isinstance(child, str):
                nodes += BLOCKS.get(child.tag, Tree.loose)(self, child)
            elif child.strip():
                nodes.append(para([text(child)]))
        return nodes

    def inlines(self, element: Any) -> list[Node]:
        """The texts of an element with their emphasis and links."""
        return [text(child) if isinstance(child, str) else self.inline(child) for child in texts(element)]

    def inline(self, element: Any) -> Node:
        """One element within a paragraph."""
        tag, inside = element.tag, self.inlines(element)
        if tag == "br":
            return {"t": "LineBreak"}
        if tag == "img":
            return self.image(element)
        if tag == "a" and element.get("href"):
            return link(inside, element.get("href"))
        if tag in {"strong", "b", "em", "i"}:
            return {"t": "Strong" if tag in {"strong", "b"} else "Emph", "c": inside}
        kind = "Unit" if element.get("class") == "unit" else ""
        return {"t": "Span", "c": [styled(kind), inside]}

    def image(self, element: Any) -> Node:
        """A picture as large as it was drawn, or as the page is wide; it comes along as data."""
        name = element.get("src").rsplit(".", 1)[0] + ".png"
        width = min(PIXEL * float(element.get("width")), WIDE)
        packed = base64.b64encode(self.pictures[name]).decode()
        return image(f"data:image/png;base64,{packed}", element.get("alt", ""), width)

    def heading(self, element: Any) -> list[Node]:
        """A heading; from the first appendix on, tables are small."""
        if element.text_content().startswith("Appendix"):
            self.sizes = IN_APPENDIX
        before = [NEW_PAGE] if element.get("data-opens") else []
        return [*before, header(int(element.tag[1]), element.get("id", ""), self.inlines(element))]

    def paragraph(self, element: Any) -> list[Node]:
        """A paragraph in its style."""
        return wrapped(STYLES.get(element.get("class", ""), ""), para(self.inlines(element)))

    def list_block(self, element: Any) -> list[Node]:
        """A list."""
        items = [[{"t": "Plain", "c": self.inlines(item)}] for item in element.iter("li")]
        if element.tag == "ul":
            return [{"t": "BulletList", "c": items}]
        return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}]

    def facts(self, element: Any) -> list[Node]:
        """Terms, each with what is said of it."""
        if element.get("class") == "tiles":
            return self.tiles([[*item.iter("dt", "dd")] for item in element.iter("div")])
        pairs = ((item.find("dt"), item.findall("dd")) for item in element.iter("div"))
        paragraphs = (
            [*strong(self.inlines(term)), TAB, *(node for dd in dds for node in self.inlines(dd))]
            for term, dds in pairs
        )
        return [node for inside in paragraphs for node in wrapped("Point", para(inside))]

    def tiles(self, items: list[list[Any]]) -> list[Node]:
        """Large figures beside each other: terms are the header of a table."""
        height = max(map(len, items))
        rows = [[cell(self.inlines(item[i]) if i < len(item) else []) for item in items] for i in range(height)]
        self.looks.append(Look(("term", "value", "below")[:height], SIZES[0], short=True, tiles=True))
        return [table([(1 / len(items), "AlignLeft")] * len(items), rows[:1], rows[1:])]

    def table(self, element: Any) -> list[Node]:
        """A table under its caption, with widths that fit its texts."""
        layout = columns(element, WIDE, self.sizes)
        head, rows = element.findall("thead/tr"), element.findall("tbody/tr") or element.findall("tr")
        caption = element.find("caption")
        caption_text = caption.text_content() if caption is not None else ""
        self.looks.append(Look(tuple(row.get("class", "") for row in [*head, *rows]), layout.size, layout.short))
        node = table(specs(layout), [self.row(row) for row in head], [self.row(row) for row in rows])
        above = wrapped("Caption", para(strong(self.inlines(caption))), name=element.get("id")) if caption_text else []
        return [*above, node]

    def row(self, element: Any) -> list[Any]:
        """The cells of a row."""
        cells = ((self.inlines(td), int(td.get("colspan", "1")), td.get("class") == "num") for td in element)
        return [cell(inside, span, number=number) for inside, span, number in cells]

    def figure(self, element: Any) -> list[Node]:
        """A picture under its caption."""
        caption, name = element.find("figcaption"), element.get("id")
        above = wrapped("Caption", para(self.inlines(caption)), name=name) if caption is not None else []
        pictures = [node for image in element.findall("img") for node in wrapped("Figure", para([self.image(image)]))]
        return [*above, *pictures, *(node for note in element.findall("p") for node in self.paragraph(note))]

    def code(self, element: Any) -> list[Node]:
        """Text as it was printed."""
        return [{"t": "CodeBlock", "c": [NONE, element.text_content()]}]

    def warning(self, element: Any) -> list[Node]:
        """What must not be missed, and anything else that is marked as a whole."""
        inside = self.blocks(element)
        return wrapped("Warning", *inside) if element.get("class") == "warning" else inside

    def loose(self, element: Any) -> list[Node]:
        """An element that stands where a block would."""
        return [para([self.inline(element)])]


Maker = Callable[[Tree, Any], list[Node]]
BLOCKS: dict[str, Maker] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5"), Tree.heading),
    **dict.fromkeys(("ul", "ol"), Tree.list_block),
    **dict.fromkeys(("div", "blockquote"), Tree.warning),
    "p": Tree.paragraph,
    "dl": Tree.facts,
    "table": Tree.table,
    "figure": Tree.figure,
    "pre": Tree.code,
}


def specs(layout: Columns) -> list[tuple[float, str]]:
    """Width and side of each column."""
    sides = ("AlignRight" if side == "num" else "AlignLeft" for side in layout.sides)
    return [(width / WIDE, side) for width, side in zip(layout.widths, sides, strict=True)]
