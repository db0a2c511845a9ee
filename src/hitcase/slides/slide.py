"""One slide while it is made: its title, the room below it, its footer, and what its notes say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from hitcase.document.cover import state
from hitcase.document.provenance import origin_text
from hitcase.document.terms import resting
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.inputs.params import Param, Record
from hitcase.inputs.problems import ParamError, Problem
from hitcase.slides import fit, grid, native
from hitcase.slides.ink import POINT, SMALL, Box, Line, clean, paragraph, text_box
from hitcase.slides.master import kind_of
from hitcase.slides.native import Series
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import pairs
from hitcase.text.output import Table
from hitcase.text.pictures import GREY, INK
from hitcase.text.source_types import From

MOST = 14  # inputs that notes name; the document names them all


def notes(
    case: Case, lines: Iterable[str], inputs: Iterable[str], *texts: str, results: Record | None = None
) -> list[str]:
    """The notes of a slide.

    Args:
        lines: names of lines whose figures stand on it; texts: its sentences, whose numbers know their lines.
        inputs: paths of the numbers of the client file behind it, the weightiest first.
        results: where given, whose numbers the result of the option at hand rests on.
    """
    sources = [From.parse(source) for text in texts for _, source in pairs(text)]
    text_sources = dict.fromkeys(name for source in sources for name in _names(source))
    line_names = dict.fromkeys([*lines, *(source for source in text_sources if source not in case.params)])
    params = [case.params[path] for path in dict.fromkeys([*inputs, *text_sources]) if path in case.params]
    sentences = [f"Lines behind the figures: {', '.join(line_names)}."] if line_names else []
    sentences += [f"Whose numbers the result rests on: {resting(results)}"] if results and results.rests_on else []
    sentences += ["Inputs, whose number, grade:", *(_input(param) for param in params[:MOST])] if params else []
    more = len(params) - MOST
    sentences += [f"{more} more inputs stand in appendix A of the document."] if more > 0 else []
    sentences += [_claim(name) for name in dict.fromkeys(param.source.claim for param in params[:MOST]) if name]
    return sentences or ["No figure stands on this slide."]


def _names(source: From) -> tuple[str, ...]:
    return (*source.paths, *(["break_even"] if source.kind == "driver" else []))


def _input(param: Param) -> str:
    source = param.source
    flags = [labels.FLAGS[flag] for flag in source.flags]
    grade = [f"grade {source.grade}"] if source.grade else []
    return f"{paths.group(param.path)}, {param.path}: {', '.join([origin_text(param), *grade, *flags])}."


def _claim(name: str) -> str:
    claim = claims()[name]
    weak = f" {claim.weakness}" if claim.weakness else ""
    return f"Claim {name}: {claim.statement} ({claim.source}, {claim.year}; grade {claim.grade}).{weak}"


SIZES = (28, 24, 20, 18, 16, 14)  # pt: of a title, the first at which it fits
ABOVE, FOOT, NUMBER, LOGO = 12, 36, 40, 90  # pt: under a title; of a footer; of its number; of a logo at most
OWN = 50  # where our numbers of shapes begin, after those of the layout
EDGE = 18  # pt: what stays free at the sides of a slide
FOOTERS = ("ftr", "sldNum", "dt")


class Page:
    """A slide of a presentation. room: what is free between title and footer."""

    def __init__(self, presentation: Any, layout: Any, title: str, brand: Brand) -> None:
        """Add a slide of that layout with that title, which is a sentence."""
        self.layout = layout
        self.slide = presentation.slides.add_slide(self.layout)
        self.accent, self.brand = brand.accent, brand
        self.wide, self.tall = presentation.slide_width / POINT, presentation.slide_height / POINT
        for shape in list(self.slide.placeholders):
            if kind_of(shape) not in ("title", "ctrTitle"):
                shape._element.getparent().remove(shape._element)
        self._set_title(title)
        self.room = self._free_room()

    def _set_title(self, title: str) -> None:
        shape, text = self.slide.shapes.title, clean(title)
        shape.text_frame.text = text
        box = self._place(shape)
        default_size = _title_size(self.layout)
        sizes = [default_size, *(size for size in SIZES if size < default_size)]
        size = fit.size_for(text, box.width - 2 * grid.SIDE, box.height, sizes)
        if size != default_size:
            shape.text_frame.paragraphs[0].runs[0].font.size = round(size * POINT)

    def _place(self, shape: Any) -> Box:
        return Box(*(side / POINT for side in (shape.left, shape.top, shape.width, shape.height)))

    def _free_room(self) -> Box:
        title = self._place(self.slide.shapes.title)
        left = min(max(title.left, EDGE), self.wide / 2)
        width = min(title.width, self.wide - EDGE - left)
        tops = [shape.top / POINT for shape in self.layout.placeholders if kind_of(shape) in FOOTERS]
        low = [top for top in tops if 0.8 * self.tall < top < self.tall - 8]
        foot = min([self.tall - FOOT - 8, *low])
        self.foot = Box(left, foot, width, min(FOOT, self.tall - foot - 4))
        under = max(title.bottom, 0) + ABOVE + (6 if self.brand.pptx is None else 0)
        return Box(left, under, width, foot - under - 8)

    def _number(self) -> int:
        return OWN + len(self.slide.shapes._spTree)

    def _add(self, element: Any) -> None:
        self.slide.shapes._spTree.append(element)

    def text(self, box: Box, *lines: Line, name: str = "Text", anchor: str = "t") -> None:
        """Paragraphs in a box; empty ones are left out."""
        paragraphs = [line._replace(colour=line.colour or INK) for line in lines if clean(line.text)]
        if paragraphs:
            self._add(text_box(self._number(), f"{name} {self._number()}", box, paragraphs, anchor))

    def table(self, table: Table, box: Box) -> float:
        """A table with as many rows as fit; returns how far down it goes."""
        fitting = grid.fit_rows(table, box)
        self._add(grid.frame(self._number(), fitting, box, self.accent))
        return box.top + grid.table_height(fitting, box.width)

    def bar_chart(self, box: Box, names: Sequence[str], series: Mapping[str, Series], form: str, **look: bool) -> Any:
        """A native bar chart."""
        return native.bar_chart(self.slide.shapes, box, native.chart_data(names, series, form), series, **look)

    def line_chart(self, box: Box, names: Sequence[str], series: Mapping[str, Series], form: str) -> Any:
        """A native line chart."""
        return native.line_chart(self.slide.shapes, box, native.chart_data(names, series, form), series)

    def footer(self, case: Case) -> None:
        """Client, version, date and state, firm; the number of the slide; the firm's logo where no template has it."""
        texts, foot = _footer_texts(case, self.brand), self.foot
        right = Box(foot.left + foot.width - NUMBER, foot.top, NUMBER, foot.height)
        logo = self._logo(right) if self.brand.logo and self.brand.pptx is None else 0
        room = foot._replace(width=foot.width - NUMBER - logo - 12)
        footer = next((text for text in texts if fit.height([text], SMALL, room.width) <= room.height + 1), texts[-1])
        self._add(_placeholder(self._number(), "ftr", room, paragraph(Line(footer, SMALL, colour=GREY, after=0))))
        field = paragraph(Line("#", SMALL, colour=GREY, side="right", after=0))
        field = field.replace("<a:r>", '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">')
        self._add(_placeholder(self._number(), "sldNum", right, field.replace("</a:r>", "</a:fld>")))

    def _logo(self, right: Box) -> float:
        try:
            picture = self.slide.shapes.add_picture(str(self.brand.logo), 0, 0)
        except Exception:  # noqa: BLE001 whatever a broken picture leads to, the user can only mend the file
            raise ParamError(
                [Problem(str(self.brand.logo), 0, "", "cannot be read as a picture. Save it again as .png.")]
            ) from None
        scale = min(LOGO * POINT / picture.width, (right.height - 6) * POINT / picture.height)
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        picture.left, picture.top = round((right.left) * POINT) - picture.width, round(right.top * POINT)
        picture._element.nvPicPr.cNvPr.set("descr", clean(f"Logo of {self.brand.name or 'the firm'}"))
        picture.name = "Logo"
        return float(picture.width / POINT)

    def notes(self, lines: Sequence[str]) -> None:
        """What stands behind the figures, a line each."""
        self.slide.notes_slide.notes_text_frame.text = "\n".join(map(clean, lines))


def _footer_texts(case: Case, brand: Brand) -> list[str]:
    """What a footer says, from all of it to what has to be there."""
    document, client = case.file.document, labels.client_name(case)
    day = formats.day(document.date or case.file.as_of)
    version, firm = f"Version {document.version} · {day} · {state(case)}", brand.name or document.prepared_by or ""
    parts = ((client, version, firm), (client, version), (version, client))
    return [clean(" · ".join(filter(None, part))) for part in parts]


def _placeholder(number: int, kind: str, box: Box, body: str) -> Any:
    """A footer's placeholder as XML."""
    left, top, width, height = box.units()
    name, index = {"ftr": ("Footer", 11), "sldNum": ("Slide number", 12)}[kind]
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{body}</p:txBody></p:sp>"
    )


def _title_size(layout: Any) -> float:
    """The size of titles, in points, as layout or master say it."""
    title = next(shape for shape in layout.placeholders if kind_of(shape) in ("title", "ctrTitle"))
    own = title._element.findall(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}[@sz]")
    style = layout.slide_master._element.findall(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}[@sz]")
    return next((int(look.get("sz")) / 100 for look in (*own, *style)), 44.0)
