"""Sentences follow from the lines, and say no more than is known."""

from __future__ import annotations

import re

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.inputs.params import Param, Source
from hitcase.views import narrative, telling
from tests.clients import case_in, clients, minimal
from tests.strategies import case_of
from tests.views.shown import page, plain, worked_with

FROM_CASE = ("title", "overrides", "left_out")


@pytest.mark.parametrize("name", narrative.__all__)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_section_of_every_client_reads_well(path, name: str):
    """No path, no None, no nan, no double space, a full stop at the end of what we write."""
    case = case_in(path)
    said = getattr(narrative, name)(case) if name in FROM_CASE else getattr(narrative, name)(case, evaluate(case))
    for paragraph in page(said).select("p:not(.facts)") if said else ():
        told = paragraph.get_text()
        assert not re.search(r"\bNone\b(?! )|\bnan\b|_|  |\.\.|\( ", told), told


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (Source("claim", "x", "C", "c7_transferred", ("population",)), "measured for another population, grade C"),
        (Source("claim", "x", "C", "f18_medix"), "claimed by the vendor, grade C"),
        (Source("claim", "x", "D", "f18_medix", ("unverified",)), "assumed, grade D, not verified"),
        (Source("claim", "x", "B", "a7_ramp_months", ("stale",)), "reported, grade B, out of date"),
        (Source("assumption", "assumed: x", "D"), "assumed, grade D"),
        (Source("offer", "offer: x"), "offered"),
        (Source("workshop", "said in the workshop, CIO"), "said in the workshop"),
        (Source("client", "ledger"), "the client's record"),
        (Source("firm", "firm default"), "our firm's default"),
        (Source("placeholder", "placeholder"), "a placeholder, not yet a number"),
    ],
)
def test_the_grade_gives_the_verb(source: Source, wanted: str):
    """Measured, reported, claimed by the vendor, assumed; an offer is a price that one can sign."""
    assert telling.whose(Param("x", 1.0, source)) == wanted


def test_leavers_cost_much_and_little_of_it_changes():
    """The worked example: 280,600 a year; 4,920 of cash and 160 hours less in year 3."""
    told = plain(narrative.turnover(*worked_with()))
    assert "About 4.0 people leave in a year. That costs $0.3 m" in told
    assert "$47,000 of it is put down to burnout." in told
    assert "Under Managed it changes by −$4,900 in cash and −160 hours in Year 3." in told
    assert "Its effect on burnout, 20 %, is the client's record." in told


def test_the_tax_is_told_in_hours_people_and_money():
    """The worked example: 43,200 h, 24 FTE, 3.1 million; and the split of the budget."""
    told = plain(narrative.today(*worked_with()))
    assert "takes 43,200 hours of own staff a year, 60 % of their working time: as much as 24 FTE, or $3.1 m." in told
    assert "65 % keeps systems running, 22 % extends what there is, 13 % is for what is new." in told


def test_hours_taken_over_are_told_by_where_they_go():
    """And what an hour costs, beside own staff and consulting."""
    told = plain(narrative.outsourcing(*worked_with()))
    assert told.startswith("Managed (managed service) takes over 14,184 hours of work in Year 3: 9,000 end contracts,")
    assert "An hour that moves costs $128 with all that comes with it;" in told
    assert "; an own hour costs $76 with turnover, consulting $120." in told
    assert "it costs 62.2 % more, against consulting it costs 2.4 % more." in told


def test_waiting_is_told_without_money():
    """Hours, weeks, and whether it ever clears."""
    told = plain(narrative.capacity(*worked_with()))
    assert "Do nothing: 17,120 hours wait at the end of Year 3, 11.1 weeks of work, and the wait still grows" in told
    assert "$" not in told
    assert narrative.capacity(*worked_with(demand=None)) is None


def test_cash_is_told_in_three_classes():
    """Kept apart, with the price of an hour where cash alone does not pay."""
    told = plain(narrative.cash(*worked_with()))
    assert "−$0.6 m in cash; −$0.4 m with spending avoided; −$0.2 m with hours gained as well." in told
    assert "It breaks even where an hour gained is worth $172." in told
    assert "takes up to $0.7 m out and is not back within three years." in told


def test_what_is_missing_is_said_with_who_has_it():
    """No budget, no staff, no option."""
    told = plain(narrative.today(*worked_with(budget=None)))
    assert "The IT budget: not shown, no IT budget. Ask Finance." in told
    bare = case_of(minimal(roles={}, contracts={}, scope={}, options={}))
    lines = evaluate(bare)
    assert plain(narrative.turnover(bare, lines)) == "What leavers cost: not shown, no role with a head-count. Ask HR."
    assert narrative.outsourcing(bare, lines) is None
    assert narrative.cash(bare, lines) is None
