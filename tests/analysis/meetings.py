"""What the tests of a workshop share: a meeting on a copy of a client file, with a clock that counts."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from hitcase.analysis.meeting import Meeting
from tests.clients import LAKESIDE, PARAMS

FEE, RATE = "options.offer_a.price.amount", "roles.analyst.turnover_rate"
AGENCY = "options.offer_a.ends.contracts.agency.share"
DAY = "2026-10-14"


def meeting_on(folder: Path, file: Path = LAKESIDE, text: str = "") -> Meeting:
    """A meeting on a copy of a client file, with the firm's file beside it; text: another content of the file."""
    clock = count()
    for one in (file, PARAMS / "_firm.yaml"):
        if not (folder / one.name).exists():
            shutil.copy(one, folder)
    if text:
        (folder / file.name).write_text(text, encoding="utf-8")
    return Meeting(folder / file.name, lambda: f"t{next(clock)}", DAY)
