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

from hitcase.text import fonts
from tests.clients import lakeside
from tests.document.notebook import CALLS, result
from tests.document.shown import text

FACE = re.compile(r'font-weight:(\d+);src:url\(data:font/woff;base64,([\w+/=]+)\) format\("woff"\)')


@pytest.fixture(scope="module")
def faces() -> dict[int, TTFont]:
    """Each weight, unpacked."""
    found = FACE.findall(fonts.faces())
    return {int(weight): TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in found}


def test_two_weights_come_as_woff(faces: dict[int, TTFont]):
    """Regular and semibold, each under the name that the style sheet asks for, smaller than 40 kB."""
    assert list(faces) == [400, 600]
    assert all(one.flavor == "woff" for one in faces.values())
    assert fonts.faces().count('font-family:"Source Sans Pro"') == 2
    assert all(len(base64.b64decode(data)) < 40_000 for _, data in FACE.findall(fonts.faces()))


def test_the_same_bytes_come_each_time():
    """In another process, under another seed of Python's hashes, and in a zone of its own."""
    code = "from hitcase.text.fonts import faces; import sys; sys.stdout.write(faces())"
    given = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Tokyo"}
    again = subprocess.run([sys.executable, "-c", code], check=True, env=given, capture_output=True, text=True)
    assert again.stdout == fonts.faces()


def test_every_letter_of_the_document_is_in_it(faces: dict[int, TTFont]):
    """All that Lakeside's sentences, tables and charts say; a letter that is missing would be another face's."""
    case = lakeside()
    outputs = [result(name, case) for name in CALLS]
    letters = {letter for output in outputs if output for letter in text(output)}
    assert len(letters) > 60
    for weight, one in faces.items():
        assert sorted(letter for letter in letters if ord(letter) not in one.getBestCmap()) == [], weight
