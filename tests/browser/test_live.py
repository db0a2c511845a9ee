"""`hitcase live` as a person meets it: one client in a browser of this machine, and nothing left when it ends."""

from __future__ import annotations

import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, TimeoutError  # noqa: A004 Playwright has its own

from tests.browser.servers import Live, started
from tests.clients import LAKESIDE, PARAMS

OTHER = PARAMS / "natividad.yaml"
HOST = "127.0.0.1"
PATIENCE = 30_000  # milliseconds
BOTH = pytest.mark.parametrize("kind", ["page", "lab"])


class Seen:
    """What a view of the workshop did: the page, its requests, and what went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        page.on(
            "response", lambda answer: self.wrong.extend([f"{answer.status}: {answer.url}"] * (answer.status > 399))
        )
        page.on("console", lambda told: self.wrong.extend([told.text] * (told.type == "error")))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))


@contextmanager
def view(browser: Browser, address: str) -> Iterator[Seen]:
    """The workshop in a new window, the client's name in it; no key was pressed."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        seen = Seen(context.new_page())
        seen.page.goto(address, wait_until="commit")
        try:
            seen.page.locator("h1", has_text="Lakeside Health").wait_for(timeout=PATIENCE)
        except TimeoutError as late:
            raise AssertionError([*seen.wrong, seen.page.locator("body").inner_text()]) from late
        yield seen


@pytest.fixture(scope="module")
def servers(live: Callable[..., Live]) -> dict[str, Live]:
    """Both views of one client, another client's file beside it."""
    return {kind: live(LAKESIDE, page=kind == "page", beside=(OTHER,)) for kind in ("page", "lab")}


def status(address: str) -> int:
    """What the server answers to somebody without a cookie, redirections not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    try:
        with urllib.request.build_opener(Stay).open(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def shut_down(server: Live) -> None:
    """What JupyterLab's menu asks for."""
    token = urlsplit(server.address).query.removeprefix("token=")
    asked = urllib.request.Request(server.at("/api/shutdown"), b"", {"Authorization": f"token {token}"})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=20):  # noqa: S310 our own
        pass


@BOTH
def test_the_client_is_shown_without_a_key_and_nobody_else_is_asked(servers, browser, kind):
    """Every request stays on this machine, none fails, and no script complains."""
    with view(browser, servers[kind].address) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.wrong == []
        assert {urlsplit(url.removeprefix("blob:")).hostname for url in seen.asked if url[:5] != "data:"} == {HOST}


@BOTH
def test_another_client_is_nowhere(servers, browser, kind):
    """Neither its name nor its file: in the page, its source, the lists of files, recent documents and workspaces."""
    server = servers[kind]
    assert (server.file.parent / OTHER.name).is_file()
    with view(browser, server.address) as seen:
        texts = [seen.page.content(), seen.page.request.get(server.at("/")).text()]
        if kind == "lab":
            seen.page.get_by_role("menuitem", name="File").click()
            seen.page.get_by_text("Open Recent").hover()
            texts += [seen.page.content()]
            paths = ("/api/contents", "/api/sessions", "/lab/api/workspaces", "/api/contents/workshop.ipynb")
            texts += [seen.page.request.get(server.at(path)).text() for path in paths]
            names = {one["name"] for one in seen.page.request.get(server.at("/api/contents")).json()["content"]}
            assert names == {"workshop.ipynb", LAKESIDE.name}
    assert not [word for word in ("natividad", str(server.folder)) for text in texts if word in text.lower()]


def test_the_page_is_a_page(servers, browser):
    """Its language and title are said, it holds no code, and the widget has the whole window."""
    with view(browser, servers["page"].address) as seen:
        assert seen.page.locator("html").get_attribute("lang") == "en"
        assert seen.page.title() == "Lakeside Health: workshop"
        assert not [code for code in ("workshop.show", "from hitcase", "Run All") if code in seen.page.content()]
        assert seen.page.get_by_text("Starting…").is_hidden()
        box = seen.page.locator(".jp-OutputArea-output > .lm-Widget").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}


