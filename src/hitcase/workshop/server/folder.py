"""The private folder of one workshop: the notebook and one client, nothing else; and empty surroundings for Jupyter."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import get_kernel_dict

from hitcase.inputs.case import Case
from hitcase.packs.engine import notebook

NOTEBOOK = "workshop.ipynb"
PARAMETERS = "parameters"


@dataclass(frozen=True)
class Folder:
    """Where a workshop lives. home: all of it, for its owner alone; client: as its page is titled."""

    home: Path
    client: str

    @property
    def root(self) -> Path:
        """What the server shows: the notebook and the client file."""
        return self.home / "root"

    @property
    def book(self) -> Path:
        """The notebook."""
        return self.root / NOTEBOOK

    def own(self, name: str) -> Path:
        """A folder for Jupyter's own files of a kind; it is not served."""
        folder = self.home / name
        folder.mkdir(exist_ok=True)
        return folder


@contextmanager
def private(case: Case) -> Iterator[Folder]:
    """A folder for one workshop, gone at its end; nobody but its owner can look into it."""
    home = Path(tempfile.mkdtemp(prefix="hitcase-"))
    try:
        folder = Folder(home, case.file.client)
        folder.root.mkdir()
        client = _linked(case.path.resolve(), folder.root)
        folder.book.write_text(_notebook_text(client, folder.client), encoding="utf-8")
        yield folder
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _linked(file: Path, root: Path) -> str:
    """What the notebook calls the client file: a link's name, so that its journal and backups lie beside the file.

    Where links can't be made (Windows asks for a right), the file's own address; the folder then holds the notebook.
    """
    try:
        (root / file.name).symlink_to(file)
    except OSError:
        return str(file)
    return file.name


def _notebook_text(client: str, title: str) -> str:
    book: dict[str, Any] = json.loads(notebook("workshop").read_text(encoding="utf-8"))
    for cell in book["cells"]:
        if PARAMETERS in cell["metadata"].get("tags", ()):
            cell["source"] = f"client = {json.dumps(client)}"
    book["metadata"]["title"] = f"{title}: workshop"
    return json.dumps(book, indent=1) + "\n"


TEMPLATES = Path(__file__).parent / "jupyter"
KERNEL = "python3"  # as the notebook names it; ours comes first on Jupyter's path
KEPT = ("JUPYTER_PREFER_ENV_PATH", "JUPYTER_PLATFORM_DIRS")
SOCKET_PATH = 40  # characters of the folder; with a kernel's name in it the whole path may have 103
IMPORTS = "hitcase.packs, hitcase.workshop.screen.widget, scipy.stats.qmc"  # packs first spares 1.8 s, see there
READY = f"--IPKernelApp.exec_lines=import {IMPORTS}; hitcase.workshop.screen.widget.charts()"
LOG_LEVEL = "--IPKernelApp.log_level=40"  # errors only
SETTINGS = {  # every cell is drawn, also those outside of the window; no news is asked for
    "notebook-extension/tracker": {"windowingMode": "none"},
    "statusbar-extension/plugin": {"visible": False},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
}


def settle(folder: Folder, out: Path) -> None:
    """Make this process, and every kernel that it starts, look for Jupyter's files in the private folder.

    Args:
        out: where a meeting's documents go when it closes.
    """
    system_path = os.environ.get("JUPYTER_PATH", "")  # some systems name the widgets' scripts there
    for name in [name for name in os.environ if name.startswith(("JUPYTER", "VOILA")) and name not in KEPT]:
        del os.environ[name]
    own = {f"JUPYTER_{kind.upper()}_DIR": str(folder.own(kind)) for kind in ("data", "runtime")}
    search_path = os.pathsep.join(filter(None, (str(folder.own("first")), str(TEMPLATES), system_path)))
    os.environ |= own | {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PATH": search_path,
        "IPYTHONDIR": str(folder.home / "ipython"),
        "HITCASE_OUT": str(out.absolute()),
    }
    tempfile.tempdir = str(folder.own("temporary"))  # where Jupyter puts an empty configuration
    _write(folder.home / "first" / "kernels" / KERNEL / "kernel.json", get_kernel_dict([READY, LOG_LEVEL]))
    for name, values in SETTINGS.items():
        _write(folder.home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings", values)


def kernels(folder: Folder) -> dict[str, dict[str, object]]:
    """How a server starts kernels: of this very Python alone, over sockets in the private folder where these fit."""
    sockets = os.name == "posix" and len(str(folder.home)) <= SOCKET_PATH
    transport = "ipc" if sockets else "tcp"  # over TCP others on this machine could listen
    return {"KernelSpecManager": {"allowed_kernelspecs": {KERNEL}}, "KernelManager": {"transport": transport}}


def _write(file: Path, values: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values), encoding="utf-8")
