"""Slide 6: what to ask first, what happens next, and when it is decided."""

from __future__ import annotations

from hitcase.document import cover
from hitcase.document.answer import answer
from hitcase.document.ask_first import first_questions_table, questions_table
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.slides import fit
from hitcase.slides.ink import BODY, HEAD, SMALL, Box, Line, clean
from hitcase.slides.slide import Page, notes
from hitcase.text.client_words import next_steps
from hitcase.text.output import Bullets, Paragraph, Table, Text
from hitcase.text.pictures import GREY


def title(case: Case, lines: Record, results: Record) -> str:
    """What the answers are worth, what is open, or that no answer would change the choice."""
    if open_numbers(case):
        return answer(case, lines, results).told()[1].removesuffix(":")
    asked = first_questions_table(case, results)
    if isinstance(asked, Table):
        return asked.caption
    none = questions_table(case, results)
    return none.told()[0] if isinstance(none, Text) else "Nothing can be asked before an option has a price"


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    room, asked = page.room, questions_table(case, results)
    facts = " ".join(cover.title(case).told("facts"))
    if facts:
        used = fit.height([clean(facts)], SMALL, room.width)
        foot = Box(room.left, room.bottom - used, room.width, used)
        page.text(foot, Line(facts, SMALL, colour=GREY), name="Decides by")
        room = room._replace(height=room.height - used - 8)
    if isinstance(asked, Table) and not open_numbers(case):
        end = page.table(asked, room.upper(room.height * 0.62))
        _steps(page, room.below(end - room.top + 16), case, lines)
    else:
        left, right = room.columns(1, 1)
        opened = open_numbers(case)
        page.text(left if opened else room.upper(0), *(Line(text, BODY, mark="•") for text in opened), name="Open")
        _steps(page, right if opened else room, case, lines)
    page.notes(notes(case, ["evpi"] if asked else [], [one.path for one in results.questions if one.worth_asking][:3]))


def _steps(page: Page, box: Box, case: Case, lines: Record) -> None:
    """The client's own words, as many as fit."""
    told = [Line("Next steps", HEAD, bold=True)]
    for block in next_steps(case, lines).blocks:
        if isinstance(block, Bullets):
            told += [Line(item, BODY, mark="1" if block.ordered else "•") for item in block.items]
        elif isinstance(block, Paragraph) and block.style != "head":
            told.append(Line(block.text, BODY))
    while len(told) > 1 and _tall(told, box.width) > box.height:
        told.pop()
    page.text(box, *told, name="Next steps")


def _tall(lines: list[Line], wide: float) -> float:
    return sum(fit.height([clean(one.text)], one.size, wide - 20, after=one.after, bold=one.bold) for one in lines)
