"""Native charts: bars and lines that can be edited, in the colours of the charts, and the workbook behind each."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from hitcase.slides.ink import SMALL, Box, clean, solid
from hitcase.text.pictures import GREY, INK, RULE

SETTLED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # the day of a zip without days
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class ChartData(CategoryChartData):
    """Categories and series of a chart; extra: further columns of its workbook, such as the ends of ranges."""

    def __init__(self, number_format: str = "General") -> None:
        """No categories and no series yet."""
        super().__init__(number_format)  # type: ignore[no-untyped-call]
        self.extra: dict[str, list[float]] = {}

    @property
    def _workbook_writer(self) -> Any:
        return _Writer(self)  # type: ignore[no-untyped-call]


class _Writer(CategoryWorkbookWriter):
    """Writes it with every text as text."""

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook."""
        file = io.BytesIO()
        with Workbook(file, SAFE) as workbook:
            workbook.set_properties({"created": SETTLED})
            sheet = workbook.add_worksheet()
            self._populate_worksheet(workbook, sheet)  # type: ignore[no-untyped-call]
            first = 1 + len(self._chart_data)
            for i, (name, values) in enumerate(self._chart_data.extra.items(), start=first):
                sheet.write_string(0, i, name)
                sheet.write_column(1, i, values)
        return file.getvalue()


MILLIONS = "#,##0.0;\N{MINUS SIGN}#,##0.0;0"
THOUSANDS = "#,##0,"  # shown in thousands, held as they are


SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


class Series(NamedTuple):
    """Values by category, and how they are drawn. fills: a colour for each point, in place of one for all.

    A line goes on over a category without a value; the last has one.
    """

    values: Sequence[float | None]
    colour: str
    thick: float = 2.25
    dash: Any = None
    fills: Sequence[str] = ()


def rgb(colour: str) -> Any:
    """A colour as the slides know it."""
    return RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]


def chart_data(categories: Sequence[str], series: Mapping[str, Series], form: str) -> ChartData:
    """What a chart shows, and its workbook holds."""
    content = ChartData(form)
    content.categories = [clean(name) for name in categories]
    for name, look in series.items():
        content.add_series(clean(name), look.values)  # type: ignore[no-untyped-call]
    return content


def bar_chart(shapes: Any, box: Box, content: ChartData, series: Mapping[str, Series], *, stacked: bool = False) -> Any:
    """Horizontal bars, the last category on top; returns the frame."""
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = _new_chart(shapes, kind, box, content)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for chart_series, look in zip(plot.series, series.values(), strict=True):
        chart_series.invert_if_negative = False
        _fill(chart_series.format, look.colour)
        for i, colour in enumerate(look.fills):
            _fill(chart_series.points[i].format, colour)
    labels = frame.chart.category_axis._element.find(qn("c:noMultiLvlLbl"))
    labels.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))  # every name is shown
    return frame


def line_chart(shapes: Any, box: Box, content: ChartData, series: Mapping[str, Series]) -> Any:
    """Lines over years or months, no smoothing; returns the frame."""
    frame = _new_chart(shapes, XL_CHART_TYPE.LINE, box, content)
    for chart_series, look in zip(frame.chart.plots[0].series, series.values(), strict=True):
        chart_series.smooth = False
        chart_series.marker.style = XL_MARKER_STYLE.NONE
        chart_series.format.line.color.rgb, chart_series.format.line.width = rgb(look.colour), Pt(look.thick)
        if look.dash:
            chart_series.format.line.dash_style = look.dash
    crossing = frame.chart.value_axis._element.find(qn("c:crosses"))
    crossing.addnext(parse_xml(f'<c:crossBetween {nsdecls("c")} val="midCat"/>'))  # years stand on the plot's ends
    frame.chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    return frame


def every_twelfth(chart: Any) -> None:
    """Name the months that end a year alone, and the first."""
    last = chart.category_axis._element.find(qn("c:noMultiLvlLbl"))
    for skip in ("tickLblSkip", "tickMarkSkip"):
        last.addprevious(parse_xml(f'<c:{skip} {nsdecls("c")} val="12"/>'))


def mark_point(series: Any, at: int, text: str, colour: str, side: str) -> None:
    """A ring around a point of a line, and words above (t) or below it (b); none without text."""
    point, line = series.points[at], series.format.line
    point.format.line.color.rgb, point.format.line.width = line.color.rgb, line.width
    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    _fill(point.marker.format, "#FFFFFF")
    point.marker.format.line.color.rgb, point.marker.format.line.width = rgb(colour), Pt(2)
    if text:
        labels = series._element.get_or_add_dLbls()
        label = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{_text(at, clean(text), colour, side)}</c:dLbls>")[0]
        labels.insert(sum(other.idx_val < at for other in labels.dLbl_lst), label)


