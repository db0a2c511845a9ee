"""A cost or a benefit as somebody says it in a workshop: read and checked as if it stood in the client file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic_core import PydanticCustomError

from hitcase.inputs.case import Case
from hitcase.inputs.ends import ADDED, Added
from hitcase.inputs.open_file import OpenFile
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import Spec, name_in, plain, quoted
from hitcase.inputs.sections import ENDS
from hitcase.inputs.tree import NOTHING
from hitcase.inputs.written import short

Amount = float | str | Mapping[str, float | str]  # a number as typed, or {low, base, high}


def line_path(file: OpenFile, option: str, name: str) -> str:
    """The path of an option's line of this name.

    Raises: ParamError for an option that nothing can be added to, and for what is no name.
    """
    case = file.case
    if option == NOTHING:
        message = "nothing can be added to doing nothing, from which all else differs."
        file.refuse("", f"{message} Add it to an option.")
    if option not in case.tree.options:
        reason = case.left_out.get(f"options.{option}")
        hint = near(option, case.tree.options) or f" Known: {', '.join([*case.tree.options][1:]) or 'none'}."
        file.refuse(
            "", f"{option} is not computed: {reason}." if reason else f"there is no option {option[:60]}.{hint}"
        )
    at = f"options.{option}.added"
    try:
        return f"{at}.{name_in(file.one_line(at, name, 'the name of the line'))}"
    except PydanticCustomError as error:
        file.refuse(at, error.message())


def new_line_path(file: OpenFile, new: Mapping[str, Any], option: str, name: str, *, exists: bool = False) -> str:
    """The path of a line that is to be added, or, if it has to be ``exists``, dropped.

    Args:
        file: with the lines that were added. new: those lines, by their paths.

    Raises: ParamError for a name that is taken, or that is nobody's.
    """
    path = line_path(file, option, name)
    if exists and path not in new:
        in_file = path.rpartition(".")[2] in file.case.file.options[option].added
        hint = near(path, new) or " Take back what was added since the file was saved."
        file.refuse(path, "stands in the client file. Take it out there." if in_file else f"is no added line.{hint}")
    if path in new and not exists:
        file.refuse(path, "was added already. Take it back first, or give the new line another name.")
    return path


def owner_and_origin(file: OpenFile, path: str, owner: str, origin: str) -> dict[str, str]:
    """Who says so, and where the amount is from if anybody knows."""
    texts = {"owner": file.one_line(path, owner, "the role that says so"), "origin": file.one_line(path, origin)}
    return {key: text for key, text in texts.items() if text}


def journal_line(
    file: OpenFile, path: str, amount: Amount, cls: str, start_month: float | str | None = None
) -> dict[str, Any]:
    """A line as the journal keeps it, without its owner and origin.

    Raises: ParamError for what a client file would not take, in its words.
    """
    if cls not in ADDED:
        file.refuse(path, f"{quoted(cls)} is not allowed. Write cash, avoidance, capacity or cost.{near(cls, ADDED)}")
    line = {"class": cls, "amount": _ends(file, f"{path}.amount", amount, _spec("amount", cls))}
    if start_month is None:
        return line
    month = file.new_number(f"{path}.start_month", start_month, _spec("start_month", cls))
    return line | {"start_month": short(month)}


def counts_from(case: Case, path: str) -> str:
    """From when an added line counts, to stand behind its amount a year; "" while the option is in service."""
    start = case.params.get(f"{path}.start_month")
    if start is None:
        return ""
    return f", from month {plain(start.base)}" if start.base else ", from the decision on"


def _spec(key: str, cls: str) -> Spec:
    return cast("Spec", Added.spec_in(key, {"class": cls}))


def _ends(file: OpenFile, path: str, amount: Amount, spec: Spec) -> dict[str, float]:
    typed = amount if isinstance(amount, Mapping) else {"base": amount}
    ends = {end: short(file.new_number(path, typed[end], spec), spec.unit) for end in ENDS if end in typed}
    file.check_range(path, ends, spec)
    return ends
