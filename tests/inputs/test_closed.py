"""What a meeting leaves for the next: what the journal keeps of it is read back as it was, or refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hitcase.inputs.journal import Event, Journal, file_numbers
from hitcase.workshop.meeting.state import replay
from tests.clients import lakeside
from tests.inputs.refusals import refusal

FIGURES = {"likely": 0.7e6, "p10": -0.6e6, "p50": 0.4e6, "p90": 1.4e6, "p_loss": 0.3}
RESULT = {
    "answer": "not_enough_known",
    "best": "offer_a",
    "option": "offer_a",
    "line": "npv_cash",
    "draws": 8192,
    "options": {"do_nothing": dict.fromkeys(FIGURES, 0.0), "offer_a": FIGURES},
}
NUMBERS = {"wage_growth": {"low": 0.028, "base": 0.033, "high": 0.039, "origin": "finance"}}
KEPT = {"day": "2026-10-14", "file": "3f9c", "result": RESULT, "numbers": NUMBERS}
MEND = "Take the line out, or the whole journal away; the client file is as it was last saved."


def test_what_a_close_keeps_is_read_back_as_it_was(tmp_path: Path):
    """And it is there for the next meeting, whatever happens in it; an older journal's close keeps nothing."""
    journal = Journal(tmp_path / "j")
    close = Event("close", "16:00", new=KEPT)
    for event in (Event("close", "12:00"), close, Event("start", "9:00", new="3f9c"), Event("remark", "9:01", why="x")):
        journal.add(event)
    again = replay(Journal(tmp_path / "j").events)
    assert again.closed == close
    assert replay(journal.events[:1]).closed == Event("close", "12:00")
    assert replay([]).closed is None


ODD = (
    ([], "close keeps no result here."),
    ({}, "close keeps no result here."),
    (KEPT | {"resutl": 1}, "unknown key resutl in what close keeps. Did you mean result?"),
    (KEPT | {"day": 14}, "close keeps no result here."),
    (KEPT | {"file": None}, "close keeps no result here."),
    (KEPT | {"result": None}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"draws": "many"}}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"answer": 1}}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"option": "offer_z"}}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"more": 1}}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"options": {"offer_a": {"p50": 1}}}}, "close keeps no result here."),
    (KEPT | {"result": RESULT | {"options": {"offer_a": FIGURES | {"p10": True}}}}, "close keeps no result here."),
    (KEPT | {"numbers": {"wage_growth": 0.03}}, "close keeps no result here."),
    (KEPT | {"numbers": {"wage_growth": {"base": 0.03}}}, "close keeps no result here."),
    (KEPT | {"numbers": {"wage_growth": {"base": "3 %", "origin": ""}}}, "close keeps no result here."),
    (KEPT | {"numbers": {"wage_growth": {"base": 1, "origin": "", "x": 1}}}, "close keeps no result here."),
)


@pytest.mark.parametrize(("new", "message"), ODD)
def test_what_is_no_result_is_refused_with_its_line(tmp_path: Path, new, message: str):
    """A journal that somebody edited is not half-read."""
    line = json.dumps({"schema": 1, "kind": "close", "at": "16:00", "new": new})
    (tmp_path / "j").write_text(f'{{"schema": 1, "kind": "close", "at": "9:00"}}\n{line}\n', encoding="utf-8")
    assert refusal(Journal, tmp_path / "j", "x.journal.jsonl") == f"x.journal.jsonl:2: {message} {MEND}"


def test_no_number_is_endless(tmp_path: Path):
    """JSON writes 1e999, Python reads infinity."""
    text = json.dumps({"schema": 1, "kind": "close", "at": "16:00", "new": KEPT}).replace("8192", "1e999")
    (tmp_path / "j").write_text(f"{text}\n", encoding="utf-8")
    assert "close keeps no result here." in refusal(Journal, tmp_path / "j", "x.journal.jsonl")


def test_numbers_that_are_kept_are_those_that_files_write():
    """With range and origin; what the kit derives from others is not among them, for nobody edits it."""
    case = lakeside()
    found = file_numbers(case.params)
    assert found["wage_growth"] == {"low": 0.028, "base": 0.033, "high": 0.039} | {
        "origin": str(case.params["wage_growth"].source)
    }
    assert found.keys() == {path for path, param in case.params.items() if param.line} < case.params.keys()
    assert found["options.offer_a.price.amount"].keys() == {"base", "origin"}
