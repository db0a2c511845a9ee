"""The one typeface of all documents: its files for the renderer, and a part of it to put into a page or a picture."""

from __future__ import annotations

import base64
import io
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
WEIGHTS = {400: "Regular", 600: "Semibold"}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180))
SIGNS = tuple(map(ord, "–—‘’“”•…€−←→↑↓≤≥≈×·✓"))
INSTEAD = {"\N{NON-BREAKING HYPHEN}": "-"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]


@cache
def faces() -> str:
    """The style rules that bring the typeface along: Latin letters and the signs that we use, in two weights."""
    return "\n".join(_face(weight, name) for weight, name in WEIGHTS.items())


def _face(weight: int, name: str) -> str:
    data = base64.b64encode(_part(FOLDER / f"SourceSansPro-{name}.ttf")).decode()
    source = f"url(data:font/woff;base64,{data})"
    return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:{source} format("woff")}}'


def _part(file: Path) -> bytes:
    """The letters of a font file that are needed, packed; the same bytes each time."""
    options = subset.Options(flavor="woff", layout_features=FEATURES, hinting=False, recalc_timestamp=False)
    subsetter, packed = subset.Subsetter(options), io.BytesIO()
    with subset.load_font(str(file), options, dontLoadGlyphNames=True) as font:
        subsetter.populate(unicodes=(*LATIN, *SIGNS))
        subsetter.subset(font)
        subset.save_font(font, packed, options)
    return packed.getvalue()


def displayable(text: str) -> str:
    """The text as the typeface can show it: a question mark for a letter that it lacks, nothing for marks unseen.

    >>> displayable("Łódź \u2066one\u2069 \u4e2d")
    'Łódź one ?'
    """
    return text if text.isascii() else "".join(map(_displayable_letter, unicodedata.normalize("NFC", text)))


def _displayable_letter(letter: str) -> str:
    if ord(letter) in _widths() or letter == "\n":
        return letter
    return "" if unicodedata.category(letter) in {"Cf", "Cc", "Mn", "Me"} else INSTEAD.get(letter, "?")


@lru_cache(maxsize=1 << 16)
def width(text: str) -> float:
    """How wide a text is in one line, in ems."""
    widths = _widths()
    return sum(widths.get(ord(letter), 0.5) for letter in text)


@cache
def _widths() -> dict[int, float]:
    with TTFont(FOLDER / "SourceSansPro-Regular.ttf", lazy=True) as font:
        sizes, unit = font["hmtx"], font["head"].unitsPerEm
        return {code: sizes[name][0] / unit for code, name in font.getBestCmap().items()}
