"""Text of a client file on slides: it is text wherever it stands, and never a formula, a link, a field or a script."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.slides.deck import slides
from hitcase.slides.ink import clean
from hitcase.text import labels
from tests.hostile import MORE, NAMES, OPTIONS, client
from tests.payloads import PAYLOADS
from tests.slides.decks import PLAIN, charts, members, opened, sheet, texts


def decks(tmp_path):
    """A deck for every five names, each with another text in the words that the reader takes."""
    words = cycle(text for text in (*MORE, *PAYLOADS) if text.isprintable())
    for start in range(0, len(NAMES) - len(NAMES) % len(OPTIONS), len(OPTIONS)):
        names = NAMES[start : start + len(OPTIONS)]
        case = client(tmp_path, names, [next(words) for _ in range(9)])
        yield names, slides(case, evaluate(case), assess(case, 64), PLAIN)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """All of them."""
    found = list(decks(tmp_path_factory.mktemp("hostile")))
    assert len(found) > 7
    return found


def test_names_are_strings_in_the_workbooks(made):
    """As they were written, in a cell of text; no workbook has a formula or a link."""
    for pair, data in made:
        cells = {cell for chart in charts(opened(data)).values() for row in sheet(chart) for cell in row}
        assert {clean(labels.option_name(name)) for name in pair} <= cells, pair
        for name, text in members(data).items():
            if ".xlsx/" in name:
                assert not re.search(rb"<f[ >]|<hyperlink|externalLink|ddeLink", text), (pair, name)


def test_slides_have_no_link_but_those_to_their_own_parts(made):
    """Neither a target outside the file nor a click that does something."""
    for pair, data in made:
        for name, text in members(data).items():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in text, (pair, name)
            elif name.endswith(".xml"):
                assert not re.search(rb"<a:hlink(Click|Hover|MouseOver)|<p:oleObj|<p:control|macro=", text), (
                    pair,
                    name,
                )


def test_slides_have_no_field_but_their_number(made):
    """And every part is well-formed."""
    for pair, data in made:
        for name, text in members(data).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(text)
        for slide in opened(data).slides:
            assert [one.get("type") for one in slide.element.iter(qn("a:fld"))] == ["slidenum"], pair


def test_names_stand_on_the_slides_as_they_are(made):
    """Nothing is lost of them but what would turn a text around."""
    for names, data in made:
        shown = {" ".join(text.split()) for text in texts(opened(data).slides[2])}
        assert {clean(labels.option_name(name)) for name in names} <= shown
