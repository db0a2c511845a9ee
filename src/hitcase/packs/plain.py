"""The page as plain HTML that any format can be made of: captions with numbers, named pictures, links within itself."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.html import builder

BLOCKS = {"answer", "warning"}
HOLDERS = {"main", "div", "figure", "table", "thead", "tbody", "tr", "dl", "ul", "ol"}  # white space says nothing there
GONE = "//script | //style | //object | //iframe | //svg | //*[@class='cover'] | //h1 | //comment()"
LEADS = ".//p[preceding-sibling::*[1][self::h1 or self::h2]][following-sibling::*[1][self::table or self::figure]]"
SPACES = re.compile(r"[ \t\r\n\f]+")
APPENDIX = re.compile(r"Appendix ([A-Z])\b")
MENTION = re.compile(r"\b(?:Appendix [A-Z]|(?:Table|Figure) \d+)\b")
IMAGE = re.compile(r"data:image/(svg\+xml|png);base64,(.*)", re.DOTALL)
FACES = re.compile(r"<style>.*?</style>", re.DOTALL)
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
PNG = b"\x89PNG\r\n\x1a\n"
WEB = ("https://", "http://", "#")


@dataclass(frozen=True)
class Plain:
    """A document without look. body: headings from h1 down; pictures: the files that its images name."""

    body: Any
    pictures: dict[str, bytes]


def plain(page: str) -> Plain:
    """The body of a page of `render.html`, without its cover: each format has a cover of its own.

    Raises: ValueError for a picture without a text alternative; only those in a table's cells may have none.
    """
    body = html.fromstring(FACES.sub("", page)).find(".//main")
    for element in body.xpath(GONE):
        element.drop_tree()
    pictures = _pictures(body)
    _unwrap(body)
    _raise_headings(body)
    _numbers_last(body)
    _open_pages(body)
    _count_captions(body)
    _link_mentions(body)
    return Plain(body, pictures)


def _pictures(body: Any) -> dict[str, bytes]:
    """The pictures taken out of the page, under names that count them."""
    pictures: dict[str, bytes] = {}
    for count, image in enumerate(body.iter("img"), start=1):
        packed = IMAGE.fullmatch(image.get("src", ""))
        if not packed:
            raise ValueError(f"picture {count} of the notebook is neither SVG nor PNG within it; nothing is fetched.")
        if not image.get("alt", "").strip() and image.getparent().tag != "td":
            raise ValueError(f"picture {count} of the notebook has no text alternative; write its alt text.")
        data = base64.b64decode(packed[2])
        data = FACES.sub("", data.decode()).encode() if packed[1] == "svg+xml" else data
        width, height = size(data)
        image.attrib.update({"width": str(width), "height": str(height), "src": f"picture-{count}.{packed[1][:3]}"})
        pictures[image.get("src")] = data
    return pictures


def size(data: bytes) -> tuple[float, float]:
    """Width and height of a PNG or an SVG, in pixels.

    Raises: ValueError if it is neither.
    """
    if data.startswith(PNG):
        width, height = struct.unpack(">II", data[16:24])
        return float(width), float(height)
    match = SIZE.search(data.decode(errors="replace"))
    if not match:
        raise ValueError("a picture is neither PNG nor SVG with a width and a height.")
    return float(match[1]), float(match[2])


def _unwrap(body: Any) -> None:
    """Only elements that mean something stay; a short text with a source keeps to one line by its spaces."""
    for span in [*body.iter("span")]:
        if "nowrap" in span.get("style", ""):
            span.text = (span.text or "").replace(" ", "\N{NO-BREAK SPACE}")
        if span.get("class") != "unit":
            span.drop_tag()
    for link in [*body.iter("a")]:
        if not link.get("href", "").startswith(WEB):
            link.drop_tag()
    for element in [*body.iter("div", "section")]:
        kind = element.get("class", "")
        if element.get("id") and len(element) and element[0].tag.startswith("h"):
            element[0].set("id", element.get("id"))
        if kind not in BLOCKS and element.getparent().tag != "dl":
            element.drop_tag()


def _raise_headings(body: Any) -> None:
    """The document's title is no heading of the text, so sections come first."""
    for count, heading in enumerate(body.iter("h2", "h3", "h4", "h5", "h6"), start=1):
        heading.tag = f"h{int(heading.tag[1]) - 1}"
        heading.set("id", f"section-{count}")


