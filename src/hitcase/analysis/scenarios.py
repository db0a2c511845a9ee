"""Scenarios of a workshop side by side: what each option brings under each of them."""

from __future__ import annotations

import numpy as np

from hitcase.analysis.meeting import Meeting
from hitcase.analysis.readings import points
from hitcase.analysis.standing import with_numbers
from hitcase.analysis.what_if import decided_on
from hitcase.inputs.case import Case

FILE, NOW = "client file", "now"


def _base(case: Case, path: str) -> float:
    """A number's most likely value; of a line that the client file does not have yet, 0."""
    return case.params[path].base if path in case.params else 0.0


def compare(meeting: Meeting) -> dict[str, dict[str, float]]:
    """The npv that decides, of every option, at most likely values: scenario → option → money.

    First the client file as it is, then what is on the screen now, then every scenario by its name; from one call of
    the model, one point each.

    Raises: ParamError for a scenario that the client file no longer takes.
    """
    scenarios = {name: with_numbers(meeting.here, one) for name, one in meeting.state.scenarios.items()}
    cases = {FILE: meeting.file.case, NOW: meeting.case(), **scenarios}
    base = meeting.here.case
    columns = {path: np.array([_base(case, path) for case in cases.values()]) for path in base.params}
    moved = {path: column for path, column in columns.items() if np.ptp(column) > 0}
    found, line = points(base, moved).options, decided_on(base)
    rows = {option: np.broadcast_to(lines[line], (len(cases),)) for option, lines in found.items()}
    return {name: {option: float(row[i]) for option, row in rows.items()} for i, name in enumerate(cases)}
