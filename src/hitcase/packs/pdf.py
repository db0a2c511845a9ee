"""The document as PDF/UA-1, set by Typst: what is in it goes there as data, never as mark-up."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path as File
from typing import Any

import typst

from hitcase.packs.columns import IN_APPENDIX, PIXEL, SIZES, WIDE, columns
from hitcase.packs.front import Front
from hitcase.packs.plain import PNG, Plain, size, texts
from hitcase.text import fonts

Refused = typst.TypstError


def typeset(main: str, files: dict[str, bytes], **options: Any) -> Any:
    """What Typst makes of a file that may use the others: bytes, or a list of them where each page is a picture.

    Raises: Refused, with Typst's own words.
    """
    return _typst().compile(input={"main.typ": main.encode(), **files}, **options)


@cache
def _typst() -> Any:
    # Kept: it reads the typeface once, and remembers what was laid out before.
    return typst.Compiler(font_paths=[str(fonts.FOLDER)], ignore_system_fonts=True)


TEMPLATE = File(__file__).parent / "template" / "case.typ"
MAIN = '#import "case.typ": case\n#case(json("case.json"))'
LONG = re.compile(r"\S{17,}")
BREAKS = re.compile(r"([_/.,(=&?-]|[^_/.,(=&?-]{16})")
ATTRIBUTES = ("id", "class", "href", "src", "alt", "colspan", "width")


def pdf(document: Plain, front: Front) -> bytes:
    """The document.

    Raises: RuntimeError with one line if Typst refuses it: it would not be accessible.
    """
    data = json.dumps({"front": _front(front), "body": _nodes(document.body)}, ensure_ascii=False)
    files = {"case.typ": TEMPLATE.read_bytes(), "case.json": data.encode(), **_pictures(document, front)}
    day = int(datetime.combine(front.day, datetime.min.time(), UTC).timestamp())
    try:
        result: bytes = typeset(MAIN, files, format="pdf", pdf_standards=["ua-1"], timestamp=day)
    except Refused as error:
        raise RuntimeError(f"the PDF would not be accessible: {' '.join(str(error).split())}") from None
    return result


def _pictures(document: Plain, front: Front) -> dict[str, bytes]:
    """The files that the document names, all of them drawings: Typst takes no others from memory."""
    logo = {"logo.png": front.logo} if front.logo else {}
    return {_drawing(name): _svg(data) for name, data in {**document.pictures, **logo}.items()}


def _drawing(name: str) -> str:
    return str(File(name).with_suffix(".svg"))


def _svg(data: bytes) -> bytes:
    if not data.startswith(PNG):
        return fonts.displayable(data.decode()).encode()
    width, height = size(data)
    image = f'<image width="{width}" height="{height}" href="data:image/png;base64,{base64.b64encode(data).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{image}</svg>'.encode()


def _front(front: Front) -> dict[str, Any]:
    facts = [[fonts.displayable(head), fonts.displayable(value)] for head, value in front.facts]
    names = ("firm", "client", "question", "author", "notice", "state")
    lines = {name: fonts.displayable(getattr(front, name)) for name in names}
    return {**lines, "facts": facts, "accent": front.accent, "logo": bool(front.logo)}


def _nodes(element: Any, *, appendix: bool = False) -> list[Any]:
    nodes: list[Any] = []
    for child in texts(element):
        appendix = appendix or (
            not isinstance(child, str) and child.tag == "h1" and child.text_content().startswith("Appen")
        )
        nodes.append(_with_breaks(child) if isinstance(child, str) else _node(child, appendix))
    return nodes


def _node(element: Any, appendix: bool) -> dict[str, Any]:
    node: dict[str, Any] = {key: element.get(key) for key in ATTRIBUTES if element.get(key)}
    if element.tag == "img":
        node |= {
            "alt": fonts.displayable(node.get("alt", "")),
            "src": _drawing(node["src"]),
            "width": PIXEL * float(node["width"]),
        }
        node["silent"] = not node["alt"] and element.getparent().tag == "td"
    for key in ("opens", "leads"):
        if element.get(f"data-{key}"):
            node[key] = True
    if element.tag == "table":
        layout = columns(element, WIDE, IN_APPENDIX if appendix else SIZES)
        node |= {"size": layout.size, "widths": layout.widths, "sides": layout.sides, "short": layout.short}
    return {"tag": element.tag, **node, "body": _nodes(element, appendix=appendix)}


def _with_breaks(text: str) -> str:
    """What the typeface can show, and places at which a long word may break, marked by spaces without width."""
    return LONG.sub(lambda word: BREAKS.sub("\\1\N{ZERO WIDTH SPACE}", word[0]), fonts.displayable(text))
