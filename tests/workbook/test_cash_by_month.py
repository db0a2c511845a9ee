"""Cash by month at the head of its sheet, the chart on it, and the rate of return: they live, whatever the inputs."""

from __future__ import annotations

from itertools import accumulate

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.packs.proof import moved_inputs
from hitcase.text import labels
from hitcase.workbook import options_sheet
from hitcase.workbook.layout import FIRST, MONTHS
from tests.clients import LAKESIDE, clients, minimal, with_values
from tests.strategies import case_of
from tests.workbook.books import Written, chart_parts, made, opened, rates, shown, wild, written

MONTH_1, TOP = FIRST + 1, 6  # the column of the decision from 1; the line of the first heading


@pytest.fixture(scope="module")
def found() -> Written:
    """The workbook of the illustrative client."""
    return written(LAKESIDE)


def row_of(sheet, head: str, after: int = 1) -> int:
    """The first line with this head, from a line on."""
    return next(row for row in range(after, sheet.max_row) if sheet.cell(row, 1).value == head)


def test_the_head_of_the_sheet_is_cash_under_headings_of_its_own(found):
    """Net cash and cumulative cash, a row an option, and the option that the first sheet shows."""
    sheet = opened(found.book.data)[MONTHS]
    names = [labels.option_name(name) for name in found.lines.options]
    heads = [sheet.cell(row, 1).value for row in range(TOP, TOP + 2 * len(names) + 4)]
    net, running = "Net cash by month, every option", "Cumulative cash by month, every option, not discounted"
    assert heads == [net, *names, None, running, *names, "Option shown on the first sheet"]
    assert [sheet.cell(3, MONTH_1 + month).value for month in (0, 1, 12, 13)] == [
        "Decision",
        "FY27\nmonth 1",
        "FY27\nmonth 12",
        "FY28\nmonth 1",
    ]


def test_below_it_cash_and_work_stand_apart(found):
    """First each option's cash by month, then what comes in and waits; one option's do not mix."""
    sheet = opened(found.book.data)[MONTHS]
    heads = [str(sheet.cell(row, 1).value) for row in range(1, sheet.max_row)]
    cash = [head for head in heads if head.endswith(": net cash by month")]
    work = [head for head in heads if head.endswith(": work by month")]
    names = [labels.option_name(name) for name in found.lines.options]
    assert cash == [f"{name}: net cash by month" for name in names[1:]]
    assert work == [f"{name}: work by month" for name in names]
    assert heads.index(cash[-1]) < heads.index("Work by month") < heads.index("Demand hours") < heads.index(work[0])


def test_cumulative_cash_follows_the_inputs_and_the_option_shown(found):
    """Every input moved, another option picked: computed anew from formulas alone, it is the model's."""
    values, engine = moved_inputs(found.case, found.book, 5), found.engine()
    for path, value in values.items():
        engine.set_value(*found.book.inputs[path], value)
    cell = opened(found.book.data).defined_names["option_shown"].attr_text.replace("$", "").split("!")
    engine.set_value(cell[0], int(cell[1][1:]), 2, "Offer B")
    engine.evaluate_all()
    wanted = evaluate(with_values(found.case, values))
    sheet = opened(found.book.data)[MONTHS]
    second = row_of(sheet, "Cumulative cash by month, every option, not discounted")
    for at, name in enumerate(wanted.options, start=1):
        totals = list(accumulate(wanted.options[name].cash_by_month))
        row = [engine.get_value(MONTHS, second + at, MONTH_1 + month) for month in range(61)]
        assert row == pytest.approx(totals, rel=1e-9, abs=1e-4)
        if name == "offer_b":
            shown_row = row_of(sheet, "Option shown on the first sheet")
            assert [engine.get_value(MONTHS, shown_row, MONTH_1 + month) for month in range(61)] == row


def test_the_chart_of_cash_reads_the_months_of_the_option_shown(found):
    """By month, a label a year."""
    row = row_of(opened(found.book.data)[MONTHS], "Option shown on the first sheet")
    (chart,) = [part for part in chart_parts(found.book.data) if f"Months!$F${row}:" in part]
    assert f"Months!$F${row}:$BN${row}" in chart
    assert "Months!$F$3:$BN$3" in chart
    assert '<c:tickLblSkip val="12"/>' in chart


def test_the_months_are_checked_against_the_years(found):
    """A check of the workbook's own, for each option."""
    sheet = shown(found.book.data)["Checks"]
    heads = {row[0].value: row[4].value for row in sheet.iter_rows(min_row=5)}
    wanted = [f"{name}: cash by month comes to net cash by year" for name in ("Offer A", "Consulting", "Blend")]
    assert [heads[head] for head in wanted] == [1, 1, 1]


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_rate_of_return_is_a_formula_that_lives(path):
    """As built and at points far away: the analysis' own rate, or "none" where net cash turns not once or often."""
    found, kinds = written(path), set()
    engine = found.engine()
    for seed in range(-1, 6):
        values = wild(found.case, found.book, seed) if seed >= 0 else {}
        for name, value in values.items():
            engine.set_value(*found.book.inputs[name], value)
        engine.evaluate_all()
        for got, wanted in rates(with_values(found.case, values), engine):
            kinds.add(type(wanted))
            assert got == (wanted if isinstance(wanted, str) else pytest.approx(wanted, rel=1e-6, abs=1e-9))
    assert path != LAKESIDE or kinds == {str, float}


def test_a_year_without_cash_is_no_change_of_direction():
    """Spent at the decision, nothing in year 1, back from month 14 on: one change, and a rate."""
    fix = {"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 100}, "start_month": 14}
    fix |= {"transition_amount": 50_000, "ends": {"contracts": {"agency": {"share": 0.01, "month": 14}}}}
    found = made(case_of(minimal(options={"fix": fix})))
    flow = found.lines.options.fix.net_cash
    assert (flow[0] < 0, flow[1], flow[2] > 0) == (True, 0, True)
    ((got, wanted),) = rates(found.case, found.engine())
    assert isinstance(wanted, float)
    assert got == pytest.approx(wanted)


def test_summary_shows_the_rate_of_the_option_picked(found):
    """Beside the npv, in percent."""
    sheet = shown(found.book.data)["Summary"]
    row = row_of(sheet, options_sheet.IRR_TEXT.label)
    assert sheet.cell(row, 2).value == pytest.approx(options_sheet.rate(found.lines, str(found.results.option)))
    assert sheet.cell(row - 1, 1).value == labels.line_label("npv_cash")
    assert opened(found.book.data)["Summary"].cell(row, 2).number_format == "0.0%"
