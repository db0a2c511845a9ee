"""Slide 6: what to ask first, what happens next, and when it is decided."""

from __future__ import annotations

from hitcase.document import cover
from hitcase.document.answer import answer
from hitcase.document.ask_first import first_questions_table, openings_table, questions_table
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.slides import fit
from hitcase.slides.ink import BODY, HEAD, INDENT, SMALL, Box, Line, clean, lines_height
from hitcase.slides.slide import Page, notes
from hitcase.text.client_words import next_steps
from hitcase.text.output import Bullets, Output, Paragraph, Table, Text
from hitcase.text.pictures import GREY


def title(case: Case, lines: Record, results: Record) -> str:
    """What the answers are worth, what is open, or that no answer would change the choice."""
    if open_numbers(case):
        return answer(case, lines, results).paragraphs()[1].removesuffix(":")
    questions = first_questions_table(case, results) or openings_table(case, results)
    if isinstance(questions, Table):
        return questions.caption
    reason = questions_table(case, results)
    return reason.paragraphs()[0] if isinstance(reason, Text) else "Nothing can be asked before an option has a price"


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    room, questions = page.room, _questions(case, results)
    facts = " ".join(cover.title(case).paragraphs("facts"))
    if facts:
        used = fit.height([clean(facts)], SMALL, room.width)
        foot = Box(room.left, room.bottom - used, room.width, used)
        page.text(foot, Line(facts, SMALL, colour=GREY), name="Decides by")
        room = room._replace(height=room.height - used - 8)
    if isinstance(questions, Table) and not open_numbers(case):
        end = page.table(questions, room.upper(room.height * 0.62))
        _steps(page, room.below(end - room.top + 16), case, lines)
    else:
        left, right = room.columns(1, 1)
        missing = open_numbers(case)
        page.text(left if missing else room.upper(0), *(Line(text, BODY, mark="•") for text in missing), name="Open")
        _steps(page, right if missing else room, case, lines)
    asked = [question for question in results.questions if question.worth_asking] or results.openings
    page.notes(notes(case, ["evpi"] if questions else [], [question.path for question in asked[:3]]))


def _questions(case: Case, results: Record) -> Output | None:
    """What is worth asking; where nothing is, what would bring an option within the client's limits."""
    questions = questions_table(case, results)
    return questions if isinstance(questions, Table) else openings_table(case, results) or questions


def _steps(page: Page, box: Box, case: Case, lines: Record) -> None:
    """The client's own words, as many as fit."""
    paragraphs = [Line("Next steps", HEAD, bold=True)]
    for block in next_steps(case, lines).blocks:
        if isinstance(block, Bullets):
            paragraphs += [Line(item, BODY, mark="1" if block.ordered else "•") for item in block.items]
        elif isinstance(block, Paragraph) and block.style != "head":
            paragraphs.append(Line(block.text, BODY))
    while len(paragraphs) > 1 and lines_height(paragraphs, box.width - INDENT) > box.height:
        paragraphs.pop()
    page.text(box, *paragraphs, name="Next steps")
