"""But there is also X: costs and benefits added in a workshop, taken back, kept over a restart, saved in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.adding import Amount
from hitcase.analysis.cases import load
from hitcase.analysis.closing import numbers, save
from hitcase.analysis.readings import evaluate
from hitcase.analysis.scenarios import compare
from hitcase.inputs.drafts import drafts
from tests.analysis.meetings import FEE, meeting_on, told
from tests.analysis.test_closing import comments
from tests.clients import LAKESIDE, lakeside, leaves

RANGE: Amount = {"low": "20,000", "base": 31_000, "high": "4 * 12000"}
ESCORT = "options.offer_a.added.escort"


def cash(meeting, option: str = "offer_a") -> float:
    """The cash of an option as the meeting has it."""
    return evaluate(meeting.case(tried=False)).options[option].npv_cash


def test_an_added_line_is_what_the_file_would_give(tmp_path: Path):
    """To the last number, as if it had been typed under the option; the other options stay."""
    meeting = meeting_on(tmp_path)
    assert meeting.add("offer_a", "escort", RANGE, "cost", "CISO", month=3) == ESCORT
    text = LAKESIDE.read_text(encoding="utf-8")
    line = "added: {escort: {class: cost, amount: {low: 20000, base: 31000, high: 48000}, start_month: 3, owner: CISO}}"
    (tmp_path / "typed.yaml").write_text(text.replace("  offer_a:\n", f"  offer_a:\n    {line}\n", 1), encoding="utf-8")
    typed = load(tmp_path / "typed.yaml")
    assert leaves(evaluate(meeting.case())) == leaves(evaluate(typed))
    assert drafts(meeting.case(), "offer_a") == ["escort"]
    assert meeting.lists([f"{ESCORT}.amount"])["open"] == [f"{ESCORT}.amount"]
    assert meeting.file.case.params == lakeside().params


def test_an_added_number_is_tried_agreed_parked_and_reset_as_any_other(tmp_path: Path):
    """Agreeing without an origin leaves the draft a draft; with one, it is final."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    amount, before = f"{ESCORT}.amount", cash(meeting)
    meeting.try_(amount, "35,000", 30_000, 40_000)
    assert meeting.case(moving={amount: 39_000}).params[amount].base == 39_000
    meeting.agree(amount, "CFO")
    assert cash(meeting) < before
    assert drafts(meeting.case(), "offer_a") == ["escort"]
    meeting.reset(amount)
    assert cash(meeting) == before
    meeting.park(amount, "security", "Friday")
    meeting.agree(amount, "CFO", origin="travel ledger FY26")
    assert drafts(meeting.case(), "offer_a") == []
    assert str(meeting.case().params[amount].source) == "travel ledger FY26"


def test_an_origin_that_is_known_at_once_makes_it_final(tmp_path: Path):
    """It is the line's own."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO", "travel ledger FY26")
    assert drafts(meeting.case(), "offer_a") == []
    assert str(meeting.case().params[f"{ESCORT}.amount"].source) == "travel ledger FY26"


def test_undo_redo_and_a_restart_come_to_the_same(tmp_path: Path):
    """The journal is all that there is."""
    meeting = meeting_on(tmp_path)
    bare = cash(meeting)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    with_it = cash(meeting)
    meeting.undo()
    assert (cash(meeting), f"{ESCORT}.amount" in meeting.case().params) == (bare, False)
    meeting.redo()
    again = meeting_on(tmp_path)
    assert (again.told, again.state.new_lines, cash(again)) == ([], meeting.state.new_lines, with_it)
    again.reset()
    assert cash(again) == bare
    again.undo()
    assert cash(again) == with_it


def test_taking_it_back_takes_all_that_was_said_of_it(tmp_path: Path):
    """Tried, agreed, parked, in a scenario: nothing of it stays; undo brings all of it back."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    meeting.add("offer_a", "escort two", 500, "cash", "CISO")
    meeting.try_(f"{ESCORT}.amount", 40_000)
    meeting.scenario("dear")
    meeting.agree(f"{ESCORT}.amount", "CFO")
    before = meeting.state
    meeting.drop("offer_a", "escort")
    assert list(meeting.state.new_lines) == ["options.offer_a.added.escort two"]
    assert (meeting.state.tried, meeting.state.agreed, meeting.state.scenarios) == ({}, {}, {"dear": {}})
    meeting.switch("dear")
    meeting.undo()
    meeting.undo()
    assert (meeting.state.agreed, meeting.state.scenarios) == (before.agreed, before.scenarios)


