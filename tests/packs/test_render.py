"""The page: one file that asks nobody for anything, runs nothing, and reads well with a screen reader."""

from __future__ import annotations

import re
from pathlib import Path

import bs4
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from hitcase.packs.writers import TEMPLATES, page_html
from hitcase.text.output import Row, Table

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
TABLE = Table("Costs, <i>USD</i>", ("Cost", "Year 1"), (Row("Fee", ("1,000",)), Row("Total", ("1,000",), "total")))
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>Up</title></svg>'
LUMINANCE = (0.2126, 0.7152, 0.0722)


def page_of(folder: Path, *cells: nbformat.NotebookNode, title: str = "") -> str:
    """The page of a notebook with these cells."""
    nbformat.write(new_notebook(cells=list(cells)), folder / "case.ipynb")
    return page_html(folder / "case.ipynb", title)


def shown(**data: str) -> nbformat.NotebookNode:
    """A cell with one output of these kinds; the kind's / and + are written as two underlines and one."""
    kinds = {kind.replace("__", "/").replace("svg_xml", "svg+xml"): text for kind, text in data.items()}
    return new_code_cell("hidden = 1", outputs=[new_output("execute_result", kinds, execution_count=1)])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with one of everything."""
    printed = new_code_cell("hidden", outputs=[new_output("stream", text="printed <b>\n")])
    cells = [
        new_markdown_cell("# Title\n\nSee [the register](https://example.org) and **this**."),
        shown(text__html=TABLE.html(), text__plain=TABLE.plain()),
        shown(text__plain="\x1b[31mplain\x1b[0m <text>"),
        shown(image__svg_xml=PICTURE, text__plain='rises "fast"'),
        shown(text__markdown="**bold** <img src=x onerror=alert(1)>", text__plain="bold"),
        shown(application__javascript="alert(1)", text__plain="no script"),
        printed,
    ]
    return page_of(tmp_path_factory.mktemp("page"), *cells, title='Klinik "Süd" & <b>')


def assert_self_contained(text: str) -> None:
    """No script, no handler, nothing that a browser would fetch; only links lead outside."""
    soup = bs4.BeautifulSoup(text, "html.parser")
    assert not soup.find_all(["script", "iframe", "object", "embed", "link", "base", "form"])
    fetched = [value for tag in soup.find_all(True) for key, value in tag.attrs.items() if key in ("src", "srcset")]
    assert all(value.startswith("data:") for value in fetched)
    assert not [tag for tag in soup.find_all(href=True) if tag.name not in ("a", "use")]
    assert not [key for tag in soup.find_all(True) for key in tag.attrs if key.startswith("on")]
    assert not re.search(r"@import|url\((?!['\"]?(data:|#))", "".join(style.text for style in soup.find_all("style")))
    assert "javascript:" not in text


def test_nothing_is_fetched_and_nothing_runs(page):
    """A hospital's network blocks what a page would ask for; the policy forbids it to ask."""
    assert_self_contained(page)
    policy = bs4.BeautifulSoup(page, "html.parser").find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy["content"] == POLICY


def test_the_frame_is_what_readers_and_phones_need(page):
    """Language, landmark, width, the client's name as title; one file with its own styles."""
    soup = bs4.BeautifulSoup(page, "html.parser")
    assert page.startswith("<!DOCTYPE html>")
    assert soup.html["lang"] == "en"
    assert soup.title.text == 'Klinik "Süd" & <b>'
    assert soup.find("meta", attrs={"name": "viewport"})["content"] == "width=device-width, initial-scale=1"
    assert len(soup.find_all("main")) == len(soup.find_all("h1")) == 1
    typeface, style = soup.find_all("style")
    assert typeface.text.count("@font-face") == 2
    assert "@media print" in style.text


def test_code_is_hidden_and_outputs_are_shown(page):
    """Each kind of output in its best form, text as text."""
    assert "hidden" not in page
    assert "<pre>plain &lt;text&gt;</pre>" in page
    assert "<pre>printed &lt;b&gt;\n</pre>" in page
    assert "<pre>no script</pre>" in page
    assert "<strong>bold</strong> &lt;img" in page


def test_a_table_has_header_cells_and_scrolls_in_its_own_box(page):
    """Rows and columns are told apart by ear; on a phone the table moves and the page does not."""
    table = bs4.BeautifulSoup(page, "html.parser").find("table")
    assert table.caption.text == "Costs, <i>USD</i>"
    assert [cell["scope"] for cell in table.thead.find_all("th")] == ["col", "col"]
    assert [cell["scope"] for cell in table.tbody.find_all("th")] == ["row", "row"]
    assert table.tbody.td["class"] == ["num"]
    assert table.parent["class"] == ["wide"]
    assert table.parent["tabindex"] == "0"


def test_a_picture_says_what_it_shows(page):
    """Its text stands in for it."""
    assert bs4.BeautifulSoup(page, "html.parser").img["alt"] == 'rises "fast"'


def test_a_script_in_an_output_is_refused(tmp_path):
    """It would not run, and its place would stay blank without a word."""
    with pytest.raises(ValueError, match="an output of the notebook is a script"):
        page_of(tmp_path, shown(text__html="<SCRIPT>draw()</SCRIPT>"))


def test_the_title_is_the_folder_where_none_is_given(tmp_path):
    """Better than an empty tab."""
    assert f"<title>{tmp_path.name}</title>" in page_of(tmp_path)


def test_two_pages_of_one_notebook_are_the_same(tmp_path):
    """No random ids."""
    cells = (new_markdown_cell("# Title"), shown(text__html=TABLE.html()))
    assert page_of(tmp_path, *cells) == page_of(tmp_path, *cells)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG 2.2, 1.4.3."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip(LUMINANCE, linear, strict=True))

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["ink", "quiet", "accent"])
def test_every_text_colour_can_be_read(name):
    """4.5 to 1 on white is what WCAG asks for at AA."""
    sheet = (TEMPLATES / "hitcase" / "style.css").read_text(encoding="utf-8")
    (colour,) = re.findall(rf"--{name}: (#[0-9a-f]{{6}});", sheet)
    assert contrast(colour, "#ffffff") >= 4.5
