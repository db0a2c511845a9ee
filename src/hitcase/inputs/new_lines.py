"""Costs and benefits that a workshop adds to a client file: the file as it is with them, before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hitcase.inputs.case import case_of
from hitcase.inputs.changes import Edit, brought, put, tidy
from hitcase.inputs.keys import in_file
from hitcase.inputs.open_file import OpenFile
from hitcase.inputs.problems import Path, steps

Line = Mapping[str, Any]  # class, amount {low, base, high}, start_month, owner, origin


def with_lines(file: OpenFile, lines: Mapping[str, Line]) -> tuple[OpenFile, list[Edit]]:
    """The file with lines added, as if they stood in it, and the edits that bring them there.

    Args:
        lines: the path of each, options.o.added.name, and what it says.

    Raises: ParamError for a line that the file has already, and for all that `load` refuses.
    """
    if not lines:
        return file, []
    data, edits = file.document.data, list[Edit]()
    for path, line in lines.items():
        at: Path = steps(path)
        if in_file(at, file.document.data) == at:
            file.refuse(path, "stands in the client file. Give the new line another name.")
        edits.append(brought(data, at, written(line)))
        data = put(data, edits[-1])
    document = replace(file.document, data=data)
    return replace(file, document=document, case=case_of(document, file.firm, file.path)), edits


def written(line: Line) -> dict[str, Any]:
    """A line as it stands in a file: an amount without a range is a bare number.

    >>> written({"class": "cost", "amount": {"base": 30000.0}, "owner": "CISO"})
    {'class': 'cost', 'amount': 30000, 'owner': 'CISO'}
    """
    ends = {end: tidy(value) for end, value in line["amount"].items()}
    return {**line, "amount": ends if len(ends) > 1 else ends["base"]}
