"""The document on paper: accessible, complete, the same bytes, and nothing in it but text."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from hitcase.packs.pdf import pdf
from hitcase.packs.plain import plain
from hitcase.text.html import Html
from hitcase.text.output import Paragraph, Row, Table
from tests.packs.pages import DRAWN, FRONT, PNG, everywhere, figure, front, page, section, table
from tests.payloads import IN_OFFICE, PAYLOADS

WRITABLE = [text for text in (*PAYLOADS, *IN_OFFICE) if not re.search(r"[\x00-\x08\x0b-\x1f]", text)]
ACTIONS = ("/OpenAction", "/AA", "/AcroForm", "/JavaScript", "/EmbeddedFiles", "/Launch")


def opened(made: bytes) -> pypdf.PdfReader:
    """A PDF to look into."""
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def small() -> pypdf.PdfReader:
    """Two sections, a table, a figure."""
    parts = section("The answer", table("Costs").html()), section("Appendix A: more", figure())
    return opened(pdf(plain(page(*parts)), FRONT))


@pytest.fixture(scope="module")
def hostile() -> pypdf.PdfReader:
    """Payloads in every kind of place."""
    return opened(pdf(everywhere(*IN_OFFICE, *WRITABLE[::5]), front(" ".join(IN_OFFICE))))


def elements(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """The structure of a document, flat."""
    found, waiting = [], [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.append(node)
            waiting += [node["/K"]] if "/K" in node else []
    return [node for node in found if "/S" in node]


def squeezed(text: str) -> str:
    """Letters alone: lines and hidden breaks aside."""
    return re.sub(r"[\s\u200b]+", "", text)


def text_of(reader: pypdf.PdfReader) -> str:
    """All its text."""
    return squeezed("".join(one.extract_text() for one in reader.pages))


def test_it_says_what_it_is(small):
    """Accessible by its own word, tagged, with language, title, author and the document's day as its only date."""
    root = small.root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert small.metadata.title == "Oakfield Hospital: Should a partner take over?"
    assert small.metadata.author == "Meridian & Co"
    assert str(small.metadata.creation_date)[:10] == "2026-10-14"


def test_bookmarks_and_contents_name_every_section(small):
    """With the pages that they are on."""
    marks = [mark.title for mark in small.outline if not isinstance(mark, list)]
    assert marks == ["The answer", "Appendix A: more", "Appendix B: the numbers behind the figures"]
    pages = [small.get_destination_page_number(mark) for mark in small.outline]
    contents = small.pages[1].extract_text().replace("\N{WORD JOINER}", "")
    assert all(re.search(rf"{mark}\s*{at + 1}\b", contents) for mark, at in zip(marks, pages, strict=True))


def test_cover_header_and_footer(small):
    """The cover has neither; every other page says whose it is, in what state, and how many there are."""
    cover, *others = (one.extract_text() for one in small.pages)
    assert all(
        text in cover for text in ("Oakfield Hospital", "Should a partner take over?", "The author's firm sells")
    )
    assert "Page 1" not in cover
    for number, text in enumerate(others, start=2):
        assert f"Page {number} of {len(small.pages)}" in text
        assert all(
            told in text for told in ("Oakfield Hospital", "Business case", "Version 2 · DRAFT", "Meridian & Co")
        )


def test_tables_have_header_cells_and_figures_have_words(small):
    """As a screen reader finds them."""
    kinds = [one["/S"] for one in elements(small)]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 3 + 2
    assert [one["/Alt"] for one in elements(small) if one["/S"] == "/Figure"] == ["Offer A is ahead."]


def test_a_figure_without_words_is_refused_in_one_line():
    """By the typesetter itself, whatever let it through."""
    made = plain(page(section("One", figure())))
    del made.body.find(".//img").attrib["alt"]
    with pytest.raises(RuntimeError) as error:
        pdf(made, FRONT)
    assert str(error.value) == "the PDF would not be accessible: PDF/UA-1 error: missing alt text"


