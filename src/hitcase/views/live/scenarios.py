"""The scenarios of a workshop side by side: what each option brings under each of them."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.meeting import Meeting
from hitcase.analysis.scenarios import FILE, NOW, compare
from hitcase.views import formats, labels

NAMES = {FILE: "The client file", NOW: "On the screen now"}


def scenarios(meeting: Meeting) -> dict[str, Any]:
    """{head, rows: [{name, told, own, cells}], note}; own: whether a person kept it under that name."""
    found, case = compare(meeting), meeting.case()
    options = [name for name in case.tree.options if name != labels.NOTHING]
    unit, measured = labels.unit("million money", case.file.currency), labels.MEASURED[case.file.decide_on]
    rows = [
        {
            "name": name,
            "told": NAMES.get(name, name),
            "own": name in meeting.state.scenarios,
            "cells": [formats.millions(by_option[option]) for option in options],
        }
        for name, by_option in found.items()
    ]
    note = f"{measured.capitalize()} beside doing nothing, {unit} in today's money, most likely values."
    return {"head": ["Scenario", *map(labels.option_name, options)], "rows": rows, "note": note}
