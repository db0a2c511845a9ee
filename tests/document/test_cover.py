"""The cover: whose case it is, for whom and by whom, and what the file overrules."""

from __future__ import annotations

from hitcase.document import cover
from hitcase.document.cover import PUBLIC, state
from tests.clients import lakeside
from tests.document.shown import KNOWN, page, text, worked_with


def test_the_cover_says_for_whom_by_whom_and_in_whose_interest():
    """Illustrative where the name stands, the question, the state, the dates, the author's interest."""
    shown = page(cover.title(lakeside()))
    assert shown.select_one("div.cover p.client").get_text() == "Lakeside Health (illustrative)"
    state_line = "Version 2 · 14 Oct 2026 · figures as of 30 Jun 2026 · DRAFT, not signed off"
    assert shown.select_one("p.state").get_text() == state_line
    assert " · Decides by 3 Nov 2026 · Prepared by " in shown.select_one("p.facts").get_text()
    assert "The author's firm sells offer A." in shown.select_one("p.interest").get_text()
    assert shown.select_one("p.question").get_text()


def test_what_the_file_does_not_say_is_asked_or_said():
    """The question of every such case; that no interest is stated; no line for people who are not named."""
    shown = page(cover.title(worked_with()[0]))
    assert shown.select_one("p.question").get_text() == "Should a partner take over part of EHR support?"
    assert shown.select_one("p.interest").get_text() == "Interest: the author has stated none."
    assert not shown.select_one("p.facts")


def test_a_document_from_public_records_says_so_in_these_words():
    """On the cover, and only there where it is so."""
    assert PUBLIC == "From public records. Not prepared for, seen or endorsed by this organisation."
    assert PUBLIC in text(cover.title(worked_with(public_records=True)[0]))
    assert PUBLIC not in text(cover.title(worked_with()[0]))


def test_the_state_follows_from_the_first_numbers():
    """Indicative while one of the ten is open, a draft from then on."""
    assert state(worked_with()[0]) == "INDICATIVE"
    assert state(worked_with(**KNOWN)[0]) == "DRAFT, not signed off"


def test_what_is_overruled_stands_on_page_one_with_its_reason():
    """Each guard and each cost of change that is switched off; nothing where there is none."""
    override = {
        "parameter": "roles.analyst.replacement_multiple",
        "guard": "maximum",
        "reason": "Taken <b>literally</b>.",
    }
    case = worked_with(
        roles__analyst__replacement_multiple={"claim": "a10_inovalon"},
        overrides=[override],
        options__managed__leakage_share=0,
        without=[{"option": "managed", "line": "leakage_cost", "reason": "Fixed by contract."}],
    )[0]
    told = text(cover.overrides(case))
    assert "(a10_inovalon): a bound stands as the most likely value. Reason: Taken <b>literally</b>." in told
    assert "Managed: saving lost to weak governance, set to nothing. Reason: Fixed by contract." in told
    assert cover.overrides(worked_with()[0]) is None


def test_what_is_overruled_of_a_role_without_a_head_count_is_left_out_with_it():
    """The number plays no part until the role does."""
    override = {"parameter": "roles.analyst.relative_risk", "guard": "population", "reason": "measured here too"}
    assert cover.overrides(worked_with(roles__analyst__fte=None, overrides=[override], options={})[0]) is None
