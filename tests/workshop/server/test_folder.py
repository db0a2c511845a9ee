"""The private folder: the notebook on one client, a link to its file, and nothing for others to read."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from unittest import mock

import pytest

from hitcase.analysis.cases import load
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.server.folder import Folder, kernels, private, settle
from tests.clients import LAKESIDE

FIRM = "discount_rate: 0.06\n"


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A client file that its client's own values do not fill, with the firm's beside it."""
    found = tmp_path / "params" / "small.yaml"
    found.parent.mkdir()
    text = LAKESIDE.read_text(encoding="utf-8").replace("discount_rate:", "# discount_rate:")
    found.write_text(text, encoding="utf-8")
    (found.parent / "_firm.yaml").write_text(FIRM, encoding="utf-8")
    return found


def parameter(folder: Folder) -> str:
    """The source of the notebook's parameters cell."""
    cells = json.loads(folder.book.read_text(encoding="utf-8"))["cells"]
    (found,) = [cell["source"] for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    return found


def test_it_holds_the_notebook_and_one_client_for_its_owner_alone(file: Path):
    """And is gone at the end, whatever happens inside."""
    with private(load(file)) as folder:
        assert folder.home.stat().st_mode & 0o777 == 0o700
        assert sorted(one.name for one in folder.root.iterdir()) == ["small.yaml", "workshop.ipynb"]
        assert parameter(folder) == 'client = "small.yaml"'
        assert json.loads(folder.book.read_text(encoding="utf-8"))["metadata"]["title"] == "Lakeside Health: workshop"
    assert not folder.home.exists()
    with pytest.raises(ZeroDivisionError), private(load(file)) as folder:
        raise ZeroDivisionError
    assert not folder.home.exists()


def test_a_meeting_on_the_link_is_a_meeting_on_the_file(file: Path, monkeypatch: pytest.MonkeyPatch):
    """Its journal lies beside the file itself, and the firm's values are found there."""
    with private(load(file)) as folder:
        monkeypatch.chdir(folder.root)
        meeting = Meeting("small.yaml", clock=lambda: "2026-10-14T09:00:00")
        assert meeting.case().params["discount_rate"].base == 0.06
        assert sorted(one.name for one in folder.root.iterdir()) == ["small.yaml", "workshop.ipynb"]
        monkeypatch.undo()
    assert sorted(one.name for one in file.parent.iterdir()) == ["_firm.yaml", "small.journal.jsonl", "small.yaml"]


def test_without_links_the_notebook_names_the_file_itself(file: Path):
    """As on Windows without the right to make them."""
    with mock.patch.object(Path, "symlink_to", side_effect=OSError), private(load(file)) as folder:
        assert [one.name for one in folder.root.iterdir()] == ["workshop.ipynb"]
        assert parameter(folder) == f'client = "{file.resolve()}"'


def test_jupyter_finds_nothing_of_the_users(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Settings by environment included; where some systems name the widgets' scripts stays, behind our own."""
    monkeypatch.setattr(tempfile, "tempdir", tempfile.gettempdir())
    theirs = {"JUPYTER_CONFIG_DIR": "/theirs", "JUPYTER_TOKEN": "theirs", "VOILA_X": "1", "JUPYTER_PATH": "/widgets"}
    with mock.patch.dict(os.environ, theirs), private(load(file)) as folder:
        settle(folder, tmp_path / "build")
        assert not [
            name for name, value in os.environ.items() if value in ("/theirs", "theirs", "1") and name in theirs
        ]
        first, ours, last = os.environ["JUPYTER_PATH"].split(os.pathsep)
        assert (Path(first).parent, last) == (folder.home, "/widgets")
        assert (Path(ours) / "nbconvert" / "templates" / "workshop" / "index.html.j2").is_file()
        assert os.environ["HITCASE_OUT"] == str(tmp_path / "build")
        assert sorted(one.name for one in folder.root.iterdir()) == ["small.yaml", "workshop.ipynb"]


def test_kernels_talk_over_sockets_where_the_path_is_short_enough(tmp_path: Path):
    """A socket's path has an end; beyond it TCP serves."""
    short, long = Folder(Path("/tmp/hitcase-x"), "A"), Folder(tmp_path / ("x" * 80), "A")  # noqa: S108 nothing is written
    assert kernels(short)["KernelManager"] == {"transport": "ipc" if os.name == "posix" else "tcp"}
    assert kernels(long)["KernelManager"] == {"transport": "tcp"}
