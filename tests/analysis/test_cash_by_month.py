"""Cumulative cash by month of the option at hand: the months of the draws, in step with the years."""

from __future__ import annotations

import numpy as np
import pytest

from hitcase.analysis.derived import lowest_month, recovery_months
from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import option_results, with_months
from tests.clients import case_in, clients, lakeside
from tests.document.shown import results_of
from tests.worked import worked

EVERY_CLIENT = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)


@EVERY_CLIENT
def test_the_end_of_each_twelfth_month_is_the_years_end(path):
    """The same three levels; in order in each month."""
    case, found = case_in(path), results_of(case_in(path))
    if found.option is None:
        return
    months, years = (found.options[found.option][name] for name in ("cash_by_month", "cash_by_year"))
    assert {len(flow) for flow in months.values()} == {12 * case.file.horizon + 1}
    for level, flow in months.items():
        assert flow[::12] == pytest.approx(years[level], rel=1e-9, abs=1e-4)
    assert all(a <= b <= c for a, b, c in zip(months.p10, months.p50, months.p90, strict=True))


def test_each_month_is_the_percentile_of_its_running_total():
    """By another way: month by month, from the draws themselves."""
    lines = simulate(lakeside(), 256)
    found = with_months(option_results(lakeside(), lines, fees=False), lines, "offer_b").options["offer_b"]
    for month in (0, 1, 6, 7, 35, 60):
        total = sum(np.broadcast_to(cash, (256,)) for cash in lines.options["offer_b"].cash_by_month[: month + 1])
        shown = [found.cash_by_month[level][month] for level in ("p10", "p50", "p90")]
        assert shown == pytest.approx(list(np.percentile(total, [10, 50, 90])))


def test_the_option_at_hand_alone_has_it():
    """It takes as much time as all else that is said of an option; the others are shown at year ends."""
    found = results_of(lakeside())
    assert [name for name, option in found.options.items() if "cash_by_month" in option] == [found.option]
    lines = simulate(lakeside(), 64)
    results = option_results(lakeside(), lines, fees=False)
    assert with_months(results, lines, None) is results


def test_without_ranges_it_is_the_line_of_the_model():
    """The worked example: deepest in the month, and by the amount, that the model says; back never."""
    case = worked("worked.yaml")
    found, option = assess(case, 64), evaluate(case).options.managed
    running = found.options.managed.cash_by_month.p50
    assert running == found.options.managed.cash_by_month.p10
    assert -min(running) == pytest.approx(option.peak_funding)
    assert lowest_month(running) == option.peak_month
    assert recovery_months(running) is option.payback_months_cash is None


def test_payback_is_read_off_the_months():
    """As the model reads it: the last time that the running total turns to zero or above, within its month."""
    option = evaluate(lakeside()).options.offer_a
    assert recovery_months(list(np.cumsum(option.cash_by_month))) == pytest.approx(option.payback_months_cash)
