"""One run of a notebook for one client: papermill in a kernel of its own; exceptions decide, never papermill's file."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from importlib import resources
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

from hitcase.packs.number_checks import orphans, prose_of, without_prose


def notebook(name: str) -> File:
    """The notebook of that name: the user's own in ./notebooks, else the one that hitcase brings.

    Raises: FileNotFoundError if there is none.
    """
    source = File(__file__).parents[3]  # a checkout; an installed package has its own folder of notebooks
    homes = (File.cwd(), File(str(resources.files("hitcase"))), source)
    candidates = [home / "notebooks" / f"{name}.ipynb" for home in homes]
    for path in candidates:
        if path.is_file():
            return path
    raise FileNotFoundError(f"there is no notebook {name}: {' and '.join(map(str, candidates))} are missing")


PARAMETER = 'client = "client.yaml"'
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
VOLATILE = ("execution", "papermill", "ExecuteTime")
DEFAULT, INJECTED, MARKER = "parameters", "injected-parameters", "papermill-error-cell-tag"
WIDGET = "application/vnd.jupyter.widget-view+json"  # its id is random, and no document can show it


def normalise(book: Any) -> Any:
    """The same notebook, in place, without anything that differs from run to run; it re-runs beside ``client.yaml``.

    The cell that papermill injected takes the place of the notebook's own parameters, which name another file.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> tagged = [new_code_cell("", metadata={"tags": [tag]}) for tag in (DEFAULT, INJECTED)]
    >>> [(cell.id, cell.source) for cell in normalise(new_notebook(cells=tagged)).cells]
    [('parameters', 'client = "client.yaml"')]
    """
    unwanted = {MARKER, DEFAULT} if any(INJECTED in _tags(cell) for cell in book.cells) else {MARKER}
    book.cells = [cell for cell in book.cells if not unwanted & _tags(cell)]
    book.metadata = type(book)(kernelspec=type(book)(KERNEL), language_info=type(book)(name="python"))
    for cell in book.cells:
        for key in VOLATILE:
            cell.metadata.pop(key, None)
        if INJECTED in _tags(cell):
            cell.id, cell.source, cell.metadata["tags"] = DEFAULT, PARAMETER, [DEFAULT]
    for number, cell in enumerate(_code_cells(book), start=1):
        _number_cell(cell, number)
    return book


def _number_cell(cell: Any, number: int) -> None:
    cell.execution_count = number if cell.execution_count else None
    cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    for output in cell.outputs:
        output.get("data", {}).pop(WIDGET, None)
        if "execution_count" in output:
            output.execution_count = number


def number_of(cell: Any, book: Any) -> int:
    """Which code cell of the notebook it is, from 1; 0 if it is none of them."""
    return next((number for number, code_cell in enumerate(_code_cells(book), start=1) if code_cell is cell), 0)


def error_in(book: Any) -> str:
    """The first error among the outputs, as name and message; papermill takes sys.exit() for success."""
    outputs = [output for cell in _code_cells(book) for output in cell.outputs if output.output_type == "error"]
    return f"{outputs[0].ename}: {outputs[0].evalue}" if outputs else ""


def _code_cells(book: Any) -> list[Any]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))


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

    def on_start(self, notebook: Any) -> None:
        self.book = notebook

    def on_cell(self, cell: Any, cell_index: int) -> None:  # noqa: ARG002 nbclient passes both by name
        self.cell = cell


def run(notebook: File, folder: File) -> list[dict[str, Any]]:
    """Run the notebook inside folder on the ``client.yaml`` there, and write ``case.ipynb`` beside it.

    Returns: what the outputs say of their sentences, see `prose_of`; the notebook holds none of it.

    Raises: RuntimeError with one line if it fails; ``case.ipynb`` then shows how far it came, if the kernel started.
    """
    source, watch = nbformat.read(notebook, as_version=4), _Watch()  # type: ignore[no-untyped-call]
    failure: Exception | None = None
    try:
        _run_with_retries(source, folder, watch)
    except (PapermillExecutionError, RuntimeError, TimeoutError) as error:
        failure = error
    orphan_numbers, outputs = (orphans(watch.book), prose_of(watch.book)) if watch.book is not None else ([], [])
    if watch.book is not None:
        text = nbformat.writes(without_prose(normalise(watch.book))) + "\n"  # type: ignore[no-untyped-call]
        (folder / "case.ipynb").write_text(text, encoding="utf-8", newline="\n")
    error_text = error_in(watch.book) if watch.book is not None else ""
    if failure or error_text:
        raise RuntimeError(_line(_place(watch) + (error_text or _reason(failure)))) from None
    if orphan_numbers:
        raise RuntimeError(_line(f"a number in the text comes from nowhere: {orphan_numbers[0]}"))
    return outputs


def _run_with_retries(source: Any, folder: File, watch: _Watch) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _run_once(source, folder, watch)
        except RuntimeError as error:
            if DIED_EARLY not in str(error) or attempt == ATTEMPTS:
                raise
    return None


def _run_once(source: Any, folder: File, watch: _Watch) -> None:
    with tempfile.TemporaryDirectory(prefix="hc-", ignore_cleanup_errors=True) as private:
        papermill.execute_notebook(
            source,  # a path would be formatted: braces in it are papermill's parameters
            None,
            {"client": "client.yaml"},
            **ONE_RUN,
            execution_timeout=SECONDS,
            resources={"metadata": {"path": str(folder.resolve())}},  # papermill's cwd= moves this whole process there
            on_notebook_start=watch.on_start,
            on_cell_start=watch.on_cell,
            config=_connection(private),
            extra_arguments=[f"--ipython-dir={private}", LEAN],  # no start-up files or history of the user's
        )


def _connection(private: str) -> Config:
    # Sockets in a folder of its own: TCP ports are chosen, freed and taken again, and parallel runs lose that race.
    sockets = os.name == "posix" and len(private) <= SOCKET_PATH
    options = {"transport": "ipc" if sockets else "tcp", "connection_file": f"{private}/k.json"}
    return Config({"OwnPython": options})


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
