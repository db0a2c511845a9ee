"""The workshop in JupyterLab: it fits between its bars, the keys are its own, and a move changes all."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.servers import Live, leaves_nothing
from tests.browser.workshops import FEE, STEPS, Room, room
from tests.clients import LAKESIDE

TOO_BIG = """() => [...document.querySelectorAll('.hc, .hc-inputs, .hc-results, html')]
    .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => `${one.className || one.localName} ${one.scrollWidth} x ${one.scrollHeight}`)"""
OUTSIDE = """() => { const box = document.querySelector('.hc').getBoundingClientRect();
    return [box.left < 0, box.top < 0, box.right > innerWidth, box.bottom > innerHeight] }"""


@pytest.fixture(scope="module")
def running(live: Callable[..., Live]) -> Live:
    """The workshop in JupyterLab."""
    return live(LAKESIDE, page=False)


@pytest.fixture(scope="module")
def at(running: Live, browser: Browser) -> Iterator[Room]:
    """One meeting; its kernel is JupyterLab's, and goes on from test to test."""
    with room(browser, running, fresh=False) as opened:
        opened.uncover()
        yield opened


@pytest.mark.parametrize("chart", STEPS)
def test_each_step_fits_the_window(at, chart):
    """By its key, although a notebook has its own keys; nothing scrolls, nothing is outside."""
    at.step(chart)
    at.page.wait_for_timeout(300)
    assert at.page.evaluate(TOO_BIG) == []
    assert not any(at.page.evaluate(OUTSIDE))


def test_arrow_keys_move_a_handle_and_esc_takes_it_back(at):
    """The notebook around it hears none of them."""
    at.step("ledger")
    at.settled()
    before = at.box(FEE).input_value(), at.drawn("cash")
    at.handle(FEE).focus()
    at.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(at.row(FEE)).to_contain_text("TRYING")
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 1")
    at.settled()
    assert before[0] != at.box(FEE).input_value()
    assert before[1] != at.drawn("cash")
    at.press("Escape")
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 0")
    at.settled()
    assert (at.box(FEE).input_value(), at.drawn("cash")) == before
    assert at.kinds() == ["try", "reset"]


def shut_down(server: Live) -> None:
    """What JupyterLab's menu asks for."""
    token = urlsplit(server.address).query.removeprefix("token=")
    asked = urllib.request.Request(server.at("/api/shutdown"), b"", {"Authorization": f"token {token}"})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=20):  # noqa: S310 our own
        pass


@pytest.mark.usefixtures("at")
def test_nothing_is_left_when_its_own_menu_ends_it(running):
    """After all that was done above."""
    leaves_nothing(running, lambda: shut_down(running))
