"""Names at the ends of lines, in place of a legend: native labels, moved apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from hitcase.views.line_ends import apart
from hitcase.views.picture import ACCENT, GREY
from hitcase.views.slides import fit, native
from hitcase.views.slides.ink import SMALL, Box, solid
from hitcase.views.slides.native import Series

PLOT = Box(0.06, 0.03, 0.70, 0.85)  # of the chart; its right part is for the names
ROOM = 0.2  # of the width of a chart: where labels wrap


def named_ends(chart: Any, series: Mapping[str, Series], room: Box, ends: tuple[float, float]) -> None:
    """Name each line at its last point. ends: of the value axis."""
    native.plot_area(chart, PLOT)
    low, high = ends
    tall = PLOT.height * room.height  # pt of the plot
    order = sorted(series, key=lambda name: -series[name].values[-1])
    places = [(series[name].values[-1] - low) / (high - low) * tall for name in order]
    heights = [fit.height([name], SMALL, ROOM * room.width) + 1 for name in order]
    moved = dict(zip(order, (new - old for new, old in zip(apart(places, heights), places, strict=True)), strict=True))
    for drawn, (name, one) in zip(chart.plots[0].series, series.items(), strict=True):
        element = drawn._element
        label = _label(len(one.values) - 1, -moved[name] / room.height, one)
        element.find(qn("c:cat")).addprevious(label)


def _label(last: int, down: float, look: Series) -> Any:
    own = look.colour == ACCENT
    colour, bold = (ACCENT, int(look.thick > 2)) if own else (GREY, 0)
    layout = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{down:.4f}"/></c:manualLayout></c:layout>'
    fill = solid(colour)
    run = f'<a:defRPr sz="{SMALL * 100}" b="{bold}">{fill}</a:defRPr>'
    text = f'<a:p><a:pPr algn="l">{run}</a:pPr><a:endParaRPr lang="en-US"/></a:p>'
    shown = "".join(f'<c:{flag} val="{int(flag == "showSerName")}"/>' for flag in native.SHOWN)
    none = "".join(f'<c:{flag} val="0"/>' for flag in native.SHOWN)
    style = f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>{text}</c:txPr>"
    return parse_xml(
        f'<c:dLbls {nsdecls("c", "a")}><c:dLbl><c:idx val="{last}"/>{layout}{style}<c:dLblPos val="r"/>{shown}'
        f"</c:dLbl>{none}</c:dLbls>"
    )
