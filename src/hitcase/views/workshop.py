"""The workshop: one client file, live. A thin shell between the page and the desk behind it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

from hitcase.analysis.meeting import Meeting
from hitcase.inputs.case import located
from hitcase.views.live.desk import Desk
from hitcase.views.live.look import charts
from hitcase.views.live.screen import Screen
from hitcase.views.live.shown import screen


def show(client: str) -> Screen:
    """The workshop on a client file, as the last line of a notebook's cell shows it.

    Raises: ParamError if the file or its journal can't be used.
    """
    file = located(client).resolve() if Path(client).is_symlink() else Path(client)
    meeting = Meeting(file, _now, dt.date.today().isoformat())  # noqa: DTZ011 the day in the room
    return at(Desk(meeting, os.environ.get("HITCASE_OUT", "build")))


def at(desk: Desk) -> Screen:
    """A screen on a desk: what a person does goes there, what it shows comes back."""
    page = Screen(charts=charts(), now=screen(desk))

    def done(_: Any, act: dict[str, Any], __: Any) -> None:
        desk.act(act)
        page.now = {**screen(desk), "reply": act.get("number", 0)}

    page.on_msg(done)
    return page


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
