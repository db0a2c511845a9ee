"""Tables say what the lines say, and keep apart what must not be added up."""

from __future__ import annotations

import re

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.document import hours, options, provenance, today
from hitcase.text import formats, labels
from tests.clients import case_in, clients, lakeside
from tests.document.notebook import TABLES, result
from tests.document.shown import cells, page, seen, text, worked_with
from tests.worked import worked

BY_OPTION = (options.costs_and_benefits_table, options.budget_effect_table, hours.hours_ledger_table)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_table_of_every_client_names_its_rows_and_columns(path, name: str):
    """A caption and header cells, no nan, no None, no bare minus before a digit."""
    case = case_in(path)
    output = result(name, case)
    for table in page(output).select("table") if output else ():
        assert table.caption.get_text()
        assert table.select("thead th[scope=col]")
        assert all(row.th["scope"] in ("row", "colgroup") for row in table.select("tbody tr"))
        numbers = [cell.get_text() for cell in table.select("td.num")]
        assert not [shown for shown in numbers if re.search(r"nan|None|inf|-\d", shown)]


def test_turnover_adds_up():
    """The worked example: 280,600 a year, 46,766.67 of it due to burnout; a total row where there are two roles."""
    case, lines = worked_with()
    assert cells(today.turnover_table(case, lines), "Analyst") == ["40.0", "4.0", "70,150", "280,600", "46,767"]
    client = lakeside()
    found = evaluate(client)
    assert cells(today.turnover_table(client, found), "Together")[3] == formats.number(found.turnover_cost)
    assert cells(today.maintenance_tax_table(client, found), "Together")[0] == formats.number(
        found.maintenance_tax_hours
    )


def test_classes_are_kept_apart_by_year():
    """Cash, avoidance and capacity each under its own heading; year 0 first, today's money last."""
    case, lines = worked_with()
    shown = page(options.costs_and_benefits_table(case, lines))
    assert [cell.get_text() for cell in shown.select("thead tr > *")][1:] == [
        "Decision",
        "Year 1",
        "Year 2",
        "Year 3",
        "Today's money",
    ]
    groups = [row.get_text() for row in shown.select("tr.group")]
    assert [group.split(":")[0] for group in groups] == ["Cash that ends", "Costs", "Not cash", "Not cash"]
    output = options.costs_and_benefits_table(case, lines)
    assert cells(output, "Fee") == ["0", "1,034", "1,484", "1,434", "3,368"]
    assert cells(output, "Net cash") == ["−178", "−546", "−11", "−10", "−701"]
    assert cells(output, "Net, with avoidance and capacity") == ["−178", "−497", "192", "214", "−303"]


def test_the_budget_effect_is_the_cash_turned_round():
    """Its sum is −net_cash, year by year, under the client's own year labels."""
    case, lines = worked_with(first_year="FY99")
    shown = page(options.budget_effect_table(case, lines))
    assert [cell.get_text() for cell in shown.select("thead tr > *")][1:5] == ["Decision", "FY99", "FY00", "FY01"]
    wanted = [formats.thousands(-money) for money in lines.options.managed.net_cash]
    assert cells(options.budget_effect_table(case, lines), "Effect on the budget")[:4] == wanted


def test_every_option_has_its_own_tables():
    """One each, in the order of the file; none for doing nothing."""
    client = lakeside()
    lines = evaluate(client)
    for table in BY_OPTION:
        captions = [caption.get_text().split(":")[0] for caption in page(table(client, lines)).select("caption")]
        assert captions == [labels.option_name(option) for option in lines.options if option != "do_nothing"]


def test_the_ledger_ends_in_the_hours_that_move():
    """The worked example: 14,184 in year 2, of which 12,550 are claimed."""
    ledger = hours.hours_ledger_table(*worked_with())
    assert cells(ledger, "Hours that move") == ["9,456", "14,184", "14,184"]
    assert cells(ledger, "Contracts that end") == ["5,250", "9,000", "9,000"]
    assert cells(ledger, "Left for other work") == ["1,240", "813", "1,003"]


