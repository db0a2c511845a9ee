"""Slide 6: what to ask first, what happens next, and when it is decided."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record
from hitcase.views import cover
from hitcase.views.answer import answer
from hitcase.views.ask_tables import ask_first, questions
from hitcase.views.output import Bullets, Paragraph, Table, Text
from hitcase.views.picture import GREY
from hitcase.views.slides import fit
from hitcase.views.slides.ink import BODY, HEAD, SMALL, Box, Line, clean
from hitcase.views.slides.notes import notes
from hitcase.views.slides.page import Page
from hitcase.views.words import next_steps


def title(case: Case, lines: Record, ahead: Record) -> str:
    """What the answers are worth, what is open, or that no answer would change the choice."""
    if open_numbers(case):
        return answer(case, lines, ahead).told()[1].removesuffix(":")
    asked = ask_first(case, ahead)
    if isinstance(asked, Table):
        return asked.caption
    none = questions(case, ahead)
    return none.told()[0] if isinstance(none, Text) else "Nothing can be asked before an option has a price"


def draw(page: Page, case: Case, lines: Record, ahead: Record) -> None:
    """The slide below its title."""
    room, asked = page.room, questions(case, ahead)
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
    page.notes(notes(case, ["evpi"] if asked else [], [one.path for one in ahead.questions if one.worth_asking][:3]))


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
