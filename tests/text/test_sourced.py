"""Text that remembers its sources: whatever is done to it, a reader sees the text, and the build its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.text.numbers import (
    BEGIN,
    END,
    FROM,
    bare,
    numbers_in,
    pairs,
    sourced,
    unsourced,
    with_sources,
    without_sources,
)
from hitcase.text.source_types import APART, SOURCE_KINDS, From
from tests.strategies import repeatable

TEXTS = st.text(st.characters(exclude_characters=BEGIN + FROM + END + APART, exclude_categories=("Cs",)), max_size=30)


def test_sources_survive_strip_and_split():
    """Marks are no white space: a sentence can be cut at its words and put together again."""
    told = f"  It costs {sourced('$139', From.line('offer_a.cost_per_hour'))} an hour.  "
    assert pairs(" ".join(told.split())) == [("$139", "line:offer_a.cost_per_hour")]
    assert bare(told.strip()) == "It costs $139 an hour."
    assert told.split()[2] == sourced("$139", From.line("offer_a.cost_per_hour"))


def test_what_has_a_source_already_gets_the_new_one_alone():
    """A text with a source in a text with a source: the outer one stands, and no mark is left over."""
    nested = sourced(f"{sourced('$1', From.line('inner'))} to {sourced('$2', From.line('inner'))}", From.line("outer"))
    assert pairs(nested) == [("$1 to $2", "line:outer")]
    assert bare(nested) == "$1 to $2"
    assert unsourced(nested) == ""
    assert pairs(sourced(sourced(sourced("$1", From.line("a")), From.line("b")), From.line("c"))) == [("$1", "line:c")]


def test_a_number_without_a_source_is_what_is_left():
    """Beside one that has a source, in the same sentence."""
    assert unsourced(f"From {sourced('5', From.line('x'))} to 7") == "From  to 7"


def test_short_texts_with_a_source_stay_on_one_line():
    """Only those that have a blank and are short; no mark reaches the page."""
    html = without_sources(
        with_sources(", ".join(sourced(text, From.line("x")) for text in ("$1.2 m", "$139", "never " * 5)))
    )
    assert html.count("nowrap") == 1
    assert not {BEGIN, FROM, END} & set(html)


def test_a_number_knows_its_sentence():
    """Not the point within a number nor a date's blank ends it; a paragraph does."""
    text = f"A 1.5 b {sourced('$1.39 m. or so', From.line('x'))}. Then {sourced('5', From.date('y'))} on"
    assert [sentence for _, _, sentence in numbers_in(f"Head\n{text}\nLast.")] == [
        "A 1.5 b $1.39 m. or so.",
        "Then 5 on",
    ]


MADE = [
    From.line("options.offer_a.run_after[3]", "-run[3]"),
    From.step("offer b", "Governance, change orders: all"),
    From.draw("uncertainty", "p10 to p90"),
    From.draw("uncertainty.options.offer_a.npv_cash.p10"),
    From.driver("wage_growth", "cash at low"),
    From.claim("f1_cost_neutral", "year"),
    From.date("as_of"),
    From.text("document.version"),
    From.name("horizon"),
    From.month("options.offer_a.weeks_of_backlog[36]"),
    From.count("placeholders"),
]


@pytest.mark.parametrize("source", MADE, ids=lambda source: source.label)
def test_a_source_comes_back_from_its_marks(source: From):
    """With its type, its path and which figure of it; names may hold blanks, commas and colons."""
    ((_, kept),) = pairs(sourced("5", source))
    assert From.parse(kept) == source


def test_each_type_of_source_can_be_made():
    """None more, none less."""
    assert {source.kind for source in MADE} == {*SOURCE_KINDS}


@pytest.mark.parametrize("text", ["", "nowhere at all", "Fee", "line:", ":run", "told:run", "options.offer_a.fee[2]"])
def test_what_is_no_source_is_refused(text: str):
    """It says which types there are."""
    with pytest.raises(ValueError, match=r"which is no source; one begins with line, step, .*, month or count"):
        From.parse(text)


@given(words=TEXTS, shown=TEXTS, path=TEXTS)
@repeatable(200)
def test_any_text_comes_back_as_it_was(words: str, shown: str, path: str):
    """Without a source it is all rest; with one it is shown as it was, and its source is known."""
    assert (bare(words), unsourced(words), pairs(words)) == (words, words, [])
    told = words + sourced(shown, From.line(path)) + words
    assert (bare(told), unsourced(told)) == (words + shown + words, words + words)
    assert pairs(told) == [(shown, f"line:{path}")]
