"""Break-evens: within which values the option at hand stays positive, and stays first; each figure alone."""

from __future__ import annotations

from hitcase.document.terms import value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths
from hitcase.text.output import Row, Table

HEADS = ("Most likely", "Still positive if")
SIDES = {"at_least": "at least", "at_most": "at most"}


def turning(case: Case, results: Record) -> Table | None:
    """Of the weightiest figures those that turn the result to a loss: most likely value, and within what it may be."""
    by_path = {row.path: row for row in results.break_evens}
    weightiest = [by_path[row.path] for row in results.drivers if row.path in by_path]
    rows = [_break_even_row(case, row) for row in weightiest if _turns(row.still_positive)]
    shown = tuple(Row(row.head, (row.cells[0], row.cells[3])) for row in rows)
    return (
        Table(
            "Where the result turns: each figure alone, all others at their most likely value",
            ("Figure", *HEADS),
            shown,
        )
        if shown
        else None
    )


def break_evens_table(case: Case, results: Record) -> Table | None:
    """Every figure that turns the option at hand within its plausible range, all others at their most likely value."""
    if results.option is None:
        return None
    turning = [row for row in results.break_evens if _turns(row.still_positive) or _turns(row.still_best)]
    rows = tuple(_break_even_row(case, row) for row in turning)
    rest = len(results.break_evens) - len(turning)
    columns = ("Figure", HEADS[0], "Looked at from", "to", HEADS[1], "Still best if")
    note = (
        f"{rest} more figures move it and turn neither within their range. Without a range: half to double. All other "
        "figures at their most likely value."
    )
    title = f"{labels.option_name(results.option)}: what each figure may be before the answer turns"
    return Table(title, columns, rows, note)


def _turns(turn: Record | None) -> bool:
    return turn is not None and turn.value is not None


def _break_even_row(case: Case, row: Record) -> Row:
    param = case.params[row.path]
    ends = (value(case, row.path, x) for x in (row.base, row.low, row.high))
    turns = (_turn(case, row, kind) for kind in ("still_positive", "still_best"))
    return Row(f"{paths.group(row.path)}: {paths.input_label(case, param)}", (*ends, *turns))


def _turn(case: Case, row: Record, kind: str) -> str:
    turn = row[kind]
    if turn is None:
        return formats.NONE
    if turn.value is None:
        return "always within it" if turn.side == "always" else "never within it"
    return f"{SIDES[turn.side]} {value(case, row.path, turn.value)}"
