"""A workshop without its screen: try, agree, park, undo; what is said, to the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.workshop.meeting.hours_moved import move_hours
from hitcase.workshop.meeting.saving_agreed import save
from tests.clients import LAKESIDE, lakeside, leaves
from tests.inputs.files import HEAD
from tests.inputs.refusals import refusal
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, told


def test_a_tried_number_is_what_the_file_would_give(tmp_path: Path):
    """The case of the state equals that of a file in which the same numbers were typed."""
    meeting = meeting_on(tmp_path)
    assert meeting.try_(FEE, "190,000") == ""
    assert meeting.try_(RATE, "11 %") == ""
    text = LAKESIDE.read_text(encoding="utf-8")
    text = text.replace("amount: 198500", "amount: 190000").replace("base: 0.094, high: 0.14", "base: 0.11, high: 0.14")
    (tmp_path / "typed.yaml").write_text(text, encoding="utf-8")
    found = load(tmp_path / "typed.yaml")
    assert leaves(evaluate(meeting.case())) == leaves(evaluate(found))
    assert meeting.case(tried=False).params == lakeside().params
    assert meeting.case(moving={FEE: 180_000}).params[FEE].base == 180_000
    assert meeting.case().params[FEE].source.kind == "workshop"


def test_what_hangs_on_a_number_follows_it(tmp_path: Path):
    """The hours of the handover by head-count, and the other shares of the budget."""
    body = (
        "roles: {analyst: {fte: 10, salary: 100000}}\nscope: {share: {analyst: 0.5}}\n"
        "budget: {total: 9000000, run_share: 0.7, grow_share: 0.2, transform_share: 0.1}\n"
        "options: {a: {kind: managed_service, price: {basis: hourly, amount: 100}, start_month: 2}}\n"
    )
    meeting = meeting_on(tmp_path, text=HEAD + body)
    before = meeting.case().params["options.a.kt_hours.analyst"].base
    meeting.try_("roles.analyst.fte", 20)
    meeting.try_("budget.run_share", "55 %")
    params = meeting.case().params
    assert params["options.a.kt_hours.analyst"].base == 2 * before
    assert (params["budget.grow_share"].base, params["budget.transform_share"].base) == (0.3, 0.15)
    meeting.reset("budget.run_share")
    meeting.try_("budget.grow_share", 0.25)
    assert meeting.case().params["budget.run_share"].base == 0.7
    assert meeting.case().params["budget.transform_share"].base == 0.05


SAID = (  # value, low, high; what is said
    ("19", None, None, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
    (-3, None, None, "-3 is below 0 (share of staff leaving a year). Enter 0 or more."),
    (
        "0.1",
        "0.2",
        None,
        "low 0.2 is above high 0.14 (share of staff leaving a year). Write the lowest it could be as low.",
    ),
    (None, 0.1, 0.12, "base 0.094 is below low 0.1 (share of staff leaving a year). Widen the range or correct base."),
)


@pytest.mark.parametrize(("value", "low", "high", "message"), SAID)
def test_what_a_file_could_not_have_is_refused_in_the_file_checkers_words(tmp_path: Path, value, low, high, message):
    """With the line of the file, and without a trace."""
    meeting = meeting_on(tmp_path)
    before = meeting.journal.path.read_bytes()
    line = load(LAKESIDE).params[RATE].line
    named = f"{tmp_path}/lakeside.yaml:{line}: {RATE}: "
    assert refusal(meeting.try_, RATE, value, low, high) == named + message
    assert meeting.journal.path.read_bytes() == before
    assert not meeting.state.tried


def test_what_joins_several_keys_is_checked_too(tmp_path: Path):
    """As in a file."""
    meeting = meeting_on(tmp_path)
    message = "65 seats are empty, but the role has 64 posts. Write 64 or less."
    assert told(meeting.try_, "roles.analyst.seats_empty", 65) == message


def test_an_unknown_path_is_refused_with_the_near_match(tmp_path: Path):
    """Whatever is asked of it."""
    meeting = meeting_on(tmp_path)
    message = "there is no parameter roles.analyst.turnover_rat. Did you mean roles.analyst.turnover_rate?"
    for act, more in (
        (meeting.try_, (1,)),
        (meeting.agree, ("CIO",)),
        (meeting.park, ("HR", "Friday")),
        (meeting.reset, ()),
        (meeting.withdraw, ()),
    ):
        assert told(act, "roles.analyst.turnover_rat", *more) == message


def test_a_value_outside_its_range_widens_it_and_says_so(tmp_path: Path):
    """It is never clamped; the next move starts from the old range."""
    meeting = meeting_on(tmp_path)
    assert meeting.try_(RATE, "20 %") == "0.2 is outside 0.06 to 0.14. The range becomes 0.06 to 0.2."
    assert meeting.try_(RATE, "5 %") == "0.05 is outside 0.06 to 0.14. The range becomes 0.05 to 0.14."
    assert meeting.agree(RATE, "HR director") == "0.05 is outside 0.06 to 0.14. The range becomes 0.05 to 0.14."
    assert meeting.agreed_value(RATE) == {"low": 0.05, "base": 0.05, "high": 0.14}


def test_a_range_is_edited_and_stays_while_the_value_moves(tmp_path: Path):
    """A slider moves the value alone."""
    meeting = meeting_on(tmp_path)
    meeting.try_(RATE, low="4 %", high=0.3)
    meeting.try_(RATE, 0.2)
    found = meeting.case().params[RATE]
    assert (found.low, found.base, found.high) == (0.04, 0.2, 0.3)


def test_agreeing_says_who_and_keeps_what_was_known_better(tmp_path: Path):
    """An extract or an offer stands in the note; talk over talk leaves none."""
    meeting = meeting_on(tmp_path)
    meeting.try_(RATE, 0.11)
    meeting.agree(RATE, "HR director", "two more resigned")
    found = meeting.case(tried=False).params[RATE]
    assert str(found.source) == "said in the workshop, HR director, 2026-10-14"
    assert found.note == "was 0.094, 0.06 to 0.14 (HR extract, 12 months to 2026-06)"
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO", origin="letter of offer A, 2026-10-13")
    found = meeting.case(tried=False).params[FEE]
    assert str(found.source) == "letter of offer A, 2026-10-13"
    assert found.note == "was 198,500 (offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31)"
    meeting.try_(AGENCY, 0.6)
    meeting.agree(AGENCY, "CIO")
    assert meeting.case(tried=False).params[AGENCY].note == ""


def test_agreeing_to_a_number_as_it_stands_keeps_a_good_origin(tmp_path: Path):
    """A record stays a record; what only the register knew becomes what was said."""
    meeting = meeting_on(tmp_path)
    meeting.agree(RATE, "HR director")
    meeting.agree("roles.analyst.burnout", "HR director")
    params = meeting.case(tried=False).params
    assert params[RATE] == meeting.file.case.params[RATE]
    assert params["roles.analyst.burnout"].source.kind == "workshop"
    before = meeting.file.case.params["roles.analyst.burnout"]
    assert replace(params["roles.analyst.burnout"], source=before.source) == before  # its shape and range too
    assert told(meeting.agree, RATE, " ") == "the role that agrees is missing. Write it in a few words."


def test_over_allocation_shows_and_blocks_agreeing(tmp_path: Path):
    """Hours are money or time, never both."""
    meeting = meeting_on(tmp_path)
    assert move_hours(meeting, "offer_a", "contracts", "agency", "14*1880") != ""
    assert [problem.path for problem in meeting.over_allocated()] == ["options.offer_a.ends"]
    message = told(meeting.agree, AGENCY, "CIO")
    assert message.startswith("28,110 hours a year of analyst end, but full service frees ")
    assert meeting.paths_by_status([AGENCY])["tried"] == [AGENCY]
    move_hours(meeting, "offer_a", "contracts", "agency", 18_800)
    assert meeting.over_allocated() == []
    assert meeting.agree(AGENCY, "CIO") == ""
    assert meeting.agreed_value(AGENCY)["base"] == 0.7143
    refusal = told(move_hours, meeting, "offer_a", "contracts", "agency", 27_000)
    assert refusal == "27,000 is above 26,320 (hours a year that end). Enter 26,320 or less."
    assert told(move_hours, meeting, "offer_a", "contracts", "expenses", 1) == (
        "has no hours that could be moved. Move those of another row."
    )
    assert told(move_hours, meeting, "offer_a", "lost", "x", 1) == (
        "hours of lost can't be moved. Move those of contracts or posts."
    )


def test_every_number_stands_in_one_list(tmp_path: Path):
    """Tried before parked before agreed; parking drops what was tried, agreeing answers what was parked."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.park(FEE, "procurement", "27 Oct")
    meeting.try_(AGENCY, 0.6)
    meeting.agree(RATE, "HR")
    lists = meeting.paths_by_status()
    assert {kind: len(paths) for kind, paths in lists.items()} == {
        "tried": 1,
        "parked": 1,
        "agreed": 1,
        "open": len(meeting.case().params) - 3,
    }
    assert meeting.case().params[FEE].base == 198_500
    meeting.agree(FEE, "procurement")
    assert meeting.paths_by_status([FEE, AGENCY, RATE]) == {
        "tried": [AGENCY],
        "parked": [],
        "agreed": [FEE, RATE],
        "open": [],
    }