def test_the_page_says_that_it_is_starting(servers, browser):
    """From the first moment, before any script has come."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(servers["page"].address, wait_until="commit")
        page.get_by_text("Starting…").wait_for(timeout=PATIENCE)


def test_jupyterlab_shows_the_workshop_again_after_a_reload(servers, browser):
    """The kernel goes on, and so do its widgets."""
    with view(browser, servers["lab"].address) as seen:
        seen.page.reload()
        seen.page.locator("h1", has_text="Lakeside Health").wait_for(timeout=PATIENCE)
        assert seen.page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("page", "/"),
        ("page", "/?template=lab"),
        ("page", "/api/kernels"),
        ("page", "/voila/files/lakeside.yaml"),
        ("page", "/voila/files/workshop.ipynb"),
        ("lab", "/doc/tree/workshop.ipynb"),
        ("lab", "/api/contents"),
        ("lab", "/api/kernels"),
        ("lab", "/files/lakeside.yaml"),
    ],
)
def test_without_the_token_nothing_is_given(servers, kind, path):
    """A refusal, or the way to the log-in page."""
    assert status(servers[kind].at(path)) in {302, 403}


@pytest.mark.parametrize("name", ["lakeside.yaml", "workshop.ipynb"])
def test_the_page_gives_out_no_file_even_with_the_token(servers, name):
    """Not the client's numbers, not the notebook."""
    token = urlsplit(servers["page"].address).query
    assert status(servers["page"].at(f"/voila/files/{name}?{token}")) == 403


@BOTH
def test_it_listens_on_this_machine_alone(servers, kind):
    """A server on all addresses would answer on every one of 127.*.*.*."""
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", servers[kind].port), timeout=5)


@BOTH
def test_the_kernel_is_this_python_and_knows_where_documents_go(servers, kind):
    """Whatever kernel the user has under that name; its folder is the private one. Nothing else is started."""
    kernels = servers[kind].kernels()
    assert kernels
    for kernel in kernels:
        assert kernel.cmdline()[0] == sys.executable
        assert kernel.environ()["HITCASE_OUT"] == str(servers[kind].folder / "build")
        assert Path(kernel.cwd()).parent.parent == servers[kind].temporary


@pytest.mark.parametrize(("kind", "how"), [("page", signal.SIGTERM), ("lab", signal.SIGINT), ("lab", None)])
def test_nothing_is_left_when_it_ends(live, browser, kind, how):
    """By a signal or by JupyterLab's own menu: no process, no folder, no complaint; the client file as it was."""
    server = live(LAKESIDE, page=kind == "page")
    with view(browser, server.address):
        kernels, private = server.kernels(), list(server.temporary.iterdir())
        assert kernels
        assert [folder.stat().st_mode & 0o777 for folder in private if folder.name.startswith("hitcase-")] == [0o700]
        if how:
            server.process.send_signal(how)
        else:
            shut_down(server)
        assert server.process.wait(60) == 0
    assert psutil.wait_procs(kernels, 5)[1] == []
    assert list(server.temporary.iterdir()) == []
    assert server.process.stderr.read().splitlines() == [
        "Starting the workshop on Lakeside Health …",
        "Stop with Ctrl-C; what is agreed stays in the journal beside the client file.",
    ]
    assert server.file.read_bytes() == LAKESIDE.read_bytes()


def test_an_end_while_it_starts_leaves_nothing(tmp_path):
    """Ctrl-C before there is anything to see."""
    process = started(tmp_path, LAKESIDE, page=False)
    while not (temporary := Path(psutil.Process(process.pid).environ().get("TMPDIR", "/nowhere"))).is_dir():
        assert process.poll() is None
    while not list(temporary.glob("hitcase-*/first")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert (process.returncode, list(temporary.iterdir())) == (0, [])
    temporary.rmdir()
