"""What was added in a workshop, in the client file: saved in every style, read again, and what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.workshop.meeting.adding import Amount
from hitcase.workshop.meeting.saving_agreed import all_numbers, save
from tests.clients import LAKESIDE, leaves
from tests.workshop.meeting.meetings import FEE, meeting_on, told
from tests.workshop.meeting.test_closing import comments

RANGE: Amount = {"low": "20,000", "base": 31_000, "high": "4 * 12000"}
ESCORT = "options.offer_a.added.escort"


def cash(meeting, option: str = "offer_a") -> float:
    """The cash of an option as the meeting has it."""
    return evaluate(meeting.case(tried=False)).options[option].npv_cash


CALLED = ["null", "true", "7", "~", "0x1f", "y", "Büro – “Süd”", "a: b", "# c", "'q'", '"', "-", "class"]


@pytest.mark.parametrize(
    ("option", "names"), [*(("offer_a", [name]) for name in CALLED), ("fill_two_seats", CALLED)], ids=str
)
def test_a_saved_line_loads_as_the_meeting_has_it(tmp_path: Path, option: str, names: list[str]):
    """Whatever it is called, alone and among others; comments stay, and only the lines are new."""
    meeting = meeting_on(tmp_path)
    for name in names:
        meeting.add(option, name, RANGE, "cash", 'the "CISO": and others', "ledger # 4, page {3}")
    meeting.add(option, "escort", 31_000, "cost", "CISO", month=2)
    meeting.try_(f"options.{option}.added.escort.amount", 30_000, 25_000, 50_000)
    meeting.agree(f"options.{option}.added.escort.amount", "CFO")
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    due, before = meeting.case(tried=False), meeting.file.document.text
    saved = save(meeting)
    found = load(meeting.file.path)
    assert all_numbers(found) == all_numbers(due)
    assert leaves(evaluate(found)) == leaves(evaluate(due))
    assert comments(before) == comments(meeting.file.document.text.replace("ledger # 4", "ledger"))
    assert saved.changed[: len(names) + 1] == tuple(f"options.{option}.added.{name}" for name in (*names, "escort"))
    assert (meeting.state.new_lines, meeting.current_file) == ({}, meeting.file)
    assert (save(meeting).backup, meeting_on(tmp_path).notices) == (None, [])


PRICED = "o:\n    kind: offshore   # far\n    price: {basis: hourly, amount: 9}   # an hour\n"
STYLES = {
    "flow, no added": ("o: {kind: offshore, start_month: 1, price: {basis: hourly, amount: 9}}", 0),
    "flow, one added": (
        "o: {kind: offshore, price: {basis: hourly, amount: 9}, added: {y: {class: cash, amount: 2}}}",
        1,
    ),
    "flow, empty": ("o: {kind: offshore, added: {}, price: {basis: hourly, amount: 9}}", 0),
    "block, no added": (PRICED, 0),
    "block, no value": ("o:\n    kind: offshore\n    added:   # none yet\n    price: {basis: hourly, amount: 9}\n", 0),
    "block, one added": (
        f"{PRICED}    added:\n      y:   # why\n        class: cash\n        amount: 2   # a year\n",
        1,
    ),
    "block, in between": (
        f"{PRICED}    added:\n      y: {{class: cash, amount: 2}}   # a year\n    start_month: 3\n",
        1,
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_line_is_saved_in_every_style_of_file(tmp_path: Path, style: str):
    """Block or flow, with or without other lines; what was there is still there, to the character."""
    body, count = STYLES[style]
    head = "schema: 1\nclient: X\nas_of: 2026-06-30\nroles: {analyst: {fte: 10, salary: 100000}}\n"
    meeting = meeting_on(tmp_path, text=f"{head}options:\n  {body}\n# the end\n")
    meeting.add("o", "escort", RANGE, "cost", "CISO")
    before = meeting.file.document.text
    save(meeting)
    after = meeting.file.document.text
    assert list(meeting.file.case.file.options["o"].added) == [*(["y"] * count), "escort"]
    assert comments(after) == comments(before)
    line = 'escort: {class: "cost", amount: {low: 20000, base: 31000, high: 48000}, owner: "CISO"}'
    assert line in after
    assert after.count("\n") - before.count("\n") in (0, 1)


def test_what_is_in_the_file_is_not_taken_back(tmp_path: Path):
    """Neither by undo nor by dropping it, nor is it added twice."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    save(meeting)
    assert not meeting.undo()
    assert told(meeting.drop, "offer_a", "escort") == "stands in the client file. Take it out there."
    message = "stands in the client file. Give the new line another name."
    assert told(meeting.add, "offer_a", "escort", 1, "cost", "CISO") == message
    assert told(meeting.drop, "offer_a", "escrt").startswith("is no added line. Take back what was added since")
    meeting.reset()
    assert f"{ESCORT}.amount" in meeting.case().params


def test_a_line_that_the_file_has_by_now_or_lost_its_option_is_let_go(tmp_path: Path):
    """Somebody typed it in, or took the option out; the meeting says so and goes on."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    meeting.add("offer_b", "escort", 31_000, "cost", "CISO")
    meeting.agree(f"{ESCORT}.amount", "CFO")
    text = LAKESIDE.read_text(encoding="utf-8")
    typed = text.replace("  offer_a:\n", "  offer_a:\n    added: {escort: {class: cost, amount: 7}}\n", 1)
    meeting.file.path.write_text(typed, encoding="utf-8")
    again = meeting_on(tmp_path)
    assert again.notices[1:] == [
        f"{ESCORT} is no longer added: stands in the client file. Give the new line another name."
    ]
    assert again.case().params[f"{ESCORT}.amount"].base == 7
    assert list(again.state.new_lines) == ["options.offer_b.added.escort"]