def test_back_is_back_at_what_was_agreed(tmp_path: Path):
    """Of one number and of all, after a restart too; what was agreed goes by undo, or where it is taken back."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    for path in (FEE, ""):
        meeting.try_(FEE, 180_000)
        meeting.try_(RATE, 0.11)
        meeting.reset(path)
        assert meeting_on(tmp_path).case().params[FEE].base == meeting.case().params[FEE].base == 190_000
        meeting = meeting_on(tmp_path)
    assert meeting.state.tried == {}
    meeting.withdraw(FEE)
    assert meeting.case().params == lakeside().params
    meeting.undo()
    assert meeting.case().params[FEE].base == 190_000


def test_only_what_is_agreed_and_not_saved_is_taken_back(tmp_path: Path):
    """What is tried of it stays."""
    meeting = meeting_on(tmp_path)
    assert told(meeting.withdraw, FEE) == "is not agreed."
    meeting.agree(FEE, "CFO")
    meeting.try_(FEE, 180_000)
    meeting.withdraw(FEE)
    assert (meeting.state.agreed, meeting.case().params[FEE].base) == ({}, 180_000)
    meeting.agree(FEE, "CFO")
    save(meeting)
    assert told(meeting.withdraw, FEE) == "is saved in the client file. Try and agree another value."


def test_what_is_parked_is_waited_for_until_it_is_taken_back(tmp_path: Path):
    """And no longer after it; what is agreed of it stays."""
    meeting = meeting_on(tmp_path)
    assert told(meeting.unpark, FEE) == "is not parked."
    meeting.agree(FEE, "CFO")
    meeting.park(FEE, "procurement", "Friday")
    meeting.unpark(FEE)
    assert (list(meeting.state.parked), list(meeting.state.agreed)) == ([], [FEE])
    meeting.undo()
    assert list(meeting.state.parked) == [FEE]
    meeting.redo()
    assert list(meeting_on(tmp_path).state.parked) == []


def test_undo_ends_at_the_start(tmp_path: Path):
    """Nothing to take back is no mistake."""
    meeting = meeting_on(tmp_path)
    assert (meeting.undo(), meeting.redo()) == (False, False)
