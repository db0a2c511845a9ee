"""The formula of each row of a case in words: with the names of what it is made of, and with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

from hitcase.analysis.trace.cells import Cell, value_of
from hitcase.analysis.trace.forms import WORDS, Place, Span, Writer
from hitcase.analysis.trace.rows import Row, Rows
from hitcase.inputs.problems import dotted
from hitcase.inputs.quantity import plain

FEW = 6  # entries of a sum that are written out with their numbers
WITHIN = {"years": "t", "months": "m"}
CLOCKS = ("year", "month")  # rows that count the years and months themselves
Shown = Callable[[float, str], str]  # a number, and the path of the row or input that it is of; "" for a plain number


@dataclass(frozen=True)
class Wording:
    """How formulas of a case are worded. shown: how a number stands in one; named: a name, given its words and path."""

    rows: Rows
    shown: Shown
    named: Callable[[str, str], str]

    @cached_property
    def by_path(self) -> dict[str, Row]:
        """Every line and step."""
        return {row.path: row for row in self.rows.rows if not row.given}

    @cached_property
    def places(self) -> dict[int, list[Place]]:
        """Where each Cell stands: in its own row, an input by year in every row that holds it."""
        rows = self.rows
        homes = {i: home[0] for i, home in rows.home.items() if not home[0].given}
        return {
            i: [x for x in places if x[0] is homes[i]] if i in homes else places for i, places in rows.places.items()
        }

    def has(self, path: str) -> bool:
        """Whether a path is a line's, a step's or an input's, not that of a number which the kit sets."""
        return path in self.by_path or path in self.rows.case.params

    @cached_property
    def lines(self) -> set[str]:
        """The names of lines, without their owners."""
        return {row.label for row in self.by_path.values() if row.line}

    @cached_property
    def labels(self) -> Counter[tuple[tuple[str, ...], str]]:
        """How many steps of an owner go by one name."""
        return Counter((row.owner, row.label) for row in self.by_path.values() if not row.line)


