"""A line from 1 in 10 to 9 in 10 with its middle, as a picture in a row of the options."""

from __future__ import annotations

from dataclasses import dataclass

from hitcase.text import labels
from hitcase.text.html import Html, image
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, PALE

WIDE, TALL = 230, 14  # px of the scale; of a row


@dataclass(frozen=True, slots=True)
class Strip:
    """How an option could turn out in cash: a line from 1 in 10 to 9 in 10, its middle, and the most likely values.

    loses: in how many of 20 futures, "" for doing nothing. dots: 20 equal chances, of the option at hand alone.
    scale: the ends of the scale, 0 between them.
    """

    option: str
    low: float
    middle: float
    high: float
    likely: float
    loses: str
    dots: tuple[float, ...] = ()
    scale: tuple[float, float] = (0, 0)

    @property
    def name(self) -> str:
        """The option as a chart names it."""
        return labels.option_name(self.option)

    @property
    def places(self) -> tuple[float, ...]:
        """All that is drawn."""
        return self.low, self.middle, self.high, self.likely, *self.dots

    @property
    def colours(self) -> tuple[str, str]:
        """Those of the line and of the middle: behind dots the one is paler, the other darker."""
        return (PALE, INK) if self.dots else (GREY, GREY)

    def __str__(self) -> str:
        """Plain text has no pictures."""
        return ""

    def html(self) -> Html:
        """A picture without words, for those who see: the numbers stand in the cells beside it."""
        shapes = "".join((self._zero(), self._line(), *map(self._dot, self.dots), self._middle(), self._diamond()))
        size = f'width="{WIDE}" height="{TALL}" viewBox="0 0 {WIDE} {TALL}"'
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes}</svg>'
        return image(Html(drawn), "", style="vertical-align:middle")

    def _x(self, value: float) -> float:
        low, high = self.scale
        return 4 + (min(max(value, low), high) - low) / ((high - low) or 1) * (WIDE - 8)

    def _zero(self) -> str:
        return f'<rect x="{self._x(0):.1f}" y="0" width="1" height="{TALL}" fill="{GREY}"/>'

    def _line(self) -> str:
        colour = self.colours[0]
        ends = f'x1="{self._x(self.low):.1f}" x2="{self._x(self.high):.1f}"'
        return f'<line {ends} y1="7" y2="7" stroke="{colour}" stroke-width="2"/>'

    def _dot(self, value: float) -> str:
        return f'<circle cx="{self._x(value):.1f}" cy="7" r="3" fill="{dot_colour(value)}" fill-opacity="0.85"/>'

    def _middle(self) -> str:
        x, colour = self._x(self.middle), self.colours[1]
        return f'<rect x="{x - 1.5:.1f}" y="1" width="3" height="12" fill="{colour}"/>'

    def _diamond(self) -> str:
        x = self._x(self.likely)
        points = f"{x:.1f},2.5 {x + 4.5:.1f},7 {x:.1f},11.5 {x - 4.5:.1f},7"
        return f'<polygon points="{points}" fill="white" stroke="{INK}" stroke-width="1.2"/>'


def dot_colour(value: float) -> str:
    """A future that loses stands out."""
    return LOSS if value < 0 else ACCENT
