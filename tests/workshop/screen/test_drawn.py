"""The charts of curves: what they show is what the results say, and the scale holds all of it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.document.backlog import MONTHS, backlog
from hitcase.document.cash import cumulative_cash
from hitcase.document.chart import scale_ends
from hitcase.text import labels
from hitcase.workshop.screen import chart_data
from hitcase.workshop.screen.chart_data import HEIGHT, M, curves
from hitcase.workshop.screen.screen_data import screen
from tests.clients import case_in, clients, lakeside, with_values
from tests.document.shown import results_of
from tests.workshop.screen.desks import CASES, at_rest, desk_on, do, settle

PLACES = ("at", "value", "low", "high", "end", "left", "right", "middle", "likely", "hours", "today", "after")


def test_a_scale_holds_its_values_and_zero_with_room():
    """Also where there is nothing to draw, or nothing but zero."""
    assert scale_ends([2.0, 4.0], 0.25, 0.5) == (-1.0, 6.0)
    assert scale_ends([-4.0], 0.25, 0.5) == (-5.0, 2.0)
    assert scale_ends([], 0.1, 0.1) == scale_ends([0.0], 0.1, 0.1) == (-0.1, 0.1)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_cash_is_the_results_cash(path: Path):
    """By month that of the one at hand, its range, its lowest point; by year the median of every other option."""
    case, found = case_in(path), results_of(case_in(path))
    content = cumulative_cash(case, evaluate(case), found)
    if content is None:
        return
    option, chart = found.option, chart_data.cash(content, HEIGHT)
    bands = {labels.option_name(name): one.cash_by_year for name, one in found.options.items()}
    own = found.options[option].cash_by_month
    assert [row["at"] for row in chart.data["chosen"]] == [month / 12 for month in range(12 * case.file.horizon + 1)]
    assert [(row["low"], row["high"]) for row in chart.data["band"]] == [
        (low / M, high / M) for low, high in zip(own.p10, own.p90, strict=True)
    ]
    assert [row["value"] * M for row in chart.data["chosen"]] == pytest.approx(own.p50)
    for name, band in bands.items():
        if name != labels.option_name(option):
            line = [
                row["value"] * M
                for row in chart.data["others"]
                if row["name"] in (name, name.lower().replace(" ", "_"))
            ]
            assert line == pytest.approx(band.p50)
    deepest = [min(own.p50)] if min(own.p50) < 0 else []
    assert [row["value"] * M for row in chart.data["deepest"]] == pytest.approx(deepest)


@pytest.mark.parametrize("name", CASES)
def test_every_row_lies_within_its_scale(tmp_path: Path, name: str):
    """Bars, dots and curves of each step, for every client; nothing is cut off, no number is none."""
    desk = desk_on(tmp_path, name)
    for step in ("people", "budget", "offers", "answer"):
        shown = at_rest(desk, step=step)
        for chart in shown["charts"].get("all", {}).values():
            low, high = chart["ends"]
            assert low < high
            rows = [row for name, rows in chart["data"].items() if name != "names" for row in rows]
            sizes = [
                row[key] for row in rows for key in PLACES if key in row and not (key == "at" and "ink" not in row)
            ]
            assert all(low <= size <= high for size in sizes)
            assert json.dumps(chart, allow_nan=False)
            assert chart["title"]
            assert all(len(line) == len(chart["head"]) for line in chart["table"])
            assert all(len(line) == len(chart["copied"][0]) for line in chart["copied"])


def test_names_at_the_ends_do_not_lie_on_each_other():
    """Equal curves keep a line of text between their names; the one at hand is in the accent's colour."""
    found = curves({"a": [0.0, 1.0], "b": [0.0, 1.0], "c": [0.0, 1.0]}, "b", (0.0, 1.4), 0, HEIGHT)
    places = sorted(row["value"] for row in found["names"])
    assert all(after - before >= chart_data.LINE * 1.4 / HEIGHT * 0.999 for before, after in pairwise(places))
    assert len({row["ink"] for row in found["names"]}) == 2
    assert [row["value"] for row in found["chosen"]] == [0.0, 1.0]
    assert {row["name"] for row in found["others"]} == {"a", "c"}


@pytest.mark.parametrize(("reduction", "coloured"), [(0, False), (0.001, False), (0.4, True)])
def test_what_is_coloured_is_said_only_where_it_is_seen(reduction: float, coloured: bool):
    """Offer A changes nothing of what leavers cost, too little to be seen, or much."""
    paths = ("options.offer_a.burnout_reduction", "options.offer_a.turnover_uplift[0]")
    case = with_values(lakeside(), dict(zip(paths, (reduction, 0), strict=True)))
    chart = chart_data.leavers(case, evaluate(case), "offer_a")
    assert ("coloured" in chart.subtitle) == coloured


@pytest.mark.parametrize("tall", [40, HEIGHT])
@pytest.mark.parametrize("end", [-1.0, 0.2, 1.0])
def test_names_at_the_ends_lie_within_the_scale(tall: int, end: float):
    """Also before the plot is measured: the room of a name beyond the scale would be taken from the plot."""
    found = curves({name: [0.0, end] for name in "abcdefg"}, "b", (-1.0, 1.0), 0, tall)
    places = [row["value"] for row in found["names"]]
    assert all(-1.0 < place < 1.0 for place in places)
    assert places == sorted(places, reverse=True)
    assert len({round(place, 9) for place in places}) == 7


def test_a_scale_stays_while_a_handle_moves(tmp_path: Path):
    """And is found anew when it is let go."""
    desk = do(desk_on(tmp_path), "look", step="offers")
    before = at_rest(desk)["charts"]["all"]["cash"]["ends"]
    fee = "options.offer_a.price.amount"
    do(desk, "move", path=fee, value=400_000)
    assert screen(desk)["charts"]["all"]["cash"]["ends"] == before
    do(desk, "try", path=fee, value=400_000)
    assert screen(settle(desk))["charts"]["all"]["cash"]["ends"] != before


def test_the_months_are_those_of_the_estimate():
    """Weeks that wait, from the first month on; the span of the handover ends where the partner starts."""
    case, lines = lakeside(), evaluate(lakeside())
    chart = chart_data.waiting(backlog(case, lines, "offer_a"))
    for curve, name in (("chosen", "offer_a"), ("others", "do_nothing")):
        assert [row["value"] for row in chart.data[curve]] == lines.options[name].weeks_of_backlog[1 : MONTHS + 1]
    start = case.tree.options["offer_a"].parts[0].start_month.base
    assert [row["end"] for row in chart.data["span"]] == [start]
    done = lines.options["offer_a"].project_done_month
    assert [row["at"] for row in chart.data["flags"]] == [month for month in done.values() if month and month <= MONTHS]
