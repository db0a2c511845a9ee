"""How much room a text takes, without its font at hand: a little more than it does, so that nothing overflows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LEADING = 1.2  # height of a line, by its size
WIDTHS = (  # of a letter, by its size: the first group that holds it; measured on fonts of offices, the wider ones
    (frozenset("iljI.,:;'|!ftr()[]/ ·-"), 0.32),
    (frozenset("mwMW%@—…OQGD&"), 0.84),
)
CAPITAL, OTHER, FULL = 0.64, 0.535, 1.0
BOLD = 1.06
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")


@lru_cache(8192)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a text takes in one line.

    >>> width("ill", 10) < width("abc", 10) < width("ABC", 10) < width("WWW", 10)
    True
    """
    return sum(map(_letter, text)) * size * (BOLD if bold else 1)


@lru_cache(4096)
def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    return next((wide for letters, wide in WIDTHS if letter in letters), CAPITAL if letter.isupper() else OTHER)


@lru_cache(4096)
def line_count(text: str, size: float, wide: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a width; a word that is wider than it breaks.

    >>> line_count("three short words", 10, 60), line_count("x" * 40, 10, 60)
    (2, 4)
    """
    count, used, space = 1, 0.0, width(" ", size, bold=bold)
    for word in text.split():
        long = width(word, size, bold=bold)
        if used and used + space + long > wide:
            count, used = count + 1, 0.0
        more, used = divmod(long, wide) if long > wide else (0, used + (space if used else 0) + long)
        count += int(more)
    return count


def height(texts: Iterable[str], size: float, wide: float, *, after: float = 0, bold: bool = False) -> float:
    """Points that paragraphs take, with as much space after each."""
    return sum(line_count(text, size, wide, bold=bold) * size * LEADING + after for text in texts)


def size_for(text: str, wide: float, tall: float, sizes: Iterable[float]) -> float:
    """The first size, in bold, at which a text fits; the last one if none does.

    >>> size_for("word " * 20, 300, 60, (28, 24, 14))
    14
    """
    size = 0.0
    for size in sizes:
        if height([text], size, wide, bold=True) <= tall:
            break
    return size


def sentences(text: str, size: float, wide: float, tall: float) -> str:
    """As many whole sentences as fit, from the first on; the document has them all.

    >>> sentences("One is short. Two would not fit here any more.", 10, 120, 15)
    'One is short.'
    """
    fitting, *more = SENTENCE.split(text)
    for sentence in more:
        longer = f"{fitting} {sentence}"
        if height([longer], size, wide) > tall:
            break
        fitting = longer
    return fitting
