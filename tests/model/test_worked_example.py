"""The worked example, number by number: cases/worked_example.md holds what two independent transcriptions agree on."""

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.model import cashflow, timing
from tests.worked import agrees, number_at, printed, worked


@pytest.mark.parametrize("want", printed(), ids=lambda want: f"{want.path}[{want.at}]")
def test_every_number_is_as_printed(want):
    """Each number agrees with the printed one to half a unit of its last digit."""
    value = number_at(evaluate(worked(want.file)), want.path, want.at)
    assert agrees(value, want.text), f"{value}, not {want.text}"


def test_no_number_of_the_example_is_left_out():
    """Reading the tables loses none of their 267 numbers; 31 lines of the managed service stand by year."""
    assert len(printed()) == 267
    first = [want for want in printed() if want.file == "worked.yaml"]
    assert len([want for want in first if want.at == "3" and want.path.startswith("options.managed.")]) == 31


def test_every_option_of_the_example_loses():
    """All lose at base values, in cash and in full: what is left is to do nothing."""
    for file in ("worked.yaml", "worked-consulting.yaml", "worked-in-house.yaml"):
        options = evaluate(worked(file)).options
        assert all(max(o.npv_cash, o.npv_full) < 0 for name, o in options.items() if name != "do_nothing")
        assert options["do_nothing"].npv_cash == options["do_nothing"].npv_full == 0


@pytest.mark.parametrize(
    ("net", "month"),
    [((-100, 60, 60, -30, 20), 42), ((-100, 60, 60, -10), 20), ((-100, 60, 60, -30), None)],
)
def test_payback_is_the_last_crossing(net, month):
    """Payback is where the cumulative flow turns ≥ 0 for the last time; below 0 at the horizon, it is never."""
    assert cashflow.pays_back(net) == (month is not None)
    assert 12 * cashflow.payback(net, range(1, len(net))) == pytest.approx(month or 0)


def test_the_year_of_the_decision_stands_first():
    """Lists by year have horizon + 1 entries, lists by month 12 × horizon + 1, the decision first."""
    lines = evaluate(worked())
    assert len(lines.options["managed"].net_cash) == 4
    assert len(lines.options["managed"].backlog_hours) == len(lines.demand_hours) == 37
    assert lines.options["managed"].backlog_hours[0] == 5_000
    assert lines.options["managed"].capacity_hours[0] == lines.demand_hours[0] == 0
    assert timing.discount(0.08, [0])[0] == 1
