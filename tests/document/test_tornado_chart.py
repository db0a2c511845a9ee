"""What must be true: each driver at its ends, in its own units, by who controls it."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.cases import load
from hitcase.document import must_be_true
from hitcase.document.must_be_true import GROUPS
from hitcase.document.terms import outcome
from hitcase.inputs.case import Case
from hitcase.text import formats, paths
from hitcase.text.numbers import bare
from hitcase.text.output import Figure
from tests.clients import case_in, clients, lakeside
from tests.document.notebook import result
from tests.document.shown import looked_at, page, seen
from tests.strategies import case_of


def of_lakeside() -> Figure:
    """The chart of the illustrative client."""
    return result("drivers_chart", *seen(lakeside())[:2])


def rows_of(figure: Figure) -> dict[str, list[str]]:
    """The table below the picture: the cells by the driver's name."""
    found = page(figure).select("tbody tr")
    return {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in found}


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_groups_stand_in_order_each_widest_first(path):
    """The client's, the partner's, nobody's: what one can do something about comes first."""
    case, lines, results = seen(case_in(path))
    figure = must_be_true.drivers_chart(case, lines, results)
    groups = [row.cells[0] for row in figure.table.rows] if figure else []
    assert groups == sorted(groups, key=[*GROUPS.values()].index)
    swings = {paths.full_label(case, case.params[row.path]).lower(): row.swing for row in results.drivers}
    for group in {*groups}:
        held = [swings[row.head.lower()] for row in figure.table.rows if row.cells[0] == group]
        assert held == sorted(held, reverse=True)


def test_ends_are_told_in_the_drivers_own_units(rows: list[dict[str, Any]]):
    """Percent, months; the lowest and highest it could be, and the cash there."""
    shown = rows_of(of_lakeside())
    assert shown["Offer A, Agency: months after the service begins until it ends"][1:3] == ["2 months", "4.5 months"]
    case, _, results = seen(lakeside())
    for row in results.drivers:
        cells = shown[paths.full_label(case, case.params[row.path])]
        assert cells[1:3] == [outcome(case, row.path, end) for end in (case.params[row.path].low, row.high.value)]
        assert cells[3:5] == [formats.millions(end.median) for end in (row.low, row.high)]
    bars = [row for row in rows if "left" in row]
    assert all(bar["left"] <= bar["right"] for bar in bars)


def test_the_label_of_a_bar_stands_at_its_own_end(rows: list[dict[str, Any]]):
    """More change orders bring less cash, so their highest value stands on the left."""
    of_lakeside()
    bars = {row["name"]: row for row in rows if "left" in row}
    ends = {name: (bar["text_left"], bar["text_right"]) for name, bar in bars.items()}
    assert ends["change orders, of the fee"] == ("8 %", "2 %")
    assert ends["growth of pay, prices and contracts"] == ("2.8 %", "3.9 %")


def test_where_it_turns_is_the_break_even(rows: list[dict[str, Any]]):
    """On the draws; nothing is said of a driver that never turns it."""
    figure = of_lakeside()
    case, _, results = seen(lakeside())
    shown, told = rows_of(figure), {row["turn"] for row in rows if "turn" in row}
    wanted = set()
    for row in results.drivers:
        turn = row.turns.still_positive.value
        text = formats.NONE if turn is None else outcome(case, row.path, turn, row.turns.still_positive.side)
        assert shown[paths.full_label(case, case.params[row.path])][-1] == text
        wanted.add("" if turn is None else f"turns at {text}")
    assert told == wanted
    assert "turns at 10 of 14" in told


def test_the_partners_word_is_outlined(rows: list[dict[str, Any]]):
    """What an offer or a vendor says is white inside; the client's own figures are not."""
    of_lakeside()
    fills = {row["name"]: row["fill"] for row in rows if "left" in row}
    assert fills["change orders, of the fee"] == "white"
    assert fills["Agency: part of the contract that ends"] != "white"


