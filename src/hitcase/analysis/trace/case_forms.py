"""The lines of a case and what its model calls the steps to them, as Cells in their simplest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from hitcase.analysis.trace.cells import COMPARISONS, Cell
from hitcase.analysis.trace.naming import Name, traced_names
from hitcase.analysis.trace.row import Row
from hitcase.inputs.case import Case
from hitcase.inputs.option_keys import BY_SERVICE_YEAR

Key = tuple[Any, ...]
LATEST = "options.do_nothing.start_month"
COUNTED = ("year[", "month[", LATEST)  # what the kit sets and a formula still reads; do nothing's zeros it does not
DEEP = 4  # operations below an np.where within which it does not ask the same again
EMPTY: dict[Any, Callable[[Any, Any], Any]] = {  # what an operation with a plain number comes to; None: itself
    np.add: lambda a, b: b if _is(a, 0) else a if _is(b, 0) else None,
    np.subtract: lambda a, b: a if _is(b, 0) else None,
    np.multiply: lambda a, b: 0 if _is(a, 0) or _is(b, 0) else b if _is(a, 1) else a if _is(b, 1) else None,
    np.true_divide: lambda a, b: 0 if _is(a, 0) else a if _is(b, 1) else None,
}


class SimpleForms:
    """Gives each Cell its simplest form; the same computation is one Cell, whoever asks."""

    def __init__(self) -> None:
        """Nothing is simplified yet."""
        self.simple: dict[int, tuple[Cell, Any]] = {}  # the Cell stays alive, so that its id stays its own
        self.forms: dict[Key, Any] = {}
        self.conditional: set[int] = set()  # forms in which an np.where stands

    def __call__(self, number: Any) -> Any:
        """A Cell's simplest form, a plain number where no input plays a part; a plain number is its own."""
        waiting = [number]
        while waiting:  # the running totals of 60 months are deeper than Python likes to go
            cell = waiting[-1]
            missing = [x for x in cell.args if isinstance(x, Cell) and id(x) not in self.simple] if _op(cell) else []
            if missing:
                waiting += missing
                continue
            waiting.pop()
            if isinstance(cell, Cell) and id(cell) not in self.simple:
                self.simple[id(cell)] = (cell, self._form(cell))
        return self.at(number)

    def at(self, number: Any) -> Any:
        """The simplest form of a number."""
        return self.simple[id(number)][1] if isinstance(number, Cell) else number

    def _form(self, cell: Cell) -> Any:
        if cell.param and cell.param.part == "structure" and not cell.param.path.startswith(COUNTED):
            return cell.param.base
        if cell.param or cell.func is None:
            return self.forms.setdefault(("param", cell.param.path if cell.param else id(cell)), cell)
        return self.operation(cell.func, tuple(self.at(x) for x in cell.args), cell.value)

    def operation(self, func: Any, args: tuple[Any, ...], value: Any) -> Any:
        """An operation on simple forms, as simple as it can be."""
        if func is np.where:
            args = self._without_repeats(*args)
            if not isinstance(args[0], Cell):
                return args[1] if args[0] else args[2]
            if args[1] is args[2]:
                return args[1]
        elif not any(isinstance(x, Cell) for x in args):
            return value if func in COMPARISONS else float(value)
        empty = EMPTY[func](*args) if func in EMPTY else None
        if empty is not None:
            return empty
        key = (func, *(id(x) if isinstance(x, Cell) else ("number", float(x)) for x in args))
        form = self.forms.setdefault(key, Cell(value, func, args))
        if func is np.where or any(id(x) in self.conditional for x in args):
            self.conditional.add(id(form))
        return form

    def _without_repeats(self, condition: Any, yes: Any, no: Any) -> tuple[Any, Any, Any]:
        return condition, self._on_side(yes, condition, 1, DEEP), self._on_side(no, condition, 2, DEEP)

    def _on_side(self, cell: Any, condition: Any, side: int, deep: int) -> Any:
        """A form where the answer to a condition is known: 1 for yes, 2 for no."""
        if id(cell) not in self.conditional or not deep:
            return cell
        if cell.func is np.where and cell.args[0] is condition:
            return cell.args[side]
        args = tuple(self._on_side(x, condition, side, deep - 1) for x in cell.args)
        same = all(new is old for new, old in zip(args, cell.args, strict=True))
        return cell if same else self.operation(cell.func, args, cell.value)


