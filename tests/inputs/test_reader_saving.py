"""Saving a scalar of a client file in its place."""

import pytest

from hitcase.inputs.reader import read_text, save_scalar
from tests.inputs.refusals import QUOTE, START, refusal

ROW = "no single value stands here. Name one that the file has."
SAVED = (  # text, path, new; the text saved, or the refusal
    ("a: 1  # why\n\nb: 2", ("a",), "0.19", "a: 0.19  # why\n\nb: 2"),
    ("\ufeff# \U0001f600\r\na:   1 # b\r\nb: 2\r\n", ("b",), "'x'", "\ufeff# \U0001f600\r\na:   1 # b\r\nb: 'x'\r\n"),
    ("{x: [1, {a: 'old'}], b: 2}", ("x", 1, "a"), '"new"', '{x: [1, {a: "new"}], b: 2}'),
    ("a:\nb: 2", ("a",), "1", "a: 1\nb: 2"),
    ("x:\n  -\n  - 2 # two", ("x", 0), "1", "x:\n  - 1\n  - 2 # two"),
    ("a: # why\nb: 2", ("a",), "1", "a: 1 # why\nb: 2"),
    ("{a: , b: 2}", ("a",), "1", "{a: 1, b: 2}"),
    ("x:\n  a: |  # why\n    one\n    two\n\n  # b\n  b: 2\n", ("x", "a"), "1", "x:\n  a: 1\n\n  # b\n  b: 2\n"),
    ("a: one\n  two # why", ("a",), "null", "a: null # why"),
    ("a: 1", ("b",), "2", f"x.yaml: b: {ROW}"),
    ("a: {b: 1}", ("a",), "2", f"x.yaml:1: a: {ROW}"),
    ("a: {b: 1}", ("a", "b"), "2, c: 3", "x.yaml:1: a.b: '2, c: 3' is not one value here. Put text in quotes."),
    ("a: {b}", ("a", "b"), "2", "x.yaml:1: a.b: '2' is not one value here. Put text in quotes."),
    ("a: 1", ("a",), "[1]", "x.yaml:1: a: '[1]' is not one value here. Put text in quotes."),
    ("a: ''# b", ("a",), "7", "x.yaml:1: a: '7' is not one value here. Put text in quotes."),
    ("b: 1\na: 1", ("a",), "@b", f"x.yaml:2: a: {QUOTE} {START}"),
)


@pytest.mark.parametrize(("text", "path", "new", "outcome"), SAVED)
def test_saving_replaces_one_scalar_and_not_a_byte_more(text: str, path: tuple[str | int, ...], new: str, outcome: str):
    """Comments, blank lines, line ends and layout stay; what would not be one value is refused."""
    arguments = text, read_text(text, "x.yaml"), path, new
    assert (refusal(save_scalar, *arguments) if "x.yaml" in outcome else save_scalar(*arguments)) == outcome


def test_saving_into_a_file_that_has_changed_is_refused():
    """Else the offsets of the old text would cut the new one."""
    changed = "x.yaml:1: a: the file has changed since it was read. Read it again, then save."
    assert refusal(save_scalar, "# new\na: 1", read_text("a: 1", "x.yaml"), ("a",), "2") == changed
