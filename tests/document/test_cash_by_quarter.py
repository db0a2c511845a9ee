"""Net cash by quarter: the months of the model, by three; the lowest month stands where it falls."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.document.cash_by_quarter import cash_by_quarter_table
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from tests.clients import case_in, clients, lakeside, minimal
from tests.document.shown import page
from tests.strategies import case_of

NUMBER = re.compile(r"[−\d,]+")


def rows(output):
    """Head and cells of each row."""
    return [(row.th.get_text(), [cell.get_text() for cell in row.select("td")]) for row in page(output).select("tr")]


def blocks(output):
    """The rows under each of the two headings."""
    found = rows(output)
    first, second = [i for i, (_, cells) in enumerate(found) if not cells]
    return found[first + 1 : second], found[second + 1 :]


def test_quarters_are_the_months_by_three():
    """Lakeside's offer A: of each year Q1 to Q4 and the year; the decision stands first and has no quarter."""
    case, lines = lakeside(), evaluate(lakeside())
    months = lines.options.offer_a.cash_by_month
    flows, _ = blocks(cash_by_quarter_table(case, lines, "offer_a"))
    assert [head for head, _ in flows] == labels.year_labels(case)
    assert flows[0][1] == ["–"] * 4 + [formats.thousands(months[0])]
    for year, (_, cells) in enumerate(flows[1:], start=1):
        starts = range(12 * year - 11, 12 * year, 3)
        assert cells[:4] == [formats.thousands(sum(months[start : start + 3])) for start in starts]
        assert cells[4] == formats.thousands(lines.options.offer_a.net_cash[year])


def test_cumulative_cash_is_that_of_each_quarters_end():
    """And below its year the month in which most is out: base case, month 5, in the second quarter."""
    case, lines = lakeside(), evaluate(lakeside())
    found, totals = lines.options.offer_a, [*accumulate(lines.options.offer_a.cash_by_month)]
    _, running = blocks(cash_by_quarter_table(case, lines, "offer_a"))
    assert [head for head, _ in running][:4] == ["Decision", "FY27", "Lowest: end of month 5", "FY28"]
    by_head = dict(running)
    for year, name in enumerate(labels.year_labels(case)[1:], start=1):
        ends = [totals[12 * year - 12 + 3 * quarter] for quarter in (1, 2, 3, 4)]
        assert by_head[name] == [formats.thousands(money) for money in (*ends, ends[-1])]
    assert by_head["Lowest: end of month 5"] == ["", formats.thousands(-found.peak_funding), "", "", ""]
    (chosen,) = page(cash_by_quarter_table(case, lines, "offer_a")).select("tr.chosen")
    assert chosen.th.get_text() == "Lowest: end of month 5"


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_rounded_or_not_it_adds_up_for_every_option(path):
    """A year's quarters to within what four roundings lose; every cell is a number or says that there is none."""
    case = case_in(path)
    lines = evaluate(case)
    for name in [name for name in lines.options if name != labels.NOTHING]:
        flows, running = blocks(cash_by_quarter_table(case, lines, name))
        for _, cells in flows[1:]:
            *quarters, year = [float(cell.replace("−", "-").replace(",", "")) for cell in cells]
            assert abs(sum(quarters) - year) <= 2.5
        assert all(NUMBER.fullmatch(cell) or cell in ("", "–") for _, cells in running for cell in cells)


def test_heads_of_rows_and_columns_are_header_cells():
    """Five columns of numbers, which an upright page of A4 holds."""
    found = page(cash_by_quarter_table(lakeside(), evaluate(lakeside()), "offer_a"))
    heads = [cell.get_text() for cell in found.select('thead th[scope="col"]')]
    assert heads == ["Q1", "Q2", "Q3", "Q4", "Year"]
    assert all(row.th["scope"] in ("row", "colgroup") for row in found.select("tbody tr"))


def test_months_that_do_not_come_to_their_year_build_nothing():
    """A line left out of the months would show: the table and the years are tied."""
    case, lines = lakeside(), evaluate(lakeside())
    offer = lines.options.offer_a
    for broken in ([*offer.cash_by_month[:-1], 0.0], [0.0, *offer.cash_by_month[1:]]):
        options = Record({"offer_a": Record(offer, cash_by_month=broken)})
        with pytest.raises(ValueError, match="Offer A, cash by quarter: the parts come to"):
            cash_by_quarter_table(case, Record(lines, options=options), "offer_a")
    options = Record({"offer_a": Record(offer, peak_funding=offer.peak_funding + 10)})
    with pytest.raises(ValueError, match="Offer A, peak funding"):
        cash_by_quarter_table(case, Record(lines, options=options), "offer_a")


@pytest.mark.parametrize(("horizon", "last"), [(1, 1), (5, 5), (6, 2), (15, 2)])
def test_a_long_horizon_has_two_years_by_quarter(horizon, last):
    """Then one number a year, so that the table stays one that is read."""
    case = case_of(minimal(horizon=horizon))
    flows, running = blocks(cash_by_quarter_table(case, evaluate(case), "partner"))
    assert len(flows) == horizon + 1
    for block in (flows, [row for row in running if not row[0].startswith("Lowest")]):
        by_quarter = [i for i, (_, cells) in enumerate(block) if "–" not in cells]
        assert by_quarter == [*range(1, last + 1)]


def test_the_lowest_point_may_be_the_decision_or_not_there():
    """What comes back from the first month on, and what never goes out."""
    case, lines = lakeside(), evaluate(lakeside())
    offer = lines.options.offer_a
    for flow, wanted in (
        ([-5e5, *[1e4] * 60], [("Lowest: at the decision", ["", "", "", "", "−500"])]),
        ([1e4] * 61, []),
    ):
        years = [flow[0], *(sum(flow[12 * t - 11 : 12 * t + 1]) for t in range(1, 6))]
        peak = max(0.0, -min(accumulate(flow)))
        found = Record(offer, cash_by_month=flow, net_cash=years, peak_funding=peak)
        _, running = blocks(cash_by_quarter_table(case, Record(lines, options=Record({"offer_a": found})), "offer_a"))
        assert [row for row in running if row[0].startswith("Lowest")] == wanted


@pytest.mark.parametrize(
    ("month", "year", "quarter"), [(1, 1, 0), (3, 1, 0), (4, 1, 1), (12, 1, 3), (13, 2, 0), (60, 5, 3)]
)
def test_the_lowest_month_stands_in_its_own_quarter(month, year, quarter):
    """Also where it ends a quarter or a year: below the row of its year, in the column of its quarter."""
    case, lines = lakeside(), evaluate(lakeside())
    flow = [0.0, *(-1e4 if m <= month else 1e4 for m in range(1, 61))]
    years = [flow[0], *(sum(flow[12 * t - 11 : 12 * t + 1]) for t in range(1, 6))]
    found = Record(lines.options.offer_a, cash_by_month=flow, net_cash=years, peak_funding=1e4 * month)
    _, running = blocks(cash_by_quarter_table(case, Record(lines, options=Record({"offer_a": found})), "offer_a"))
    at = [head for head, _ in running].index(f"Lowest: end of month {month}")
    assert running[at - 1][0] == labels.year_labels(case)[year]
    assert running[at][1][quarter] == formats.thousands(-1e4 * month)
    assert running[at - 1][1][quarter] == running[at][1][quarter] or month % 3


def test_without_an_option_there_is_no_table():
    """Doing nothing moves no cash."""
    assert cash_by_quarter_table(lakeside(), evaluate(lakeside()), None) is None