def test_the_budget_is_split_today_and_at_the_end():
    """Shares of today, and of each option in the last year."""
    split = today.budget_split_table(*worked_with())
    assert cells(split, "Today, Year 1") == ["7.80 (65.0 %)", "2.64 (22.0 %)", "1.56 (13.0 %)", "12.00"]
    assert cells(split, "Managed") == ["8.05 (64.4 %)", "2.79 (22.4 %)", "1.65 (13.2 %)", "12.49"]


def test_what_waits_is_shown_at_each_years_end():
    """The worked example: 17,120 h under do nothing, 14,915 under the partner, and neither ever clears."""
    waiting = hours.capacity_table(*worked_with())
    assert cells(waiting, "Do nothing") == ["9,040", "13,080", "17,120", "11.1", "105.1 %", "never at this pace"]
    assert cells(waiting, "Managed")[:3] == ["8,950", "12,036", "14,915"]


def test_projects_are_done_in_a_month_or_never():
    """In order of priority; the months are those of the model."""
    projects = [{"name": "First", "hours": 100, "owner": "CMIO"}, {"name": "Never", "hours": 1e6}]
    case, lines = worked_with(projects=projects)
    month = lines.options.managed.project_done_month["First"]
    assert cells(hours.projects_table(case, lines), "First") == ["100", "CMIO", f"{month:.0f} (Year 2)"]
    assert cells(hours.projects_table(case, lines), "Never") == ["1,000,000", "–", "never"]
    assert text(hours.projects_table(*worked_with())) == "The file names no project that waits for hours."


def test_every_input_has_its_origin():
    """All that went in, once, with the range that its grade gives it; what does not apply is counted, not listed."""
    client = lakeside()
    shown = page(provenance.inputs_table(client))
    listed = len(shown.select("tbody tr"))
    left = sum(int(re.match(r"\d+", note.get_text())[0]) for note in shown.select("p.note"))
    assert listed + left == len(client.params)
    assert cells(provenance.inputs_table(client), "Share of staff leaving a year")[:3] == ["6 %", "9.4 %", "14 %"]
    wanted = [
        "21.2 %",
        "40 %",
        "65 %",
        "",
        "evidence register: Yerbo, State of Burnout in Tech 2022 [c3_high_risk]",
        "C",
    ]
    assert cells(provenance.inputs_table(client), "Share of staff burned out") == [*wanted, "another population"]


def test_an_input_that_is_odd_says_so():
    """A note of the loader, "the document will show it", is shown."""
    case = worked_with(roles__analyst__salary=8_633)[0]
    assert "12 times below the benchmark" in cells(provenance.inputs_table(case), "Base pay of one FTE")[-1]


def test_prices_and_names_tell_inputs_apart():
    """The unit of a price is that of its basis; lists by year, parts and names are told."""
    shown = text(provenance.inputs_table(lakeside()))
    for wanted in (
        "$ a month",
        "$ a year and FTE",
        "Part 2: month in which",
        "partner learns, year of service 2 on",
        "After-hours: ",
    ):
        assert wanted in shown


def test_claims_come_with_quote_source_year_and_grade():
    """Only those that a number rests on; the grade is the one it loads at."""
    row = cells(provenance.claims_table(lakeside()), "c7_transferred")
    assert "“Relative Risk" in row[0]
    assert row[1] == "1 / 1.4 / 2.1 ratio of leaving risks"
    assert row[2].endswith("2018")
    assert row[3] == "C"
    assert row[4].startswith("another population; Moved from physicians to IT staff;")
    assert "c1_" not in text(provenance.claims_table(lakeside()))


def test_what_is_left_out_says_who_could_know():
    """The reason from the loader; an option that is ruled out keeps its row beside the others instead."""
    case, _ = worked_with(budget=None, options__off={"kind": "offshore", "ruled_out": "No."})
    assert cells(provenance.left_out_table(case), "IT budget") == ["no IT budget (budget.total)", "Finance"]
    assert "Off" not in text(provenance.left_out_table(case))
    assert cells(options.overview_table(*seen(case)), "Off") == ["ruled out: No."]
    assert provenance.left_out_table(worked()) is None
