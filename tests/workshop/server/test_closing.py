"""Closing a meeting: saved, recapped and built in one call; whatever fails is told, and nothing before it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.packs.swap import MANIFEST
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.movement import bottom_line, since_last_meeting
from hitcase.workshop.meeting.saving_agreed import all_numbers, save
from hitcase.workshop.recap.scenario_part import scenario_rows
from hitcase.workshop.screen.view_state import ViewState
from hitcase.workshop.server import closing
from hitcase.workshop.server.closing import close
from tests.clients import leaves
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on
from tests.workshop.recap.test_recap import TOLD, held

NAMES = ["lakeside-recap-2026-10-14.docx", "lakeside-recap-2026-10-14.txt"]
KEPT = "The client file is saved. Build again with: hitcase build"


@pytest.fixture(scope="module")
def known() -> dict[str, Record]:
    """The bottom lines found so far, by the numbers of their cases."""
    return {}


@pytest.fixture(autouse=True)
def once(known: dict[str, Record], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test closes the same meeting: its bottom lines, a second each, are found once."""

    def found(case: Case, **how: bool) -> Record:
        key = repr((all_numbers(case), how))
        return known[key] if key in known else known.setdefault(key, bottom_line(case, **how))

    monkeypatch.setattr("hitcase.workshop.meeting.movement.bottom_line", found)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that does nothing: what it builds is tested elsewhere."""
    monkeypatch.setattr(closing, "BUILD", ("-c", ""))


def saying(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Another program in the place of the build."""
    monkeypatch.setattr(closing, "BUILD", ("-c", code))


def test_numbers_of_the_documents_are_the_meetings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every line and every figure of the draws, to the last digit; and the build leaves every recap alone.

    Of the documents the notebook is enough, which the others are made from.
    """
    monkeypatch.setattr(closing, "BUILD", (*closing.BUILD, "--formats", "ipynb"))
    meeting, out = held(tmp_path), tmp_path / "build"
    out.mkdir()
    (out / "lakeside-recap-2026-09-01.txt").write_text("earlier", encoding="utf-8")
    meeting.try_("budget.run_share", "70 %")
    meeting.agree("budget.run_share", "IT controller")
    meeting.agree("roles.analyst.burnout", "HR director")
    due = meeting.case(tried=False)
    done = close(meeting, out)
    assert (done.closed, done.failures, done.pack) == (True, [], out / "lakeside")
    lines, results = leaves(evaluate(due)), option_results(due, simulate(due))
    for path in (meeting.file.path, done.pack / "client.yaml"):
        found = load(path)
        assert leaves(evaluate(found)) == lines
        assert option_results(found, simulate(found)) == results
    assert all_numbers(meeting_on(tmp_path).case()) == all_numbers(due)
    assert (done.pack / MANIFEST).is_file()
    assert sorted(one.name for one in out.iterdir()) == ["lakeside", "lakeside-recap-2026-09-01.txt", *NAMES]
    assert (out / "lakeside-recap-2026-09-01.txt").read_text(encoding="utf-8") == "earlier"


@pytest.mark.usefixtures("quick")
def test_a_closed_meeting_is_saved_told_and_over(tmp_path: Path):
    """The recap lies beside the packs and in the answer; the journal keeps what the next one opens on."""
    meeting, out = held(tmp_path), tmp_path / "new" / "build"
    done = close(meeting, str(out))
    assert (done.closed, done.failures) == (True, [])
    assert (done.saved.changed, done.saved.left_out) == ((FEE, RATE), (AGENCY,))
    assert done.saved.backup == tmp_path / "lakeside.backup-1"
    assert sorted(one.name for one in out.iterdir()) == NAMES == sorted(one.name for one in done.files)
    assert done.text == (out / NAMES[1]).read_bytes().decode() == TOLD
    again = meeting_on(tmp_path)
    assert (again.notices, again.state.tried, again.state.remarks) == ([], {}, ())
    found = since_last_meeting(again)
    assert found.previous == bottom_line(again.case())
    assert (found.day, found.back, found.changed) == ("2026-10-14", [], [])
    assert [one.path for one in found.parked] == ["wage_growth"]


@pytest.mark.usefixtures("quick")
def test_a_second_meeting_of_the_day_has_a_recap_of_its_own(tmp_path: Path):
    """The first is kept; one that says the same is written in its place."""
    out, second = tmp_path / "build", [name.replace("14", "14-2") for name in NAMES]
    close(held(tmp_path), out)
    for _ in range(2):
        assert sorted(one.name for one in close(meeting_on(tmp_path), out).files) == second
    assert sorted(one.name for one in out.iterdir()) == sorted([*NAMES, *second])
    assert (out / NAMES[1]).read_bytes().decode() == TOLD


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_saved_leaves_the_meeting_open(tmp_path: Path):
    """The file was changed in an editor: nothing is written, and all is there to be closed again."""
    meeting, out = held(tmp_path), tmp_path / "build"
    theirs = meeting.file.path.read_text(encoding="utf-8") + "\n# mine\n"
    meeting.file.path.write_text(theirs, encoding="utf-8")
    before = meeting.state
    done = close(meeting, out)
    told = "the file has changed since it was read. Read it again."
    assert done.failures == [
        f"Not saved: {meeting.file.label}: {told} The meeting stays open; all of it is in the journal."
    ]
    assert (done.closed, done.saved, done.files, done.pack, done.text) == (False, None, [], None, "")
    assert (meeting.state, out.exists(), meeting.file.path.read_text(encoding="utf-8")) == (before, False, theirs)
    assert close(meeting_on(tmp_path), out).closed


@pytest.mark.usefixtures("quick")
def test_hours_that_end_twice_are_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Agreed before the rest of the file left less: told in one line, and nothing is lost."""
    meeting = held(tmp_path)
    meeting.agree(AGENCY, "CIO")
    monkeypatch.setattr("hitcase.workshop.meeting.meeting.over_allocated", lambda _: [])
    meeting.try_(AGENCY, 1)
    meeting.agree(AGENCY, "CIO")
    (told,) = close(meeting, tmp_path / "build").failures
    assert told.startswith(f"Not saved: {meeting.file.label}:")
    assert "hours a year of analyst end, but full service frees" in told
    assert (list(meeting.state.unsaved), meeting.state.unsaved[AGENCY].new["base"]) == ([FEE, RATE, AGENCY], 1)


