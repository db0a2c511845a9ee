"""Close meeting: save, recap, documents; nothing that fails endangers what came before, and each failure is told."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.movement import bottom_lines, closing_record, opening_case, shown_at_opening
from hitcase.workshop.meeting.saving_agreed import save
from hitcase.workshop.recap.contents import Recap, recap
from hitcase.workshop.recap.scenario_part import scenario_part
from hitcase.workshop.recap.word_file import docx

OPEN = "The meeting stays open; all of it is in the journal."
KEPT = "The client file is saved. Build again with: hitcase build"
PATIENCE = 120  # seconds: a build that takes longer hangs

BUILD = ("-m", "hitcase", "build")
Build = subprocess.Popen[str]


def close(meeting: Meeting, out: str | Path = "build") -> Record:
    """End a meeting: its agreed numbers are saved, its recap is written, its documents are built.

    The client file comes first; where it can't be saved, nothing else is done and the meeting stays open. The recap is
    on disk before the journal says that the meeting is over. Documents are built meanwhile, in a process of their own:
    inside a running kernel no notebook can be run.

    Args:
        out: the folder of the documents; the recap lies there beside the packs: ``x-recap-2026-10-14.docx`` and
            ``.txt``. Another one of the same day is kept, the new one has a number.

    Returns: closed: whether the meeting is over. saved: see `saving_agreed.Saved`, None if it could not be. text:
        the recap for a mail. files: what was written of it. pack: the folder of the documents, None if none were built.
        failures: a sentence for each step that failed. seconds: how long it took.
    """
    start, failures = time.perf_counter(), list[str]()
    opened, saved, text, files, closed, pack = opening_case(meeting), None, "", list[Path](), False, None
    try:
        saved = save(meeting)
    except (ParamError, OSError) as error:
        failures.append(f"Not saved: {_words(error)} {OPEN}")
    else:
        build = _begun(meeting.file.path, Path(out), failures)
        lines, text, files = _recapped(meeting, opened, Path(out), failures)
        closed = _over(meeting, lines, failures)
        pack = _built(build, Path(out) / meeting.file.case.name, failures)
    seconds = time.perf_counter() - start
    return Record(closed=closed, saved=saved, text=text, files=files, pack=pack, failures=failures, seconds=seconds)


def _begun(path: Path, out: Path, failures: list[str]) -> Build | None:
    words = [sys.executable, *BUILD, str(path), "--out", str(out.absolute())]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    try:
        out.mkdir(parents=True, exist_ok=True)
        return subprocess.Popen(words, cwd=out.absolute().parent, **quiet, encoding="utf-8", errors="replace")  # type: ignore[call-overload, no-any-return] # noqa: S603 our own words
    except OSError as error:
        failures.append(f"No documents: {_words(error)} {KEPT}")
        return None


def _built(build: Build | None, pack: Path, failures: list[str]) -> Path | None:
    """The documents, once they are there."""
    if build is None:
        return None
    try:
        _, errors = build.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        build.kill()
        build.communicate()
        errors = f"building took longer than {PATIENCE} seconds, and was stopped."
    if build.wait() == 0:
        return pack
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    failures.append(f"No documents: {_ended(lines[-1] if lines else 'the build ended without a word')} {KEPT}")
    return None


def _recapped(meeting: Meeting, opened: Case, out: Path, failures: list[str]) -> tuple[Record | None, str, list[Path]]:
    """The bottom lines, the recap's text, and its files, as many as could be written."""
    lines, scenarios, files = None, None, list[Path]()
    with suppress(ParamError):  # a case without results has its recap all the same; the build says what is wrong
        lines = bottom_lines(opened, meeting.case(tried=False), shown_at_opening(meeting))
        scenarios = scenario_part(LiveResults(meeting))
    content = recap(meeting, lines, scenarios)
    try:
        _write(content, out, meeting.file.case.name, files)
    except OSError as error:
        failures.append(f"The recap is not all on disk: {_words(error)} Copy it from the screen.")
    return lines, content.text(), files


def _write(content: Recap, out: Path, stem: str, files: list[Path]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    text = content.text().encode()
    name = _free(out, f"{stem}-recap{_dated(content.day)}", text)
    mail, document = out / f"{name}.txt", out / f"{name}.docx"
    mail.write_bytes(text)
    files.append(mail)
    document.write_bytes(docx(content))
    files.append(document)


def _free(out: Path, name: str, text: bytes) -> str:
    """The name, numbered where another recap has it."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(stem for stem in names if not (file := out / f"{stem}.txt").exists() or file.read_bytes() == text)


def _dated(day: str) -> str:
    with suppress(ValueError):
        return f"-{date.fromisoformat(day).isoformat()}"
    return ""


def _over(meeting: Meeting, lines: Record | None, failures: list[str]) -> bool:
    try:
        meeting.close(closing_record(meeting, lines.current) if lines else None)
    except (ParamError, OSError) as error:
        failures.append(f"The journal does not say that the meeting is over: {_words(error)}")
        return False
    return True


def _words(error: ParamError | OSError) -> str:
    """What went wrong, as one sentence on one line."""
    if isinstance(error, ParamError):
        return _ended(str(error.problems[0]))
    named = f"{error.filename}: " if error.filename else ""
    return _ended(f"{named}{error.strerror or error}")


def _ended(text: str) -> str:
    return " ".join(text.split()).rstrip(".") + "."
