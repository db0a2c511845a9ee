"""A swap that is cut off anywhere leaves the whole old pack or the whole new one, and nothing else is ever touched."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from hitcase.packs import swap
from tests.packs.notebooks import fill, held_in

NAME = "lakeside"
OLD = {"case.html": "old", "client.yaml": "old", "manifest.json": "old"}
NEW = {"case.html": "new", "client.yaml": "new", "manifest.json": "new", "case.pdf": "new"}
CHANGES = [(Path, name) for name in ("replace", "mkdir", "unlink", "rmdir")] + [(os, "unlink"), (os, "rmdir")]
STEPS = 20  # more than a swap has; a recovery has fewer


class Killed(BaseException):
    """The process ends here."""


def kill_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """End the process at its step-th change of the file system."""
    left = [step]

    def counted(real):
        def change(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*args, **kwargs)

        return change

    for owner, name in CHANGES:
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))


def cut_off(step: int, monkeypatch: pytest.MonkeyPatch, act) -> None:
    """Do something until the process is killed at a step."""
    with monkeypatch.context() as patched, suppress(Killed):
        kill_at(step, patched)
        act()


def recover(out: Path) -> None:
    """What the next build does first."""
    with swap.exclusive(out):
        pass


def build_in(out: Path) -> None:
    """Build the new pack and swap it in."""
    fill(swap.begin(out, NAME), NEW)
    swap.swap_in(out, NAME)


@pytest.mark.parametrize("before", [OLD, None], ids=["with an old pack", "first pack"])
@pytest.mark.parametrize("step", range(STEPS))
def test_killed_at_any_step_one_whole_pack_is_there(step, before, tmp_path, monkeypatch):
    """Cut off at a step, then recovered: old or new, no mixture, no left-overs."""
    if before:
        fill(tmp_path / NAME, before)
    cut_off(step, monkeypatch, lambda: build_in(tmp_path))
    recover(tmp_path)
    assert held_in(tmp_path / NAME) in (before, NEW)
    assert {f.name for f in tmp_path.iterdir()} <= {NAME}


@pytest.mark.parametrize("again", range(8))
@pytest.mark.parametrize("step", range(STEPS))
def test_killed_once_more_while_recovering(step, again, tmp_path, monkeypatch):
    """Recovery can be cut off as well, and is then recovered."""
    fill(tmp_path / NAME, OLD)
    cut_off(step, monkeypatch, lambda: build_in(tmp_path))
    cut_off(again, monkeypatch, lambda: recover(tmp_path))
    recover(tmp_path)
    assert held_in(tmp_path / NAME) in (OLD, NEW)
    assert {f.name for f in tmp_path.iterdir()} == {NAME}


def test_every_step_is_reached(tmp_path, monkeypatch):
    """STEPS is more than a swap has, so that the tests above go through all of them: the new pack is in place."""
    fill(tmp_path / NAME, OLD)
    kill_at(STEPS, monkeypatch)
    build_in(tmp_path)
    assert held_in(tmp_path / NAME) == NEW
    assert {f.name for f in tmp_path.iterdir()} == {NAME}


def test_an_old_pack_half_removed_does_not_come_back(tmp_path, monkeypatch):
    """Its manifest goes first: whatever else is left of it, and even if the new pack is taken away, it is no pack."""
    fill(tmp_path / NAME, OLD)
    fill(swap.begin(tmp_path, NAME), NEW)
    monkeypatch.setattr(shutil, "rmtree", lambda _: (_ for _ in ()).throw(Killed))
    with pytest.raises(Killed):
        swap.swap_in(tmp_path, NAME)
    monkeypatch.undo()
    shutil.rmtree(tmp_path / NAME)
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_failed_keeps_its_notebook_and_the_old_pack(tmp_path):
    """The old pack stays; the notebook shows how far the new one came, until the next attempt."""
    fill(tmp_path / NAME, OLD)
    fill(swap.begin(tmp_path, NAME), {"client.yaml": "new", "case.ipynb": "half"})
    assert swap.give_up(tmp_path, NAME) == tmp_path / ".failed" / f"{NAME}.ipynb"
    assert (tmp_path / ".failed" / f"{NAME}.ipynb").read_text(encoding="utf-8") == "half"
    assert held_in(tmp_path / NAME) == OLD
    build_in(tmp_path)
    assert {f.name for f in tmp_path.iterdir()} == {NAME}


def test_a_checkpoint_of_jupyters_is_no_reason_to_refuse(tmp_path):
    """Whoever re-runs a pack's notebook in JupyterLab leaves one."""
    fill(tmp_path / NAME / ".ipynb_checkpoints", {"case-checkpoint.ipynb": ""})
    fill(tmp_path / NAME, OLD)
    fill(swap.begin(tmp_path, NAME), NEW)
    assert held_in(swap.swap_in(tmp_path, NAME)) == NEW
