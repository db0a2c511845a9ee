"""A number in a sentence comes from a source and is a rounding of it, or the build fails and names all three."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from hitcase.analysis.readings import evaluate
from hitcase.packs import engine
from hitcase.packs.number_checks import check_numbers, orphans, without_prose
from hitcase.packs.source_values import PackData
from hitcase.text.html import PROSE
from hitcase.text.output import Output
from hitcase.text.source_types import SOURCE_KINDS, From
from tests.clients import LAKESIDE, case_in, clients, lakeside
from tests.document.notebook import CODE, results
from tests.document.shown import results_of
from tests.in_process import build_here
from tests.packs.notebooks import fill, small_notebook, worked

SOURCED = "from hitcase.text.output import Bullets, Facts, Figure, Paragraph, Row, Table, Text, sentences\n"
MARK = "from hitcase.text.numbers import sourced\nfrom hitcase.text.source_types import From\n"
TABLE = "Table('Pay of 2026', ('Role', '2026'), (Row('Analyst', ('64',)),))"
PLANTED = {
    "sentences('It saves 25 % of it.')": "It saves 25 % of it.",
    f"{MARK}sentences('From ' + sourced('5 %', From.line('x')) + ' to 7 %.')": "From  to 7 %.",
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
    said = f"{MARK}sentences('It costs ' + sourced('$139', From.line('cost_per_hour')) + ' an hour.')"
    own = "Text((Paragraph('We have 742 beds.', by_client=True), Bullets(('3 hospitals',), by_client=True)))"
    book = run(tmp_path / "pack", SOURCED + said, own, TABLE)
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert len(outputs) == 3
    assert [output.metadata for output in outputs] == [{}, {}, {}]


def test_each_sentence_is_named_once_and_its_line_alone():
    """The same sentence in two cells is one; other lines of the same text are not told."""
    text = {PROSE: {"unsourced": "All well.\nIt takes 5.\n", "numbers": []}}
    output = nbformat.v4.new_output("display_data", {"text/plain": "x"}, metadata=text)
    cells = [nbformat.v4.new_code_cell("x", outputs=[output]) for _ in range(2)]
    book = nbformat.v4.new_notebook(cells=cells)
    assert orphans(book) == ["It takes 5."]
    assert orphans(without_prose(book)) == []


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_document_of_every_client_has_no_orphan(path: Path, documents: dict[str, Path]):
    """Every shipped client builds, which an orphan would stop, and its pack holds no paths of lines."""
    book = nbformat.read(documents[path.stem] / "case.ipynb", as_version=4)
    assert not [output for cell in book.cells for output in cell.get("outputs", []) if PROSE in output.metadata]


A = "options.offer_a"
FEE = From.line(f"{A}.fee[2]")  # 2,465,370
SHARE = f"{A}.ends.contracts.agency.share"  # 0.571 to 0.714 to 0.857


@cache
def made() -> PackData:
    """Lakeside's pack."""
    return PackData(lakeside(), evaluate(lakeside()), results_of(lakeside()))


def wrong(text: str, source: From | str) -> tuple[str, ...]:
    """What is wrong with one number."""
    return check_numbers(made(), [(text, str(source), f"It is {text}.")]).wrong


SOUND = (
    ("$2.5 m", FEE),
    ("$2.47 m", FEE),
    ("$2,465,370", FEE),
    ("71.4 %", From.line(SHARE)),
    ("59.6 FTE", From.line("maintenance_tax_fte")),
    ("–", From.line("options.do_nothing.cost_per_hour")),
    ("$9.9 m", From.line(f"{A}.fee")),
    ("$0.6 m", From.line(f"{A}.run_after[3]", "-run[3]")),
    ("+$12.41 m", From.step("offer_a", "Contracts that end")),
    ("−$9.92 m", From.step("offer_a", "Fee")),
    ("105,100 h", From.step("offer_a", "run hours[3]")),
    ("$0.30 m", From.step("fill_two_seats", "a seat")),
    ("1 in 10", From.draw("uncertainty", "p10")),
    ("8 of 10", From.draw("uncertainty", "p10 to p90")),
    ("21", From.claim("f5_above_20", "base")),
    ("2007", From.claim("f1_cost_neutral", "year")),
    ("30 Jun 2026", From.date("as_of")),
    ("12 Jun 2026", From.date("options.offer_a")),
    ("2", From.text("document.version")),
    ("FY29", From.name("first_year")),
    ("five years", From.name("horizon")),
    ("36", From.month(f"{A}.weeks_of_backlog[36]")),
    ("0", From.count("placeholders")),
)


