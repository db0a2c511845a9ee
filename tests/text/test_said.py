"""Text that remembers its sources: whatever is done to it, a reader sees the text, and the build its sources."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hitcase.text.numbers import BEGIN, END, FROM, bare, pairs, rest, said, unbroken
from tests.strategies import repeatable

TEXTS = st.text(st.characters(exclude_characters=BEGIN + FROM + END, exclude_categories=("Cs",)), max_size=30)


def test_sources_survive_strip_and_split():
    """Marks are no white space: a sentence can be cut at its words and put together again."""
    told = f"  It costs {said('$139', 'offer_a.cost_per_hour')} an hour.  "
    assert pairs(" ".join(told.split())) == [("$139", "offer_a.cost_per_hour")]
    assert bare(told.strip()) == "It costs $139 an hour."
    assert told.split()[2] == said("$139", "offer_a.cost_per_hour")


def test_what_has_a_source_already_gets_the_new_one_alone():
    """A text with a source in a text with a source: the outer one stands, and no mark is left over."""
    nested = said(f"{said('$1', 'inner')} to {said('$2', 'inner')}", "outer")
    assert pairs(nested) == [("$1 to $2", "outer")]
    assert bare(nested) == "$1 to $2"
    assert rest(nested) == ""
    assert pairs(said(said(said("$1", "a"), "b"), "c")) == [("$1", "c")]


def test_a_number_without_a_source_is_what_is_left():
    """Beside one that has a source, in the same sentence."""
    assert rest(f"From {said('5', 'x')} to 7") == "From  to 7"


def test_short_texts_with_a_source_stay_on_one_line():
    """Only those that have a blank and are short; no mark reaches the page."""
    html = unbroken(f"{said('$1.2 m', 'x')}, {said('$139', 'y')}, {said('never ' * 5, 'z')}")
    assert html.count("nowrap") == 1
    assert not {BEGIN, FROM, END} & set(html)


@given(words=TEXTS, shown=TEXTS, source=TEXTS)
@repeatable(200)
def test_any_text_comes_back_as_it_was(words: str, shown: str, source: str):
    """Without a source it is all rest; with one it is shown as it was, and its source is known."""
    assert (bare(words), rest(words), pairs(words)) == (words, words, [])
    told = words + said(shown, source) + words
    assert (bare(told), rest(told), pairs(told)) == (words + shown + words, words + words, [(shown, source)])
