"""What the tests of the workshop's screen share: desks on copies of client files, at rest, and what stands on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.widget import Desk
from tests.clients import LAKESIDE, PARAMS, clients, minimal
from tests.workshop.meeting.meetings import meeting_on

RESTS = 12  # after so many a screen has come to rest
BUDGET = {"total": 9_000_000, "run_share": 0.6, "grow_share": 0.3, "transform_share": 0.1}
DEMAND = {"arrivals": 400, "hours_per_request": 3, "backlog": 1_000}
NOBODY = {"roles": {}, "contracts": {}, "scope": {}, "options": {}}
OWN_SCOPE = {"partner": {**minimal()["options"]["partner"], "scope": {"share": {"analyst": 0.2}, "contracts": []}}}
SMALL = {
    "small": {},
    "no option": {"options": {}},
    "nothing": NOBODY,
    "budget": {"budget": BUDGET},
    "demand": {"demand": DEMAND},
    "own scope": {"options": OWN_SCOPE},
    "one year": {"horizon": 1},
    "in full": {"decide_on": "full"},
}
CASES = [*(path.stem for path in clients()), *SMALL]


def as_text(data: dict[str, Any]) -> str:
    """A client file as text, from plain data."""
    return json.dumps(data)


def desk_on(folder: Path, name: str = "lakeside") -> Desk:
    """A desk on a copy of a shipped client's file, or on a small one of `SMALL`."""
    if name in SMALL:
        return Desk(meeting_on(folder, LAKESIDE, as_text(minimal(**SMALL[name]))))
    return Desk(meeting_on(folder, PARAMS / f"{name}.yaml"))


def do(desk: Desk, do: str, /, **more: Any) -> Desk:
    """One act that is possible."""
    desk.act({"do": do, **more})
    assert desk.error == ""
    return desk


def settle(desk: Desk) -> Desk:
    """Wait until all is known."""
    for _ in range(RESTS):
        if desk.settled:
            return desk
        do(desk, "rest")
    raise AssertionError("it never comes to rest")


def at_rest(desk: Desk, **look: Any) -> dict[str, Any]:
    """The screen once all of it is known, at a step or an option."""
    if look:
        do(desk, "look", **look)
    return screen(settle(desk))


def refused(desk: Desk, act: Any) -> str:
    """The sentence of an act that is not possible; the journal has no trace of it."""
    before = desk.meeting.journal.path.read_bytes()
    desk.act(act)
    assert desk.meeting.journal.path.read_bytes() == before
    assert not desk.moving
    return desk.error