@pytest.mark.parametrize(("text", "source"), SOUND)
def test_a_rounding_of_its_source_is_sound(text: str, source: From):
    """In any of our ways of showing a number; of a line by year its sum in today's money; of two their difference."""
    assert wrong(text, source) == ()


PLANTED_WRONG = (
    ("$2.4 m", FEE, "line options.offer_a.fee[2], which is 2,465,370"),
    ("−$2.5 m", FEE, "line options.offer_a.fee[2], which is 2,465,370"),
    ("57.1 %", From.line(SHARE), f"line {SHARE}, which is 0.714"),
    ("+$9.92 m", From.step("offer_a", "Fee"), "step options.offer_a Fee, which is −9,9"),
    (
        "+$9.9 m",
        From.draw(f"uncertainty.{A}.npv_cash.p10"),
        "draw uncertainty.options.offer_a.npv_cash.p10, which is −",
    ),
    ("2 in 10", From.draw("uncertainty", "p10"), "draw uncertainty p10, which is 1 in 10 or 1 of 10"),
    ("9", From.driver(SHARE, "decides"), f"driver {SHARE} decides, which is 1"),
    ("9", From.driver(SHARE, "likely"), f"driver {SHARE} likely, which is 10"),
    ("70 %", From.driver(SHARE, "low"), f"driver {SHARE} low, which is 8 of 14"),
    ("22", From.claim("f5_above_20", "base"), "claim claims.f5_above_20 base, which is 21.1"),
    ("31 Jun 2026", From.date("as_of"), "date as_of, which is 30 Jun 2026"),
    ("3", From.text("document.version"), "text document.version, which is 2"),
    ("FY37", From.name("first_year"), "name first_year, which is Decision or FY27"),
    ("Offer B", From.name("options.offer_a"), "name options.offer_a, which is Offer A"),
    ("35", From.month(f"{A}.weeks_of_backlog[36]"), "month options.offer_a.weeks_of_backlog[36], which is 36"),
    ("4", From.count("placeholders"), "count placeholders, which is 0"),
)


@pytest.mark.parametrize(("text", "source", "told"), PLANTED_WRONG)
def test_what_is_no_rounding_of_its_source_is_wrong(text: str, source: From, told: str):
    """One of each type; the message names number, source, what stands there and the sentence."""
    (found,) = wrong(text, source)
    assert found.startswith(f"{text} is no rounding of {told}")
    assert found.endswith(f'("It is {text}.")')


def test_each_type_is_tried():
    """With a sound number and with a wrong one."""
    assert {source.kind for _, source in SOUND} | {"driver"} == {source.kind for _, source, _ in PLANTED_WRONG}
    assert {source.kind for _, source, _ in PLANTED_WRONG} == {*SOURCE_KINDS}


