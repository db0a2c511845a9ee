"""A workshop as a person drives it: a room with one screen, its inputs, charts and answer, and the journal beside."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.servers import Live
from tests.clients import LAKESIDE

PATIENCE = 60_000  # milliseconds, for a busy machine
expect.set_options(timeout=PATIENCE)
SIZE = (1280, 800)
STEPS = {"leavers": "1", "split": "2", "waiting": "3", "ledger": "4", "ways": "5"}  # chart → key
FEE = "options.offer_a.price.amount"
WAGES = "wage_growth"
DRAWN = """name => [...document.querySelectorAll(`[data-chart=${name}] svg path[d], [data-chart=${name}] svg text`)]
    .map(one => one.getAttribute('d') + one.getAttribute('transform') + one.textContent).join('|')"""
SETTLED = """() => { const strip = document.querySelector('.hc-strip').innerText;
    return /Walk-away price\\s+[^\\s…]/.test(strip) }"""
MOVES = """async ([path, count]) => {
    const find = what => document.querySelector(`[data-path="${path}"] ${what}`);
    const wait = ms => new Promise(ok => setTimeout(ok, ms));
    for (let i = 0; i < count; i += 1) {
        const handle = find('.hc-track input'), before = find('.hc-box input').value;
        handle.value = +handle.min + (handle.max - handle.min) * (0.3 + ((i * 37) % 40) / 100);
        handle.dispatchEvent(new Event('input', { bubbles: true }));
        for (let ms = 0; ms < 5000 && find('.hc-box input').value === before; ms += 4) await wait(4);
    }
    find('.hc-track input').dispatchEvent(new Event('change', { bubbles: true }));
    while (/Walk-away price\\s+…/.test(document.querySelector('.hc-strip').innerText)) await wait(20);
}"""
TICKS = """name => [...document.querySelectorAll(`[data-chart=${name}] svg .role-axis-label text`)]
    .map(one => one.textContent)"""


class Room:
    """One view of a workshop."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file

    def row(self, path: str) -> Locator:
        """An input."""
        return self.page.locator(f'.hc-row[data-path="{path}"]')

    def box(self, path: str) -> Locator:
        """Where its number is typed."""
        return self.row(path).locator(".hc-box input")

    def handle(self, path: str) -> Locator:
        """What is dragged."""
        return self.row(path).locator(".hc-track input")

    def do(self, path: str, act: str) -> None:
        """Click one of the buttons of an input."""
        self.row(path).hover()
        self.row(path).get_by_role("button", name=re.compile(rf"^{act}\b")).click()

    def fill(self, **values: str) -> None:
        """Write into the fields of the form that is open, and send it."""
        for name, text in values.items():
            field = self.page.locator(f".hc-form input[name={name}]").last
            field.fill(text)
        field.press("Enter")

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def step(self, chart: str) -> None:
        """Go to the step of a chart."""
        self.press(STEPS[chart])
        self.page.locator(f"[data-chart={chart}] svg").wait_for()

    def uncover(self) -> None:
        """Show the answer, and wait until all of it is known."""
        self.page.locator(".hc-cover button").click()
        self.page.locator(".hc-cell").first.wait_for()
        self.settled()

    def settled(self) -> None:
        """Wait until the walk-away price, which is found last, is known."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)

    def type(self, path: str, text: str) -> None:
        """Type a number into its box, and wait until it is tried."""
        self.box(path).fill(text)
        self.box(path).press("Enter")
        expect(self.row(path)).to_contain_text("TRYING")

    @property
    def strip(self) -> str:
        """The answer, in words."""
        return self.page.locator(".hc-strip").inner_text()

    @property
    def seen(self) -> dict[str, Any]:
        """All words, boxes and charts of the screen, but not its messages."""
        parts = (".hc-status", ".hc-name > .hc-link", ".hc-whose", ".hc-under", ".hc-cell", "figcaption")
        words = {part: self.page.locator(part).all_text_contents() for part in parts}
        boxes = self.page.evaluate("[...document.querySelectorAll('.hc-box input')].map(box => box.value)")
        return words | {"boxes": boxes}

    def drawn(self, chart: str) -> str:
        """Every path and word of a chart, as it stands."""
        return str(self.page.evaluate(DRAWN, chart))

    def ticks(self, chart: str) -> list[str]:
        """The figures on the axes of a chart."""
        return list(self.page.evaluate(TICKS, chart))

    def journal(self) -> list[dict[str, Any]]:
        """Its events."""
        file = self.file.with_name(f"{self.file.stem}.journal.jsonl")
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []

    def kinds(self) -> list[str]:
        """What was done, without the opening."""
        return [event["kind"] for event in self.journal() if event["kind"] not in ("start", "opening")]


def as_bytes(frame: bytes | str) -> bytes:
    """What came over a socket."""
    return frame if isinstance(frame, bytes) else frame.encode()


@contextmanager
def room(browser: Browser, server: Live, *, fresh: bool = True, received: list[bytes] | None = None) -> Iterator[Room]:
    """A view, from a client file without a journal unless it goes on; at its end the kernel ends.

    received: takes all that the kernel sends.
    """
    if fresh:
        for file in server.file.parent.glob(f"{server.file.stem}.*"):
            file.unlink()
        shutil.copy(LAKESIDE, server.file)
    with browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}) as opened:
        page = opened.new_page()
        if received is not None:
            page.on("websocket", lambda socket: socket.on("framereceived", lambda f: received.append(as_bytes(f))))
        page.set_default_timeout(PATIENCE)
        page.goto(server.address, wait_until="commit")
        page.locator("[data-chart=leavers] svg").wait_for()
        yield Room(page, server.file)
        page.close(run_before_unload=True)