def test_a_long_table_repeats_its_header_and_tears_no_row():
    """A short one stays in one piece."""
    rows = tuple(Row(f"row {i}", (f"begins{i} " + "and goes on " * 30 + f"ends{i}",)) for i in range(40))
    long = Table("Long", ("What", "The head of it"), rows, words=("The head of it",))
    short = Table("Short", ("What", "Number"), tuple(Row(f"piece {i}.", ("1",)) for i in range(12)))
    filler = table("filler", rows=12).html()
    reader = opened(pdf(plain(page(section("One", long.html(), filler, short.html()))), FRONT))
    pages = [squeezed(one.extract_text()) for one in reader.pages[2:]]
    holding = [text for text in pages if "begins" in text]
    assert len(holding) > 2
    assert all("Theheadofit" in text for text in holding)
    assert all(sum(f"{end}{i}" in text for text in pages) for i in range(40) for end in ("begins", "ends"))
    assert all(any(f"begins{i}and" in text and f"ends{i}" in text for text in pages) for i in range(40))
    assert any(all(f"piece{i}." in text for i in range(12)) for text in pages)


def test_one_typeface_and_letters_that_it_lacks():
    """Nothing of the machine's: what Source Sans lacks is a question mark."""
    reader = opened(
        pdf(plain(page(section("Łódź 中 \N{NON-BREAKING HYPHEN} Ελλάδα"))), replace(FRONT, client="東 Hospital"))
    )
    fonts = {font["/BaseFont"] for one in reader.pages for font in map(get, one["/Resources"]["/Font"].values())}
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"SourceSansPro"}
    assert "Łódź?-Ελλάδα" in text_of(reader)
    assert reader.metadata.title.startswith("? Hospital")


def get(reference):
    """What a reference points to."""
    return reference.get_object()


def test_hostile_texts_are_read_as_they_were_written():
    """Each of them, to the letter, in a sentence and in a table, as far as the typeface has it."""
    rows = Table("All", ("A text", "Again"), tuple(Row(text, (text,)) for text in WRITABLE), words=("Again",))
    told = (Paragraph(text).html() for text in WRITABLE)
    shown = text_of(opened(pdf(plain(page(section("One", *told, rows.html()))), FRONT)))
    plain_words = [text for text in WRITABLE if text.isascii()]
    assert len(plain_words) > 90
    assert [text for text in plain_words if shown.count(squeezed(text)) < 3] == []


def test_hostile_texts_become_neither_link_nor_action(hostile):
    """Links lead to places in the document; nothing runs, nothing is attached, nothing is fetched."""
    links = [note.get_object() for one in hostile.pages for note in one.get("/Annots", [])]
    assert links
    assert {note["/Subtype"] for note in links} == {"/Link"}
    assert all("/Dest" in note or note["/A"]["/S"] == "/GoTo" for note in links)
    everything = hostile.stream.getvalue()
    assert not [word for word in ACTIONS if word in hostile.root_object or word.encode() in everything]
    assert b"/URI" not in everything


def test_a_claims_source_is_a_link():
    """To the web; any other address is text."""
    parts = Html('<p><a href="https://example.org/study">Study</a> <a href="javascript:alert(1)">x</a></p>')
    reader = opened(pdf(plain(page(section("One", parts))), FRONT))
    notes = [get(note) for one in reader.pages for note in one.get("/Annots", [])]
    assert [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})] == ["https://example.org/study"]


def test_a_firms_colour_and_logo():
    """On the cover; the logo says whose it is."""
    made = plain(page(section("One")))
    plainly, own = (opened(pdf(made, replace(FRONT, accent=accent))) for accent in ("#0B5FA5", "#7A1F2B"))
    colour = re.compile(rb"0\.4784\d* 0\.1215\d* 0\.1686\d* scn")
    assert colour.search(own.pages[0].get_contents().get_data())
    assert not colour.search(plainly.pages[0].get_contents().get_data())
    branded = opened(pdf(made, replace(FRONT, logo=PNG)))
    assert [one["/Alt"] for one in elements(branded) if one["/S"] == "/Figure"] == ["Meridian & Co"]
    assert len(branded.pages[0].images) == 1


def test_letters_of_a_drawing_that_the_typeface_lacks():
    """A chart of such a client does not stop the build."""
    drawn = Html(DRAWN.replace("Offer A", "中 Offer"))
    assert pdf(plain(page(section("One", figure(drawn=drawn)))), FRONT)
