"""The lines of a case and what its model calls the steps to them, as Cells in their simplest form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hitcase.analysis.naming import Name, traced
from hitcase.analysis.plain_cells import LATEST, Plain
from hitcase.analysis.row import Row
from hitcase.analysis.trace import Cell
from hitcase.inputs.case import Case

GROUPS = ("roles", "options")
CLOCK = "clock_of"  # the function of the model that says what depends on the year alone


class Forms:
    """lines: a row each. names: by a Cell's id, the best name that the model has for it."""

    def __init__(self, case: Case) -> None:
        """Read the case."""
        lines, names = traced(case)
        self.case, self.plain = case, Plain()
        self.years, self.months = case.file.horizon + 1, 12 * case.file.horizon + 1
        self.lines = [self._row(path, tree) for path, tree in _leaves(lines, ())]
        self.names = self._named(names)

    def given(self) -> Iterator[Row]:
        """The inputs by year, and what counts years and months."""
        for start, count, span, first in (("year", self.years, "years", 0), ("month", self.months, "months", 1)):
            entries = [self._input(f"{start}[{i}]") for i in range(first, count)]
            yield Row((start,), span, first, entries, given=True)
        yield Row(("months_of_the_horizon",), "one", 0, [self._input(LATEST)], given=True)
        for start, *paths in by_year(self.case):
            entries = [self._input(paths[min(max(t, 1), len(paths)) - 1]) for t in range(self.years)]
            keys = self._keys(start)
            yield Row(keys, "years", 0, entries, given=True, owner=_owner(keys))

    def _keys(self, path: str) -> tuple[str, ...]:
        """A path of the file, cut where its names end: they may hold a dot."""
        for name in self.case.tree.options:
            if path.startswith(f"options.{name}."):
                return ("options", name, path.removeprefix(f"options.{name}."))
        return tuple(path.split("."))

    def _input(self, path: str) -> Any:
        known = self.plain.forms.get(("param", path))
        return 0 if known is None else known  # no formula reads it

    def clock(self) -> list[Row]:
        """What depends on the year alone, whoever asks first."""
        found = {name.label: name for name in self.names.values() if name.function == CLOCK}
        return [Row((), "years", 0, list(name.cells), label) for label, name in sorted(found.items())]

    def _row(self, path: tuple[str, ...], value: Any) -> Row:
        entries = [self.plain(x) for x in (value if isinstance(value, list) else [value])]
        span, first = self.span(value if isinstance(value, list) else entries[0])
        return Row(path, span, first, entries, owner=_owner(path))

    def span(self, value: Any) -> tuple[str, int]:
        """What a list counts, years or months, and its first one; one for anything else."""
        size = len(value) if isinstance(value, list | tuple) else 0
        for span, whole in (("years", self.years), ("months", self.months)):
            if size in (whole, whole - 1) and size > 1:
                return span, whole - size
        return "one", 0

    def _named(self, names: dict[int, Name]) -> dict[int, Name]:
        """The best name of each simplest form."""
        best: dict[int, Name] = {}
        for name in {id(name): name for name in names.values()}.values():
            cells = tuple(self.plain(x) for x in name.cells)
            simple = Name(name.label, name.rank, cells, name.function)
            for cell in cells:
                if isinstance(cell, Cell) and (id(cell) not in best or name.rank < best[id(cell)].rank):
                    best[id(cell)] = simple
        return best

    def asked(self) -> Counter[int]:
        """How often each form is asked for, by its id."""
        seen, found = set[int](), Counter[int]()
        waiting = [cell for row in self.lines for cell in row.entries if isinstance(cell, Cell)]
        while waiting:
            cell = waiting.pop()
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            below = [x for x in cell.args if isinstance(x, Cell)]
            found.update(map(id, below))
            waiting += below
        return found


def by_year(case: Case) -> Iterator[list[str]]:
    """The inputs of a case that have several years: what they are called together, and the path of each."""
    ends = [path[:-3] for path in case.params if path.endswith("[1]")]
    for start in ends:
        paths = [path for path in case.params if path.rpartition("[")[0] == start]
        yield [start, *paths]


def _owner(path: tuple[str, ...]) -> tuple[str, ...]:
    """Whose line it is: ("options", "offer_a", "roles", "analyst"), or the case's: ()."""
    owner = path[:4] if path[2:3] == ("roles",) else path[:2]
    return owner if path[0] in GROUPS else ()


def _leaves(tree: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, tree
