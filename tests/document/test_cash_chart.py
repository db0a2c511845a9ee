"""Cumulative cash: the median of the draws by month with its range, the other options at year ends."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.derived import lowest_month, recovery_months
from hitcase.document.cash import cash_chart, cumulative_cash
from hitcase.inputs.params import Record
from hitcase.text import formats
from hitcase.text.numbers import bare, pairs
from tests.clients import lakeside
from tests.document.notebook import result
from tests.document.shown import cells, looked_at, page, plain, seen

MONTHS = [month / 12 for month in range(61)]


def test_the_option_at_hand_is_drawn_by_month(rows: list[dict[str, Any]]):
    """The median of the draws; its lowest point and its payback are named, and stand where they are."""
    case, lines, results = seen(lakeside())
    result("cash_chart", case, lines)
    middle = results.options[results.option].cash_by_month.p50
    drawn = [row for row in rows if row.get("option") == results.option]
    assert [row["at"] for row in drawn] == MONTHS
    assert [row["value"] for row in drawn] == pytest.approx([money / 1e6 for money in middle])
    month, back = lowest_month(middle), recovery_months(middle)
    out = formats.about(-middle[month], "USD")
    (lowest,) = [row for row in rows if row.get("text") == f"{out} out in month {month}"]
    assert (lowest["at"], lowest["value"]) == pytest.approx((month / 12, middle[month] / 1e6))
    (payback,) = [row for row in rows if row.get("text") == f"payback: {formats.months(back)}"]
    assert (payback["at"], payback["value"]) == pytest.approx((back / 12, 0))


def test_the_lowest_month_is_below_every_year_end(rows: list[dict[str, Any]]):
    """Lakeside needs more in month 6 than at any year's end: that is what the chart is for."""
    case, lines, results = seen(lakeside())
    result("cash_chart", case, lines)
    found = results.options[results.option]
    assert min(row["value"] for row in rows if row.get("option") == results.option) * 1e6 < min(found.cash_by_year.p50)


def test_the_other_options_are_drawn_at_year_ends(rows: list[dict[str, Any]]):
    """Which the line under the title says."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    for name, found in results.options.items():
        if name not in ("do_nothing", results.option):
            drawn = [row for row in rows if row.get("option") == name]
            assert [row["at"] for row in drawn] == [*range(6)]
            assert [row["value"] for row in drawn] == pytest.approx([money / 1e6 for money in found.cash_by_year.p50])
    assert bare(figure.subtitle).endswith("Band: 80% interval. Gray: other options at year ends")


def test_title_and_words_say_the_month():
    """For those who do not see the mark; each number with its source."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    middle = results.options[results.option].cash_by_month.p50
    out, month = formats.about(-min(middle), "USD"), lowest_month(middle)
    back = formats.months(recovery_months(middle))
    assert bare(figure.title) == f"Offer A needs up to {out} in month {month} and pays back in {back} (median)"
    assert f": lowest point {out} out in month {month}; median " in bare(figure.alt)
    said = dict(pairs(figure.title + figure.alt))
    home = "draw:options.offer_a.uncertainty.cash_by_month\x04"
    assert {said[out], said[str(month)], said[back]} == {f"{home}deepest", f"{home}deepest month", f"{home}back"}


def test_the_band_holds_eight_of_ten_outcomes(rows: list[dict[str, Any]]):
    """By month, of the option at hand alone, with its median inside."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    band, found = [row for row in rows if "high" in row], results.options[results.option].cash_by_month
    assert [row["at"] for row in band] == MONTHS
    assert [row["value"] for row in band] == pytest.approx([money / 1e6 for money in found.p10])
    assert [row["high"] for row in band] == pytest.approx([money / 1e6 for money in found.p90])
    span = " to ".join(formats.about(found[end][-1], "USD", signed=True) for end in ("p10", "p90"))
    assert bare(figure.alt).endswith(f"80% interval {span}.")


def test_the_numbers_below_are_those_of_year_ends_and_the_lowest_month():
    """Three rows an option, one for doing nothing, which has no range."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    heads = [row.th.get_text() for row in page(figure).select("tbody tr")]
    assert len(heads) == 3 * (len(lines.options) - 1) + 1
    found = results.options.offer_a.cash_by_year
    for level, told in {"p10": "1 in 10 below", "p50": "middle", "p90": "1 in 10 above"}.items():
        assert cells(figure, f"Offer A, {told}") == [formats.thousands(money) for money in found[level]]
    middle = results.options.offer_a.cash_by_month.p50
    least = formats.thousands(min(middle))
    told = f"The lowest median of Offer A is {least}, at the end of month {lowest_month(middle)}."
    assert plain(figure).endswith(told)


def test_without_ranges_it_is_the_line_of_the_model(rows: list[dict[str, Any]]):
    """The worked example: peak funding 745,059.91 in month 36, which is its last, and never back."""
    case, lines, _ = looked_at()
    figure = result("cash_chart", case, lines)
    shown = [row["value"] for row in rows if row.get("option") == "managed"]
    assert min(shown) == pytest.approx(-lines.options.managed.peak_funding / 1e6)
    title = "Managed needs up to $0.7 m in month 36 and does not pay back within three years (median)"
    assert bare(figure.title) == title
    assert any(row.get("text") == "$0.7 m out in month 36" for row in rows)


@pytest.mark.parametrize(
    ("flow", "title", "words"),
    [
        ([0.0, 5e6, 2e6], "needs no funding (median)", "no funding needed; "),
        (
            [-2e6, 1e6, 2e6],
            "needs up to $2.0 m at the decision and pays back in 2 months (median)",
            "at the decision; ",
        ),
        ([0.0, -3e6, 1e6], "needs up to $3.0 m in month 1 and does not pay back within five years (median)", "1; "),
    ],
)
def test_it_says_when_most_is_out_whenever_that_is(flow, title, words):
    """Never, at the decision, and where it does not come back."""
    case, lines, results = seen(lakeside())
    running = [sum(flow[: i + 1]) for i in range(3)]
    months = [*running, *[running[-1]] * 58]
    band = dict.fromkeys(("p10", "p50", "p90"), months)
    offer = Record(results.options.offer_a, cash_by_month=Record(band))
    content = cumulative_cash(case, lines, Record(results, options=Record({**results.options, "offer_a": offer})))
    assert bare(content.title) == f"Offer A {title}"
    assert words in bare(content.alt_text)
    assert (content.deepest is None) == (min(months) >= 0)


def test_without_an_option_there_is_no_chart():
    """Nothing is drawn of doing nothing alone."""
    case, lines, results = seen(lakeside())
    assert cash_chart(case, lines, Record(results, option=None)) is None
