"""Small notebooks, client files and folders that the tests of packs work with."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CASES = Path(__file__).parents[1] / "cases"
SHOWS_THE_CASE = (
    "import hitcase\nfrom IPython.display import HTML",
    "case = hitcase.load(client)",
    "HTML(f'<p>{case.file.client}</p>')",
    "round(hitcase.evaluate(case).options['managed'].npv_cash)",
)
FIRM = """\
schema: 1
wage_growth: 2 %                                          # every client here has its own
weeks_per_year: 51
limits: {p_loss: {base: 0.3, origin: our house rule}}
document: {prepared_by: 'Meridian: "Advisory"'}
scorecard: {weights: {trust: 2}, scores: {managed: {trust: 7}}}
roles:
  analyst: {seats_empty: "1.5", productive_hours: 1, replacement_multiple: {claim: a3_technical}}
  nobody: {fte: 3}
options:
  managed:
    pay_rise_share: {low: 0.01, base: 2 %, high: 0.03, note: ask Ann}
    phase_in: 0.7
    learning_loss: [0.2, {low: 0, base: 0.05, high: 0.1}]
"""


def worked() -> str:
    """The client file of the worked example."""
    return (CASES / "worked.yaml").read_text(encoding="utf-8")


def small_notebook(path: Path, *code: str) -> Path:
    """A notebook with a parameters cell and these code cells."""
    cells = [new_markdown_cell("# A business case", id="title")]
    cells += [new_code_cell('client = "params/other.yaml"', id="given", metadata={"tags": ["parameters"]})]
    cells += [new_code_cell(source, id=f"code-{i}") for i, source in enumerate(code)]
    nbformat.write(new_notebook(cells=cells), path)
    return path


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def held_in(folder: Path) -> dict[str, str] | None:
    """What the files of a folder say; None if it is not there."""
    return {f.name: f.read_text(encoding="utf-8") for f in folder.iterdir()} if folder.is_dir() else None