def _numbers_last(body: Any) -> None:
    """The tables behind pictures, in an appendix of their own: the body shows the picture and says where they are."""
    letters = [match[1] for heading in body.iter("h1") if (match := APPENDIX.match(heading.text_content()))]
    letter = chr(ord(letters[-1]) + 1) if letters else "A"
    folds = body.xpath(".//figure//details")
    if folds:
        body.append(builder.H1(f"Appendix {letter}: the numbers behind the figures", id="section-numbers"))
    for count, fold in enumerate(folds, start=1):
        fold.drop_tree()
        for table in fold.iter("table"):
            table.set("data-figure", str(count))
            body.append(table)
    for fold in [*body.iter("details", "summary")]:
        fold.drop_tag()


def _open_pages(body: Any) -> None:
    """The answer stands alone, appendices begin a page; a sentence that leads to a table stays with it."""
    sections = [*body.iter("h1")]
    first = next((section for section in sections if _appendix(section)), None)
    for opening in [*sections[1:2], *([] if first is None else [first])]:
        opening.set("data-opens", "page")
    for text in body.xpath(LEADS):
        text.set("data-leads", "on")


def _count_captions(body: Any) -> None:
    """Captions with their number as text; a figure says which table holds its numbers."""
    for count, figure in enumerate(body.iter("figure"), start=1):
        figure.set("id", f"figure-{count}")
        if (caption := figure.find("figcaption")) is not None:
            _number(caption.find("strong") if caption.find("strong") is not None else caption, f"Figure {count}. ")
    tables = [table for table in body.iter("table") if table.find("caption") is not None]
    for count, table in enumerate(tables, start=1):
        table.set("id", f"table-{count}")
        behind = table.get("data-figure")
        _number(table.find("caption"), f"Table {count}. " + (f"Figure {behind}: " if behind else ""))
        for figure in body.xpath(".//figure[@id=$name]", name=f"figure-{behind}"):
            figure.append(builder.P(f"The numbers: Table {count}", builder.CLASS("note")))


def _number(caption: Any, label: str) -> None:
    caption.text = label + (caption.text or "")


def _link_mentions(body: Any) -> None:
    """Appendices, tables and figures that a sentence names become links to them."""
    aims = {f"Appendix {match[1]}": h1.get("id") for h1 in body.iter("h1") if (match := _appendix(h1))}
    for element in body.iter("table", "figure"):
        if element.get("id"):
            aims[element.get("id").replace("-", " ").capitalize()] = element.get("id")
    for text in [*body.iter("p", "li", "dd")]:
        for holder in [*text.iter()]:
            _link_first_mention(holder, aims)


def _appendix(heading: Any) -> re.Match[str] | None:
    return APPENDIX.match(heading.text_content())


def _link_first_mention(holder: Any, aims: dict[str, str]) -> None:
    """The first mention in the text of an element, as a link where it names something that is there."""
    mention = next((match for match in MENTION.finditer(holder.text or "") if match[0] in aims), None)
    if mention and holder.tag != "a":
        link = builder.A(mention[0], href=f"#{aims[mention[0]]}")
        link.tail = holder.text[mention.end() :]
        holder.text = holder.text[: mention.start()]
        holder.insert(0, link)


def texts(element: Any) -> Iterator[Any]:
    """Texts and elements of an element in order; white space as one space, or none between blocks."""
    for text, child in ((element.text, None), *((child.tail, child) for child in element)):
        if child is not None:
            yield child
        words = SPACES.sub(" ", text or "")
        if words.strip(" ") or (words and element.tag not in HOLDERS):
            yield words
