"""Running a command of hitcase in this process, as its tests do."""

from __future__ import annotations

from typing import Any

from typer.testing import CliRunner

from hitcase.cli import app

SHORT = "schema: 1\nclient: {client}\nas_of: 2026-06-30\nroles: {{analyst: {{fte: 4, salary: 90000}}}}\n"
BROKEN = "schema: 1\nclient: Broken\nas_of: 2026-06-30\nroles:\n  analyst:\n    fte: 4\n    turnover_rat: 0.1\n"
SAID = r"broken\.yaml:7: .*unknown key roles\.analyst\.turnover_rat\. Did you mean turnover_rate\?"


def run(*words: object) -> Any:
    """One command: exit_code, stdout, stderr, output. What it raises on purpose is an exit, never anything else."""
    found = CliRunner().invoke(app, [str(word) for word in words], prog_name="hitcase")
    assert found.exception is None or isinstance(found.exception, SystemExit), repr(found.exception)
    assert "Traceback" not in found.output, found.output
    return found


def last(text: str) -> str:
    """The last line."""
    return text.rstrip("\n").rsplit("\n", 1)[-1]
