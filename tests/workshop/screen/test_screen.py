"""The page's own files: the chart library can be made anew, nothing is fetched, each script stays small."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vl_convert

from hitcase.text import fonts
from hitcase.text.pictures import _version
from hitcase.workshop.screen import widget
from hitcase.workshop.screen.chart_forms import charts
from hitcase.workshop.screen.widget import PAGE, SCRIPTS, Screen, script
from tests.workshop.meeting.meetings import FEE
from tests.workshop.screen.desks import desk_on

NAMED = {  # addresses in vega.js: names of XML and JSON forms, a link of a menu that is off, a message's hint
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/2000/xmlns/",
    "https://vega.github.io/schema/vega/v6.json",
    "https://vega.github.io/editor/",
    "https://github.com/vega/vega-lite/issues/2415",
}
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z][^\"'`\s)<>\\]*", re.IGNORECASE)


def test_the_chart_library_is_the_pinned_one():
    """The same bytes as vl-convert packs for the version of the schema; its licences lie beside it."""
    packed = vl_convert.javascript_bundle(snippet="globalThis.hitcaseVega = vegaEmbed;", vl_version=_version())
    assert (PAGE / "vega.js").read_text(encoding="utf-8") == packed
    licence = (PAGE / "vega.LICENSE.txt").read_text(encoding="utf-8")
    assert "vl-convert-python" in licence
    for part in ("BSD-3-Clause", "ISC", "University of Washington", "Mike Bostock"):
        assert part in licence


def test_the_library_names_no_other_address():
    """Those that it names are never fetched."""
    assert {*re.findall(r"https?://[^\"'`\s)<>]+", (PAGE / "vega.js").read_text(encoding="utf-8"))} == NAMED


@pytest.mark.parametrize("path", [*sorted(PAGE.glob("*.js")), *sorted(PAGE.glob("*.css"))], ids=lambda path: path.name)
def test_a_script_is_small_and_asks_nobody(path: Path):
    """At most 200 lines; no address, no request, no code made of text."""
    if path.name == "vega.js":
        return
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    assert not ADDRESS.findall(text)
    for word in ("fetch(", "XMLHttpRequest", "WebSocket", "import(", "@import", "eval(", "innerHTML", "Function("):
        assert word not in text


def test_the_program_is_made_of_every_script():
    """One that is not named would be missing without a word; the library comes first."""
    assert {*SCRIPTS} == {path.name for path in PAGE.glob("*.js")} - {"vega.js"}
    text = script()
    assert text.startswith((PAGE / "vega.js").read_text(encoding="utf-8")[:1_000])
    places = [text.index((PAGE / name).read_text(encoding="utf-8")) for name in SCRIPTS]
    assert places == sorted(places)
    assert len(re.findall("^export default", text, re.MULTILINE)) == 1


def test_the_type_is_our_own():
    """It comes with the page; nothing is asked of the system or the internet for it."""
    assert str(Screen._css).startswith(fonts.faces())


def test_a_screen_answers_an_act(tmp_path: Path):
    """What a person did comes as a message, the whole screen goes back, with the number of the message."""
    desk = desk_on(tmp_path)
    page = widget.screen_on(desk)
    assert page.charts == json.loads(json.dumps(charts()))
    assert page.view["head"]["client"] == "Lakeside Health (illustrative)"
    page._handle_custom_msg({"do": "try", "path": FEE, "value": "190,000", "number": 3}, [])
    assert page.view["reply"] == 3
    assert page.view["head"]["counts"]["tried"] == 1
    page._handle_custom_msg({"do": "boo", "number": 4}, [])
    assert (page.view["reply"], page.view["error"][:22]) == (4, "the page asked for boo")
    assert page.view["head"]["counts"]["tried"] == 1
