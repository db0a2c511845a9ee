"""`trace.json`: where every number of a pack comes from, for programs; one line of text for each number."""

from __future__ import annotations

import json
from typing import Any

from hitcase.analysis.trace.export import trace
from hitcase.document.workings import unit_of
from hitcase.inputs.case import Case
from hitcase.packs.number_checks import NO_CHECKS, CheckedNumbers

FILE = "trace.json"


def trace_text(case: Case, code: str, prose: CheckedNumbers = NO_CHECKS) -> str:
    """The trace of a case as JSON text. code: the version that computed it.

    Args:
        prose: how many numbers of the document's sentences were checked against their sources.

    >>> from hitcase.analysis.cases import load
    >>> json.loads(trace_text(load("params/lakeside.yaml"), "1"))["inputs"]["wage_growth"]["value"]
    0.033
    """
    document = trace(case, lambda path: unit_of(case, path))
    checks = {"sound": sum(prose.sound.values()), "by_source": prose.sound}
    parts = {"schema": document.pop("schema"), "code": code, **document, "prose": checks}
    return "{\n" + ",\n".join(f"{_text(key)}: {_block(value)}" for key, value in parts.items()) + "\n}\n"


def _block(value: Any) -> str:
    if not isinstance(value, dict) or not value:
        return _text(value)
    return "{\n" + ",\n".join(f" {_text(key)}: {_text(entry)}" for key, entry in value.items()) + "\n}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
