"""Break-evens: within which values the option at hand stays positive, and stays first; each figure alone."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, paths
from hitcase.views.output import Row, Table
from hitcase.views.terms_told import value

HEADS = ("Most likely", "Still positive if")
SIDES = {"at_least": "at least", "at_most": "at most"}


def turning(case: Case, ahead: Record) -> Table | None:
    """Of the weightiest figures those that turn the result to a loss: most likely value, and within what it may be."""
    found = {one.path: one for one in ahead.break_evens}
    drivers = [found[row.path] for row in ahead.drivers if row.path in found]
    rows = [_row(case, one) for one in drivers if _turns(one.still_positive)]
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


def break_evens(case: Case, ahead: Record) -> Table | None:
    """Every figure that turns the option at hand within its plausible range, all others at their most likely value."""
    if ahead.option is None:
        return None
    turning = [one for one in ahead.break_evens if _turns(one.still_positive) or _turns(one.still_best)]
    rows = tuple(_row(case, one) for one in turning)
    rest = len(ahead.break_evens) - len(turning)
    columns = ("Figure", HEADS[0], "Looked at from", "to", HEADS[1], "Still best if")
    note = (
        f"{rest} more figures move it and turn neither within their range. Without a range: half to double. All other "
        "figures at their most likely value."
    )
    title = f"{labels.option_name(ahead.option)}: what each figure may be before the answer turns"
    return Table(title, columns, rows, note)


def _turns(found: Record | None) -> bool:
    return found is not None and found.value is not None


def _row(case: Case, one: Record) -> Row:
    param = case.params[one.path]
    ends = (value(case, one.path, x) for x in (one.base, one.low, one.high))
    told = (_told(case, one, kind) for kind in ("still_positive", "still_best"))
    return Row(f"{paths.group(one.path)}: {paths.what(case, param)}", (*ends, *told))


def _told(case: Case, one: Record, kind: str) -> str:
    found = one[kind]
    if found is None:
        return formats.NONE
    if found.value is None:
        return "always within it" if found.side == "always" else "never within it"
    return f"{SIDES[found.side]} {value(case, one.path, found.value)}"
