"""What is in a built pack: one client, the same bytes each time, and documents that stand by themselves."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import subprocess
import sys
import zipfile
from base64 import b64decode
from pathlib import Path

import bs4
import nbformat
import pypdf
import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from tests.in_process import build_here
from tests.packs.test_render import POLICY, assert_self_contained

ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
ROUNDS = int(os.environ.get("HITCASE_SOAK", "1"))
PACK = {f"case.{ending}" for ending in ("docx", "html", "ipynb", "pdf", "pptx", "xlsx")} | {
    "client.yaml",
    "manifest.json",
    "trace.json",
}
ZIPPED = (".docx", ".pptx", ".xlsx")
NAMES = {"oakfield": "Oakfield Hospital", "quellbad": "Klinik Quellbad <b>&"}


def files_of(pack: Path) -> dict[str, bytes]:
    """Every file of a pack."""
    return {file.name: file.read_bytes() for file in sorted(pack.iterdir())}


def unpacked(name: str, data: bytes) -> str:
    """A document's text, with all that a file of its kind can hide; the typeface is left out, for it has any word."""
    if name.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            found = {one: packed.read(one) for one in packed.namelist() if not one.endswith((".png", ".jpeg"))}
        return "\n".join([*found, *(unpacked(one, inner) for one, inner in found.items())])
    if name.endswith(".pdf"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        return "".join((str(reader.metadata), *(page.extract_text() for page in reader.pages)))
    text = data.decode("utf-8")
    drawn = re.sub(r"data:image/svg\+xml;base64,([\w+/=]+)", lambda found: b64decode(found[1]).decode(), text)
    return re.sub(r"data:font/woff;base64,[\w+/=]+", "", drawn)


def test_both_clients_are_built_and_nothing_lies_about(built):
    """One folder a client, and no other."""
    assert built.problems == ()
    assert [pack.name for pack in built.packs] == ["oakfield", "quellbad"]
    out = built.packs[0].parent
    assert {path.name for path in out.iterdir()} == {"oakfield", "quellbad"}
    assert all(set(files_of(pack)) == PACK for pack in built.packs)


def test_numbers_of_the_page_lead_to_panels_and_the_notebook_knows_nothing_of_it(built):
    """Each to one that is there; without a script."""
    for pack in built.packs:
        soup = bs4.BeautifulSoup((pack / "case.html").read_text(encoding="utf-8"), "html.parser")
        links, panels = soup.select("a.from"), {one["id"] for one in soup.select(".panel")}
        assert links
        assert {link["href"][1:] for link in links} <= panels
        assert not soup.find("script")
        assert "data-from" not in (pack / "case.html").read_text(encoding="utf-8")
        assert "data-from" not in (pack / "case.ipynb").read_text(encoding="utf-8")


@pytest.mark.soak
@pytest.mark.parametrize("again", range(ROUNDS))
def test_a_second_build_changes_no_byte(again, built, params, tmp_path):
    """In another zone, language and folder, under another seed of Python's hashes: same input, same bytes.

    Each client in turn.
    """
    pack = built.packs[again % 2]
    code = (
        "import sys; from hitcase.packs.build import build; sys.exit(bool(build(sys.argv[2:], sys.argv[1]).problems))"
    )
    seeded = os.environ | ELSEWHERE | {"PYTHONHASHSEED": str(again + 1), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, tmp_path / "again", params / f"{pack.name}.yaml"]
    subprocess.run(command, check=True, cwd=tmp_path, env=seeded)
    assert [path.name for path in (tmp_path / "again").iterdir()] == [pack.name]
    assert files_of(tmp_path / "again" / pack.name) == files_of(pack)


def test_no_trace_of_anyone_else_in_a_pack(built, params):
    """Neither the other client nor the author's remarks, user name, machine or paths."""
    words = ["Bob", "ask Ann", "lakeside", ".yaml:", str(params), str(built.packs[0].parent), str(Path.home())]
    for pack in built.packs:
        (other,) = set(NAMES) - {pack.name}
        for name, data in files_of(pack).items():
            text = unpacked(name, data)
            assert not [word for word in (*words, other, NAMES[other]) if word in text], name
            assert not re.search(rf"\b{re.escape(platform.node())}\b", text), name  # a short one is part of words
            assert name.endswith((*ZIPPED, ".pdf")) or (text.endswith("\n") and "\r" not in text)


def test_the_client_file_of_a_pack_gives_the_same_lines(built, params):
    """What the documents rest on is what the client wrote."""
    for pack in built.packs:
        assert evaluate(load(pack / "client.yaml")) == evaluate(load(params / f"{pack.name}.yaml"))


def test_the_manifest_names_inputs_code_and_files(built, params):
    """Hashes only: no clock, no paths."""
    for pack in built.packs:
        manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
        assert list(manifest) == sorted(manifest) == ["code", "files", "inputs", "proofs", "schema"]
        assert manifest["schema"] == 1
        assert set(manifest["files"]) == PACK - {"manifest.json"}
        assert set(manifest["proofs"]) == {"case.xlsx"}
        for name, digest in manifest["files"].items():
            assert digest == hashlib.sha256((pack / name).read_bytes()).hexdigest()
        assert manifest["inputs"]["client"] == hashlib.sha256((params / f"{pack.name}.yaml").read_bytes()).hexdigest()
        assert set(manifest["inputs"]) == {"client", "firm", "notebook"}


def test_the_page_is_complete_and_asks_nobody(built):
    """The real document through the real template."""
    for pack in built.packs:
        text = (pack / "case.html").read_text(encoding="utf-8")
        soup = bs4.BeautifulSoup(text, "html.parser")
        assert_self_contained(text)
        assert soup.title.text == NAMES[pack.name]
        assert soup.html["lang"] == "en"
        assert soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"] == POLICY
        assert len(soup.find_all("h1")) == 1
        assert "<b>" not in text
        for table in soup.find_all("table"):
            assert table.caption
            assert table.thead.find_all("th")
            assert all(row.th for row in table.tbody.find_all("tr"))
        assert not soup.svg
        assert len([picture for picture in soup.find_all("img") if picture["alt"]]) == 5
        assert all(picture.find_parent("td") for picture in soup.find_all("img", alt="")), "only bars have no words"


def test_a_notebook_run_without_a_kernel_gives_the_same_pack(built, params, tmp_path):
    """As tests of what the packs of other clients show have it: none of them would find out otherwise."""
    again = build_here(params / "quellbad.yaml", tmp_path)
    assert files_of(again.packs[0]) == files_of(built.packs[1])


@pytest.mark.soak
def test_the_notebook_runs_again_where_it_lies(built):
    """nbval, strict: every output is what the pack says, computed anew from the client file beside it."""
    pack = built.packs[0]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, "--nbval"]
    command += ["--keep-duplicates", *["case.ipynb"] * ROUNDS]  # in a kernel of its own each time
    before, cells = files_of(pack), nbformat.read(pack / "case.ipynb", as_version=4).cells
    ran = subprocess.run(command, cwd=pack, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    passed = ROUNDS * sum(cell.cell_type == "code" for cell in cells)
    assert re.search(rf"=+ {passed} passed in", ran.stdout.splitlines()[-1])
    assert files_of(pack) == before


def test_the_notebook_of_a_pack_names_its_own_client_only(built):
    """The default parameter, some other client's file, is gone."""
    book = nbformat.read(built.packs[0] / "case.ipynb", as_version=4)
    tagged = [cell.source for cell in book.cells if "parameters" in cell.metadata.get("tags", ())]
    assert tagged == ['client = "client.yaml"']


def test_every_section_is_in_every_document(built):
    """Headings of the notebook, on the page, on paper and in Word."""
    for pack in built.packs:
        book = nbformat.read(pack / "case.ipynb", as_version=4)
        sources = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
        sections = re.findall(r"(?m)^## (.*)$", sources)
        assert len(sections) > 10
        for name in ("case.html", "case.pdf", "case.docx"):
            shown = unpacked(name, (pack / name).read_bytes())
            assert [title for title in sections if title not in shown] == []
