"""What a number of the page leads to: the lines, inputs, claims and draws that its source names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.rows import Row
from hitcase.inputs.case import Case
from hitcase.text.source_types import From

PLACE = re.compile(r"(.*)\[(\d+)\]")
LEVELS = {
    "p10": "1 in 10 futures drawn lies below",
    "p50": "the middle of the futures drawn",
    "p90": "1 in 10 futures drawn lies above",
    "mean": "the mean of the futures drawn",
    "p_loss": "the part of the futures drawn in which cash is lost",
}
DRAW_STEPS = ("uncertainty", "sceptic", "together")
BEHIND = {  # what a document makes of lines under a name of its own: the lines that it leads to
    "all else": ("total_cost",),
    "a seat": ("npv_cash", "pay_rise_cost"),
    "seats": ("partner_hours",),
    "run hours": ("hours_ledger",),
}


@dataclass(frozen=True)
class Resolved:
    """What a panel shows of a source. kind: line (also a step, or several lines of a group), input, claim or draws.

    path: its own. rows: the lines. at: the year or month that is meant. level: of draws, in words.
    """

    kind: str
    path: str
    rows: tuple[Row, ...] = ()
    at: int | None = None
    level: str = ""


def sources(case: Case, source: From) -> list[Resolved]:
    """What stands behind a number; words of the file, such as a date, lead nowhere.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> [(x.kind, x.path) for x in sources(case, From.line("options.offer_a.fee[2]", "wage_growth"))]
    [('line', 'options.offer_a.fee'), ('input', 'wage_growth')]
    """
    if source.kind == "claim":
        return [Resolved("claim", source.path.removeprefix("claims."))]
    if source.kind == "draw":
        return [_draws(case, source.path)]
    resolved = [_source(case, path) for path in _paths(source)]
    return [entry for entry in resolved if entry]


def _paths(source: From) -> tuple[str, ...]:
    """The lines and inputs that a number leads to."""
    if source.kind == "step":
        name = source.parts[0].partition("[")[0]
        return tuple(f"{source.path}.{line}" for line in BEHIND.get(name, ()))
    if source.kind == "month":
        return (source.path.rpartition("[")[0],)
    return source.paths if source.kind in ("line", "driver", "name") else ()


def _source(case: Case, path: str) -> Resolved | None:
    return Resolved("input", path) if path in case.params else _line(case, path)


def _line(case: Case, path: str) -> Resolved | None:
    rows = formulas_of(case).by_path
    if path in rows:
        return Resolved("line", path, (rows[path],))
    placed = PLACE.fullmatch(path)
    if placed and placed[1] in rows:
        return Resolved("line", placed[1], (rows[placed[1]],), int(placed[2]))
    group = tuple(row for name, row in rows.items() if row.line and name.startswith(f"{path}."))
    within = path.count(".") > 1 and group
    return Resolved("line", path, group) if within else None


def _draws(case: Case, path: str) -> Resolved:
    """Draws of a line, or of what only they have."""
    steps = [step.split("[")[0] for step in path.split(".")]
    level = next((words for name, words in LEVELS.items() if name in steps), "")
    line_steps = [step for step in steps if step not in (*DRAW_STEPS, *LEVELS)]
    line = _line(case, ".".join(line_steps)) if line_steps else None
    doubt = "; no promise of a vendor is believed" if "sceptic" in path else ""
    doubt = "; what goes wrong in execution goes wrong together" if "together" in steps else doubt
    return Resolved("draws", path, line.rows if line and len(line.rows) == 1 else (), level=level + doubt)
