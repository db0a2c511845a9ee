"""Numbers in a document's sentences: none may be typed, each is a rounding of its line, its claim or the file's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hitcase.analysis.derived import today_money
from hitcase.document.sources import From, sources
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats
from hitcase.text.html import PROSE
from hitcase.text.numbers import LOOKS, Numbers

DIGIT = re.compile(r"\d")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def orphans(book: Any) -> list[str]:
    r"""Sentences of an executed notebook that hold a number without a source, each once.

    Looked at are the notebook's own text and the sentences that outputs name in their metadata, where every number
    that has a source is struck out already. Tables are made from lines, and the client's own words may say what they
    like.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> orphans(new_notebook(cells=[new_markdown_cell("## Appendix A\n\nIt saves 25 %.")]))
    ['It saves 25 %.']
    """
    told = [HEADING.sub("", cell.source) for cell in book.cells if cell.cell_type == "markdown"]
    told += [one["rest"] for one in prose_of(book)]
    return list(dict.fromkeys(line.strip() for text in told for line in text.split("\n") if DIGIT.search(line)))


def prose_of(book: Any) -> list[dict[str, Any]]:
    """What outputs say of their sentences: rest, numbers, and html in which each number says its source."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    return [output.metadata[PROSE] for output in outputs if PROSE in _metadata(output)]


def taken_out(book: Any) -> Any:
    """The notebook without what only this check needs: paths of lines are nobody's business outside."""
    for cell in book.cells:
        for output in cell.get("outputs", []):
            _metadata(output).pop(PROSE, None)
    return book


def _metadata(output: Any) -> Any:
    return output.get("metadata", {})


Pair = tuple[str, str]  # a number as it is shown, and its source
SHORTER = (" weeks", " FTE", " months")  # units that the words of a sentence may give


@dataclass(frozen=True)
class Checked:
    """What a check came to. wrong: sentences; sound: how many are right; left: what could not be checked.

    Left are numbers that are made of several lines in a way of their own, and figures of the draws.
    """

    wrong: tuple[str, ...]
    sound: int
    left: tuple[Pair, ...]


NOTHING = Checked((), 0, ())


def checked(case: Case, lines: Record, told: Iterable[Pair]) -> Checked:
    """Every number that a line or an input stands behind, once.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml")
    >>> lines, fee = evaluate(case), "options.offer_a.fee[2]"
    >>> checked(case, lines, [("$2.5 m", fee), ("$2.4 m", fee)]).wrong
    ('$2.4 m is no rounding of options.offer_a.fee[2], which is 2,465,370',)
    """
    wrong, sound, left = list[str](), 0, list[Pair]()
    for text, source in dict.fromkeys((text, source) for text, source in told if DIGIT.search(text)):
        found = sources(case, source)
        if not found:
            continue  # a date, a year's label: words of the file
        one = found[0] if " " not in source or found[0].path == source else None
        known = _known(case, lines, one) if one else None
        if any(_is(text, value, case.file.currency) for value in known or _sums(case, lines, found)):
            sound += 1
        elif known is None:
            left.append((text, source))
        else:
            wrong.append(f"{text} is no rounding of {source}, which is {' or '.join(map(formats.exact, known))}")
    return Checked(tuple(wrong), sound, tuple(left))


def _known(case: Case, lines: Record, one: From) -> list[Any] | None:
    """The values of a source that is one number; of an input any of its range's ends too; None for all others."""
    if one.kind == "input":
        param = case.params[one.path]
        return [value for value in (param.base, param.low, param.high) if value is not None]
    if one.kind != "line" or len(one.rows) != 1 or not one.rows[0].line:
        return None
    found = Numbers(case, lines).found(one.path)
    return [found] if not isinstance(found, list) else None if one.at is None else [found[one.at]]


def _sums(case: Case, lines: Record, found: list[From]) -> Iterator[float]:
    """What several lines may come to: the sum of all their entries, in today's money or not; of two, the difference."""
    rows = [(row.path, one.at) for one in found for row in one.rows if row.line]
    whole = [Numbers(case, lines).found(path) for path, _ in rows]
    values = [value if at is None else value[at] for value, (_, at) in zip(whole, rows, strict=True)]
    if not values or any(value is None for value in values):
        return
    yield sum(sum(value) if isinstance(value, list) else value for value in values)
    if len(values) == 2 and not any(isinstance(value, list) for value in values):
        yield values[0] - values[1]
    if all(isinstance(value, list) and len(value) == case.file.horizon + 1 for value in values):
        yield sum(today_money(case, value) for value in values)


def _is(text: str, value: float | None, currency: str) -> bool:
    """Whether a text is a way in which a sentence shows the number, with or without its sign."""
    return text in {*_texts(value, currency), *(_texts(-value, currency) if value is not None else ())}


def _texts(value: float | None, currency: str) -> Iterator[str]:
    for look in ("rate", "months", "exact") if value is None else LOOKS:
        shown = LOOKS[look](value, currency)
        yield shown
        yield from (shown.removesuffix(unit) for unit in SHORTER)
    if value is not None:
        yield from (formats.hours(value), formats.exact_percent(value))
        yield from (formats.money(value, currency, digits=digits) for digits in (0, 2))
        yield formats.money_m(value, currency, digits=2, signed=True)
