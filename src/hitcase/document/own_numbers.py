"""Numbers in the client's own words: each beside the input or line of the case that it equals as rounded, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hitcase.analysis.readings import evaluate
from hitcase.document.panels import title_of
from hitcase.inputs.case import Case
from hitcase.inputs.iso_codes import COMMON
from hitcase.inputs.params import Record
from hitcase.text import paths
from hitcase.text.client_words import COUNTED_HERE, HEADS
from hitcase.text.numbers import look_of
from hitcase.text.output import Output, Row, Table
from hitcase.text.slots import SLOT

SECTIONS = {**HEADS, "recommendation_note": "Recommendation", "next_steps": "Next steps"}
WRITTEN = re.compile(
    rf"(?<![\w.,/-])(?P<money>[$€£¥]\s?|(?:{'|'.join(COMMON)})\s)?(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s?(?P<scale>%|bn|billion|m|mn|million|k|thousand)(?!\w))?(?:\s?(?P<behind>kr)\b)?(?![\w/-])"
)
SCALES = {"%": 0.01, "bn": 1e9, "billion": 1e9, "m": 1e6, "mn": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3, "": 1.0}
NO_MATCH = "matches no number of this case"
SMALL, TOO_SMALL = 20, "too small a count to compare"
MOST = 2  # names of what equals a number; more would be chance


@dataclass(frozen=True)
class OwnNumber:
    """A number of the client's words: as it is written, in which section, and what of the case equals it as rounded."""

    text: str
    section: str
    equals: tuple[str, ...]

    @property
    def match(self) -> str:
        """What it equals, or that it equals nothing."""
        small = self.text.isdigit() and int(self.text) < SMALL
        return TOO_SMALL if small else " and ".join(self.equals) or NO_MATCH


def own_numbers(case: Case, lines: Record) -> list[OwnNumber]:
    """Every number that somebody wrote into the words of a file; those between braces are ours, and not among them.

    Equal is an input, or a line that is one number, which comes to the same when it is rounded as the words round it:
    money to money, a share to a percentage, a count to a count. It is a match of size, not of meaning, so that small
    counts are not compared.
    """
    numbers: list[OwnNumber] = []
    for section in SECTIONS:
        text = COUNTED_HERE.sub("", SLOT.sub("", getattr(case.file.words, section)))
        numbers += [
            OwnNumber(" ".join(x[0].split()), section, tuple(_equals(case, lines, x))[:MOST])
            for x in WRITTEN.finditer(text)
        ]
    return list(dict.fromkeys(numbers))


def _equals(case: Case, lines: Record, match: re.Match[str]) -> Iterator[str]:
    """What of the case equals a number, inputs first."""
    scale, digits = SCALES[match["scale"] or ""], match["digits"].replace(",", "")
    value, step = float(digits) * scale, scale * 10.0 ** -len(digits.partition(".")[2])
    is_money = match["money"] or match["behind"]
    kind = "share" if match["scale"] == "%" else "money" if is_money else "money or count" if scale > 1 else "count"
    for name, other_kind, number in _numbers(case, lines):
        if other_kind in kind and abs(number - value) <= step / 2 * (1 + 1e-9):
            yield name


def _numbers(case: Case, lines: Record) -> Iterator[tuple[str, str, float]]:
    """What an input or line is called, whether it is money, a share or a count, and its value."""
    for param in case.params.values():
        kind = next((kind for kind in ("money", "share") if param.unit.startswith(kind)), "count")
        yield f"{paths.input_label(case, param)} ({param.path})", "money" if param.unit == "price" else kind, param.base
    for path, value in _lines(lines, ""):
        kind = {"money": "money", "net": "money", "rate": "money", "share": "share"}.get(look_of(path), "count")
        yield f"{title_of(path)} ({path})", kind, value


def _lines(tree: dict[str, Any], above: str) -> Iterator[tuple[str, float]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _lines(value, f"{above}{key}.")
        elif isinstance(value, float):
            yield f"{above}{key}", value


def own_numbers_table(case: Case, lines: Record) -> Output | None:
    """The numbers that the client's own words hold, each with what it equals; nothing where they hold none."""
    numbers = own_numbers(case, lines)
    if not numbers:
        return None
    rows = tuple(Row(number.text, (SECTIONS[number.section], number.match)) for number in numbers)
    note = "Compared as rounded, by size alone: a match does not say that the same thing is meant."
    columns = ("Number", "Where", "Equals, as rounded")
    return Table("Numbers in the client's own words", columns, rows, note, columns)


def notes(case: Case) -> list[str]:
    """The same in lines, for `check`."""
    if not any(WRITTEN.search(getattr(case.file.words, section)) for section in SECTIONS):
        return []
    numbers = own_numbers(case, evaluate(case))
    return [f"words.{number.section}: {number.text}: {number.match}" for number in numbers]
