"""Saving a workshop: agreed numbers, and nothing else, stand in the client file, and load as they were shown."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs.params import Param
from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.saving_agreed import Saved, all_numbers, save
from tests.clients import lakeside, leaves
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on

SLOW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


def nudged(param: Param, by: float) -> float:
    """Another value of a number, within the bounds of the schema."""
    width = (param.high or 0) - (param.low or 0) or abs(param.base) / 10 or 0.01
    return min(max(param.base + by * width, param.least), param.most)


@SLOW
@given(st.data())
def test_a_saved_file_loads_as_the_meeting_has_it(data: st.DataObject):
    """Numbers, ranges, claims, entries by year, what ends, parts, what the file leaves out: whatever is agreed."""
    paths = data.draw(st.lists(st.sampled_from(sorted(lakeside().params)), min_size=1, max_size=8, unique=True))
    with TemporaryDirectory() as folder:
        meeting = meeting_on(Path(folder))
        for path in paths:
            try:
                meeting.try_(path, nudged(meeting.case().params[path], data.draw(st.floats(-0.9, 0.9))))
                meeting.agree(path, "CFO")
            except ParamError:
                meeting.reset(path)
        due, before = meeting.case(tried=False), meeting.file.document.text
        agreed = list(meeting.state.unsaved)
        saved = save(meeting)
        found = load(meeting.file.path)
        assert all_numbers(found) == all_numbers(due)
        assert leaves(evaluate(found)) == leaves(evaluate(due))
        assert saved.changed == tuple(agreed)
        assert comments(before) == comments(meeting.file.document.text)
        assert saved.backup is None or saved.backup.read_text() == before


KINDS = {  # a number of every kind that a file can write in another way, or leave out
    "roles.analyst.burnout": "a claim, with its quartiles",
    "roles.report_writer.recruiting": "left out: a prior",
    "roles.report_writer.seats_empty": "no range, in braces",
    "contracts.expenses.hours": "a bare number",
    "cost_of_asking": "a bare number at the top",
    "projects[2].hours": "in a list of mappings",
    "options.offer_a.learning_loss[1]": "an entry by year",
    "options.offer_a.phase_in[2]": "a bare entry by year",
    "options.offer_b.phase_in[1]": "an entry of a list that is left out",
    "options.consulting.phase_in[0]": "left out: does not apply",
    "options.offer_a.ends.contracts.agency.share": "one origin for several numbers",
    "options.blend.parts[1].price.team_hours": "in a part",
    "options.blend.parts[1].parallel_months": "left out of a part",
    "scorecard.scores.offer_a.continuity.score": "a score",
    "roles.service_desk.ramp_loss": "left out of a role that the file ends with a comment",
    "tm_bill_rate": "a block, line by line",
}


def test_every_way_of_writing_a_number_can_be_saved(tmp_path: Path):
    """All in one file: values, ranges, notes and origins as agreed, and everything else as it was."""
    meeting = meeting_on(tmp_path)
    before = meeting.file
    for path in KINDS:
        meeting.try_(path, nudged(before.case.params[path], -0.1))
        meeting.agree(path, "CIO")
    save(meeting)
    found, due = all_numbers(load(meeting.file.path)), all_numbers(before.case)
    assert {path for path in due if found[path] != due[path]} == KINDS.keys()
    assert comments(meeting.file.document.text) == comments(before.document.text)
    assert all(found[path].source.text == "said in the workshop, CIO, 2026-10-14" for path in KINDS)


def comments(text: str) -> list[str]:
    """Every comment of a client file, in order."""
    return re.findall(r"(?:^|\s)(#.*)", text)


def test_saving_writes_agreed_numbers_and_lists_the_tried_ones(tmp_path: Path):
    """To the character; what was there is the backup."""
    meeting = meeting_on(tmp_path)
    before = meeting.file.document.text
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    meeting.try_(AGENCY, 0.6)
    saved = save(meeting)
    assert (saved.changed, saved.left_out, saved.backup) == (
        (FEE,),
        (AGENCY,),
        meeting.file.path.with_name("lakeside.backup-1"),
    )
    note = "was 198,500 (offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31)"
    written = f'amount: {{base: 190000, origin: {{workshop: "CFO, 2026-10-14"}}, note: "{note}"}}'
    assert meeting.file.path.read_text(encoding="utf-8") == before.replace("amount: 198500", written)
    assert meeting.paths_by_status([FEE, AGENCY])["agreed"] == [FEE]
    assert meeting.case().params[AGENCY].base == 0.6
    assert not meeting.undo()


def test_saving_twice_changes_nothing_the_second_time(tmp_path: Path):
    """No second backup of the same file; and a later start finds the file as the journal left it."""
    meeting = meeting_on(tmp_path)
    meeting.agree("roles.analyst.burnout", "HR director")
    assert save(meeting).backup is not None
    once = meeting.file.path.read_bytes()
    assert save(meeting) == Saved((), (), None)
    again = meeting_on(tmp_path)
    assert (again.notices, save(again).backup, meeting.file.path.read_bytes()) == ([], None, once)


def test_a_number_edited_by_hand_after_saving_stays(tmp_path: Path):
    """What is in the file is the file's; the journal does not bring it back."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO")
    save(meeting)
    path = meeting.file.path
    path.write_text(path.read_text(encoding="utf-8").replace("base: 190000", "base: 185000"), encoding="utf-8")
    assert meeting_on(tmp_path).case().params[FEE].base == 185_000


