"""A workshop's server as a process of its own, on a copy of a client file, in a home with traps."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.clients import LAKESIDE, PARAMS, ROOT

SECONDS = 60
TRAP = "raise SystemExit('the settings of the user were read')\n"


@dataclass(frozen=True)
class Live:
    """A workshop that runs. address: as it was printed; file: the client file; folder: from where it was started."""

    process: subprocess.Popen[str]
    address: str
    file: Path
    folder: Path
    temporary: Path

    def at(self, path: str) -> str:
        """Another address of the same server, without the token."""
        return f"http://{urlsplit(self.address).netloc}{path}"

    @property
    def port(self) -> int:
        """The port it listens on."""
        return urlsplit(self.address).port or 0

    def kernels(self) -> list[psutil.Process]:
        """The processes that it has started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it, if it has not ended; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(SECONDS)
        for stream in filter(None, (self.process.stdout, self.process.stderr)):
            stream.close()
        shutil.rmtree(self.temporary, ignore_errors=True)
        return code


def leaves_nothing(server: Live, end: Callable[[], None]) -> None:
    """End a workshop that somebody looks at: no process, no folder, no complaint; the client file as it was."""
    kernels, private = server.kernels(), list(server.temporary.iterdir())
    assert kernels
    assert [folder.stat().st_mode & 0o777 for folder in private if folder.name.startswith("hitcase-")] == [0o700]
    end()
    assert server.process.wait(SECONDS) == 0
    assert psutil.wait_procs(kernels, 5)[1] == []
    assert list(server.temporary.iterdir()) == []
    assert server.process.stderr
    assert server.process.stderr.read().splitlines() == [
        "Starting the workshop on Lakeside Health …",
        "Stop with Ctrl-C; what is agreed stays in the journal beside the client file.",
    ]
    assert server.file.read_bytes() == LAKESIDE.read_bytes()


def started(folder: Path, file: Path, *, page: bool, beside: tuple[Path, ...] = ()) -> subprocess.Popen[str]:
    """`hitcase live` on a copy of the file in folder/params, other files of clients and the firm's beside it."""
    (folder / "params").mkdir(parents=True, exist_ok=True)
    for one in (file, PARAMS / "_firm.yaml", *beside):
        shutil.copy(one, folder / "params")
    temporary = tempfile.mkdtemp(prefix="hc-")  # short: sockets lie in it
    own = {"HOME": str(_home(folder)), "TMPDIR": temporary, "PYTHONPATH": str(ROOT / "src"), "BROWSER": "true"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON"))}
    return subprocess.Popen(
        [sys.executable, "-m", "hitcase", "live", f"params/{file.name}", *["--page"] * page],
        cwd=folder,
        env=environment | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def serving(process: subprocess.Popen[str], folder: Path, file: Path) -> Live:
    """The same, once it says where it can be opened."""
    address = process.stdout.readline().strip() if process.stdout else ""
    if not address:
        process.wait(SECONDS)
        raise AssertionError(process.stderr.read() if process.stderr else "")
    temporary = Path(psutil.Process(process.pid).environ()["TMPDIR"])
    return Live(process, address, folder / "params" / file.name, folder, temporary)


def _home(folder: Path) -> Path:
    """A home whose settings of Jupyter and IPython, and whose kernel, end whatever reads them."""
    home = folder / "home"
    kernel = {"argv": ["false"], "display_name": "Python 3", "language": "python"}
    traps = {
        ".jupyter/jupyter_server_config.py": TRAP,
        ".jupyter/jupyter_lab_config.py": TRAP,
        ".jupyter/voila.py": TRAP,
        ".ipython/profile_default/startup/00.py": TRAP,
        ".ipython/profile_default/ipython_kernel_config.py": TRAP,
        ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(kernel),
    }
    for name, text in traps.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return home
