"""The form of each chart: valid Vega-Lite, no number of a case, no address; what is pushed is what it takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import altair as alt
import pytest

from hitcase.workshop.screen.chart_forms import PARAMS, charts
from tests.workshop.screen.desks import CASES, at_rest, desk_on

NAMES = ("leavers", "split", "waiting", "ledger", "ways", "drivers", "cash")


def sets(spec: dict) -> dict[str, set[str]]:
    """Data set → the fields that the chart reads of it."""
    found: dict[str, set[str]] = {}
    for layer in spec["layer"]:
        fields = found.setdefault(layer.get("data", spec.get("data"))["name"], set())
        fields |= {one["field"] for one in layer["encoding"].values() if "field" in one}
    return found


def test_every_chart_is_valid():
    """For altair's own schema; each has the ends of its scale and its years as parameters, and no data of its own."""
    assert tuple(charts()) == NAMES
    for spec in charts().values():
        alt.LayerChart.from_dict(spec, validate=True)
        alt.LayerChart.from_dict(spec).to_dict(validate=True)
        assert {param["name"] for param in spec["params"]} == PARAMS.keys()
        assert "datasets" not in spec
        assert all(sets(spec))
        assert "values" not in json.dumps([layer.get("data", {}) for layer in spec["layer"]])
        assert json.dumps(spec, allow_nan=False)


def test_no_chart_asks_for_an_address():
    """But that of the schema, which is a name and is never fetched."""
    for spec in charts().values():
        assert re.findall(r"[a-z]+://[^\"]*", json.dumps(spec)) == [alt.SCHEMA_URL]


@pytest.mark.parametrize("name", CASES)
def test_what_is_pushed_is_what_the_chart_takes(tmp_path: Path, name: str):
    """Every data set has a place in the form, every place is filled, and each row has all that is read of it."""
    desk = desk_on(tmp_path, name)
    forms = charts()
    seen = set()
    for look in (*({"step": step} for step in ("people", "budget", "demand", "offers")), {"step": "answer"}):
        for wide in ("", "drivers"):
            for chart, told in at_rest(desk, wide=wide, **look)["charts"].get("all", {}).items():
                read = sets(forms[chart])
                assert told["data"].keys() == read.keys()
                assert told["params"].keys() <= PARAMS.keys()
                for place, rows in told["data"].items():
                    assert all(read[place] <= row.keys() for row in rows)
                seen.add(chart)
    if name == "lakeside":
        assert seen == set(NAMES)
