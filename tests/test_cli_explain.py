"""`hitcase explain` in words: values, whose numbers they are, claims, and names that lead nowhere."""

from __future__ import annotations

import pytest

from hitcase.inputs.journal import Event, journal_file
from tests.clients import LAKESIDE
from tests.command_line import last, run


def test_explain_shows_value_inputs_origins_and_claims():
    """An offer's price with its page; a claim with its id, grade and quote."""
    found = run("explain", LAKESIDE, "fee", "--option", "offer_a", "--year", 2)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith("options.offer_a.fee[2] = ")
    assert "options.offer_a.price.amount = " in found.stdout
    assert "offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31" in found.stdout
    assert last(found.stdout) == f"Next: hitcase build {LAKESIDE}"
    burnout = run("explain", LAKESIDE, "roles.analyst.burnout").stdout
    assert "rests on 1 input:" in burnout
    assert "[c3_high_risk], grade C, another population" in burnout
    assert '"2 in 5 of the workers surveyed' in burnout


def test_explain_says_never_in_words():
    """No month, no hours: not a number, and not None."""
    assert "= no hours are moved\n" in run("explain", LAKESIDE, "cost_per_hour", "--option", "do_nothing").stdout
    assert ": not within the horizon" in run("explain", LAKESIDE, "project_done_month", "--option", "do_nothing").stdout


def test_explain_lists_the_claims_that_a_file_can_name():
    """As the message about an unknown claim promises."""
    found = run("explain", LAKESIDE, "claims")
    assert found.exit_code == 0
    assert "\n  c3_high_risk: " in found.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("npv_cas", "--option", "offer_a"), "Did you mean npv_cash?"),
        (("npv_cash", "--option", "ofer_a"), "there is no option ofer_a. Did you mean offer_a?"),
        (("npv_cash",), "Write --option blend."),
        (("fee", "--option", "offer_a", "--year", 9), "has the years 0 to 5; 9 is not one of them."),
    ],
)
def test_unknown_line_option_or_year_is_wrong_usage(words: tuple[object, ...], told: str):
    """With the near match."""
    found = run("explain", LAKESIDE, *words)
    assert (found.exit_code, found.stdout) == (2, "")
    assert told in last(found.stderr)


def test_explain_shows_the_formula_with_names_then_numbers():
    """In units where they are known; then the steps that it names, each with its own."""
    told = run("explain", LAKESIDE, "fee", "--option", "offer_a", "--year", 2).stdout
    formula = "fee[2] = in_service: in_service[2] × price[2]\n       = 1 × 2,465,370\n       = $2,465,370\n"
    assert f"\n\n{formula}\nsteps, each explained by its path:\n  options.offer_a.in_service: in_service[2]\n" in told
    assert "             = the larger of ($0; 12 × $198,500 × (1 + 3.5 %)^(2 − 1))\n" in told
    assert "\n\nrests on 4 inputs:\n" in told
    step = run("explain", LAKESIDE, "options.offer_a.fee: price").stdout
    assert "\nprice[5] = the larger of (minimum_commitment; " in step


def test_explain_shows_what_was_agreed_and_by_whom(tmp_path):
    """Under the input; a journal that cannot be read is named, and the rest stays."""
    file = tmp_path / "lakeside.yaml"
    file.write_bytes(LAKESIDE.read_bytes())
    rate, ends = "roles.analyst.turnover_rate", ({"base": 0.1}, {"base": 0.094})
    agreed = Event("agree", "2026-07-01T14:02:11", rate, old=ends[0], new=ends[1], who="HR", why="counted")
    journal_file(file).write_text(f"{agreed.line()}\n", encoding="utf-8")
    told = run("explain", file, "roles.analyst.leavers").stdout
    assert "\n      2026-07-01 14:02: agreed, 10 % → 9.4 %, HR: counted\n" in told
    journal_file(file).write_text("no event\n", encoding="utf-8")
    broken = run("explain", file, "roles.analyst.leavers").stdout
    assert f"\n\nhistory: {journal_file(file)}:1: this line is no event. " in broken
    assert "rests on 2 inputs:" in broken
