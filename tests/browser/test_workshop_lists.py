"""Lists of numbers at the workshop's screen: what is agreed, tried and parked, and what is looked for by name."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.workshops import FEE, WAGES


def test_counts_open_lists_that_take_back(at):
    """Each number by name with what it was; an agreed one too, until it is in the file; a name goes to its input."""
    at.type(WAGES, "4 %")
    at.press("Enter")
    at.fill(who="CFO")
    expect(at.page.locator(".hc-counts")).to_contain_text("agreed 1")
    at.step("ledger")
    at.type(FEE, "190,000")
    counts, sheet = at.page.locator(".hc-counts"), at.page.get_by_role("dialog")
    expect(counts).to_contain_text("agreed 1 · trying 1 · parked 0")
    counts.get_by_role("button", name="trying 1").click()
    expect(sheet).to_contain_text("was $198,500")
    sheet.get_by_role("button", name="take back").click()
    expect(sheet).to_contain_text("There are none.")
    counts.get_by_role("button", name="agreed 1").click()
    expect(sheet).to_contain_text("CFO")
    sheet.get_by_role("button", name="go there").click()
    expect(sheet).to_have_count(0)
    expect(at.box(WAGES)).to_be_focused()
    counts.get_by_role("button", name="agreed 1").click()
    sheet.get_by_role("button", name="take back").click()
    expect(counts).to_contain_text("agreed 0 · trying 0 · parked 0")
    at.press("Escape")
    at.step("ledger")
    at.do(FEE, "park")
    at.fill(who="CFO", by_when="Friday")
    counts.get_by_role("button", name="parked 1").click()
    expect(sheet).to_contain_text("CFO, by Friday")
    sheet.get_by_role("button", name="take back").click()
    expect(counts).to_contain_text("parked 0")


def test_an_input_is_found_by_words_of_its_name(at):
    """In any step, in any order and case; Enter goes to the first."""
    at.page.get_by_role("button", name="find an input").click()
    sheet = at.page.get_by_role("dialog")
    at.page.keyboard.type("FEE partner")
    expect(sheet.get_by_role("button", name="go there").first).to_contain_text("partner's fee")
    at.press("Enter")
    expect(at.box(FEE)).to_be_focused()
    at.page.get_by_role("button", name="find an input").click()
    at.page.keyboard.press("Control+a")
    at.page.keyboard.type("nothing like it")
    expect(sheet).to_contain_text("No input has these words")


def test_the_keyboard_goes_into_a_sheet_and_back(at):
    """To its first field, or to the sheet; then to the button that opened it."""
    for name in ("scenarios", "add a cost or a benefit", "Close meeting", "parked 0: list"):
        opener = at.page.get_by_role("button", name=name)
        opener.focus()
        at.press("Enter")
        expect(at.page.get_by_role("dialog")).to_be_visible()
        assert at.page.evaluate("Boolean(document.activeElement.closest('.hc-sheet'))"), name
        at.press("Escape")
        expect(at.page.get_by_role("dialog")).to_have_count(0)
        expect(opener).to_be_focused()
