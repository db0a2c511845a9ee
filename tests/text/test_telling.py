"""Whose a number is, what is missing, and what an option buys where nothing ends."""

from __future__ import annotations

import pytest

from hitcase.document import answer, hours, offers, reasons, today
from hitcase.inputs.params import Param, Source
from hitcase.text import phrases
from hitcase.text.numbers import bare
from tests.clients import minimal
from tests.document.shown import KNOWN, plain, seen, worked_with
from tests.strategies import case_of


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
        (Source("record", "ledger"), "the client's record"),
        (Source("client", "team leads"), "stated by the client"),
        (Source("public", "board order"), "a public record"),
        (Source("offer", "offer: A", flags=("lapsed",)), "offered, the offer has lapsed"),
        (Source("firm", "firm default"), "our firm's default"),
        (Source("placeholder", "placeholder"), "a placeholder, not yet a number"),
    ],
)
def test_the_grade_gives_the_verb(source: Source, wanted: str):
    """Measured, reported, claimed by the vendor, assumed; an offer is a price that one can sign."""
    assert phrases.origin_phrase(Param("x", 1.0, source)) == wanted


def test_where_nothing_ends_capacity_is_bought_at_a_price():
    """Cash cost rises; the price of an hour gained is the model's break-even."""
    case, lines = worked_with(options__managed__ends={}, **KNOWN)
    found = lines.options.managed
    told = bare(phrases.capacity_bought(case, lines, "managed"))
    assert told.startswith("Nobody leaves payroll and no contract ends, so cash cost rises by $4.2 m over three years.")
    hours = f"{found.hours_gained[3]:,.0f} hours in Year 3, at ${found.break_even_hour_value:.0f} an hour, beside $76 "
    assert hours in told
    assert told in plain(reasons.reasons(*seen(case)))
    assert phrases.capacity_bought(*worked_with(), "managed") == ""


def test_what_is_missing_is_said_with_who_has_it():
    """No budget, no volumes, no staff, no option."""
    budget, demand = worked_with(budget=None), worked_with(demand=None)
    assert "The IT budget: not shown, no IT budget. Ask Finance." in plain(today.today(*budget))
    assert plain(hours.capacity(*demand, "managed")).startswith(
        "Work that waits: not shown, no volumes. Ask the service desk"
    )
    none = case_of(minimal(roles={}, contracts={}, scope={}, options={}))
    _, lines, results = seen(none)
    assert (
        plain(today.turnover(none, lines, None)) == "What leavers cost: not shown, no role with a head-count. Ask HR."
    )
    assert plain(offers.options(none, lines, None)).startswith("No option beside doing nothing can be computed: ")
    assert answer.headline(none, lines, results) is None
    assert reasons.reasons(none, lines, results) is None
