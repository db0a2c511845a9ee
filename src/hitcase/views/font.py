"""The one typeface of all documents: its files for the renderer, and a part of it to put into a page or a picture."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools import subset

FAMILY = "Source Sans Pro"
FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
WEIGHTS = {400: "Regular", 600: "Semibold"}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180))
SIGNS = tuple(map(ord, "–—‘’“”•…€−←→↑↓≤≥≈×·✓"))
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
    subsetter.populate(unicodes=(*LATIN, *SIGNS))
    with subset.load_font(str(file), options, dontLoadGlyphNames=True) as font:
        subsetter.subset(font)
        subset.save_font(font, packed, options)
    return packed.getvalue()
