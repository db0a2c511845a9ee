"""The document for Word: pandoc makes it after a reference file, whose styles, header and footer a firm may change."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path as File
from typing import Any

from lxml import etree

from hitcase.inputs.brand import ACCENT
from hitcase.packs.front import LANGUAGE, SHORT, Front
from hitcase.packs.pandoc import NEW_PAGE, TAB, WORD, Look, Node, Tree, link, pandoc, para, styled, text, wrapped
from hitcase.packs.pdf import typeset
from hitcase.packs.plain import Plain, size
from hitcase.text.html import element, escaped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DECOR = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # Word's key for a picture that says nothing by itself
SMALL = 8.5  # pt: from here down a table is set small
TILES = {"term": "TileTerm", "value": "TileValue", "below": "TileNote"}
HEAVY = {"chosen", "total", "group"}
TINT = "EEF4FA"
OWN = re.compile(r"word/(header|footer)\d*\.xml")
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{properties}</cp:coreProperties>'
)


def finish(docx: bytes, front: Front, looks: list[Look], accent: str) -> bytes:
    """The file as it goes out. accent: the colour of headings and rules, "" where a firm's own styles say it."""
    out = io.BytesIO()
    day = (front.day.year, front.day.month, front.day.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            docx = _finish_part(name, old.read(name), front, looks, accent)
            new.writestr(zipfile.ZipInfo(name, day), docx, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _finish_part(name: str, data: bytes, front: Front, looks: list[Look], accent: str) -> bytes:
    if name == "word/document.xml":
        return _document(data, looks)
    if name == "docProps/core.xml":
        return _core(front).encode()
    if name == "word/styles.xml" and accent:
        return data.replace(ACCENT[1:].encode(), accent[1:].upper().encode())
    return _fill_slots(data, front) if OWN.fullmatch(name) else data


def _core(front: Front) -> str:
    when = {"xsi:type": "dcterms:W3CDTF"}
    day = f"{front.day.isoformat()}T00:00:00Z"
    properties = [("dc:title", front.title), ("dc:creator", front.author), ("dc:language", LANGUAGE)]
    parts = [element(tag, escaped(content)) for tag, content in properties]
    parts += [element(f"dcterms:{tag}", escaped(day), **when) for tag in ("created", "modified")]
    return CORE.format(properties="".join(parts))


def _fill_slots(data: bytes, front: Front) -> bytes:
    """Header or footer with the names in braces filled in."""
    root = etree.fromstring(data)
    slots = {"client": front.client, "document": SHORT, "firm": front.firm, "state": front.state}
    for run in root.iter(W + "t"):
        run.text = re.sub(r"\{(\w+)\}", lambda slot: slots.get(slot[1], slot[0]), run.text or "")
    return _xml_bytes(root)


def _document(data: bytes, looks: list[Look]) -> bytes:
    root = etree.fromstring(data)
    for table, look in zip(root.iter(W + "tbl"), looks, strict=True):
        _table(table, look)
    for picture in root.iter(PICTURE + "cNvPr"):
        picture.set("descr", "")  # pandoc's copy of the whole picture; its words stand in docPr
    _open_pages(root)
    for drawing in root.iter(DRAWING + "docPr"):
        if not drawing.get("descr"):
            extension = etree.SubElement(etree.SubElement(drawing, MAIN + "extLst"), MAIN + "ext", uri=DECORATIVE)
            etree.SubElement(extension, f"{{{DECOR}}}decorative", nsmap={"adec": DECOR}, val="1")
    return _xml_bytes(root)


def _open_pages(root: Any) -> None:
    """A page break belongs to the heading that follows: alone, it takes an empty page where the one before is full."""
    for page_break in [run for run in root.iter(W + "br") if run.get(W + "type") == "page"]:
        paragraph = page_break.getparent().getparent()
        heading = next(paragraph.itersiblings(W + "p"), None)
        if heading is not None and heading.find(W + "pPr") is not None:
            heading.find(W + "pPr").insert(1, etree.Element(W + "pageBreakBefore"))
            paragraph.getparent().remove(paragraph)


def _table(table: Any, look: Look) -> None:
    if look.tiles:
        table.find(f"{W}tblPr/{W}tblStyle").set(W + "val", "Tiles")
    rows = table.findall(W + "tr")
    below = table.getnext()
    last = len(rows) + (look.short and below is not None and _style(below) == "Note")
    for count, (row, kind) in enumerate(zip(rows, look.rows, strict=True), start=1):
        style = TILES[kind] if look.tiles else "TableSmall" if look.size < SMALL else "TableText"
        _row(row, kind, style, keep=(look.short or count < 3) and count < last)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(W + "val"))


def _row(row: Any, kind: str, style: str, *, keep: bool) -> None:
    """A row that no page tears apart, in its style."""
    _part(row, "trPr").insert(0, etree.Element(W + "cantSplit"))
    for cell in row.findall(W + "tc"):
        if kind == "chosen":
            etree.SubElement(_part(cell, "tcPr"), W + "shd", {W + "val": "clear", W + "fill": TINT})
        for paragraph in cell.findall(W + "p"):
            _paragraph(paragraph, style, keep=keep, bold=kind in HEAVY)


def _paragraph(paragraph: Any, style: str, *, keep: bool, bold: bool) -> None:
    properties = _part(paragraph, "pPr")
    style_element = properties.find(W + "pStyle")
    if style_element is None:
        properties.insert(0, style_element := etree.Element(W + "pStyle"))
    style_element.set(W + "val", style)
    if keep:
        properties.insert(1, etree.Element(W + "keepNext"))
    for run in paragraph.iter(W + "r") if bold else ():
        _part(run, "rPr").insert(0, etree.Element(W + "b"))


def _part(holder: Any, name: str) -> Any:
    """The properties of an element, which stand first in it."""
    part = holder.find(W + name)
    if part is None:
        holder.insert(0, part := etree.Element(W + name))
    return part


def _xml_bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


REFERENCE = File(__file__).parent / "template" / "reference.docx"
DPI = 192  # twice what a screen has
PLAINLY = "--syntax-highlighting=none"  # else it brings thirty styles for program code
LOGO = 53.0  # px of its height
NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")


def word(document: Plain, front: Front, reference: File | None = None) -> bytes:
    """The document. reference: the firm's own, in place of the kit's.

    Raises: ValueError if the reference is no Word file; OSError if pandoc fails.
    """
    template = _usable(reference) if reference else REFERENCE
    pictures = _as_png(document.pictures) | ({"logo.png": front.logo} if front.logo else {})
    tree = Tree(pictures)
    blocks = [*_cover(tree, front), *_contents(document.body), *tree.blocks(document.body)]
    source = json.dumps(tree.json(blocks), ensure_ascii=False).encode()
    data = pandoc(source, "--from=json", WORD, PLAINLY, f"--reference-doc={template}")
    return finish(data, front, tree.looks, accent=front.accent if template == REFERENCE else "")


def _usable(reference: File) -> File:
    try:
        with zipfile.ZipFile(reference) as packed:
            missing = [name for name in NEEDED if name not in packed.namelist()]
    except (OSError, zipfile.BadZipFile):
        missing = list(NEEDED)
    if missing:
        raise ValueError(f"{reference} is no Word file. Save it from Word as .docx, or take it out of brand.yaml.")
    return reference


def _as_png(pictures: dict[str, bytes]) -> dict[str, bytes]:
    """Every picture as PNG, all of them in one go."""
    drawings = [name for name in pictures if name.endswith(".svg")]
    if not drawings:
        return pictures
    pages = "#pagebreak()".join(f'#image("{name}")' for name in drawings)
    pages_png = typeset(f"#set page(width: auto, height: auto, margin: 0pt)\n{pages}", pictures, format="png", ppi=DPI)
    pngs = pages_png if isinstance(pages_png, list) else [pages_png]
    return pictures | {File(name).stem + ".png": data for name, data in zip(drawings, pngs, strict=True)}


def _cover(tree: Tree, front: Front) -> list[Node]:
    firm = [text(front.firm)]
    if front.logo:
        width, height = size(front.logo)
        firm = [tree.image({"src": "logo.png", "alt": front.firm, "width": str(LOGO * width / height)})]
    lines = (("Cover Firm", firm), ("Subtitle", [text(front.client)]), ("Title", [text(front.question)]))
    blocks = [node for style, inside in lines for node in wrapped(style, para(inside))]
    blocks += wrapped("Cover Notice", para([text(front.notice)])) if front.notice else []
    facts = (para([_term(head), TAB, text(value)]) for head, value in front.facts)
    return [*blocks, *(node for fact in facts for node in wrapped("Cover Fact", fact)), NEW_PAGE]


def _term(head: str) -> Node:
    return {"t": "Span", "c": [styled("Cover Term"), [text(head)]]}


def _contents(body: Any) -> list[Node]:
    """A list of links to the sections: a field of Word's would be empty until somebody updates it."""
    blocks = wrapped("TOC Heading", para([text("Contents")]))
    for heading in body.iter("h1", "h2"):
        entry = link([text(heading.text_content())], f"#{heading.get('id')}")
        blocks += wrapped(f"toc {heading.tag[1]}", para([entry]))
    return [*blocks, NEW_PAGE]