def test_its_words_have_three_numbers_with_both_ends():
    """The widest three, the finding first."""
    told = bare(of_lakeside().alt)
    assert told.startswith("Agency: part of the contract that ends: it matters 7 times as much as anything else: ")
    assert told.count(";") == 2
    results = seen(lakeside())[2]
    for row in results.drivers[:3]:
        for end in (row.low, row.high):
            assert formats.about(end.median, "USD", signed=True) in told


def test_what_it_moves_is_what_decides():
    """Cash, or all of it where the client chose so: in words and in the table's head."""
    case, lines, results = seen(case_of(lakeside().data | {"decide_on": "full"}))
    figure = must_be_true.drivers_chart(case, lines, results)
    assert "middle of the cash with capacity, million $" in bare(figure.subtitle)
    assert figure.table.columns[4] == "Cash with capacity at lowest, million $"
    assert "middle of the cash, million $" in bare(of_lakeside().subtitle)
    assert of_lakeside().table.columns[4] == "Cash at lowest, million $"


def test_without_a_driver_there_is_no_picture():
    """Nothing is drawn in the worked example; or there is no option."""
    assert must_be_true.drivers_chart(*looked_at()) is None
    assert must_be_true.drivers_chart(*looked_at(options={})) is None


SHARED = "share of productive hours on keeping systems running"


def hospitals(folder) -> Case:
    """Two hospitals with an analyst each, and contracts of theirs that a partner ends."""
    body = """
budget: {total: 90000000}
roles:
  St_Anne_analyst: {fte: 12, salary: 98000, run_time_share: {low: 0.3, base: 0.5, high: 0.8}, seats_empty: 0}
  Mount_Carmel_Children_s_analyst: {fte: 14, salary: 97000, run_time_share: {low: 0.3, base: 0.6, high: 0.8}}
contracts:
  EHR_agency: {role: St_Anne_analyst, hours: 3000, rate: 120}
  Lakeview_agency: {role: Mount_Carmel_Children_s_analyst, hours: 3500, rate: 120}
scope:
  share: {St_Anne_analyst: 0.3, Mount_Carmel_Children_s_analyst: 0.3}
  contracts: [EHR_agency, Lakeview_agency]
options:
  partner:
    kind: managed_service
    price: {basis: hourly, amount: 80}
    ends:
      contracts:
        EHR_agency: {share: {low: 0.2, base: 0.8, high: 1}, month: 6}
        Lakeview_agency: {share: {low: 0.3, base: 0.8, high: 1}, month: 6}
"""
    path = folder / "x.yaml"
    path.write_text(f"schema: 1\nclient: X\nas_of: 2026-06-30\n{body}", encoding="utf-8")
    return load(path)


def test_no_two_drivers_have_one_name_and_names_keep_their_capitals(rows: list[dict[str, Any]], tmp_path):
    """The role or the option is in each; in bars the role, as the chart says which option it is about."""
    case, lines, results = seen(hospitals(tmp_path))
    content = must_be_true.drivers(case, lines, results)
    names, bars = [row.name for row in content.rows], [row.bar for row in content.rows]
    assert len({*names}) == len({*bars}) == len(names)
    assert {f"St Anne analyst: {SHARED}", f"Mount Carmel Children s analyst: {SHARED}"} <= {*names}
    assert {"St Anne analyst: share of productive…", "Mount… analyst: share of productive…"} <= {*bars}
    assert {f"Partner, {one} agency: part of the contract that ends" for one in ("EHR", "Lakeview")} <= {*names}
    assert {"EHR agency: part of the contract that…", "Lakeview agency: part of the contract…"} <= {*bars}
    must_be_true.drivers_chart(case, lines, results)
    assert [row["name"] for row in rows if "left" in row] == bars


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_input_of_a_file_has_a_name_of_its_own(path):
    """With the role or the option that it belongs to."""
    case = load(path)
    names = [paths.full_label(case, param) for param in case.params.values()]
    assert len({*names}) == len(names)
