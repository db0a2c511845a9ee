"""A chart is one content: the document, the screen and the slides show the same rows, for every shipped client."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document.backlog import backlog_chart
from hitcase.document.cash import cash_chart
from hitcase.document.hours_chart import hours_and_money_chart
from hitcase.document.must_be_true import drivers_chart
from hitcase.document.options import overview_table
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides.cash_slide import ABOVE, BELOW
from hitcase.slides.deck import slides
from hitcase.text import labels
from hitcase.text.numbers import bare
from hitcase.text.output import Figure, Output, Table
from hitcase.workshop.screen.chart_data import plain_table
from tests.clients import case_in, clients
from tests.slides.decks import PLAIN, charts, opened, sheet, spaced
from tests.workshop.screen.desks import at_rest, desk_on, do

LOOKS = [*({"step": step, "wide": ""} for step in ("budget", "demand", "offers", "answer")), {"wide": "drivers"}]
Shown = tuple[Case, Record, Record, dict[str, Any]]


@pytest.fixture(scope="module", params=clients(), ids=lambda path: path.stem)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """A client's case, its lines, what all draws say, and every chart of the workshop on the same option, at rest."""
    case = case_in(request.param)
    results = assess(case)
    if results.option is None:
        return case, evaluate(case), results, {}
    desk = do(desk_on(tmp_path_factory.mktemp("desk"), request.param.stem), "look", option=results.option)
    on_screen = {name: chart for look in LOOKS for name, chart in at_rest(desk, **look)["charts"]["all"].items()}
    return case, evaluate(case), results, on_screen


def rows_of(output: Output | None) -> list[list[str]]:
    """The rows of a table, or of that behind a picture, as the screen writes them; none where there is no picture."""
    table = output.table if isinstance(output, Figure) else output
    return [[bare(cell) for cell in row] for row in plain_table(table)[1]] if isinstance(table, Table) else []


def test_the_screen_has_the_rows_and_titles_of_the_document(shown: Shown):
    """Of hours and money, the document shows both pictures of the screen in one."""
    case, lines, results, on_screen = shown
    drawn = {
        "cash": cash_chart(case, lines, results),
        "waiting": backlog_chart(case, lines, results.option),
        "drivers": drivers_chart(case, lines, results),
        "ways": overview_table(case, lines, results),
    }
    for name, output in drawn.items() if results.option else ():
        assert (on_screen[name]["table"] if name in on_screen else []) == rows_of(output), name
        if isinstance(output, Figure):
            words = on_screen[name]["title"], on_screen[name]["subtitle"]
            assert words == (bare(output.title), bare(output.subtitle))
    hours = hours_and_money_chart(case, lines, results.option)
    if isinstance(hours, Figure):
        assert [*on_screen["split"]["table"], *on_screen["ledger"]["table"]] == rows_of(hours)
        assert on_screen["split"]["title"] == bare(hours.title)


def test_the_slides_have_the_rows_of_the_screen(shown: Shown):
    """In the workbook behind each chart: as many of them as there is room for."""
    case, lines, results, on_screen = shown
    sheets = {name: sheet(chart) for name, chart in charts(opened(slides(case, lines, results, PLAIN))).items()}
    if not on_screen:
        assert not {"Cash by month", "Range of each option", "What moves the result"} & sheets.keys()
        return
    names, *by_month = sheets["Cash by month"]
    columns = dict(zip(map(spaced, map(str, names)), zip(*by_month, strict=True), strict=True))
    chosen = [row["value"] for row in on_screen["cash"]["data"]["chosen"]]
    assert columns[spaced(labels.option_name(results.option))] == pytest.approx(chosen)
    for end, name in (("low", BELOW), ("high", ABOVE)):
        assert columns[name] == pytest.approx([row[end] for row in on_screen["cash"]["data"]["band"]])
    ways = {row["name"]: row for row in on_screen["ways"]["data"]["rows"]}
    for name, middle, down, up in sheets.get("Range of each option", [])[1:]:
        row = ways[spaced(name)]
        assert [middle - down, middle, middle + up] == pytest.approx([row["low"], row["middle"], row["high"]])
    rows = [row for row in on_screen["drivers"]["data"]["rows"] if row["fill"]]
    bars = {row["name"].lower(): [row["left"], row["right"]] for row in rows}
    for name, *ends in sheets.get("What moves the result", [])[1:]:
        assert sorted(ends) == pytest.approx(bars[spaced(name).lower()])
