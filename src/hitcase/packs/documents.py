"""The documents of a pack, one function a format, all made from the same executed notebook and the same lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as File
from typing import Any

from hitcase.analysis.outlook import outlook
from hitcase.analysis.readings import evaluate
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.packs import render
from hitcase.packs.front import Front, front
from hitcase.packs.pdf import pdf
from hitcase.packs.plain import Plain, plain
from hitcase.packs.proof import proof
from hitcase.packs.word import word
from hitcase.views.origins import Origins
from hitcase.views.said import unsourced
from hitcase.views.slides.deck import slides
from hitcase.views.workbook.book import workbook


@dataclass(frozen=True)
class Source:
    """What documents are made from. folder: where the executed notebook lies, and where they go.

    told: what the notebook's outputs say of their sentences, see `engine.run`. proofs: what was checked of a format,
    for the manifest.
    """

    case: Case
    brand: Brand
    folder: File
    told: tuple[dict[str, Any], ...] = ()
    proofs: dict[str, Any] = field(default_factory=dict)

    @property
    def book(self) -> File:
        """The executed notebook."""
        return self.folder / "case.ipynb"

    @cached_property
    def page(self) -> str:
        """The notebook as a page, which all documents but the slides are made from."""
        return unsourced(self.sourced)

    @cached_property
    def sourced(self) -> str:
        """The page in which each number says its source."""
        return render.html(self.book, self.case.file.client, (one["html"] for one in self.told))

    @cached_property
    def plain(self) -> Plain:
        """The page without its look."""
        return plain(self.page)

    @cached_property
    def front(self) -> Front:
        """Cover, header and footer."""
        return front(self.case, self.brand)

    @cached_property
    def lines(self) -> Record:
        """Every line, each figure at its most likely value."""
        return evaluate(self.case)

    @cached_property
    def ahead(self) -> Record:
        """What the draws say, and what follows from them."""
        return outlook(self.case)


def html(source: Source) -> bytes:
    """The page; its numbers lead to where they come from."""
    return (Origins(source.case).page(source.sourced) if source.told else source.page).encode()


def xlsx(source: Source) -> bytes:
    """The workbook, proved to equal the model."""
    book = workbook(source.case, source.lines, source.ahead, source.brand)
    used = (source.folder / "client.yaml").read_bytes()
    seed = int.from_bytes(hashlib.sha256(used).digest()[:8], "big")
    source.proofs["case.xlsx"] = proof(source.case, book, seed)
    return book.data


def pptx(source: Source) -> bytes:
    """The slides."""
    return slides(source.case, source.lines, source.ahead, source.brand)


def as_pdf(source: Source) -> bytes:
    """For paper and for mail."""
    return pdf(source.plain, source.front)


def as_word(source: Source) -> bytes:
    """For whoever goes on writing."""
    return word(source.plain, source.front, source.brand.docx)


WRITERS: dict[str, Callable[[Source], bytes]] = {
    "html": html,
    "pdf": as_pdf,
    "docx": as_word,
    "pptx": pptx,
    "xlsx": xlsx,
}
FORMATS = ("ipynb", *WRITERS)


def write(source: Source, wanted: tuple[str, ...]) -> None:
    """Write the documents of the wanted formats; the notebook is there already.

    Raises: whatever a format meets; the pack is given up then.
    """
    for name in wanted:
        if name in WRITERS:
            (source.folder / f"case.{name}").write_bytes(WRITERS[name](source))
