"""Which figures a step lets a person move, in which order, and how far their handles go."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.outlook import leading_option
from hitcase.analysis.readings import evaluate
from hitcase.inputs.params import STRUCTURE, Param
from hitcase.workshop.meeting.handles import ROOM, STEPS, STOPS, handles, nice, slider, weights
from hitcase.workshop.meeting.live_results import quick_results
from tests.clients import case_in, clients, lakeside, with_values
from tests.strategies import repeatable
from tests.workshop.meeting.meetings import FEE


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_figure_of_its_sections_stands_in_one_step(path: Path):
    """Each once; of the options only the one at hand; the answer's are those of all steps that weigh something."""
    case = case_in(path)
    option = leading_option(case, quick_results(case, 64).results)
    found = {step: handles(case, option, step) for step in STEPS}
    listed = [one for step, paths in found.items() if step != "answer" for one in paths]
    assert len(listed) == len(set(listed))
    sections = {section for own in STEPS.values() for section in own} - {"options"}
    wanted = {one for one in case.params if one.split(".")[0].split("[")[0] in sections}
    assert {*listed} == wanted | {one for one in case.params if option and one.startswith(f"options.{option}.")}
    weight = weights(case, option, listed)
    assert {*found["answer"]} == {one for one in listed if weight.get(one)}
    for paths in found.values():
        sizes = [weight.get(one, 0) for one in paths]
        assert sizes == sorted(sizes, reverse=True)


def test_a_weight_is_how_far_the_result_moves():
    """From one end of the range to the other; a tenth more or less of a price without one."""
    case = lakeside()
    low, high = (evaluate(with_values(case, {FEE: 198_500 * part})).options["offer_a"].npv_cash for part in (0.9, 1.1))
    assert weights(case, "offer_a", [FEE])[FEE] == pytest.approx(low - high)
    rate = "options.offer_a.ends.contracts.agency.share"
    ends = [case.params[rate].low, case.params[rate].high]
    low, high = (evaluate(with_values(case, {rate: end})).options["offer_a"].npv_cash for end in ends)
    assert weights(case, "offer_a", [rate])[rate] == pytest.approx(high - low)
    assert weights(case, None, [FEE]) == {}
    assert weights(case, "offer_a", ["options.offer_b.price.amount"]) == {}


NUMBERS = st.floats(0, 1e9, allow_subnormal=False).map(lambda number: float(f"{number:.6g}"))


@given(ends=st.lists(NUMBERS, min_size=3, max_size=3, unique=True).map(sorted), also=NUMBERS, ranged=st.booleans())
@repeatable(200)
def test_a_handle_reaches_its_range_and_what_is_tried(ends: list[float], also: float, ranged: bool):
    """With room beside it, in at most so many steps of 1, 2 or 5; it never goes below the schema's least."""
    low, base, high = ends
    param = Param("x", base, STRUCTURE, low if ranged else None, high if ranged else None, least=0)
    for more in ((), (also,)):
        found = slider(param, *more)
        assert found is not None
        reached = [base, *more, *((low, high) if ranged else ())]
        assert found.low <= min(reached) * (1 + 1e-9)
        assert found.high >= max(reached) * (1 - 1e-9)
        assert found.low >= 0
        assert (found.high - found.low) / found.step <= STOPS + 2
        assert float(f"{found.step:.0e}"[0]) in (1, 2, 5)
        if not more:
            room = ROOM * (high - low if ranged else base)
            assert found.high >= (high if ranged else base) + room * 0.999


def test_a_handle_keeps_to_the_bounds_of_the_schema():
    """A share goes from 0 to 1 at most; nought without a range as far as the schema; without an end there is none."""
    share = Param("x", 0.9, STRUCTURE, 0.1, 1.0, least=0, most=1)
    assert slider(share)[:2] == (0, 1)
    nought = Param("x", 0.0, STRUCTURE, least=0, most=1)
    assert slider(nought)[:2] == (0, 1)
    assert slider(replace(nought, most=inf)) is None
    assert slider(replace(nought, most=inf), 3.0)[:2] == (0, 3)


def test_a_nice_step_is_never_smaller():
    """1, 2 or 5 times a power of ten."""
    assert [nice(size) for size in (0.0011, 0.002, 3.0, 5.0, 7.0, 10.0)] == [0.002, 0.002, 5.0, 5.0, 10.0, 10.0]
