"""Break-evens: within which values the option at hand stays positive, and stays first; each figure alone."""

from __future__ import annotations

from hitcase.document.terms import SIDES, outcome, value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths
from hitcase.text.output import Row, Table

KINDS = {"still_positive": "breaks even if", "still_best": "stays best if"}
ON_AVERAGE, BASE_CASE = "On average, {}", "Base case, {}"


def turning(case: Case, results: Record) -> Table | None:
    """The weightiest figures that turn the average to a loss: most likely value, and within what it may be."""
    drivers = [row for row in results.drivers if _turns(row.turns and row.turns.still_positive)]
    rows = tuple(_turning_row(case, row.turns) for row in drivers)
    columns = ("Input", "Most likely", ON_AVERAGE.format(KINDS["still_positive"]))
    title = "Break-even values, one input at a time: all other inputs simulated"
    return Table(title, columns, rows) if rows else None


def _turning_row(case: Case, row: Record) -> Row:
    turn = row.still_positive
    needed = f"{SIDES[turn.side]} {outcome(case, row.path, turn.value, turn.side)}"
    return Row(_head(case, row.path), (outcome(case, row.path, row.base), needed))


def break_evens_table(case: Case, results: Record) -> Table | None:
    """Every figure that turns the option at hand within its plausible range, on average and in the base case."""
    if results.option is None:
        return None
    drawn = {row.path: row.turns for row in results.drivers if row.turns}
    turning = [row for row in results.break_evens if any(map(_turns, _all_turns(row, drawn)))]
    rows = tuple(_break_even_row(case, row, drawn.get(row.path)) for row in turning)
    rest = len(results.break_evens) - len(turning)
    heads = tuple(basis.format(kind) for basis in (ON_AVERAGE, BASE_CASE) for kind in KINDS.values())
    note = (
        "On average: all other inputs simulated, for the inputs that matter most; page one and the slides give these. "
        "Base case: all other inputs at their most likely values. Stays best: no other option that the rule may take "
        f"leads. {_limits(case, results)}{rest} more inputs turn neither within their range. Without a range: half to "
        "double."
    )
    title = f"Break-even and switching values, {labels.option_name(results.option)}"
    return Table(title, ("Input", "Most likely", "Searched", *heads), rows, note, ("Most likely", "Searched", *heads))


def _limits(case: Case, results: Record) -> str:
    """Where the one value that page one gives is neither of these: from where on the option keeps the limits."""
    decides = results.decides
    if decides is None or decides.means != "within_limits":
        return ""
    needed = f"{SIDES[decides.side]} {value(case, decides.path, decides.value)}"
    name, what = labels.option_name(results.option), formats.lower_first(_head(case, decides.path))
    return f"{name} comes within the client's limits, as page one says, where this is {needed}: {what}. "


def _all_turns(row: Record, drawn: dict[str, Record]) -> list[Record | None]:
    return [turns[kind] for turns in (row, drawn.get(row.path)) if turns for kind in KINDS]


def _turns(turn: Record | None) -> bool:
    return turn is not None and turn.value is not None


def _break_even_row(case: Case, row: Record, drawn: Record | None) -> Row:
    base, low, high = (value(case, row.path, x) for x in (row.base, row.low, row.high))
    turns = (_turn(case, turns, kind) for turns in (drawn, row) for kind in KINDS)
    return Row(_head(case, row.path), (base, f"{low} to {high}", *turns))


def _head(case: Case, path: str) -> str:
    return f"{paths.group(path)}: {paths.input_label(case, case.params[path])}"


def _turn(case: Case, row: Record | None, kind: str) -> str:
    turn = row[kind] if row else None
    if row is None or turn is None:
        return formats.NONE
    if turn.value is None:
        return "always within it" if turn.side == "always" else "never within it"
    return f"{SIDES[turn.side]} {value(case, row.path, turn.value)}"
