"""But there is also X: costs and benefits added in a workshop, taken back, kept over a restart, saved in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs.additions import drafts
from hitcase.workshop.meeting.adding import Amount
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.scenarios import compare
from tests.clients import LAKESIDE, lakeside, leaves
from tests.workshop.meeting.meetings import meeting_on, told

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
    assert meeting.paths_by_status([f"{ESCORT}.amount"])["open"] == [f"{ESCORT}.amount"]
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
    meeting.withdraw(amount)
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
    assert (again.notices, again.state.new_lines, cash(again)) == ([], meeting.state.new_lines, with_it)
    again.reset()
    assert cash(again) == with_it
    again.drop("offer_a", "escort")
    assert cash(again) == bare


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
    live = LiveResults(meeting)
    live.option = "offer_a"
    found = {name: one.npv.mean for name, one in compare(live).items()}
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
    (("offer_a", "x", -5, "cost", "CFO"), "-5 is below 0 (cost that was added). Enter 0 or more."),
    (("offer_a", "x", "a lot", "cash", "CFO"), "a lot is not a number (cash that was added). Enter a number such as "),
    (("offer_a", "x", {"low": 3, "high": 4}, "cost", "CFO"), "base, the most likely value, is missing (cost that was "),
    (
        ("offer_a", "x", {"low": 3, "base": 9, "high": 4}, "cost", "CFO"),
        "base 9 is above high 4 (cost that was added). ",
    ),
    (("offer_a", "x", 1, "cost", " "), "the role that says so is missing. Write it in a few words."),
    (("offer_a", "x", 1, "cost", "C" * 201), "has 201 characters; at most 200 fit."),
    (("offer_a", "x", 1, "cost", "CFO", "a\x00b"), "holds a control character. Write plain text on one line."),
    (("offer_a", "x", 1, "cost", "CFO", "", 300), "300 is above 240 (month from which it counts). Enter 240 or less."),
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
