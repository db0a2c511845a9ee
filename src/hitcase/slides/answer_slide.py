"""Slide 1: the answer, three figures, the options in short, for whom and in whose interest; its state is below."""

from __future__ import annotations

from hitcase.document import cover
from hitcase.document.answer import Tile, answer, headline
from hitcase.document.options import DRAWN, overview
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.slides import fit
from hitcase.slides.ink import BODY, FIGURE, HEAD, SMALL, Box, Line, clean, lines_height
from hitcase.slides.slide import Page, notes
from hitcase.text import labels
from hitcase.text.output import Facts, Table
from hitcase.text.pictures import GREY

SHARES = (6, 4, 6)  # of the width, by figure


def title(case: Case, lines: Record, results: Record) -> str:
    """What to do, or that nothing can be said yet."""
    return _paragraphs(case, lines, results)[0]


def draw(page: Page, case: Case, lines: Record, results: Record) -> None:
    """The slide below its title."""
    first, *more = _paragraphs(case, lines, results)
    room = _question(page, case)
    tiles = _tiles(case, lines, results)
    if tiles:
        room = _figures(page, room, tiles)
    table, note = options(case, lines, results)
    left, right = room.columns(7, 4) if more else (room, room)
    page.text(left, Line(note, SMALL, colour=GREY), name="Options in short")
    page.table(table, left.below(fit.height([note], SMALL, left.width) + 4))
    _reasons(page, right, more)
    texts = [first, *more, *(part for tile in tiles for part in tile)]
    page.notes(
        notes(case, ["npv_cash", "cost_per_hour"], [row.path for row in results.drivers], *texts, results=results)
    )


def options(case: Case, lines: Record, results: Record) -> tuple[Table, str]:
    """The options table in short, and what its range is."""
    content = overview(case, lines, results)
    table = content.table.pick(content.columns.cash, content.columns.loses, content.columns.hour)
    return table, f"Cash: {DRAWN}"


def _paragraphs(case: Case, lines: Record, results: Record) -> list[str]:
    paragraphs = answer(case, lines, results).paragraphs()
    return [f"{text[:-1]}." if text.endswith(":") else text for text in paragraphs]  # what is open stands on slide 6


def _question(page: Page, case: Case) -> Box:
    """The question above, for whom and in whose interest below; returns what is left between."""
    cover_text, room = cover.title(case), page.room
    head = f"{labels.client_name(case)}: {' '.join(cover_text.paragraphs('question'))}"
    page.text(room, Line(head, HEAD, bold=True), name="Question")
    lines = [Line(text, SMALL, colour=GREY, after=0) for text in cover_text.paragraphs("facts", "interest")]
    used = fit.height((clean(line.text) for line in lines), SMALL, room.width)
    page.text(Box(room.left, room.bottom - used, room.width, used), *lines, name="Interest")
    top = fit.height([head], HEAD, room.width, bold=True) + 10
    return room.below(top)._replace(height=room.height - top - used - 8)


def _tiles(case: Case, lines: Record, results: Record) -> list[Tile]:
    text = headline(case, lines, results)
    return [item for block in text.blocks if isinstance(block, Facts) for item in block.items] if text else []


def _figures(page: Page, room: Box, tiles: list[Tile]) -> Box:
    """Figures side by side; returns the room below them."""
    used = 0.0
    for tile, box in zip(tiles, room.columns(*SHARES), strict=True):
        looks = (
            Line("", SMALL, colour=GREY, after=0),
            Line("", FIGURE, bold=True, after=0),
            Line("", SMALL, colour=GREY),
        )
        lines = [look._replace(text=text) for look, text in zip(looks, tile, strict=True)]
        page.text(box.upper(lines_height(lines, box.width)), *lines, name="Figure")
        used = max(used, lines_height(lines, box.width))
    return room.below(used + 10)


def _reasons(page: Page, box: Box, reasons: list[str]) -> None:
    """As many sentences as there is room for."""
    lines, room = list[Line](), box.height
    for text in map(clean, reasons):
        sentences = fit.sentences(text, BODY, box.width, room)
        used = fit.height([sentences], BODY, box.width, after=6)
        if used > room + 6:
            break
        lines.append(Line(sentences, BODY, after=6))
        room -= used
    page.text(box, *lines, name="Why")
