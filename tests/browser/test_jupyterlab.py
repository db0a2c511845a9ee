"""The executed notebook as a client opens it: in JupyterLab, which trusts nobody's notebook and cuts what it shows."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

SECONDS = 60  # for the server to reply
TOKEN = "only-for-this-test"  # noqa: S105 the server listens here, for a minute
SETTINGS = {  # every cell is shown, not only those in the window; no news is asked for
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
}
PICTURES = """[...document.querySelectorAll('.jp-Notebook figure')].map(figure => {
    const picture = figure.querySelector('img');
    return !!picture?.alt && picture.complete && picture.naturalWidth > 100 && picture.checkVisibility() })"""
EMPTY_TABLES = "[...document.querySelectorAll('.jp-Notebook table')].filter(one => !one.textContent.trim()).length"


def settled(home: Path) -> dict[str, str]:
    """An environment whose every folder of Jupyter lies in home, with SETTINGS."""
    for name, values in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    own = {f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    lab = {f"JUPYTERLAB_{kind}_DIR": str(home / kind.lower()) for kind in ("SETTINGS", "WORKSPACES")}
    return os.environ | own | lab | {"HOME": str(home), "JUPYTER_TOKEN": TOKEN, "PYTHONWARNINGS": ""}


def replies(address: str) -> bool:
    """Whether a server answers there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 our own
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


@pytest.fixture
def address(documents: dict[str, Path], tmp_path: Path) -> Iterator[str]:
    """Where a server of JupyterLab with an empty home shows the notebook, which it has never seen."""
    root = tmp_path / "root"
    shutil.copytree(documents["lakeside"], root)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += ["--port-retries=0", f"--ServerApp.root_dir={root}", "--LabApp.news_url="]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, env=settled(tmp_path), cwd=root, stdout=log, stderr=log)
    try:
        end = time.monotonic() + SECONDS
        while not replies(f"http://127.0.0.1:{port}/api?token={TOKEN}"):
            assert server.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")
            assert time.monotonic() < end, "JupyterLab does not reply"
        yield f"http://127.0.0.1:{port}/lab/tree/case.ipynb?token={TOKEN}"
    finally:
        server.terminate()
        server.wait(SECONDS)


@pytest.fixture
def lab(address: str, browser: Browser) -> Iterator[Page]:
    """The notebook in JupyterLab's window, all its outputs there."""
    with browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_text("Next steps").last.wait_for(timeout=SECONDS * 1000)
        yield page


def test_jupyterlab_shows_answer_tables_and_charts(lab, documents):
    """Nobody trusts the notebook yet: words, tables and pictures are there, each picture with its words."""
    book = nbformat.read(documents["lakeside"] / "case.ipynb", as_version=4)
    shown = "".join(output.data.get("text/html", "") for cell in book.cells for output in cell.get("outputs", ()))
    answer = lab.locator(".jp-Notebook .lead", has_text="Do nothing")
    assert answer.is_visible()
    assert lab.locator(".jp-Notebook table").count() == shown.count("<table")
    assert lab.evaluate(EMPTY_TABLES) == 0
    assert shown.count("<figure") > 2
    assert lab.evaluate(PICTURES) == [True] * shown.count("<figure")
