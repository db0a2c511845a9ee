"""Numbers written into the text of a client file: the smallest change, to the character; and the file on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.inputs.changes import Edit
from hitcase.inputs.reader import read, read_text
from hitcase.inputs.saving import replace_with, rewritten, write_draft
from tests.inputs.refusals import refusal

SAID = {"base": 4, "origin": "CIO"}
LONG = '{base: 4, origin: "CIO"}'
AWAY = "cannot be written here without touching what stands around it. Write it by hand."
REWRITTEN = (  # text, edits, the text afterwards
    ("a: 1  # why\nb: 2", [Edit(("a",), SAID)], f"a: {LONG}  # why\nb: 2"),
    ("a:\nb: 2", [Edit(("a",), SAID)], f"a: {LONG}\nb: 2"),
    ("{a: 1, b: 2}", [Edit(("b",), SAID)], f"{{a: 1, b: {LONG}}}"),
    ("a: [1, 2]  # by year", [Edit(("a", 1), SAID)], f"a: [1, {LONG}]  # by year"),
    ("a:\n  - 1  # one\n  - 2\n", [Edit(("a", 1), SAID)], f"a:\n  - 1  # one\n  - {LONG}\n"),
    ("a: {base: 1}  # why\n", [Edit(("a", "origin"), "CIO")], 'a: {base: 1, origin: "CIO"}  # why\n'),
    ("a: {base: 1, note: x}", [Edit(("a", "low"), 0)], "a: {base: 1, low: 0, note: x}"),
    ("a: {base: 1,  # one\n  note: x}", [Edit(("a", "n"), 0)], "a: {base: 1,  # one\n  note: x, n: 0}"),
    ("a:\n  base: 1  # one\n  note: x  # two\n# b\nb: 2", [Edit(("a", "low"), 0)], None),
    ("a:\n  - base: 1  # one\n", [Edit(("a", 0, "origin"), "CIO")], 'a:\n  - base: 1  # one\n    origin: "CIO"\n'),
    ("a:\r\n  b: 1 # x\r\nc: 2\r\n", [Edit(("a", "d"), 3)], "a:\r\n  b: 1 # x\r\n  d: 3\r\nc: 2\r\n"),
    ("\ufeffa: 1", [Edit(("b",), {"c": SAID})], f"\ufeffa: 1\nb: {{c: {LONG}}}"),
    ("a: {}  # none\nb: 1", [Edit(("a", "x[0]"), "fixed")], 'a: {"x[0]": "fixed"}  # none\nb: 1'),
    ("a: {claim: c3}  # why", [Edit(("a", "claim"), 4, "base")], "a: {base: 4}  # why"),
    ("a:\n  claim: c3  # why\n  note: x\n", [Edit(("a", "claim"), 4, "base")], "a:\n  base: 4  # why\n  note: x\n"),
    ("a:\n  origin:\n    offer: A\n    page: 4  # p\n", [Edit(("a", "origin"), "CIO")], None),
    ("a: {origin: {offer: A, page: 4}, base: 1}", [Edit(("a", "origin"), "CIO")], 'a: {origin: "CIO", base: 1}'),
    ("a: 'it''s' # b\n", [Edit(("a",), 'the "CIO"\\')], 'a: "the \\"CIO\\"\\\\" # b\n'),
)
BLOCKS = {
    8: "a:\n  base: 1  # one\n  low: 0\n  note: x  # two\n# b\nb: 2",
    15: 'a:\n  origin:\n    "CIO"  # p\n',
}


@pytest.mark.parametrize("case", range(len(REWRITTEN)))
def test_the_text_changes_where_it_must_and_nowhere_else(case: int):
    """Comments, order, line ends and layout stay."""
    text, edits, due = REWRITTEN[case]
    assert rewritten(read_text(text, "x.yaml"), edits).text == (due or BLOCKS[case])


def test_a_text_that_would_read_otherwise_is_refused():
    """A block of text that goes on to the end of the file would swallow the new key."""
    document = read_text("a: 1\nb: |+\n  text\n\n\n", "x.yaml")
    assert refusal(rewritten, document, [Edit(("c",), 2)]) == f"x.yaml: c: {AWAY}"


def test_the_file_is_replaced_at_once_and_every_backup_stays(tmp_path: Path):
    """Backups are numbered on; what lies between stays free."""
    path = tmp_path / "x.yaml"
    (tmp_path / "x.backup-6").write_text("old", encoding="utf-8")
    for number, text in ((7, "a: 2\r\n"), (8, "a: 3")):
        path.write_text("a: 1", encoding="utf-8")
        path.chmod(0o640)
        backup = replace_with(path, write_draft(path, text), read(path, "x.yaml"))
        assert (backup.name, backup.read_text(encoding="utf-8")) == (f"x.backup-{number}", "a: 1")
        assert path.read_bytes() == text.encode()
        assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.backup-6", "x.backup-7", "x.backup-8", "x.yaml"]


def test_a_file_that_somebody_else_changed_is_not_replaced(tmp_path: Path):
    """Their change would be lost."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1", encoding="utf-8")
    document = read(path, "x.yaml")
    path.write_text("a: 2", encoding="utf-8")
    told = "x.yaml: the file has changed since it was read. Read it again."
    assert refusal(replace_with, path, write_draft(path, "a: 3"), document) == told
    assert [one.name for one in tmp_path.iterdir()] == ["x.yaml"]
