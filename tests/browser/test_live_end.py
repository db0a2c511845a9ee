"""Nothing is left of `hitcase live` when it ends, however it ends."""

from __future__ import annotations

import signal
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.browser.servers import Live, started
from tests.browser.views import view
from tests.clients import LAKESIDE


def shut_down(server: Live) -> None:
    """What JupyterLab's menu asks for."""
    token = urlsplit(server.address).query.removeprefix("token=")
    asked = urllib.request.Request(server.at("/api/shutdown"), b"", {"Authorization": f"token {token}"})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=20):  # noqa: S310 our own
        pass


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
