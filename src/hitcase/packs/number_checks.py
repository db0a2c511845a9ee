"""Numbers in a document's sentences: none may be typed, each is a rounding of what stands at its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hitcase.packs.source_values import PackData, values
from hitcase.text import formats
from hitcase.text.client_words import DIGIT
from hitcase.text.html import PROSE
from hitcase.text.numbers import LOOKS
from hitcase.text.source_types import From

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
    texts = [HEADING.sub("", cell.source) for cell in book.cells if cell.cell_type == "markdown"]
    texts += [output["unsourced"] for output in prose_of(book)]
    return list(dict.fromkeys(line.strip() for text in texts for line in text.split("\n") if DIGIT.search(line)))


def prose_of(book: Any) -> list[dict[str, Any]]:
    """What outputs say of their sentences: unsourced, numbers, and html in which each number says its source."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    return [output.metadata[PROSE] for output in outputs if PROSE in _metadata(output)]


def without_prose(book: Any) -> Any:
    """The notebook without what only this check needs: paths of lines are nobody's business outside."""
    for cell in book.cells:
        for output in cell.get("outputs", []):
            _metadata(output).pop(PROSE, None)
    return book


def _metadata(output: Any) -> Any:
    return output.get("metadata", {})


Number = tuple[str, str, str]  # as it is shown, its source, and the sentence that it stands in
SIGNS = (formats.MINUS, "+")
SHORTER = (" weeks", " FTE", " months")  # units that the words of a sentence may give


@dataclass(frozen=True)
class CheckedNumbers:
    """What a check came to. wrong: what is not right, in words; sound: how many are, by the type of their source."""

    wrong: tuple[str, ...]
    sound: dict[str, int]


NO_CHECKS = CheckedNumbers((), {})


def check_numbers(pack: PackData, numbers: Iterable[Number]) -> CheckedNumbers:
    """Every number and name of our sentences beside what stands at its source, each pair once.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> from hitcase.inputs.params import Record
    >>> case = load("params/lakeside.yaml")
    >>> pack, fee = PackData(case, evaluate(case), Record()), "line:options.offer_a.fee[2]"
    >>> check_numbers(pack, [("$2.5 m", fee, "It is $2.5 m."), ("$2.4 m", fee, "It is $2.4 m.")]).wrong
    ('$2.4 m is no rounding of line options.offer_a.fee[2], which is 2,465,370 ("It is $2.4 m.")',)
    """
    wrong, sound, sentences = list[str](), Counter[str](), dict[tuple[str, str], str]()
    for text, source, sentence in numbers:
        sentences.setdefault((text, source), sentence)
    for (text, source), sentence in sentences.items():
        problem = _wrong(pack, text, source)
        if problem:
            wrong.append(f'{problem} ("{sentence}")')
        else:
            sound[From.parse(source).kind] += 1
    return CheckedNumbers(tuple(wrong), dict(sorted(sound.items())))


def _wrong(pack: PackData, text: str, source: str) -> str:
    """What is wrong with a number; "" if nothing is."""
    try:
        parsed = From.parse(source)
        source_values = values(pack, parsed)
    except (ValueError, LookupError) as unknown:
        return f"{text} comes from {unknown.args[0]}"
    if any(
        text == value if isinstance(value, str) else _is(text, value, pack.case.file.currency)
        for value in source_values
    ):
        return ""
    readings = (value if isinstance(value, str) else formats.exact(value) for value in source_values)
    return f"{text} is no rounding of {parsed.label}, which is {' or '.join(dict.fromkeys(readings))}"


def _is(text: str, value: float | None, currency: str) -> bool:
    """Whether a text is a way in which a sentence shows the number; one without a sign may be that of its size."""
    if text in _texts(value, currency):
        return True
    return value is not None and text[:1] not in SIGNS and text in _texts(-value, currency)


def _texts(value: float | None, currency: str) -> Iterator[str]:
    for look in ("rate", "months", "exact") if value is None else LOOKS:
        text = LOOKS[look](value, currency)
        yield text
        yield from (text.removesuffix(unit) for unit in SHORTER)
    if value is not None:
        yield from (formats.hours(value), formats.exact_percent(value))
        yield from (formats.money(value, currency, digits=digits) for digits in (0, 2))
        yield formats.money_m(value, currency, digits=2, signed=True)
