"""Costs and benefits that somebody adds to a client file by name: the file with them, and which are drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hitcase.inputs.case import Case, case_of
from hitcase.inputs.changes import Edit, apply_edit, insertion, tidy
from hitcase.inputs.ends import Added
from hitcase.inputs.keys import in_file
from hitcase.inputs.open_file import OpenFile
from hitcase.inputs.params import source_of
from hitcase.inputs.problems import Path, steps
from hitcase.inputs.sections import Origin, Quantity
from hitcase.inputs.tree import NOTHING


def is_draft(item: Added) -> bool:
    """Whether an added line still lacks an origin.

    It has one where its own ``origin:`` says so, where its amount is a claim, and where its amount has an origin better
    than talk: agreeing on an amount in a workshop says who said so, not where it is from. Of amounts by year, each
    needs one.

    >>> is_draft(Added.model_validate({"class": "cost", "amount": 3})), is_draft(
    ...     Added.model_validate({"class": "cost", "amount": 3, "origin": "travel ledger FY26"})
    ... )
    (True, False)
    """
    amounts: Any = item.amount if isinstance(item.amount, list) else [item.amount]
    return not all(_is_sourced(amount) for amount in amounts) and not _kind(item.origin)


def _is_sourced(amount: Quantity | None) -> bool:
    return amount is not None and (bool(amount.claim) or _kind(amount.origin) not in ("", "workshop"))


def _kind(origin: Origin | None) -> str:
    """What kind of source an origin names; "" for none, and for a placeholder of one."""
    if origin is None or not origin.kind:
        return ""
    kind = source_of(origin).kind
    return "" if kind == "placeholder" else kind


def drafts(case: Case, option: str) -> list[str]:
    """The names of an option's added lines that are drafts, in the order of the file."""
    if option == NOTHING:
        return []
    known = case.tree.options[option].added if option in case.tree.options else {}
    return [name for name in known if is_draft(case.file.options[option].added[name])]


AddedLine = Mapping[str, Any]  # class, amount {low, base, high}, start_month, owner, origin


def with_lines(file: OpenFile, lines: Mapping[str, AddedLine]) -> tuple[OpenFile, list[Edit]]:
    """The file with lines added, as if they stood in it, and the edits that bring them there.

    Args:
        lines: the path of each, options.o.added.name, and what it says.

    Raises: ParamError for a line that the file has already, and for all that `load` refuses.
    """
    if not lines:
        return file, []
    data, edits = file.document.data, list[Edit]()
    for path, line in lines.items():
        place: Path = steps(path)
        if in_file(place, file.document.data) == place:
            file.refuse(path, "stands in the client file. Give the new line another name.")
        edits.append(insertion(data, place, line_entry(line)))
        data = apply_edit(data, edits[-1])
    document = replace(file.document, data=data)
    return replace(file, case=case_of(document, file.firm, file.path)), edits


def line_entry(line: AddedLine) -> dict[str, Any]:
    """A line as it stands in a file: an amount without a range is a bare number.

    >>> line_entry({"class": "cost", "amount": {"base": 30000.0}, "start_month": 3.0, "owner": "CISO"})
    {'class': 'cost', 'amount': 30000, 'start_month': 3, 'owner': 'CISO'}
    """
    ends = {end: tidy(value) for end, value in line["amount"].items()}
    months = {"start_month": tidy(line["start_month"])} if "start_month" in line else {}
    return {**line, "amount": ends if len(ends) > 1 else ends["base"], **months}
