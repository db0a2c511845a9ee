"""The workshop's screen fits its window in all that happens at it, and everybody can use it: axe, keyboard, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.workshops import FEE, SIZE, STEPS, WAGES, Room, room

OTHERS = [(1920, 1080), (1024, 768)]
TOO_BIG = """() => [...document.querySelectorAll('.hc, .hc-inputs, .hc-results, .hc-top, .hc-steps, .hc-strip, html')]
    .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => `${one.className || one.localName} ${one.scrollWidth} x ${one.scrollHeight}`)"""
CUT = """() => { const whole = document.querySelector('.hc').getBoundingClientRect();
    return [...document.querySelectorAll('.hc button, .hc input, .hc-form, .hc-sheet, .hc-cell')].filter(one => {
        const box = one.getBoundingClientRect(), into = one.closest('.hc-side, .hc-sheet, .hc-strip');
        return one.checkVisibility() && !(into && into !== one && into.matches('.hc-side, .hc-sheet'))
            && (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1
                || box.bottom > whole.bottom + 1) }).map(one => one.outerHTML.slice(0, 150)) }"""
NAMELESS = """() => [...document.querySelectorAll('.hc button, .hc input, .hc select, .hc textarea')].filter(one =>
    !(one.ariaLabel || one.textContent.trim() || one.labels?.[0]?.textContent.trim())).map(one => one.outerHTML)"""
WHERE = """() => document.activeElement.closest('.hc-steps, .hc-inputs, .hc-results, .hc-side, .hc-strip')?.className
    .split(' ')[0] || ''"""


def states(at: Room) -> Iterator[str]:
    """All that a person can bring about, one after the other, told by its name."""
    yield from of_inputs(at)
    yield from beside_and_above(at)


def of_inputs(at: Room) -> Iterator[str]:
    """Steps, forms, refusals, numbers far away."""
    yield "covered"
    at.uncover()
    for chart in STEPS:
        at.step(chart)
        yield f"step of {chart}"
    at.page.get_by_role("button", name="What must be true").click()
    at.page.locator("[data-chart=drivers] svg").wait_for()
    yield "drivers"
    at.step("ledger")
    for path in (FEE, at.page.locator(".hc-row").last.get_attribute("data-path") or ""):
        for act in ("agree", "park", "range"):
            at.do(path, act)
            at.page.locator(".hc-row .hc-form").wait_for()
            yield f"{act} form of {path}"
            at.press("Escape")
    at.box(FEE).fill("a lot")
    at.box(FEE).press("Enter")
    at.page.locator(".hc-error").wait_for()
    yield "refusal"
    at.press("Escape")
    at.type(FEE, "1,234,567.89")
    at.settled()
    yield "tried far away"
    at.do(FEE, "park")
    at.fill(who="Procurement and the vendor manager together", by_when="27 October 2026")
    at.page.get_by_role("button", name="ask, parked 1").wait_for()
    yield "parked"
    at.type("options.offer_a.ends.contracts.agency.share", "100 %")
    at.page.locator(".hc-over").wait_for()
    yield "more hours than are freed"


def beside_and_above(at: Room) -> Iterator[str]:
    """Explanations, what stands beside, sheets, doubt, tables, the presenter's screen."""
    at.page.locator(".hc-strip .hc-link").first.click()
    at.page.locator(".hc-value").wait_for()
    yield "explanation"
    at.press("Escape")
    for tab in ("why", "notes"):
        at.page.locator(".hc-tabs").get_by_role("button", name=tab).click()
        yield tab
    at.page.get_by_role("button", name="scenarios").click()
    at.fill(name="A scenario with a name as long as people give them")
    at.page.get_by_role("row", name="A scenario").wait_for()
    yield "scenarios"
    at.press("Escape")
    at.page.get_by_role("button", name="Close meeting").click()
    at.page.get_by_role("dialog").wait_for()
    yield "closing"
    at.press("Escape")
    at.press("b")
    expect(at.page.locator(".hc-inputs")).to_contain_text("not believed")
    yield "no promise believed"
    at.page.locator(".hc-figure").first.hover()
    at.page.get_by_role("button", name="as a table").first.click()
    at.page.locator(".hc-rows").wait_for()
    yield "a table"
    at.press("p")
    at.page.locator(".hc-presenting").wait_for()
    at.settled()
    yield "presenting"


def test_nothing_scrolls_and_axe_finds_no_barrier_in_any_state(server, browser):
    """At 1280 x 800; everything that can be clicked is within the window, and has a name."""
    wrong: list[Any] = []
    with room(browser, server) as at:
        for state in states(at):
            at.page.wait_for_timeout(300)  # sizes are found out
            found = Axe().run(at.page, options={"resultTypes": ["violations"], "preload": False})
            wrong += [(state, one) for look in (TOO_BIG, CUT, NAMELESS) for one in at.page.evaluate(look)]
            for one in found.response["violations"]:
                wrong += [(state, one["id"], node["html"][:150], node["failureSummary"][:200]) for node in one["nodes"]]
    assert not wrong, wrong[:20]


def test_nothing_scrolls_in_other_windows(server, browser):
    """On a large screen and on a small one, where what stands beside is a drawer."""
    wrong: list[Any] = []
    with room(browser, server) as at:
        at.uncover()
        for width, height in OTHERS:
            at.page.set_viewport_size({"width": width, "height": height})
            for chart in STEPS:
                at.step(chart)
                at.page.wait_for_timeout(300)
                wrong += [(width, chart, one) for look in (TOO_BIG, CUT) for one in at.page.evaluate(look)]
            side, drawer = at.page.locator(".hc-side"), at.page.get_by_role("button", name="ask and why")
            if width < SIZE[0]:
                expect(side).to_be_hidden()
                drawer.click()
                wrong += [(width, "drawer", one) for look in (TOO_BIG, CUT) for one in at.page.evaluate(look)]
            expect(side).to_be_visible()
            assert drawer.is_visible() == (width < SIZE[0])
    assert not wrong, wrong[:20]


def test_a_person_without_a_mouse_agrees_a_number(server, browser):
    """Tab goes through steps, inputs, charts, what stands beside and the answer; what a move did is read out."""
    with room(browser, server) as at:
        at.press("h")
        at.page.locator(".hc-cell").first.wait_for()
        at.settled()
        seen: list[str] = []
        for _ in range(90):
            at.press("Tab")
            where = at.page.evaluate(WHERE)
            seen += [where] * (where != "" and where not in seen)
        assert seen == ["hc-steps", "hc-inputs", "hc-results", "hc-side", "hc-strip"]
        before = at.page.locator(".hc-hidden[role=status]").inner_text()
        at.page.evaluate("document.activeElement.blur()")
        while at.page.evaluate("document.activeElement.ariaLabel") != "Growth of pay, prices and contracts":
            at.press("Tab")
        at.press("ArrowRight", "ArrowRight", "ArrowRight")
        expect(at.page.locator(".hc-counts")).to_contain_text("trying 1")
        at.settled()
        assert at.page.locator(".hc-hidden[role=status]").inner_text() != before
        at.press("Enter")
        at.page.keyboard.type("CFO")
        at.press("Enter")
        expect(at.page.locator(".hc-counts")).to_contain_text("agreed 1")
        expect(at.row(WAGES)).to_contain_text("agreed")
        assert at.kinds() == ["try", "agree"]
