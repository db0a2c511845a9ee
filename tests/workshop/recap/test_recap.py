"""The recap of a meeting for a mail: word for word, in the client's words, no line too long, nothing hostile lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.inputs.params import Record
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.movement import bottom_line, bottom_lines, opening_case
from hitcase.workshop.meeting.saving_agreed import save
from hitcase.workshop.recap.contents import EMPTY, WIDTH, number_name, number_text, old_and_new, recap, short
from hitcase.workshop.recap.contents import answer_part as told_moved
from tests.clients import LAKESIDE, lakeside
from tests.inputs.files import HEAD
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, roomy

TOLD = """\
Workshop: Lakeside Health (illustrative)
14 Oct 2026
Interest: The author's firm sells offer A.

How the answer moved (five years, in today's money):
- Answer: Not yet: Offer A is ahead, too little is known to sign -> Take Offer
  A
- Offer A, middle of cash: +$0.4 m -> +$0.9 m
- Offer A, 8 in 10 futures: −$0.8 m to +$1.5 m -> −$0.3 m to +$2.0 m
- Offer A, chance of losing cash: 7 in 20 -> 3 in 20

Agreed:
- Option: Offer A, the partner's fee: $198,500 a month -> $190,000 a month
  (CFO: their letter of 12 Oct)
- Role: Analyst, share of staff leaving a year: 9.4 % (6 % to 14 %), as it was
  (HR director)

Tried, not agreed, left out:
- Option: Offer A, Agency: part of the contract that ends: stays 71.4 %
  (57.1 % to 85.7 %); tried: 50 % (50 % to 85.7 %)

Parked:
- Growth of pay, prices and contracts: finance, by 24 Oct; until then 3.3 %
  (2.8 % to 3.9 %) a year

Remarks:
- Two engagements may end by themselves (Epic director)
- The board meets on Monday
"""
NASTY = (
    "<script>alert('x')</script> & &amp; <b>",
    "*a* **b** _c_ `d` # e | f ~g~ [h](i) ![j](k) $x^2$ \\alpha",
    "- dash",
    "1. one",
    "# no heading",
    "{managed_service.npv_cash} {x} %s {{y}}",
    "שלום לכולם, مرحبا",
    "w" * 300,
    "it's \"quoted\" -- 'so' ... <!-- hidden -->",
)


def held(folder: Path) -> Meeting:
    """A meeting with something in every part of its recap."""
    meeting = meeting_on(folder, text=roomy())
    meeting.try_(FEE, 190_000)
    meeting.agree(FEE, "CFO", "their letter of 12 Oct")
    meeting.agree(RATE, "HR director")
    meeting.try_(AGENCY, 0.5)
    meeting.park("wage_growth", "finance", "24 Oct")
    meeting.remark("Two engagements may end by themselves", "Epic director")
    meeting.remark("The board meets on Monday")
    return meeting


def hostile(folder: Path) -> Meeting:
    """A meeting whose client, roles and remarks are written to break documents."""
    text = LAKESIDE.read_text(encoding="utf-8")
    name = "<i>Lake</i> & *Side* | # {x}"
    text = text.replace("client: Lakeside Health", f"client: '{name}'")
    meeting = meeting_on(folder, text=text)
    for one in NASTY:
        meeting.remark(one, one)
    meeting.agree(FEE, NASTY[0], NASTY[1])
    meeting.park("wage_growth", NASTY[3], NASTY[2])
    return meeting


def words(text: str) -> str:
    """A text without its line ends, which wrapping puts anywhere in a long word."""
    return "".join(text.split())


def test_the_recap_is_told_word_for_word(tmp_path: Path):
    """How the answer moved, agreed, tried, parked, remarks; the same before and after saving."""
    meeting = held(tmp_path)
    opened = opening_case(meeting)
    for _ in range(2):
        assert recap(meeting, bottom_lines(opened, meeting.case(tried=False))).text() == TOLD
        save(meeting)


def test_a_meeting_without_anything_says_so(tmp_path: Path):
    """Nothing that nobody said; no interest where the file states none; any words for a day."""
    meeting = meeting_on(tmp_path, text=HEAD)
    meeting.day = "Monday"
    assert recap(meeting).text() == f"Workshop: {meeting.file.case.file.client}\nMonday\n\n{EMPTY}\n"


def test_hostile_texts_come_through_and_no_line_is_long(tmp_path: Path):
    """As they were said, to the character; only line ends are put in."""
    found = recap(hostile(tmp_path)).text()
    assert max(map(len, found.splitlines())) <= WIDTH
    for one in NASTY:
        assert words(f"- {one} ({one})") in words(found)
    assert words(f"({NASTY[0]}: {NASTY[1]})") in words(found)


def test_a_turning_mark_is_taken_out(tmp_path: Path):
    """It would turn around what follows in the mail; letters from right to left stay."""
    meeting = meeting_on(tmp_path)
    meeting.remark("a\u202eb שלום")
    assert recap(meeting).text().endswith("- ab שלום\n")


SPANS = (
    ("roles.analyst.fte", {"base": 64.0}, "64 FTE"),
    ("wage_growth", {"low": 0.028, "base": 0.0333333333, "high": 0.039}, "3.333 % (2.8 % to 3.9 %) a year"),
    ("tm_bill_rate", {"low": 119.0, "base": 128.5, "high": 136.0}, "$128.50 ($119 to $136) an hour"),
    ("options.offer_a.start_month", {"base": 1.0}, "1 month"),
    ("options.offer_a.start_month", {"base": 2.0}, "2 months"),
    ("options.offer_a.start_month", {"low": 1.0, "base": 1.0, "high": 3.0}, "1 (1 to 3) months"),
    ("budget.total", {"base": 58_712_345.0}, "$58,712,345 a year"),
    ("scorecard.scores.offer_a.continuity.score", {"base": 3.0}, "3"),
)


@pytest.mark.parametrize(("path", "ends", "text"), SPANS)
def test_a_number_stands_with_range_and_unit(path: str, ends: dict[str, float], text: str):
    """As it was typed; four digits of what a slider left."""
    assert number_text(lakeside(), lakeside().params[path], ends) == text


def test_a_difference_is_never_rounded_away():
    """Two numbers that look the same get more digits; the same number does not."""
    case, param = lakeside(), lakeside().params[RATE]
    assert old_and_new(case, param, {"base": 0.1234567}, {"base": 0.1234568}) == ("12.34567 %", "12.34568 %")
    assert old_and_new(case, param, {"base": 0.1234567}, {"base": 0.1234567}) == ("12.35 %", "12.35 %")
    assert short(1880 * 10 / 26320) == 0.7143


def test_every_number_has_a_name_and_a_text():
    """Whatever is agreed, tried or parked."""
    case = lakeside()
    for param in case.params.values():
        assert number_name(case, param)
        assert number_text(case, param, {"low": param.base, "base": param.base, "high": param.base})


def test_another_option_at_hand_is_told_beside_the_first():
    """Both with their figures; one that was not there yet has none; an open first number makes no figures at all."""
    case = lakeside()
    then = bottom_line(case, n=64, rule=False)
    then["answer"] = "do_nothing"
    now = Record(then, answer="offer_b", best="offer_b", option="offer_b")
    was = Record(then, options=Record({k: v for k, v in then.options.items() if k != "offer_b"}))
    rows = {row[0]: row[1:] for row in told_moved(case, Record(previous=was, current=now), ("a", "b")).rows}
    assert rows["Answer"] == ("Do nothing", "Take Offer B")
    assert rows["Offer B, middle of cash"][0] == "–"
    assert rows["Offer B, middle of cash"][1] != "–"
    assert rows["Offer A, middle of cash"][0] == rows["Offer A, middle of cash"][1]
    vague = Record(then, answer="indicative")
    rows = told_moved(case, Record(previous=vague, current=vague), ("a", "b")).rows
    assert rows == (("Answer", "Indicative: first numbers are open", "Indicative: first numbers are open"),)


def test_what_was_added_is_told_with_drafts_marked(tmp_path: Path):
    """Name, kind, amount with its range, who said so; a line with an origin is no draft; saving changes no word."""
    meeting = meeting_on(tmp_path)
    meeting.add("offer_a", "escort", {"low": "20,000", "base": 31_000, "high": "4 * 12000"}, "cost", "CISO")
    meeting.add("offer_a", "rebate", 5_000, "cash", "CFO", "contract, page 9")
    drafted = "- Offer A: Escort (draft), cost that was added: $31,000 ($20,000 to $48,000) a\n  year (CISO)\n"
    assert f"Added:\n{drafted}- Offer A: Rebate, cash that was added: $5,000 a year (CFO)" in recap(meeting).text()
    save(meeting)
    assert drafted in recap(meeting).text()