def _op(number: Any) -> bool:
    return isinstance(number, Cell) and number.func is not None


def _is(number: Any, value: int) -> bool:
    return not isinstance(number, Cell) and number == value


GROUPS = ("roles", "options")
CLOCK = "clock_of"  # the function of the model that says what depends on the year alone


class Forms:
    """lines: a row each. names: by a Cell's id, the best name that the model has for it."""

    def __init__(self, case: Case) -> None:
        """Read the case."""
        lines, names = traced_names(case)
        self.case, self.plain = case, SimpleForms()
        self.years, self.months = case.file.horizon + 1, 12 * case.file.horizon + 1
        self.lines = [self._row(path, tree) for path, tree in _leaves(lines, ())]
        self.names = self._named(names)

    def inputs(self) -> Iterator[Row]:
        """The inputs by year, and what counts years and months."""
        for start, count, span, first in (("year", self.years, "years", 0), ("month", self.months, "months", 1)):
            entries = [self._input(f"{start}[{i}]") for i in range(first, count)]
            yield Row((start,), span, first, entries, given=True)
        yield Row(("months_of_the_horizon",), "one", 0, [self._input(LATEST)], given=True)
        for start, *paths in by_year(self.case):
            keys = self._keys(start)
            first = 0 if _at_decision(self.case, keys) else 1
            entries = [self._input(paths[min(max(t - first, 0), len(paths) - 1)]) for t in range(self.years)]
            if any(isinstance(entry, Cell) for entry in entries):  # else no formula reads it
                yield Row(keys, "years", 0, entries, given=True, owner=_owner(keys))

    def _keys(self, path: str) -> tuple[str, ...]:
        """A path of the file, cut where its names end: they may hold a dot."""
        for name in self.case.tree.options:
            if path.startswith(f"options.{name}."):
                return ("options", name, path.removeprefix(f"options.{name}."))
        return tuple(path.split("."))

    def _input(self, path: str) -> Any:
        form = self.plain.forms.get(("param", path))
        return 0 if form is None else form  # no formula reads it

    def clock(self) -> list[Row]:
        """What depends on the year alone, whoever asks first."""
        names = {name.label: name for name in self.names.values() if name.function == CLOCK}
        return [Row((), "years", 0, list(name.cells), label) for label, name in sorted(names.items())]

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

    def use_counts(self) -> Counter[int]:
        """How many forms use each form, by its id."""
        visited, counts = set[int](), Counter[int]()
        waiting = [cell for row in self.lines for cell in row.entries if isinstance(cell, Cell)]
        while waiting:
            cell = waiting.pop()
            if id(cell) in visited:
                continue
            visited.add(id(cell))
            below = [x for x in cell.args if isinstance(x, Cell)]
            counts.update(map(id, below))
            waiting += below
        return counts


def by_year(case: Case) -> Iterator[list[str]]:
    """The inputs of a case that have several fiscal years: what they are called together, and the path of each."""
    ends = [path[:-3] for path in case.params if path.endswith("[1]") and not path.endswith("][1]")]
    for start in (path for path in ends if path.rpartition(".")[2] not in BY_SERVICE_YEAR):
        paths = [path for path in case.params if path.rpartition("[")[0] == start]
        yield [start, *paths]


def _at_decision(case: Case, keys: tuple[str, ...]) -> bool:
    """Whether a list by year begins at the decision: one that was added and starts there."""
    line = re.fullmatch(r"added\.(.*)\.amount", keys[-1])
    return bool(line) and bool(case.tree.options[keys[1]].added[line[1]].at_decision)  # type: ignore[index]


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
