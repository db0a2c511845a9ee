"""The bottom line: what a document built of the case says, and what a meeting moved of it."""

from __future__ import annotations

from pathlib import Path

from hitcase.analysis.outlook import UNKNOWN, assess
from hitcase.analysis.readings import evaluate
from hitcase.inputs.journal import close_problem
from hitcase.workshop.meeting.movement import (
    INDICATIVE,
    bottom_line,
    bottom_lines,
    closing_record,
    opening_case,
    shown_at_opening,
)
from hitcase.workshop.meeting.saving_agreed import all_numbers, save
from hitcase.workshop.screen.view_state import ViewState
from tests.clients import lakeside
from tests.inputs.files import HEAD
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, roomy

BURNOUT = "roles.analyst.burnout"
SMALL = HEAD + "roles: {analyst: {fte: 10, salary: 100000}}\n"


def test_the_bottom_line_is_the_documents():
    """Answer, best, option at hand and every figure, exactly; and the journal takes it as it is."""
    case = lakeside()
    found, due, lines = bottom_line(case), assess(case), evaluate(case).options
    assert (found.answer, found.best, found.option) == (due.verdict.answer, due.verdict.best, due.option)
    assert (found.line, found.draws) == ("npv_cash", due.draws)
    assert list(found.options) == list(due.options)
    for name, one in due.options.items():
        figures = {key: one.npv_cash[key] for key in ("p10", "p50", "p90", "p_loss")}
        assert found.options[name] == {"likely": lines[name].npv_cash, **figures}
    assert close_problem({"day": "", "file": "3f9c", "result": found, "numbers": {}}) == ""


def test_without_the_rule_all_but_the_answer_is_the_same():
    """It takes a tenth of the time, and an opening waits for nothing more."""
    case = lakeside()
    assert bottom_line(case, n=1024, rule=False) == bottom_line(case, n=1024) | {"answer": ""}


def test_the_npv_that_decides_is_told(tmp_path: Path):
    """With capacity, where the client chose so."""
    text = lakeside().path.read_text(encoding="utf-8").replace("decide_on: cash", "decide_on: full")
    case = meeting_on(tmp_path, text=text).case()
    found = bottom_line(case, n=64, rule=False)
    assert found.line == "npv_full"
    assert found.options.offer_a.likely == evaluate(case).options.offer_a.npv_full


def test_open_first_numbers_make_no_answer(tmp_path: Path):
    """And a case of do nothing alone has no option at hand; the journal takes that too."""
    found = bottom_line(meeting_on(tmp_path, text=SMALL).case(), n=64)
    assert (found.answer, found.option, list(found.options)) == (INDICATIVE, "", ["do_nothing"])
    assert close_problem({"day": "", "file": "3f9c", "result": found, "numbers": {}}) == ""


def test_the_opening_is_the_file_as_the_meeting_found_it(tmp_path: Path):
    """Whatever was agreed, twice or as it stood, taken back or only tried; the same after a kill."""
    meeting = meeting_on(tmp_path)
    before = all_numbers(meeting.case())
    for value in (190_000, 185_000):
        meeting.try_(FEE, value)
        meeting.agree(FEE, "CFO")
    meeting.agree(BURNOUT, "HR")
    meeting.try_("budget.run_share", "70 %")
    meeting.agree("budget.run_share", "IT controller")
    meeting.try_(AGENCY, 0.6)
    meeting.agree(RATE, "HR")
    meeting.undo()
    assert all_numbers(opening_case(meeting)) == all_numbers(opening_case(meeting_on(tmp_path))) == before


def test_numbers_saved_on_the_way_are_put_back(tmp_path: Path):
    """With their range; only whose they are is not known any more."""
    meeting = meeting_on(tmp_path)
    before = meeting.case().params
    meeting.try_(RATE, 0.2)
    meeting.agree(RATE, "HR")
    meeting.try_("budget.run_share", "70 %")
    meeting.agree("budget.run_share", "IT controller")
    save(meeting)
    meeting.try_(RATE, 0.21)
    meeting.agree(RATE, "HR")
    found = opening_case(meeting_on(tmp_path)).params
    ends = {path: (param.low, param.base, param.high, param.shape) for path, param in found.items()}
    assert ends == {path: (param.low, param.base, param.high, param.shape) for path, param in before.items()}


def test_what_was_agreed_in_an_earlier_meeting_is_no_move_of_this_one(tmp_path: Path):
    """Though it was never saved."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    meeting.close()
    again = meeting_on(tmp_path)
    assert opening_case(again).params[FEE].base == 190_000
    again.try_(FEE, 180_000)
    again.agree(FEE, "CFO")
    assert opening_case(again).params[FEE].base == 190_000
    assert again.case().params[FEE].base == 180_000


def test_the_opening_has_the_lines_that_were_there_and_no_other(tmp_path: Path):
    """One of an earlier meeting counts, saved or not; one of this meeting comes to nothing."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "badges", 12_000, "cost", "CISO")
    meeting.close()
    again = meeting_on(tmp_path)
    before = evaluate(again.case()).options
    again.add("offer_a", "escort", {"low": 20_000, "base": 31_000, "high": 48_000}, "cost", "CISO")
    again.agree("options.offer_a.added.escort.amount", "CFO")
    assert evaluate(opening_case(again)).options == before
    again.add("offer_b", "badges", 9_000, "cost", "CISO")
    save(again)
    assert evaluate(opening_case(again)).options.offer_a.npv_cash == before.offer_a.npv_cash


def test_what_was_on_the_screen_at_the_opening_is_repeated(tmp_path: Path):
    """Whatever was added, saved, undone and opened again since; the next meeting has an opening of its own."""
    meeting = ViewState(meeting_on(tmp_path)).meeting
    opening = bottom_line(meeting.case(), rule=False)
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    meeting.undo()
    meeting.redo()
    save(meeting)
    again = ViewState(meeting_on(tmp_path)).meeting
    found = bottom_lines(opening_case(again), again.case(tried=False), shown_at_opening(again))
    assert found.previous == opening | {"answer": found.previous.answer}
    assert found.previous.answer == bottom_line(lakeside()).answer
    assert found.current.options.offer_a.p50 < opening.options.offer_a.p50
    again.close(closing_record(again, found.current))
    assert shown_at_opening(again) is None
    assert shown_at_opening(ViewState(meeting_on(tmp_path)).meeting) == found.current | {"answer": ""}


def test_a_meeting_that_goes_on_from_an_earlier_journal_has_its_opening_behind_it(tmp_path: Path):
    """Numbers were agreed before anything was kept: they are put back, as far as the journal knows."""
    meeting = meeting_on(tmp_path)
    meeting.agree(BURNOUT, "HR")
    assert shown_at_opening(ViewState(meeting).meeting) is None


def test_what_moved_is_two_bottom_lines(tmp_path: Path):
    """A lower fee brings more, and the rule takes the offer; where nothing was agreed they are one."""
    meeting = meeting_on(tmp_path, text=roomy())
    still = bottom_lines(opening_case(meeting), meeting.case(tried=False))
    assert still.previous is still.current
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    found = bottom_lines(opening_case(meeting), meeting.case(tried=False))
    assert found.previous == still.previous == bottom_line(meeting.file.case)
    assert (found.previous.answer, found.current.answer) == (UNKNOWN, "offer_a")
    assert found.current.options.offer_a.p50 > found.previous.options.offer_a.p50
    assert found.current.options.offer_b == found.previous.options.offer_b
