"""Numbers in the client's own words, between braces: refused where the file is checked, never printed raw."""

from __future__ import annotations

from pathlib import Path

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.text.numbers import bare
from hitcase.text.slots import filled
from tests.clients import LAKESIDE
from tests.command_line import run
from tests.inputs.files import said, written

OPTION = "roles: {a: {fte: 3, salary: 80000}}\nscope: {share: {a: 1}}\noptions:\n  o: {kind: managed_service%s}\n"
PRICE = ", price: {basis: hourly, amount: 90}"
WORDS = "words:\n  context: Fine.\n  constraints: |\n    One {turnover_cost},\n    two {o.npv_csh} and {o.fee}.\n"


def test_a_misspelt_number_is_refused_in_its_line(tmp_path: Path):
    """With the near match; a line by year with a year; all at once, priced or not."""
    told = [
        "12: words.constraints: {o.npv_csh} is not a line or an input. Did you mean {o.npv_cash}?",
        "12: words.constraints: {o.fee} has a number for each year. Enter {o.fee[1]} for year 1.",
    ]
    assert said(tmp_path, OPTION % PRICE + WORDS) == told
    assert said(tmp_path, OPTION % "" + WORDS) == told


def test_the_firms_words_are_checked_in_the_firms_file(tmp_path: Path):
    """Its line is that of the firm's file."""
    told = said(tmp_path, OPTION % PRICE, firm="words: {context: 'x {o.npv_csh}'}\n")
    assert told == ["_firm.yaml:1: words.context: {o.npv_csh} is not a line or an input. Did you mean {o.npv_cash}?"]


def test_a_number_of_an_option_without_a_price_is_not_known_yet(tmp_path: Path):
    """So is one of a section that the file leaves out."""
    words = "words: {context: 'A {o.npv_cash}, {o.fee[1]}, {o.price.amount} and {it_budget[1]}.'}\n"
    case = load(written(tmp_path, OPTION % "" + words))
    unknown = "not known yet, not known yet, not known yet and not known yet."
    assert bare(filled(case.file.words.context, case, evaluate(case))) == f"A {unknown}"


def test_the_example_without_a_price_prints_no_braces(tmp_path: Path):
    """Its own words name an offer's number."""
    text = LAKESIDE.read_text(encoding="utf-8")
    text = text.replace("set by the Finance Committee: {", "offer A needs {offer_a.peak_funding}: {")
    file = tmp_path / "x.yaml"
    file.write_text(text.replace("      amount: 198500\n", ""), encoding="utf-8")
    found = run("check", file)
    assert found.exit_code == 0, found.stderr
    case = load(file)
    assert "offer A needs not known yet" in bare(filled(case.file.words.constraints, case, evaluate(case)))
