"""Slide 4: cash, year by year: how deep it goes, and when it is back; names stand at the ends of the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from hitcase.document import returns
from hitcase.document.cash import LEVELS, CumulativeCash, cumulative_cash, ranges_by_year
from hitcase.document.provenance import left_out_table
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import fit, grid, native
from hitcase.slides.ink import HEAD, SMALL, Box, Line, solid
from hitcase.slides.native import Series
from hitcase.slides.slide import Page, notes
from hitcase.text import labels
from hitcase.text.numbers import bare
from hitcase.text.output import Table
from hitcase.text.pictures import ACCENT, GREY, LOSS, MID, apart

PLOT = Box(0.06, 0.03, 0.70, 0.85)  # of the chart; its right part is for the names
ROOM = 0.2  # of the width of a chart: where labels wrap


def at_year_ends(flow: Sequence[float]) -> list[float | None]:
    """The values of a list by year in their months; in between there are none."""
    return [flow[m // 12] if m % 12 == 0 else None for m in range(12 * len(flow) - 11)]


def label_ends(chart: Any, series: Mapping[str, Series], room: Box, ends: tuple[float, float]) -> None:
    """Name each line at its last point. ends: of the value axis."""
    native.plot_area(chart, PLOT)
    low, high = ends
    tall = PLOT.height * room.height  # pt of the plot
    order = sorted(series, key=lambda name: -_last(series[name]))
    places = [(_last(series[name]) - low) / (high - low) * tall for name in order]
    heights = [fit.height([name], SMALL, ROOM * room.width) + 1 for name in order]
    shifts = dict(zip(order, (new - old for new, old in zip(apart(places, heights), places, strict=True)), strict=True))
    for chart_series, (name, line) in zip(chart.plots[0].series, series.items(), strict=True):
        element = chart_series._element
        label = _label(len(line.values) - 1, -shifts[name] / room.height, line)
        element.find(qn("c:cat")).addprevious(label)


def _last(line: Series) -> float:
    return line.values[-1] or 0.0


def _label(last: int, down: float, look: Series) -> Any:
    own = look.colour == ACCENT
    colour, bold = (ACCENT, int(look.thick > 2)) if own else (GREY, 0)
    layout = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{down:.4f}"/></c:manualLayout></c:layout>'
    fill = solid(colour)
    run = f'<a:defRPr sz="{SMALL * 100}" b="{bold}">{fill}</a:defRPr>'
    text = f'<a:p><a:pPr algn="l">{run}</a:pPr><a:endParaRPr lang="en-US"/></a:p>'
    flags = "".join(f'<c:{flag} val="{int(flag == "showSerName")}"/>' for flag in native.SHOWN)
    no_flags = "".join(f'<c:{flag} val="0"/>' for flag in native.SHOWN)
    style = f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>{text}</c:txPr>"
    return parse_xml(
        f'<c:dLbls {nsdecls("c", "a")}><c:dLbl><c:idx val="{last}"/>{layout}{style}<c:dLblPos val="r"/>{flags}'
        f"</c:dLbl>{no_flags}</c:dLbls>"
    )


OTHERS, YEARS = 5, 9  # lines beside the option's; years that a table holds
LONG = 20  # letters: names beyond it would cover each other at the ends of lines, and go into a legend
BESIDE, NAMES = Box(0.06, 0.03, 0.58, 0.85), Box(0.68, 0.02, 0.31, 0.94)  # of the chart: a plot, a legend beside it
BELOW, ABOVE = LEVELS["p10"], LEVELS["p90"]
UNDER = 0.15  # of the span of what is drawn: room for the words at the lowest point
DASHES = (MSO_LINE.SOLID, MSO_LINE.LONG_DASH, MSO_LINE.DASH_DOT, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH_DOT)


def title(case: Case, lines: Record, results: Record) -> str:
    """How deep the cash goes and when it is back, or why that cannot be said."""
    content = cumulative_cash(case, lines, results)
    return content.title if content else "Cash by month is not shown, because no option can be evaluated yet"


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    content, room = cumulative_cash(case, lines, results), page.room
    if content is None:
        _what_is_missing(page, case)
        return
    texts = [content.subtitle, returns.base_case(case, lines, content.option)]
    page.text(room, *(Line(text, SMALL, colour=GREY, after=0) for text in texts), name="Unit")
    room = room.below(fit.height(map(bare, texts), SMALL, room.width) + 4)
    if case.file.horizon <= YEARS:
        table = _table(case, results)
        tall = grid.table_height(table, room.width)
        page.table(table, room._replace(top=room.bottom - tall, height=tall))
        room = room._replace(height=room.height - tall - 10)
    _chart(page, room, content)
    inputs = [row.path for row in results.drivers]
    page.notes(
        notes(case, ["cash_by_month", "net_cash"], inputs, content.title, content.alt_text, texts[-1], results=results)
    )


def _what_is_missing(page: Page, case: Case) -> None:
    text = "It takes the partner's price, what it covers and from when, and what would end."
    page.text(page.room, Line(text, HEAD), name="What is missing")
    if missing := left_out_table(case, "contracts", "planned", "options"):
        page.table(missing, page.room.below(fit.height([text], HEAD, page.room.width) + 12))
    page.notes(notes(case, (), ()))


def _chart(page: Page, room: Box, content: CumulativeCash) -> None:
    series = series_of(content)
    frame = page.line_chart(room, months(content), series, native.MILLIONS)
    native.every_twelfth(frame.chart)
    ends = native.scale(frame.chart.value_axis, _places(series, content))
    if max(map(len, series)) > LONG:
        native.plot_area(frame.chart, BESIDE)
        native.legend(frame.chart, NAMES)
    else:
        label_ends(frame.chart, series, room, ends)
    _marks(frame.chart.plots[0].series[0], content)
    native.describe(frame, f"Line chart. {content.alt_text}", "Cash by month")


def _table(case: Case, results: Record) -> Table:
    """The numbers of the option at hand; the unit stands in its corner."""
    table = ranges_by_year(case, {results.option: results.options[results.option].cash_by_year})
    return Table(table.caption, (table.caption, *table.columns[1:]), table.rows)


def _places(series: Mapping[str, Series], content: CumulativeCash) -> list[float]:
    """All that the scale has to hold."""
    values = [0.0, *(value for line in series.values() for value in line.values if value is not None)]
    under = UNDER * (max(values) - min(values))
    return [*values, *([content.deepest.value - under] if content.deepest else [])]


def months(content: CumulativeCash) -> list[str]:
    """What each month is called: those that end a year by the year, the decision first; the others have no name."""
    return ["" if month % 12 else content.years[month // 12] for month in range(len(content.middle))]


def _marks(series: Any, content: CumulativeCash) -> None:
    """The lowest point of the option at hand, and where its cash is back."""
    last = len(content.middle) - 1  # the name of the line stands there
    for mark, colour, side in ((content.deepest, LOSS, "b"), (content.back, ACCENT, "t")):
        if mark:
            month = round(12 * mark.at)
            native.mark_point(series, month, mark.text if month < last else "", colour, side)


def series_of(content: CumulativeCash) -> dict[str, Series]:
    """Lines by name: the option at hand with its range by month, the best of the others at year ends; in millions."""
    curves, option = content.others, content.option
    others = sorted(curves, key=lambda name: -curves[name][-1])[:OTHERS]
    series = {
        labels.option_name(option): Series(content.middle, ACCENT, 3.5),
        ABOVE: Series(content.high, ACCENT, 1.25, MSO_LINE.DASH),
        BELOW: Series(content.low, ACCENT, 1.25, MSO_LINE.DASH),
    }
    looks = zip(others, (MID, GREY) * OTHERS, DASHES, strict=False)
    more = {name: Series(at_year_ends(curves[name]), colour, 1.5, dash) for name, colour, dash in looks}
    return series | {labels.option_name(name): line for name, line in more.items()}