def test_a_file_changed_under_the_meeting_is_not_overwritten(tmp_path: Path):
    """Somebody has it open in an editor."""
    meeting = meeting_on(tmp_path)
    meeting.agree("roles.analyst.burnout", "HR director")
    path = meeting.file.path
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    theirs = path.read_bytes()
    with pytest.raises(ParamError, match="the file has changed since it was read"):
        save(meeting)
    assert path.read_bytes() == theirs
    assert sorted(one.name for one in tmp_path.iterdir()) == ["_firm.yaml", "lakeside.journal.jsonl", "lakeside.yaml"]


def test_a_save_that_is_killed_before_it_replaces_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The draft lies beside it; the next save writes it anew."""
    meeting = meeting_on(tmp_path)
    meeting.agree("roles.analyst.burnout", "HR director")
    before = meeting.file.path.read_bytes()
    monkeypatch.setattr("hitcase.workshop.meeting.saving_agreed.replace_with", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(meeting)
    monkeypatch.undo()
    assert meeting.file.path.read_bytes() == before
    again = meeting_on(tmp_path)
    save(again)
    assert load(again.file.path).params["roles.analyst.burnout"].source.kind == "workshop"


def test_the_clock_is_in_no_document(tmp_path: Path):
    """Two meetings at other times save the same file."""
    files = []
    for hour in ("9", "17"):
        folder = tmp_path / hour
        folder.mkdir()
        meeting = meeting_on(folder)
        meeting.clock = lambda hour=hour: f"2026-10-{hour}T{hour}:00"
        meeting.try_(FEE, 190_000)
        meeting.agree(FEE, "CFO")
        save(meeting)
        files.append(meeting.file.path.read_bytes())
    assert files[0] == files[1]


def test_a_share_of_the_budget_brings_the_others_along(tmp_path: Path):
    """The three add to 1 in the saved file, and it says why two of them moved."""
    meeting = meeting_on(tmp_path)
    meeting.try_("budget.run_share", "70 %")
    meeting.agree("budget.run_share", "IT controller")
    save(meeting)
    params = load(meeting.file.path).params
    assert params["budget.grow_share"].base + params["budget.transform_share"].base == pytest.approx(0.3)
    assert params["budget.grow_share"].note == "follows the other shares of the budget"
    assert str(params["budget.grow_share"].source) == "ledger by cost centre FY26, IT controller"
    assert RATE in params
