"""A number that comes from nowhere fails a build with a line that names its sentence; the client may say any."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from hitcase.packs import engine
from hitcase.packs.number_checks import orphans, taken_out
from hitcase.text.html import PROSE
from tests.clients import clients
from tests.packs.notebooks import fill, small_notebook, worked

SOURCED = "from hitcase.text.output import Bullets, Facts, Figure, Paragraph, Row, Table, Text, sentences\n"
TABLE = "Table('Pay of 2026', ('Role', '2026'), (Row('Analyst', ('64',)),))"
PLANTED = {
    "sentences('It saves 25 % of it.')": "It saves 25 % of it.",
    "from hitcase.text.numbers import said\nsentences('From ' + said('5 %', 'x') + ' to 7 %.')": "From  to 7 %.",
    f"Figure('It falls by 3', 'million', '<svg/>', 'It falls', {TABLE})": "It falls by 3",
    f"Figure('It falls', 'million', '<svg/>', 'It falls: 4; b; c.', {TABLE})": "It falls: 4; b; c.",
    "Text((Facts((('Back after', 'soon', 'in 9 months'),)),))": "in 9 months",
    "Text((Bullets(('Ask two.', 'Ask 3.')),))": "Ask 3.",
}


def run(folder: Path, *code: str) -> nbformat.NotebookNode:
    """The executed notebook with these cells, as a pack holds it."""
    fill(folder, {"client.yaml": worked()})
    engine.run(small_notebook(folder.parent / "x.ipynb", *code), folder)
    return nbformat.read(folder / "case.ipynb", as_version=4)


@pytest.mark.parametrize(("code", "sentence"), PLANTED.items())
def test_a_planted_number_fails_the_build(tmp_path: Path, code: str, sentence: str):
    """In a sentence, beside a number with a source, in a chart's title or words, under a tile, in a list."""
    with pytest.raises(RuntimeError) as failed:
        run(tmp_path / "pack", SOURCED + code)
    assert str(failed.value) == " ".join(f"a number in the text comes from nowhere: {sentence}".split())
    assert PROSE not in json.dumps(
        [cell.get("outputs") for cell in nbformat.read(tmp_path / "pack" / "case.ipynb", 4).cells]
    )


def test_a_number_in_the_notebooks_own_text_fails_the_build(tmp_path: Path):
    """Headings of appendices are told apart; the sentence is named."""
    path = small_notebook(tmp_path / "x.ipynb", "1")
    book = nbformat.read(path, as_version=4)
    book.cells[0].source = "# Case 1\n\nIt is back after 26 months."
    nbformat.write(book, path)
    fill(tmp_path / "pack", {"client.yaml": worked()})
    with pytest.raises(RuntimeError, match=r"^a number in the text comes from nowhere: It is back after 26 months\.$"):
        engine.run(path, tmp_path / "pack")


def test_what_has_a_source_and_what_the_client_says_is_no_orphan(tmp_path: Path):
    """A line's number, a table, the client's own words; and no metadata of ours stays in the pack."""
    said = "from hitcase.text.numbers import said\nsentences('It costs ' + said('$139', 'cost_per_hour') + ' an hour.')"
    own = "Text((Paragraph('We have 742 beds.', own=True), Bullets(('3 hospitals',), own=True)))"
    book = run(tmp_path / "pack", SOURCED + said, own, TABLE)
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert len(outputs) == 3
    assert [output.metadata for output in outputs] == [{}, {}, {}]


def test_each_sentence_is_named_once_and_its_line_alone():
    """The same sentence in two cells is one; other lines of the same text are not told."""
    text = {PROSE: {"rest": "All well.\nIt takes 5.\n", "numbers": []}}
    output = nbformat.v4.new_output("display_data", {"text/plain": "x"}, metadata=text)
    cells = [nbformat.v4.new_code_cell("x", outputs=[output]) for _ in range(2)]
    book = nbformat.v4.new_notebook(cells=cells)
    assert orphans(book) == ["It takes 5."]
    assert orphans(taken_out(book)) == []


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_document_of_every_client_has_no_orphan(path: Path, documents: dict[str, Path]):
    """Every shipped client builds, which an orphan would stop, and its pack holds no paths of lines."""
    book = nbformat.read(documents[path.stem] / "case.ipynb", as_version=4)
    assert not [output for cell in book.cells for output in cell.get("outputs", []) if PROSE in output.metadata]
