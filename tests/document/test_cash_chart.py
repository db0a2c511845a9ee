"""Cumulative cash: the median of the draws by month with its range, the other options at year ends."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.derived import lowest_month, recovery_months
from hitcase.text import formats
from hitcase.text.numbers import bare, pairs
from tests.clients import lakeside
from tests.document.notebook import result
from tests.document.shown import cells, looked_at, page, plain, seen

MONTHS = [month / 12 for month in range(61)]


def test_cash_is_the_running_total_in_the_middle_of_the_draws(rows: list[dict[str, Any]]):
    """Points at year ends, for every option; peak funding is marked with its amount and month."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    for name, found in results.options.items():
        if name != "do_nothing":
            wanted = [money / 1e6 for money in found.cash_by_year.p50]
            assert [row["value"] for row in rows if row.get("option") == name] == pytest.approx(wanted)
    middle = results.options[results.option].cash_by_year.p50
    peak = results.options[results.option].peak_funding
    funding = f"peak funding of {formats.about(peak.p50, 'USD')} in month {peak.month:.0f}"
    assert any(row.get("text", "") == f"payback in {formats.months(recovery_months(middle))}" for row in rows)
    (mark,) = [row for row in rows if row.get("text", "") == funding and row["early"]]
    assert (mark["at"], mark["value"]) == pytest.approx((peak.month / 12, -peak.p50 / 1e6))
    assert bare(figure.title).startswith(f"Offer A needs {funding} and pays back in ")


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
    """The worked example: peak funding 745,059.91 in month 36, and never back."""
    case, lines, _ = looked_at()
    figure = result("cash_chart", case, lines)
    shown = [row["value"] for row in rows if row.get("option") == "managed"]
    assert min(shown) == pytest.approx(-lines.options.managed.peak_funding / 1e6)
    funding = "peak funding of $0.7 m in month 36"
    assert bare(figure.title) == f"Managed needs {funding} and does not pay back within three years, in the middle case"
    assert any(row.get("text") == funding and not row["early"] for row in rows)
