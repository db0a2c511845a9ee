"""Beside the charts: what waits, what is worth asking, and why the option comes out as it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hitcase.analysis.outlook import assess
from hitcase.document.ask_first import worth_opening
from hitcase.text import formats
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.side_panel import LISTED_QUESTIONS
from hitcase.workshop.screen.widget import Desk
from tests.clients import LAKESIDE
from tests.workshop.meeting.meetings import FEE, RATE, meeting_on
from tests.workshop.screen.desks import CASES, at_rest, desk_on, do, settle


def amount(told: str) -> float:
    """The millions that a text tells."""
    found = re.fullmatch(r"([+−-]?)\$?([\d.,]+) ?m?.*", told.replace("−", "-"))
    assert found, told
    return float(found[2].replace(",", "")) * (-1 if found[1] == "-" else 1)


def test_the_reasons_add_up(tmp_path: Path):
    """The steps to the most likely value come to it, and to the middle of the draws as the strip has it."""
    desk = desk_on(tmp_path)
    shown = at_rest(desk)
    total, steps = 0.0, shown["side"]["why"]
    likely = next(i for i, step in enumerate(steps) if step["total"])
    for step in steps[:likely]:
        total += amount(step["text"])
    assert total == pytest.approx(amount(steps[likely]["text"]), abs=0.01 * likely)
    middle = desk.live.full().results.options["offer_a"].npv_cash.p50
    assert formats.money_m(middle, "USD", signed=True, digits=2) in [step["text"] for step in steps if step["total"]]


@pytest.mark.parametrize("name", CASES)
def test_what_to_ask_is_found_when_it_is_asked_for(tmp_path: Path, name: str):
    """Not before, as it takes a second; then the questions of the document, the worthiest first; gone with a number."""
    desk = desk_on(tmp_path, name)
    assert at_rest(desk)["side"]["questions"] is None
    asked = screen(do(desk, "ask"))["side"]["questions"]
    case, found = desk.meeting.case(), assess(desk.meeting.case())
    worth = [one.path for one in (*found.verdict.ask, *worth_opening(case, found))]
    assert [one["path"] for one in asked] == worth[:LISTED_QUESTIONS]
    assert all(one["ask"] and one["who"] and one["worth"] for one in asked)
    if desk.visible_paths:
        path = desk.visible_paths[0]
        do(desk, "try", path=path, value=desk.meeting.case().params[path].base * 1.01)
        assert screen(desk)["side"]["questions"] is None


def test_every_question_leads_to_its_input(tmp_path: Path):
    """One click from the question to the number."""
    desk = desk_on(tmp_path)
    for one in screen(do(desk, "ask"))["side"]["questions"]:
        assert one["path"] in do(desk, "go", path=one["path"]).visible_paths


def test_what_is_parked_waits_in_the_next_meeting(tmp_path: Path):
    """With who knows it and by when; what was said is of this meeting alone."""
    desk = desk_on(tmp_path)
    do(desk, "park", path=RATE, who="HR", by_when="Friday")
    do(desk, "remark", text="<b>so it is</b>", who="CIO")
    do(desk, "remark", text="yes")
    told = screen(desk)["side"]
    assert [(one["path"], one["who"], one["by_when"]) for one in told["parked"]] == [(RATE, "HR", "Friday")]
    assert told["remarks"] == ["<b>so it is</b> (CIO)", "yes"]
    desk.meeting.close()
    again = screen(desk_on(tmp_path))["side"]
    assert again["parked"] == told["parked"]
    assert again["remarks"] == []


def test_the_reasons_follow_the_number(tmp_path: Path):
    """Another fee, another story."""
    desk = desk_on(tmp_path)
    before = at_rest(desk)["side"]["why"]
    do(desk, "move", path=FEE, value=150_000)
    assert screen(desk)["side"]["why"] != before
    do(desk, "rest")
    assert screen(settle(desk))["side"]["why"] == before


def test_what_was_added_is_listed_with_its_amounts(tmp_path: Path):
    """Of the option at hand, by year where the file says so; what the file does not have yet can be taken back."""
    line = "added: {portal: {class: cost, amount: [40000, 12000], start_month: 3, owner: CISO, origin: quote}}"
    text = LAKESIDE.read_text(encoding="utf-8").replace("  offer_a:\n", f"  offer_a:\n    {line}\n", 1)
    desk = do(Desk(meeting_on(tmp_path, text=text)), "look", option="offer_a")
    do(desk, "add", name="escort", amount="31,000", who="CISO", month="0", **{"class": "cash"})
    label, draft = "Portal: cost that was added", "Escort (draft): cash that was added"
    portal = {
        "name": "portal",
        "label": label,
        "amount": "$40,000, then $12,000",
        "when": ", from month 3",
        "own": False,
    }
    escort = {"name": "escort", "label": draft, "amount": "$31,000", "when": ", from the decision on", "own": True}
    assert screen(desk)["side"]["added"] == [{**portal, "own": False}, {**escort, "own": True}]
    do(desk, "add", name="badges", amount=900, who="CISO", month="", **{"class": "cost"})
    assert [one["when"] for one in screen(desk)["side"]["added"]] == [", from month 3", ", from the decision on", ""]
    assert screen(do(desk, "look", option="offer_b"))["side"]["added"] == []


def test_hours_that_are_missing_are_told_and_gone_once_the_end_waits(tmp_path: Path):
    """Contracts end while the partner's people still learn; ended later, no hour is missing."""
    desk = desk_on(tmp_path)
    assert "more hours end than move: " in screen(desk)["side"]["short"]
    for name, when in (("agency", "after_start"), ("after_hours", "month"), ("expenses", "after_start")):
        path = f"options.offer_a.ends.contracts.{name}.{when}"
        if path in desk.meeting.case().params:
            do(desk, "try", path=path, value=24)
    assert screen(desk)["side"]["short"] == ""
