"""The client moves hours between the rows of the hours ledger: so many end, and what is left over is for projects."""

from __future__ import annotations

from collections.abc import Mapping

from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.quantity import Spec
from hitcase.workshop.meeting.meeting import Meeting, Typed

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
    path, part = as_part(meeting, option, row, name, hours)
    return meeting.try_(path, part, kind="move_hours")


def as_part(meeting: Meeting, option: str, row: str, name: str, hours: Typed) -> tuple[str, float]:
    """The number that says how much of a contract or of posts ends, and its value for so many hours a year.

    Raises: ParamError as `move_hours`.
    """
    if row not in ROWS:
        meeting.file.refuse("", f"hours of {row[:60]} can't be moved. Move those of contracts or posts.")
    own, unit = ROWS[row][0], ROWS[row][1].format(name)
    number = meeting.file.number(unit, "" if hours is None else hours, HOURS)
    whole = meeting.case().params[unit].base
    if not whole:
        meeting.file.refuse(unit, "has no hours that could be moved. Move those of another row.")
    return f"options.{option}.ends.{row}.{name}.{own}", number / whole


def movable(case: Case, option: str) -> list[Record]:
    """The rows of an option's ledger whose hours can be moved: {row, name, hours, whole} a year.

    whole: the hours of the contract, or of all filled posts of the role.

    >>> from hitcase.analysis.cases import load
    >>> rows = movable(load("params/lakeside.yaml"), "offer_a")
    >>> [(row.row, row.name, round(row.hours), row.whole) for row in rows]
    [('contracts', 'agency', 18792, 26320.0)]
    """
    ends, params = case.tree.options[option].get("ends", {}), case.params
    rows = []
    for row, (own, unit) in ROWS.items():
        for name, end in ends.get(row, {}).items():
            each = params[unit.format(name)].base
            whole = each if row == "contracts" else each * _filled(params, name)
            if whole:
                rows.append(Record(row=row, name=name, hours=end[own].base * each, whole=whole))
    return rows


def _filled(params: Mapping[str, Param], role: str) -> float:
    return max(0.0, params[f"roles.{role}.fte"].base - params[f"roles.{role}.seats_empty"].base)
