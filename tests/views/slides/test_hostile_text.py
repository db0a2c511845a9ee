"""Text of a client file on slides: it is text wherever it stands, and never a formula, a link, a field or a script."""

from __future__ import annotations

import copy
import re
from itertools import cycle

import pytest
import yaml
from lxml import etree
from pptx.oxml.ns import qn
from tests.browser.payloads import PAYLOADS

from hitcase.analysis.cases import load
from hitcase.analysis.outlook import outlook
from hitcase.analysis.readings import evaluate
from hitcase.views import labels
from hitcase.views.slides.deck import slides
from hitcase.views.slides.ink import clean
from tests.clients import LAKESIDE
from tests.views.slides.decks import PLAIN, charts, members, opened, sheet, texts

MORE = (
    '=HYPERLINK("http://example.org","x")',
    '=HYPERLINK(A1,"x")',
    "=1+1",
    "+A1",
    "-A1",
    "@A1",
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "https://example.org/x",
    "mailto:ann@example.org",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "file:///etc/passwd",
    "1234",
    "_x000D_",
)
NAMES = [text for text in (*MORE, *PAYLOADS) if not set(text) & set(".[]{}") and len(text) <= 60 and text.isprintable()]
DATA = yaml.safe_load(LAKESIDE.read_text(encoding="utf-8"))


OPTIONS = ("offer_a", "offer_b", "consulting", "fill_two_seats", "blend")


def client(tmp_path, names, words):
    """The illustrative client with these names of its options, and these words wherever it has words."""
    data = copy.deepcopy(DATA)
    for old, new in zip(OPTIONS, names, strict=False):
        data["options"][new] = data["options"].pop(old)
        if old in data["scorecard"]["scores"]:
            data["scorecard"]["scores"][new] = data["scorecard"]["scores"].pop(old)
    told = iter(words)
    data["options"][names[0]]["ends"]["contracts"]["agency"]["owner"] = next(told)[:60]
    data["client"], document = next(told)[:60], data["document"]
    for key in ("interest", "decision", "prepared_for", "prepared_by"):
        document[key] = next(told)
    data["words"]["next_steps"] = f"- {next(told)}\n- {next(told)}"
    data["words"]["recommendation_note"] = next(told)
    path = tmp_path / "hostile.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(path)


def decks(tmp_path):
    """A deck for every five names, each with another text in the words that the reader takes."""
    words = cycle(text for text in (*MORE, *PAYLOADS) if text.isprintable())
    for start in range(0, len(NAMES) - len(NAMES) % len(OPTIONS), len(OPTIONS)):
        names = NAMES[start : start + len(OPTIONS)]
        case = client(tmp_path, names, [next(words) for _ in range(9)])
        yield names, slides(case, evaluate(case), outlook(case, 64), PLAIN)


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
