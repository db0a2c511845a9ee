"""Text of a client file in the workbook: it is text wherever it stands, and never a formula, a link or a macro."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import cycle

import pytest
from lxml import etree

from hitcase.packs.proof import proof
from hitcase.text import labels
from hitcase.workbook.looks import ACTIVE
from tests.hostile import MORE, NAMES, OPTIONS, client
from tests.payloads import IN_OFFICE, PAYLOADS
from tests.workbook.books import made, opened

ROUNDS = 4
OWN = re.compile(r"^=[\w$!.:,;()+\-*/^<>=&\s\"']*$")  # what our formulas are made of; texts in them are ours


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Some workbooks: other names of options in each, and other words wherever the reader takes words."""
    folder, words = (
        tmp_path_factory.mktemp("hostile"),
        cycle(x for x in (*MORE, *IN_OFFICE, *PAYLOADS) if x.isprintable()),
    )
    found = []
    for start in range(0, ROUNDS * len(OPTIONS), len(OPTIONS)):
        names = NAMES[start : start + len(OPTIONS)]
        found.append((names, made(client(folder, names, [next(words) for _ in range(9)]))))
    return found


def members(data: bytes) -> dict[str, bytes]:
    """Every part of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_names_are_strings_in_cells(books):
    """As they were written; the workbook is proved like any other."""
    for names, found in books:
        texts = {
            cell.value
            for row in opened(found.book.data)["Options"].iter_rows()
            for cell in row
            if cell.data_type == "s"
        }
        assert {labels.option_name(name) for name in names} <= texts
        assert proof(found.case, found.book, 1)["cells"] > 1_000


def test_no_text_of_the_file_is_a_formula(books):
    """Every formula is made of addresses, names, functions and our own words."""
    for names, found in books:
        for sheet in opened(found.book.data):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert OWN.match(cell.value), (names, sheet.title, cell.value)
                        assert not re.search(r"HYPERLINK|DDE|WEBSERVICE|IMPORT|cmd", cell.value), cell.value


def test_a_text_that_begins_like_a_formula_stays_one_where_it_is_edited(books):
    """It is marked as quoted: Enter in its cell would else run it."""
    seen = 0
    for _, found in books:
        for sheet in opened(found.book.data):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "s" and str(cell.value).startswith(ACTIVE):
                        assert cell.quotePrefix
                        seen += 1
    assert seen > 10


def test_nothing_leads_out_of_the_file(books):
    """No link, no external workbook, no connection, no macro; every part is well-formed."""
    for names, found in books:
        for name, text in members(found.book.data).items():
            etree.fromstring(text)
            assert not re.search(r"externalLink|connections|vbaProject|macro|embeddings", name), (names, name)
            assert not re.search(rb"<hyperlink|ddeLink|oleObject|<webPublish", text), (names, name)
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in text, (names, name)
