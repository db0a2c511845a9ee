"""`explain`: a number's value and formula, the steps it names, the inputs it rests on, whose they are, their claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import getitem
from typing import Any

from hitcase.analysis.readings import evaluate, read
from hitcase.analysis.trace.asked import (
    CHOICE,
    DRAWN,
    WALK_AWAY,
    check_span,
    choice,
    choices,
    drawn,
    entries_in,
    entry_of,
    plain_path,
    span_label,
)
from hitcase.analysis.trace.cells import Cell, inputs_of, value_of
from hitcase.analysis.trace.formulas import Formula, Formulas
from hitcase.analysis.trace.rows import Row, rows_of
from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.journal import Event, Journal, journal_file
from hitcase.inputs.params import Param, Record
from hitcase.inputs.problems import dotted, near

NUMBER_EVENTS = ("agree", "park", "remark", "move_hours", "add")  # events of a journal that say something of a number
_last: dict[str, tuple[Case, Any]] = {}  # what was made of the last case that was asked for


def formulas_of(case: Case) -> Formulas:
    """The formulas of a case; those of the last one asked for are kept.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> formulas_of(case) is formulas_of(case)
    True
    """
    return _of_last("formulas", case, lambda: Formulas(rows_of(case)))  # type: ignore[no-any-return]


def _of_last(name: str, case: Case, make: Callable[[], Any]) -> Any:
    if name not in _last or _last[name][0] is not case:
        _last[name] = (case, make())
    return _last[name][1]


@dataclass(frozen=True)
class Explanation:
    """A line, a step or a parameter: its path, its value (one, or one a year; None is "never") and what it rests on.

    The formula is that of one entry: of the only one, of the year that was asked for, or of the last one that most of
    a line's years or months share. kind: "choice" of a word or choice of the file, "draws" of a figure of the draws;
    neither has a formula.
    """

    path: str
    value: Any
    inputs: tuple[Param, ...]
    case: Case | None = field(default=None, repr=False, compare=False)
    rows: tuple[str, ...] = ()
    span: slice | None = None
    kind: str = ""

    @property
    def claims(self) -> tuple[evidence.Claim, ...]:
        """The claims of the register behind the inputs, each once."""
        ids = dict.fromkeys(p.source.claim for p in self.inputs if p.source.claim)
        return tuple(evidence.claims()[claim] for claim in ids)

    @property
    def formula(self) -> str:
        """With names: `fee[2] = in_service: in_service[2] × price[2]`; a line for each of a group, "" for an input."""
        return "\n".join(f"{formula.name} = {formula.names}" for formula in self.formulas)

    @property
    def numbers(self) -> str:
        """The same with numbers in place of names, to six leading digits: `2,465,370 = 1 × 2,465,370`."""
        shown = self._all.shown
        return "\n".join(f"{shown(formula.value, formula.path)} = {formula.numbers}" for formula in self.formulas)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """One, or one for each line of a group; none for an input."""
        return tuple(self._typical(self._all.by_path[path]) for path in self.rows if path in self._all.by_path)

    @cached_property
    def steps(self) -> tuple[Formula, ...]:
        """The rows that the formula names, each with its own; explain one of them by its path to go further down."""
        places = {place[0].path: place for formula in self.formulas for place in formula.steps}
        return tuple(self._all.of(row, i) for row, i in places.values())

    @cached_property
    def history(self) -> dict[str, tuple[Event, ...]]:
        """What the client's journal says of the inputs, by their paths: what was agreed, parked, remarked, by whom.

        Raises: ParamError for a journal that cannot be read.
        """
        events = [event for event in Journal(journal_file(self._case.path)).events if event.kind in NUMBER_EVENTS]
        by_path = {p.path: tuple(event for event in events if _concerns(event, p.path)) for p in self.inputs}
        return {path: history for path, history in by_path.items() if history}

    def _typical(self, row: Row) -> Formula:
        return self._all.of(row, self._all.typical(row, self.span))

    @property
    def _case(self) -> Case:
        if self.case is None:
            raise ValueError("this explanation was made without a case; ask explain(case, line)")
        return self.case

    @property
    def _all(self) -> Formulas:
        return formulas_of(self._case)


def _concerns(event: Event, path: str) -> bool:
    return event.path == path or (event.kind == "add" and path.startswith(f"{event.path}."))


__all__ = ["Explanation", "explain"]
Path = tuple[str, ...]
GROUPS = ("roles", "options")  # mappings of lines, by name


def explain(case: Case, line: str, option: str = "", year: int | None = None) -> Explanation:
    """What a line is, how it is computed, and every input that it rests on.

    Args:
        case: a loaded case.
        line: a line's name (``npv_cash``), a role's (``roles.analyst.leavers``), a parameter's path, the path of a
            step that an explanation names (``options.offer_a.fee: price``), an entry of one of these
            (``options.offer_a.fee[1]``), a figure of the draws (``walk_away_fee``) or a choice of the file
            (``horizon``).
        option: whose line it is, where options have it. year: one year of a list, 0 is the decision; of a line by
            month, the twelve months of that year.

    Raises: KeyError with the near match, or with the options that have the line.

    >>> from hitcase.analysis.cases import load
    >>> explain(load("params/lakeside.yaml"), "roles.analyst.leavers").formula
    'leavers = filled × turnover_rate'
    """
    line = plain_path(line, option)
    for path in (line, f"options.{option}.{line}"):
        if path in case.params:
            return Explanation(path, case.params[path].base, (case.params[path],), case)
    line, span = entry_of(line)
    if span and year is not None:
        raise KeyError(f"{line}[{span_label(span)}] names its year already. Leave out --year.")
    try:
        shown, value, cell = _line_or_step(case, line, option)
    except KeyError:
        found = None if span else _without_formula(case, line, option)
        if found is None:
            raise
        return found
    if year is not None:
        span = _span(shown, value, year, case.file.horizon)
    return _of_line(case, shown, value, cell, span)


def _of_line(case: Case, shown: str, value: Any, cell: Any, span: slice | None) -> Explanation:
    rows = tuple(_rows(shown, value))
    if span:
        check_span(shown, value, span)
        value, cell, shown = _within(value, span), _within(cell, span), f"{shown}[{span_label(span)}]"
    inputs: dict[str, Param] = {}
    for leaf in _leaves(cell):
        inputs |= inputs_of(leaf)
    return Explanation(shown, value, tuple(inputs.values()), case, rows, span)


def _without_formula(case: Case, line: str, option: str) -> Explanation | None:
    """A figure of the draws, or a word or choice of the file."""
    if figure := drawn(case, line, option):
        path, value, inputs = figure
        return Explanation(path, value, inputs, case, kind=DRAWN)
    path = f"options.{option}.{line}" if option else line
    value = choice(case, path)
    return None if value is None else Explanation(path, value, (), case, kind=CHOICE)


def _line_or_step(case: Case, line: str, option: str) -> tuple[str, Any, Any]:
    try:
        return _line(case, line, option)
    except KeyError:
        step = _step(case, line, option)
        if step is None:
            raise
        return step


def _line(case: Case, line: str, option: str) -> tuple[str, Any, Any]:
    """The path of a line, its value and its Cells."""
    lines = evaluate(case)
    path = _path(case, lines, line, option)
    cells = _of_last("cells", case, lambda: read(case, lambda _, param: Cell(param.base, param=param), months=True))
    return dotted(path), _at(lines, path), _at(cells, path)


def _step(case: Case, line: str, option: str) -> tuple[str, Any, Any] | None:
    """The same of a step on the way to a line; a step by month or year lacks no entry."""
    row = formulas_of(case).by_path.get(f"options.{option}.{line}" if option else line)
    if row is None or row.line:
        return None
    cells = [0.0] * row.first + row.entries
    values = [float(value_of(cell)) for cell in cells]
    return (row.path, values[0], cells[0]) if row.span == "one" else (row.path, values, cells)


def _rows(path: str, value: Any) -> Iterator[str]:
    """The paths of the rows of a line, or of each line of a group."""
    if not isinstance(value, dict):
        yield path
        return
    for name, entry in value.items():
        yield from _rows(f"{path}.{name}", entry)


def _path(case: Case, lines: Record, line: str, option: str) -> Path:
    if option and option not in lines.options:
        raise KeyError(f"there is no option {option}.{near(option, lines.options) or _known_names(lines.options)}")
    steps = (*(("options", option) if option else ()), *line.split("."))
    try:
        _at(lines, steps)
    except (KeyError, TypeError):
        raise KeyError(_missing(case, lines, line, option)) from None
    if {*steps[-2:]} & {*GROUPS}:
        raise KeyError(_group(lines, steps))
    return steps


def _group(lines: Record, steps: Path) -> str:
    tree, example = _at(lines, steps), steps
    while isinstance(tree, dict) and tree:
        name = next(iter(tree))
        tree, example = tree[name], (*example, name)
    message = f"{'.'.join(steps)} is a group of lines, not one."
    return f"{message} Write a line of it: {'.'.join(example)}" if example != steps else f"{message} It is empty."


def _missing(case: Case, lines: Record, line: str, option: str) -> str:
    """Why a line is not where it was looked for, and where it is."""
    last, role = list(lines.options)[-1], next(iter(lines.roles), "")
    option_lines, role_lines = lines.options[last], lines.roles.get(role, {})
    option_role_lines = option_lines.roles.get(role, {})
    if option and line in lines:
        return f"{line} is the same for all options. Leave out --option."
    if line in option_lines and not option:
        return f"{line} is a line of each option.{_known_names(lines.options)} Write --option {last}."
    if line in role_lines and not option:
        return f"{line} is a line of each role. Write roles.{role}.{line}."
    if line in option_role_lines:
        return f"{line} is a line of each role of an option. Write roles.{role}.{line} --option {option or last}."
    if choices(case).get(line, case) in (None, ""):
        return f"{line} is not known: the file does not give it."
    of_roles = (f"roles.{r}.{name}" for r in lines.roles for name in {**role_lines, **option_role_lines})
    words = [key for key, value in choices(case).items() if not isinstance(value, dict | list)]
    names = [*lines, *option_lines, WALK_AWAY, *words, *case.params, *of_roles]
    return f"there is no line or parameter {line}.{near(line, names)}"


def _known_names(names: Any) -> str:
    return f" Known: {', '.join(names)}."


def _at(tree: Any, path: Path) -> Any:
    return reduce(getitem, path, tree)


def _span(shown: str, value: Any, year: int, horizon: int) -> slice:
    """Where a year stands in a line by year, or its months in a line by month."""
    entries = entries_in(value)
    if entries is None:
        raise KeyError(f"{shown} is not by year. Leave out --year.")
    if not 0 <= year <= horizon:
        raise KeyError(f"{shown} has the years 0 to {horizon}; {year} is not one of them.")
    return slice(year, year + 1) if len(entries) == horizon + 1 else slice(max(0, 12 * year - 11), 12 * year + 1)


def _within(tree: Any, span: slice) -> Any:
    if isinstance(tree, dict):
        return {key: _within(value, span) for key, value in tree.items()}
    return tree[span] if span.stop - span.start > 1 else tree[span.start]


def _leaves(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [leaf for value in tree.values() for leaf in _leaves(value)]
    if isinstance(tree, list):
        return [leaf for value in tree for leaf in _leaves(value)]
    return [tree]
