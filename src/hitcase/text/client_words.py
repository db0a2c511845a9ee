"""The consultant's own words from the client file: paragraphs, lists, emphasis, and numbers by their line's name."""

from __future__ import annotations

import re

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text.output import Block, Bullets, Paragraph, Row, Table, Text, sentences
from hitcase.text.slots import SLOT, filled

HEADS = {"context": "Context", "why_now": "Why now", "objectives": "Objectives", "constraints": "Constraints"}
ITEM, COUNTED = re.compile(r"\s*[-*] +"), re.compile(r"\s*\d+[.)] +")
COUNTED_HERE, DIGIT = re.compile(r"^\s*\d+[.)] ", re.MULTILINE), re.compile(r"\d")
NOT_COMPUTED = "The client's words: their numbers are not computed here; Appendix A compares them with the case."


def context(case: Case, lines: Record) -> Text:
    """Context, why now, objectives and constraints, each under its heading."""
    blocks = [block for key, head in HEADS.items() for block in _section(case, lines, key, head)]
    blocks += _marked(case, *HEADS)
    return (
        Text(tuple(blocks), "columns")
        if blocks
        else sentences("The file says nothing yet of context, aims and constraints.")
    )


def next_steps(case: Case, lines: Record) -> Text:
    """What happens next, as the file says it."""
    blocks = _section(case, lines, "next_steps", "Next steps")
    return (
        Text((*blocks, *_marked(case, "next_steps")))
        if blocks
        else sentences("No next steps are written down yet.", head="Next steps")
    )


def _marked(case: Case, *keys: str) -> list[Block]:
    """That numbers which the file's own words hold are not ours."""
    text = COUNTED_HERE.sub("", SLOT.sub("", "\n".join(getattr(case.file.words, key) for key in keys)))
    return [Paragraph(NOT_COMPUTED, "note")] if DIGIT.search(text) else []


def _section(case: Case, lines: Record, key: str, head: str) -> list[Block]:
    text = getattr(case.file.words, key).strip()
    if not text:
        return []
    return [*([Paragraph(head, "head")] if head else []), *blocks(filled(text, case, lines))]


def blocks(text: str) -> list[Block]:
    r"""Markdown as far as it is used here: paragraphs, lists with - or 1., tables, ** and * for emphasis.

    >>> blocks("One\nline.\n\n- a\n- b")
    [Paragraph(text='One line.', style='', by_client=True), Bullets(items=('a', 'b'), by_client=True, ordered=False)]
    """
    return [block for chunk in re.split(r"\n\s*\n", text.strip()) for block in _chunk(chunk)]


def _chunk(chunk: str) -> list[Block]:
    if all(line.lstrip().startswith("|") for line in chunk.splitlines()) and chunk.count("\n"):
        return [_table(chunk.splitlines())]
    groups: list[tuple[str, list[str]]] = []
    for line in chunk.splitlines():
        kind = "list" if ITEM.match(line) else "counted" if COUNTED.match(line) else ""
        item = ITEM.sub("", line, count=1) if kind == "list" else COUNTED.sub("", line, count=1) if kind else line
        if groups and not kind:
            groups[-1][1][-1] += " " + item.strip()
        elif groups and groups[-1][0] == kind:
            groups[-1][1].append(item.strip())
        else:
            groups.append((kind, [item.strip()]))
    return [_block(kind, item) for kind, item in groups]


def _table(lines: list[str]) -> Table:
    """A table between bars: the first line its header, the second its sides (``---:`` for numbers)."""
    head, sides, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    numeric = [name for name, side in zip(head, sides, strict=False) if side.endswith(":")]
    padded = ([*row, *[""] * len(head)][: len(head)] for row in rows)
    table_rows = tuple(Row(first, tuple(texts)) for first, *texts in padded)
    return Table("", tuple(head), table_rows, words=tuple(name for name in head if name not in numeric))


def _block(kind: str, items: list[str]) -> Block:
    return (
        Bullets(tuple(items), by_client=True, ordered=kind == "counted")
        if kind
        else Paragraph(items[0], by_client=True)
    )
