"""What the room has done is on disk: after a kernel that dies, a save, the end of the meeting. And it is private."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import expect

from hitcase.analysis.cases import load
from tests.browser.conftest import OTHER
from tests.browser.servers import Live
from tests.browser.workshops import FEE, WAGES, Room, room
from tests.clients import LAKESIDE
from tests.packs.notebooks import small_notebook

BUILT = 180_000  # milliseconds, for the documents on a busy machine


def counted(at: Room, what: str) -> None:
    """Wait until the head of the screen says so."""
    expect(at.page.locator(".hc-counts")).to_contain_text(what)


def busiest(kernels: list[psutil.Process]) -> psutil.Process:
    """The kernel that has worked most: that of the view, not the one that waits."""
    return max(kernels, key=lambda one: sum(one.cpu_times()[:2]))


def begun(at: Room) -> None:
    """One number tried, one agreed, one parked."""
    at.type(WAGES, "4 %")
    at.box(WAGES).press("Enter")
    at.fill(who="CFO", why="New guideline")
    counted(at, "agreed 1")
    at.do("roles.analyst.salary", "park")
    at.fill(who="HR", by_when="24 Oct")
    counted(at, "parked 1")
    at.step("ledger")
    at.type(FEE, "190,000")


def test_a_meeting_goes_on_from_view_to_view(server, browser):
    """One meeting in four views, for each costs a kernel: it dies, saves, closes, and the next one opens on it."""
    with room(browser, server) as at:
        begun(at)
        before = killed(at, server)
    with room(browser, server, fresh=False) as at:
        nothing_is_lost(at, before)
        answer = saved(at)
        viewed = busiest(server.kernels())
    assert psutil.wait_procs([viewed], 30)[1] == [], "every reload would leave a kernel of hundreds of megabytes"
    only_what_is_agreed_is_in(server.file)
    with room(browser, server, fresh=False) as at:
        at.uncover()
        assert at.seen[".hc-cell"] == answer
        closed(at, server)
    received: list[bytes] = []
    with room(browser, server, fresh=False, received=received) as at:
        expect(at.page.locator(".hc-side")).to_contain_text("Still parked")
        expect(at.page.locator(".hc-side")).to_contain_text("HR")
        counted(at, "agreed 0 · trying 0 · parked 1")
        shown = asked_around(at)
    no_word_of_another_client(server, received, shown)


def killed(at: Room, server: Live) -> list[dict[str, Any]]:
    """The journal of a view whose kernel dies: the screen says that it does not answer."""
    busiest(server.kernels()).kill()
    at.press("2")
    expect(at.page.locator(".hc-message")).to_contain_text("The kernel does not answer")
    return at.journal()


def nothing_is_lost(at: Room, before: list[dict[str, Any]]) -> None:
    """The next view has all of it."""
    counted(at, "agreed 1 · trying 1 · parked 1")
    assert at.journal()[: len(before)] == before
    assert at.box(WAGES).input_value() == "4 %"
    at.step("ledger")
    assert at.box(FEE).input_value() == "190,000"
    expect(at.row(FEE)).to_contain_text("TRYING")
    expect(at.page.locator(".hc-side")).to_contain_text("HR, by 24 Oct")


def saved(at: Room) -> list[str]:
    """The answer after a save, by which what is only tried is named as left out."""
    at.uncover()
    at.page.get_by_role("button", name="Save").click()
    said = at.page.locator(".hc-message")
    expect(said).to_contain_text("One agreed number is in lakeside.yaml")
    expect(said).to_contain_text("Left out, only tried: the partner's fee")
    at.do(FEE, "undo")
    counted(at, "trying 0")
    at.settled()
    answer: list[str] = at.seen[".hc-cell"]
    return answer


def only_what_is_agreed_is_in(file: Path) -> None:
    """And comments stay."""
    case, before = load(file), load(LAKESIDE)
    assert {path for path in case.params if case.params[path].base != before.params[path].base} == {WAGES}
    assert case.params[WAGES].base == 0.04
    comments = re.compile(r"(?m)^\s*#.*$")
    assert comments.findall(file.read_text("utf-8")) == comments.findall(LAKESIDE.read_text("utf-8"))


def closed(at: Room, server: Live) -> None:
    """The dialog says so; recap, mail and documents are there, and their client file has the room's numbers.

    By a small notebook of one's own: `test_closing` has the numbers of the document's.
    """
    (server.folder / "notebooks").mkdir()
    small_notebook(server.folder / "notebooks" / "business_case.ipynb", "1")
    at.step("ledger")
    at.type(FEE, "190,000")
    at.page.get_by_role("button", name="Close meeting").click()
    at.page.get_by_role("button", name="Close, save and build").click()
    dialog = at.page.get_by_role("dialog", name="The meeting is closed")
    dialog.wait_for(timeout=BUILT)
    assert "HR" in dialog.locator("textarea").input_value()
    out = server.folder / "build"
    assert {file.suffix for file in out.glob("lakeside-recap-*")} == {".docx", ".txt"}
    assert (out / "lakeside" / "case.html").is_file()
    built, case = load(out / "lakeside" / "client.yaml"), load(server.file)
    assert {path: one.base for path, one in built.params.items()} == {p: one.base for p, one in case.params.items()}
    assert case.params[WAGES].base == 0.04


def asked_around(at: Room) -> str:
    """What stands on a screen that was asked for what it has."""
    at.press("h", "4")
    at.page.locator("[data-chart=ledger] svg").wait_for()
    at.page.get_by_role("button", name="Find out what is worth asking").click()
    at.page.locator(".hc-side ol li").first.wait_for()
    return at.page.content()


def no_word_of_another_client(server: Live, received: list[bytes], shown: str) -> None:
    """Neither in what is shown nor in anything that was ever received."""
    assert (server.file.parent / OTHER.name).is_file()
    assert any(b"Lakeside" in frame or b"Offer A" in frame for frame in received)
    assert not [frame for frame in [*received, shown.encode()] if b"natividad" in frame.lower()]
