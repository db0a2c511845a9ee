"""Lakeside's headline lines, held to a file, so that a number that moves is seen.

`PYTHONPATH=src python tests/test_golden.py` writes the file anew.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate

GOLDEN = Path(__file__).parent / "golden" / "example.json"
LAKESIDE = Path(__file__).parents[1] / "params" / "lakeside.yaml"
OF_CASE = (
    "turnover_cost",
    "burnout_turnover_cost",
    *(f"maintenance_tax_{x}" for x in ("hours", "time", "fte", "cost")),
)
OF_OPTION = (
    "npv_cash",
    "npv_with_avoidance",
    "npv_full",
    "peak_funding",
    "peak_month",
    "cost_per_hour",
    "payback_months_cash",
)
BESIDE = ("scorecard.", "limits.", "weeks_per_year")  # told beside the money, never in it
SAME = {  # numbers that are equal with reason; any other pair could be swapped without a trace
    "two things end with one engagement": r"options\.\w+\.ends\.contracts\.(agency|expenses)\.(share|after_start)",
    "one partner stands behind offer A and its part of the blend": (
        r"options\.(offer_a|blend\.parts\[0\])\.(escalator|partner_productive_hours)"
    ),
    "two seats are two seats": r"options\.(fill_two_seats|blend\.parts\[1\])\.price\.team_hours",
    "nights are bought by the year; tests of the model hold a month apart from months after the start": (
        r"options\.(offer_a|consulting|blend)\.ends\.contracts\.after_hours\.month"
        r"|options\.fill_two_seats\.ends\.contracts\.agency\.after_start"
    ),
    "a quarter; tests of the model hold demand apart from what ends": (
        r"demand\.surge_months|options\.offer_a\.ends\.contracts\.agency\.after_start"
    ),
    "the agency bills what consulting bills": r"tm_bill_rate|contracts\.agency\.rate",
    "the wanted hire is an analyst": r"roles\.analyst\.productive_hours|planned\.second_hire\.hours",
    "months after the go-live of one thing and of another": (
        r"demand\.surge_months|options\.\w+\.ends\.\w+\.\w+\.after_start"
    ),
    "a wanted hire and the last date of an agency": r"options\.\w+\.ends\.\w+\.\w+\.(month|after_start)",
    "empty seats are those to fill": r"roles\.analyst\.months_vacant|options\.fill_two_seats\.start_month",
    "halves; the worked example holds them apart": r"roles\.analyst\.(cover_share|ramp_loss)",
}


def headline() -> dict[str, Any]:
    """What the example client comes to, by the names of its lines; the backlog at the end of each year."""
    lines = evaluate(load(LAKESIDE))
    options = {
        name: {
            **{line: option[line] for line in OF_OPTION},
            "backlog_hours": option.backlog_hours[::12],
        }
        for name, option in lines.options.items()
    }
    return {**{line: lines[line] for line in OF_CASE}, "options": options}


def test_headline_lines_are_those_of_the_golden_file():
    """To 1e-9. A commit that moves one does only that, and names old and new."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    found = headline()
    assert found.keys() == golden.keys()
    assert found["options"].keys() == golden["options"].keys()
    for name in OF_CASE:
        assert found[name] == pytest.approx(golden[name], rel=1e-9), name
    for name, option in golden["options"].items():
        for line, value in option.items():
            same = value if value is None else pytest.approx(value, rel=1e-9)
            assert found["options"][name][line] == same, (name, line)


def test_inputs_are_pairwise_different_so_that_a_swap_shows():
    """Of one unit, but for 0, 1, a claim's value and those of SAME, no two numbers of the file are equal."""
    places: dict[tuple[str, float], list[str]] = defaultdict(list)
    for path, param in load(LAKESIDE).params.items():
        own = param.line and not param.source.claim and not any(word in path for word in BESIDE)
        if own and param.base not in (0, 1):
            places[param.unit, param.base].append(path)
    alike = [paths for paths in places.values() if len(paths) > 1]
    assert [
        paths for paths in alike if not any(all(re.fullmatch(same, x) for x in paths) for same in SAME.values())
    ] == []


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(headline(), indent=1) + "\n", encoding="utf-8", newline="\n")
