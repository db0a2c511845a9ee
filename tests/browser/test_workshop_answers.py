"""Each answer belongs to the act it answers: acts and answers are carried by hand between the page and the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.widget import Desk
from tests.browser.beside import show
from tests.browser.workshops import SIZE, WAGES
from tests.workshop.screen.desks import desk_on

STILL = "<!doctype html><style>body { margin: 0 }</style><body data-voila=1>"


class Carried:
    """A screen and its desk, with nothing between them: what the page sends lies there until it is carried over."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self.page, self.desk, self.done = page, desk, 0
        self.show(0)

    def show(self, reply: int) -> None:
        """Put the screen into the page, so many acts answered before."""
        show(self.page, {**screen(self.desk), "reply": reply})

    def sent(self, *acts: str) -> None:
        """Wait until these, and no others, lie there."""
        told = "([from, acts]) => sent.slice(from).map(act => act.do).join() === acts"
        self.page.wait_for_function(told, arg=[self.done, ",".join(acts)])

    def answer(self) -> None:
        """Carry the oldest act to the desk, and its answer to the page."""
        act = self.page.evaluate("n => sent[n]", self.done)
        self.done += 1
        self.desk.act(act)
        self.page.evaluate("answer", {**screen(self.desk), "reply": act["number"]})

    def settle(self) -> None:
        """Answer all, until nothing is sent any more."""
        while not self.desk.settled or self.page.evaluate("sent.length") > self.done:
            self.page.wait_for_function("done => sent.length > done", arg=self.done)
            self.answer()

    def type(self, field: str, text: str) -> None:
        """Write into a box or a field, and send it."""
        self.page.locator(field).fill(text)
        self.page.locator(field).press("Enter")


@pytest.fixture
def carried(browser: Browser, tmp_path: Path) -> Iterator[Carried]:
    """A screen at rest, its size told."""
    with browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}) as context:
        page = context.new_page()
        page.set_content(STILL)
        found = Carried(page, desk_on(tmp_path))
        found.page.wait_for_function("sent.some(act => act.do === 'size')")
        found.settle()
        yield found


BOX = f'.hc-row[data-path="{WAGES}"] .hc-box input'
FORM = ".hc-form input[name={}]"


def test_a_form_stays_until_it_is_answered_itself(carried):
    """What was found out before, and after, closes no form and takes no sentence away; agreeing closes it."""
    wrong, form = carried.page.locator(".hc-message.hc-error"), carried.page.locator(".hc-form")
    carried.type(BOX, "4 %")
    carried.answer()
    carried.sent("rest")
    carried.page.locator(BOX).press("Enter")
    carried.type(FORM.format("why"), "New guideline")
    carried.sent("rest", "agree")
    carried.answer()
    expect(form).to_have_count(1)
    carried.answer()
    expect(wrong).to_contain_text("the role that agrees")
    carried.settle()
    expect(wrong).to_contain_text("the role that agrees")
    assert carried.page.locator(FORM.format("why")).input_value() == "New guideline"
    carried.type(FORM.format("who"), "CFO")
    carried.settle()
    expect(form).to_have_count(0)
    expect(carried.page.locator(".hc-message")).to_contain_text("Agreed.")


def test_a_form_that_was_opened_meanwhile_stays(carried):
    """The answer to another one does not close it."""
    carried.page.locator(BOX).press("Enter")
    carried.type(FORM.format("who"), "CFO")
    carried.page.get_by_role("button", name="park: Growth of pay").click()
    carried.settle()
    expect(carried.page.locator(FORM.format("by_when"))).to_be_visible()


def test_what_was_typed_stays_when_it_is_refused(carried):
    """Also when the page has told of a new size before it heard so; Esc gives it up."""
    box, wrong = carried.page.locator(BOX), carried.page.locator(".hc-message.hc-error")
    carried.type(BOX, "a lot")
    carried.sent("try")
    carried.page.set_viewport_size({"width": SIZE[0], "height": 700})
    carried.sent("try", "size")
    carried.settle()
    expect(wrong).to_contain_text("a lot")
    expect(box).to_have_value("a lot")
    expect(box).to_have_attribute("aria-invalid", "true")
    carried.page.keyboard.press("Escape")
    carried.settle()
    expect(wrong).to_have_count(0)
    expect(box).to_have_value("3.3 %")
    expect(box).to_have_attribute("aria-invalid", "false")


def test_hours_that_are_being_typed_stay(carried):
    """Whatever is answered meanwhile, until they are answered themselves."""
    carried.page.keyboard.press("4")
    carried.answer()
    carried.settle()
    box = carried.page.get_by_role("textbox", name="Agency: hours that end")
    carried.page.keyboard.press("h")
    box.fill("15,000")
    carried.answer()
    expect(box).to_have_value("15,000")
    carried.settle()
    box.press("Enter")
    expect(box).to_have_value("15,000")
    carried.settle()
    assert carried.desk.meeting.state.tried
    expect(box).to_have_value("15,000")


def test_a_page_that_is_loaded_again_goes_on_counting(carried):
    """Else an answer of before would be taken for one to come."""
    carried.page.reload()
    carried.show(reply=40)
    carried.page.keyboard.press("h")
    carried.page.wait_for_function("sent.length")
    assert carried.page.evaluate("sent[0].number") == 41


def test_what_is_not_answered_is_not_said_to_be_on_disk(carried):
    """A step that is only looked at is; a number that was typed may be nowhere."""
    told = carried.page.locator(".hc-message.hc-error")
    carried.page.keyboard.press("2")
    expect(told).to_contain_text("All that was tried and agreed is on disk")
    carried.settle()
    carried.page.keyboard.press("1")
    carried.settle()
    carried.type(BOX, "4 %")
    expect(told).to_contain_text("What you did last may not be on disk")
    assert "All that was tried" not in told.inner_text()
    carried.settle()
    expect(told).to_have_count(0)
