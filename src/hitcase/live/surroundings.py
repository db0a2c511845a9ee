"""What Jupyter finds around it: empty folders of its own and this very Python, nothing of the user's or of a site's."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from ipykernel.kernelspec import get_kernel_dict

from hitcase.live.folder import Folder

TEMPLATES = Path(__file__).parent / "jupyter"
KERNEL = "python3"  # as the notebook names it; ours comes first on Jupyter's path
KEPT = ("JUPYTER_PREFER_ENV_PATH", "JUPYTER_PLATFORM_DIRS")
SOCKET_PATH = 40  # characters of the folder; with a kernel's name in it the whole path may have 103
IMPORTS = "hitcase.packs, hitcase.views.workshop, scipy.stats.qmc"  # packs first spares 1.8 s, see there
READY = f"--IPKernelApp.exec_lines=import {IMPORTS}; hitcase.views.workshop.charts()"
QUIET = "--IPKernelApp.log_level=40"  # errors only
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
    theirs = os.environ.get("JUPYTER_PATH", "")  # some systems name the widgets' scripts there
    for name in [name for name in os.environ if name.startswith(("JUPYTER", "VOILA")) and name not in KEPT]:
        del os.environ[name]
    own = {f"JUPYTER_{kind.upper()}_DIR": str(folder.own(kind)) for kind in ("data", "runtime")}
    found = os.pathsep.join(filter(None, (str(folder.own("first")), str(TEMPLATES), theirs)))
    os.environ |= own | {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PATH": found,
        "IPYTHONDIR": str(folder.home / "ipython"),
        "HITCASE_OUT": str(out.absolute()),
    }
    tempfile.tempdir = str(folder.own("temporary"))  # where Jupyter puts an empty configuration
    _write(folder.home / "first" / "kernels" / KERNEL / "kernel.json", get_kernel_dict([READY, QUIET]))
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
