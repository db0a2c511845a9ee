"""Charts draw the lines, say what they find, and stay readable at any size."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import accumulate, pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup

from hitcase.analysis.readings import evaluate
from hitcase.views import charts, choice, formats, picture
from hitcase.views.line_ends import apart
from hitcase.views.markup import Html
from hitcase.views.output import Figure
from hitcase.views.said import bare
from tests.clients import case_in, clients, lakeside, minimal
from tests.strategies import case_of
from tests.views.shown import HARM, drawing, page, pictures, text, worked_with


def drawn(name: str, case: Any, lines: Any) -> Any:
    """A chart of the option at hand."""
    chart = getattr(charts, name)
    return chart(case, lines) if name == "cash_by_year" else chart(case, lines, choice.chosen(case, lines))


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Every row of data that a chart is given, caught on its way to the renderer."""
    found: list[dict[str, Any]] = []

    def svg(chart: Any) -> Html:
        found.extend(row for data in chart.to_dict()["datasets"].values() for row in data)
        return Html("<svg></svg>")

    monkeypatch.setattr(picture, "svg", svg)
    return found


@pytest.mark.parametrize("name", charts.__all__)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_chart_of_every_client_speaks_for_itself(path, name: str):
    """A finding, a unit, a label with the finding and three numbers, the numbers below; or a sentence or nothing."""
    case = case_in(path)
    output = drawn(name, case, evaluate(case))
    if not isinstance(output, Figure):
        assert output is None or ("Ask " in text(output) and not page(output).img)
        return
    shown = page(output)
    (picture_of_it,) = pictures(output)
    assert picture_of_it["alt"] == bare(output.alt)
    assert drawing(picture_of_it).startswith("<svg ")
    assert bare(output.alt).startswith(bare(output.title) + ": ")
    assert output.alt.count(";") == 2
    assert shown.select("figcaption .unit")
    assert shown.select("details table tbody tr")


@pytest.mark.parametrize("name", charts.__all__)
def test_a_chart_is_the_same_every_time(name: str):
    """The renderer counts its ids on from one picture to the next; ours begin at 1 in each."""
    case = lakeside()
    lines = evaluate(case)
    first, second = (drawn(name, case, lines).html() for _ in range(2))
    assert first == second
    ids = re.findall(r' id="([^"]+)"', drawing(*pictures(drawn(name, case, lines))))
    assert ids == [f"i{count}" for count in range(1, len(ids) + 1)]


def test_the_font_is_our_own():
    """A font that the renderer lacks loses all text without a word, so ours is registered, and each picture has it."""
    shown = drawn("cash_by_year", *worked_with()).svg
    assert 'font-family="Source Sans Pro, sans-serif"' in shown
    assert shown.count("@font-face") == 2


def test_money_goes_step_by_step_to_the_cash(rows: list[dict[str, Any]]):
    """Each bar begins where the one above ended; the totals are the lines; what is not cash is outlined."""
    case, lines = worked_with()
    figure = drawn("where_the_money_goes", case, lines)
    steps = [row for row in rows if "begin" in row]
    flows = {row["name"]: row for row in steps}
    assert flows["Cash"]["end"] == pytest.approx(lines.options.managed.npv_cash / 1e6)
    assert flows["With avoidance and capacity"]["end"] == pytest.approx(lines.options.managed.npv_full / 1e6)
    assert all(a["end"] == pytest.approx(b["begin"]) for a, b in pairwise(steps) if not b["total"])
    assert flows["Leaving, severance, other"]["end"] == pytest.approx(flows["Cash"]["end"])
    outlined = [row["name"] for row in steps if row["fill"] == "white"]
    assert outlined == ["Wanted spending avoided", "Hours gained, at their value", "With avoidance and capacity"]
    wanted = "What ends pays the fee of Managed, but not what comes with it: $0.6 m short over three years"
    assert bare(figure.title) == wanted
    assert bare(figure.alt).endswith("Fee −$3.30 m; Contracts that end +$3.26 m; Cash −$0.62 m.")


def test_cash_is_the_running_total(rows: list[dict[str, Any]]):
    """Points at year ends, for every option; the deepest is marked with its amount and year."""
    case = lakeside()
    lines = evaluate(case)
    figure = drawn("cash_by_year", case, lines)
    for name, option in lines.options.items():
        wanted = [money / 1e6 for money in accumulate(option.net_cash)]
        if name != "do_nothing":
            assert [row["value"] for row in rows if row.get("option") == name] == pytest.approx(wanted)
    best = lines.options[choice.chosen(case, lines)]
    assert any(row.get("told", "") == f"back after {formats.months(best.payback_months_cash)}" for row in rows)
    lowest = min(row["value"] for row in rows if row.get("option") == choice.chosen(case, lines))
    assert lowest == pytest.approx(-best.peak_funding / 1e6)
    assert formats.about(best.peak_funding, "USD") in bare(figure.title)


