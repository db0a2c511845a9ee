"""Numbers in a document's prose from nowhere: none may be typed, each is a line's, a claim's or the file's."""

from __future__ import annotations

import re
from typing import Any

from hitcase.views.markup import PROSE

DIGIT = re.compile(r"\d")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def orphans(book: Any) -> list[str]:
    r"""Sentences of an executed notebook that hold a number without a source, each once.

    Looked at are the notebook's own text and the sentences that outputs name in their metadata, where every number
    that has a source is struck out already. Tables are made from lines, and the client's own words may say what they
    like.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> orphans(new_notebook(cells=[new_markdown_cell("## Appendix A\n\nIt saves 25 %.")]))
    ['It saves 25 %.']
    """
    told = [HEADING.sub("", cell.source) for cell in book.cells if cell.cell_type == "markdown"]
    told += [one["rest"] for one in prose_of(book)]
    return list(dict.fromkeys(line.strip() for text in told for line in text.split("\n") if DIGIT.search(line)))


def prose_of(book: Any) -> list[dict[str, Any]]:
    """What outputs say of their sentences: rest, numbers, and html in which each number says its source."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    return [output.metadata[PROSE] for output in outputs if PROSE in _metadata(output)]


def taken_out(book: Any) -> Any:
    """The notebook without what only this check needs: paths of lines are nobody's business outside."""
    for cell in book.cells:
        for output in cell.get("outputs", []):
            _metadata(output).pop(PROSE, None)
    return book


def _metadata(output: Any) -> Any:
    return output.get("metadata", {})
