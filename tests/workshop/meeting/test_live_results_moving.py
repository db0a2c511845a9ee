"""A handle that moves: the short way gives the numbers of the long one, for every figure of every shipped client."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from hitcase.inputs.case import Case
from hitcase.inputs.problems import ParamError
from hitcase.workshop.meeting.live_results import LiveResults
from hitcase.workshop.meeting.meeting import Meeting
from tests.clients import LAKESIDE, ROOT
from tests.workshop.meeting.meetings import FEE, meeting_on

CLIENTS = [LAKESIDE, ROOT / "params" / "vendor-case.yaml"]


def numbers(case: Case) -> dict[str, tuple[float, float | None, float | None, str]]:
    """Every number with its range and shape."""
    return {path: (p.base, p.low, p.high, p.shape) for path, p in case.params.items()}


def moved(meeting: Meeting, path: str, part: float) -> dict[str, float]:
    """A move of a figure by a part of itself; of 0, by that part."""
    base = meeting.case().params[path].base
    return {path: base * (1 + part) if base else part}


@pytest.mark.parametrize("file", CLIENTS, ids=lambda file: file.stem)
def test_the_second_move_is_as_the_long_way_has_it(tmp_path: Path, file: Path):
    """The first move of a handle is checked in full; the next ones change that number alone, where they may."""
    meeting = meeting_on(tmp_path, file)
    live, short = LiveResults(meeting), 0
    for path in meeting.case().params:
        with suppress(ParamError):  # beyond what a file could have
            live.case(moved(meeting, path, -0.01))
            second = moved(meeting, path, -0.02)
            assert numbers(live.case(second)) == numbers(meeting.case(moving=second)), path
            short += 1
    assert short > 0.5 * len(meeting.case().params)


def test_a_tried_range_is_kept_while_the_handle_moves(tmp_path: Path):
    """What was typed for the ends stands, and is widened only as far as the handle goes."""
    meeting = meeting_on(tmp_path)
    meeting.try_(FEE, 198_000, 190_000, 210_000)
    live = LiveResults(meeting)
    for value in (195_000.0, 196_000.0, 205_000.0, 240_000.0):
        assert numbers(live.case({FEE: value})) == numbers(meeting.case(moving={FEE: value}))


def test_a_move_beyond_the_schema_is_refused_by_the_short_way_too(tmp_path: Path):
    """With the sentence that a client file would get."""
    live = LiveResults(meeting_on(tmp_path))
    live.case({FEE: 190_000.0})
    with pytest.raises(ParamError, match="-1 cannot be right"):
        live.case({FEE: -1.0})
