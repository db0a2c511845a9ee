"""Typst, which sets pages and draws pictures: one typeface, nothing of the machine's, no clock."""

from __future__ import annotations

from functools import cache
from typing import Any

import typst

from hitcase.views import font

Refused = typst.TypstError


def typeset(main: str, files: dict[str, bytes], **how: Any) -> Any:
    """What Typst makes of a file that may use the others: bytes, or a list of them where each page is a picture.

    Raises: Refused, with Typst's own words.
    """
    return _typst().compile(input={"main.typ": main.encode(), **files}, **how)


@cache
def _typst() -> Any:
    # Kept: it reads the typeface once, and remembers what was laid out before.
    return typst.Compiler(font_paths=[str(font.FOLDER)], ignore_system_fonts=True)
