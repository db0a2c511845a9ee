"""What to ask first, who can answer, which answer turns the choice, and what not to bother with."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise
from math import ceil
from typing import Any

import pytest

from hitcase.document import ask_first
from hitcase.document.ask_first import ask, turns, who
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from tests.clients import case_in, clients, lakeside
from tests.document.shown import KNOWN, looked_at, page, plain, seen
from tests.strategies import case_of

LOSS = {"p_loss": 0.35}  # Lakeside's limit on a loss, without the one on funding: offer A is within it
AGENCY = "options.fill_two_seats.ends.contracts.agency.share"


def within() -> tuple[Any, Any, Any]:
    """Lakeside while it has no limit of funding."""
    return seen(case_of(lakeside().data | {"limits": LOSS}))


def rows(output) -> list[list[str]]:
    """Each row of a table as text."""
    return [[cell.get_text() for cell in row.select("th, td")] for row in page(output).select("tbody tr")]


def test_page_one_asks_what_is_worth_most():
    """In plain words, with the answer that turns the choice, who knows, and what it is worth, at most."""
    case, _, results = within()
    table = ask_first.first_questions_table(case, results)
    shown, first = rows(table), results.questions[0]
    assert 1 <= len(shown) <= 3
    cut = ceil(first.answers[0].high * 14)
    asked = "How many of the 14 Agency contractors would leave under Offer A?"
    assert shown[0] == [asked, f"Fewer than {cut} of 14: Do nothing", "Epic director", formats.thousands(first.value)]
    worth = [float(row[-1].replace(",", "")) for row in shown]
    assert worth == sorted(worth, reverse=True)
    whole = formats.about(results.worth_of_all, "USD")
    assert bare(table.caption) == f"Questions to resolve first: full information would be worth at most {whole}"
    assert table.columns[-1] == "Value of the answer, at most ($ thousands)"
    assert 0 < results.worth_of_all < results.evpi


def test_answers_that_bring_an_option_within_the_limits_are_told_apart():
    """Lakeside: filling seats exceeds the limits; once enough contractors leave it does not, and is taken."""
    case, _, results = seen(lakeside())
    assert ask_first.first_questions_table(case, results) is None
    table, first = ask_first.openings_table(case, results), results.openings[0]
    assert (first.path, first.option, first.answers[-1].best) == (AGENCY, "fill_two_seats", "fill_two_seats")
    enough = f"{ceil(first.answers[-1].low * 14)} of 14 or more: Fill two seats"
    answer, *others = rows(table)[0][1:]
    assert answer.endswith(enough)
    assert others == ["Epic director", formats.thousands(first.value)]
    assert "Some answers would bring one within them" in plain(ask_first.questions_table(case, results))
    free = seen(case_of(lakeside().data | {"limits": {}}))
    assert ask_first.openings_table(*free[::2]) is None


def test_only_what_is_worth_asking_is_asked():
    """More than cost_of_asking; all others are counted under do not bother, and none is left uncounted."""
    for cost in (2_000, 100_000):
        case, _, results = seen(case_of(lakeside().data | {"cost_of_asking": cost, "limits": LOSS}))
        asked = [one for one in results.questions if one.value > cost]
        output = ask_first.questions_table(case, results)
        assert [row[0] for row in rows(output)] == [ask(case, one.path) for one in asked[:4]]
        told = plain(output)
        rest = len(ask_first.unasked(results, [*asked, *ask_first.worth_opening(case, results)]))
        wanted = f"Do not bother: the other {rest} questions, each worth less than"
        assert f"{wanted} {formats.about(cost, 'USD')}." in told
        assert ("more are worth asking" in told) == (len(asked) > 4)
        assert len(rows(ask_first.first_questions_table(case, results))) == min(3, len(asked))


def test_where_no_answer_is_worth_its_cost_that_is_said():
    """Nothing is drawn in the worked example; and on page one stands nothing."""
    case, _, results = looked_at(**KNOWN)
    assert plain(ask_first.questions_table(case, results)).startswith(
        "No open question is worth the $2,000 it costs to"
    )
    assert ask_first.first_questions_table(case, results) is None


def test_first_numbers_come_before_questions():
    """While one is open, page one asks for it and for nothing else."""
    data = deepcopy(lakeside().data)
    data["roles"]["analyst"]["salary"] = {"base": 100_000, "origin": "placeholder"}
    case, _, results = seen(case_of(data | {"limits": LOSS}))
    assert any(one.worth_asking for one in results.questions)
    assert results.openings
    assert ask_first.first_questions_table(case, results) is None
    assert ask_first.openings_table(case, results) is None


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_who_is_the_owner_that_the_file_names(path):
    """For what ends: the owner beside it; for all else, someone."""
    case, _, results = seen(case_in(path))
    for one in results.questions:
        ended = re.fullmatch(r"options\.(\w+)\.ends\.(\w+)\.(\w+)\.\w+", one.path)
        owner = ended and case.data["options"][ended[1]]["ends"][ended[2]][ended[3]].get("owner")
        assert who(case, one.path)
        assert not owner or who(case, one.path) == owner


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_question_reads_as_one(path):
    """A capital, a question mark, no path."""
    case = case_in(path)
    for one in seen(case)[2].questions:
        told = ask(case, one.path)
        assert re.fullmatch(r"[A-Z][^_\[\]?\x01-\x03]+\?", told), told


@pytest.mark.parametrize(
    ("bests", "wanted"),
    [
        ("A", "No single answer"),
        ("B", "No single answer"),
        ("BA", "Below 0.06: Offer B"),
        ("AB", "Above 0.06: Offer B"),
        ("BAB", "Below 0.06: Offer B; Above 0.07: Offer B"),
        ("ABA", "0.06 to 0.07: Offer B"),
        ("ACB", "0.06 to 0.07: Do nothing; Above 0.07: Offer B"),
        ("CBA", "Below 0.06: Do nothing; 0.06 to 0.07: Offer B"),
        ("CBACB", "Below 0.06: Do nothing; 0.06 to 0.07: Offer B; and more"),
    ],
)
def test_which_answer_turns_the_choice_is_told_by_its_stretches(bests: str, wanted: str):
    """Every stretch in which another option comes first, and only those; ends of the range are not cuts."""
    case, _, results = within()
    names = {"A": results.verdict.best, "B": "offer_b", "C": "do_nothing"}
    answers = [Record(low=0.05 + 0.01 * i, high=0.06 + 0.01 * i, best=names[best]) for i, best in enumerate(bests)]
    told = turns(case, Record(path="options.offer_a.transition_share", answers=answers), results)
    assert told == re.sub(r"0\.0(\d)", r"\1 %", wanted)


@pytest.mark.parametrize(
    ("cuts", "wanted"),
    [
        ((0.0, 0.6, 1.0), "9 of 14 or more: Offer B"),
        ((0.0, 9 / 14, 1.0), "9 of 14 or more: Offer B"),
        ((0.0, 0.51, 0.7, 1.0), "8 to 9 of 14: Offer B"),
        ((0.0, 0.6, 0.65, 1.0), "9 of 14: Offer B"),
    ],
)
def test_what_part_of_a_contract_ends_is_told_in_whole_people(cuts: tuple[float, ...], wanted: str):
    """So many that the turn is behind them; without people on file, in percent."""
    case, _, results = within()
    names = [results.verdict.best, "offer_b", results.verdict.best]
    answers = [Record(low=a, high=b, best=best) for (a, b), best in zip(pairwise(cuts), names, strict=False)]
    question = Record(path=AGENCY, answers=answers)
    assert turns(case, question, results) == wanted
    data = deepcopy(lakeside().data)
    del data["contracts"]["agency"]["people"]
    assert "%: Offer B" in turns(case_of(data), question, results)
    assert ask(case_of(data), AGENCY) == "What share of the Agency contract would end under Fill two seats?"


def test_what_turns_agrees_with_the_answers_drawn():
    """Lakeside: each option that comes first somewhere else is named, and no other."""
    case, _, results = within()
    for one in [*results.questions, *results.openings]:
        told = turns(case, one, results)
        others = {stretch.best for stretch in one.answers} - {results.verdict.best} if len(one.answers) > 1 else set()
        named = {part.partition(": ")[2] for part in told.split("; ")} - {""}
        assert named == {labels.option_name(name) for name in others}
