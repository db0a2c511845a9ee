"""Cash year by year: the middle of the draws, and the range of the option at hand."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.derived import recovery_months
from hitcase.text import formats
from hitcase.text.numbers import bare
from tests.clients import lakeside
from tests.document.notebook import result
from tests.document.shown import cells, looked_at, page, seen


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


def test_the_band_holds_eight_of_ten_futures(rows: list[dict[str, Any]]):
    """From 1 in 10 below to 1 in 10 above, of the option at hand alone, with its middle inside."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    band = [row for row in rows if "high" in row]
    found = results.options[results.option].cash_by_year
    assert [row["at"] for row in band] == list(range(case.file.horizon + 1))
    assert [row["value"] for row in band] == pytest.approx([money / 1e6 for money in found.p10])
    assert [row["high"] for row in band] == pytest.approx([money / 1e6 for money in found.p90])
    assert all(low < middle < high for low, middle, high in zip(found.p10, found.p50, found.p90, strict=True))
    span = " to ".join(formats.about(found[end][-1], "USD", signed=True) for end in ("p10", "p90"))
    assert bare(figure.alt).endswith(f"{span} in 8 of 10 futures.")
    assert "band: 8 of 10 futures" in page(figure).figcaption.get_text()


def test_the_numbers_below_are_those_of_the_band():
    """Three rows an option, one for doing nothing, which has no range."""
    case, lines, results = seen(lakeside())
    figure = result("cash_chart", case, lines)
    heads = [row.th.get_text() for row in page(figure).select("tbody tr")]
    assert len(heads) == 3 * (len(lines.options) - 1) + 1
    found = results.options.offer_a.cash_by_year
    for level, told in {"p10": "1 in 10 below", "p50": "middle", "p90": "1 in 10 above"}.items():
        assert cells(figure, f"Offer A, {told}") == [formats.thousands(money) for money in found[level]]


def test_without_ranges_it_is_the_line_of_the_model(rows: list[dict[str, Any]]):
    """The worked example: peak funding 745,059.91 in month 36, and never back."""
    case, lines, _ = looked_at()
    figure = result("cash_chart", case, lines)
    shown = [row["value"] for row in rows if row.get("option") == "managed"]
    assert min(shown) == pytest.approx(-lines.options.managed.peak_funding / 1e6)
    funding = "peak funding of $0.7 m in month 36"
    assert bare(figure.title) == f"Managed needs {funding} and does not pay back within three years, in the middle case"
    assert any(row.get("text") == funding and not row["early"] for row in rows)
