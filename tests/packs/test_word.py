"""The document for Word: real styles and tables, words for pictures, no field but ours, a reference of the firm's."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hitcase.packs.plain import plain
from hitcase.packs.word import REFERENCE, word
from hitcase.text.html import Html, element, escaped
from hitcase.text.output import Bullets, Paragraph, Row, Table
from tests.packs.pages import FRONT, PNG, everywhere, figure, front, page, section, table
from tests.payloads import IN_OFFICE, PAYLOADS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRITABLE = [text for text in (*PAYLOADS, *IN_OFFICE) if not re.search(r"[\x00-\x08\x0b-\x1f]", text)]
SOME = (*IN_OFFICE, *WRITABLE[::4])
PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml")


def parts(made: bytes) -> dict[str, bytes]:
    """The files of a document."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        assert {one.date_time for one in packed.infolist()} == {(2026, 10, 14, 0, 0, 0)}
        return {name: packed.read(name) for name in packed.namelist()}


def body(made: bytes):
    """Its text, as a tree."""
    return etree.fromstring(parts(made)["word/document.xml"])


def style_of(paragraph) -> str:
    """The style of a paragraph."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(W + "val")


def text_of(node) -> str:
    """The text of a paragraph or more."""
    return "".join(one.text or "" for one in node.iter(W + "t"))


@pytest.fixture(scope="module")
def small() -> bytes:
    """Sections, a table of each kind, a figure."""
    kinds = table("Costs").html(), table("Split", style="total").html()
    told = Bullets(("one", "two")).html(), Bullets(("first",), ordered=True).html(), Paragraph("Part", "head").html()
    deep = element("h4", escaped("Deeper"))
    return word(plain(page(section("The answer", *told, deep, *kinds), section("Appendix A: more", figure()))), FRONT)


@pytest.fixture(scope="module")
def hostile() -> bytes:
    """Payloads in every kind of place."""
    return word(everywhere(*SOME), front(" ".join(IN_OFFICE)))


def test_styles_are_words_own(small):
    """Title, headings, captions, contents: each by its style, and each style is there."""
    used = {style_of(one): text_of(one) for one in reversed([*body(small).iter(W + "p")])}
    wanted = {
        "Title": "Should a partner take over?",
        "Subtitle": "Oakfield Hospital",
        "TOC1": "The answer",
        "Heading1": "The answer",
        "Heading2": "Part",
        "Heading3": "Deeper",
        "Caption": "Table 1. Costs",
    }
    assert wanted.items() <= used.items()
    known = {one.get(W + "styleId") for one in etree.fromstring(parts(small)["word/styles.xml"]).iter(W + "style")}
    assert {*used} - {""} <= known


def test_tables_are_real(small):
    """A style, a header row that repeats, rows in one piece, widths that add up, numbers to the right."""
    for one in body(small).iter(W + "tbl"):
        head, *rows = one.findall(W + "tr")
        assert one.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "Table"
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert 0 < sum(int(column.get(W + "w")) for column in one.iter(W + "gridCol")) <= 10080
        sides = [cell.find(f".//{W}jc") for cell in rows[-1].findall(W + "tc")]
        assert sides[-1].get(W + "val") == "right"
        assert {style_of(each) for each in one.iter(W + "p")} <= {"TableText", "TableSmall"}
        assert one.getprevious() is not None
    assert len([*body(small).iter(W + "tbl")]) == 3


def test_a_short_table_stays_with_its_caption_on_a_page(small):
    """Every row keeps to the next one, the last one to a note below."""
    noted, _, bare = body(small).iter(W + "tbl")
    for one, last in ((noted, True), (bare, False)):
        kept = [row.find(f".//{W}keepNext") is not None for row in one.findall(W + "tr")]
        assert kept == [True] * (len(kept) - 1) + [last]


def test_every_picture_has_words(small, hostile):
    """Or is marked as decoration, where the cells beside it hold its numbers."""
    words = [one.get("descr") for one in body(small).iter("{*}docPr")]
    assert words == ["Offer A is ahead."]
    assert b"base64" not in parts(small)["word/document.xml"]
    for one in body(hostile).iter("{*}docPr"):
        assert one.get("descr") or one.find(".//{*}decorative").get("val") == "1"


def test_properties_name_the_document(small):
    """Title, author, language, and the document's day as its only date."""
    core = parts(small)["docProps/core.xml"].decode()
    assert "<dc:title>Oakfield Hospital: Should a partner take over?</dc:title>" in core
    assert "<dc:creator>Meridian &amp; Co</dc:creator>" in core
    assert "<dc:language>en-US</dc:language>" in core
    assert re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core) == ["2026-10-14T00:00:00Z"] * 2
    (spoken,) = etree.fromstring(parts(small)["word/styles.xml"]).iter(W + "lang")
    assert spoken.get(W + "val") == "en-US"


def test_header_and_footer_say_whose_it_is(small):
    """The client and the kind of document; the firm, the state, the page."""
    head, foot = (text_of(etree.fromstring(parts(small)[f"word/{name}1.xml"])) for name in ("header", "footer"))
    assert head == "Oakfield HospitalBusiness case"
    assert foot == "Meridian & CoVersion 2 · DRAFTPage 1 of 1"


