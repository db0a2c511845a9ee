"""`trace.json`: every number leads down to inputs, formulas give values again, and nothing of the firm's is in it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs.journal import Event, journal_file
from hitcase.packs.trace_json import trace_text
from tests.clients import LAKESIDE, lakeside, leaves
from tests.recalculated import recalculated


@cache
def text() -> str:
    """Lakeside's."""
    return trace_text(lakeside(), "1.2")


@cache
def found() -> dict[str, Any]:
    """The same as data."""
    return json.loads(text())


def wrong(rows: dict[str, Any]) -> list[str]:
    """The rows whose formula with numbers does not come to their value."""
    told = {
        path: one.get("value") if "value" in one else one["values"][one["at"] - one["first"]]
        for path, one in rows.items()
    }
    known = {path: value for path, value in told.items() if value is not None}
    return [
        path for path, value in known.items() if recalculated(rows[path]["numbers"]) != pytest.approx(value, rel=1e-9)
    ]


def test_the_document_says_what_it_is():
    """Schema, client, day, code, and every line of `compute --json`."""
    assert [found()[key] for key in ("schema", "client", "as_of", "code")] == [
        1,
        "Lakeside Health",
        "2026-06-30",
        "1.2",
    ]
    assert list(found()) == ["schema", "code", "client", "as_of", "lines", "steps", "inputs", "claims", "prose"]
    whole = {path.split("[")[0] for path in leaves(evaluate(lakeside()))}
    assert whole == {*found()["lines"]}


def test_every_formula_gives_its_value_again():
    """Computed from its numbers alone; an error of a thousandth shows."""
    rows = {**found()["lines"], **found()["steps"]}
    assert wrong(rows) == []
    fee = rows["options.offer_a.fee"]
    assert wrong({"fee": {**fee, "values": [1.001 * value for value in fee["values"]]}}) == ["fee"]


def test_lines_are_the_estimates():
    """By year, "never" as null, units by name."""
    lines = evaluate(lakeside())
    fee = found()["lines"]["options.offer_a.fee"]
    assert fee["values"] == lines.options["offer_a"].fee
    assert fee["unit"] == "USD"
    assert fee["formula"] == "in_service[t] × price[t]"
    assert fee["inputs"] == ["options.offer_a.in_service", "options.offer_a.fee: price"]
    assert found()["lines"]["options.do_nothing.cost_per_hour"]["value"] is None
    total = found()["steps"]["options.offer_a.npv_cash: running_total"]
    assert list(total["other"]) == ["0", "1", "5"]


def test_every_path_leads_on_until_an_input():
    """No name without a place; inputs carry ranges, origins and grades, and claims stand with quote and source."""
    rows, inputs, claims = {**found()["lines"], **found()["steps"]}, found()["inputs"], found()["claims"]
    named = {path for one in rows.values() for path in one["inputs"]}
    assert named <= {*rows, *inputs}
    assert inputs.keys() == lakeside().params.keys()
    rate = inputs["roles.analyst.burnout"]
    assert (rate["kind"], rate["claim"], rate["grade"], rate["unit"]) == ("claim", "c3_high_risk", "C", "share")
    assert {"statement", "source", "url", "year", "grade"} <= claims["c3_high_risk"].keys()
    assert {one["claim"] for one in inputs.values() if "claim" in one} == {*claims}


def test_same_bytes_and_modest_size():
    """Two readings of the file give one text, below 2 MB."""
    assert trace_text(load(LAKESIDE), "1.2") == text()
    assert len(text().encode()) < 2_000_000


def test_the_journal_stays_with_the_firm(tmp_path: Path):
    """What was said in a workshop, and by whom, is no business of the pack's reader."""
    file = tmp_path / "lakeside.yaml"
    file.write_bytes(LAKESIDE.read_bytes())
    event = Event("remark", "2026-07-01T14:04", "wage_growth", why="the union is weak")
    journal_file(file).write_text(f"{event.line()}\n", encoding="utf-8")
    assert "union" not in trace_text(load(file), "1.2")
