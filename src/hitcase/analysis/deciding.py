"""The one value that decides: of the widest driver, that from which on the rule takes the option at hand."""

from __future__ import annotations

from collections.abc import Iterable

from hitcase.inputs.params import Record


def deciding(option: str, verdict: Record, drivers: Iterable[Record], openings: Iterable[Record]) -> Record | None:
    """Of the widest driver that turns the choice: path, value, side (at_least or at_most) and means, what it decides.

    means: "within_limits", where the option exceeds a limit and comes within from there on; "stays_best", where another
    option that the rule may take leads beyond it; "breaks_even", where the average of the option is 0 there.

    Args:
        drivers: see `drivers.tornado`, each with its turns on the draws. openings: see `openings.openings`.
    """
    opened = {path: opening for opening in openings if opening.option == option for path in _paths(opening)}
    within = option in verdict.among and verdict.among[option].within
    for row in drivers:
        turn = _opened(opened[row.path], row.path) if row.path in opened and not within else _turned(row)
        if turn:
            return Record(turn, path=row.path)
    return None


def _paths(opening: Record) -> list[str]:
    return [opening.path] if opening.answers[0].best != opening.answers[-1].best else []


def _opened(opening: Record, path: str) -> Record:
    """From where on an option comes within the limits: the answers at one end of the range."""
    above = opening.answers[-1].best == opening.option
    value = opening.answers[-1].low if above else opening.answers[0].high
    return Record(path=path, value=value, side="at_least" if above else "at_most", means="within_limits")


def _turned(row: Record) -> Record | None:
    """Where the average turns: to another option, or to a loss."""
    positive, best = (row.turns and row.turns[kind] for kind in ("still_positive", "still_best"))
    turn = best if best and best.value is not None and best.holds else positive
    if not turn or turn.value is None:
        return None
    same = positive and positive.value == turn.value
    return Record(value=turn.value, side=turn.side, means="breaks_even" if same else "stays_best")
