"""What the room has done is on disk: after a kernel that dies, a save, the end of the meeting. And it is private."""

from __future__ import annotations

import re
import shutil

import psutil
from playwright.sync_api import WebSocket, expect

from hitcase.analysis.cases import load
from tests.browser.conftest import OTHER
from tests.browser.workshops import FEE, WAGES, Room, room
from tests.clients import LAKESIDE

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


def test_a_kernel_that_dies_loses_nothing(server, browser):
    """The screen says that it does not answer; the next view has all of it."""
    with room(browser, server) as at:
        begun(at)
        dying = busiest(server.kernels())
        dying.kill()
        at.press("2")
        expect(at.page.locator(".hc-message")).to_contain_text("The kernel does not answer")
        before = at.journal()
    with room(browser, server, fresh=False) as at:
        counted(at, "agreed 1 · trying 1 · parked 1")
        assert at.journal()[: len(before)] == before
        assert at.box(WAGES).input_value() == "4 %"
        at.step("ledger")
        assert at.box(FEE).input_value() == "190,000"
        expect(at.row(FEE)).to_contain_text("TRYING")
        expect(at.page.locator(".hc-side")).to_contain_text("HR, by 24 Oct")


def test_a_view_that_is_closed_ends_its_kernel(server, browser):
    """Else every reload would leave one, of hundreds of megabytes."""
    with room(browser, server):
        before = server.kernels()
        viewed = busiest(before)
    assert psutil.wait_procs([viewed], 30)[1] == []


def test_saving_writes_what_is_agreed_and_nothing_else(server, browser):
    """Comments stay, what is only tried is named as left out, and the next view has the same answer."""
    with room(browser, server) as at:
        begun(at)
        at.uncover()
        at.page.get_by_role("button", name="Save").click()
        said = at.page.locator(".hc-message")
        expect(said).to_contain_text("One agreed number is in lakeside.yaml")
        expect(said).to_contain_text("Left out, only tried: the partner's fee")
        at.do(FEE, "undo")
        counted(at, "trying 0")
        at.settled()
        answer = at.seen[".hc-cell"]
    case, before = load(server.file), load(LAKESIDE)
    assert {path for path in case.params if case.params[path].base != before.params[path].base} == {WAGES}
    assert case.params[WAGES].base == 0.04
    comments = re.compile(r"(?m)^\s*#.*$")
    assert comments.findall(server.file.read_text("utf-8")) == comments.findall(LAKESIDE.read_text("utf-8"))
    with room(browser, server, fresh=False) as at:
        at.uncover()
        assert at.seen[".hc-cell"] == answer


def test_the_meeting_is_closed_and_the_next_one_opens_on_what_is_parked(server, browser):
    """The dialog says so; recap, mail and documents are there, and their client file has the room's numbers."""
    with room(browser, server) as at:
        begun(at)
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
    with room(browser, server, fresh=False) as at:
        expect(at.page.locator(".hc-side")).to_contain_text("Still parked")
        expect(at.page.locator(".hc-side")).to_contain_text("HR")
        counted(at, "agreed 0 · trying 0 · parked 1")
    shutil.rmtree(out)


def test_no_word_of_another_client_comes_to_the_browser(server, browser):
    """Neither in what is shown nor in anything that was ever received."""
    assert (server.file.parent / OTHER.name).is_file()
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: received.append(frame if isinstance(frame, bytes) else frame.encode()))

    with browser.new_context() as context:
        page = context.new_page()
        page.on("websocket", listen)
        page.goto(server.address, wait_until="commit")
        page.locator("[data-chart=leavers] svg").wait_for()
        page.keyboard.press("h")
        page.keyboard.press("4")
        page.locator("[data-chart=ledger] svg").wait_for()
        page.get_by_role("button", name="Find out what is worth asking").click()
        page.locator(".hc-side ol li").first.wait_for()
        shown = page.content()
        page.close(run_before_unload=True)
    assert any(b"Lakeside" in frame or b"Offer A" in frame for frame in received)
    assert not [frame for frame in [*received, shown.encode()] if b"natividad" in frame.lower()]
