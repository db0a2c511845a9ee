"""`hitcase live`: what it says before any server starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.workshop.server import launch, site
from tests.clients import LAKESIDE
from tests.command_line import BROKEN, SHORT, last, run


@pytest.fixture(name="started")
def _started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The clients on whom a workshop was begun, and the addresses that a browser was sent to; nothing is served."""
    found: list[str] = []

    def hold(case, out, told, *, page, port):
        found.append(f"{case.file.client} {out} {page} {port}")
        told("http://127.0.0.1:1/?token=x")

    monkeypatch.setattr(launch, "serve_workshop", hold)
    monkeypatch.setattr(site, "show", found.append)
    return found


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a client file that can be used and one that can't."""
    (tmp_path / "params").mkdir()
    (tmp_path / "params" / "small.yaml").write_text(SHORT.format(client="Small"), encoding="utf-8")
    (tmp_path / "params" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [False, True])
def test_the_address_is_printed_opened_and_the_end_is_told(started: list[str], page: bool):
    """The address alone on stdout, so that a script can take it."""
    found = run("live", LAKESIDE, *["--page"] * page)
    assert (found.exit_code, found.stdout) == (0, "http://127.0.0.1:1/?token=x\n")
    assert last(found.stderr).startswith("Stop with Ctrl-C")
    assert started == [f"Lakeside Health build {page} 0", "http://127.0.0.1:1/?token=x"]


def test_a_port_is_chosen_and_no_browser_opened(started: list[str]):
    """The address is printed all the same; what is no port is wrong usage."""
    found = run("live", LAKESIDE, "--port", "8899", "--no-browser")
    assert (found.exit_code, found.stdout) == (0, "http://127.0.0.1:1/?token=x\n")
    assert started == ["Lakeside Health build False 8899"]
    assert run("live", LAKESIDE, "--port", "70000").exit_code == 2


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [(), ("params",), ("--page",)])
def test_without_one_file_it_lists_them_and_starts_nothing(started: list[str], words: tuple[str, ...]):
    """Wrong usage: in front of a client nobody else's name may come up in the browser."""
    found = run("live", *words)
    assert (found.exit_code, started) == (2, [])
    assert found.stdout.splitlines() == [
        "hitcase live params/broken.yaml  # has problems: see hitcase check",
        "hitcase live params/small.yaml  # Small",
    ]
    assert last(found.stderr) == "hitcase: a workshop is on one client. Name its file, as above."


@pytest.mark.usefixtures("here")
def test_problems_of_the_file_are_told_before_anything_starts(started: list[str]):
    """As by check, with exit code 1."""
    found = run("live", "params/broken.yaml")
    assert (found.exit_code, found.stdout, started) == (1, "", [])
    assert "params/broken.yaml:" in found.stderr
    assert last(found.stderr) == "Next: mend the lines above, then: hitcase check params/broken.yaml"


def test_a_missing_file_is_wrong_usage(started: list[str]):
    """Named as it was written."""
    found = run("live", "no/such.yaml")
    assert (found.exit_code, found.stdout, started) == (2, "", [])
    assert last(found.stderr) == "hitcase: no/such.yaml does not exist."


@pytest.mark.parametrize("error", [RuntimeError("Kernel died\n  early"), OSError(28, "No space left on device")])
def test_what_keeps_it_from_starting_is_one_line(monkeypatch: pytest.MonkeyPatch, error: Exception):
    """A failure, without a traceback."""

    def hold(*_, **__):
        raise error

    monkeypatch.setattr(launch, "serve_workshop", hold)
    found = run("live", LAKESIDE)
    assert (found.exit_code, found.stdout) == (1, "")
    assert last(found.stderr).startswith("hitcase: the workshop did not start: ")
    assert len(found.stderr.splitlines()) == 2
