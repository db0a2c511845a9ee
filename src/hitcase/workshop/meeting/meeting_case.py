"""The case that a state of a workshop gives: its client file with what is agreed and tried written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hitcase.inputs.additions import with_lines
from hitcase.inputs.case import Case
from hitcase.inputs.changes import Edit, Figure
from hitcase.inputs.open_file import OpenFile
from hitcase.inputs.problems import ParamError, near
from hitcase.inputs.tried import tried_figure, with_split
from hitcase.workshop.meeting.state import State

Numbers = Mapping[str, Mapping[str, Any]]  # path → {low, base, high}


def agreed_case(file: OpenFile, state: State) -> tuple[Case, list[Edit]]:
    """The case with what is added and agreed and not in the file yet, and the edits that bring it there."""
    file_with_lines, line_edits = with_lines(file, state.new_lines)
    case, edits = with_agreed(file_with_lines, state)
    return case, [*line_edits, *edits]


def with_agreed(file: OpenFile, state: State) -> tuple[Case, list[Edit]]:
    """The case with what is agreed and not in the file yet; file: with the lines that were added."""
    agreed = {path: Figure(**event.new) for path, event in state.unsaved.items()}
    return _case(file, agreed) if agreed else (file.case, [])


def tried_case(file: OpenFile, state: State, base_case: Case, moving: Numbers | None = None) -> Case:
    """The case with what is agreed, what is tried, and what moves just now.

    file: with the lines that were added; base_case: the case with what is agreed.
    """
    tried = {path: event.new for path, event in state.tried.items()}
    tried |= {path: {**tried.get(path, {}), **new} for path, new in (moving or {}).items()}
    if not tried:
        return base_case
    for path in tried:
        file.check_path(path)
    agreed = {path: Figure(**event.new) for path, event in state.unsaved.items()}
    return _case(file, agreed | {path: tried_figure(base_case.params[path], new) for path, new in tried.items()})[0]


def with_numbers(file: OpenFile, numbers: Numbers) -> Case:
    """The case of the client file with other numbers tried on it: a scenario."""
    return tried_case(file, State(), file.case, numbers)


def _case(file: OpenFile, changes: Mapping[str, Figure]) -> tuple[Case, list[Edit]]:
    for path in changes:
        file.check_path(path)
    return file.with_figures(with_split(file.case.params, changes))


def check_scenario(file: OpenFile, state: State, name: str) -> None:
    """Refuse the name of a scenario that there is not, with the near match."""
    if name and name not in state.scenarios:
        hint = near(name, state.scenarios) or f" Known: {', '.join(state.scenarios) or 'none yet'}."
        file.refuse("", f"there is no scenario {name[:60]}.{hint}")


def refused_lines(file: OpenFile, state: State) -> dict[str, str]:
    """Added lines of a state that the file, changed since, has by itself or no longer accepts: path → why."""
    refused, accepted = dict[str, str](), dict[str, Any]()
    for path, line in state.new_lines.items():
        try:
            with_lines(file, {**accepted, path: line})
        except ParamError as error:
            refused[path] = error.problems[0].message
        else:
            accepted[path] = line
    return refused


def refused_numbers(file: OpenFile, state: State) -> list[tuple[str, str, str]]:
    """Numbers of a state that the file, changed since, no longer has or accepts: the act that lets go, path, why."""
    refused: list[tuple[str, str, str]] = []
    file = with_lines(file, state.new_lines)[0]
    accepted = replace(
        state, tried={}, agreed={path: event for path, event in state.agreed.items() if path in state.saved}
    )
    for path, event in [*state.unsaved.items(), *state.tried.items()]:
        agreed = path in state.unsaved and event is state.unsaved[path]
        more = (
            replace(accepted, agreed={**accepted.agreed, path: event})
            if agreed
            else replace(accepted, tried={**accepted.tried, path: event})
        )
        try:
            tried_case(file, more, with_agreed(file, more)[0])
        except ParamError as error:
            refused.append(("withdraw" if agreed else "reset", path, error.problems[0].message))
        else:
            accepted = more
    return refused
