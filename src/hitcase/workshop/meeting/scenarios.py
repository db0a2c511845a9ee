"""The scenarios of a meeting side by side: what the option at hand comes to, and by which figures they differ."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.workshop.meeting.live_results import LiveResults, same
from hitcase.workshop.meeting.meeting_case import with_numbers

FILE, NOW = "client file", "now"


def compare(live: LiveResults) -> dict[str, Record]:
    """Scenario → {npv, fees, changed}: first the client file, then the screen, then every scenario by its name.

    npv: mean, percentiles and chance of a loss of the line that decides, over the draws; fees: see `walk_away_fees`,
    None where no partner asks a price; changed: the figures of it that differ from the client file's.

    Raises: ParamError for a scenario that the client file no longer takes.
    """
    meeting = live.meeting
    numbers = {FILE: {}, NOW: {}, **meeting.state.scenarios}
    kept = {name: with_numbers(meeting.current_file, own) for name, own in meeting.state.scenarios.items()}
    cases = {FILE: meeting.file.case, NOW: meeting.case(), **kept}
    return {
        name: Record(live.scenario(name, numbers[name], case), changed=_changed(case, cases[FILE]))
        for name, case in cases.items()
    }


def _changed(case: Case, file: Case) -> list[Param]:
    before = file.params
    return [param for path, param in case.params.items() if path not in before or not same(param, before[path])]
