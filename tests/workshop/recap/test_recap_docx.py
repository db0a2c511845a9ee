"""The recap as a Word document: real headings and tables, the meeting's day, the same bytes, nothing else inside."""

from __future__ import annotations

import getpass
import html
import io
import re
import time
import zipfile
from pathlib import Path

import pytest

from hitcase.workshop.meeting.movement import bottom_lines, opening_case
from hitcase.workshop.recap import word_file
from hitcase.workshop.recap.contents import EMPTY, Recap, recap
from hitcase.workshop.recap.word_file import docx
from tests.inputs.files import HEAD
from tests.workshop.meeting.meetings import meeting_on
from tests.workshop.recap.test_recap import NASTY, held, hostile

DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"


def members(made: bytes) -> dict[str, str]:
    """The files of a document, as text."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        assert {one.date_time for one in packed.infolist()} == {(2026, 10, 14, 0, 0, 0)}
        return {name: packed.read(name).decode() for name in packed.namelist()}


def paragraphs(document: str) -> list[tuple[str, str]]:
    """Style and text of every paragraph, cells included."""
    found = re.findall(r"<w:p>.*?</w:p>", document, re.DOTALL)
    texts = (html.unescape("".join(re.findall(r"<w:t[^>]*>(.*?)</w:t>", one, re.DOTALL))) for one in found)
    return [(re.search(r'pStyle w:val="(\w+)"', one)[1], text) for one, text in zip(found, texts, strict=True)]


def test_headings_and_tables_are_real(tmp_path: Path):
    """A title, a heading a part, a table a part with a header row that repeats on the next page."""
    meeting = held(tmp_path)
    made = recap(meeting, bottom_lines(opening_case(meeting), meeting.case(tried=False)))
    document = members(docx(made))[DOCUMENT]
    told = paragraphs(document)
    assert told[:3] == [
        ("Title", "Workshop: Lakeside Health (illustrative)"),
        ("FirstParagraph", "14 Oct 2026"),
        ("BodyText", "Interest: The author's firm sells offer A."),
    ]
    assert [text for style, text in told if style == "Heading1"] == [part.title for part in made.parts]
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", document, re.DOTALL)
    for part, table in zip(made.parts, tables, strict=True):
        assert table.count("<w:tr>") == 1 + len(part.rows)
        assert table.count("<w:tblHeader ") == 1
        assert table.count("<w:cantSplit/>") == len(part.rows)
        shown = [text.replace("\xa0", " ") for _, text in paragraphs(table)]
        assert shown == [cell for row in (part.columns, *part.rows) for cell in row]


def test_language_font_and_dates_are_set(tmp_path: Path):
    """One font, the day of the meeting as the only date, no author, no comment."""
    found = members(docx(recap(held(tmp_path))))
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', found["word/styles.xml"])) == {"en-US"}
    assert "<dc:language>en-US</dc:language>" in found[CORE]
    assert "<dc:title>Workshop: Lakeside Health (illustrative)</dc:title>" in found[CORE]
    assert re.findall(r"\d{4}-\d\d-\d\dT[^<]*", found[CORE]) == ["2026-10-14T00:00:00Z"] * 2
    assert "<dc:creator></dc:creator>" in found[CORE]
    fonts = {name for text in found.values() for name in re.findall(r'w:ascii="([^"]*)"', text)}
    assert fonts <= {word_file.FONT, "Consolas"}  # Consolas: a style for code, which no recap has
    assert "w:asciiTheme" not in found["word/styles.xml"]
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', found["word/theme/theme1.xml"])) == {word_file.FONT}
    assert "<w:comment " not in found["word/comments.xml"]


def test_no_path_and_no_user_is_inside(tmp_path: Path):
    """Nothing of the machine that made it."""
    everything = "\n".join(members(docx(recap(held(tmp_path)))).values())
    for one in (str(tmp_path), str(Path.home()) + "/", "lakeside.yaml", f">{getpass.getuser()}<", "options.offer_a"):
        assert one not in everything


def test_the_same_recap_gives_the_same_bytes(tmp_path: Path):
    """Also seconds later: a zip counts in steps of two."""
    made = recap(held(tmp_path))
    first = docx(made)
    time.sleep(2.1)
    assert docx(made) == first


def test_hostile_texts_come_through_to_the_character(tmp_path: Path):
    """Marks of HTML and Markdown are letters like any other."""
    made = recap(hostile(tmp_path))
    told = paragraphs(members(docx(made))[DOCUMENT])
    texts = [text.replace("\xa0", " ") for _, text in told]
    assert texts[0] == "Workshop: <i>Lake</i> & *Side* | # {x} (illustrative)"
    for one in NASTY:
        assert texts.count(one) >= 2
    assert f"{NASTY[0]}: {NASTY[1]}" in texts
    assert {style for style, _ in told} == {"Title", "FirstParagraph", "BodyText", "Heading1", "Compact"}


def test_an_empty_recap_is_a_document_too(tmp_path: Path):
    """Without a day that a calendar has, it bears the first one that a zip can hold."""
    meeting = meeting_on(tmp_path, text=HEAD)
    assert paragraphs(members(docx(recap(meeting)))[DOCUMENT])[-1][1] == EMPTY
    with zipfile.ZipFile(io.BytesIO(docx(Recap("x", "Monday", (), ())))) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pandoc_that_fails_or_is_missing_is_told(monkeypatch: pytest.MonkeyPatch):
    """As an OSError, which closing a meeting survives."""
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(OSError, match="pandoc is missing; install pypandoc-binary"):
        docx(Recap("x", "", (), ()))
    monkeypatch.setattr("shutil.which", lambda *_, **__: "false")
    with pytest.raises(OSError, match="pandoc failed"):
        docx(Recap("x", "", (), ()))
