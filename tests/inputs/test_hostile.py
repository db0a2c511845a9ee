"""Bad files by `load`: a clear refusal within a second; never a traceback, nothing outside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.inputs.case import Case
from tests.clients import LAKESIDE
from tests.inputs.files import HEAD, PRICE, ROLE, quickly, written

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES = {  # what the file holds: what is said of it
    "empty": (b"", "Write lines of the form name: value."),
    "blank": (b"\n\n# nothing\n", "Write lines of the form name: value."),
    "ten megabytes": (b"x: " + b"y" * 10_000_000, "the file has 10,000,003 bytes, more than 1,000,000."),
    "brackets": (b"[" * 5000, "the top level has no names."),
    "brackets below a key": (b"x: " + b"[" * 5000, "deeper than 12 levels."),
    "braces": (b"x: " + b"{a: " * 5000, "deeper than 12 levels."),
    "alias bomb": (BOMB.encode(), "anchors are not allowed in client files (&a)."),
    "merge keys": (b"a: &x {b: 1}\nc: {<<: *x}\n", "anchors are not allowed in client files (&x)."),
    "python object": (b"x: !!python/object/apply:os.system [ls]\n", "tags are not allowed in client files"),
    "UTF-16": (HEAD.encode("utf-16"), "is not UTF-8. Save as UTF-8."),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8."),
    "null byte": (HEAD.encode() + b"words: {context: a\x00b}", "the character '\\x00' is not allowed here."),
    "list": (b"- a\n- b\n", "the top level has no names."),
    "two documents": (HEAD.encode() + b"---\n" + HEAD.encode(), "a second document begins here."),
    "JSON": (b'{"schema": 1, "client": "X", "as_of": "2026-06-30", "roles": []}', "roles: a list stands where"),
    "unknown keys": (b"".join(b"k%d: 1\n" % i for i in range(4000)), "unknown key k0."),
    "text without end": (HEAD.encode() + b"words: {context: 'never closed", "never closed. Close it."),
}


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_none_is_refused_at_once(name: str, tmp_path):
    """With a sentence that says what is wrong, at most fifty."""
    content, told = FILES[name]
    (tmp_path / "x.yaml").write_bytes(content)
    problems = quickly(tmp_path / "x.yaml")
    assert isinstance(problems, tuple)
    assert told in "\n".join(map(str, problems))
    assert len(problems) <= 50
    assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]


def test_file_that_cannot_be_opened_is_refused(tmp_path):
    """Missing, a folder, a link to nowhere, a link to itself."""
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for stem in ("missing", "folder", "nowhere", "loop"):
        (one,) = quickly(tmp_path / f"{stem}.yaml")
        assert one.message.startswith("cannot be opened: ")


def test_file_without_right_to_read_is_refused(tmp_path, monkeypatch):
    """As the system says; root may read everything, so the system is asked to say no."""

    def denied(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, ROLE)
    monkeypatch.setattr(Path, "read_bytes", denied)
    (one,) = quickly(path)
    assert one.message == "cannot be opened: Permission denied. Check its name and your access to it."


TALL = (  # a million bytes in one place
    "words: {context: '" + "x" * 900_000 + "'}",
    "tm_bill_rate: '" + "9" * 900_000 + "'",
    "tm_bill_rate: '" + "9 " * 400_000 + "x'",
    "tm_bill_rate: '$" + " " * 900_000 + "x'",
    "tm_bill_rate: '" + "9," * 400_000 + "'",
    "roles: {? " + "k" * 900_000 + " : 1}",
    "decide_on: " + "k" * 900_000,
    "shapes: {? " + "k" * 900_000 + " : uniform}",
    "overrides: [{parameter: x, guard: stale, reason: '" + "k" * 900_000 + "'}]",
)


@pytest.mark.parametrize("body", TALL, ids=range(len(TALL)))
def test_one_enormous_value_is_refused_at_once_and_not_printed(body: str, tmp_path):
    """No pattern goes over it again and again; a message is for a person."""
    problems = quickly(written(tmp_path, body))
    assert isinstance(problems, tuple)
    assert max(len(str(problem)) for problem in problems) < 800


MANY = {
    "roles": "roles:\n" + "".join(f"  r{i}: {{fte: 1}}\n" for i in range(3000)),
    "options.o.other_cost": f"options: {{o: {{kind: offshore, {PRICE}, other_cost: [{'1, ' * 9000}]}}}}",
    "scope.contracts": f"scope: {{contracts: [{'a, ' * 9000}]}}",
    "projects": "projects:\n" + "- {name: a, hours: 3}\n" * 3000,
}


@pytest.mark.parametrize("place", MANY)
def test_very_many_entries_are_refused_at_once(place: str, tmp_path):
    """Five hundred of a kind are more than any client has."""
    (one,) = quickly(written(tmp_path, MANY[place]))
    assert one.path == place
    assert one.message.endswith(" entries. Write at most 500.")


def test_a_good_file_is_loaded_within_a_second():
    """The whole example."""
    assert isinstance(quickly(LAKESIDE), Case)
