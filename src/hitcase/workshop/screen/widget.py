"""The workshop: one client file, live. A thin shell between the page, which draws, and the acts behind it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from hitcase.inputs.case import locate
from hitcase.inputs.problems import ParamError, Problem
from hitcase.text import fonts
from hitcase.workshop.meeting.live_results import STILL
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.screen.acts import ACTS, Act
from hitcase.workshop.screen.chart_forms import charts
from hitcase.workshop.screen.refusal_words import at_the_screen
from hitcase.workshop.screen.requests import refusal
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.view_state import ViewState

PAGE = Path(__file__).parent / "page"
SCRIPTS = (
    "dom.js",
    "talk.js",
    "charts.js",
    "inputs.js",
    "results.js",
    "side.js",
    "sheet.js",
    "actions.js",
    "screen.js",
)


@cache
def script() -> str:
    """The page's program as one module: the chart library's bundle, and what draws the screen."""
    own = "\n".join((PAGE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    library = (PAGE / "vega.js").read_text(encoding="utf-8")
    return f"{library}\nexport default (() => {{\n{own}\nreturn {{ render: hitcaseScreen }};\n}})();\n"


def style() -> str:
    """How the screen looks, in windows of every size."""
    return "\n".join((PAGE / name).read_text(encoding="utf-8") for name in ("screen.css", "windows.css"))


class Screen(anywidget.AnyWidget):
    """What the workshop shows. view: the whole screen as plain values; charts: how each chart is drawn, given once."""

    _esm = script()
    _css = f"{fonts.faces()}\n{style()}"
    charts = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)


OF_ITSELF = ("rest", "size")  # what the page asks for without a person: what a person was told stays


class Desk(ViewState):
    """A meeting with its screen, and what people do at it."""

    def act(self, act: Act) -> None:
        """Do one thing; what cannot be done is said in `error`, and changes nothing. It ends a move."""
        message, error = self._perform(act)
        if error or act["do"] not in OF_ITSELF:
            self.message, self.error = message, error

    def _perform(self, act: Act) -> tuple[str, str]:
        """What is said of it, or why it cannot be done."""
        if message := refusal(act, ACTS):
            return "", message
        if act["do"] != "size":  # it comes at any time, in the middle of a move too
            self.moving = STILL
        try:
            return ACTS[act["do"]](self, act) or "", ""
        except ParamError as error:
            return "", at_the_screen(error.problems[0].message)
        except OSError as error:  # a full disk, a locked file
            return "", f"{error.filename or 'the disk'}: {error.strerror or error}. Nothing was done."
        except KeyError as unknown:
            return "", str(unknown.args[0])


def show(client: str) -> Screen | Refusal:
    """The workshop on a client file, as the last line of a notebook's cell shows it; else why it can't be used."""
    try:
        file = locate(client).resolve() if Path(client).is_symlink() else Path(client)
        meeting = Meeting(file, _time, dt.date.today().isoformat())  # noqa: DTZ011 the day in the room
        return screen_on(Desk(meeting, os.environ.get("HITCASE_OUT", "build")))
    except ParamError as error:
        return Refusal(error.problems)
    except OSError as error:
        return Refusal((Problem(error.filename or client, 0, "", f"{error.strerror or error}."),))


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a client file or its journal, in the place of the workshop."""

    problems: tuple[Problem, ...]

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{escape(str(problem))}</li>" for problem in self.problems)
        what = "The workshop cannot be opened. Correct this, then load the page again:"
        return f'<div role="alert" style="padding: 2em; font-size: 16px"><p>{what}</p><ul>{lines}</ul></div>'


def screen_on(desk: Desk) -> Screen:
    """A screen on a desk: what a person does goes there, what it shows comes back."""
    page = Screen(charts=charts(), view=screen(desk))

    def on_message(_: Any, act: dict[str, Any], __: Any) -> None:
        desk.act(act)
        page.view = {**screen(desk), "reply": act.get("number", 0)}

    page.on_msg(on_message)
    return page


def _time() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
