"""Prices by year and by band, fees of leaving, what is added by year: refused, told, left out, or taken."""

from __future__ import annotations

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.inputs.additions import drafts
from hitcase.inputs.first_numbers import open_numbers
from tests.inputs.files import ROLE, case, noted, said

DEMAND = "demand: {arrivals: 100, hours_per_request: 2}\n"
SCOPE = "scope: {share: {analyst: 0.2}}\n"
PRICE_OPEN = "the partner's price, what it covers, from when"


def offer(price: str, keys: str = "") -> str:
    """A file with one offer, o, in line 6."""
    return f"{ROLE}{DEMAND}options: {{o: {{kind: offshore, start_month: 2, price: {{{price}}}{keys}}}}}\n{SCOPE}"


def bands(amount: str) -> str:
    """A file with an offer by requests."""
    return offer(f"basis: per_request, amount: {amount}")


@pytest.mark.parametrize(
    ("amount", "place", "told"),
    [
        (
            "[[500, 9], [500, 8], [null, 7]]",
            "[1]",
            "the band ends at 500 requests a year, but begins at 500. Enter bands in rising order.",
        ),
        (
            "[[900, 9], [500, 8], [null, 7]]",
            "[1]",
            "the band ends at 500 requests a year, but begins at 900. Enter bands in rising order.",
        ),
        (
            "[[0, 9], [null, 7]]",
            "[0]",
            "the band ends at 0 requests a year, but begins at 0. Enter bands in rising order.",
        ),
        (
            "[[500, 9], [900, 8]]",
            "[1]",
            "the last band has a limit, so that requests above it have no price. Enter null as its limit.",
        ),
        (
            "[[null, 9], [null, 8]]",
            "[0]",
            "only the last band can have no limit. Enter up to how many requests a year this price counts.",
        ),
        (
            "[[500, 9], 8]",
            "[1]",
            "a band is [up to how many requests a year, money a request]. Write [[1000, 40], [null, 30]].",
        ),
        (
            "[[500, -9], [null, 8]]",
            "[0][1]",
            (
                "-9 cannot be right (the price of a request). "
                "Enter a number above 0, or delete the key if the value is unknown."
            ),
        ),
    ],
)
def test_bands_that_are_none_are_refused(amount: str, place: str, told: str, tmp_path):
    """Tops rise from band to band, above 0, and the last band alone has none."""
    assert said(tmp_path, bands(amount)) == [f"6: options.o.price.amount{place}: {told}"]


def test_bands_begin_where_the_one_before_ends(tmp_path):
    """1,200 requests a year: 500 at 9, 400 at 8, 300 at 7; one price is one band. Each has its path and its unit."""
    found = case(tmp_path, bands("[[500, 9], [900, 8], [null, 7]]"))
    fees = evaluate(found).options["o"].fee
    assert fees[1] == pytest.approx((500 * 9 + 400 * 8 + 300 * 7) * 10 / 12)
    prices = {path: param.unit for path, param in found.params.items() if "price" in path}
    assert prices == {
        "options.o.price.amount[0][1]": "money a request",
        "options.o.price.amount[1][0]": "requests a year",
        "options.o.price.amount[1][1]": "money a request",
        "options.o.price.amount[2][1]": "money a request",
        "options.o.price.amount[0][0]": "requests a year",
    }
    assert evaluate(case(tmp_path, bands("9"))).options["o"].fee[1] == pytest.approx(1_200 * 9 * 10 / 12)


@pytest.mark.parametrize("demand", ["", "demand: {arrivals: 100}\n", "demand: {hours_per_request: 2}\n"])
def test_a_price_by_requests_without_volumes_is_left_out(demand: str, tmp_path):
    """With its reason, and nothing else of the file."""
    found = case(tmp_path, bands("[[500, 9], [null, 7]]").replace(DEMAND, demand))
    reason = "its price by requests needs volumes (demand.arrivals and demand.hours_per_request)"
    assert found.left_out["options.o"] == reason
    assert list(found.tree.options) == ["do_nothing"]


FEES = "basis: monthly_fee, amount: [9000, 8000]"
GROWING = (
    "options.o.price.amount: these amounts by year still grow with wages, as no escalator is given. "
    "If they are final, enter escalator: 0."
)