def test_the_only_fields_are_page_numbers(small, hostile):
    """No formula, no link, no inclusion: neither as a field nor as a short one."""
    for made in (small, hostile):
        trees = [etree.fromstring(parts(made)[name]) for name in PARTS]
        codes = [one.text.strip() for tree in trees for one in tree.iter(W + "instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert not [
            one for tree in trees for one in tree.iter(W + "fldSimple", W + "object", W + "altChunk", W + "sdt")
        ]


def test_links_lead_within_the_document(small, hostile):
    """Each to a place that is there; nothing outside is named."""
    for made in (small, hostile):
        places = {one.get(W + "name") for one in body(made).iter(W + "bookmarkStart")}
        links = [*body(made).iter(W + "hyperlink")]
        assert links
        assert {one.get(W + "anchor") for one in links} <= places
        outside = [name for name, data in parts(made).items() if name.endswith(".rels") and b'"External"' in data]
        assert outside == []


def test_hostile_texts_are_read_as_they_were_written(hostile):
    """To the letter: in a sentence, in a table, in words for a picture."""
    words = {one.get("descr") for one in body(hostile).iter("{*}docPr")}
    assert {shown(text) for text in SOME} <= {shown(text or "") for text in words}
    rows = Table("All", ("A text",), tuple(Row(text) for text in WRITABLE))
    told = (Paragraph(text).html() for text in WRITABLE)
    made = body(word(plain(page(section("One", *told, rows.html()))), FRONT))
    texts = Counter(shown(text_of(one)) for one in made.iter(W + "p"))
    assert [text for text in WRITABLE if texts[shown(text)] < 2] == []


def shown(text: str) -> str:
    """The letters of a text, without what turns them around, which no format lets through."""
    return "".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text).split())


def test_a_claims_source_is_a_link():
    """The only thing that is outside; any other address is text."""
    linked = Html('<p><a href="https://example.org/study">Study</a> <a href="javascript:alert(1)">x</a></p>')
    rels = parts(word(plain(page(section("One", linked))), FRONT))["word/_rels/document.xml.rels"].decode()
    assert re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', rels) == ["https://example.org/study"]


def changed(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The kit's reference file, each of its parts changed."""
    with zipfile.ZipFile(REFERENCE) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


def test_a_firms_reference_gives_styles_header_and_footer(tmp_path: Path):
    """Its colours stay as it has them."""
    swaps = {b"Calibri": b"Georgia", b"{document}": b"Opinion of {firm}", b"0B5FA5": b"123456"}

    def own(_: str, data: bytes) -> bytes:
        for old, new in swaps.items():
            data = data.replace(old, new)
        return data

    found = parts(word(plain(page(section("One"))), FRONT, changed(tmp_path / "own.docx", own)))
    assert b"Georgia" in found["word/styles.xml"]
    assert b"123456" in found["word/styles.xml"]
    assert b"Opinion of Meridian &amp; Co" in found["word/header1.xml"]


def test_the_accent_colours_the_kits_own_styles():
    """The firm's, in place of ours."""
    styles = parts(word(plain(page(section("One"))), FRONT))["word/styles.xml"]
    assert b"7A1F2B" in styles
    assert b"0B5FA5" not in styles


def test_a_logo_stands_on_the_cover_with_the_firms_name():
    """In place of the name."""
    made = word(plain(page(section("One"))), replace(FRONT, logo=PNG))
    assert [one.get("descr") for one in body(made).iter("{*}docPr")] == ["Meridian & Co"]


@pytest.mark.parametrize("data", [b"", b"not a zip", None])
def test_a_reference_that_is_no_word_file_is_one_line(tmp_path: Path, data: bytes | None):
    """Which says what to do."""
    file = tmp_path / "own.docx"
    if data is None:
        with zipfile.ZipFile(file, "w") as empty:
            empty.writestr("x", "y")
    else:
        file.write_bytes(data)
    with pytest.raises(ValueError, match="Word") as error:
        word(plain(page(section("One"))), FRONT, file)
    assert str(error.value) == f"{file} is no Word file. Save it from Word as .docx, or take it out of brand.yaml."


def test_large_tables_are_small_in_an_appendix():
    """Where there is much to look up."""
    rows = tuple(Row(f"row {i}", ("1",)) for i in range(3))
    made = body(word(plain(page(section("Appendix A: all", Table("x", ("A", "B"), rows).html()))), FRONT))
    assert {style_of(one) for one in next(made.iter(W + "tbl")).iter(W + "p")} == {"TableSmall"}


def test_a_page_break_belongs_to_its_heading(small):
    """A paragraph of its own would take an empty page where the page before is full."""
    root = body(small)
    assert not root.findall(f".//{W}br[@{W}type='page']")
    opening = [one.getparent().getparent() for one in root.iter(W + "pageBreakBefore")]
    assert "Appendix A: more" in [text_of(paragraph) for paragraph in opening]
    assert {style_of(paragraph) for paragraph in opening} <= {"Heading1", "ContentsTitle", "TOCHeading", "Contents"}
