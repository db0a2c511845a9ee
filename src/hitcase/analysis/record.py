"""`compute --json`: every line of a case as one document, by the names of the lines."""

from __future__ import annotations

import json

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record


def as_json(case: Case, lines: Record, uncertainty: Record | None = None) -> str:
    """The lines of a case as JSON text; "never" is null, sections that could not be computed are in left_out.

    Args:
        uncertainty: `results` of the same case; left out, the document has no such key.
    """
    document = {
        "schema": 1,
        "client": case.file.client,
        "as_of": case.file.as_of,
        "currency": case.file.currency,
        "lines": lines,
        **({} if uncertainty is None else {"uncertainty": uncertainty}),
        "left_out": case.left_out,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
