"""Which option comes out highest, by the client's own measure and within its limits. Every figure at base."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views.labels import NOTHING

MEASURES = {"cash": "npv_cash", "full": "npv_full"}
MEASURED = {"cash": "cash", "full": "cash, avoided spending and the value of hours gained"}


def measure(case: Case) -> str:
    """The line that decides: net present value of cash, or of everything."""
    return MEASURES[case.file.decide_on]


def ranked(case: Case, lines: Record) -> list[str]:
    """All options that work on the same scope, *do nothing* among them, highest first; file order on ties."""
    same = [name for name in lines.options if "scope" not in case.tree.options[name]]
    return sorted(same, key=lambda name: -lines.options[name][measure(case)])


def chosen(case: Case, lines: Record) -> str | None:
    """The option that the document looks at closely: the highest but *do nothing*; None if there is none."""
    others = [name for name in (*ranked(case, lines), *lines.options) if name != NOTHING]
    return others[0] if others else None


def limit(case: Case) -> float | None:
    """The most cash that the client lets be out, if the file says so."""
    found = case.tree.limits.get("peak_funding")
    return None if found is None else float(found.base)


def within(case: Case, lines: Record, option: str) -> bool:
    """Whether an option never has more cash out than the client's limit."""
    most = limit(case)
    return most is None or lines.options[option].peak_funding <= most


def best(case: Case, lines: Record) -> str:
    """The highest option within the limits; *do nothing* always is."""
    return next(name for name in ranked(case, lines) if within(case, lines, name))
