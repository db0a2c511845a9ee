"""Reading client files: values by YAML 1.2 core, a line for every path, refusals to the letter, saving in place."""

import math
import pathlib

import pytest

from hitcase.inputs.problems import dotted
from hitcase.inputs.reader import MAX_BYTES, read, read_text
from tests.inputs.refusals import QUOTE, START, refusal

VALUES = (
    *((None, text) for text in ("", "~", "null", "Null", "NULL")),
    *((text.lower() == "true", text) for text in ("true", "True", "TRUE", "false", "False", "FALSE")),
    *((12, text) for text in ("12", "+12", "012", "0o14", "0xC", "0xc")),
    *((-7, text) for text in ("-7", "-07")),
    *((0.5, text) for text in ("0.5", ".5", "+.5", "5e-1", "5E-1", "0.50")),
    *((1000.0, text) for text in ("1e3", "1.e3", "1000.", "1E+3")),
    *((int("9" * 300), text) for text in ("9" * 300, "+" + "9" * 300)),
    *((int("F" * 249, 16), text) for text in ("0x" + "F" * 249, "0x" + "f" * 249)),
)
TEXTS = (
    *("NO", "no", "yes", "on", "Off", "y", "tRUE", "nULL", "12:30", "2026-06-30", "84_000", "84,000", "19 %", "84k"),
    *("84.000", "198.500", "-1.250", "+8.125"),
    *(".inf", "-.inf", ".nan", "1e999", "-1e999", "1" * 301, "0" * 301, "9" * 9000, "0x" + "F" * 250, "0o" + "7" * 301),
    *("1.2.3", ".", "+", "1e", "e3", "0x", "0o8", "-0x1F", "\u0661\u0662", "<<", "a b", "=1", "1 2"),
)


def value_of(text: str) -> object:
    """What one value in a file is read as."""
    return read_text(f"x: {text}\n", "x.yaml").data["x"]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_plain_scalar_is_a_value_by_the_core_rules(value: object, text: str):
    """Of the right type too (1 == True == 1.0), and never an int that no float holds."""
    assert (type(value_of(text)), value_of(text)) == (type(value), value)
    assert value is None or math.isfinite(float(value_of(text)))


@pytest.mark.parametrize("text", TEXTS)
def test_anything_else_plain_stays_text_as_written(text: str):
    """A later step says what to write instead; Norway, dates, times and infinities are not guessed here."""
    assert value_of(text) == text


@pytest.mark.parametrize("text", [*TEXTS, *(text for _, text in VALUES)])
def test_quoted_scalar_is_always_text(text: str):
    """In single quotes, in double quotes, and as a block."""
    assert [value_of(f"'{text}'"), value_of(f'"{text}"'), value_of(f"|-\n  {text}")] == [text] * 3


LAYOUT = """\
# a comment
name: Lakeside

roles:
  analyst:
    salary: 84000  # base
    range: {low: 1,
      high: 2}
  'no': [a,
    b]
offers:
- fee: 1
  terms:
  - {}
-
  fee: |
    two
    lines
84: years
"""
LINES = """
name:2 roles:4 roles.analyst:5 roles.analyst.salary:6 roles.analyst.range:7 roles.analyst.range.low:7
roles.analyst.range.high:8 roles.no:9 roles.no[0]:9 roles.no[1]:10 offers:11 offers[0]:12 offers[0].fee:12
offers[0].terms:13 offers[0].terms[0]:14 offers[1]:16 offers[1].fee:16 84:19
"""


@pytest.mark.parametrize("text", [LAYOUT, LAYOUT.replace("\n", "\r\n"), "\ufeff" + LAYOUT], ids=["lf", "crlf", "bom"])
def test_every_path_has_its_line_and_every_scalar_its_span(text: str):
    """Nested, in lists, in flow style; what the file lacks has the line of what stands above it, or 0."""
    document = read_text(text, "x.yaml")
    shown = {path: text[start:end] for path, (start, end) in document.spans.items()}
    unknown = ("roles", "analyst", "fte"), ("offers", 7, "fee"), ("years",), ()
    assert [f"{dotted(path)}:{line}" for path, line in document.lines.items()] == LINES.split()
    assert [document.line(path) for path in unknown] == [5, 11, 0, 0]
    assert (shown["roles", "analyst", "salary"], shown["roles", "no", 1]) == ("84000", "b")
    assert shown["offers", 1, "fee"].splitlines() == ["|", "    two", "    lines"]
    assert (document.data["84"], document.data["offers"][0]) == ("years", {"fee": 1, "terms": [{}]})


