"""Numbers in the client's own words: found, compared with the case by size, marked in the document, told by `check`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.commands.terminal import check_report
from hitcase.document.own_numbers import NO_MATCH, TOO_SMALL, notes, own_numbers, own_numbers_table
from hitcase.inputs.case import Case
from hitcase.text.client_words import NOT_COMPUTED, context, next_steps
from tests.clients import lakeside


def saying(**words: str) -> Case:
    """Lakeside with other words."""
    case = lakeside()
    blank = dict.fromkeys(type(case.file.words).model_fields, "")
    file = case.file.model_copy(update={"words": case.file.words.model_copy(update={**blank, **words})})
    return replace(case, file=file)


def told(text: str) -> dict[str, str]:
    """Each number of a text with what it equals."""
    case = saying(context=text)
    return {one.text: one.match for one in own_numbers(case, evaluate(case))}


@pytest.mark.parametrize(
    ("text", "number", "path"),
    [
        ("an IT budget of $59 million", "$59 million", "budget.total"),
        ("an IT budget of $58.7 m", "$58.7 m", "budget.total"),
        ("64 analysts", "64", "roles.analyst.fte"),
        ("67 % keeps systems running", "67 %", "budget.run_share"),
        ("a salary of $103,600 a year", "$103,600", "roles.analyst.salary"),
        ("a salary of ¥103,600 a year", "¥103,600", "roles.analyst.salary"),
        ("a salary of SEK 103,600 a year", "SEK 103,600", "roles.analyst.salary"),
        ("a salary of 103,600 kr a year", "103,600 kr", "roles.analyst.salary"),
    ],
)
def test_a_number_that_equals_one_of_the_case_says_which(text: str, number: str, path: str):
    """Rounded as the words round it."""
    assert path in told(text)[number]


@pytest.mark.parametrize(
    ("text", "number"), [("$61 million", "$61 million"), ("742 beds", "742"), ("68.5 %", "68.5 %")]
)
def test_a_number_that_equals_none_says_so(text: str, number: str):
    """Money is compared with money, a share with shares: $64 is no head-count."""
    assert told(f"We have {text}.")[number] == NO_MATCH
    assert "roles.analyst.fte" not in told("It costs $64 an hour.")["$64"]
    assert "roles.analyst.fte" not in told("It costs 64 kr an hour.")["64 kr"]


def test_a_small_count_is_not_compared():
    """It would equal something by chance."""
    assert told("3 hospitals") == {"3": TOO_SMALL}


def test_what_is_no_number_is_passed_by():
    """Years of a label, dates, list counters, numbers between braces, which are ours."""
    assert told("1. In FY27 and on 2026-11-03, M365 and {offer_a.peak_funding}.\n2. Q3 is {leavers}.") == {}


def test_the_document_marks_and_compares_them():
    """A note below the words, a table in the appendix; neither where the words hold no number."""
    case, plain = saying(context="64 analysts.", next_steps="Ask for 742."), saying(context="Analysts.")
    lines = evaluate(case)
    assert NOT_COMPUTED in context(case, lines).plain()
    assert NOT_COMPUTED in next_steps(case, lines).plain()
    assert NOT_COMPUTED not in context(plain, lines).plain()
    table = own_numbers_table(case, lines)
    assert table is not None
    assert [row.head for row in table.rows] == ["64", "742"]
    assert own_numbers_table(plain, lines) is None


def test_check_tells_them():
    """One note a number."""
    assert notes(saying(context="Analysts.")) == []
    assert "  note: words.context: 742: matches no number of this case\n" in check_report(
        saying(context="742 beds, 64 posts.")
    )