def test_scenarios_stand_on_the_added_lines(tmp_path: Path):
    """The client file has none of them; all else has, and a scenario may hold another amount."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    meeting.try_(f"{ESCORT}.amount", 90_000)
    meeting.scenario("dear")
    meeting.switch()
    found = {name: one["offer_a"] for name, one in compare(meeting).items()}
    assert found["client file"] == pytest.approx(evaluate(lakeside()).options["offer_a"].npv_cash)
    assert found["now"] == pytest.approx(cash(meeting))
    assert found["dear"] < found["now"] < found["client file"]
    assert found["client file"] - found["dear"] == pytest.approx(90 / 31 * (found["client file"] - found["now"]))


REFUSED = (
    (("do_nothing", "x", 1, "cost", "CFO"), "nothing can be added to doing nothing, from which all else differs. "),
    (("offer_aa", "x", 1, "cost", "CFO"), "there is no option offer_aa. Did you mean offer_a?"),
    (("offshore", "x", 1, "cost", "CFO"), "offshore is not computed: ruled out: Medicaid contract forbids access "),
    (
        ("offer_a", "k" * 61, 1, "cost", "CFO"),
        "a name has 1 to 60 characters, none of . [ ] { }. Write a shorter word.",
    ),
    (("offer_a", "a.b", 1, "cost", "CFO"), "a name has 1 to 60 characters, none of . [ ] { }. Write a shorter word."),
    (("offer_a", "a\nb", 1, "cost", "CFO"), "holds a control character. Write plain text on one line."),
    (("offer_a", "a\u2028b", 1, "cost", "CFO"), "holds a control character. Write plain text on one line."),
    (("offer_a", " ", 1, "cost", "CFO"), "the name of the line is missing. Write it in a few words."),
    (
        ("offer_a", "x", 1, "csh", "CFO"),
        "csh is not allowed. Write cash, avoidance, capacity or cost. Did you mean cash?",
    ),
    (("offer_a", "x", -5, "cost", "CFO"), "-5 is below 0 (cost that was added). Write 0 or more."),
    (("offer_a", "x", "a lot", "cash", "CFO"), "a lot is not a number (cash that was added). Write a number such as "),
    (("offer_a", "x", {"low": 3, "high": 4}, "cost", "CFO"), "base, the most likely value, is missing (cost that was "),
    (
        ("offer_a", "x", {"low": 3, "base": 9, "high": 4}, "cost", "CFO"),
        "base 9 is above high 4 (cost that was added). ",
    ),
    (("offer_a", "x", 1, "cost", " "), "the role that says so is missing. Write it in a few words."),
    (("offer_a", "x", 1, "cost", "C" * 201), "has 201 characters; at most 200 fit."),
    (("offer_a", "x", 1, "cost", "CFO", "a\x00b"), "holds a control character. Write plain text on one line."),
    (("offer_a", "x", 1, "cost", "CFO", "", 300), "300 is above 240 (month from which it counts). Write 240 or less."),
    (
        ("offer_a", "escort", 1, "cost", "CFO"),
        "was added already. Take it back first, or give the new line another name.",
    ),
)


@pytest.mark.parametrize(("asked", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_a_file_could_not_have_is_refused_without_a_trace(tmp_path: Path, asked, message: str):
    """In one line, in the file checker's words."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    before, state = meeting.journal.path.read_bytes(), meeting.state
    said = told(meeting.add, *asked)
    assert said.startswith(message)
    assert "\n" not in said
    assert (meeting.journal.path.read_bytes(), meeting.state) == (before, state)


@pytest.mark.parametrize(
    "name", ["null", "true", "7", "~", "0x1f", "y", "Büro – “Süd”", "a: b", "# c", "'q'", '"', "-", "class"]
)
@pytest.mark.parametrize("option", ["offer_a", "fill_two_seats"])
def test_a_saved_line_loads_as_the_meeting_has_it(tmp_path: Path, name: str, option: str):
    """Whatever it is called; comments stay, and only the line is new."""
    meeting = meeting_on(tmp_path)
    meeting.add(option, name, RANGE, "cash", 'the "CISO": and others', "ledger # 4, page {3}")
    meeting.add(option, "escort", 31_000, "cost", "CISO", month=2)
    meeting.try_(f"options.{option}.added.escort.amount", 30_000, 25_000, 50_000)
    meeting.agree(f"options.{option}.added.escort.amount", "CFO")
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    due, before = meeting.case(tried=False), meeting.file.document.text
    saved = save(meeting)
    found = load(meeting.file.path)
    assert numbers(found) == numbers(due)
    assert leaves(evaluate(found)) == leaves(evaluate(due))
    assert comments(before) == comments(meeting.file.document.text.replace("ledger # 4", "ledger"))
    assert saved.changed[:2] == (f"options.{option}.added.{name}", f"options.{option}.added.escort")
    assert (meeting.state.new_lines, meeting.here) == ({}, meeting.file)
    assert (save(meeting).backup, meeting_on(tmp_path).told) == (None, [])


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
    assert again.told[1:] == [
        f"{ESCORT} is no longer added: stands in the client file. Give the new line another name."
    ]
    assert again.case().params[f"{ESCORT}.amount"].base == 7
    assert list(again.state.new_lines) == ["options.offer_b.added.escort"]
