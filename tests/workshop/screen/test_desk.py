"""The desk: each act does what it says, a refusal is one sentence and changes nothing, a move leaves no trace."""

from __future__ import annotations

import json
from pathlib import Path

from hitcase.workshop.screen.acts import ACTS, LEAST, MOST
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.view_state import ROWS
from hitcase.workshop.screen.widget import Desk
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE
from tests.workshop.screen.desks import desk_on, do, refused, settle

WORKED = (  # every act once, in an order in which all are possible; what is said
    ("size", {"rows": 8, "tall": 200}, ""),
    ("look", {"step": "offers"}, ""),
    ("move", {"path": FEE, "value": 190_000}, ""),
    ("try", {"path": FEE, "value": "190,000"}, ""),
    ("agree", {"path": FEE, "who": "CFO", "why": "letter"}, "Agreed."),
    ("park", {"path": RATE, "who": "HR", "by_when": "Friday"}, "Parked."),
    ("unpark", {"path": RATE}, "No longer parked."),
    ("undo", {}, "Taken back."),
    ("add", {"name": "escort", "amount": "31,000", "class": "cost", "who": "CISO"}, "Added: Escort."),
    ("drop", {"name": "escort"}, "Taken back."),
    ("remark", {"text": "HR is not here", "who": "CIO"}, "Written down."),
    ("hours", {"row": "contracts", "name": "agency", "hours": 18_000, "moving": True}, ""),
    ("hours", {"row": "contracts", "name": "agency", "hours": "9*1880"}, ""),
    ("scenario", {"name": " nine end "}, "Kept as scenario nine end."),
    ("reset", {"path": AGENCY}, "Back at the client file."),
    ("switch", {"name": "nine end"}, "Scenario: nine end."),
    ("switch", {"name": ""}, "Scenario: none."),
    ("forget", {"name": "nine end"}, "Forgotten."),
    ("undo", {}, "Taken back."),
    ("redo", {}, "Done again."),
    ("reset", {}, "Back at what is agreed."),
    ("withdraw", {"path": FEE}, "No longer agreed."),
    ("undo", {}, "Taken back."),
    ("reset", {"path": FEE}, "Back at what is agreed."),
    ("explain", {"path": "npv_cash"}, ""),
    ("go", {"path": RATE}, ""),
    ("search", {"text": "turnover"}, ""),
    ("compare", {"on": True}, ""),
    ("rest", {}, ""),
    ("ask", {}, "Asked for Offer A."),
)


def test_every_act_does_what_it_says(tmp_path: Path):
    """In one meeting, one after the other; what is said is what a screen reader reads out."""
    desk, seen = desk_on(tmp_path), set()
    for name, more, said in WORKED:
        do(desk, name, **more)
        assert desk.message == said
        assert screen(desk)["message"] == said
        seen.add(name)
    assert seen == ACTS.keys() - {"save", "close", "seek"}  # those have tests of their own


def test_a_move_leaves_no_trace(tmp_path: Path):
    """Neither in the journal nor in the meeting; the next thing that is done ends it."""
    desk = desk_on(tmp_path)
    before, state = desk.meeting.journal.path.read_bytes(), desk.meeting.state
    for path, value in ((FEE, 190_000), (RATE, "11 %"), (AGENCY, 0.6)):
        do(desk, "move", path=path, value=value)
        assert list(desk.moving) == [path]
        assert not desk.settled
        assert screen(desk)["head"]["undo"] is False
    do(desk, "hours", row="contracts", name="agency", hours=18_800, moving=True)
    assert desk.moving == {AGENCY: 0.7143}
    do(desk, "rest")
    assert not desk.moving
    assert desk.meeting.journal.path.read_bytes() == before
    assert desk.meeting.state == state


def test_trying_undoing_and_doing_again_move_what_is_seen(tmp_path: Path):
    """The screen follows each: value, standing, what can be taken back."""
    desk = do(desk_on(tmp_path), "look", step="offers")

    def fee() -> tuple[float, str, bool, bool]:
        shown = screen(desk)
        row = next(row for row in shown["rows"]["all"] if row["path"] == FEE)
        return row["base"], row["status"], shown["head"]["undo"], shown["head"]["redo"]

    assert fee() == (198_500, "open", False, False)
    do(desk, "try", path=FEE, value=190_000)
    assert fee() == (190_000, "tried", True, False)
    do(desk, "undo")
    assert fee() == (198_500, "open", False, True)
    do(desk, "redo")
    do(desk, "agree", path=FEE, who="CFO")
    assert fee() == (190_000, "agreed", True, False)
    do(desk, "park", path=FEE, who="procurement", by_when="27 Oct")
    assert fee()[1] == "parked"
    assert screen(desk)["side"]["parked"][0] | {"name": ""} == {
        "path": FEE,
        "name": "",
        "who": "procurement",
        "by_when": "27 Oct",
    }
    do(desk, "undo")
    do(desk, "undo")
    do(desk, "undo")
    assert do(desk, "undo").message == "There is nothing to take back."


