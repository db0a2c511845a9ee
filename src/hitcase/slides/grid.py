"""Native tables: header cells, rules between rows, columns as wide as their texts ask, rows that fit the slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from hitcase.slides import fit
from hitcase.slides.ink import POINT, SMALL, Box, Line, clean, paragraph
from hitcase.text.output import Row, Table
from hitcase.text.pictures import INK, RULE

SIDE, ABOVE = 6, 2  # pt around the text of a cell
CHOSEN = "#E7EFF7"  # behind the row of the option at hand
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style without lines and fills
URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
KEPT = ("chosen", "total")


def table_height(table: Table, wide: float) -> float:
    """Points that a table takes in a width."""
    widths = _widths(table, wide)
    return _head_height(table, widths) + sum(_row_height(row, widths) for row in table.rows)


def fit_rows(table: Table, box: Box) -> Table:
    """The table with as many rows as fit; of those that do not, the last row tells how many there are."""
    if table_height(table, box.width) <= box.height:
        return table
    rows, shorter = list(table.rows), table
    while rows:
        last = max((i for i, row in enumerate(rows) if row.style not in KEPT), default=len(rows) - 1)
        rows.pop(last)
        left = len(table.rows) - len(rows)
        more = Row(f"{left} more {'row' if left == 1 else 'rows'} in the document", ("",) * (len(table.columns) - 1))
        shorter = Table(table.caption, table.columns, (*rows, more), table.note, table.words)
        if table_height(shorter, box.width) <= box.height:
            break
    return shorter


def frame(number: int, table: Table, box: Box, accent: str) -> Any:
    """A table as XML, its caption as alternative text. accent: of the rule under the header."""
    widths = _widths(table, box.width)
    rows = [_tr(_head(table, accent), _head_height(table, widths))]
    rows += [_tr(_row(table, row), _row_height(row, widths)) for row in table.rows]
    left, top, width, _ = box.units()
    tall = round(table_height(table, box.width) * POINT)
    description = quoteattr(
        clean(f"Table. {table.caption}: {', '.join(filter(None, table.columns))}; rows: {len(table.rows)}.")
    )
    columns = "".join(f'<a:gridCol w="{round(wide * POINT)}"/>' for wide in widths)
    return parse_xml(
        f'<p:graphicFrame {nsdecls("p", "a")}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" '
        f'descr={description}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{tall}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{URI}"><a:tbl><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{PLAIN}'
        f"</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData>"
        "</a:graphic></p:graphicFrame>"
    )


def _tr(cells: list[str], tall: float) -> str:
    return f'<a:tr h="{round(tall * POINT)}">{"".join(cells)}</a:tr>'


def _head(table: Table, accent: str) -> list[str]:
    texts = enumerate(table.columns)
    return [_cell(Line(text, SMALL, True, INK, _side(table, i), 0), accent, 1.5, anchor="b") for i, text in texts]


def _row(table: Table, row: Row) -> list[str]:
    strong, fill = row.style in KEPT, CHOSEN if row.style == "chosen" else ""
    last = len(table.columns) - 2
    if row.style == "wide":
        wide_cell = _cell(Line(str(row.cells[0]), SMALL, after=0, colour=INK), more=f' gridSpan="{last + 1}"')
        return [_cell(Line(row.head, SMALL, after=0, colour=INK)), wide_cell, *[_cell(None, more=' hMerge="1"')] * last]
    texts = (row.head, *map(str, row.cells))
    looks = (Line(text, SMALL, strong, INK, _side(table, i), 0) for i, text in enumerate(texts))
    return [_cell(look, fill=fill) for look in looks]


def _side(table: Table, column: int) -> str:
    return "left" if column == 0 or table.columns[column] in table.words else "right"


def _cell(
    line: Line | None, rule: str = RULE, thick: float = 0.75, *, fill: str = "", more: str = "", anchor: str = "ctr"
) -> str:
    content = paragraph(line) if line else "<a:p/>"
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    under = (
        f'<a:lnB w="{round(thick * POINT)}"><a:solidFill><a:srgbClr val="{rule.lstrip("#")}"/></a:solidFill></a:lnB>'
    )
    shade = f'<a:solidFill><a:srgbClr val="{fill.lstrip("#")}"/></a:solidFill>' if fill else "<a:noFill/>"
    around = f'marL="{SIDE * POINT}" marR="{SIDE * POINT}" marT="{ABOVE * POINT}" marB="{ABOVE * POINT}"'
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{content}</a:txBody>"
    return f'<a:tc{more}>{body}<a:tcPr {around} anchor="{anchor}">{none}{under}{shade}</a:tcPr></a:tc>'


def _head_height(table: Table, widths: list[float]) -> float:
    return _tall(table.columns, widths, bold=True)


def _row_height(row: Row, widths: list[float]) -> float:
    if row.style == "wide":
        return _tall((row.head, str(row.cells[0])), [widths[0], sum(widths[1:])], bold=False)
    return _tall((row.head, *map(str, row.cells)), widths, bold=row.style in KEPT)


def _tall(texts: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    pairs = zip(texts, widths, strict=True)
    count = max(fit.line_count(clean(text), SMALL, wide - 2 * SIDE, bold=bold) for text, wide in pairs)
    return count * SMALL * fit.LEADING + 2 * ABOVE


def _widths(table: Table, wide: float) -> list[float]:
    """Each column by its longest text; where that is too much, none below its longest word while there is room."""
    full = [row for row in table.rows if row.style != "wide"]
    columns = [[clean((row.head, *map(str, row.cells))[i]) for row in full] for i in range(len(table.columns))]
    heads = [clean(head) for head in table.columns]
    wanted = [
        max(_wide(text, bold=True) for text in (head, *texts)) for head, texts in zip(heads, columns, strict=True)
    ]
    numbers = [i > 0 and head not in table.words for i, head in enumerate(table.columns)]
    least = [_least(*column) for column in zip(heads, columns, numbers, strict=True)]
    wanted = [max(pair) + 2 * SIDE for pair in zip(wanted, least, strict=True)]
    least = [width + 2 * SIDE for width in least]
    if sum(wanted) <= wide:
        spare = (wide - sum(wanted)) / len(wanted)
        return [width + spare for width in wanted]
    if sum(least) >= wide:
        return [width * wide / sum(least) for width in least]
    part = (wide - sum(least)) / (sum(wanted) - sum(least))
    return [low + part * (high - low) for low, high in zip(least, wanted, strict=True)]


def _wide(text: str, *, bold: bool) -> float:
    return fit.width(text, SMALL, bold=bold)


def _least(head: str, texts: list[str], number: bool) -> float:
    """The longest word; numbers are not broken at all."""
    words = [word for text in (head, *texts) for word in text.split()]
    unbroken = texts if number else []
    longest = max((_wide(text, bold=True) for text in [*words, *unbroken]), default=0)
    return min(longest, 220.0)