NONE = "which is no source; one begins with line, step, draw, driver, claim, date, text, name, month or count"


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("$9.9 m", "Fee", f"'Fee', {NONE}"),
        ("$7.7 m", "nowhere at all", f"'nowhere at all', {NONE}"),
        ("$7.7 m", From.line("options.offer_a.fees"), "line options.offer_a.fees, which does not exist"),
        ("$7.7 m", From.line("options.offer_a.fee[99]"), "line options.offer_a.fee[99], which does not exist"),
        ("$7.7 m", From.line("options.offer_a"), "line options.offer_a, which does not exist"),
        ("4.5", From.line(f"{A}.weeks_of_backlog"), "line options.offer_a.weeks_of_backlog, which does not exist"),
        ("$7.7 m", From.step("offer_a", "Fees"), "step options.offer_a Fees, which does not exist"),
        ("$7.7 m", From.step("offer_z", "Fee"), "step options.offer_z Fee, which does not exist"),
        ("$7.7 m", From.draw("uncertainty.options.offer_a.npv_cash.p11"), None),
        ("$7.7 m", From.draw("uncertainty"), "draw uncertainty, which does not exist"),
        ("7 %", From.driver("wage_growth", "turns"), "driver wage_growth turns, which does not exist"),
        ("7", From.claim("f5_above_21", "base"), "claim claims.f5_above_21 base, which does not exist"),
        ("1 Jan 2026", From.date("as_off"), "date as_off, which does not exist"),
        ("7", From.text("document.versions"), "text document.versions, which does not exist"),
        ("Offer 7", From.name("options.offer_7"), "name options.offer_7, which does not exist"),
        ("99", From.month(f"{A}.weeks_of_backlog[99]"), None),
        ("7", From.count("sheep"), "count sheep, which does not exist"),
    ],
)
def test_what_comes_from_nowhere_is_wrong(text: str, source: From | str, told: str | None):
    """A source of no type, a path at which nothing stands, a whole of which no one number can be said."""
    named = told or f"{source.label}, which does not exist"
    assert wrong(text, source) == (f'{text} comes from {named} ("It is {text}.")',)


def test_two_numbers_from_nowhere_are_two():
    """Each is told; the same one in two sentences once."""
    numbers = [
        ("$9.9 m", "Fee", "A $9.9 m."),
        ("$7.7 m", "nowhere at all", "B $7.7 m."),
        ("$9.9 m", "Fee", "C $9.9 m."),
    ]
    found = check_numbers(made(), numbers)
    assert found.wrong == (
        f"$9.9 m comes from 'Fee', {NONE} (\"A $9.9 m.\")",
        f"$7.7 m comes from 'nowhere at all', {NONE} (\"B $7.7 m.\")",
    )
    assert found.sound == {}


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_number_of_every_client_is_compared(path: Path):
    """None is passed by and none is wrong: they are as many as the sentences hold. Lakeside's are of most types."""
    case = case_in(path)
    outputs: list[Output] = [one for one in results(case, CODE).values() if one is not None]
    numbers = [tuple(one) for x in outputs for one in x._repr_mimebundle_()[1].get(PROSE, {}).get("numbers", [])]
    found = check_numbers(PackData(case, evaluate(case), results_of(case)), numbers)
    assert found.wrong == ()
    assert sum(found.sound.values()) == len({(text, source) for text, source, _ in numbers})
    assert path != LAKESIDE or {*found.sound} == {*SOURCE_KINDS} - {"count"}


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("$9.9 m", str(From.line("turnover_cost")), "is no rounding of line turnover_cost, which is "),
        ("$7.7 m", "nowhere at all", f"comes from 'nowhere at all', {NONE}"),
    ],
)
def test_a_planted_number_fails_the_build_too(params, tmp_path, monkeypatch, text: str, source: str, told: str):
    """Where its source says another, or is none; the line names it with its sentence, and no pack is left."""
    run = engine.run
    number = [text, source, f"It costs {text}."]

    def planted(*given: Any) -> list[dict[str, Any]]:
        return [*run(*given), {"unsourced": "", "html": "", "numbers": [number]}]

    monkeypatch.setattr(engine, "run", planted)
    built = build_here(params / "oakfield.yaml", tmp_path, ("ipynb",))
    assert built.packs == ()
    (failed,) = built.problems
    assert f"no documents were built: a number in the text is wrong: {text} {told}" in failed.message
    assert f'("It costs {text}.")' in failed.message
