"""A number in a sentence is a rounding of its line, or the build fails and names both; the rest is listed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.packs import engine
from hitcase.packs.build import build
from hitcase.packs.number_checks import Checked, checked
from hitcase.text.output import Output
from tests.clients import lakeside
from tests.document.notebook import CODE, results

FEE = "options.offer_a.fee[2]"  # 2,465,370
SHARE = "options.offer_a.ends.contracts.agency.share"  # 0.571 to 0.714 to 0.857


@cache
def lines() -> Any:
    """Lakeside's."""
    return evaluate(lakeside())


def found(text: str, source: str) -> Checked:
    """The check of one number."""
    return checked(lakeside(), lines(), [(text, source)])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("$2.5 m", FEE),
        ("$2.47 m", FEE),
        ("−$2.5 m", FEE),
        ("$2,465,370", FEE),
        ("71.4 %", SHARE),
        ("57.1 %", SHARE),
        ("72.2 FTE", "maintenance_tax_fte"),
        ("4.5", "options.do_nothing.weeks_of_backlog[36]"),
        ("–", "options.do_nothing.cost_per_hour"),
        ("$9.9 m", "options.offer_a.fee"),
        ("$0.6 m", "options.offer_a.run_after[3] run[3]"),
    ],
)
def test_a_rounding_is_sound(text: str, source: str):
    """In any of our ways of showing a number; of a list its sum in today's money; of two lines their difference."""
    assert found(text, source) == Checked((), 1 if text != "–" else 0, ())


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("$2.4 m", FEE, "$2.4 m is no rounding of options.offer_a.fee[2], which is 2,465,370"),
        ("$2.6 m", FEE, "$2.6 m is no rounding of options.offer_a.fee[2], which is 2,465,370"),
        ("72 %", SHARE, f"72 % is no rounding of {SHARE}, which is 0.714 or 0.571 or 0.857"),
        ("11.0", "leavers", "11.0 is no rounding of leavers, which is 10.903"),
    ],
)
def test_what_is_no_rounding_is_wrong(text: str, source: str, told: str):
    """A line, a year of one, an input with its range."""
    assert found(text, source).wrong == (told,)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("−$0.6 m", "uncertainty.options.offer_a.npv_cash.p10"),
        ("68.1 %", f"{SHARE} break_even"),
        ("$0.1 m", "options.offer_a.total_cost"),
        ("2007", "f1_cost_neutral"),
    ],
)
def test_what_cannot_be_checked_is_said(text: str, source: str):
    """Draws, what an analysis found, lines put together in a way of their own, claims."""
    assert found(text, source) == Checked((), 0, ((text, source),))


def test_words_of_the_file_are_passed_by():
    """A date is no number of a line."""
    assert found("30 Jun 2026", "as_of") == Checked((), 0, ())


def test_every_sentence_of_lakeside_is_sound():
    """Most numbers are checked, none is wrong."""
    outputs: list[Output] = [one for one in results(lakeside(), CODE).values() if one is not None]
    told = [pair for one in outputs for pair in one._repr_mimebundle_()[1].get("hitcase", {}).get("numbers", [])]
    result = checked(lakeside(), lines(), told)
    assert result.wrong == ()
    assert result.sound >= 40


def test_a_planted_number_fails_the_build(params, tmp_path, monkeypatch):
    """The line names it; no pack is left."""
    run = engine.run

    def planted(*given: Any) -> list[dict[str, Any]]:
        return [*run(*given), {"rest": "", "html": "", "numbers": [["$9.9 m", "turnover_cost"]]}]

    monkeypatch.setattr(engine, "run", planted)
    built = build(params / "oakfield.yaml", tmp_path, ("ipynb",))
    assert built.packs == ()
    (failed,) = built.problems
    assert (
        "no documents were built: a number in the text is wrong: $9.9 m is no rounding of turnover_cost, which is "
        in (failed.message)
    )
