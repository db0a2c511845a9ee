"""Text as a presentation holds it: the one place where a text of a client file becomes XML, always as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from hitcase.slides import fit
from hitcase.text.html import BIDI, STRONG, WEAK
from hitcase.text.numbers import bare

SMALL, BODY, HEAD, FIGURE = 14, 16, 18, 28  # pt; nothing on a slide is smaller than the first
INDENT = 20  # pt: of a paragraph behind its bullet or number
POINT = 12_700  # units of a presentation a point
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
SIDES = {"left": "l", "right": "r", "center": "ctr"}


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def below(self, used: float) -> Box:
        """What is left of it under as many points."""
        return Box(self.left, self.top + used, self.width, max(0.0, self.height - used))

    def upper(self, tall: float) -> Box:
        """Its upper part."""
        return self._replace(height=min(tall, self.height))

    def columns(self, *shares: float, gap: float = 24) -> list[Box]:
        """Columns side by side, by their shares of the width."""
        room, left, boxes = self.width - gap * (len(shares) - 1), self.left, list[Box]()
        for share in shares:
            boxes.append(Box(left, self.top, room * share / sum(shares), self.height))
            left += boxes[-1].width + gap
        return boxes

    def units(self) -> tuple[int, int, int, int]:
        """Left, top, width, height as a presentation counts."""
        left, top, width, height = (round(side * POINT) for side in self)
        return left, top, width, height


class Line(NamedTuple):
    """A paragraph and how it looks. colour: six digits, "" for the theme's. mark: a bullet, or a number."""

    text: str
    size: float = BODY
    bold: bool = False
    colour: str = ""
    side: str = "left"
    after: float = 4
    mark: str = ""


@lru_cache(4096)
def clean(text: str) -> str:
    r"""A text as a reader sees it, on one line: no marks, nothing that would turn it around.

    >>> clean("  a\u202e  **b** ")
    'a b'
    """
    plain = WEAK.sub(r"\1", STRONG.sub(r"\1", UNFIT.sub("", BIDI.sub("", bare(text)))))
    return " ".join(plain.split()).replace(" %", "\N{NO-BREAK SPACE}%")  # no line begins with its sign


def lines_height(lines: Iterable[Line], wide: float) -> float:
    """Points that paragraphs take in a width, with the space after each."""
    return sum(fit.height([clean(line.text)], line.size, wide, after=line.after, bold=line.bold) for line in lines)


def solid(colour: str) -> str:
    """One colour, as a fill."""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'


def paragraph(line: Line) -> str:
    """One paragraph with one run of text."""
    fill = solid(line.colour) if line.colour else ""
    look = f'lang="en-US" sz="{round(line.size * 100)}" b="{int(line.bold)}" dirty="0"'
    indent = f' marL="{INDENT * POINT}" indent="-{INDENT * POINT}"' if line.mark else ' marL="0" indent="0"'
    bullet = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>' if line.mark == "1" else ""
    bullet = bullet or ('<a:buChar char="•"/>' if line.mark else "<a:buNone/>")
    after = f'<a:spcAft><a:spcPts val="{round(line.after * 100)}"/></a:spcAft>'
    apart = f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{after}'
    spaced = f'<a:pPr algn="{SIDES[line.side]}"{indent}>{apart}{bullet}</a:pPr>'
    run = f"<a:r><a:rPr {look}>{fill}</a:rPr><a:t>{escape(clean(line.text))}</a:t></a:r>"
    return f"<a:p>{spaced}{run}</a:p>"


def text_box(number: int, name: str, box: Box, lines: list[Line], anchor: str = "t") -> object:
    """A shape with paragraphs, as XML; it wraps, and has no margins."""
    left, top, width, height = box.units()
    body = "".join(map(paragraph, lines)) or "<a:p/>"
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
    )
