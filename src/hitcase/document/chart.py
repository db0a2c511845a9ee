"""A chart's content: what it says in every medium, computed once, whatever draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hitcase.text import pictures
from hitcase.text.output import Figure, Table


@dataclass(frozen=True)
class ChartContent:
    """A chart without its picture; each chart adds its rows.

    title: the finding; subtitle: the unit; figures: three numbers in words; table: the numbers behind it.
    """

    title: str
    subtitle: str
    figures: tuple[str, ...]
    table: Table

    @property
    def alt_text(self) -> str:
        """The picture in words: its title and three numbers."""
        return f"{self.title}: {'; '.join(self.figures)}."

    def figure(self, drawing: pictures.Drawing) -> Figure:
        """The chart as the document shows it."""
        return Figure(self.title, self.subtitle, pictures.svg(drawing), self.alt_text, self.table)


def scale_ends(values: Iterable[float], below: float, above: float) -> tuple[float, float]:
    """The ends of a scale that holds the values and zero, with room beside them as parts of the span.

    >>> scale_ends([-4.0], 0.25, 0.5), scale_ends([], 0.1, 0.1)
    ((-5.0, 2.0), (-0.1, 0.1))
    """
    places = [0.0, *values]
    low, high = min(places), max(places)
    span = (high - low) or 1.0
    return low - below * span, high + above * span
