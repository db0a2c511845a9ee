"""Six slides: the answer, today, the options, the cash, what must be true, the next steps; the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from types import ModuleType
from typing import Any

from pptx.opc.serialized import PackageWriter, _ZipPkgWriter

from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import answer_slide, cash_slide, drivers_slide, next_steps_slide, options_slide, today_slide
from hitcase.slides.ink import clean
from hitcase.slides.master import layout_of, open_template
from hitcase.slides.slide import Page
from hitcase.text import labels

FIRST = (1980, 1, 1, 0, 0, 0)  # where a zip's days begin
LONGEST = 255  # letters of a property


def to_bytes(presentation: Any, case: Case, title: str) -> bytes:
    """The file."""
    _set_properties(presentation.core_properties, case, title)
    package, out = presentation.part.package, io.BytesIO()
    writer = PackageWriter(out, package._rels, tuple(package.iter_parts()))
    with _UndatedZip(out) as packing:
        for write in (writer._write_content_types_stream, writer._write_pkg_rels, writer._write_parts):
            write(packing)
    return out.getvalue()


class _UndatedZip(_ZipPkgWriter):
    """A zip without the hour of its making."""

    def write(self, pack_uri: Any, blob: bytes) -> None:
        """One member."""
        self._zipf.writestr(zipfile.ZipInfo(pack_uri.membername, FIRST), blob, zipfile.ZIP_DEFLATED)


def _set_properties(properties: Any, case: Case, title: str) -> None:
    document = case.file.document
    day = dt.datetime.fromisoformat(document.date or case.file.as_of)
    properties.title = clean(f"{labels.client_name(case)}: {title}")[:LONGEST]
    properties.author = properties.last_modified_by = clean(document.prepared_by or "")[:LONGEST]
    properties.created = properties.modified = day
    properties.revision, properties.language = 1, "en-US"
    for name in ("subject", "keywords", "comments", "category", "content_status", "identifier", "version"):
        setattr(properties, name, "")


SLIDES: tuple[ModuleType, ...] = (answer_slide, today_slide, options_slide, cash_slide, drivers_slide, next_steps_slide)


def slides(case: Case, lines: Record, results: Record, brand: Brand) -> bytes:
    """The presentation, as a file.

    Args:
        lines: every line at most likely values; results: what the draws say, see `analysis.outlook`.

    Raises: ParamError if the firm's template or logo cannot be used.
    """
    presentation = open_template(brand)
    layout, titles = layout_of(presentation), [slide.title(case, lines, results) for slide in SLIDES]
    for slide, title in zip(SLIDES, titles, strict=True):
        page = Page(presentation, layout, title, brand)
        slide.draw(page, case, lines, results)
        page.footer(case)
    return to_bytes(presentation, case, titles[0])
