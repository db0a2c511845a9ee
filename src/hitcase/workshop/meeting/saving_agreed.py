"""The end of a workshop: agreed numbers go into the client file, checked before they replace anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hitcase.analysis.cases import over_allocated
from hitcase.inputs.case import Case, case_of
from hitcase.inputs.open_file import OpenFile, open_file
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.reader import YamlDocument, read
from hitcase.inputs.saving import replace_with, rewritten, write_draft
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.meeting_case import agreed_case


@dataclass(frozen=True)
class Saved:
    """What saving did. changed: paths of agreed numbers, left_out: of tried ones; backup: None if nothing changed."""

    changed: tuple[str, ...]
    left_out: tuple[str, ...]
    backup: Path | None


def save(meeting: Meeting) -> Saved:
    """Write what is agreed, and nothing else, into the client file; what stood there becomes ``x.backup-N``.

    Raises: ParamError, with the file as it was, if it has changed on disk or would not load as the meeting has it.
    """
    file, changed = meeting.file, (*meeting.state.new_lines, *meeting.state.unsaved)
    case, edits = agreed_case(file, meeting.state)
    backup = None
    if edits:
        backup = _replaced(file, rewritten(file.document, edits), case)
        meeting.file = open_file(file.label)
    meeting.record("save", new=meeting.file.fingerprint)
    return Saved(changed, tuple(meeting.state.tried), backup)


def _replaced(file: OpenFile, document: YamlDocument, case: Case) -> Path:
    new = write_draft(file.path, document.text)
    if problems := _problems(file, new, case):
        new.unlink()
        raise ParamError(problems)
    return replace_with(file.path, new, file.document)


def _problems(file: OpenFile, new: Path, case: Case) -> list[Problem]:
    """What is wrong with a draft: all that `load` refuses, or a number that is not the meeting's."""
    try:
        loaded = case_of(read(new, file.label), file.firm, file.path)
    except ParamError as error:
        return list(error.problems)
    loaded_numbers, agreed_numbers = all_numbers(loaded), all_numbers(case)
    message = "would not be read back as it was agreed. Nothing was saved; write it by hand."
    differing = [path for path in agreed_numbers if loaded_numbers.get(path) != agreed_numbers[path]]
    return over_allocated(loaded) or [Problem(file.label, 0, path, message) for path in differing]


def all_numbers(case: Case) -> dict[str, Any]:
    """Every number of a case with all that counts of it: value, range, shape, whose it is; not where it stands."""
    return {path: replace(param, line=0) for path, param in case.params.items()}
