"""The disk is full in the middle of a meeting: one sentence, nothing lost, and on it goes."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.workshop.meeting.meetings import FEE
from tests.workshop.screen.desks import desk_on, do


def test_a_full_disk_is_told_and_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The journal cannot be written: the number is not tried, and the next act goes on."""
    desk = desk_on(tmp_path)
    monkeypatch.setattr("hitcase.inputs.journal.os.fsync", full)
    desk.act({"do": "try", "path": FEE, "value": "190,000"})
    assert desk.error == "the disk: No space left on device. Nothing was done."
    assert not desk.meeting.state.tried
    monkeypatch.undo()
    do(desk, "try", path=FEE, value="190,000")
    assert (desk.error, list(desk.meeting.state.tried)) == ("", [FEE])


def full(_: int) -> None:
    """What the system says when the disk is full."""
    raise OSError(errno.ENOSPC, "No space left on device")
