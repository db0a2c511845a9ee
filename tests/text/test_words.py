"""The consultant's own words: Markdown as far as it goes, and numbers by name."""

from __future__ import annotations

import re

import pytest

from hitcase.text.client_words import blocks, context, next_steps
from hitcase.text.numbers import bare
from hitcase.text.slots import filled, problem_of
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
        ("{managed.npv_cash}", "−$0.7 m"),
        ("{managed.peak_funding}", "$0.7 m"),
        ("{managed.payback_months_cash}", "never within the horizon"),
        ("{managed.cost_per_hour}", "$127"),
        ("{managed.saving_vs_in_house_share}", "−65.4 %"),
        ("{turnover_cost}", "$0.3 m"),
        ("{maintenance_tax_hours}", "43,200"),
        ("{maintenance_tax_time}", "60 %"),
        ("{managed.fee[1]}", "$1.0 m"),
        ("{roles.analyst.leavers}", "4.0"),
        ("{managed.price.amount}", "25 %"),
        ("{managed.transition_amount}", "not known yet"),
        (
            "{{managed.npv_cash}} {nobody.npv_cash} {managed.fee} {x} {% raw %} {client}",
            "{{managed.npv_cash}} {nobody.npv_cash} {managed.fee} {x} {% raw %} {client}",
        ),
    ],
)
def test_a_number_is_named_by_its_line(words: str, wanted: str):
    """Its unit is that of the line; what names no single number stays as written."""
    case, lines = worked_with()
    assert bare(filled(words, case, lines)) == wanted


WRONG = {
    "managed.npv_csh": "is not a line or an input. Did you mean {managed.npv_cash}?",
    "manged.npv_cash": "is not a line or an input. Did you mean {managed.npv_cash}?",
    "managed.fe": "is not a line or an input. Did you mean {managed.fee[1]}?",
    "turnover_cst": "is not a line or an input. Did you mean {turnover_cost}?",
    "roles.nobody.salary": "is not a line or an input. Did you mean {roles.analyst.salary}?",
    "managed.nothing_like": "is not a line or an input. Use a name such as {turnover_cost}.",
    "nobody.npv_cash": "is not a line or an input. Use a name such as {turnover_cost}.",
    "managed.fee": "has a number for each year. Enter {managed.fee[1]} for year 1.",
    "managed.learning_loss": "has a number for each year. Enter {managed.learning_loss[1]} for year 1.",
    "managed.backlog_hours": "has a number for each month. Enter {managed.backlog_hours[12]} for month 12.",
    "managed.fee[9]": "is out of range: there are 0 to 3. Enter {managed.fee[3]}.",
    "managed.npv_cash[1]": "is one number. Enter {managed.npv_cash}.",
    "managed.budget_effect": "is a group of lines. Enter one of them, such as {managed.budget_effect.contracts[1]}.",
}


@pytest.mark.parametrize("slot", WRONG)
def test_a_slot_that_is_no_number_is_refused_with_what_to_write(slot: str):
    """And what is offered is a number."""
    case, lines = worked_with()
    told = problem_of(slot, case, lines)
    assert told == f"{{{slot}}} {WRONG[slot]}"
    assert problem_of(re.findall(r"\{([^{}]+)\}", told)[-1], case, lines) == ""


@pytest.mark.parametrize(
    "text", ["x", "2", "client", "document", "state", "% raw %", "see below", "managed.__class__.x"]
)
def test_other_braces_are_text(text: str):
    """Of a formula, of a template: nobody meant a number."""
    assert problem_of(text, *worked_with()) == ""


def test_every_line_and_input_of_a_case_can_be_named():
    """By its path; a list by one of its entries; all of them are printed, none raw."""
    case, lines = worked_with()
    names = [*case.params, *(f"managed.{name}" for name in lines.options["managed"]), *lines]
    names = [name for name in names if not name.startswith(("year", "month", "managed.roles", "roles", "options"))]
    slots = [f"{name}[1]" if " has a number for each " in problem_of(name, case, lines) else name for name in names]
    slots = [slot for slot in slots if "is a group" not in problem_of(slot, case, lines)]
    printed = [bare(filled(f"{{{slot}}}", case, lines)) for slot in slots]
    assert len(printed) > 80
    assert not [text for text in printed if "{" in text]


def test_each_part_has_its_heading_and_nothing_is_a_gap():
    """Headings only where there are words; without any, one sentence says so."""
    case, lines = worked_with(words={"why_now": "*Now.* <b>", "next_steps": "1. Ask."})
    assert [h.get_text() for h in page(context(case, lines)).select("h3")] == ["Why now"]
    assert text(context(case, lines)) == "Why now Now. <b>"
    assert page(next_steps(case, lines)).ol.get_text() == "Ask."
    empty = worked_with()
    assert text(context(*empty)) == "The file says nothing yet of context, aims and constraints."
    assert text(next_steps(*empty)) == "Next steps No next steps are written down yet."
