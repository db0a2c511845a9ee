"""The one widget of the workshop: it draws what it is told, and tells what a person did; it computes nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import anywidget
import traitlets

from hitcase.views import font

PAGE = Path(__file__).parent / "page"
SCRIPTS = ("dom.js", "talk.js", "charts.js", "inputs.js", "results.js", "side.js", "sheet.js", "doing.js", "screen.js")


@cache
def script() -> str:
    """The page's program as one module: the chart library's bundle, and what draws the screen."""
    own = "\n".join((PAGE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    library = (PAGE / "vega.js").read_text(encoding="utf-8")
    return f"{library}\nexport default (() => {{\n{own}\nreturn {{ render: hitcaseScreen }};\n}})();\n"


class Screen(anywidget.AnyWidget):
    """What the workshop shows. now: the whole screen as plain values; charts: how each chart is drawn, given once."""

    _esm = script()
    _css = f"{font.faces()}\n{(PAGE / 'screen.css').read_text(encoding='utf-8')}"
    charts = traitlets.Dict().tag(sync=True)
    now = traitlets.Dict().tag(sync=True)