def _fill(form: Any, colour: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = rgb(colour)


def _new_chart(shapes: Any, kind: Any, box: Box, content: ChartData) -> Any:
    frame = shapes.add_chart(kind, *box.units(), content)
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = Pt(SMALL), rgb(INK)
    chart.has_title, chart.has_legend = False, False
    low, across = chart.category_axis, chart.value_axis
    low.tick_label_position, low.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.NONE
    low.format.line.color.rgb, low.has_major_gridlines = rgb(GREY), False
    across.major_gridlines.format.line.color.rgb = rgb(RULE)
    across.format.line.fill.background()
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = content.number_format, False
    across.tick_label_position, across.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.NONE
    return frame


def legend(chart: Any, place: Box | None = None) -> None:
    """Names of the series below the plot, or at a place in parts of the chart; never on the plot."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT if place else XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(SMALL)
    if place:
        chart.legend._element.find(qn("c:legendPos")).addnext(_layout(place))


def describe(frame: Any, text: str, name: str) -> None:
    """What a chart shows in words, for those who do not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(text))
    frame.name = name


def error_bars(frame: Any, content: ChartData, down: str, up: str) -> None:
    """Lines around the values of the first series, from columns of the workbook: how far down and up they could go."""
    bottom, first = 1 + len(content.categories), 1 + len(content)
    ends = {
        "plus": (up, first + list(content.extra).index(up)),
        "minus": (down, first + list(content.extra).index(down)),
    }
    written = "".join(_end(kind, content.extra[name], column, bottom) for kind, (name, column) in ends.items())
    line = f'<a:ln w="22225">{solid(INK)}</a:ln>'
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"{written}<c:spPr>{line}</c:spPr></c:errBars>"
    )
    series = frame.chart.plots[0].series[0]._element
    series.find(qn("c:cat")).addprevious(bars)


def scale(axis: Any, values: Sequence[float], room: float = 0, steps: int = 10) -> tuple[float, float]:
    """Give an axis round ends around its values; returns them.

    Args:
        room: beside the values, in parts of their span. steps: at most as many, but for those that the ends add.
    """
    low, high = min(values), max(values)
    span = ((high - low) or 1.0) * (1 + 2 * room)
    step, low, high = _step(span, steps), low - room * (high - low), high + room * (high - low)
    ends = floor(low / step) * step, ceil(high / step) * step
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = *ends, step
    return ends


def _step(span: float, most: int) -> float:
    """A round step that cuts a span into so many at most.

    >>> _step(3.9, 10), _step(40, 10), _step(0.7, 10), _step(3.9, 4)
    (0.5, 5.0, 0.1, 1.0)
    """
    ten = 10.0 ** floor(log10(span))
    return float(next(part * ten for part in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0) if span / (part * ten) <= most))


def _end(kind: str, values: Sequence[float], column: int, bottom: int) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{value!r}</c:v></c:pt>' for i, value in enumerate(values))
    letter = chr(ord("A") + column)
    cells = f"Sheet1!${letter}$2:${letter}${bottom}"
    held = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:{kind}><c:numRef><c:f>{cells}</c:f><c:numCache>{held}</c:numCache></c:numRef></c:{kind}>"


def plot_area(chart: Any, place: Box) -> None:
    """Where the plot stands in its chart, in parts of it, without the words beside the axes."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, _layout(place, '<c:layoutTarget val="inner"/>'))


def _layout(place: Box, target: str = "") -> Any:
    modes = "".join(f'<c:{axis}Mode val="edge"/>' for axis in ("x", "y"))
    sizes = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in zip("xywh", place, strict=True))
    return parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{target}{modes}{sizes}</c:manualLayout></c:layout>")


def origin(chart: Any, value: float) -> None:
    """Bars begin at a value in place of zero."""
    axis = chart.category_axis._element
    for old in axis.findall(qn("c:crosses")):
        old.addnext(parse_xml(f'<c:crossesAt {nsdecls("c")} val="{value!r}"/>'))
        axis.remove(old)


def label_bars(series: Any, texts: Sequence[str]) -> None:
    """A text at the end of each bar."""
    texts_xml = "".join(_text(i, clean(text)) for i, text in enumerate(texts))
    none = "".join(f'<c:{flag} val="0"/>' for flag in SHOWN)
    element = series._element
    element.find(qn("c:cat")).addprevious(parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{texts_xml}{none}</c:dLbls>"))


def _text(point: int, text: str, colour: str = INK, side: str = "outEnd") -> str:
    fill = solid(colour)
    run = f'<a:r><a:rPr lang="en-US" sz="{SMALL * 100}">{fill}</a:rPr><a:t>{escape(text)}</a:t></a:r>'
    rich = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>"
    flags = "".join(f'<c:{flag} val="{int(flag == "showVal")}"/>' for flag in SHOWN)
    return f'<c:dLbl><c:idx val="{point}"/><c:layout/>{rich}<c:dLblPos val="{side}"/>{flags}</c:dLbl>'