@pytest.mark.usefixtures("quick")
def test_a_recap_that_cannot_be_written_is_told_and_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The folder is a file; then pandoc is missing, and the mail is there without the document."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = close(held(tmp_path), tmp_path / "file")
    there = f"{tmp_path / 'file'}: File exists."
    build = f"No documents: {there} The client file is saved. Build again with: hitcase build"
    told = [build, f"The recap is not all on disk: {there} Copy it from the screen."]
    assert (done.closed, done.failures, done.files, done.text) == (True, told, [], TOLD)
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    done = close(meeting_on(tmp_path), tmp_path / "build")
    missing = "pandoc is missing; install pypandoc-binary."
    assert done.failures == [f"The recap is not all on disk: {missing} Copy it from the screen."]
    assert (done.closed, [one.name for one in done.files]) == (True, [NAMES[1]])


FAILING = (
    ("raise SystemExit('x.yaml:3: fte is missing.')", f"No documents: x.yaml:3: fte is missing. {KEPT}"),
    ("1 / 0", f"No documents: ZeroDivisionError: division by zero. {KEPT}"),
    ("raise SystemExit(1)", f"No documents: the build ended without a word. {KEPT}"),
    (
        "import time; time.sleep(60)",
        f"No documents: building took longer than 0.2 seconds, and was stopped. {KEPT}",
    ),
)


@pytest.mark.parametrize(("code", "told"), FAILING)
def test_a_build_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str):
    """In one line, without a traceback; the file is saved, the recap written, the meeting over."""
    saying(monkeypatch, code)
    monkeypatch.setattr(closing, "PATIENCE", 0.2 if "sleep" in code else 60)
    done = close(held(tmp_path), tmp_path / "build")
    assert (done.failures, done.pack, done.closed, len(done.files)) == ([told], None, True, 2)
    assert load(tmp_path / "lakeside.yaml").params[FEE].base == 190_000


def test_a_build_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The rest is done all the same."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "nothing"))
    done = close(held(tmp_path), tmp_path / "build")
    assert done.failures == [f"No documents: {tmp_path / 'nothing'}: No such file or directory. {KEPT}"]
    assert (done.closed, len(done.files)) == (True, 2)


@pytest.mark.usefixtures("quick")
def test_a_journal_that_another_workshop_wrote_in_is_told(tmp_path: Path):
    """Before anything is saved nothing changes; after it the file is saved and the recap is there."""
    meeting = held(tmp_path)
    meeting_on(tmp_path)
    done = close(meeting, tmp_path / "build")
    assert done.closed is False
    assert "another workshop has written here" in done.failures[0]


@pytest.mark.usefixtures("quick")
def test_a_case_without_results_is_closed_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The recap has no answer then, and the journal keeps none."""
    meeting = held(tmp_path)
    monkeypatch.setattr(closing, "bottom_lines", lambda *_: meeting.file.refuse("", "cannot be computed."))
    done = close(meeting, tmp_path / "build")
    assert (done.closed, "How the answer moved" in done.text) == (True, False)
    assert meeting_on(tmp_path).state.closed.new is None


@pytest.mark.usefixtures("quick")
def test_the_recap_repeats_the_opening_after_a_line_was_saved(tmp_path: Path):
    """The file has the line by now; the opening had not."""
    meeting = ViewState(meeting_on(tmp_path)).meeting
    meeting.add("offer_a", "escort", 31_000, "cost", "CISO")
    save(meeting)
    text = " ".join(close(meeting, tmp_path / "build").text.split())
    assert "middle of cash: +$0.4 m -> +$0.3 m" in text
    assert "chance of losing cash: 7 in 20 -> 8 in 20" in text


@pytest.mark.usefixtures("quick")
def test_scenarios_are_in_the_recap(tmp_path: Path):
    """Beside the client file, as it is saved: range, chance of a loss, walk-away price and what differs."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 190_000)
    meeting.scenario("a lower fee")
    live = LiveResults(meeting)
    file, lower = (scenario_rows(live)[name] for name in ("client file", "a lower fee"))
    text = " ".join(close(meeting, tmp_path / "build").text.split())
    assert "Scenarios of Offer A (1 in 10 below, median, 1 in 10 above):" in text
    for row in (file, lower):
        assert f"{row[0]}: cash, million $: {row[1]}; loses: {row[2]}; walk-away price: {row[3]}; " in text
        assert f"differs from the client file: {row[4]}" in text
    assert lower[-1] == "Offer A: the partner's fee $190,000"
    assert "On the screen now" not in text


@pytest.mark.usefixtures("quick")
def test_a_meeting_without_scenarios_has_none_in_its_recap(tmp_path: Path):
    """Not even a heading."""
    assert "Scenario" not in close(meeting_on(tmp_path), tmp_path / "build").text
