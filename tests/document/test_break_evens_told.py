"""Break-evens as tables: on the slide the one that decides with its like, in the appendix all of them, each named."""

from __future__ import annotations

from copy import deepcopy

from hitcase.document.break_evens import break_evens_table, turning
from hitcase.document.terms import value
from tests.clients import lakeside
from tests.document.shown import seen
from tests.strategies import case_of

AGENCY = "options.offer_a.ends.contracts.agency.share"
HEAD = "Option: Offer A: Agency: part of the contract that ends"


def test_the_slide_has_the_averages_in_whole_people():
    """The basis that page one has, and no other."""
    case, _, results = seen(lakeside())
    table = turning(case, results)
    assert table.caption == "Break-even values, one input at a time: all other inputs simulated"
    assert table.columns == ("Input", "Most likely", "On average, breaks even if")
    assert (table.rows[0].head, *table.rows[0].cells) == (HEAD, "10 of 14", "at least 10 of 14")


def test_the_appendix_names_each_of_them():
    """On average and in the base case, to stay positive and to stay best; and where the limits are kept."""
    limits = {"limits": {"peak_funding": 2_500_000, "p_loss": 0.3}}
    case, _, results = seen(case_of(deepcopy(lakeside().data) | limits))
    table = break_evens_table(case, results)
    row = next(row for row in table.rows if row.head == HEAD)
    drawn = next(row for row in results.drivers if row.path == AGENCY).turns
    base = next(row for row in results.break_evens if row.path == AGENCY)
    wanted = [turns[kind].value for turns in (drawn, base) for kind in ("still_positive", "still_best")]
    assert [*row.cells[2:]] == [f"at least {value(case, AGENCY, turn)}" for turn in wanted]
    assert [column.split(",")[0] for column in table.columns[3:]] == ["On average"] * 2 + ["Base case"] * 2
    kept = "Offer A comes within the client's limits, as page one says, where this is at least "
    assert f"{kept}{value(case, AGENCY, results.decides.value)}" in table.note
    free = seen(case_of(deepcopy(lakeside().data) | {"limits": {}}))
    assert "comes within" not in break_evens_table(free[0], free[2]).note
