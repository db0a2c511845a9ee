"""What the screen tells stands in a place of its own, in both modes: messages, and what an answer rests on."""

from __future__ import annotations

from itertools import count

import pytest
from playwright.sync_api import expect

from hitcase.inputs import template
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.screen.widget import Desk
from tests.browser.beside import beside
from tests.browser.workshops import FEE, Room
from tests.workshop.meeting.meetings import DAY

COVERED = """() => [...document.querySelectorAll('.hc button, .hc input, .hc select')].filter(one => {
    const box = one.getBoundingClientRect(), panes = ['.hc-inputs', '.hc-page'].map(name => one.closest(name));
    if (panes.some(pane => pane && box.bottom > pane.getBoundingClientRect().bottom)) return false; // scrolled out
    const at = x => document.elementFromPoint(x, box.top + box.height / 2)?.closest('.hc-message');
    return one.checkVisibility() && (at(box.left + 2) || at(box.right - 2)) }).map(one => one.outerHTML)"""
CUT = "one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1"
INDICATIVE = "indicative, 10 of 10 placeholders"


def refused(at: Room, value: str) -> None:
    """A number that the file checker refuses, so that the message stands."""
    at.box(FEE).fill(value)
    at.box(FEE).press("Enter")
    at.page.locator(".hc-error").wait_for()


@pytest.mark.parametrize("keys", [[], ["p"]], ids=["tools", "presenting"])
def test_a_message_takes_no_click_from_a_button(at: Room, keys: list[str]):
    """A refusal, which can be read in full, and what was done; on a low screen too."""
    at.page.set_viewport_size({"width": 1280, "height": 680})
    at.press(*keys, "4")
    at.row(FEE).wait_for()
    refused(at, "9" * 16)
    assert not at.page.locator(".hc-error").evaluate(CUT)
    assert at.page.evaluate(COVERED) == []
    at.press("Escape")
    at.page.evaluate("document.activeElement.blur()")
    at.press("Control+z")
    expect(at.page.locator(".hc-message")).to_contain_text("There is nothing to take back.")
    assert at.page.evaluate(COVERED) == []


def test_an_answer_from_placeholders_says_so_in_both_modes(tmp_path, browser):
    """How many of the ten numbers; the word and the units stay beside each number; one that is agreed is one less."""
    clock = count()
    file = template.write("demo", folder=tmp_path)
    desk = Desk(Meeting(file, lambda: f"t{next(clock)}", DAY))
    with beside(browser, tmp_path, desk) as at:
        at.press("h")
        strip, salary = at.page.locator(".hc-strip"), at.row("roles.analyst.salary")
        at.page.locator(".hc-cell").first.wait_for()
        for mode in ("", "p"):
            at.press(*mode)
            at.page.locator(".hc-presenting").wait_for(state="attached" if mode else "detached")
            at.page.evaluate("document.activeElement.blur()")
            at.page.mouse.move(640, 20)
            expect(strip.get_by_text(INDICATIVE)).to_be_visible()
            for words in ("placeholder", "$ a year"):
                expect(salary.get_by_text(words)).to_be_visible()
        at.press("p")
        at.do("roles.analyst.salary", "agree")
        at.fill(who="HR")
        expect(strip).to_contain_text("indicative, 9 of 10 placeholders")
        expect(at.page.locator(".hc-hidden[role=status]")).to_contain_text("indicative, 9 of 10 placeholders")
