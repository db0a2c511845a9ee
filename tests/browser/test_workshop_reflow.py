"""The workshop's screen in every window, from a phone's to a large screen's: nothing is out of reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.beside import beside
from tests.browser.workshops import FEE, STEPS
from tests.clients import LAKESIDE

WINDOWS = [(1280, 800), (1920, 1080), (1024, 768), (640, 400), (390, 844), (320, 640), (320, 256)]
NAME = "Lakeside Health"
LONG = "Northern and Western Regional Health Authority and Hospitals"
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('.hc *')]
    .filter(one => one.scrollWidth > one.clientWidth + 1)
    .filter(one => one.localName === 'html' || ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)
        || one.matches('.hc-page, .hc-page > *, .hc-main > *, .hc-strip, .hc-row, .hc-control, .hc-acts'))
    .map(one => `${one.className || one.localName}: ${one.scrollWidth} in ${one.clientWidth}`)"""
OUT_OF_REACH = """() => [...document.querySelectorAll('.hc button, .hc input, .hc select')]
    .filter(one => one.checkVisibility({ opacityProperty: false })).map(one => {
        one.scrollIntoView({ block: 'center' });
        const box = one.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const hit = document.elementFromPoint(x, y), inside = box.left >= -1 && box.right <= innerWidth + 1;
        return inside && hit && (one.contains(hit) || hit.contains(one) && hit.matches('label')) ? '' :
            `${one.outerHTML.slice(0, 90)} at ${Math.round(x)} ${Math.round(y)} under ${hit?.outerHTML.slice(0, 60)}` })
    .filter(Boolean)"""
STRIP = """() => { const box = document.querySelector('.hc-cell .hc-big').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth }"""
FAULTS = (SIDEWAYS, OUT_OF_REACH)
LOW = 380  # px: in a lower window the strip scrolls with the rest


@pytest.mark.parametrize("client", [NAME, LONG], ids=["short name", "long name"])
def test_everything_is_within_reach_in_every_window(client, browser, tmp_path: Path):
    """No scrolling sideways, nothing under something else, the strip in view: WCAG 1.4.10, down to 320 x 256."""
    text = LAKESIDE.read_text(encoding="utf-8")
    (tmp_path / LAKESIDE.name).write_text(text.replace(f"client: {NAME}", f"client: {client}"), encoding="utf-8")
    wrong: list[Any] = []
    with beside(browser, tmp_path) as at:
        at.uncover()
        for size in WINDOWS:
            at.page.set_viewport_size({"width": size[0], "height": size[1]})
            for chart in STEPS:
                at.step(chart)
                at.page.wait_for_timeout(300)  # sizes are found out
                wrong += [(size, chart, one) for look in FAULTS for one in at.page.evaluate(look)]
                wrong += [(size, chart, "no strip")] * (size[1] > LOW and not at.page.evaluate(STRIP))
            at.page.get_by_role("button", name="Close meeting").click()
            at.page.get_by_role("dialog").get_by_role("button", name="close Esc").click()
    assert not wrong, wrong[:20]


def test_the_large_view_is_within_reach(browser, tmp_path: Path):
    """Letters for a projector make nothing wider than the window; a number that is tried is shown as such."""
    wrong: list[Any] = []
    with beside(browser, tmp_path) as at:
        at.uncover()
        at.step("ledger")
        at.type(FEE, "190,000")
        at.page.get_by_role("button", name="present P").click()
        for size in WINDOWS:
            at.page.set_viewport_size({"width": size[0], "height": size[1]})
            at.page.wait_for_timeout(300)
            wrong += [(size, one) for look in FAULTS for one in at.page.evaluate(look)]
    assert not wrong, wrong[:20]


def test_what_stands_beside_is_seen_on_a_phone(browser, tmp_path: Path):
    """Over the rest, with a button that closes it; an explanation that was asked for opens there by itself."""
    with beside(browser, tmp_path, viewport={"width": 390, "height": 844}) as at:
        at.uncover()
        side = at.page.locator(".hc-side")
        expect(side).to_be_hidden()
        at.page.get_by_role("button", name="ask and why").click()
        expect(side).to_be_visible()
        side.get_by_role("button", name="close what stands").click()
        expect(side).to_be_hidden()
        at.page.locator(".hc-strip .hc-link").first.click()
        expect(side.locator(".hc-value")).to_be_visible()
        assert at.page.evaluate(SIDEWAYS) == []
        side.get_by_role("button", name="close Esc").click()
        expect(side).to_be_hidden()
