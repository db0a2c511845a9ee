"""What the tests of a workshop share: a meeting on a copy of a client file, and the sentence of a refusal."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest

from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.meeting import Meeting
from tests.clients import LAKESIDE, PARAMS

FEE, RATE = "options.offer_a.price.amount", "roles.analyst.turnover_rate"
AGENCY = "options.offer_a.ends.contracts.agency.share"
DAY = "2026-10-14"


def meeting_on(folder: Path, file: Path = LAKESIDE, text: str = "") -> Meeting:
    """A meeting on a copy of a client file, the firm's file beside it, the clock counting; text: another content."""
    clock = count()
    for one in (file, PARAMS / "_firm.yaml"):
        if not (folder / one.name).exists():
            shutil.copy(one, folder)
    if text:
        (folder / file.name).write_text(text, encoding="utf-8")
    return Meeting(folder / file.name, lambda: f"t{next(clock)}", DAY)


def roomy() -> str:
    """The illustrative client with a limit that offer A keeps: not yet to be signed, and to be taken at a lower fee."""
    text, limit = LAKESIDE.read_text(encoding="utf-8"), "peak_funding: {base: 1500000,"
    assert limit in text
    return text.replace(limit, "peak_funding: {base: 1900000,")


def told(act, *args: object, **more: object) -> str:
    """The sentence of a refusal, without the place."""
    with pytest.raises(ParamError) as refused:
        act(*args, **more)
    return refused.value.problems[0].message
