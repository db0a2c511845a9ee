"""The private folder of one workshop: the notebook and one client, nothing else, and Jupyter's own files apart."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hitcase.inputs.case import Case
from hitcase.packs.shipped import notebook

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
        found = self.home / name
        found.mkdir(exist_ok=True)
        return found


@contextmanager
def private(case: Case) -> Iterator[Folder]:
    """A folder for one workshop, gone at its end; nobody but its owner can look into it."""
    home = Path(tempfile.mkdtemp(prefix="hitcase-"))
    try:
        folder = Folder(home, case.file.client)
        folder.root.mkdir()
        named = _linked(case.path.resolve(), folder.root)
        folder.book.write_text(_on(named, folder.client), encoding="utf-8")
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


def _on(client: str, title: str) -> str:
    book: dict[str, Any] = json.loads(notebook("workshop").read_text(encoding="utf-8"))
    for cell in book["cells"]:
        if PARAMETERS in cell["metadata"].get("tags", ()):
            cell["source"] = f"client = {json.dumps(client)}"
    book["metadata"]["title"] = f"{title}: workshop"
    return json.dumps(book, indent=1) + "\n"