FORM, CUT = "Write lines of the form name: value.", "deeper than 12 levels. Check indentation and brackets."
FIT, OUT = "this does not fit the lines above. Check indentation, brackets and quotes.", "Write the value out."
TAB, KEY = (
    "a tab stands in the indentation. Indent with spaces.",
    "this key is not plain text. Write a name and a colon.",
)
WHAT = "are not allowed in client files"
COLON = "a colon stands where none can. Check the indentation, or put the text in quotes."
BROKEN = {
    "": [f"1: the file has no values. {FORM}"],
    "# only\n---\n": [f"3: the file has no values. {FORM}"],
    "- a: 1": [f"1: the top level has no names. {FORM}"],
    "a:1\nb:2": [f"1: the top level has no names. {FORM}"],
    "b:\n  c: 1\n  c: 2\nb: 3": [
        "3: b: c stands twice, here and in line 2. Keep one.",
        "4: b stands twice, here and in line 1. Keep one.",
    ],
    "a: 1\n'a': 2": ["2: a stands twice, here and in line 1. Keep one."],
    "a: &d {b: 1}\nc: [*d]": [f"1: a: anchors {WHAT} (&d). {OUT}", f"2: c[0]: aliases {WHAT} (*d). {OUT}"],
    "&r\na: !!int 3\n!x b: ! 2": [
        f"1: anchors {WHAT} (&r). {OUT}",
        f"2: a: tags {WHAT} (!!int). {OUT}",
        f"3: tags {WHAT} (!x). {OUT}",
        f"3: b: tags {WHAT} (!). {OUT}",
    ],
    "a: &" + "x" * 99: [f"1: a: anchors {WHAT} (&{'x' * 39}). {OUT}"],
    "a: {{client}}": [f"1: a: {KEY}"],
    "? [a]\n: 1": [f"1: {KEY}"],
    "a: 1\n? |\n  b\n: 1": [f"2: {KEY}"],
    "a: 1\n'': 1": [f"2: {KEY}"],
    "a: 1\n---\nb: 1": ["2: a second document begins here. Keep one in a file."],
    "x: " + "[" * 5000: [f"1: x{'[0]' * 11}: {CUT}"],
    "[" * 5000: [f"1: the top level has no names. {FORM}"],
    "a: 1\n%TAG ! !": ["2: a line that begins with % is not allowed here. Delete it."],
    "a: 1\nb: \x07": [r"2: the character '\x07' is not allowed here. Delete it."],
    "# \u2028a: 1": [r"1: the character '\u2028' is not allowed here. Delete it."],
    "a: \ud800": [r"1: the character '\ud800' is not allowed here. Delete it."],
    'a: "\\0"': [r"1: a: the character '\x00' is not allowed here. Delete it."],
    "a: 1\na: 1\nb: 'x\n": [
        "2: a stands twice, here and in line 1. Keep one.",
        "3: b: the quote that opens here is never closed. Close it. (YAML: found unexpected end of stream.)",
    ],
    "a:\n\tb: 1": [f"2: a: {TAB} {START}"],
    "a: 1\n\tb: 1": [f"2: a: {TAB} (YAML: found a tab character that violates indentation.)"],
    "a: 1\nb\nc: 1": ["2: no colon follows this name. Write name: value. (YAML: could not find expected ':'.)"],
    "a: see: b": [f"1: {COLON} (YAML: mapping values are not allowed in this context.)"],
    "a: {\n\tb: @c}": [f"2: a.b: {QUOTE} {START}"],
    "a: @b": [f"1: a: {QUOTE} {START}"],
    "a:\n    b: 1\n  c: 2": [f"3: {FIT} (YAML: did not find expected key.)"],
    "a: [1, 2\nb: 3": [f"2: a[2]: {FIT} (YAML: did not find expected ',' or ']'.)"],
}


@pytest.mark.parametrize("text", BROKEN)
def test_broken_file_is_refused_to_the_letter(text: str):
    """Where, what, and what to write; all at once where reading can go on."""
    assert refusal(read_text, text, "x.yaml").split("\n") == [f"x.yaml:{line}" for line in BROKEN[text]]


@pytest.mark.parametrize("code", [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2029, 0xDFFF, 0xFEFF, 0xFFFE])
def test_control_character_is_refused_with_its_line(code: int):
    """Even in a comment: no editor shows it, and some break lines for libyaml alone."""
    assert refusal(read_text, f"a: 1\n# {chr(code)}", "x.yaml").startswith("x.yaml:2: the character '\\")


def test_nesting_of_twelve_levels_is_read():
    """The top level is the first; an empty one is a file too."""
    assert value_of("[" * 11 + "]" * 11) == [[[[[[[[[[[]]]]]]]]]]]
    assert CUT in refusal(value_of, "[" * 12 + "]" * 12)
    assert read_text("{}", "x.yaml").data == {}


def test_alias_bomb_is_refused_with_its_first_fifty_problems():
    """Nothing is expanded, and a message of a million lines helps nobody."""
    bomb = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 500))
    assert len(refusal(read_text, bomb, "x.yaml").split("\n")) == 50


def test_file_that_cannot_be_read_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch):
    """Missing, a folder, not UTF-8, no permission, too large: the last by its size alone."""
    cannot, file = "x.yaml: cannot be opened: {}. Check its name and your access to it.", tmp_path / "client.yaml"
    assert refusal(read, file, "x.yaml") == cannot.format("No such file or directory")
    assert refusal(read, tmp_path, "x.yaml") == cannot.format("Is a directory")
    file.write_bytes(b"a: 1\nb: caf\xe9\n")
    assert refusal(read, file, "x.yaml") == "x.yaml:2: byte 12 (0xe9) is not UTF-8. Save as UTF-8."
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert len(read(file).data["a"]) == MAX_BYTES - 3
    monkeypatch.setattr(pathlib.Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "Denied")))
    assert refusal(read, file, "x.yaml") == cannot.format("Denied")
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 2))
    large = "x.yaml: the file has 1,000,001 bytes, more than 1,000,000. Keep only inputs in it."
    assert refusal(read, file, "x.yaml") == large


def test_file_is_named_as_the_user_named_it(tmp_path: pathlib.Path):
    """By its path, unless a name is given; line ends and byte order mark stay in the text, to be saved again."""
    file = tmp_path / "client.yaml"
    file.write_bytes("\ufeffa: é\r\n".encode())
    assert (read(file).name, read(file, "b.yaml").name) == (str(file), "b.yaml")
    assert (read(file).text, read(file).data) == ("\ufeffa: é\r\n", {"a": "é"})
