"""Which of the lines that somebody added are drafts: said, but not yet taken from anywhere."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.long_form import Origin
from hitcase.inputs.offer import Added
from hitcase.inputs.options import NOTHING
from hitcase.inputs.params import source_of


def is_draft(item: Added) -> bool:
    """Whether an added line still lacks an origin.

    It has one where its own ``origin:`` says so, where its amount is a claim, and where its amount has an origin better
    than talk: agreeing on an amount in a workshop says who said so, not where it is from.

    >>> is_draft(Added.model_validate({"class": "cost", "amount": 3})), is_draft(
    ...     Added.model_validate({"class": "cost", "amount": 3, "origin": "travel ledger FY26"})
    ... )
    (True, False)
    """
    if item.amount is not None and item.amount.claim:
        return False
    better = item.amount is not None and _kind(item.amount.origin) not in ("", "workshop")
    return not better and not _kind(item.origin)


def _kind(origin: Origin | None) -> str:
    """What kind of source an origin names; "" for none, and for a placeholder of one."""
    if origin is None or not (origin.offer or origin.text.strip()):
        return ""
    kind = source_of(origin).kind
    return "" if kind == "placeholder" else kind


def drafts(case: Case, option: str) -> list[str]:
    """The names of an option's added lines that are drafts, in the order of the file."""
    added = {} if option == NOTHING else case.file.options[option].added
    return [name for name, item in added.items() if is_draft(item)]
