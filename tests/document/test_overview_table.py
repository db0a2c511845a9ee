"""All options side by side: ranges, chances, the twenty futures of the option at hand."""

from __future__ import annotations

import re
from base64 import b64decode
from copy import deepcopy

import pytest

from hitcase.document import options
from hitcase.document.range_strip import Strip
from hitcase.text import formats
from hitcase.text.output import Row
from hitcase.text.pictures import ACCENT, LOSS
from tests.clients import case_in, clients, lakeside, minimal
from tests.document.shown import KNOWN, cells, looked_at, page, plain, seen, text
from tests.strategies import case_of


def heads(output) -> list[str]:
    """The options, from top to bottom."""
    return [row.th.get_text() for row in page(output).select("tbody tr")]


def strips(path) -> dict[str, Strip]:
    """The picture of each option of a client."""
    rows: tuple[Row, ...] = options.overview_table(*seen(case_in(path))).rows
    return {row.head: cell for row in rows for cell in row.cells if isinstance(cell, Strip)}


def test_options_of_the_worked_example_stand_side_by_side():
    """Page one's numbers: npv −700,939.97 and −303,304.40, 126.89 an hour; nothing is drawn, so it always loses."""
    shown = options.overview_table(*looked_at())
    assert cells(shown, "Do nothing") == ["0.0", "", "–", "0.0", "0.0", "–"]
    assert cells(shown, "Managed") == ["−0.7", "", "20", "−0.7", "−0.3", "$127"]


def test_options_are_sorted_by_the_middle_of_their_cash():
    """The highest first, doing nothing among them; the option at hand is marked."""
    case, lines, results = seen(lakeside())
    shown = page(options.overview_table(case, lines, results))
    found = results.options
    wanted = sorted(found, key=lambda name: -found[name].npv_cash.p50)
    names = {"do_nothing": "Do nothing", "offer_a": "Offer A", "offer_b": "Offer B", "blend": "Blend"}
    names |= {"fill_two_seats": "Fill two seats", "consulting": "Consulting"}
    assert heads(options.overview_table(case, lines, results)) == [*(names[name] for name in wanted), "Offshore"]
    assert [row.th.get_text() for row in shown.select("tr.chosen")] == ["Offer A"]


def test_the_middle_sorts_and_not_the_most_likely_value():
    """Lakeside's second offer would lead, were its middle the highest."""
    case, lines, results = seen(lakeside())
    results = deepcopy(results)
    results.options.offer_b.npv_cash["p50"] = 9e6
    assert lines.options.offer_b.npv_cash < lines.options.offer_a.npv_cash
    assert heads(options.overview_table(case, lines, results))[:2] == ["Offer B", "Offer A"]


def test_a_range_stands_before_the_most_likely_value():
    """1 in 10 below, middle, 1 in 10 above, and the chance of losing cash in 20."""
    case, lines, results = seen(lakeside())
    cash = results.options.offer_a.npv_cash
    shown = cells(options.overview_table(case, lines, results), "Offer A")
    assert shown[0] == " … ".join(formats.millions(x, digits=1) for x in (cash.p10, cash.p50, cash.p90))
    assert shown[2] == str(round(20 * cash.p_loss))
    assert shown[3] == formats.millions(lines.options.offer_a.npv_cash, digits=1)


def test_the_option_at_hand_has_twenty_dots_and_those_that_lose_are_red():
    """As many as lose in 20, each below zero; no other row has any."""
    case, lines, results = seen(lakeside())
    table = page(options.overview_table(case, lines, results))
    drawn = {
        row.th.get_text(): b64decode(row.img["src"].partition(",")[2]).decode() for row in table.select("tr:has(img)")
    }
    assert {name for name, svg in drawn.items() if "<circle" in svg} == {"Offer A"}
    fills = re.findall(r'<circle [^>]*?fill="([^"]+)"', drawn["Offer A"])
    below = sum(dot < 0 for dot in results.options.offer_a.dots.npv_cash)
    assert (len(fills), fills.count(LOSS), fills.count(ACCENT)) == (20, below, 20 - below)
    assert below == pytest.approx(20 * results.options.offer_a.npv_cash.p_loss, abs=0.51)  # dots stand between draws
    zero = float(re.search(r'<rect x="([\d.]+)" y="0"', drawn["Offer A"])[1])
    dots = [(float(x), fill) for x, fill in re.findall(r'<circle cx="([\d.]+)"[^>]*?fill="([^"]+)"', drawn["Offer A"])]
    assert all((x < zero + 0.05) == (fill == LOSS) for x, fill in dots)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_scale_holds_all_that_is_drawn_on_it(path):
    """Ends, middles, diamonds and dots of every option, and zero; one scale for all rows."""
    found = strips(path)
    assert len({strip.scale for strip in found.values()}) <= 1
    for strip in found.values():
        places = (0.0, *strip.places)
        assert strip.scale[0] <= min(places)
        assert max(places) <= strip.scale[1]


def test_a_picture_in_a_row_is_silent():
    """The numbers stand in the cells beside it."""
    assert [one["alt"] for one in page(options.overview_table(*seen(lakeside()))).select("img")] == [""] * 6


def test_an_option_without_numbers_keeps_its_row_and_its_reason():
    """Ruled out, or without a price; after all others."""
    added = {"offshore": {"kind": "offshore", "ruled_out": "Access from abroad."}, "later": {"kind": "nearshore"}}
    shown = options.overview_table(*seen(case_of(minimal(options=minimal()["options"] | added))))
    assert heads(shown) == ["Do nothing", "Partner", "Offshore", "Later"]
    assert cells(shown, "Offshore") == ["ruled out: Access from abroad."]
    assert cells(shown, "Later") == ["no price"]


def test_an_option_with_a_scope_of_its_own_says_so():
    """It is not ranked with the others."""
    changed = deepcopy(minimal()["options"])
    changed["small"] = changed["partner"] | {"scope": {"share": {"analyst": 0.1}}}
    assert "Small (a scope of its own)" in plain(options.overview_table(*seen(case_of(minimal(options=changed)))))


def test_money_of_another_country_carries_its_letters():
    """The currency of the file, in captions and in cells."""
    shown = text(options.overview_table(*looked_at(currency="CHF", exchange_rates={"USD": 0.8}, **KNOWN)))
    assert "Cash, million CHF" in shown
    assert "127" in shown
    assert "$" not in shown
