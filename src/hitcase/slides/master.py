"""The presentation that slides are put into: the firm's own template, or a plain one of the kit's."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from hitcase.inputs.brand import Brand
from hitcase.inputs.problems import ParamError, Problem
from hitcase.slides.ink import POINT, Box

WIDE, TALL, MARGIN = 960, 540, 36  # pt: a slide of 16:9, and what stays free at its sides
TITLE = Box(MARGIN, 20, WIDE - 2 * MARGIN, 72)
UNDER = 98  # pt: where the rule under the title stands
TITLES = ("title", "ctrTitle")
PERSONAL = ("/printerSettings", "/viewProps", "/commentAuthors", "/authors", "/customXml")  # of whoever made a template
OWN = "Title Only"


def open_template(brand: Brand) -> Any:
    """A presentation without slides, of the firm's template or of the kit's own.

    Raises: ParamError if the template cannot be opened or has no layout with a title.
    """
    if brand.pptx is None:
        return Presentation(io.BytesIO(_kit_template(brand.accent)))
    try:
        presentation = Presentation(str(brand.pptx))
        _empty(presentation)
    except Exception:  # noqa: BLE001 whatever a broken file leads to, the user can only mend the file
        message = "cannot be opened as a presentation. Open it in PowerPoint and save it as .pptx once more."
        raise ParamError([Problem(str(brand.pptx), 0, "", message)]) from None
    if not any(map(_has_title, presentation.slide_layouts)):
        message = "has no layout with a title. Add one to its slide master, named Title Only."
        raise ParamError([Problem(str(brand.pptx), 0, "", message)])
    return presentation


def layout_of(presentation: Any) -> Any:
    """The layout for slides with a title and nothing else: by its name, by its kind, else the one with least beside."""
    titled = [layout for layout in presentation.slide_layouts if _has_title(layout)]
    named = [layout for layout in titled if layout.name.strip().casefold() == OWN.casefold()]
    kind = [layout for layout in titled if layout._element.get("type") == "titleOnly"]
    return next(iter([*named, *kind, *sorted(titled, key=lambda layout: len(layout.placeholders))]))


def _has_title(layout: Any) -> bool:
    return any(kind_of(shape) in TITLES for shape in layout.placeholders)


def kind_of(placeholder: Any) -> str:
    """What a placeholder is for, as a file says it: title, ftr, sldNum."""
    return str(placeholder._element.ph.get("type", "obj"))


def _empty(presentation: Any) -> None:
    """Without slides, their sections, and what tells of whoever made the template: properties, preview, printer."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    root = presentation.part._element
    for section in root.findall(".//{*}sectionLst/.."):
        section.getparent().remove(section)
    package, part = presentation.part.package._rels, presentation.part._rels
    personal = [(package, name) for name, relationship in package.items() if relationship.reltype != RT.OFFICE_DOCUMENT]
    personal += [(part, name) for name, relationship in part.items() if relationship.reltype.endswith(PERSONAL)]
    for owner, name in personal:
        owner.pop(name)


@cache
def _kit_template(accent: str) -> bytes:
    """The kit's own template: white, one layout, a rule under the title in the firm's colour."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(WIDE * POINT), Emu(TALL * POINT)
    _empty(presentation)
    for layout in list(presentation.slide_layouts):
        if layout.name != OWN:
            presentation.slide_layouts.remove(layout)
    master, layout = presentation.slide_master, layout_of(presentation)
    for owner in (master, layout):
        _place_placeholders(owner)
    layout.shapes._spTree.append(_rule(999))
    _style_titles(master)
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _with_accent(theme.blob, accent)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _place_placeholders(owner: Any) -> None:
    """Placeholders where a wide slide has them."""
    number = WIDE - MARGIN - 40
    places = {
        "title": TITLE,
        "body": Box(MARGIN, 110, WIDE - 2 * MARGIN, 380),
        "dt": Box(MARGIN, 530, 10, 10),
        "ftr": Box(MARGIN, 494, number - MARGIN - 10, 36),
        "sldNum": Box(number, 494, 40, 36),
    }
    for shape in owner.placeholders:
        place = places.get(kind_of(shape))
        if place:
            shape.left, shape.top, shape.width, shape.height = place.units()


def _style_titles(master: Any) -> None:
    """Titles to the left, on the rule, bold, in the firm's colour."""
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    look = style.find(qn("a:defRPr"))
    look.set("sz", "2800")
    look.set("b", "1")
    look.find(f".//{qn('a:schemeClr')}").set("val", "accent1")
    body = next(shape for shape in master.placeholders if kind_of(shape) == "title").text_frame._txBody.bodyPr
    for child in list(body):
        body.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", "b")


def _rule(number: int) -> Any:
    at = f'<a:off x="{MARGIN * POINT}" y="{UNDER * POINT}"/><a:ext cx="{(WIDE - 2 * MARGIN) * POINT}" cy="0"/>'
    return parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvCxnSpPr/><p:nvPr/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm>{at}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050">'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _with_accent(theme: bytes, accent: str) -> bytes:
    """The theme with the firm's colour as its first accent."""
    first = f'<a:accent1><a:srgbClr val="{accent.lstrip("#").upper()}"/></a:accent1>'.encode()
    return re.sub(rb"<a:accent1>.*?</a:accent1>", first, theme, flags=re.DOTALL)
