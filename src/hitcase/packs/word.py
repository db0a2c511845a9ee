"""The document for Word: pandoc makes it after a reference file, whose styles, header and footer a firm may change."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path as File
from typing import Any

from hitcase.packs.finish import finished
from hitcase.packs.front import Front
from hitcase.packs.nodes import NEW_PAGE, TAB, Node, link, para, styled, text, wrapped
from hitcase.packs.plain import Plain, size
from hitcase.packs.setter import typeset
from hitcase.packs.tree import Tree
from hitcase.views.pandoc import WORD, pandoc

REFERENCE = File(__file__).parent / "template" / "reference.docx"
DPI = 192  # twice what a screen has
PLAINLY = "--syntax-highlighting=none"  # else it brings thirty styles for program code
LOGO = 53.0  # px of its height
NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")


def word(document: Plain, front: Front, reference: File | None = None) -> bytes:
    """The document. reference: the firm's own, in place of the kit's.

    Raises: ValueError if the reference is no Word file; OSError if pandoc fails.
    """
    chosen = _usable(reference) if reference else REFERENCE
    pictures = _drawn(document.pictures) | ({"logo.png": front.logo} if front.logo else {})
    tree = Tree(pictures)
    blocks = [*_cover(tree, front), *_contents(document.body), *tree.blocks(document.body)]
    source = json.dumps(tree.json(blocks), ensure_ascii=False).encode()
    made = pandoc(source, "--from=json", WORD, PLAINLY, f"--reference-doc={chosen}")
    return finished(made, front, tree.looks, accent=front.accent if chosen == REFERENCE else "")


def _usable(reference: File) -> File:
    try:
        with zipfile.ZipFile(reference) as packed:
            missing = [name for name in NEEDED if name not in packed.namelist()]
    except (OSError, zipfile.BadZipFile):
        missing = list(NEEDED)
    if missing:
        raise ValueError(f"{reference} is no Word file. Save it from Word as .docx, or take it out of brand.yaml.")
    return reference


def _drawn(pictures: dict[str, bytes]) -> dict[str, bytes]:
    """Every picture as PNG, all of them in one go."""
    drawings = [name for name in pictures if name.endswith(".svg")]
    if not drawings:
        return pictures
    pages = "#pagebreak()".join(f'#image("{name}")' for name in drawings)
    made = typeset(f"#set page(width: auto, height: auto, margin: 0pt)\n{pages}", pictures, format="png", ppi=DPI)
    drawn = made if isinstance(made, list) else [made]
    return pictures | {File(name).stem + ".png": data for name, data in zip(drawings, drawn, strict=True)}


def _cover(tree: Tree, front: Front) -> list[Node]:
    firm = [text(front.firm)]
    if front.logo:
        wide, tall = size(front.logo)
        firm = [tree.image({"src": "logo.png", "alt": front.firm, "width": str(LOGO * wide / tall)})]
    told = (("Cover Firm", firm), ("Subtitle", [text(front.client)]), ("Title", [text(front.question)]))
    blocks = [node for style, inside in told for node in wrapped(style, para(inside))]
    blocks += wrapped("Cover Notice", para([text(front.notice)])) if front.notice else []
    facts = (para([_term(head), TAB, text(said)]) for head, said in front.facts)
    return [*blocks, *(node for fact in facts for node in wrapped("Cover Fact", fact)), NEW_PAGE]


def _term(head: str) -> Node:
    return {"t": "Span", "c": [styled("Cover Term"), [text(head)]]}


def _contents(body: Any) -> list[Node]:
    """A list of links to the sections: a field of Word's would be empty until somebody updates it."""
    blocks = wrapped("TOC Heading", para([text("Contents")]))
    for heading in body.iter("h1", "h2"):
        told = link([text(heading.text_content())], f"#{heading.get('id')}")
        blocks += wrapped(f"toc {heading.tag[1]}", para([told]))
    return [*blocks, NEW_PAGE]