@pytest.mark.parametrize(
    ("price", "keys", "told"),
    [
        (FEES, "", [GROWING]),
        (FEES, ", escalator: 0", []),
        (FEES, ", escalator: 3 %", []),
        ("basis: monthly_fee, amount: [9000]", "", []),
        ("basis: monthly_fee, amount: 9000", "", []),
    ],
)
def test_a_fee_by_year_grows_until_the_file_says_that_it_does_not(price: str, keys: str, told: list[str], tmp_path):
    """Amounts by year look final, and are not; one amount is known to grow."""
    assert noted(case(tmp_path, offer(price, keys))) == told


def test_a_fee_by_year_is_that_of_its_fiscal_year(tmp_path):
    """9,000 a month from month 2 on, 8,000 from year 2 on: without growth only where it is 0."""
    grown, flat = (
        evaluate(case(tmp_path, offer(FEES, keys) + "wage_growth: 0.05\n")).options["o"].fee
        for keys in ("", ", escalator: 0")
    )
    assert flat == pytest.approx([0, 90_000, 96_000, 96_000, 96_000, 96_000])
    assert grown == pytest.approx([0, 90_000, *(96_000 * 1.05**t for t in range(1, 5))])


def test_the_part_of_requests_counts_only_with_a_price_by_requests(tmp_path):
    """Elsewhere nothing reads it, which is told."""
    told = "options.o.price.request_share: does not count beside basis: hourly. Delete it."
    assert noted(case(tmp_path, offer("basis: hourly, amount: 90, request_share: 0.5"))) == [told]
    assert noted(case(tmp_path, offer("basis: per_request, amount: 90, request_share: 0.5"))) == []


def test_a_fee_that_leaving_costs_takes_the_place_of_a_share(tmp_path):
    """A share beside it is told; a fee of 0 is a cost that is switched off, whatever the share."""
    by_year = ", termination: [9000, 5000]"
    told = "options.o.exit_share: does not count beside termination. Leave one of them out."
    assert noted(case(tmp_path, offer("basis: hourly, amount: 90", f"{by_year}, exit_share: 0"))) == [told]
    (zero,) = said(tmp_path, offer("basis: hourly, amount: 90", ", termination: [0, 0]"))
    assert zero.startswith("6: options.o.termination: exit_cost is switched off without a reason.")
    reason = "without: [{option: o, line: exit_cost, reason: at will}]\n"
    assert case(tmp_path, offer("basis: hourly, amount: 90", ", termination: 0") + reason).left_out.keys() == {"budget"}
    (not_zero,) = said(tmp_path, offer("basis: hourly, amount: 90", by_year) + reason)
    assert "exit_cost of o is not 0." in not_zero


AT_DECISION = (
    "counts from the decision on: its first amount falls at the decision, the next in year 1. "
    "For a one-off at the decision, write end_month: 0."
)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (", start_month: 0", [f"options.o.added.x: {AT_DECISION}"]),
        (", start_month: 0, end_month: 0", []),
        (", start_month: 0, end_month: 30", []),
        (", start_month: 0.5", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("amount", ["900", "[900, 500]"])
def test_what_is_added_at_the_decision_is_told(months: str, told: list[str], amount: str, tmp_path):
    """Its first amount is not that of year 1; with an end the file shows that it is meant so."""
    keys = f", added: {{x: {{class: cost, amount: {amount}{months}}}}}"
    assert noted(case(tmp_path, offer("basis: hourly, amount: 90", keys))) == told


@pytest.mark.parametrize(
    ("amount", "is_draft"),
    [
        ("[900, 500]", True),
        ("[{base: 900, origin: ledger}, 500]", True),
        ("[{base: 900, origin: ledger}, {base: 500, origin: ledger}]", False),
        ("[900, 500], origin: ledger", False),
    ],
)
def test_what_is_added_by_year_is_a_draft_until_each_amount_has_an_origin(amount: str, is_draft: bool, tmp_path):
    """Its own, or that of the line."""
    keys = f", added: {{x: {{class: cost, amount: {amount}}}}}"
    assert drafts(case(tmp_path, offer("basis: hourly, amount: 90", keys)), "o") == (["x"] if is_draft else [])


@pytest.mark.parametrize(
    "price", [f"{FEES}, origin: AGREED", "basis: per_request, amount: [[500, 9], [null, 7]], origin: AGREED"]
)
def test_a_price_of_several_amounts_answers_what_the_price_is(price: str, tmp_path):
    """By year or by band, once each amount is somebody's."""
    body = offer(price.replace("AGREED", "{offer: O}"), ", escalator: 0")
    assert PRICE_OPEN not in open_numbers(case(tmp_path, body))
    assert PRICE_OPEN in open_numbers(case(tmp_path, body.replace("{offer: O}", "assumed")))
