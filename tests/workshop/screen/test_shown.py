"""The whole screen: it comes to rest for every client and step, as plain values without a mark or a foreign name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hitcase.inputs.template import write
from hitcase.text import labels
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.screen.screen_data import STEP_NAMES, screen
from hitcase.workshop.screen.widget import Desk
from tests.clients import case_in, clients
from tests.workshop.meeting.meetings import FEE, RATE, meeting_on
from tests.workshop.screen.desks import CASES, at_rest, desk_on, do, settle

CHARTS = {"people": "leavers", "budget": "split", "demand": "waiting", "offers": "ledger", "answer": "ways"}
MARKS = re.compile("[\x00-\x1f\x7f-\x9f]")


def texts(tree: Any) -> list[str]:
    """Every text of the screen."""
    if isinstance(tree, dict | list):
        return [text for one in (tree.values() if isinstance(tree, dict) else tree) for text in texts(one)]
    return [tree] if isinstance(tree, str) else []


@pytest.mark.parametrize("doubt", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_every_step_of_every_client_comes_to_rest(tmp_path: Path, name: str, doubt: bool):
    """After a few rests nothing is left to find out; all is JSON, without marks, NaN or another client's name."""
    desk = do(desk_on(tmp_path, name), "look", doubt=doubt)
    own = labels.client_name(desk.meeting.case())
    others = {labels.client_name(case_in(path)) for path in clients()} - {own}
    for step in STEPS:
        shown = at_rest(desk, step=step)
        assert shown["settled"]
        assert shown["head"]["client"] == own
        assert [one["name"] for one in shown["head"]["steps"] if one["on"]] == [step]
        written = json.dumps(shown, allow_nan=False, ensure_ascii=False)
        assert json.loads(written) == json.loads(json.dumps(screen(desk)))
        found = texts(shown)
        assert not [text for text in found if MARKS.search(text)]
        assert not [text for text in found if re.search(r"\b(nan|inf|None|Param|Record)\b", text)]
        assert not [one for one in others if one in written]


def test_every_option_comes_to_rest(tmp_path: Path):
    """Not only the one that is ahead; its inputs and its name stand on the screen."""
    desk = desk_on(tmp_path)
    for option in screen(desk)["head"]["options"]:
        shown = at_rest(desk, step="offers", option=option["name"])
        assert shown["head"]["option"] == option["name"]
        assert all(row["path"].startswith(f"options.{option['name']}.") for row in shown["rows"]["all"])
        assert shown["strip"]
        assert shown["charts"]["step"] == "ledger"


def test_a_new_clients_file_has_a_screen(tmp_path: Path):
    """What `hitcase new` writes, before a single number is in it."""
    path = write("new-hospital", folder=tmp_path)
    desk = Desk(meeting_on(tmp_path, path))
    for step in STEPS:
        assert json.dumps(at_rest(desk, step=step), allow_nan=False)


def test_each_step_has_its_chart(tmp_path: Path):
    """The chart of the step and the cash, always in this order; what must be true where it is asked for."""
    desk = desk_on(tmp_path)
    for step, chart in CHARTS.items():
        shown = at_rest(desk, step=step)["charts"]
        assert (shown["step"], [*shown["all"]]) == (chart, ["cash", chart])
        assert (shown["moves"] != []) == (step == "offers")
    assert at_rest(desk, wide="drivers")["charts"]["step"] == "drivers"
    assert list(STEP_NAMES) == list(STEPS)


@pytest.mark.parametrize(("name", "step"), [("small", "budget"), ("small", "demand"), ("no option", "people")])
def test_without_its_numbers_a_step_has_no_chart(tmp_path: Path, name: str, step: str):
    """No empty frame."""
    assert at_rest(desk_on(tmp_path, name), step=step)["charts"].get("step", "") == ""


def test_the_rows_say_how_each_number_stands(tmp_path: Path):
    """Tried, also while it only moves; agreed; the break-even where it is known, the mark at it."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    covered = at_rest(desk)
    assert all(row["need"] is None for row in covered["rows"]["all"])  # it would give the answer away
    assert covered["charts"]["hourly_costs"] == []
    do(desk, "look", covered=False)
    do(desk, "move", path=FEE, value=190_000)
    (fee,) = (row for row in screen(desk)["rows"]["all"] if row["path"] == FEE)
    assert (fee["status"], fee["base"], fee["agreed"]) == ("tried", 190_000, "$198,500")
    rows = {row["path"]: row for row in at_rest(do(desk, "rest"))["rows"]["all"]}
    assert rows[FEE]["status"] == "open"
    turns = desk.live.turns(desk.visible_paths)
    assert {path: row["need"]["at"] for path, row in rows.items() if row["need"] and row["need"]["at"]} == {
        path: one.still_positive.value
        for path, one in turns.items()
        if one.still_positive.value
        and rows[path]["slider"]["low"] <= one.still_positive.value <= rows[path]["slider"]["high"]
    }


def test_the_head_counts_what_was_done(tmp_path: Path):
    """Tried, parked and agreed; scenarios by name; the switches as they stand."""
    desk = desk_on(tmp_path)
    do(desk, "try", path=FEE, value=190_000)
    do(desk, "park", path=RATE, who="HR", by_when="Friday")
    do(desk, "agree", path="wage_growth", who="CFO")
    do(desk, "scenario", name="cheap")
    do(desk, "look", covered=False, presenting=True, doubt=True)
    head = screen(desk)["head"]
    assert head["counts"] == {"tried": 1, "parked": 1, "agreed": 1}
    assert head["scenarios"] == ["cheap"]
    assert (head["covered"], head["presenting"], head["doubt"]) == (False, True, True)
    do(desk, "switch", name="cheap")
    assert screen(desk)["head"]["scenario"] == "cheap"


def test_scenarios_stand_side_by_side_while_they_are_looked_at(tmp_path: Path):
    """And not while a handle moves."""
    desk = desk_on(tmp_path)
    assert screen(desk)["scenarios"] is None
    do(desk, "compare", on=True)
    do(desk, "try", path=FEE, value=190_000)
    do(desk, "scenario", name="cheap")
    table = screen(desk)["scenarios"]
    assert table["head"] == ["Scenario", "Cash, million $", "Loses", "Walk-away price", "Differs from the client file"]
    assert [row["label"] for row in table["rows"]] == ["The client file", "On the screen now", "cheap"]
    file, now, cheap = (row["cells"] for row in table["rows"])
    assert now == cheap
    assert [file[-1], cheap[-1]] == ["nothing", "Offer A: the partner's fee $190,000"]
    strip = {cell["name"]: cell["value"] for cell in screen(desk)["strip"]}
    assert cheap[:2] == [strip["Cash over five years, today's money, million $"], strip["Loses cash"]]
    do(desk, "move", path=FEE, value=190_000)
    assert screen(desk)["scenarios"] is None
    assert screen(settle(do(desk, "rest")))["scenarios"]
