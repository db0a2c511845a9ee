"""A browser for the tests of what readers open: Debian's Chromium, one for all tests, an offline context for each."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.beside import beside
from tests.browser.servers import Live, serving, started
from tests.browser.workshops import Room
from tests.clients import LAKESIDE, PARAMS
from tests.once import once

__all__ = ["once"]

OTHER = PARAMS / "natividad.yaml"
NAMES = ("chromium", "chromium-browser", "google-chrome")
OFF = (  # two panels of the address bar, 0.7 s of processor time a window; then Playwright's list, whose place it takes
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AvoidUnnecessaryBeforeUnloadCheckSync", "MediaRouter"),
    *("DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "AimEnabled"),
    *("PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "PreconnectToSearch"),
)


def _program() -> str:
    """Where the browser lies; a test without one is skipped, in CI it fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        told = f"there is no browser here: none of {', '.join(NAMES)}"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; root needs it without its sandbox."""
    with sync_playwright() as playwright:
        args = ["--no-sandbox", f"--disable-features={','.join(OFF)}"]
        running = playwright.chromium.launch(executable_path=_program(), args=args)
        yield running
        running.close()


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A context that reaches nobody."""
    context = browser.new_context(offline=True)
    yield context
    context.close()


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Callable[[Path], list[str]]:
    """What prints a page on Letter, once, and gives the text of each sheet."""

    @cache
    def printed(html: Path) -> list[str]:
        with browser.new_context(offline=True) as context:
            page = context.new_page()
            page.goto(html.as_uri())
            paper = page.pdf(format="Letter", prefer_css_page_size=True)
        return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(paper)).pages]

    return printed


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Live]]:
    """What starts a workshop: ``live(file, page=True)`` serves a copy of a client file, ended with the session."""
    running: list[Live] = []

    def start(file: Path, *, page: bool, beside: tuple[Path, ...] = ()) -> Live:
        folder = tmp_path_factory.mktemp("live")
        running.append(serving(started(folder, file, page=page, beside=beside), folder, file))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def server(live: Callable[..., Live]) -> Live:
    """The workshop on Lakeside as a page, another client's file beside its own; each test opens views of its own."""
    return live(LAKESIDE, page=True, beside=(OTHER,))


@pytest.fixture
def at(tmp_path: Path, browser: Browser) -> Iterator[Room]:
    """A new meeting, its answer uncovered; it may copy."""
    with beside(browser, tmp_path, permissions=["clipboard-read", "clipboard-write"]) as opened:
        opened.uncover()
        yield opened
