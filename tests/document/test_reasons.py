"""Why: what pays and costs, why not hire, hours, leavers, elsewhere."""

from __future__ import annotations

import re

import pytest

from hitcase.analysis.derived import hiring
from hitcase.document import reasons
from hitcase.text import formats
from tests.clients import lakeside
from tests.document.shown import KNOWN, looked_at, page, seen


def points(case, lines, results) -> dict[str, str]:
    """Each answer by its question."""
    divisions = page(reasons.reasons(case, lines, results)).select("dl.points > div")
    return {division.dt.get_text(): division.dd.get_text() for division in divisions}


def test_what_pays_and_what_costs_is_told_in_the_money_of_the_tables():
    """The worked example in today's money: contracts 3,262, posts 252, fee 3,368; 700,940 short."""
    why = points(*looked_at(**KNOWN))["Why"]
    likely = "Base case: contracts that end bring $3.3 m; posts that end bring $0.3 m"
    assert why.startswith(f"{likely}; the fee takes $3.4 m; ")
    assert "; moving in and two teams in parallel $0.4 m; " in why
    assert why.endswith(". That leaves −$0.7 m.")


def test_the_flows_of_page_one_come_out_even():
    """What ends, less the fee, what comes with it and all else, is what is left; to the rounding of each."""
    why = points(*seen(lakeside()))["Why"]
    amounts = re.findall(r"([+−]?)\$([\d.]+) m", why)
    brought, *spent, left = (float(sign.replace("−", "-") + size) for sign, size in amounts)
    assert "; all else $" in why
    assert brought - sum(spent) == pytest.approx(left, abs=0.05 * (len(spent) + 2))


def test_an_hour_stands_beside_an_own_hour_and_consulting():
    """126.89, 75.72 and 120; nobody hires in the worked example, and two seats are empty."""
    told = points(*looked_at(**KNOWN))["Why not hire?"]
    assert "No option that hires is in the file, and 2 seats are empty" in told
    assert "An hour from Managed costs $127 with all that comes with it, beside $76 " in told
    assert told.endswith("and $120 for consulting.")


def test_what_a_filled_seat_is_worth_is_told_beside_the_offers():
    """Lakeside's option that fills two seats: worth before its pay rise, and the rise beside it."""
    case, lines, results = seen(lakeside())
    told, one = points(case, lines, results)["Why not hire?"], hiring(case, lines)["fill_two_seats"]
    assert formats.money_m(one.seat_value, "USD") in told
    assert formats.money_m(one.pay_rise, "USD") in told
    assert "(Fill two seats), before a pay rise." in told


def test_what_happened_elsewhere_comes_with_grade_and_year():
    """Shares of comparable contracts, as the register has them."""
    told = points(*looked_at(**KNOWN))["Elsewhere"]
    shares = (
        "Of 100 contracts of other clients, 21 saved more than a fifth, 51 saved up to a fifth, 18 saved nothing, 9 "
    )
    assert told.startswith(shares)
    assert "paid more than before (reported, grade B, 2003; shares are rounded). " in told
    assert told.endswith("no detectable effect on the finances of hospitals (measured, grade A, 2007).")
