"""The order of the tests, and what several of their folders need: the documents of every shipped client."""

from __future__ import annotations

import fcntl
import gc
import os
from pathlib import Path

import pytest

from tests.clients import clients
from tests.in_process import build_here
from tests.once import traced

__all__ = ["traced"]

LONG = (  # files that take longest, first: all workers are busy to the end
    "test_workshop_journal.py",
    "test_pack.py",
    "test_workshop_room.py",
    "test_hostile_text.py",
    "test_page.py",
    "test_proof.py",
    "test_workshop_soak.py",
    "test_workshop_moves.py",
    "test_live.py",
    "test_closing.py",
    "test_workshop_acts.py",
    "test_charts.py",
    "test_workshop_behind.py",
    "test_cli_process.py",
    "test_workshop_lab.py",
    "test_live_results.py",
    "test_workshop_answers.py",
    "test_engine.py",
    "test_libreoffice.py",
    "test_jupyterlab.py",
    "test_workshop_notebook.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those of long files, each file in one piece, then all others as they were found."""
    rank = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: (rank.get(item.path.name, len(LONG)), item.path if item.path.name in rank else ""))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: nothing looks through it again for what could go."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pack of every shipped client by its name, built once for all workers; nobody writes there."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "documents.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "documents.done").exists():
            assert build_here(clients(), shared / "documents").problems == ()
            (shared / "documents.done").touch()
    return {path.stem: shared / "documents" / path.stem for path in clients()}
