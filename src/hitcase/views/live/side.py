"""What stands beside the charts: an explanation where one was asked for; else what waits, what to ask, and why."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, paths
from hitcase.views.answer import lead
from hitcase.views.ask_words import ask, turns, who
from hitcase.views.live.explained import reasons
from hitcase.views.live.onscreen import OnScreen
from hitcase.views.source_tables import section_name
from hitcase.views.terms_told import value
from hitcase.views.waterfall import steps_of

MOST = 4  # questions


def side(desk: OnScreen, case: Case, seen: Record) -> dict[str, Any]:
    """What waits, what is asked and why, as plain values; asked is None until somebody asks."""
    option = desk.sight.option
    steps = steps_of(case, seen.lines.options[option], seen.results.options[option]) if option else []
    return {
        "explained": desk.explained,
        "told": desk.meeting.told,
        "since": [{"title": part.title, "lines": part.lines} for part in desk.since],
        "missing": _missing(case),
        "parked": _parked(desk, case),
        "asked": _asked(desk, case) if desk.sight.has("answer") else None,
        "verdict": _verdict(desk, case, seen) if desk.sight.has("answer") and not desk.moving else "",
        "added": _added(desk, case),
        "why": reasons(steps, case.file.currency),
        "remarks": [f"{event.why} ({event.who})" if event.who else event.why for event in desk.meeting.state.remarks],
        "over": [] if desk.moving else [problem.message for problem in desk.meeting.over_allocated()],
    }


def _missing(case: Case) -> list[str]:
    """Which of the ten first numbers nobody has given; once they are there, what else the file lacks, and who knows.

    An option that is ruled out lacks nothing.
    """
    left = [
        f"{section_name(path)}: {reason}. Ask: {labels.who(path)}"
        for path, reason in case.left_out.items()
        if not path.startswith("options.")
    ]
    return open_numbers(case) or left


def _parked(desk: OnScreen, case: Case) -> list[dict[str, str]]:
    return [
        {"path": path, "name": paths.what(case, case.params[path]), "who": event.who, "by_when": event.by_when}
        for path, event in desk.meeting.state.parked.items()
        if path in case.params
    ]


def _added(desk: OnScreen, case: Case) -> list[dict[str, Any]]:
    """What was added to the option at hand, in the file or not; own: can still be taken back."""
    home = f"options.{desk.sight.option}.added."
    found = [path for path in case.params if path.startswith(home) and path.endswith(".amount")]
    return [
        {
            "name": paths.steps(path)[3],
            "told": paths.what(case, case.params[path]),
            "amount": value(case, path, case.params[path].base),
            "own": path.removesuffix(".amount") in desk.meeting.state.new_lines,
        }
        for path in found
    ]


def _asked(desk: OnScreen, case: Case) -> list[dict[str, str]]:
    ahead = desk.sight.answer()
    worth = [one for one in ahead.questions if one.worth_asking][:MOST]
    return [
        {
            "path": one.path,
            "ask": ask(case, one.path),
            "turns": turns(case, one, ahead),
            "who": who(case, one.path),
            "worth": formats.about(one.value, case.file.currency),
        }
        for one in worth
    ]


def _verdict(desk: OnScreen, case: Case, seen: Record) -> str:
    """What the rule says, in a sentence; nothing while first numbers are open."""
    ahead = desk.sight.answer()
    return lead(case, seen.lines, ahead) if ahead.option and not open_numbers(case) else ""