class FormulaText:
    """One formula of one row; notes what it names."""

    def __init__(self, words: Wording, row: Row, at: int, within: str) -> None:
        """At a year or month; within: t or m, to write others from it."""
        self.words, self.row, self.at, self.within = words, row, at, within
        self.uses: list[str] = []
        self.named_rows: dict[str, Place] = {}
        self.names_used: dict[str, str] = {}

    @property
    def steps(self) -> tuple[Place, ...]:
        """The rows that were named."""
        return tuple(self.named_rows.values())

    def names(self, cell: Any) -> str:
        """With the names of rows and inputs."""
        return self._written(cell, Writer(WORDS, self._name, self._total, self._places, _number))

    def numbers(self, cell: Any) -> str:
        """With their numbers."""
        plainly = Writer(WORDS, self._number, self._summed, self._places, lambda x: self.words.shown(float(x), ""))
        return self._written(cell, plainly)

    def _written(self, cell: Any, writer: Writer) -> str:
        if not isinstance(cell, Cell):
            return writer.number(cell)
        home = self.words.rows.at(cell)
        own = home is not None and home[0] is self.row and not cell.param
        if own and home and home[0].first + home[1] != self.at:  # the same as an earlier entry
            own = not any(place[0] is self.row for x in cell.args for place in self._places(x))
        return writer.formula(cell, whole=self.row.span == "one") if own else writer.reference(cell)

    def _places(self, cell: Any) -> list[Place]:
        return self.words.places.get(id(cell), []) if isinstance(cell, Cell) else []

    def _name(self, cell: Cell) -> str:
        place = self._place(cell)
        if place is None:
            path = _path(cell)
            return self._note(short(path, self.row), path, path)
        row, i = place
        if row.path in CLOCKS:
            return self._clock(row, row.first + i)
        if not row.given:
            self.named_rows.setdefault(row.path, place)
        return self._row_name(row, _path(cell) or row.path) + self._index(row, row.first + i)

    def _number(self, cell: Cell) -> str:
        place = self._place(cell)
        return self.words.shown(float(cell.value), _path(cell) or (place[0].path if place else ""))

    def _total(self, spans: list[Span]) -> str:
        self.named_rows.update((row.path, (row, b)) for row, _, b in spans)
        names = (f"{self._row_name(row, row.path)}[{row.first + a} to {row.first + b}]" for row, a, b in spans)
        return f"sum({' × '.join(names)})"

    def _summed(self, spans: list[Span]) -> str:
        columns = [[(float(value_of(x)), row.path) for x in row.entries[a : b + 1]] for row, a, b in spans]
        terms = list(zip(*columns, strict=True))
        if len(terms) <= FEW:
            return f"({' + '.join(' × '.join(self.words.shown(*factor) for factor in term) for term in terms)})"
        whole = sum(prod(value for value, _ in term) for term in terms)
        return self.words.shown(whole, spans[-1][0].path)

    def _place(self, cell: Cell) -> Place | None:
        """Where a Cell is named: at its own row, in the year at hand if it stands there too."""
        places = self._places(cell)
        if len(places) > 1 and not places[0][0].given:
            places = [place for place in places if place[0].first + place[1] <= self._current(place[0])] or places[:1]
        return min(places, key=self._far, default=None) if len(places) > 1 else places[0] if places else None

    def _far(self, place: Place) -> tuple[bool, int]:
        return place[0].owner != self.row.owner, abs(place[0].first + place[1] - self._current(place[0]))

    def _current(self, row: Row) -> int:
        """The year or month of a row that is the one at hand; its last where none is."""
        if self.row.span == "one":
            return row.first + len(row.entries)
        return -(-self.at // 12) if (self.row.span, row.span) == ("months", "years") else self.at

    def _index(self, row: Row, at: int) -> str:
        return "" if row.span == "one" else f"[{self._clock(row, at)}]"

    def _clock(self, row: Row, at: int) -> str:
        """A year or month, from the one at hand if so asked."""
        apart, letter = at - self._current(row), WITHIN.get(row.span, "")
        if not self.within or (row.span, self.row.span) == ("months", "years") or not -2 <= apart <= 0:
            return str(at)
        letter = "y" if row.span != self.row.span else letter  # the year of month m
        return f"{letter} − {-apart}" if apart else letter

    def _row_name(self, row: Row, path: str) -> str:
        if row.given and row.path in self.words.by_path:  # a line of that name is made of it
            return self._note(f"{short(row.path, self.row)} in the file", path, row.path)
        line, step = dotted(row.keys), row.step
        alone = self.words.labels[row.owner, row.label] == 1 or row.keys == self.row.keys
        free = step and alone and step not in self.words.lines
        return self._note(step if free else short(line, self.row) + (f": {step}" if step else ""), path, row.path)

    def _note(self, name: str, path: str, full: str) -> str:
        """A name, the whole path where another of the formula has it already."""
        if self.words.has(path):
            self.uses.append(path)
        same = self.names_used.setdefault(name, full) == full
        return self.words.named(name if same else full, path)


def _path(cell: Cell) -> str:
    return cell.param.path if cell.param else ""


def short(path: str, row: Row) -> str:
    """A path as a formula of a row names it: without what they have in common.

    >>> short("options.offer_a.fee", Row(("options", "offer_a", "net_cash"), "one", 0, [], "", ("options", "offer_a")))
    'fee'
    """
    for size in range(len(row.owner), 1, -2):
        start = ".".join(row.owner[:size]) + "."
        if path.startswith(start):
            return path.removeprefix(start)
    return path


def _number(value: Any) -> str:
    return plain(float(value))


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
    text = plain(float(f"{value:.6g}")).replace("-", "−")
    return f"({text})" if value < 0 else text


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
        formula = FormulaText(self.words, row, row.first + i, within)
        names, numbers = formula.names(row.entries[i]), formula.numbers(row.entries[i])
        path = row.path if row.span == "one" else f"{row.path}[{row.first + i}]"
        uses = tuple(dict.fromkeys(formula.uses))
        return Formula((row, i), path, float(value_of(row.entries[i])), names, numbers, uses, formula.steps)

    def general(self, row: Row) -> dict[str, list[int]]:
        """The formulas of a row by year or month, the most common first, each with the entries that it holds for."""
        entries: dict[str, list[int]] = {}
        for i, cell in enumerate(row.entries):
            formula = FormulaText(self.words, row, row.first + i, WITHIN.get(row.span, ""))
            entries.setdefault(formula.names(cell), []).append(i)
        return dict(sorted(entries.items(), key=lambda item: (-len(item[1]), item[1])))

    def typical(self, row: Row, span: slice | None = None, general: dict[str, list[int]] | None = None) -> int:
        """The last entry whose formula most entries share, and that comes to something, if any does.

        Of a span of years or months, if one is given.
        """
        near = [i for i in range(len(row.entries)) if span is None or span.start <= row.first + i < span.stop]
        groups = ([i for i in entries if i in near] for entries in (general or self.general(row)).values())
        common = next(filter(None, groups))
        return next((i for i in reversed(common) if value_of(row.entries[i])), common[-1])
