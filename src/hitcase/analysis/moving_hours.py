"""The client moves hours between the rows of the hours ledger: so many end, and what is left over is for projects."""

from __future__ import annotations

from hitcase.analysis.meeting import Meeting, Typed
from hitcase.inputs.quantity import Spec

HOURS = Spec("hours a year that end", "hours a year", 0, None, "uncertain", "one", None)
ROWS = {
    "contracts": ("share", "contracts.{}.hours"),
    "posts": ("count", "roles.{}.productive_hours"),
}  # row → the number that says how much of it ends, and the hours of one


def move_hours(meeting: Meeting, option: str, row: str, name: str, hours: Typed) -> str:
    """Try that so many hours a year end in a row of the ledger; all that is freed and ends nowhere is for projects.

    Args:
        row: contracts or posts. name: which contract, or whose posts. hours: a number, or what was typed.

    Returns: as `Meeting.try_`. Hours that end beyond those freed show in `Meeting.over_allocated`.
    Raises: ParamError for another row, for hours that are no number, and for more of it than there is.
    """
    if row not in ROWS:
        meeting.file.refuse("", f"hours of {row[:60]} can't be moved. Move those of contracts or posts.")
    own, unit = ROWS[row][0], ROWS[row][1].format(name)
    number = meeting.file.number(unit, "" if hours is None else hours, HOURS)
    whole = meeting.case().params[unit].base
    if not whole:
        meeting.file.refuse(unit, "has no hours that could be moved. Move those of another row.")
    return meeting.try_(f"options.{option}.ends.{row}.{name}.{own}", number / whole, kind="move_hours")
