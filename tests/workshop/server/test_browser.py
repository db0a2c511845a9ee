"""Which browser opens, if any, and at which port."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import webbrowser
from unittest import mock

import pytest

from hitcase.workshop.server.site import HOST, show

ADDRESS = "http://127.0.0.1:1/"


def opened(browser: webbrowser.BaseBrowser) -> bool:
    """Whether it is asked to open the address."""
    heard = threading.Event()
    with (
        mock.patch.object(webbrowser, "get", return_value=browser),
        mock.patch.object(browser, "open", side_effect=lambda address: heard.set() if address == ADDRESS else None),
    ):
        show(ADDRESS)
        return heard.wait(0.5)


def test_a_browser_with_windows_opens():
    """Without waiting for its end."""
    assert opened(webbrowser.Chromium("chromium"))


def test_a_browser_for_the_terminal_does_not_unless_it_was_asked_for(monkeypatch: pytest.MonkeyPatch):
    """It would take over the terminal and show nothing."""
    monkeypatch.delenv("BROWSER", raising=False)
    assert not opened(webbrowser.GenericBrowser("lynx"))
    monkeypatch.setenv("BROWSER", "mine")
    assert opened(webbrowser.GenericBrowser("mine"))


def test_without_a_browser_nothing_happens():
    """The address was printed; no thread is left that tries."""
    before = threading.active_count()
    with mock.patch.object(webbrowser, "get", side_effect=webbrowser.Error) as asked:
        show(ADDRESS)
    assert (asked.call_count, threading.active_count()) == (1, before)


SERVED = """
import sys
from tornado.ioloop import IOLoop
from tornado.web import Application
from hitcase.workshop.server.site import Site, serve, until_stopped

async def nothing() -> None:
    pass

def on_ready(address: str) -> None:
    print(address)
    IOLoop.current().stop()

with until_stopped():
    serve(Site(Application(), "/", nothing, nothing), on_ready, int(sys.argv[1]))
"""


def served(port: int) -> str:
    """The address that a site is served at for a moment, in another process: a loop may be running in this one."""
    found = subprocess.run([sys.executable, "-c", SERVED, str(port)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise OSError(found.stderr)
    return found.stdout.strip()


def test_a_port_that_was_asked_for_is_taken_or_refused():
    """In use: an error that says so, before anything has begun."""
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            served(port)
    assert served(port) == f"http://{HOST}:{port}/"
