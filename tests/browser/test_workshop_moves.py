"""A handle moves in a browser: every number and chart goes with it, and nothing is kept until it is let go."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.workshops import FEE, STEPS, WAGES, Room

HOLD = 900  # milliseconds that a hand rests on a handle: longer than the screen waits for the rest


def looks(at: Room, chart: str) -> dict[str, object]:
    """All that a move of the fee or of wages changes."""
    shown = {"strip": at.strip, "cash": at.drawn("cash"), chart: at.drawn(chart)}
    return shown | {"ticks": at.ticks("cash"), "its ticks": at.ticks(chart)}


def begin(at: Room, path: str, *, away: int = 40, down: int = 0) -> None:
    """Take a handle by the mouse and pull it to the right."""
    box = at.handle(path).bounding_box()
    assert box
    base, low, high = (float(at.handle(path).evaluate(f"one => one.{name}")) for name in ("value", "min", "max"))
    x, y = box["x"] + 8 + (box["width"] - 16) * (base - low) / (high - low), box["y"] + box["height"] / 2
    at.page.mouse.move(x, y)
    at.page.mouse.down()
    at.page.mouse.move(x + away, y + down, steps=8)


@pytest.mark.parametrize(("chart", "path"), [("leavers", WAGES), ("ways", FEE)])
def test_all_goes_with_the_mouse_while_it_is_held(at, chart, path):
    """Also when the hand rests: nothing jumps back, scales stay, nothing is in the journal; then one try."""
    at.step(chart)
    expect(at.handle(path)).to_be_visible()
    at.settled()
    at.page.wait_for_timeout(HOLD)
    before, box = looks(at, chart), at.box(path).input_value()
    begin(at, path)
    expect(at.row(path)).to_contain_text("TRYING")
    at.page.wait_for_timeout(HOLD)
    while_held, typed = looks(at, chart), at.box(path).input_value()
    changed = {name for name in before if before[name] != while_held[name]}
    assert changed >= {"strip", "cash"} | ({chart} if chart == "ways" else set())
    assert (while_held["ticks"], while_held["its ticks"]) == (before["ticks"], before["its ticks"])
    assert typed != box
    assert at.kinds() == []
    at.page.mouse.up()
    at.settled()
    assert at.box(path).input_value() == typed
    assert (at.kinds(), at.journal()[-1]["path"]) == (["try"], path)


def test_a_hand_that_slips_off_the_track_lets_go_all_the_same(at):
    """The button comes up well below the handle."""
    begin(at, WAGES, down=70)
    expect(at.row(WAGES)).to_contain_text("TRYING")
    at.page.mouse.up()
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 1")
    assert at.kinds() == ["try"]


def test_arrow_keys_move_it_and_one_try_is_kept(at):
    """Many keys, one after the other, are one move; slow ones do not flicker back."""
    at.handle(WAGES).focus()
    before = at.strip
    seen = [at.box(WAGES).input_value()]
    for _ in range(8):
        at.press("ArrowRight")
        at.page.wait_for_timeout(100)
    expect(at.row(WAGES)).to_contain_text("TRYING")
    seen.append(at.box(WAGES).input_value())
    assert seen[0] == "3.3 %"
    assert float(seen[1].split()[0]) > 3.3
    at.settled()
    assert at.strip != before
    assert at.kinds() == ["try"]


def test_the_numbers_do_not_jump_between_two_slow_keys(at):
    """What the strip and the box say on the way only grows."""
    watch = """path => { window.said = []; const box = document.querySelector(`[data-path="${path}"] .hc-box input`);
        const look = () => said.at(-1) === box.value || said.push(box.value);
        window.watching = setInterval(look, 5); look() }"""
    at.page.evaluate(watch, WAGES)
    at.handle(WAGES).focus()
    for _ in range(5):
        at.press("ArrowRight")
        at.page.wait_for_timeout(260)
    at.settled()
    said = [float(text.split()[0]) for text in at.page.evaluate("said")]
    assert len(said) > 2
    assert said == sorted(said)


def test_esc_takes_it_back_to_the_very_same_screen(at):
    """From what is tried, and from what is still in the hand."""
    at.step("ledger")
    at.settled()
    expect(at.row(FEE)).to_contain_text("needs")
    before = at.seen
    at.handle(FEE).focus()
    at.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(at.row(FEE)).to_contain_text("TRYING")
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 1")
    at.press("Escape")
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 0")
    at.settled()
    expect(at.row(FEE)).to_contain_text("needs")
    assert at.seen == before
    begin(at, FEE)
    expect(at.row(FEE)).to_contain_text("TRYING")
    at.press("Escape")
    expect(at.row(FEE)).not_to_contain_text("TRYING")
    at.page.mouse.up()
    at.settled()
    expect(at.row(FEE)).to_contain_text("needs")
    assert at.seen == before
    assert at.kinds() == ["try", "reset"]


def test_the_keyboard_stays_on_the_handle(at):
    """Although the mark of where the result turns goes, comes and moves beside it."""
    at.step("ledger")
    expect(at.row(FEE)).to_contain_text("needs")
    at.handle(FEE).evaluate("handle => window.before = handle")
    at.handle(FEE).focus()
    at.press("ArrowRight")
    expect(at.page.locator(".hc-counts")).to_contain_text("trying 1")
    at.settled()
    assert at.page.evaluate("document.activeElement === before")


def test_the_scale_may_change_once_it_is_let_go(at):
    """A fee far up moves cash out of the picture, and the picture follows afterwards."""
    at.step("ledger")
    at.settled()
    before = at.ticks("cash")
    begin(at, FEE, away=90)
    expect(at.row(FEE)).to_contain_text("TRYING")
    at.page.wait_for_timeout(HOLD)
    assert at.ticks("cash") == before
    at.page.mouse.up()
    at.settled()
    at.page.wait_for_timeout(HOLD)
    assert at.ticks("cash") != before


def test_each_step_shows_its_chart_and_the_cash(at):
    """By its key; bars, lines or dots are there."""
    for chart in STEPS:
        at.step(chart)
        for name in (chart, "cash"):
            marks = at.page.locator(f"[data-chart={name}] svg .role-mark path, [data-chart={name}] svg .role-mark line")
            assert marks.count() > 2, (chart, name)
        assert re.search(r"[A-Z]", at.page.locator("figcaption").first.inner_text()), chart
