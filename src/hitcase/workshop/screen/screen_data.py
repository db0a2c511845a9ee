"""The whole screen of the workshop as plain values: what the page draws, and nothing that it would have to compute."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hitcase.document.backlog import backlog
from hitcase.document.cash import cumulative_cash
from hitcase.document.hours_chart import hours_and_money, moved_hours
from hitcase.document.must_be_true import drivers
from hitcase.document.options import overview
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import indicative
from hitcase.inputs.params import Record
from hitcase.text import labels
from hitcase.text.numbers import bare
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.recap.scenario_part import SPREAD, columns, scenario_rows
from hitcase.workshop.screen import chart_data
from hitcase.workshop.screen.acts import close_summary
from hitcase.workshop.screen.answer_strip import hourly_costs, strip
from hitcase.workshop.screen.chart_data import Chart
from hitcase.workshop.screen.input_rows import ledger_rows, row
from hitcase.workshop.screen.number_lists import found, number_lists
from hitcase.workshop.screen.side_panel import side
from hitcase.workshop.screen.view_state import ViewState


def scenarios(live: LiveResults) -> dict[str, Any] | None:
    """{head, rows: [{name, label, own, cells}], note} for the option at hand; own: whether a person kept it."""
    if live.option is None:
        return None
    kept, found = live.meeting.state.scenarios, scenario_rows(live)
    rows = [
        {"name": name, "label": label, "own": name in kept, "cells": cells} for name, (label, *cells) in found.items()
    ]
    note = f"{labels.option_name(live.option)} beside doing nothing, in today's money: {SPREAD}."
    return {"head": columns(live), "rows": rows, "note": note}


CHART_LINES = {  # the line that a chart shows
    "leavers": "turnover_cost",
    "split": "run_after",
    "waiting": "weeks_of_backlog",
    "ledger": "moved_hours",
    "ways": "npv_cash",
    "drivers": "npv_cash",
    "cash": "net_cash",
}
CHART_UNITS = {
    "leavers": "million money a year",
    "split": "%",
    "waiting": "weeks",
    "ledger": "hours a year",
    "ways": "million money",
    "drivers": "million money",
    "cash": "million money",
}
STEP_NAMES = {"people": "People", "budget": "Budget", "demand": "Demand", "offers": "Offers", "answer": "Answer"}


def screen(desk: ViewState) -> dict[str, Any]:
    """What stands on the screen now; texts without their marks."""
    case, outcome = desk.live.current(desk.moving)
    content = {
        "head": _head(desk, case),
        "rows": _rows(desk, case),
        "charts": _charts(desk, case, outcome),
        "strip": _strip(desk, case, outcome),
        "side": side(desk, case, outcome),
        "scenarios": scenarios(desk.live) if desk.comparing and not desk.moving else None,
        "numbers": None if desk.moving else number_lists(desk, case),
        "found": [] if desk.moving else found(case, desk.sought),
        "closed": close_summary(desk.meeting, desk.closed) if desk.closed else None,
        "message": desk.message,
        "error": desk.error,
        "settled": desk.settled,
        "moving": bool(desk.moving),
    }
    return dict(_bare(content))


def _bare(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _bare(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_bare(value) for value in tree]
    return bare(tree) if isinstance(tree, str) else tree


def _head(desk: ViewState, case: Case) -> dict[str, Any]:
    state, by_status = desk.meeting.state, desk.meeting.paths_by_status()
    options = [name for name in case.tree.options if name != labels.NOTHING]
    return {
        "client": labels.client_name(case),
        "options": [{"name": name, "label": labels.option_name(name)} for name in options],
        "option": desk.live.option or "",
        "steps": [{"name": name, "label": STEP_NAMES[name], "on": name == desk.step} for name in STEPS],
        "counts": {kind: len(paths) for kind, paths in by_status.items() if kind != "open"},
        "indicative": indicative(desk.meeting.case(tried=False)),
        "covered": desk.covered,
        "presenting": desk.presenting,
        "doubt": desk.live.doubt,
        "wide": desk.wide,
        "undo": bool(state.past),
        "redo": bool(state.future),
        "scenarios": list(state.scenarios),
        "scenario": state.scenario,
    }


def _rows(desk: ViewState, case: Case) -> dict[str, Any]:
    agreed = desk.meeting.case(tried=False).params
    with_turns = not desk.covered and not desk.live.lacks_turns(desk.visible_paths)
    turns = desk.live.turns(desk.visible_paths) if with_turns else {}
    by_path = {path: kind for kind, paths in desk.meeting.paths_by_status(desk.visible_paths).items() for path in paths}
    by_path |= dict.fromkeys(desk.moving, "tried")
    doubted, unsaved = desk.live.sceptic_values(), desk.meeting.state.unsaved
    rows = [
        row(case, agreed[path], by_path.get(path, "open"), turns.get(path), doubted=path in doubted)
        | {"unsaved": path in unsaved}
        for path in desk.visible_paths
    ]
    return {"all": rows, "first": desk.first, "per_page": desk.rows, "total": len(desk.paths)}


def _strip(desk: ViewState, case: Case, outcome: Record) -> list[dict[str, Any]]:
    option = desk.live.option
    if option is None:
        return []
    fees = desk.live.fees() if desk.live.has("fees") and not desk.moving else None
    return strip(case, option, outcome, desk.live.last_agreed(), fees)


def _charts(desk: ViewState, case: Case, outcome: Record) -> dict[str, Any]:
    """The chart of the step, the cash, and what an hour costs; the ends of scales stay while a handle moves."""
    option = desk.live.option
    results = Record(outcome.results, option=option)
    content = cumulative_cash(case, outcome.lines, results)
    if option is None or content is None:
        return {}
    charts = {"cash": chart_data.cash(content, desk.tall)}
    name, chart = _step_chart(desk, case, outcome.lines, results)
    if chart:
        charts[name] = chart
    ends = {**{name: chart.ends for name, chart in charts.items()}, **(desk.ends if desk.moving else {})}
    desk.ends = ends
    return {
        "step": name if chart else "",
        "all": {x: _shown(x, chart, ends[x], case.file.currency) for x, chart in charts.items()},
        "hourly_costs": [] if desk.covered else hourly_costs(case, outcome.lines),
        "moves": ledger_rows(case, option) if name == "ledger" else [],
    }


def _shown(name: str, chart: Chart, ends: chart_data.Ends, currency: str) -> dict[str, Any]:
    unit = labels.unit(CHART_UNITS[name], currency)
    return {**asdict(chart), "ends": ends, "explain": CHART_LINES[name], "unit": unit}


def _step_chart(desk: ViewState, case: Case, lines: Record, results: Record) -> tuple[str, Chart | None]:
    option, live = results.option, desk.live
    if desk.step == "people":
        return "leavers", chart_data.leavers(case, lines, option) if lines.roles else None
    if desk.step == "budget":
        known = "it_budget" in lines and lines.roles
        return "split", chart_data.split(hours_and_money(case, lines, option)) if known else None
    if desk.step == "demand":
        content = backlog(case, Record(lines, options=live.monthly(desk.moving)), option)
        return "waiting", chart_data.waiting(content) if content else None
    if desk.step == "offers":
        return "ledger", chart_data.ledger(moved_hours(case, lines, option))
    if desk.wide == "drivers" and live.has("drivers"):
        return "drivers", chart_data.drivers(drivers(case, lines, Record(results, drivers=live.drivers())))
    return "ways", chart_data.ways(overview(case, lines, results))
