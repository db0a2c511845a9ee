"""What a workshop came to, as plain text for a mail: the journal's own words and numbers, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hitcase.analysis.figures import ends
from hitcase.analysis.meeting import Meeting
from hitcase.inputs.journal import Event
from hitcase.inputs.params import Param
from hitcase.inputs.quantity import plain

Ends = Mapping[str, float]  # low, base, high


def recap(meeting: Meeting) -> str:
    """Agreed (old → new, who, why), tried and left, parked (who knows, by when), and remarks; in their order."""
    state, params = meeting.state, meeting.file.case.params
    was, now = (meeting.case(tried=tried).params for tried in (False, True))
    sections = {
        "Agreed": [_agreed(event, params[path]) for path, event in state.agreed.items() if path in params],
        "Tried, not agreed (not saved)": [_moved(ends(was[path]), ends(now[path]), now[path]) for path in state.tried],
        "Parked": [_parked(event, params[path]) for path, event in state.parked.items() if path in params],
        "Remarks": [f"{event.why}{f' ({event.who})' if event.who else ''}" for event in state.remarks],
    }
    told = [_section(title, lines) for title, lines in sections.items() if lines]
    told = told or ["Nothing was agreed, tried or parked."]
    return "\n\n".join([f"Workshop: {meeting.file.case.file.client}", *told]) + "\n"


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)])


def _agreed(event: Event, param: Param) -> str:
    said = f"{event.who}: {event.why}" if event.why else event.who
    return f"{_moved(event.old, event.new, param)} ({said})"


def _moved(old: Ends, new: Ends, param: Param) -> str:
    was, now = _ends(old), _ends(new)
    change = f"{now}, as it was" if was == now else f"{was} -> {now}"
    return f"{_name(param)}: {change}"


def _parked(event: Event, param: Param) -> str:
    return f"{_name(param)}: {_ends(event.old)} until known ({event.who} knows, by {event.by_when})"


def _name(param: Param) -> str:
    return f"{param.meaning} [{param.path}, {param.unit}]"


def _ends(found: Ends) -> str:
    """A number with its range.

    >>> _ends({"low": 0.06, "base": 0.094, "high": 0.14})
    '0.094 (0.06 to 0.14)'
    """
    around = f" ({plain(found['low'])} to {plain(found['high'])})" if "low" in found and "high" in found else ""
    return f"{plain(found['base'])}{around}"
