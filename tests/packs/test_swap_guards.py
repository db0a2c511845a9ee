"""Nothing that no build made is touched: not what stands in the way, not what lies behind a link, not another build."""

from __future__ import annotations

import os

import pytest

from hitcase.inputs.problems import ParamError
from hitcase.packs import swap
from tests.packs.notebooks import fill, held_in

NAME = "lakeside"
PACK = {"case.html": "made", "client.yaml": "made", "manifest.json": "made"}


def refused(act, *args) -> str:
    """The one line that a refusal says."""
    with pytest.raises(ParamError) as caught:
        act(*args)
    (problem,) = caught.value.problems
    return problem.message


def test_a_folder_that_no_build_made_is_not_replaced(tmp_path):
    """No manifest: not ours. A file more than a pack has: someone's own."""
    fill(tmp_path / NAME, {"thesis.txt": "years of work"})
    assert "is not a pack of hitcase (no manifest.json)" in refused(swap.begin, tmp_path, NAME)
    fill(tmp_path / NAME, PACK)
    assert "holds thesis.txt, which no build made" in refused(swap.begin, tmp_path, NAME)
    assert held_in(tmp_path / NAME) == PACK | {"thesis.txt": "years of work"}


def test_a_file_in_the_place_of_out_or_of_a_pack_is_refused(tmp_path):
    """One clear line, and the file is still there."""
    file = tmp_path / NAME
    file.write_text("mine", encoding="utf-8")
    assert "is a file; documents go to a folder" in refused(lambda: swap.exclusive(file).__enter__())
    assert "is not a pack" in refused(swap.begin, tmp_path, NAME)
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("link", [NAME, ".new", ".old", ".failed", f".new/{NAME}", f".old/{NAME}"])
def test_nothing_behind_a_link_is_touched(link, tmp_path):
    """A link could lead anywhere: to another client, to a home folder."""
    outside, out = tmp_path / "outside", tmp_path / "out"
    for folder in (outside, outside / NAME):
        fill(folder, PACK)
    (out / link).parent.mkdir(parents=True, exist_ok=True)
    (out / link).symlink_to(outside)

    def whole_build():
        with swap.exclusive(out):
            fill(swap.begin(out, NAME), PACK)
            swap.swap_in(out, NAME)

    assert "is a link" in refused(whole_build)
    assert held_in(outside / NAME) == PACK
    assert {f.name for f in outside.iterdir()} == {*PACK, NAME}


@pytest.mark.parametrize("name", ["../x", "..", ".new", "a/b", "", "Lakeside"])
def test_a_name_cannot_lead_elsewhere(name, tmp_path):
    """Names are checked where files are loaded; a mistake there must not reach the disk."""
    with pytest.raises(ValueError, match="is no name"):
        swap.begin(tmp_path, name)


def test_someones_own_folders_called_new_and_old_are_left_alone(tmp_path):
    """Only what looks like a pack, and nothing more, is a left-over."""
    fill(tmp_path / ".old" / "photos", {"cat.jpg": "", "manifest.json": ""})
    fill(tmp_path / ".new" / NAME, {"thesis.txt": ""})
    with swap.exclusive(tmp_path):
        pass
    assert (tmp_path / ".old" / "photos" / "cat.jpg").exists()
    assert "stands in the way" in refused(swap.begin, tmp_path, NAME)
    assert (tmp_path / ".new" / NAME / "thesis.txt").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such lock")
def test_one_build_at_a_time(tmp_path):
    """A second build says so, and does not take the first one's work for a left-over."""
    with swap.exclusive(tmp_path):
        fill(swap.begin(tmp_path, NAME), PACK)
        assert "another build is writing here" in refused(lambda: swap.exclusive(tmp_path).__enter__())
        assert held_in(swap.swap_in(tmp_path, NAME)) == PACK
    with swap.exclusive(tmp_path):
        pass
