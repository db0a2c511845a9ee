"""The typeface that every document brings along."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from hitcase.views import charts, font, narrative, tables
from tests.clients import lakeside
from tests.views.shown import drawn, seen, text
from tests.views.test_narrative import told
from tests.views.test_tables import shown

FACE = re.compile(r'font-weight:(\d+);src:url\(data:font/woff;base64,([\w+/=]+)\) format\("woff"\)')


@pytest.fixture(scope="module")
def fonts() -> dict[int, TTFont]:
    """Each weight, unpacked."""
    found = FACE.findall(font.faces())
    return {int(weight): TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in found}


def test_two_weights_come_as_woff(fonts: dict[int, TTFont]):
    """Regular and semibold, each under the name that the style sheet asks for, smaller than 40 kB."""
    assert list(fonts) == [400, 600]
    assert all(one.flavor == "woff" for one in fonts.values())
    assert font.faces().count('font-family:"Source Sans Pro"') == 2
    assert all(len(base64.b64decode(data)) < 40_000 for _, data in FACE.findall(font.faces()))


def test_the_same_bytes_come_each_time():
    """In another process, under another seed of Python's hashes, and in a zone of its own."""
    code = "from hitcase.views.font import faces; import sys; sys.stdout.write(faces())"
    given = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Tokyo"}
    again = subprocess.run([sys.executable, "-c", code], check=True, env=given, capture_output=True, text=True)
    assert again.stdout == font.faces()


def test_every_letter_of_the_document_is_in_it(fonts: dict[int, TTFont]):
    """All that Lakeside's sentences, tables and charts say; a letter that is missing would be another face's."""
    case = lakeside()
    outputs = [shown(name, case) for name in tables.__all__]
    outputs += [told(name, case) for name in narrative.__all__]
    outputs += [drawn(name, *seen(case)[:2]) for name in charts.__all__]
    letters = {letter for output in outputs if output for letter in text(output)}
    assert len(letters) > 60
    for weight, one in fonts.items():
        assert sorted(letter for letter in letters if ord(letter) not in one.getBestCmap()) == [], weight
