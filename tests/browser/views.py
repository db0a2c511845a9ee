"""A view of the workshop as a person opens it, and what went wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, TimeoutError  # noqa: A004 Playwright has its own

PATIENCE = 30_000  # milliseconds


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
