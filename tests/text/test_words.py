"""The consultant's own words: Markdown as far as it goes, and numbers by name."""

from __future__ import annotations

import pytest

from hitcase.text.client_words import blocks, context, filled, next_steps
from hitcase.text.numbers import bare
from tests.document.shown import page, text, worked_with


def test_lists_tables_and_paragraphs_are_read():
    """Lines of one paragraph join; a list may follow it without an empty line."""
    found = blocks("One\nline:\n- a\n  goes on\n- b\n\n1. x\n2. y\n\n| h | n |\n|---|--:|\n| r | 1 |")
    assert [type(block).__name__ for block in found] == ["Paragraph", "Bullets", "Bullets", "Table"]
    assert [block.plain() for block in found] == ["One line:", "- a goes on\n- b", "1. x\n2. y", "h  n\nr  1"]
    assert found[3].html().count('class="num"') == 2


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("{managed.npv_cash}", "−$0.6 m"),
        ("{managed.peak_funding}", "$0.7 m"),
        ("{managed.payback_months_cash}", "never within the horizon"),
        ("{managed.cost_per_hour}", "$128"),
        ("{managed.saving_vs_in_house_share}", "−62.2 %"),
        ("{turnover_cost}", "$0.3 m"),
        ("{maintenance_tax_hours}", "43,200"),
        ("{maintenance_tax_time}", "60 %"),
        (
            "{{managed.npv_cash}} {nobody.npv_cash} {managed.fee} {x}",
            "{{managed.npv_cash}} {nobody.npv_cash} {managed.fee} {x}",
        ),
    ],
)
def test_a_number_is_named_by_its_line(words: str, wanted: str):
    """Its unit is that of the line; what names no single number stays as written."""
    case, lines = worked_with()
    assert bare(filled(words, case, lines)) == wanted


def test_each_part_has_its_heading_and_nothing_is_a_gap():
    """Headings only where there are words; without any, one sentence says so."""
    case, lines = worked_with(words={"why_now": "*Now.* <b>", "next_steps": "1. Ask."})
    assert [h.get_text() for h in page(context(case, lines)).select("h3")] == ["Why now"]
    assert text(context(case, lines)) == "Why now Now. <b>"
    assert page(next_steps(case, lines)).ol.get_text() == "Ask."
    empty = worked_with()
    assert text(context(*empty)) == "The file says nothing yet of context, aims and constraints."
    assert text(next_steps(*empty)) == "Next steps No next steps are written down yet."
