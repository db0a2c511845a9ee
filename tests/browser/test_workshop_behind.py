"""What stands behind the numbers of the workshop, in a browser: doubt, explanations, what to ask, copies, tables."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.workshops import FEE, STEPS, WAGES, Room

UNITS = {
    "leavers": "million $ a year",
    "cash": "million $",
    "split": "%",
    "waiting": "weeks",
    "ledger": "hours a year",
    "ways": "million $",
}  # chart → what it is copied in
WORDS = {"cash": 2}  # columns before the numbers, where it is not one
PICTURE = """async () => { const [one] = await navigator.clipboard.read(), blob = await one.getType('image/png');
    return [...new Uint8Array(await blob.arrayBuffer())] }"""


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


def copied(at: Room, chart: str) -> list[list[str]]:
    """The rows that a spreadsheet takes from the clipboard."""
    figure = at.page.locator(f".hc-figure:has([data-chart={chart}])")
    figure.hover()
    at.page.evaluate("navigator.clipboard.writeText('')")
    figure.get_by_role("button", name="copy data").click()
    at.page.wait_for_function("async () => await navigator.clipboard.readText() !== ''")
    return list(csv.reader(at.page.evaluate("navigator.clipboard.readText()").splitlines(), delimiter="\t"))


def test_copied_data_are_numbers_in_the_charts_unit(at):
    """Title, basis and unit, a head row, then plain numbers: an ASCII minus, no commas; or blank."""
    for chart, unit in UNITS.items():
        if chart in STEPS:
            at.step(chart)
        (title,), basis, measured, head, *rows = copied(at, chart)
        assert title == at.page.locator(f".hc-figure:has([data-chart={chart}]) .hc-title").inner_text()
        assert (basis[0], measured) == ("Basis", ["Unit", unit])
        assert rows
        assert all(len(row) == len(head) for row in rows)
        figures = [float(cell) for row in rows for cell in row[WORDS.get(chart, 1) :] if cell]
        assert max(map(abs, figures)) > 0


def test_copied_cash_has_the_band(at):
    """By month, in the chart's million, as the chart draws it."""
    _, _, _, head, *rows = copied(at, "cash")
    assert head[:5] == ["Month", "Year end", "Offer A, 10th percentile", "Offer A, median", "Offer A, 90th percentile"]
    assert [row[0] for row in rows] == [str(month) for month in range(61)]
    bands = [[float(cell) for cell in row[2:5]] for row in rows]
    assert all(low <= middle <= high for low, middle, high in bands)
    assert min(middle for _, middle, _ in bands) == pytest.approx(-1.6, abs=0.05)  # as the title says
    assert [row[1] for row in rows if row[1]] == ["Decision", "FY27", "FY28", "FY29", "FY30", "FY31"]


def test_a_copied_picture_has_its_title(at):
    """Above the chart, dark on white."""
    figure = at.page.locator(".hc-figure").first
    figure.hover()
    figure.get_by_role("button", name="copy picture").click()
    expect(at.page.locator(".hc-message")).to_contain_text("The picture is copied.")
    picture = Image.open(io.BytesIO(bytes(at.page.evaluate(PICTURE)))).convert("L")
    plot = at.page.locator("[data-chart=leavers]").bounding_box() or {}
    title = picture.crop((0, 0, picture.width, round(picture.height - 2 * plot["height"])))
    assert abs(picture.width - 2 * plot["width"]) < 4
    assert title.height > 80
    assert title.getextrema()[0] < 100 < title.getextrema()[1] == 255


def test_a_chart_is_read_as_a_table(at):
    """No menu of Vega's stands over it."""
    figure = at.page.locator(".hc-figure").first
    figure.hover()
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
