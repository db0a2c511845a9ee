"""What people do at the workshop's screen, in a browser: type, agree, park, take back, doubt, ask, copy, move hours."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.beside import beside
from tests.browser.workshops import FEE, WAGES, Room

HOURS = "contracts.agency.hours"
WHOLE = "options.offer_a.ends.contracts.agency.share"
SHARE = "roles.analyst.turnover_rate"
SHOWN = """one => { const box = one.getBoundingClientRect();
    const at = x => document.elementFromPoint(x, box.top + box.height / 2) === one;
    return box.height >= 24 && at(box.left + 5) && at(box.right - 5) }"""


def counted(at: Room, what: str) -> None:
    """Wait until the head of the screen says so."""
    expect(at.page.locator(".hc-counts")).to_contain_text(what)


def test_the_first_view_is_people_with_the_answer_covered(tmp_path, browser):
    """H shows it."""
    with beside(browser, tmp_path) as at:
        expect(at.page.get_by_role("button", name="1 People")).to_have_attribute("aria-current", "step")
        expect(at.page.locator(".hc-strip")).to_contain_text("The answer is covered")
        assert "$1.3 m" not in at.page.locator(".hc").inner_text()
        at.press("h")
        at.settled()
        assert re.search(r"Cash over five years.*Loses cash.*With capacity", at.strip, re.DOTALL)


def test_sums_and_percents_are_typed_and_a_bare_share_is_refused(at):
    """What was typed stays in the box when it is refused, and the sentence can be read."""
    at.type(SHARE, "19 %")
    assert at.box(SHARE).input_value() == "19 %"
    at.box(SHARE).fill("19")
    at.box(SHARE).press("Enter")
    told = at.page.locator(".hc-message.hc-error")
    expect(told).to_contain_text("0.19")
    assert told.evaluate(SHOWN)
    assert at.box(SHARE).get_attribute("aria-invalid") == "true"
    assert at.box(SHARE).input_value() == "19"
    counted(at, "trying 1")
    at.press("Escape")
    assert at.box(SHARE).input_value() == "19 %"
    at.page.get_by_role("button", name="2 Budget").click()
    at.type(HOURS, "14*1880")
    assert at.box(HOURS).input_value() == "26,320"


def test_a_number_beside_the_handle_extends_it(at):
    """The handle reaches it, and the box has it exactly."""
    at.step("ledger")
    high = float(at.handle(FEE).get_attribute("max") or 0)
    at.type(FEE, "412,345.67")
    assert at.box(FEE).input_value() == "412,345.67"
    assert float(at.handle(FEE).get_attribute("max") or 0) >= 412345.67 > high
    at.type(FEE, "51,000")
    expect(at.handle(FEE)).to_have_attribute("aria-valuetext", "$51,000 a month")
    assert float(at.handle(FEE).get_attribute("min") or 0) <= 51_000


def test_a_number_is_agreed_by_a_role_and_taken_back(at):
    """Enter opens the form; without a role a line says so, and the form stays."""
    before = at.seen
    at.type(WAGES, "4 %")
    at.box(WAGES).press("Enter")
    at.fill(why="New guideline")
    expect(at.page.locator(".hc-message.hc-error")).to_contain_text("the role that agrees")
    assert at.page.locator(".hc-message.hc-error").evaluate(SHOWN)
    at.fill(who="CFO")
    counted(at, "agreed 1")
    expect(at.row(WAGES)).to_contain_text("agreed")
    assert at.journal()[-1]["who"] == "CFO"
    at.press("Control+z")
    counted(at, "agreed 0")
    at.page.get_by_role("button", name="redo").click()
    counted(at, "agreed 1")
    at.page.get_by_role("button", name="undo", exact=True).click()
    counted(at, "trying 1")
    at.press("Control+z")
    counted(at, "agreed 0 · trying 0")
    at.settled()
    assert at.seen == before
    at.press("Control+y")
    counted(at, "trying 1")


def test_open_numbers_are_parked_ranges_changed_and_words_written_down(at):
    """Who knows it, and by when, stand beside the charts; "answer" goes to the input from any step."""
    at.do(WAGES, "park")
    at.fill(who="HR", by_when="24 Oct")
    parked = at.page.locator(".hc-side section", has_text="Parked")
    expect(parked).to_contain_text("HR, by 24 Oct")
    expect(at.row(WAGES)).to_contain_text("parked")
    at.press("4")
    expect(at.row(WAGES)).to_have_count(0)
    parked.get_by_role("button").click()
    expect(at.row(WAGES)).to_be_visible()
    at.do(WAGES, "range")
    at.fill(low="2 %", high="6 %")
    expect(at.row(WAGES)).to_contain_text("TRYING")
    assert at.journal()[-1]["new"] == {"base": 0.033, "low": 0.02, "high": 0.06}
    at.page.get_by_role("button", name="notes").click()
    at.fill(who="CIO", text="No offshore access")
    expect(at.page.locator(".hc-side")).to_contain_text("No offshore access (CIO)")


def test_what_was_agreed_stays_until_it_is_taken_back(at):
    """Escape, undo on the row, and reset of all that is tried, give up what is tried alone."""
    sheet = at.page.get_by_role("dialog")
    resets = (
        lambda: (at.handle(SHARE).focus(), at.press("Escape")),
        lambda: at.do(SHARE, "undo"),
        lambda: (
            at.page.get_by_role("button", name="scenarios").click(),
            sheet.get_by_role("button", name="reset all that is tried").click(),
        ),
    )
    at.type(SHARE, "19 %")
    at.do(SHARE, "agree")
    at.fill(who="HR")
    counted(at, "agreed 1 · trying 0")
    for reset in resets:
        at.type(SHARE, "12 %")
        reset()
        counted(at, "agreed 1 · trying 0")
        assert at.box(SHARE).input_value() == "19 %"
    at.press("Escape")
    at.do(SHARE, "take back")
    counted(at, "agreed 0 · trying 0")
    assert at.box(SHARE).input_value() == "9.4 %"
    at.press("Control+z")
    expect(at.box(SHARE)).to_have_value("19 %")


def test_the_price_for_a_chance_of_a_loss_is_found(at):
    """From where the result turns: the value is tried, and the strip has the chance that was asked for."""
    at.step("ledger")
    at.settled()
    at.row(FEE).get_by_role("button", name="find the value for a chance of a loss").click()
    at.fill(chance="2 in 20")
    expect(at.row(FEE)).to_contain_text("TRYING")
    expect(at.page.locator(".hc-message")).to_contain_text("At $185,000, the chance of a loss is 9.7 %.")
    at.settled()
    assert re.search(r"Loses cash\s+2 in 20", at.strip)


def test_a_scenario_is_kept_tried_and_forgotten(at):
    """Side by side with what is agreed."""
    at.type(WAGES, "4 %")
    at.page.get_by_role("button", name="scenarios").click()
    at.fill(name="High pay")
    sheet = at.page.get_by_role("dialog")
    expect(sheet.get_by_role("row", name="High pay")).to_be_visible()
    sheet.get_by_role("button", name="back to what is agreed").click()
    counted(at, "trying 0")
    sheet.get_by_role("button", name="try scenario High pay").click()
    counted(at, "trying 1")
    sheet.get_by_role("button", name="forget scenario High pay").click()
    expect(sheet.get_by_role("row", name="High pay")).to_have_count(0)
    at.press("Escape")
    expect(sheet).to_have_count(0)


def test_hours_move_and_more_than_are_freed_cannot_be_agreed(at):
    """By the handle of the ledger and by its box; the sentence stands there as long as it is true."""
    at.step("ledger")
    before = at.drawn("ledger")
    at.page.get_by_role("slider", name="Agency: hours that end", exact=True).focus()
    at.press("ArrowLeft")
    expect(at.row(WHOLE)).to_contain_text("TRYING")
    assert at.drawn("ledger") != before
    box = at.page.get_by_role("textbox", name="Agency: hours that end")
    box.fill("26,320")
    box.press("Enter")
    expect(at.page.locator(".hc-over")).to_contain_text("but full service frees 21,506")
    assert at.kinds()[-1] == "move_hours"
    at.do(WHOLE, "agree")
    at.fill(who="CIO")
    expect(at.page.locator(".hc-message.hc-error")).to_contain_text("Let fewer contracts")
    counted(at, "agreed 0")
    at.press("Escape")
    box.fill("15,000")
    box.press("Enter")
    expect(at.page.locator(".hc-over")).to_have_count(0)
