"""All or nothing: a pack is built aside and swapped in by renaming; a swap that was cut off is finished or undone.

``out/.new/x`` is being built, ``out/.old/x`` is the pack that ``out/x`` replaces, ``out/.failed/x.ipynb`` shows why a
client failed. Nothing outside out is touched, and nothing inside that no build made.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path as File

from hitcase.inputs.case import STEM
from hitcase.inputs.problems import ParamError, Problem

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder are the user's to avoid
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
OURS = re.compile(r"client\.yaml|case\.\w+|manifest\.json|trace\.json|\.ipynb_checkpoints|\.DS_Store")
NEW, OLD, FAILED = ".new", ".old", ".failed"
ELSEWHERE = "Move it away, or name another folder."


@contextmanager
def exclusive(out: File) -> Iterator[None]:
    """The folder out, made if need be, for this process alone, with any swap that was cut off set right first.

    Raises: ParamError if out cannot be used, or another build is writing there.
    """
    _check(out)
    out.mkdir(parents=True, exist_ok=True)
    with _lock(out) as acquired:
        if not acquired:
            raise _refusal(out, "another build is writing here. Wait until it is done, or name another folder.")
        _set_right(out)
        try:
            yield
        finally:
            _set_right(out)  # Ctrl-C leaves nothing half-built


def begin(out: File, name: str) -> File:
    """An empty folder to build the pack in.

    Raises: ParamError if there is something under the pack's name that no build made.
    """
    _room_for(out, name)
    folder = _inside(out, NEW, name)
    for leftover in (folder, _inside(out, OLD, name)):
        if leftover.exists():
            raise _refusal(leftover, f"stands in the way and is not of hitcase's making. {ELSEWHERE}")
    _inside(out, FAILED, f"{name}.ipynb").unlink(missing_ok=True)
    folder.mkdir(parents=True)
    return folder


def swap_in(out: File, name: str) -> File:
    """Put the pack that was built in the place of the old one; the next build finds one of them if this is cut off."""
    target, old = _room_for(out, name), _inside(out, OLD, name)
    if target.exists():
        old.parent.mkdir(exist_ok=True)
        target.replace(old)
    _inside(out, NEW, name).replace(target)
    if old.exists():
        _remove(old)
    _tidy(out)
    return target


def give_up(out: File, name: str) -> File | None:
    """Remove what was built of a pack; its notebook, if it got that far, stays where the user can look."""
    folder, notebook = _inside(out, NEW, name), _inside(out, FAILED, f"{name}.ipynb")
    has_notebook = (folder / "case.ipynb").is_file()
    if has_notebook:
        notebook.parent.mkdir(exist_ok=True)
        (folder / "case.ipynb").replace(notebook)
    _remove(folder)
    _tidy(out)
    return notebook if has_notebook else None


def _set_right(out: File) -> None:
    for old in _packs_in(out, OLD):
        target = _inside(out, old.name)
        if target.exists() or not (old / MANIFEST).is_file():  # its successor is in, or it was being removed
            _remove(old)
        else:
            old.replace(target)
    for new in _packs_in(out, NEW):
        _remove(new)
    _tidy(out)


def _tidy(out: File) -> None:
    for aside in (NEW, OLD, FAILED):
        with suppress(OSError):  # not there, or not empty
            (out / aside).rmdir()


def _packs_in(out: File, aside: str) -> list[File]:
    folder = _inside(out, aside)
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [entry for entry in entries if STEM.fullmatch(entry.name) and not _foreign(entry)]


def _remove(pack: File) -> None:
    (pack / MANIFEST).unlink(missing_ok=True)  # first: without it, what is left is known to be half a pack
    shutil.rmtree(pack)


def _room_for(out: File, name: str) -> File:
    if not STEM.fullmatch(name):
        raise ValueError(f"{name} is no name of a client file")
    target = _inside(out, name)
    if target.exists():
        foreign = _foreign(target)
        if not (target / MANIFEST).is_file():
            raise _refusal(target, f"is not a pack of hitcase (no {MANIFEST}), so it is not replaced. {ELSEWHERE}")
        if foreign:
            raise _refusal(target, f"holds {foreign}, which no build made, so it is not replaced. {ELSEWHERE}")
    return target


def _foreign(pack: File) -> str:
    """The first thing in a folder that no build made: "" if there is none, "." if it is no folder itself."""
    if pack.is_symlink() or not pack.is_dir():
        return "."
    return next((entry.name for entry in sorted(pack.iterdir()) if not OURS.fullmatch(entry.name)), "")


def _inside(out: File, *names: str) -> File:
    path = out.joinpath(*names)
    for part in (path, *path.parents[: len(names) - 1]):
        if part.is_symlink():
            raise _refusal(part, f"is a link; what lies behind it is not touched. {ELSEWHERE}")
    return path


def _check(out: File) -> None:
    if out.exists() and not out.is_dir():
        raise _refusal(out, "is a file; documents go to a folder. Name a folder.")


def _refusal(path: File, message: str) -> ParamError:
    return ParamError([Problem(str(path), 0, "", message)])


@contextmanager
def _lock(out: File) -> Iterator[bool]:
    # On the folder itself: it leaves no file behind, and ends with the process whatever ends that.
    if fcntl is None:
        yield True
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        yield _try_lock(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
