"""Hours and money side by side, and the weeks of work that wait."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.text.numbers import bare
from tests.document.notebook import result
from tests.document.shown import worked_with


def test_hours_and_money_stand_side_by_side(rows: list[dict[str, Any]]):
    """Staff hours after: what ends with posts leaves, what is left for other work goes there (year 3)."""
    case, lines = worked_with()
    figure = result("hours_and_money_chart", case, lines)
    said = {tuple(row["text"]) for row in rows if isinstance(row.get("text"), list)}
    assert {("Run 60 %", "43,200 h"), ("Run 57 %", "40,016 h"), ("Other work 42.5 %", "29,803 h")} <= said
    assert {("Run 64.4 %", "$8.0 m"), ("other work", "+1,003 h"), ("run budget", "−$66,000")} <= said
    ledger = {row["name"]: row["hours"] for row in rows if "hours" in row}
    assert sum(ledger.values()) == pytest.approx(lines.options.managed.moved_hours[3])
    assert bare(figure.title) == "Managed leaves 1,003 hours for other work and takes $66,000 from the run budget"


def test_the_title_says_when_hours_and_money_go_apart():
    """Nothing ends: hours are gained and the run budget rises."""
    case, lines = worked_with(options__managed__ends={})
    assert " hours for other work, but adds $" in bare(result("hours_and_money_chart", case, lines).title)


def test_weeks_are_those_of_the_model(rows: list[dict[str, Any]]):
    """From month 1 to 36, do nothing beside the option; the handover is shown where it takes own hours."""
    case, lines = worked_with()
    figure = result("backlog_chart", case, lines)
    shown = [row["value"] for row in rows if "at" in row and not {"text", "label"} & row.keys()]
    weeks = [lines.options[name].weeks_of_backlog[1:37] for name in ("do_nothing", "managed")]
    assert shown == pytest.approx([*weeks[0], *weeks[1]])
    assert any(row.get("text") == ["handover takes", "own hours"] and row["end"] == 4 for row in rows)
    assert bare(figure.title) == "With Managed 9.6 weeks of work wait in month 36, 11.1 with doing nothing"


def test_projects_are_flags_in_the_month_of_the_model(rows: list[dict[str, Any]]):
    """Those that get their hours within the picture."""
    projects = [{"name": "First", "hours": 100}, {"name": "Never", "hours": 1e6}]
    case, lines = worked_with(projects=projects)
    result("backlog_chart", case, lines)
    month = int(lines.options.managed.project_done_month["First"])
    flags = [row for row in rows if "place" in row]
    assert {(row["at"], row["text"]) for row in flags} == {(month, f"month {month}: First")}


def test_where_nothing_waits_there_is_no_empty_frame():
    """The sentence says that nothing waits; a picture of it would be a line on the floor."""
    nothing = {"demand__backlog": 0, "demand__arrivals": 1, "demand__improvements": 0}
    assert result("backlog_chart", *worked_with(**nothing)) is None
