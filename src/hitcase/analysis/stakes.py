"""What an option rests on: all that has to end, or come in, and what its cash comes to if that does not happen."""

from __future__ import annotations

import numpy as np

from hitcase.analysis.readings import points
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record

ENDS = {"contracts": "share", "posts": "count"}
STAKES = {**ENDS, "added": "amount"}  # what says how much of it ends, or comes in


def stakes(case: Case, option: str) -> list[Record]:
    """What ends under an option, and cash that was added to it, the weightiest first: path, kind, name, npv_without.

    npv_without: the option's cash over the horizon (money of today) if this alone does not happen. The price stays as
    it is. All of them are points of one call.
    """
    ends = case.tree.options[option].ends
    home = f"options.{option}.ends"
    found = [Record(path=f"{home}.{kind}.{name}", kind=kind, name=name) for kind in ENDS for name in ends[kind]]
    found += [
        Record(path=f"options.{option}.added.{name}", kind="added", name=name)
        for name, item in case.tree.options[option].added.items()
        if item["class_"] == "cash"
    ]
    if not found:
        return []
    values = {}
    for i, one in enumerate(found):
        path = f"{one.path}.{STAKES[one.kind]}"
        values[path] = np.full(len(found), case.params[path].base)
        values[path][i] = 0
    without = np.broadcast_to(points(case, values).options[option].npv_cash, len(found))
    told = [Record(**one, npv_without=float(npv)) for one, npv in zip(found, without, strict=True)]
    return sorted(told, key=lambda one: one.npv_without)
