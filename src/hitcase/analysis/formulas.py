"""The formula of each row of a case in words: with the names of what it is made of, and with their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hitcase.analysis.forms import Place
from hitcase.analysis.rows import Row, Rows
from hitcase.analysis.trace import value_of
from hitcase.analysis.wording import WITHIN, Shown, Telling, Wording
from hitcase.inputs.quantity import plain


@dataclass(frozen=True)
class Formula:
    """How a number is computed.

    place: the row, and which of its entries. path: `options.offer_a.fee[2]`. names: `in_service: in_service[2] ×
    price[2]`; numbers: the same with numbers in place of names. uses: the paths of the rows and inputs that it names,
    each once; steps: the rows among them, each with the entry that is meant (of a sum the last).
    """

    place: Place
    path: str
    value: float
    names: str
    numbers: str
    uses: tuple[str, ...]
    steps: tuple[Place, ...]

    @property
    def name(self) -> str:
        """Its own, without that of its owner or line: `fee[2]`."""
        return self.path.split(": ")[-1] if ": " in self.path else self.path.rsplit(".", 1)[-1]


def readable(value: float, _: str = "") -> str:
    """A number to six leading digits; one below 0 in brackets, as it stands in a formula.

    >>> readable(2465370.1234), readable(-0.05)
    ('2,465,370', '(−0.05)')
    """
    told = plain(float(f"{value:.6g}")).replace("-", "−")
    return f"({told})" if value < 0 else told


class Formulas:
    """Writes the formulas of a case's rows."""

    def __init__(self, rows: Rows, shown: Shown = readable, named: Callable[[str, str], str] | None = None) -> None:
        """Of all rows.

        Args:
            shown: how a number stands in a formula. named: how a name does, given its words and its path.
        """
        self.words = Wording(rows, shown, named or (lambda words, _: words))
        self.rows, self.shown, self.by_path = rows, shown, self.words.by_path

    def of(self, row: Row, i: int, within: str = "") -> Formula:
        """The formula of an entry. within: t or m, to write places as years or months from its own, `t − 1`."""
        told = Telling(self.words, row, row.first + i, within)
        names, numbers = told.names(row.entries[i]), told.numbers(row.entries[i])
        path = row.path if row.span == "one" else f"{row.path}[{row.first + i}]"
        uses = tuple(dict.fromkeys(told.uses))
        return Formula((row, i), path, float(value_of(row.entries[i])), names, numbers, uses, told.steps)

    def general(self, row: Row) -> dict[str, list[int]]:
        """The formulas of a row by year or month, the most common first, each with the entries that it holds for."""
        found: dict[str, list[int]] = {}
        for i, cell in enumerate(row.entries):
            told = Telling(self.words, row, row.first + i, WITHIN.get(row.span, ""))
            found.setdefault(told.names(cell), []).append(i)
        return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[1])))

    def typical(self, row: Row, span: slice | None = None, general: dict[str, list[int]] | None = None) -> int:
        """The last entry whose formula most entries share; of a span of years or months, if one is given."""
        near = [i for i in range(len(row.entries)) if span is None or span.start <= row.first + i < span.stop]
        held = (
            kept for shared in (general or self.general(row)).values() if (kept := [i for i in shared if i in near])
        )
        return next(held)[-1]
