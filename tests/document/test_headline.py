"""The three figures of page one."""

from __future__ import annotations

from copy import deepcopy

from hitcase.document import answer
from hitcase.text import formats
from tests.clients import lakeside
from tests.document.shown import KNOWN, looked_at, page, plain, seen
from tests.strategies import case_of


def tiles(case, lines, results) -> list[str]:
    """Each figure with what stands above and below it."""
    return [div.get_text(" | ") for div in page(answer.headline(case, lines, results)).select("dl.tiles > div")]


def test_the_three_figures_of_lakeside_are_those_of_the_draws():
    """A range with its middle, a chance beside its limit, the mean peak with what 9 in 10 stay below."""
    case, lines, results = seen(lakeside())
    found = results.options.offer_a
    low, middle, high = (formats.about(found.npv_cash[level], "USD", signed=True) for level in ("p10", "p50", "p90"))
    mean, most = (formats.about(found.peak_funding[level], "USD") for level in ("mean", "p90"))
    over = "cash over five years, in today's money"
    assert tiles(case, lines, results) == [
        f"Offer A: {over} | {low} to {high} | middle {middle}; 1 in 10 below, 1 in 10 above",
        f"Chance of losing cash | {formats.in_twenty(found.npv_cash.p_loss)} | the limit is 7 in 20",
        f"Average peak funding, in month 6 | {mean} | 9 in 10: less than {most}; the limit is $1.5 m",
    ]


def test_where_nothing_is_drawn_no_range_is_claimed():
    """Worked example: npv −700,939.97, peak 745,059.91 in month 36; one amount, and why it is one."""
    first, second, third = tiles(*looked_at(**KNOWN))
    assert first == "Managed: cash over three years, in today's money | −$0.7 m | no figure that moves it has a range"
    assert second == "Chance of losing cash | 20 in 20 | of all futures drawn"
    assert third.startswith("Average peak funding, in month 36 | $0.7 m | ")


def test_cash_that_never_goes_out_is_said():
    """An option that costs nothing and ends a contract from the first month on."""
    free = {"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 10}}
    free["ends"] = {"contracts": {"outside": {"share": 0.001, "month": 1}}}
    case, lines, results = looked_at(options__free=free, **KNOWN)
    assert results.option == "free"
    assert tiles(case, lines, results)[2] == "Peak funding | none | no funding is needed in any future"


def test_cash_that_goes_out_now_and_then_is_not_said_to_stay():
    """Fewer than 1 in 10 futures need any."""
    case, lines, results = seen(lakeside())
    results = deepcopy(results)
    results.options.offer_a["peak_funding"] |= {"mean": 200.0, "p90": 0.0}
    assert tiles(case, lines, results)[2] == "Peak funding | none | in 9 in 10 futures"


def test_a_limit_stands_beside_what_decides():
    """Where the client decides on cash with capacity, the chance and its limit are of that."""
    found = tiles(*seen(case_of(lakeside().data | {"decide_on": "full"})))
    assert found[1].startswith("Chance of losing cash with capacity | ")
    assert found[1].endswith(" | the limit is 7 in 20")


def test_another_option_may_be_at_hand():
    """Doing nothing is the answer; the tiles are those of the best beside it."""
    assert plain(answer.headline(*looked_at(**KNOWN))).startswith("Managed: ")
