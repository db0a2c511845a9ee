"""The charts of bars: leavers, hours and money, the ledger, the options, the drivers; each a line of the document."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.document.hours_chart import YEAR, hours_and_money, moved_hours
from hitcase.document.must_be_true import GROUPS, drivers
from hitcase.document.options import overview
from hitcase.document.terms import outcome
from hitcase.inputs.params import Record
from hitcase.inputs.tree import NOTHING
from hitcase.text import formats, labels
from hitcase.text.pictures import ACCENT, LOSS
from hitcase.workshop.screen import chart_data
from hitcase.workshop.screen.chart_data import M
from tests.clients import case_in, clients, lakeside
from tests.document.shown import results_of


def options() -> list[tuple[Path, str]]:
    """Every option of every client."""
    return [(path, name) for path in clients() for name in case_in(path).tree.options if name != NOTHING]


EVERY = pytest.mark.parametrize(("path", "option"), options(), ids=lambda one: getattr(one, "stem", one))


@EVERY
def test_leavers_cost_what_the_roles_say(path: Path, option: str):
    """Today and under the option, in the last year; more is drawn as a loss."""
    case, lines = case_in(path), evaluate(case_in(path))
    rows = chart_data.leavers(case, lines, option).data["roles"]
    assert [row["today"] * M for row in rows] == pytest.approx([role.turnover_cost for role in lines.roles.values()])
    after = [
        lines.options[option].roles[name].leavers_after[case.file.horizon] * role.cost_per_leaver
        for name, role in lines.roles.items()
    ]
    assert [row["after"] * M for row in rows] == pytest.approx(after)
    assert all(row["fill"] == (LOSS if row["after"] > row["today"] else ACCENT) for row in rows)
    assert all(row["text"].startswith(formats.about(row["today"] * M, case.file.currency)) for row in rows)


@EVERY
def test_shares_fill_their_bars(path: Path, option: str):
    """Each bar from 0 to 1 without a gap; four bars, do nothing first."""
    case, lines = case_in(path), evaluate(case_in(path))
    if "it_budget" not in lines or not lines.roles:
        return
    rows = chart_data.split(hours_and_money(case, lines, option)).data["parts"]
    names = list(dict.fromkeys(row["name"] for row in rows))
    assert [name.split(": ")[1] for name in names] == [labels.option_name(one) for one in (NOTHING, option)] * 2
    for name in names:
        own = [row for row in rows if row["name"] == name]
        assert own[0]["from"] == 0
        assert own[-1]["to"] == pytest.approx(1)
        assert all(before["to"] == after["from"] for before, after in pairwise(own))


@EVERY
def test_the_ledger_adds_up_to_the_hours_taken_over(path: Path, option: str):
    """In the year that is looked at; what comes to no hour has no bar."""
    case, lines = case_in(path), evaluate(case_in(path))
    chart, year = chart_data.ledger(moved_hours(case, lines, option)), min(YEAR, case.file.horizon)
    assert sum(row["hours"] for row in chart.data["rows"]) == pytest.approx(
        lines.options[option].moved_hours[year], abs=len(labels.LEDGER)
    )
    ledger = lines.options[option].hours_ledger
    assert [row[0] for row in chart.table] == [labels.LEDGER[kind] for kind, by_year in ledger.items() if by_year[year]]
    assert all(row["text"] == formats.number(row["hours"]) for row in chart.data["rows"])


@EVERY
def test_the_ways_are_the_results(path: Path, option: str):
    """8 of 10 futures, middle, most likely, every option by its middle; the dots of the one at hand, losses counted."""
    case, found = case_in(path), results_of(case_in(path))
    lines = evaluate(case)
    chart = chart_data.ways(overview(case, lines, Record(found, option=option)))
    rows = {row["name"]: row for row in chart.data["rows"]}
    for name, one in found.options.items():
        shown = rows[labels.option_name(name)]
        wanted = [one.npv_cash.p10, one.npv_cash.p50, one.npv_cash.p90, lines.options[name].npv_cash]
        assert [shown[end] * M for end in ("low", "middle", "high", "likely")] == pytest.approx(wanted)
    middles = [row["middle"] for row in chart.data["rows"]]
    assert middles == sorted(middles, reverse=True)
    dots = chart.data["dots"]
    assert [dot["at"] * M for dot in dots] == pytest.approx(found.options[option].dots.npv_cash)
    assert all((dot["ink"] == LOSS) == (dot["at"] < 0) for dot in dots)
    shown = rows[labels.option_name(option)]
    assert shown["text"] == f"loses {formats.in_twenty(found.options[option].npv_cash.p_loss)}"


def test_the_drivers_are_the_tornados():
    """Left is what brings less, labelled with the value of the driver there; under the names of who controls them."""
    case, results = lakeside(), results_of(lakeside())
    chart = chart_data.drivers(drivers(case, evaluate(case), results))
    rows = [row for row in chart.data["rows"] if row["fill"]]
    assert [row["name"] for row in chart.data["rows"] if not row["fill"]] == list(GROUPS.values())
    by_group = [row for group in GROUPS for row in results.drivers if row.controls == group]
    for shown, row in zip(rows, by_group, strict=True):
        worse, better = sorted((row.low, row.high), key=lambda end: end.median)
        assert (shown["left"] * M, shown["right"] * M) == pytest.approx((worse.median, better.median))
        texts = tuple(outcome(case, row.path, end.value) for end in (worse, better))
        assert (shown["text_left"], shown["text_right"]) == texts
    assert chart_data.drivers(None).title == "No figure with a range moves the result"
