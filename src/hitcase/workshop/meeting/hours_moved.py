"""The client moves hours between the rows of the hours ledger: so many end, and what is left over is for projects."""

from __future__ import annotations

from collections.abc import Mapping

from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.quantity import Spec, plain
from hitcase.workshop.meeting.meeting import Meeting, Typed

HOURS = Spec("hours a year that end", "hours a year", 0, None, "uncertain", "one", None)
ROWS = {
    "contracts": ("share", "contracts.{}.hours"),
    "posts": ("count", "roles.{}.productive_hours"),
}  # row → the number that says how much of it ends, and the hours of one
MOST_DIGITS = 13  # after the point


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
    """The number that says how much of a contract or of posts ends, and its value for so many whole hours a year.

    Raises: ParamError as `move_hours`.
    """
    if row not in ROWS:
        meeting.file.refuse("", f"hours of {row[:60]} can't be moved. Move those of contracts or posts.")
    own, unit = ROWS[row][0], ROWS[row][1].format(name)
    params = meeting.case().params
    number = meeting.file.number(unit, "" if hours is None else hours, HOURS)
    each = params[unit].base
    if not each:
        meeting.file.refuse(unit, "has no hours that could be moved. Move those of another row.")
    most = round(_whole(params, row, name, each))
    if number > most:
        message = f"{plain(round(number))} is above {plain(most)} ({HOURS.meaning})."
        meeting.file.refuse(unit, f"{message} Enter {plain(most)} or less.")
    return f"options.{option}.ends.{row}.{name}.{own}", part_of(round(number), each)


def part_of(hours: int, each: float) -> float:
    """What part of a contract, or how many posts, that is: with the fewest digits that give the same whole hours again.

    >>> part_of(19_500, 26_320), part_of(0, 26_320), part_of(4_000, 1_790)
    (0.7409, 0.0, 2.2346)
    """
    parts = (round(hours / each, digits) for digits in range(MOST_DIGITS))
    return next((part for part in parts if round(part * each) == hours), hours / each)


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
            if whole := _whole(params, row, name, each):
                rows.append(Record(row=row, name=name, hours=end[own].base * each, whole=whole))
    return rows


def _whole(params: Mapping[str, Param], row: str, name: str, each: float) -> float:
    """All hours of a row: of a contract, or of the filled posts of a role."""
    if row == "contracts":
        return each
    return each * max(0.0, params[f"roles.{name}.fte"].base - params[f"roles.{name}.seats_empty"].base)
