"""The whole screen of the workshop as plain values: what the page draws, and nothing that it would have to compute."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.numbers import bare
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.meeting.live_results import FILE, NOW, compare
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.screen import chart_data
from hitcase.workshop.screen.acts import closed
from hitcase.workshop.screen.answer_strip import hours, strip
from hitcase.workshop.screen.chart_data import Drawn
from hitcase.workshop.screen.input_rows import ledger_rows, row
from hitcase.workshop.screen.side_panel import side
from hitcase.workshop.screen.view_state import OnScreen

OWN_SCENARIOS = {FILE: "The client file", NOW: "On the screen now"}


def scenarios(meeting: Meeting) -> dict[str, Any]:
    """{head, rows: [{name, told, own, cells}], note}; own: whether a person kept it under that name."""
    found, case = compare(meeting), meeting.case()
    options = [name for name in case.tree.options if name != labels.NOTHING]
    unit, measured = labels.unit("million money", case.file.currency), labels.MEASURED[case.file.decide_on]
    rows = [
        {
            "name": name,
            "told": OWN_SCENARIOS.get(name, name),
            "own": name in meeting.state.scenarios,
            "cells": [formats.millions(by_option[option]) for option in options],
        }
        for name, by_option in found.items()
    ]
    note = f"{measured.capitalize()} beside doing nothing, {unit} in today's money, most likely values."
    return {"head": ["Scenario", *map(labels.option_name, options)], "rows": rows, "note": note}


LINES = {  # the line that a chart shows
    "leavers": "turnover_cost",
    "split": "run_after",
    "waiting": "weeks_of_backlog",
    "ledger": "moved_hours",
    "ways": "npv_cash",
    "drivers": "npv_cash",
    "cash": "net_cash",
}
NAMES = {"people": "People", "budget": "Budget", "demand": "Demand", "offers": "Offers", "answer": "Answer"}


def screen(desk: OnScreen) -> dict[str, Any]:
    """What stands on the screen now; texts without their marks."""
    case, seen = desk.live.current(desk.moving)
    told = {
        "head": _head(desk, case),
        "rows": _rows(desk, case),
        "charts": _charts(desk, case, seen),
        "strip": _strip(desk, case, seen),
        "side": side(desk, case, seen),
        "scenarios": scenarios(desk.meeting) if desk.comparing and not desk.moving else None,
        "closed": closed(desk.meeting, desk.closed) if desk.closed else None,
        "said": desk.said,
        "wrong": desk.wrong,
        "settled": desk.settled,
        "moving": bool(desk.moving),
    }
    return dict(_bare(told))


def _bare(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _bare(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_bare(value) for value in tree]
    return bare(tree) if isinstance(tree, str) else tree


def _head(desk: OnScreen, case: Case) -> dict[str, Any]:
    state, standing = desk.meeting.state, desk.meeting.paths_by_status()
    options = [{"name": name, "told": labels.option_name(name)} for name in case.tree.options if name != labels.NOTHING]
    return {
        "client": labels.client_name(case),
        "options": options,
        "option": desk.live.option or "",
        "steps": [{"name": name, "told": NAMES[name], "on": name == desk.step} for name in STEPS],
        "counts": {kind: len(paths) for kind, paths in standing.items() if kind != "open"},
        "covered": desk.covered,
        "presenting": desk.presenting,
        "doubt": desk.live.doubt,
        "wide": desk.wide,
        "undo": bool(state.past),
        "redo": bool(state.future),
        "scenarios": list(state.scenarios),
        "scenario": state.scenario,
    }


def _rows(desk: OnScreen, case: Case) -> dict[str, Any]:
    agreed = desk.meeting.case(tried=False).params
    known = not desk.covered and not desk.live.lacks_turns(desk.shown)
    turns = desk.live.turns(desk.shown) if known else {}
    standing = {path: kind for kind, paths in desk.meeting.paths_by_status(desk.shown).items() for path in paths}
    standing |= dict.fromkeys(desk.moving, "tried")
    held = desk.live.sceptic_values()
    rows = [
        row(case, agreed[path], standing.get(path, "open"), turns.get(path), doubted=path in held)
        for path in desk.shown
    ]
    return {"all": rows, "first": desk.first, "each": desk.rows, "of": len(desk.paths)}


def _strip(desk: OnScreen, case: Case, seen: Record) -> list[dict[str, Any]]:
    option = desk.live.option
    if option is None:
        return []
    fees = desk.live.fees() if desk.live.has("fees") and not desk.moving else None
    return strip(case, option, seen, desk.live.last_agreed(), fees)


def _charts(desk: OnScreen, case: Case, seen: Record) -> dict[str, Any]:
    """The chart of the step, the cash, and what an hour costs; the ends of scales stay while a handle moves."""
    option = desk.live.option
    if option is None:
        return {}
    found = {"cash": chart_data.cash(case, seen.lines, seen.results, option, desk.tall)}
    name, chart = _of_step(desk, case, seen, option)
    if chart:
        found[name] = chart
    ends = {**{name: one.ends for name, one in found.items()}, **(desk.ends if desk.moving else {})}
    desk.ends = ends
    told = {name: {**asdict(one), "ends": ends[name], "explain": LINES[name]} for name, one in found.items()}
    moves = ledger_rows(case, option) if name == "ledger" else []
    return {
        "step": name if chart else "",
        "all": told,
        "hours": [] if desk.covered else hours(case, seen.lines),
        "moves": moves,
    }


def _of_step(desk: OnScreen, case: Case, seen: Record, option: str) -> tuple[str, Drawn | None]:
    lines = seen.lines
    if desk.step == "people":
        return "leavers", chart_data.leavers(case, lines, option) if lines.roles else None
    if desk.step == "budget":
        return "split", chart_data.split(case, lines, option) if "it_budget" in lines and lines.roles else None
    if desk.step == "demand":
        months = desk.live.monthly(desk.moving)
        known = "weeks_of_backlog" in months[option]
        return "waiting", chart_data.waiting(case, lines, months, option) if known else None
    if desk.step == "offers":
        return "ledger", chart_data.ledger(case, lines, option)
    if desk.wide == "drivers" and desk.live.has("drivers"):
        return "drivers", chart_data.drivers(case, desk.live.drivers())
    return "ways", chart_data.ways(case, lines, seen.results, option)
