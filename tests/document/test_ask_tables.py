"""What to ask first, who can answer, which answer turns the choice, and what not to bother with."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest

from hitcase.document import ask_first
from hitcase.document.ask_first import ask, turns, who
from hitcase.document.terms import value
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from tests.clients import case_in, clients, lakeside
from tests.document.shown import KNOWN, looked_at, page, plain, seen
from tests.strategies import case_of

BEYOND = " (over limits)"
AGENCY = "options.fill_two_seats.ends.contracts.agency.share"


def rows(output) -> list[list[str]]:
    """Each row of a table as text."""
    return [[cell.get_text() for cell in row.select("th, td")] for row in page(output).select("tbody tr")]


def test_page_one_asks_the_three_worth_most():
    """In plain words, with the answer that turns the choice, who knows, and what it is worth."""
    case, _, results = seen(lakeside())
    shown = rows(ask_first.first_questions_table(case, results))
    assert len(shown) == 3
    first = results.questions[0]
    cut = value(case, AGENCY, first.answers[0].high)
    wanted = ["Offer A: what part of Agency ends?", f"below {cut}: Do nothing", "Epic director"]
    assert shown[0] == [*wanted, formats.thousands(first.value)]
    worth = [float(row[-1].replace(",", "")) for row in shown]
    assert worth == sorted(worth, reverse=True)
    assert formats.about(results.evpi, "USD") in plain(ask_first.first_questions_table(case, results))


def test_only_what_is_worth_asking_is_asked():
    """More than cost_of_asking; all others are counted under do not bother, and none is left uncounted."""
    for cost in (2_000, 100_000):
        case, _, results = seen(case_of(lakeside().data | {"cost_of_asking": cost}))
        asked = [one for one in results.questions if one.value > cost]
        output = ask_first.questions_table(case, results)
        assert [row[0] for row in rows(output)] == [ask(case, one.path) for one in asked[:4]]
        told = plain(output)
        rest = len(results.questions) - len(asked)
        wanted = f"Do not bother: the other {rest} figures, each worth less than"
        assert f"{wanted} {formats.about(cost, 'USD')}." in told
        assert ("more are worth asking" in told) == (len(asked) > 4)
        assert len(rows(ask_first.first_questions_table(case, results))) == min(3, len(asked))


def test_where_no_answer_is_worth_its_cost_that_is_said():
    """Nothing is drawn in the worked example; and on page one stands nothing."""
    case, _, results = looked_at(**KNOWN)
    assert plain(ask_first.questions_table(case, results)).startswith("No answer is worth the $2,000 that asking costs")
    assert ask_first.first_questions_table(case, results) is None


def test_first_numbers_come_before_questions():
    """While one is open, page one asks for it and for nothing else."""
    data = deepcopy(lakeside().data)
    data["roles"]["analyst"]["salary"] = {"base": 100_000, "origin": "placeholder"}
    case, _, results = seen(case_of(data))
    assert any(one.worth_asking for one in results.questions)
    assert ask_first.first_questions_table(case, results) is None


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
        ("A", "at no answer alone"),
        ("B", "at no answer alone"),
        ("BA", "below 60 %: Offer B"),
        ("AB", "above 60 %: Offer B"),
        ("BAB", "below 60 %: Offer B; above 70 %: Offer B"),
        ("ABA", "60 % to 70 %: Offer B"),
        ("ACB", "60 % to 70 %: Do nothing; above 70 %: Offer B"),
        ("CBA", "below 60 %: Do nothing; 60 % to 70 %: Offer B"),
    ],
)
def test_which_answer_turns_the_choice_is_told_by_its_stretches(bests: str, wanted: str):
    """Every stretch in which another option comes first, and only those; ends of the range are not cuts."""
    case, _, results = seen(lakeside())
    names = {"A": results.verdict.best, "B": "offer_b", "C": "do_nothing"}
    answers = [Record(low=0.5 + 0.1 * i, high=0.6 + 0.1 * i, best=names[best]) for i, best in enumerate(bests)]
    assert turns(case, Record(path=AGENCY, answers=answers), results) == wanted.replace("Offer B", f"Offer B{BEYOND}")


def test_what_turns_agrees_with_the_answers_drawn():
    """Lakeside: each option that comes first somewhere else is named, and no other."""
    case, _, results = seen(lakeside())
    for one in results.questions:
        told = turns(case, one, results)
        others = {stretch.best for stretch in one.answers} - {results.verdict.best} if len(one.answers) > 1 else set()
        beyond = {name: BEYOND if results.verdict.among[name].beyond else "" for name in others}
        named = {part.partition(": ")[2] for part in told.split("; ")} - {""}
        assert named == {labels.option_name(name) + limits for name, limits in beyond.items()}
