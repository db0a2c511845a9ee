"""Lists of the client file's numbers: those agreed, tried and parked, and those that somebody looks for by name."""

from __future__ import annotations

from typing import Any

from hitcase.document.terms import value
from hitcase.inputs.case import Case
from hitcase.text import paths
from hitcase.workshop.meeting.handles import STEPS
from hitcase.workshop.screen.view_state import ViewState

FOUND = 12  # inputs that a search lists


def number_lists(desk: ViewState, case: Case) -> dict[str, list[dict[str, Any]]]:
    """By status {path, name, value, more, own}; own: it can be taken back, the file does not hold it."""
    state, before = desk.meeting.state, desk.meeting.case(tried=False)
    more = {
        path: f"was {value(before, path, before.params[path].base)}" for path in state.tried if path in before.params
    }
    more |= {path: event.who for path, event in state.agreed.items() if path not in more}
    more |= {path: f"{event.who}, by {event.by_when}" for path, event in state.parked.items() if path not in more}
    own = {*state.tried, *state.unsaved}
    return {
        kind: [{**_named(case, path), "more": more[path], "own": path in own or kind == "parked"} for path in listed]
        for kind, listed in desk.meeting.paths_by_status().items()
        if kind != "open"
    }


def found(case: Case, text: str) -> list[dict[str, str]]:
    """The inputs that a step shows and whose name, or key in the client file, has all the words; none without a word.

    >>> from hitcase.analysis.cases import load
    >>> [row["path"] for row in found(load("params/lakeside.yaml"), "analyst TURNOVER")]
    ['roles.analyst.turnover_rate']
    """
    words, sections = text.casefold().split(), {section for step in STEPS.values() for section in step}
    shown = [path for path in case.params if words and path.split(".")[0].split("[")[0] in sections]
    return [_named(case, path) for path in shown if all(word in _searched(case, path) for word in words)][:FOUND]


def _searched(case: Case, path: str) -> str:
    """The name that people read, and the one in the client file."""
    return f"{paths.full_label(case, case.params[path])} {path.replace('_', ' ')}".casefold()


def _named(case: Case, path: str) -> dict[str, str]:
    param = case.params[path]
    return {"path": path, "name": paths.full_label(case, param), "value": value(case, path, param.base)}
