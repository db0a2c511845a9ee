"""The scenarios as the screen shows them: range, chance of a loss, walk-away price, and what differs from the file."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.break_even import price_of
from hitcase.document.terms import fee, figure, risk_standard
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.text import formats, labels, paths
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.scenarios import FILE, NOW, compare
from hitcase.workshop.screen.answer_strip import NO_PRICE, SPREAD, WALK_AWAY

OWN_NAMES = {FILE: "The client file", NOW: "On the screen now"}
LEVELS = ("p10", "p50", "p90")
NAMED = 3  # figures that are named


def scenarios(live: LiveResults) -> dict[str, Any] | None:
    """{head, rows: [{name, label, own, cells}], note} for the option at hand; own: whether a person kept it."""
    if live.option is None:
        return None
    case, kept = live.meeting.case(), live.meeting.state.scenarios
    rows = [
        {
            "name": name,
            "label": OWN_NAMES.get(name, name),
            "own": name in kept,
            "cells": _cells(case, live.option, found),
        }
        for name, found in compare(live).items()
    ]
    measured, unit = labels.MEASURED[case.file.decide_on], labels.unit("million money", case.file.currency)
    price = [WALK_AWAY] if price_of(case, live.option) else []
    head = ["Scenario", f"{measured.capitalize()}, {unit}", "Loses", *price, "Differs from the client file"]
    note = f"{labels.option_name(live.option)} beside doing nothing, in today's money: {SPREAD}."
    return {"head": head, "rows": rows, "note": note}


def _cells(case: Case, option: str, found: Record) -> list[str]:
    spread = " … ".join(formats.millions(found.npv[level], digits=1) for level in LEVELS)
    price = price_of(case, option)
    safe = [] if price is None else [_price(case, price, found.fees)]
    return [spread, formats.in_twenty(found.npv.p_loss), *safe, _differs(case, found.changed)]


def _price(case: Case, price: Param, fees: Record | None) -> str:
    """The price that advice is given by."""
    safe = fees and fees[risk_standard(case)[0]]
    return fee(case, price.unit, safe) if safe else NO_PRICE


def _differs(case: Case, changed: list[Param]) -> str:
    """The figures by name and value; most of them are counted only."""
    named = [f"{paths.full_label(case, param)} {figure(case, param, param.base)}" for param in changed[:NAMED]]
    more = [f"and {len(changed) - NAMED} more"] if len(changed) > NAMED else []
    return "; ".join([*named, *more]) or "nothing"
