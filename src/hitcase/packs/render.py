"""An executed notebook as one offline page: its Markdown and its outputs, no code, no script, no request."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path as File
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from hitcase.views import font
from hitcase.views.said import unsourced

TEMPLATES = File(__file__).parent / "template"
SHOWN = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]  # the first one wins


def html(path: File, title: str = "", told: Iterable[str] = ()) -> str:
    """The page of an executed notebook; title is the client's name, the name of its folder if not given.

    Args:
        told: outputs of the notebook once more, as HTML in which each number says its source; they stand in its place.

    Raises: ValueError if an output brings a script: no browser would run it here, and its place would stay blank.
    """
    book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    sourced = {unsourced(one): one for one in told}
    for output in (output for cell in book.cells for output in cell.get("outputs", []) if "data" in output):
        shown = output.data.get("text/html", "")
        output.data.update({"text/html": sourced[shown]} if shown in sourced else {})
    given = {"metadata": {"name": title or path.parent.name}, "faces": font.faces()}
    page: str = _exporter().from_notebook_node(book, given)[0]
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