def test_hours_and_money_stand_side_by_side(rows: list[dict[str, Any]]):
    """Staff hours after: what ends with posts leaves, what is left for other work goes there (year 3)."""
    case, lines = worked_with()
    figure = drawn("hours_and_money", case, lines)
    said = {tuple(row["said"]) for row in rows if isinstance(row.get("said"), list)}
    assert {("Run 60 %", "43,200 h"), ("Run 57 %", "40,016 h"), ("Other work 42.5 %", "29,838 h")} <= said
    assert {("Run 64.3 %", "$8.0 m"), ("other work", "+1,038 h"), ("run budget", "−$91,000")} <= said
    ledger = {row["name"]: row["hours"] for row in rows if "hours" in row}
    assert sum(ledger.values()) == pytest.approx(lines.options.managed.moved_hours[3])
    assert bare(figure.title) == "Managed leaves 1,038 hours for other work and takes $91,000 from the run budget"


def test_the_title_says_when_hours_and_money_go_apart():
    """Nothing ends: hours are gained and the run budget rises."""
    case, lines = worked_with(options__managed__ends={})
    assert " hours for other work, but adds $" in bare(drawn("hours_and_money", case, lines).title)


def test_weeks_are_those_of_the_model(rows: list[dict[str, Any]]):
    """From month 1 to 36, do nothing beside the option; the handover is shown where it takes own hours."""
    case, lines = worked_with()
    figure = drawn("work_waiting", case, lines)
    shown = [row["value"] for row in rows if "at" in row and "told" not in row]
    weeks = [lines.options[name].weeks_of_backlog[1:37] for name in ("do_nothing", "managed")]
    assert shown == pytest.approx([*weeks[0], *weeks[1]])
    assert any(row.get("told") == ["handover takes", "own hours"] and row["end"] == 4 for row in rows)
    assert bare(figure.title) == "With Managed 9.4 weeks of work wait in month 36, 11.1 with doing nothing"


def test_projects_are_flags_in_the_month_of_the_model(rows: list[dict[str, Any]]):
    """Those that get their hours within the picture."""
    projects = [{"name": "First", "hours": 100}, {"name": "Never", "hours": 1e6}]
    case, lines = worked_with(projects=projects)
    drawn("work_waiting", case, lines)
    month = int(lines.options.managed.project_done_month["First"])
    flags = [row for row in rows if "place" in row]
    assert {(row["at"], row["told"]) for row in flags} == {(month, f"month {month}: First")}


@pytest.mark.parametrize(
    ("changes", "name", "wanted"),
    [
        ({"budget": None}, "hours_and_money", "Hours and money side by side: not shown, no IT budget. Ask Finance."),
        ({"demand": None}, "work_waiting", ""),
        *(({"options": {}}, name, "") for name in charts.__all__),
    ],
)
def test_a_chart_without_its_numbers_is_a_sentence_or_nothing(changes: dict[str, Any], name: str, wanted: str):
    """What is missing and who could say, where no sentence beside it says so already; no empty frame."""
    output = drawn(name, *worked_with(**changes))
    assert wanted in text(output) if wanted else output is None


@pytest.mark.parametrize("name", charts.__all__)
def test_a_chart_holds_any_size(name: str):
    """A loss of 40 million, six equal options, names of 60 characters, one year, an option that does nothing."""
    price = {"basis": "monthly_fee", "amount": 1_000_000}
    options = deepcopy(minimal()["options"])
    same = {f"option_{letter}": options["partner"] for letter in "abcdef"}
    free = {"fix": {"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 0}}}
    cases = [
        worked_with(horizon=5, options__managed__price=price),
        worked_with(horizon=1),
        *((case, evaluate(case)) for case in (case_of(minimal(options=same)), case_of(minimal(options=free)))),
    ]
    long = case_of(minimal(options={"a very long name " * 3 + "of one": options["partner"]}))
    for case, lines in (*cases, (long, evaluate(long))):
        for shown in pictures(drawn(name, case, lines)):
            assert not re.search("NaN|undefined", drawing(shown))
            assert float(re.search(r' width="([\d.]+)"', drawing(shown))[1]) < 900


@pytest.mark.parametrize("words", [word for word in HARM if not set(word) & set(".[]{}")])
@pytest.mark.parametrize("name", charts.__all__)
def test_a_name_in_a_chart_is_text(name: str, words: str):
    """In titles, labels, alternatives and tables."""
    case = case_of(minimal(options={words: minimal()["options"]["partner"]}, first_year="<i>27"))
    output = drawn(name, case, evaluate(case))
    shown = [
        *([page(output)] if output else []),
        *(BeautifulSoup(drawing(one), "html.parser") for one in pictures(output)),
    ]
    assert not [found for one in shown for found in one.find_all(["script", "i", "b"])]


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    """Moved apart around where they were, in the same order."""
    assert apart([3, 3, 3], [1, 1, 1]) == [4, 3, 2]
    assert apart([9, 5, 4.9, 0], [1, 1, 1, 1]) == pytest.approx([9, 5.45, 4.45, 0])
    places = apart([1.0, 0.9, 0.8, 0.2], [0.5, 0.5, 0.5, 0.5])
    assert all(a - b >= 0.5 - 1e-9 for a, b in pairwise(places))
