"""Charts draw the lines, say what they find, and stay readable at any size."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup

from hitcase.analysis.readings import evaluate
from hitcase.text.numbers import bare
from hitcase.text.output import Figure
from tests.clients import case_in, clients, lakeside, minimal
from tests.document.notebook import CHARTS, result
from tests.document.shown import HARM, drawing, page, pictures, text, worked_with
from tests.strategies import case_of

PAPER = 752  # px: drawn wider, 13 px letters are below 9 points on the 695 px between the margins of Letter


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_chart_of_every_client_speaks_for_itself(path, name: str):
    """A finding, a unit, a label with the finding and three numbers, the numbers below; or a sentence or nothing."""
    case = case_in(path)
    output = result(name, case, evaluate(case))
    if not isinstance(output, Figure):
        assert output is None or ("Ask " in text(output) and not page(output).img)
        return
    shown = page(output)
    (picture_of_it,) = pictures(output)
    assert picture_of_it["alt"] == bare(output.alt)
    assert drawing(picture_of_it).startswith("<svg ")
    assert bare(output.alt).startswith(bare(output.title) + ": ")
    assert output.alt.count(";") == 2
    assert float(re.search(r'<svg [^>]*width="([\d.]+)"', drawing(picture_of_it))[1]) <= PAPER
    assert shown.select("figcaption .unit")
    assert shown.select("details table tbody tr")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_every_time(name: str):
    """The renderer counts its ids on from one picture to the next; ours begin at 1 in each."""
    case = lakeside()
    lines = evaluate(case)
    first, second = (result(name, case, lines).html() for _ in range(2))
    assert first == second
    ids = re.findall(r' id="([^"]+)"', drawing(*pictures(result(name, case, lines))))
    assert ids == [f"i{count}" for count in range(1, len(ids) + 1)]


def test_the_font_is_our_own():
    """A font that the renderer lacks loses all text without a word, so ours is registered, and each picture has it."""
    shown = result("cash_chart", *worked_with()).svg
    assert 'font-family="Source Sans Pro, sans-serif"' in shown
    assert shown.count("@font-face") == 2


@pytest.mark.parametrize(
    ("changes", "name", "wanted"),
    [
        (
            {"budget": None},
            "hours_and_money_chart",
            "Hours and money side by side: not shown, no IT budget. Ask Finance.",
        ),
        ({"demand": None}, "backlog_chart", ""),
        ({}, "drivers_chart", ""),
        *(({"options": {}}, name, "") for name in CHARTS),
    ],
)
def test_a_chart_without_its_numbers_is_a_sentence_or_nothing(changes: dict[str, Any], name: str, wanted: str):
    """What is missing and who could say, where no sentence beside it says so already; no empty frame."""
    output = result(name, *worked_with(**changes))
    assert wanted in text(output) if wanted else output is None


@pytest.mark.parametrize("name", CHARTS)
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
        for shown in pictures(result(name, case, lines)):
            assert not re.search("NaN|undefined", drawing(shown))
            assert float(re.search(r' width="([\d.]+)"', drawing(shown))[1]) < 900


@pytest.mark.parametrize("words", [word for word in HARM if not set(word) & set(".[]{}")])
@pytest.mark.parametrize("name", CHARTS)
def test_a_name_in_a_chart_is_text(name: str, words: str):
    """In titles, labels, alternatives and tables."""
    case = case_of(minimal(options={words: minimal()["options"]["partner"]}, first_year="<i>27"))
    output = result(name, case, evaluate(case))
    shown = [
        *([page(output)] if output else []),
        *(BeautifulSoup(drawing(one), "html.parser") for one in pictures(output)),
    ]
    assert not [found for one in shown for found in one.find_all(["script", "i", "b"])]
