"""What stands behind the numbers of the workshop, in a browser: doubt, explanations, what to ask, copies, tables."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import expect

from tests.browser.workshops import FEE, WAGES


def test_promises_are_doubted_and_believed_again(at):
    """A word on the row of each; then the very same text as before."""
    at.step("ledger")
    at.settled()
    expect(at.row(FEE)).to_contain_text("needs")
    before, promise = at.seen, at.row("options.offer_a.change_order_share")
    at.press("b")
    expect(promise).to_contain_text("not believed")
    expect(promise).to_contain_text("promised 4 %")
    at.settled()
    assert at.seen[".hc-cell"] != before[".hc-cell"]
    at.press("b")
    expect(promise).not_to_contain_text("not believed")
    at.settled()
    expect(at.row(FEE)).to_contain_text("needs")
    assert at.seen == before


def test_each_number_is_explained(at):
    """Those of the strip, of the money's way and of the inputs; Esc closes."""
    at.page.get_by_role("button", name="why", exact=True).click()
    links = [*at.page.locator(".hc-strip .hc-link").all(), at.page.locator(".hc-why .hc-link").first]
    for link in [*links, at.row(WAGES).locator(".hc-link")]:
        link.click()
        expect(at.page.locator(".hc-side .hc-value")).to_be_visible()
        assert at.page.locator(".hc-side dd").first.inner_text()
        at.press("Escape")
        expect(at.page.locator(".hc-side .hc-value")).to_have_count(0)


def test_what_to_ask_is_found_on_request(at):
    """An answer goes to its input."""
    at.page.get_by_role("button", name="ask, parked").click()
    at.page.get_by_role("button", name="Find out what is worth asking").click()
    answers = at.page.locator(".hc-side ol").get_by_role("button", name="answer:")
    expect(answers.first).to_be_visible()
    answers.first.click()
    expect(at.page.get_by_role("button", name="1 People")).not_to_have_attribute("aria-current", "step")


def test_a_chart_is_copied_as_data_and_picture_and_read_as_a_table(at):
    """No menu of Vega's stands over it."""
    figure = at.page.locator(".hc-figure").first
    figure.hover()
    figure.get_by_role("button", name="copy data").click()
    expect(at.page.locator(".hc-message")).to_contain_text("The data are copied.")
    rows = at.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert rows[0] == "Role\tCost a year\tChanges by"
    assert rows[1].startswith("Analyst\t$")
    figure.get_by_role("button", name="copy picture").click()
    expect(at.page.locator(".hc-message")).to_contain_text("The picture is copied.")
    signature = """async () => { const [one] = await navigator.clipboard.read(), blob = await one.getType('image/png');
        return [...new Uint8Array(await blob.arrayBuffer()).slice(0, 8)] }"""
    assert bytes(at.page.evaluate(signature)) == b"\x89PNG\r\n\x1a\n"
    figure.get_by_role("button", name="as a table").click()
    assert figure.locator("thead th[scope=col]").count() == 3
    assert figure.locator("tbody th[scope=row]").all_inner_texts()[0] == "Analyst"
    assert at.page.locator(".vega-actions, details").count() == 0


def test_names_stand_at_the_ends_of_their_lines(at):
    """As near to each other as a line of text is high, also when the answer was covered at first."""
    at.page.wait_for_timeout(1500)  # the plot is measured, and drawn for its height
    ends = """() => [...document.querySelectorAll('[data-chart=cash] svg text[fill="white"]')]
        .filter(one => one.getAttribute('text-anchor') === 'start').map(one => +one.getAttribute('transform')
        .match(/,([-0-9.]+)/)[1]).sort((a, b) => a - b)"""
    heights = at.page.evaluate(ends)
    assert len(heights) == 7  # six names, and the words at the deepest point
    assert min(after - before for before, after in pairwise(heights)) < 19


def test_a_chart_is_there_again_after_another_step(at):
    """Although the window was resized while it was away."""
    at.step("ways")
    at.page.set_viewport_size({"width": 1300, "height": 820})
    at.page.wait_for_timeout(600)
    at.page.set_viewport_size({"width": 1280, "height": 800})
    at.page.wait_for_timeout(600)
    at.step("leavers")
    at.page.wait_for_timeout(600)
    assert (at.page.locator("[data-chart=leavers] svg").bounding_box() or {"width": 0})["width"] > 400
