"""One run of a notebook for one client: papermill in a kernel of its own; exceptions decide, never papermill's file."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from pathlib import Path as File
from typing import Any

import nbformat
import papermill
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError, strip_color
from traitlets.config import Config

from hitcase.packs.notebook import error_in, normalise, number_of
from hitcase.packs.orphans import orphans, prose_of, taken_out

SECONDS = 120  # for one cell
ATTEMPTS = 3  # a kernel that dies before it replies is started again
SOCKET_PATH = 80  # characters of its folder; the whole path may have 103
LEAN = "--IPKernelApp.exec_lines=__import__('hitcase.packs') and None"  # spares each kernel 1.8 s, see there
DIED_EARLY = "before replying"  # jupyter_client's words

logging.getLogger("papermill").addHandler(logging.NullHandler())  # else its warnings go to the user's screen


class OwnPython(AsyncKernelManager):
    """A kernel of this very Python, whatever a user's kernel specifications say: it runs the code that builds."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The specification that ipykernel has for the running interpreter."""
        return KernelSpec(**get_kernel_dict())


ONE_RUN: dict[str, Any] = {  # the first six are papermill's, the others nbclient's
    "kernel_name": "python3",
    "language": "python",
    "progress_bar": False,
    "log_output": False,
    "request_save_on_cell_execute": False,  # it would write the file twice a cell
    "autosave_cell_every": 0,
    "kernel_manager_class": OwnPython,
    "shutdown_kernel": "immediate",  # asking it to go takes 0.7 s
    "record_timing": False,
    "store_widget_state": False,
    "coalesce_streams": True,
}


class _Watch:
    """What a run has reached; papermill forgets it when a kernel dies."""

    def __init__(self) -> None:
        self.book: Any = None
        self.cell: Any = None

    def begun(self, notebook: Any) -> None:
        self.book = notebook

    def reached(self, cell: Any, cell_index: int) -> None:  # noqa: ARG002 nbclient passes both by name
        self.cell = cell


def run(notebook: File, folder: File) -> list[dict[str, Any]]:
    """Run the notebook inside folder on the ``client.yaml`` there, and write ``case.ipynb`` beside it.

    Returns: what the outputs say of their sentences, see `prose_of`; the notebook holds none of it.

    Raises: RuntimeError with one line if it fails; ``case.ipynb`` then shows how far it came, if the kernel started.
    """
    source, watch = nbformat.read(notebook, as_version=4), _Watch()  # type: ignore[no-untyped-call]
    failure: Exception | None = None
    try:
        _persistent(source, folder, watch)
    except (PapermillExecutionError, RuntimeError, TimeoutError) as error:
        failure = error
    typed, told = (orphans(watch.book), prose_of(watch.book)) if watch.book is not None else ([], [])
    if watch.book is not None:
        text = nbformat.writes(taken_out(normalise(watch.book))) + "\n"  # type: ignore[no-untyped-call]
        (folder / "case.ipynb").write_text(text, encoding="utf-8", newline="\n")
    stopped = error_in(watch.book) if watch.book is not None else ""
    if failure or stopped:
        raise RuntimeError(_line(_place(watch) + (stopped or _reason(failure)))) from None
    if typed:
        raise RuntimeError(_line(f"a number in the text comes from nowhere: {typed[0]}"))
    return told


def _persistent(source: Any, folder: File, watch: _Watch) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _once(source, folder, watch)
        except RuntimeError as error:
            if DIED_EARLY not in str(error) or attempt == ATTEMPTS:
                raise
    return None


def _once(source: Any, folder: File, watch: _Watch) -> None:
    with tempfile.TemporaryDirectory(prefix="hc-", ignore_cleanup_errors=True) as private:
        papermill.execute_notebook(
            source,  # a path would be formatted: braces in it are papermill's parameters
            None,
            {"client": "client.yaml"},
            **ONE_RUN,
            execution_timeout=SECONDS,
            resources={"metadata": {"path": str(folder.resolve())}},  # papermill's cwd= moves this whole process there
            on_notebook_start=watch.begun,
            on_cell_start=watch.reached,
            config=_connection(private),
            extra_arguments=[f"--ipython-dir={private}", LEAN],  # no start-up files or history of the user's
        )


def _connection(private: str) -> Config:
    # Sockets in a folder of its own: TCP ports are chosen, freed and taken again, and parallel runs lose that race.
    sockets = os.name == "posix" and len(private) <= SOCKET_PATH
    given = {"transport": "ipc" if sockets else "tcp", "connection_file": f"{private}/k.json"}
    return Config({"OwnPython": given})


def _place(watch: _Watch) -> str:
    number = number_of(watch.cell, watch.book) if watch.book is not None else 0
    return f"cell {number}: " if number else ""


def _reason(failure: Exception | None) -> str:
    if isinstance(failure, CellTimeoutError):
        return f"took more than {SECONDS} seconds"
    if isinstance(failure, DeadKernelError):
        return "the kernel died; is memory short?"
    if isinstance(failure, PapermillExecutionError):
        return f"{failure.ename}: {failure.evalue}"
    tries = f" ({ATTEMPTS} times)" if DIED_EARLY in str(failure) else ""
    return f"no kernel started: {failure}{tries}"


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", strip_color(text)).strip(" :")[:500]
