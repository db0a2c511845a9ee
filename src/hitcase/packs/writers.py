"""The documents of a pack, one function a format, all made from the same executed notebook and the same lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path as File
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document.panels import Origins
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.packs.front import Front, front
from hitcase.packs.pdf import pdf
from hitcase.packs.plain import Plain, plain
from hitcase.packs.proof import proof
from hitcase.packs.word import word
from hitcase.slides.deck import slides
from hitcase.text import fonts
from hitcase.text.numbers import without_sources
from hitcase.workbook.book import workbook

TEMPLATES = File(__file__).parent / "template"
SHOWN = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]  # the first one wins


def page_html(path: File, title: str = "", sourced_outputs: Iterable[str] = ()) -> str:
    """The page of an executed notebook; title is the client's name, the name of its folder if not given.

    Args:
        sourced_outputs: outputs of the notebook once more, as HTML in which each number says its source; each stands
            in the place of its own.

    Raises: ValueError if an output brings a script: no browser would run it here, and its place would stay blank.
    """
    book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    sourced = {without_sources(html): html for html in sourced_outputs}
    for output in (output for cell in book.cells for output in cell.get("outputs", []) if "data" in output):
        page_output = output.data.get("text/html", "")
        output.data.update({"text/html": sourced[page_output]} if page_output in sourced else {})
    options = {"metadata": {"name": title or path.parent.name}, "faces": fonts.faces()}
    page: str = _exporter().from_notebook_node(book, options)[0]
    if "<script" in page.lower():
        raise ValueError("an output of the notebook is a script; a document holds text, tables and pictures only.")
    return page


@cache
def _exporter() -> Any:
    # Made once: its template takes 1.5 s to compile, a page then 0.05 s.
    config = Config({"NbConvertBase": {"display_data_priority": SHOWN}})
    return HTMLExporter(  # type: ignore[no-untyped-call]
        config=config,
        extra_template_basedirs=[str(TEMPLATES)],
        template_name="hitcase",
        exclude_input=True,
        exclude_anchor_links=True,
    )


@dataclass(frozen=True)
class Source:
    """What documents are made from. folder: where the executed notebook lies, and where they go.

    outputs: what the notebook's outputs say of their sentences, see `engine.run`. proofs: what was checked of a
    format, for the manifest.
    """

    case: Case
    brand: Brand
    folder: File
    outputs: tuple[dict[str, Any], ...] = ()
    proofs: dict[str, Any] = field(default_factory=dict)

    @property
    def book(self) -> File:
        """The executed notebook."""
        return self.folder / "case.ipynb"

    @cached_property
    def page(self) -> str:
        """The notebook as a page, which all documents but the slides are made from."""
        return without_sources(self.sourced)

    @cached_property
    def sourced(self) -> str:
        """The page in which each number says its source."""
        return page_html(self.book, self.case.file.client, (output["html"] for output in self.outputs))

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
    def results(self) -> Record:
        """What the draws say, and what follows from them."""
        return assess(self.case)


def html(source: Source) -> bytes:
    """The page; its numbers lead to where they come from."""
    return (Origins(source.case).page(source.sourced) if source.outputs else source.page).encode()


def xlsx(source: Source) -> bytes:
    """The workbook, proved to equal the model."""
    book = workbook(source.case, source.lines, source.results, source.brand)
    used = (source.folder / "client.yaml").read_bytes()
    seed = int.from_bytes(hashlib.sha256(used).digest()[:8], "big")
    source.proofs["case.xlsx"] = proof(source.case, book, seed)
    return book.data


def pptx(source: Source) -> bytes:
    """The slides."""
    return slides(source.case, source.lines, source.results, source.brand)


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


def write(source: Source, formats: tuple[str, ...]) -> None:
    """Write the documents of the wanted formats; the notebook is there already.

    Raises: whatever a format meets; the pack is given up then.
    """
    for format_name in formats:
        if format_name in WRITERS:
            (source.folder / f"case.{format_name}").write_bytes(WRITERS[format_name](source))