def test_hours_that_end_twice_show_and_block_agreeing(tmp_path: Path):
    """Whatever number one wants to agree to; a smaller number frees it again."""
    desk = do(desk_on(tmp_path), "hours", row="contracts", name="agency", hours="14*1880")
    (over,) = screen(desk)["side"]["over"]
    assert over.startswith("28,110 hours a year of analyst end, but full service frees ")
    for path in (AGENCY, FEE):
        assert refused(desk, {"do": "agree", "path": path, "who": "CIO"}) == over
    do(desk, "hours", row="contracts", name="agency", hours=18_800)
    assert screen(desk)["side"]["over"] == []
    do(desk, "agree", path=AGENCY, who="CIO")


def test_a_number_that_no_file_could_have_never_reaches_the_screen(tmp_path: Path):
    """A handle that is moved too far is refused when it moves; what joins several numbers too."""
    desk = desk_on(tmp_path)
    for path, value, said in (
        (RATE, 19, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
        (
            "wage_growth",
            float("nan"),
            "nan is too large to be meant (growth of pay, prices and contracts). Enter less than 1e15.",
        ),
        ("wage_growth", None, "nothing is not a number (growth of pay, prices and contracts)."),
        ("roles.analyst.seats_empty", 65, "65 seats are empty, but the role has 64 posts. Write 64 or less."),
    ):
        assert refused(desk, {"do": "move", "path": path, "value": value}).startswith(said)
        assert screen(desk)["error"] == desk.error
    assert (
        refused(desk, {"do": "hours", "row": "contracts", "name": "agency", "hours": 27_000, "moving": True})
        == "27,000 is above 26,320 (hours a year that end). Enter 26,320 or less."
    )


def test_what_a_person_was_told_stays_while_the_page_sees_to_itself(tmp_path: Path):
    """A refusal or a word of success ends with the next thing that a person does."""
    desk = desk_on(tmp_path)
    for act, said, wrong in (
        ({"do": "agree", "path": FEE}, "", refused(desk, {"do": "agree", "path": FEE})),
        ({"do": "try", "path": FEE, "value": 190_000}, do(desk, "try", path=FEE, value=190_000).message, ""),
        ({"do": "remark", "text": "HR is not here", "who": "CIO"}, "Written down.", ""),
    ):
        desk.act(act)
        for more in ({"do": "rest"}, {"do": "size", "rows": 7, "tall": 150}):
            desk.act(more)
            assert (desk.message, desk.error) == (said, wrong)
    assert refused(desk, {"do": "size"}) == "the page left out rows. Load it again."
    assert do(desk, "look").message == ""


def test_what_is_in_the_hand_stays_there_while_the_page_finds_its_size(tmp_path: Path):
    """Else the number jumps back between two keys: the page may be measured in the middle of a move."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    desk.act({"do": "move", "path": FEE, "value": 190_000})
    before = screen(desk)["strip"]
    assert do(desk, "size", rows=7, tall=150).moving == {FEE: 190_000}
    assert screen(desk)["strip"] == before
    assert do(desk, "look").moving == {}


def test_going_to_an_input_shows_it(tmp_path: Path):
    """Its step, its option and the page of it, for whatever is parked or asked for."""
    desk = desk_on(tmp_path)
    other = "options.offer_b.price.amount"
    for path, step in ((RATE, "people"), (other, "offers"), ("budget.run_share", "budget"), (FEE, "offers")):
        do(desk, "go", path=path)
        assert desk.step == step
        assert path in desk.visible_paths
        assert path in [row["path"] for row in screen(desk)["rows"]["all"]]


def test_leafing_ends_at_both_ends(tmp_path: Path):
    """A part of the inputs at a time; another step begins at its first."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    last = (len(desk.paths) - 1) // ROWS * ROWS
    for first, wanted in ((-6, 0), (6, 6), (10_000, last)):
        do(desk, "look", first=first)
        assert desk.first == wanted
        assert 0 < len(desk.visible_paths) <= ROWS
    do(desk, "look", step="people")
    assert desk.first == 0
    for rows, wanted in ((0, LEAST), (99, MOST), (7, 7)):
        assert do(desk, "size", rows=rows, tall=1).rows == wanted
        assert len(screen(desk)["rows"]["all"]) == wanted


def test_the_order_of_the_inputs_stays_while_numbers_move(tmp_path: Path):
    """A row never runs away from the hand that moves it."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    before = list(desk.paths)
    do(desk, "try", path=FEE, value=50_000)
    do(desk, "look", step="people")
    do(desk, "look", step="offers")
    assert desk.paths == before


def test_a_desk_opens_covered_at_the_first_step(tmp_path: Path):
    """People first, so that nobody argues backwards from the answer; what came up is said."""
    desk = desk_on(tmp_path)
    head = screen(desk)["head"]
    assert (desk.step, head["covered"], head["presenting"], head["doubt"]) == ("people", True, False, False)
    do(desk, "try", path=FEE, value=190_000)
    journal = desk.meeting.journal.path
    journal.write_bytes(journal.read_bytes() + b'{"sch')
    again = desk_on(tmp_path)
    assert again.message == "The last line of the journal was cut off and does not count."
    assert isinstance(again, Desk)
    assert json.dumps(screen(settle(again)))
    assert again.meeting.case().params[FEE].base == 190_000
