"""Plain HTML as pandoc's own tree, which it reads four times as fast as HTML; all texts stay texts."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hitcase.packs.columns import IN_APPENDIX, PIXEL, SIZES, WIDE, Columns, columns
from hitcase.packs.front import LANGUAGE
from hitcase.packs.nodes import (
    NEW_PAGE,
    NONE,
    TAB,
    Node,
    cell,
    header,
    image,
    link,
    para,
    strong,
    styled,
    table,
    text,
    wrapped,
)
from hitcase.packs.plain import texts

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
        found: list[Node] = []
        for one in texts(element):
            if not isinstance(one, str):
                found += BLOCKS.get(one.tag, Tree.loose)(self, one)
            elif one.strip():
                found.append(para([text(one)]))
        return found

    def inlines(self, element: Any) -> list[Node]:
        """The texts of an element with their emphasis and links."""
        return [text(one) if isinstance(one, str) else self.inline(one) for one in texts(element)]

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
        wide = min(PIXEL * float(element.get("width")), WIDE)
        packed = base64.b64encode(self.pictures[name]).decode()
        return image(f"data:image/png;base64,{packed}", element.get("alt", ""), wide)

    def heading(self, element: Any) -> list[Node]:
        """A heading; from the first appendix on, tables are small."""
        if element.text_content().startswith("Appendix"):
            self.sizes = IN_APPENDIX
        before = [NEW_PAGE] if element.get("data-opens") else []
        return [*before, header(int(element.tag[1]), element.get("id", ""), self.inlines(element))]

    def paragraph(self, element: Any) -> list[Node]:
        """A paragraph in its style."""
        return wrapped(STYLES.get(element.get("class", ""), ""), para(self.inlines(element)))

    def listed(self, element: Any) -> list[Node]:
        """A list."""
        items = [[{"t": "Plain", "c": self.inlines(item)}] for item in element.iter("li")]
        if element.tag == "ul":
            return [{"t": "BulletList", "c": items}]
        return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}]

    def facts(self, element: Any) -> list[Node]:
        """Terms, each with what is said of it."""
        if element.get("class") == "tiles":
            return self.tiles([[*item.iter("dt", "dd")] for item in element.iter("div")])
        points = ((item.find("dt"), item.findall("dd")) for item in element.iter("div"))
        told = (
            [*strong(self.inlines(term)), TAB, *(x for dd in dds for x in self.inlines(dd))] for term, dds in points
        )
        return [node for inside in told for node in wrapped("Point", para(inside))]

    def tiles(self, items: list[list[Any]]) -> list[Node]:
        """Large figures beside each other: terms are the header of a table."""
        tall = max(map(len, items))
        rows = [[cell(self.inlines(item[i]) if i < len(item) else []) for item in items] for i in range(tall)]
        self.looks.append(Look(("term", "value", "below")[:tall], SIZES[0], short=True, tiles=True))
        return [table([(1 / len(items), "AlignLeft")] * len(items), rows[:1], rows[1:])]

    def table(self, element: Any) -> list[Node]:
        """A table under its caption, with widths that fit its texts."""
        found = columns(element, WIDE, self.sizes)
        head, rows = element.findall("thead/tr"), element.findall("tbody/tr") or element.findall("tr")
        caption = element.find("caption")
        told = caption.text_content() if caption is not None else ""
        self.looks.append(Look(tuple(row.get("class", "") for row in [*head, *rows]), found.size, found.short))
        made = table(specs(found), [self.row(row) for row in head], [self.row(row) for row in rows])
        above = wrapped("Caption", para(strong(self.inlines(caption))), name=element.get("id")) if told else []
        return [*above, made]

    def row(self, element: Any) -> list[Any]:
        """The cells of a row."""
        told = ((self.inlines(one), int(one.get("colspan", "1")), one.get("class") == "num") for one in element)
        return [cell(inside, span, number=number) for inside, span, number in told]

    def figure(self, element: Any) -> list[Node]:
        """A picture under its caption."""
        caption = element.find("figcaption")
        told = wrapped("Caption", para(self.inlines(caption)), name=element.get("id")) if caption is not None else []
        drawn = [node for image in element.findall("img") for node in wrapped("Figure", para([self.image(image)]))]
        return [*told, *drawn, *(node for one in element.findall("p") for node in self.paragraph(one))]

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
    **dict.fromkeys(("ul", "ol"), Tree.listed),
    **dict.fromkeys(("div", "blockquote"), Tree.warning),
    "p": Tree.paragraph,
    "dl": Tree.facts,
    "table": Tree.table,
    "figure": Tree.figure,
    "pre": Tree.code,
}


def specs(found: Columns) -> list[tuple[float, str]]:
    """Width and side of each column."""
    sides = ("AlignRight" if side == "num" else "AlignLeft" for side in found.sides)
    return [(width / WIDE, side) for width, side in zip(found.widths, sides, strict=True)]
