"""Names at the ends of lines, in place of a legend: moved apart where they would cover each other."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from hitcase.views import labels, picture
from hitcase.views.picture import ACCENT, GREY, Look

LINE = 16  # px: a line of text
LONG = 26  # characters of a name in one line


def ends(values: dict[str, list[float]], option: str, pixel: float, x: Any, y: Any) -> list[alt.Chart]:
    """One text a line, at its last point.

    Args:
        values: option → the values of its line; option: the chosen one, in colour.
        pixel: what one pixel of height stands for; x, y: the chart's own, of ``at`` and ``value``.
    """
    names = sorted(values, key=lambda name: -values[name][-1])
    told = [textwrap.wrap(labels.option_name(name), LONG) or [name] for name in names]
    places = apart([values[name][-1] for name in names], [len(text) * LINE * pixel for text in told])
    rows = [
        {"at": len(values[name]) - 1, "value": place, "told": text}
        for name, place, text in zip(names, places, told, strict=True)
    ]
    return [_name(row, x, y, own=name == option) for name, row in zip(names, rows, strict=True)]


def _name(row: dict[str, Any], x: Any, y: Any, *, own: bool) -> alt.Chart:
    lower = (len(row["told"]) - 1) * LINE / 2  # a text of several lines hangs from its first
    look: Look = {"color": ACCENT, "fontWeight": 600} if own else {"color": GREY}
    base = alt.Chart(picture.data([row]))
    text: alt.Chart = base.mark_text(align="left", baseline="middle", dx=8, dy=-lower, lineHeight=LINE, **look)
    return text.encode(x=x, y=y, text="told:N")


def apart(places: list[float], heights: list[float]) -> list[float]:
    """Places from the highest down, moved so that texts of these heights do not overlap; around where they were.

    >>> apart([10, 10, 0], [2, 2, 2])
    [11.0, 9.0, 0.0]
    """
    blocks: list[list[int]] = []
    for i in range(len(places)):
        blocks.append([i])
        while len(blocks) > 1 and _covered(blocks[-2], blocks[-1], places, heights):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return [place for block in blocks for place in _stacked(block, places, heights)]


def _covered(above: list[int], below: list[int], places: list[float], heights: list[float]) -> bool:
    gap = _centre(above, places) - _centre(below, places)
    return gap < sum(heights[i] for i in (*above, *below)) / 2


def _centre(block: list[int], places: list[float]) -> float:
    return sum(places[i] for i in block) / len(block)


def _stacked(block: list[int], places: list[float], heights: list[float]) -> list[float]:
    top = _centre(block, places) + sum(heights[i] for i in block) / 2
    found = []
    for i in block:
        found.append(top - heights[i] / 2)
        top -= heights[i]
    return found
