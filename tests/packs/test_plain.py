"""The page as plain HTML: numbers of captions, links to what a sentence names, pictures with words, widths that fit."""

from __future__ import annotations

import pytest
from lxml import html

from hitcase.packs.columns import SIZES, WIDE, columns
from hitcase.packs.plain import plain
from hitcase.text import fonts
from hitcase.text.html import Html, element, escaped, image
from hitcase.text.output import Paragraph, Row, Table
from tests.packs.pages import DRAWN, bar, figure, page, section, table


def told(body, path):
    """The texts of all elements on a path."""
    return [" ".join(one.text_content().split()) for one in body.iterfind(path)]


def test_captions_bear_their_number_and_the_numbers_of_figures_come_last():
    """Tables and figures are counted apart; a figure says which table holds its numbers."""
    parts = section("One", table("First").html(), figure()), section("Appendix A: more", table("Second").html())
    body = plain(page(*parts)).body
    assert told(body, ".//caption") == [
        "Table 1. First",
        "Table 2. Second",
        "Table 3. Figure 1: What is behind it",
    ]
    assert told(body, ".//figcaption/strong") == ["Figure 1. Offer A is ahead"]
    assert told(body, ".//h1") == ["One", "Appendix A: more", "Appendix B: the numbers behind the figures"]
    assert told(body, ".//figure/p") == ["The numbers: Table 3"]
    assert not body.findall(".//details")


def test_what_a_sentence_names_becomes_a_link_where_it_is_there():
    """To an appendix, a table, a figure; a name that nothing bears stays a text."""
    told_of = Paragraph("See Appendix A, not Appendix Q.").html(), Paragraph("As Figure 1 shows.").html()
    body = plain(page(section("One", *told_of, figure()), section("Appendix A: more"))).body
    links = {one.text: one.get("href") for one in body.iter("a")}
    aims = {"#" + one.get("id") for one in body.iter() if isinstance(one.tag, str) and one.get("id")}
    assert links.keys() == {"Appendix A", "Figure 1", "Table 1"}
    assert {*links.values()} <= aims
    assert told(body, ".//p")[0] == "See Appendix A, not Appendix Q."


def test_the_cover_is_left_to_each_format():
    """What the page shows of it is not shown twice; its title is no heading of the text."""
    cover = element("div", element("p", escaped("Oakfield")), class_="cover")
    body = plain(page(cover, section("One"))).body
    assert body.text_content().split() == ["One"]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (image(DRAWN, ""), "picture 1 of the notebook has no text alternative; write its alt text."),
        (figure(" "), "picture 1 of the notebook has no text alternative; write its alt text."),
        (
            Html('<img alt="x" src="https://example.org/x.png">'),
            "picture 1 of the notebook is neither SVG nor PNG within it; nothing is fetched.",
        ),
    ],
)
def test_a_picture_without_words_or_from_elsewhere_is_refused(part, words):
    """In a sentence that says what to do; a bar in a table's cell needs no words."""
    with pytest.raises(ValueError, match="picture") as error:
        plain(page(section("One", part)))
    assert str(error.value) == words
    assert plain(page(section("One", bar("x")))).pictures


def wide(count, words="some words", number="1,234,567"):
    """A table of many columns."""
    heads = tuple(f"Column {i}" for i in range(count))
    rows = tuple(Row(words, (number,) * (count - 1)) for _ in range(3))
    return html.fromstring(Table("Wide", heads, rows).html()).find(".//tr/../..")


@pytest.mark.parametrize("count", [2, 5, 9, 12])
def test_a_table_fits_the_page_in_type_that_can_be_read(count):
    """Numbers keep to one line; nothing is smaller than 7.5 pt."""
    found = columns(wide(count), WIDE)
    assert len(found.widths) == count
    assert sum(found.widths) <= WIDE + 1
    assert found.size in SIZES
    assert min(SIZES) == 7.5
    assert (found.size < max(SIZES)) == (count > 9)
    assert all(width > fonts.width("1,234,567") * found.size for width in found.widths[1:])
    assert found.sides == ("", *["num"] * (count - 1))


def test_long_texts_share_what_is_left():
    """The column that says most is the widest; a word too long for the page leaves room to the others."""
    texts = Table("x", ("A", "B", "C"), (Row("short", ("word " * 60, "x" * 300)),), words=("B", "C"))
    found = columns(html.fromstring(texts.html()).find(".//tr/../.."), WIDE)
    assert sum(found.widths) <= WIDE + 1
    assert found.widths[1] > found.widths[0]
    assert not columns(
        html.fromstring(Table("x", ("A",), (Row("word " * 60),) * 30).html()).find(".//tr/../.."), 99
    ).short
    assert found.short
    assert min(found.widths) > 20
