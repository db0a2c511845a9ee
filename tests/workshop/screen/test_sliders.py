"""`hitcase.sliders`: handles in a notebook's own cell, with the range, step, unit and name of the workshop's."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from ipywidgets import FloatSlider, FloatText

from hitcase import ParamError, evaluate, load, sliders
from tests.clients import LAKESIDE, ROOT

FEE, RATE = "options.offer_a.price.amount", "roles.analyst.turnover_rate"
AGENCY = "options.offer_a.ends.contracts.agency.share"


class Shown:
    """What `show` was called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, Any]] = []

    def __call__(self, lines: Any, results: Any) -> None:
        """Keep it."""
        self.calls.append((lines, results))


def test_a_handle_is_the_workshops():
    """A share in percent; the unit and whose number it is beside it."""
    fee, rate = (row.children for row in sliders(load(LAKESIDE), [FEE, RATE], show=Shown()).children[:2])
    assert (fee[0].min, fee[0].value, fee[0].max, fee[0].step) == (129_000, 198_500, 268_000, 1_000)
    assert (fee[0].description, fee[0].readout_format) == ("Offer A: the partner's fee", ",.0f")
    assert fee[1].value.startswith("$ a month (")
    assert (rate[0].min, rate[0].value, rate[0].max, rate[0].step) == (4, 9.4, 16, 0.1)
    assert rate[0].description == "Analyst: share of staff leaving a year"
    assert rate[1].value == f"% ({load(LAKESIDE).params[RATE].source})"


def test_a_move_shows_its_lines_and_results():
    """At first those of the case itself; a number that is back where it was is the case's own again."""
    case, shown = load(LAKESIDE), Shown()
    handle = sliders(case, [FEE, RATE], shown).children[0].children[0]
    handle.value = 190_000
    handle.value = 198_500
    first, cheaper, back = (lines.options["offer_a"].npv_cash for lines, _ in shown.calls)
    assert first == back == evaluate(case).options["offer_a"].npv_cash < cheaper
    medians = [results.options["offer_a"].npv_cash.p50 for _, results in shown.calls]
    assert medians[0] == medians[2] < medians[1]


def test_what_no_client_file_could_have_is_said(capsys):
    """In its words, in place of the result; the next move shows again."""
    shown = Shown()
    handle = sliders(load(LAKESIDE), [AGENCY], shown).children[0].children[0]
    handle.value = 90
    assert "but full service frees" in capsys.readouterr().out
    handle.value = 70
    assert len(shown.calls) == 2


def test_a_path_that_is_none_is_refused():
    """With the near match, before anything is shown."""
    with pytest.raises(ParamError, match=f"Did you mean {FEE}"):
        sliders(load(LAKESIDE), ["options.offer_a.price.amont"], Shown())


def test_a_number_without_an_end_in_sight_has_a_box():
    """A cost of 0 could be anything."""
    rows = sliders(load(LAKESIDE), ["options.offer_a.minimum_commitment", FEE], Shown()).children
    assert [type(row.children[0]) for row in rows[:2]] == [FloatText, FloatSlider]


def test_hitcase_loads_without_widgets():
    """They load with the first handle."""
    code = "import sys, hitcase; hitcase.load; print('ipywidgets' in sys.modules)"
    words = [sys.executable, "-c", code]
    assert subprocess.run(words, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout.strip() == b"False"
