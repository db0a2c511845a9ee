"""How wide the columns of a table are, and how small its type: the same for paper and for Word."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from hitcase.text import fonts

WIDE = 504.0  # pt between the margins of a letter page
PIXEL = 0.68  # pt, of a chart: its letters of 13 px are 9 pt then
SIZES = (9.0, 8.5, 8.0, 7.5)  # pt; nothing smaller can be read
IN_APPENDIX = SIZES[2:]
PAD = 10.0  # pt, of a column's text from the next
BOLD = 1.05  # how much wider heavy letters are
LONGEST = 0.25  # of the table's width: a longer word is broken
SHORT = 280.0  # pt of height: up to here a table stays on one page
LOOSE = 1.5  # how much wider than its texts a narrow table may be


@dataclass(frozen=True, slots=True)
class Columns:
    """Type size and widths, in points.

    sides: "num" for a column of numbers, which stand to the right; short: whether it is kept on one page.
    """

    size: float
    widths: tuple[float, ...]
    sides: tuple[str, ...]
    short: bool


def columns(table: Any, page_width: float, sizes: tuple[float, ...] = SIZES) -> Columns:
    """The largest type in which the longest word of each column fits, and widths by how much text there is."""
    rows = [[*row] for row in table.iter("tr")]
    grid = [[*cells] for cells in zip(*(row for row in rows if len(row) == max(map(len, rows))), strict=True)]
    min_widths = [0.0] * len(grid)
    for size in sizes:
        min_widths = [_min_width(cells, size, page_width) for cells in grid]
        if sum(min_widths) <= page_width:
            break
    lines = [[_line(cell, size) for cell in cells] for cells in grid]
    max_widths = [max(low, *column) for low, column in zip(min_widths, lines, strict=True)]
    weights = [sum(column) / len(column) for column in lines]
    sides = tuple(cells[-1].get("class", "") for cells in grid)
    widths = tuple(round(width, 1) for width in _share_width(min_widths, max_widths, weights, page_width))
    heights = [_height(row, widths, size) for row in zip(*lines, strict=True)]
    height = sum(heights) + (len(rows) - len(heights)) * 2 * size
    return Columns(size, widths, sides, height <= SHORT)


def _height(row: tuple[float, ...], widths: tuple[float, ...], size: float) -> float:
    """About how tall a row is: the lines of its longest text."""
    return max(math.ceil(line / width) for line, width in zip(row, widths, strict=True)) * 1.25 * size + 7


def _min_width(cells: list[Any], size: float, page_width: float) -> float:
    """The longest word, or the longest number: numbers do not break."""
    numbers = (cell for cell in cells if cell.tag == "td" and cell.get("class") == "num")
    number_width = max((_line(cell, size) for cell in numbers), default=0)
    words = (word for cell in cells for word in (cell.text_content().split(" ") or [""]))
    return max(number_width, min(max(fonts.width(word) for word in words) * size * BOLD + PAD, LONGEST * page_width))


def _line(cell: Any, size: float) -> float:
    """The cell's text in one line, or its picture."""
    pictures = sum(PIXEL * float(image.get("width", 0)) for image in cell.iter("img"))
    return fonts.width(cell.text_content()) * size * BOLD + pictures + PAD


def _share_width(
    min_widths: list[float], max_widths: list[float], weights: list[float], page_width: float
) -> list[float]:
    """Widths that add to the page's, or to less where all texts fit in a line each.

    What the longest words leave is shared by how much text there is; nobody takes more than a line each.
    """
    if sum(max_widths) <= page_width:
        return [width * min(page_width / sum(max_widths), LOOSE) for width in max_widths]
    widths = [width * min(page_width / sum(min_widths), 1) for width in min_widths]
    for _ in min_widths:
        room, open_ = page_width - sum(widths), [low < limit for low, limit in zip(widths, max_widths, strict=True)]
        shares = [weight if can_grow else 0.0 for weight, can_grow in zip(weights, open_, strict=True)]
        if room < 1 or not any(shares):
            break
        widened = [width + room * share / sum(shares) for width, share in zip(widths, shares, strict=True)]
        widths = [min(width, max(limit, low)) for width, limit, low in zip(widened, max_widths, widths, strict=True)]
    return widths
