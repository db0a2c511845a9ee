"""What a number in a sentence comes from: the words that stand for its source, read as lines, inputs, claims, draws."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.rows import Row
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims

PLACE = re.compile(r"(.*)\[(\d+)\]")
LEVELS = {
    "p10": "1 in 10 futures drawn lies below",
    "p50": "the middle of the futures drawn",
    "p90": "1 in 10 futures drawn lies above",
    "mean": "the mean of the futures drawn",
    "p_loss": "the part of the futures drawn in which cash is lost",
}
DRAWN = ("uncertainty", "sceptic")


@dataclass(frozen=True)
class From:
    """One source. kind: line (also a step, or several lines of a group), input, claim or draws. path: its own.

    rows: the lines. at: the year or month that is meant. level: of draws, in words.
    """

    kind: str
    path: str
    rows: tuple[Row, ...] = ()
    at: int | None = None
    level: str = ""


def sources(case: Case, told: str) -> list[From]:
    """The sources that stand behind a number, apart by blanks; words of the file, such as a date, are none.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> [(x.kind, x.path) for x in sources(case, "options.offer_a.fee[2] wage_growth as_of")]
    [('line', 'options.offer_a.fee'), ('input', 'wage_growth')]
    """
    whole = _source(case, told)
    found = [whole] if whole else [_source(case, one) for one in told.split(" ")]
    return [one for one in found if one]


def _source(case: Case, path: str) -> From | None:
    if path in case.params:
        return From("input", path)
    named = path.removeprefix("claims.")
    if named in claims():
        return From("claim", named)
    if {*DRAWN} & {*path.split(".")}:
        return _drawn(case, path)
    return _line(case, path)


def _line(case: Case, path: str) -> From | None:
    rows = formulas_of(case).by_path
    if path in rows:
        return From("line", path, (rows[path],))
    placed = PLACE.fullmatch(path)
    if placed and placed[1] in rows:
        return From("line", placed[1], (rows[placed[1]],), int(placed[2]))
    group = tuple(row for name, row in rows.items() if row.line and name.startswith(f"{path}."))
    within = path.count(".") > 1 and group
    return From("line", path, group) if within else None


def _drawn(case: Case, path: str) -> From:
    """Draws of a line, or of what only they have."""
    steps = [step.split("[")[0] for step in path.split(".")]
    level = next((words for name, words in LEVELS.items() if name in steps), "")
    kept = [step for step in steps if step not in (*DRAWN, *LEVELS)]
    line = _line(case, ".".join(kept)) if kept else None
    doubt = "; no promise of a vendor is believed" if "sceptic" in path else ""
    return From("draws", path, line.rows if line and len(line.rows) == 1 else (), level=level + doubt)
