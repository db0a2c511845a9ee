"""`hitcase live` as a person meets it: one client in a browser of this machine; nothing is left when it ends."""

from __future__ import annotations

import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OTHER
from tests.browser.servers import Live, leaves_nothing, started
from tests.browser.views import PATIENCE, Seen, view
from tests.clients import LAKESIDE

HOST = "127.0.0.1"
BOTH = pytest.mark.parametrize("kind", ["page", "lab"])


@pytest.fixture(scope="module")
def servers(live: Callable[..., Live]) -> dict[str, Live]:
    """Both views of one client, another client's file beside it."""
    return {kind: live(LAKESIDE, page=kind == "page", beside=(OTHER,)) for kind in ("page", "lab")}


@pytest.fixture(scope="module")
def views(servers: dict[str, Live], browser: Browser) -> Iterator[Callable[[str], Seen]]:
    """What opens each of them once; a test leaves it open."""
    with ExitStack() as opened:
        yield cache(lambda kind: opened.enter_context(view(browser, servers[kind].address)))


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


@BOTH
def test_the_client_is_shown_without_a_key_and_nobody_else_is_asked(views, kind):
    """Every request stays on this machine, none fails, and no script complains."""
    seen = views(kind)
    seen.page.wait_for_load_state("networkidle")
    assert seen.wrong == []
    assert {urlsplit(url.removeprefix("blob:")).hostname for url in seen.asked if url[:5] != "data:"} == {HOST}


@BOTH
def test_another_client_is_nowhere(servers, views, kind):
    """Neither its name nor its file: in the page, its source, the lists of files, recent documents and workspaces."""
    server, page = servers[kind], views(kind).page
    assert (server.file.parent / OTHER.name).is_file()
    texts = [page.content(), page.request.get(server.at("/")).text()]
    if kind == "lab":
        page.get_by_role("menuitem", name="File").click()
        page.get_by_text("Open Recent").hover()
        texts += [page.content()]
        paths = ("/api/contents", "/api/sessions", "/lab/api/workspaces", "/api/contents/workshop.ipynb")
        texts += [page.request.get(server.at(path)).text() for path in paths]
        names = {one["name"] for one in page.request.get(server.at("/api/contents")).json()["content"]}
        assert names == {"workshop.ipynb", LAKESIDE.name}
    assert not [word for word in ("natividad", str(server.folder)) for text in texts if word in text.lower()]


def test_the_page_is_a_page(views):
    """Its language and title are said, it holds no code, and the widget has the whole window."""
    page = views("page").page
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Lakeside Health: workshop"
    assert not [code for code in ("workshop.show", "from hitcase", "Run All") if code in page.content()]
    assert page.get_by_text("Starting…").is_hidden()
    box = page.locator(".jp-OutputArea-output > .lm-Widget").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}


def test_the_page_says_that_it_is_starting(servers, browser):
    """From the first moment, before any script has come."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(servers["page"].address, wait_until="commit")
        page.get_by_text("Starting…").wait_for(timeout=PATIENCE)


def test_jupyterlab_shows_the_workshop_again_after_a_reload(views):
    """The kernel goes on, and so do its widgets."""
    page = views("lab").page
    page.reload()
    page.locator("h1", has_text="Lakeside Health").wait_for(timeout=PATIENCE)
    assert page.get_by_role("dialog").count() == 0


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
def test_under_another_name_nothing_is_given(servers, kind):
    """Not even with the token: a page of the internet could have its own name point here."""
    address, name = urlsplit(servers[kind].address), "clinic.example"
    path = f"{address.path or '/'}?{address.query}"
    for host, given in (
        (name, {403}),
        (f"{name}:{servers[kind].port}", {403}),
        (f"localhost:{servers[kind].port}", {200, 302}),
    ):
        connection = HTTPConnection(HOST, servers[kind].port, timeout=60)
        connection.request("GET", path, headers={"Host": host})
        assert connection.getresponse().status in given, host
        connection.close()


@pytest.mark.parametrize("path", ["nope", "nope/static/", "nope/other/x", "nope/static/x.css"])
def test_a_missing_template_is_not_found(servers, path):
    """And nothing of it stands in the terminal: the end of the server looks there."""
    assert status(servers["page"].at(f"/voila/templates/{path}")) == 404


def test_a_broken_client_file_is_told_on_the_page(servers, browser):
    """By file, line and what to do, as `check` says it; nothing of it stands in the terminal."""
    file, text = servers["page"].file, LAKESIDE.read_text(encoding="utf-8")
    file.write_text(text.replace("discount_rate: ", "discount_rat: ", 1), encoding="utf-8")
    try:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(servers["page"].address, wait_until="commit")
            told = page.get_by_role("alert").inner_text(timeout=PATIENCE)
            assert page.get_by_text("Starting…").is_hidden()
            page.close(run_before_unload=True)
    finally:
        file.write_bytes(LAKESIDE.read_bytes())
    assert "lakeside.yaml:" in told
    assert "unknown key discount_rat. Did you mean discount_rate?" in told
    assert "executing cell" not in told


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


@pytest.mark.parametrize(("kind", "how"), [("page", signal.SIGTERM), ("lab", signal.SIGINT)])
def test_nothing_is_left_when_a_signal_ends_it(servers, views, kind, how):
    """After all that was done above; JupyterLab's own menu ends it in `test_workshop_lab`."""
    views(kind)
    leaves_nothing(servers[kind], lambda: servers[kind].process.send_signal(how))


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
