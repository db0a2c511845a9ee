"""How fast the workshop's screen answers in Chromium, beside the budgets of design section 8, in one run.

`python benchmarks/workshop.py` from the checkout; it takes about three minutes. Ratios: measured / budget (at most 1
is within it). From the `input` event of a handle to its changed words, which are drawn together with the strip; not all
moves of a shared figure change what the strip rounds to. Of keys the last one before a change counts, of a drag the
oldest one that was not answered yet.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import psutil  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from readings import told  # noqa: E402 the file beside this one

from tests.browser.servers import Live, serving, started  # noqa: E402 the checkout's own code is measured
from tests.browser.workshops import FEE, MOVES, WAGES, Room  # noqa: E402
from tests.clients import LAKESIDE  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome")
MEDIAN, P95, REST = 60.0, 150.0, 0.4  # ms, ms, s
KEYS, APART, DRAG = 100, 120, 3000  # keys; ms between two; ms of a drag
FIGURES = {"figure of the offer": ("4", FEE), "shared figure": ("1", WAGES)}
WATCH = """oldest => { window.took = []; let since = 0, let_go = 0; window.rest = 0;
    const strip = document.querySelector('.hc-strip');
    window.listen = event => { since = oldest && since ? since : performance.now(); };
    window.freed = () => { let_go = performance.now(); };
    document.addEventListener('input', listen, true);
    document.addEventListener('pointerup', freed, true);
    document.addEventListener('keyup', freed, true);
    window.watch = new MutationObserver(seen => {
        if (since && seen.some(one => one.attributeName)) { took.push(performance.now() - since); since = 0; }
        if (let_go && /Safe (up to|from)/.test(strip.innerText)) { rest = performance.now() - let_go; let_go = 0; } });
    watch.observe(document.querySelector('.hc'), { subtree: true, childList: true, characterData: true,
        attributeFilter: ['aria-valuetext'] }) }"""
STOP = """() => { watch.disconnect(); document.removeEventListener('input', listen, true);
    document.removeEventListener('pointerup', freed, true); document.removeEventListener('keyup', freed, true);
    return [took, rest] }"""


@contextmanager
def workshop(*, page: bool) -> Iterator[Live]:
    """A server on a copy of Lakeside, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="hc-bench-"))
    live = serving(started(folder, LAKESIDE, page=page), folder, LAKESIDE)
    try:
        yield live
    finally:
        live.stop()
        shutil.rmtree(folder, ignore_errors=True)


def opened(browser: Browser, live: Live) -> tuple[Page, float]:
    """A new view, and the seconds until its first chart."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(120_000)
    begun = time.perf_counter()
    page.goto(live.address, wait_until="commit")
    page.locator("[data-chart=leavers] svg").wait_for()
    return page, time.perf_counter() - begun


def keys(at: Room, path: str) -> None:
    """Arrow keys back and forth, at the pace of a key that is held."""
    at.handle(path).focus()
    for number in range(KEYS):
        at.page.keyboard.press("ArrowRight" if number // 20 % 2 == 0 else "ArrowLeft")
        at.page.wait_for_timeout(APART)


def drag(at: Room, path: str) -> None:
    """The mouse pulls the handle to the right and back."""
    box = at.handle(path).bounding_box() or {}
    middle, y, end = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, time.perf_counter() + DRAG / 1e3
    at.page.mouse.move(middle, y)
    at.page.mouse.down()
    step = 0
    while time.perf_counter() < end:
        step += 1
        at.page.mouse.move(middle + abs(step % 160 - 80) - 40, y)
    at.page.mouse.up()


def latencies(at: Room) -> None:
    """Of each figure, by keys and by mouse; and the rest after the hand is off."""
    for name, (key, path) in FIGURES.items():
        at.page.keyboard.press(key)
        at.handle(path).wait_for()
        for how, act in (("keys", keys), ("drag", drag)):
            at.settled()
            at.page.evaluate(WATCH, how == "drag")
            act(at, path)
            at.page.wait_for_function("rest > 0")
            took, rest = at.page.evaluate(STOP)
            took.sort()
            told(f"{name}, {how}: median of {len(took)}", statistics.median(took), "ms", MEDIAN)
            told(f"{name}, {how}: p95", took[int(len(took) * 0.95)], "ms", P95)
            told(f"{name}, {how}: all known after release", rest / 1e3, "s", REST)


def memory(at: Room, live: Live) -> None:
    """Of the page's scripts and of the kernel, after 100 moves and after 1,000."""
    inside = at.page.context.new_cdp_session(at.page)
    kernel = max(live.kernels(), key=lambda one: sum(one.cpu_times()[:2]))
    for count, more in ((100, 100), (1000, 900)):
        at.page.evaluate(MOVES, [WAGES, more])
        inside.send("HeapProfiler.collectGarbage")
        told(f"heap after {count} moves", inside.send("Runtime.getHeapUsage")["usedSize"] / 1e6, "MB", None)
        told(f"kernel's memory after {count} moves", psutil.Process(kernel.pid).memory_info().rss / 1e6, "MB", None)


def main() -> None:
    """Print every row."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with workshop(page=False) as live:
            told("first view of JupyterLab", opened(browser, live)[1], "s", None)
        with workshop(page=True) as live:
            page, seconds = opened(browser, live)
            told("first view of the page", seconds, "s", None)
            at = Room(page, live)
            at.uncover()
            latencies(at)
            memory(at, live)
        browser.close()


if __name__ == "__main__":
    main()
