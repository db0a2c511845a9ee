"""The kinds of output: what Jupyter gets, escaped, with header cells, and the same every time."""

from __future__ import annotations

import pytest

from hitcase.text.html import Html, emphasised, escaped, prose
from hitcase.text.numbers import sourced, without_sources
from hitcase.text.output import Bullets, Figure, Link, Outputs, Paragraph, Row, Table, Text, sentences
from hitcase.text.source_types import From
from tests.document.shown import HARM, drawing, page, pictures

TABLE = Table(
    "Pay",
    ("Role", "Who", "FTE"),
    (
        Row("Analyst", ("HR", "64")),
        Row("Off", ("ruled out",), "wide"),
        Row("Group", style="group"),
        Row("All", ("", "64"), "total"),
    ),
    "A note.",
    ("Who",),
)


def figure(words: str = "It falls") -> Figure:
    """A small figure."""
    return Figure(words, words, Html('<svg role="img" aria-label="x"></svg>'), f"{words}: 1; 2; 3.", TABLE)


@pytest.mark.parametrize("words", HARM)
def test_no_text_becomes_markup(words: str):
    """What a file says is shown as it is, wherever it stands, and no element comes of it."""
    told = Text((Paragraph(words, "lead"), Bullets((words,), by_client=True)))
    table = Table(words, (words, "b"), (Row(words, (words,)), Row(words, (words,), "wide")), words)
    for output in (told, table, figure(words), Outputs((told, table))):
        shown = page(output)
        assert words in shown.get_text()
        assert not shown.find_all(["script", "b"])
        assert [image["alt"] for image in shown.find_all("img")] == (
            [f"{words}: 1; 2; 3."] if output.html()[:2] == "<f" else []
        )
        assert words in output.plain()


def test_text_that_turns_what_follows_is_taken_out():
    """A character that reverses the rest of a line hides what is said; the letters themselves stay."""
    assert escaped("a\u202eb\u2066c שלום") == "abc שלום"


def test_emphasis_is_read_after_escaping():
    """Two stars are strong, one is weak; a lone star is a star."""
    assert emphasised("**a** *b* <i> 2 * 3 * 4") == "<strong>a</strong> <em>b</em> &lt;i&gt; 2 * 3 * 4"
    assert "*a*" in Paragraph("*a*").html()


X = From.line("x")


def test_an_amount_does_not_break_before_its_unit():
    """The characters stay what they are: a search for $1.2 m finds it."""
    kept = '<span style="white-space:nowrap">%s</span>'
    assert (
        without_sources(prose(f"takes {sourced('$1.2 m', X)}, {sourced('5 %', X)}"))
        == f"takes {kept % '$1.2 m'}, {kept % '5 %'}"
    )
    assert without_sources(prose(f"{sourced('2,000 CHF', X)} is")) == f"{kept % '2,000 CHF'} is"
    assert without_sources(prose(f"{sourced('$128', X)}, {sourced('a reason of more than some words', X)}")) == (
        "$128, a reason of more than some words"
    )


def test_a_table_names_its_rows_and_columns():
    """Header cells for both, a caption, numbers to the right, a wide cell over the rest of a row."""
    shown = page(TABLE)
    assert shown.caption.get_text() == "Pay"
    assert [(th.get_text(), th["scope"]) for th in shown.select("thead th")] == [
        ("Role", "col"),
        ("Who", "col"),
        ("FTE", "col"),
    ]
    heads = [(th.get_text(), th["scope"]) for th in shown.select("tbody th")]
    assert heads == [("Analyst", "row"), ("Off", "row"), ("Group", "colgroup"), ("All", "row")]
    sides = [(td.get_text(), td.get("class"), td["style"]) for td in shown.select("tbody tr")[0].select("td")]
    assert sides == [("HR", None, "text-align:left"), ("64", ["num"], "text-align:right")]
    assert shown.find("td", colspan="2").get_text() == "ruled out"
    assert shown.select_one("p.note").get_text() == "A note."


def test_a_table_as_text_is_aligned():
    """Words to the left, numbers to the right."""
    assert TABLE.plain().splitlines() == [
        "Pay",
        "",
        "Role     Who  FTE",
        "Analyst  HR    64",
        "Off      ruled out",
        "Group",
        "All            64",
        "A note.",
    ]


def test_a_figure_has_words_for_who_cannot_see_it():
    """Words on the picture, the finding above it, its numbers as a table below."""
    shown = page(figure())
    assert shown.figure.figcaption.strong.get_text() == "It falls"
    assert shown.select_one("figure > img")["alt"] == "It falls: 1; 2; 3."
    assert drawing(*pictures(figure())) == '<svg role="img" aria-label="x"></svg>'
    assert shown.select_one("figure > details > table")
    assert "It falls: 1; 2; 3." in figure().plain()


def test_a_link_leads_to_the_web_or_nowhere():
    """An address of another kind is text."""
    rows = (Row("a", (Link("source", "https://x.org/?a=1&b=2"), Link("bad", "javascript:alert(1)"))),)
    links = page(Table("t", ("", "b", "c"), rows)).select("a")
    assert [(link.get_text(), link["href"]) for link in links] == [("source", "https://x.org/?a=1&b=2")]


def test_jupyterlab_sets_no_formula_between_two_dollars():
    """The class that MathJax passes by is on everything; two bundles of one output are the same."""
    first, second = (sentences("$1 and $2")._repr_mimebundle_() for _ in range(2))
    assert first == second
    html = first[0]["text/html"]
    assert first[1] == {"hitcase": {"unsourced": "$1 and $2", "numbers": [], "html": html}}
    assert first[0]["text/html"].startswith('<div class="mathjax_ignore tex2jax_ignore">')
    assert first[0]["text/plain"] == "$1 and $2"


def test_empty_sentences_leave_no_paragraph():
    """A sentence that does not apply is not a gap."""
    assert len(page(sentences("one", "", head="", note="")).select("p")) == 1
