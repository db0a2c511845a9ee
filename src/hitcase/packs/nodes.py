"""Pieces of pandoc's tree: texts, paragraphs, cells, tables; a style of Word's goes by its name."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
Attributes = tuple[str, list[str], list[list[str]]]
NONE: Attributes = ("", [], [])
TAB: Node = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}
NEW_PAGE: Node = {"t": "RawBlock", "c": ["openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>']}


def text(told: str) -> Node:
    """A text, spaces included."""
    return {"t": "Str", "c": told}


def strong(inside: list[Node]) -> list[Node]:
    """Bold."""
    return [{"t": "Strong", "c": inside}]


def para(inside: list[Node]) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inside}


def header(level: int, name: str, inside: list[Node]) -> Node:
    """A heading under a name that links can aim at."""
    return {"t": "Header", "c": [level, (name, [], []), inside]}


def image(name: str, alt: str, wide: float) -> Node:
    """A picture that comes along as data. wide: in points."""
    inside = [text(alt)] if alt else []
    return {"t": "Image", "c": [("", [], [["width", f"{wide / 72:.3f}in"]]), inside, [name, ""]]}


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
