"""`hitcase explain` in words: values, whose numbers they are, claims, and names that lead nowhere."""

from __future__ import annotations

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.journal import Event, journal_file
from hitcase.inputs.quantity import plain
from hitcase.text.paths import value_at
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


@pytest.mark.parametrize(
    "words",
    [
        ("options.offer_a.fee[1]",),
        ('lines.options["offer_a"].fee[1]',),
        ("fee[1]", "--option", "offer_a"),
        ("options.offer_a.fee[1]", "--option", "offer_a"),
        ("options.offer_a.fee", "--year", 1),
    ],
)
def test_explain_takes_the_path_that_it_prints(words: tuple[object, ...]):
    """With its year in brackets, with or without the option's name; as in Python too."""
    assert run("explain", LAKESIDE, *words).stdout.startswith("options.offer_a.fee[1] = 1,985,000\n\nfee[1] = ")


def test_explain_gives_the_walk_away_fee_of_one_option_or_of_all():
    """Up to which price most draws lose no cash, where half of them do, and the offer beside it."""
    one = run("explain", LAKESIDE, "walk_away_fee", "--option", "offer_a")
    assert one.exit_code == 0
    assert one.stdout.startswith("options.offer_a.walk_away_fee = $191,000 a month\n\nUp to this price, 8 in 10 draws")
    assert "\nHalf of the draws lose no cash at: $205,000 a month.\nThe offer is: $198,500 a month.\n" in one.stdout
    assert "rests on 1 input:\n  options.offer_a.price.amount = 198,500 $ a month" in one.stdout
    told = run("explain", LAKESIDE, "walk_away_fee").stdout
    assert one.stdout[: one.stdout.index("The price is held")] in told
    assert "\noptions.offer_b.walk_away_fee = " in told
    none = run("explain", LAKESIDE, "walk_away_fee", "--option", "do_nothing").stdout
    assert none.startswith("options.do_nothing.walk_away_fee is not known: no partner asks one price.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("horizon",), "horizon = 5 years\n\nThe number of years that the case counts: a choice of the file, "),
        (("first_year",), "first_year = FY27\n\nWhat the first of these years is called: "),
        (("options.offer_a.kind",), "options.offer_a.kind = managed_service\n\nA choice of the file, "),
        (("kind", "--option", "offer_a"), "options.offer_a.kind = managed_service\n\n"),
        (("illustrative",), "illustrative = true\n\n"),
        (("price.amount", "--option", "offer_a"), "options.offer_a.price.amount = 198,500\n"),
    ],
)
def test_explain_answers_for_what_is_no_line(words: tuple[object, ...], told: str):
    """A choice of the file with its line."""
    found = run("explain", LAKESIDE, *words)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith(told)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("evpi", "What knowing every input for certain would add. "),
        ("options.offer_a.p_best", "The part of the draws in which no other option is better. "),
        ("options.offer_a.npv_cash.p10", "1 in 10 draws is below it. "),
        ("options.offer_a.peak_funding.p90", "9 in 10 draws are below it. "),
        ("options.offer_a.peak_funding.month", "Half of the draws that need any funding need the most by this month. "),
    ],
)
def test_explain_says_what_a_figure_of_the_draws_is(path: str, told: str):
    """With its value, which has no formula."""
    case = load(LAKESIDE)
    value = value_at(option_results(case, simulate(case), fees=False), path)
    found = run("explain", LAKESIDE, path)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith(f"{path} = {plain(round(value, 4))}\n\n{told}A figure of 8,192 draws")


def test_explain_takes_a_year_of_cash_by_month():
    """Its twelve months; without a year, the decision and each month of the horizon."""
    flow = evaluate(load(LAKESIDE)).options["offer_a"].cash_by_month
    whole = run("explain", LAKESIDE, "cash_by_month", "--option", "offer_a").stdout.splitlines()[0]
    year = run("explain", LAKESIDE, "cash_by_month", "--option", "offer_a", "--year", 1).stdout
    months = " / ".join(plain(round(value, 4)) for value in flow[1:13])
    assert year.startswith(f"options.offer_a.cash_by_month[months 1 to 12] = {months}\n\ncash_by_month[12] = ")
    assert whole.startswith(f"options.offer_a.cash_by_month = {plain(round(flow[0], 4))} / {months} / ")
    start = run("explain", LAKESIDE, "cash_by_month", "--option", "offer_a", "--year", 0).stdout
    assert "\n\ncash_by_month[0] = net_cash[0]\n" in start


def test_explain_says_when_cash_is_lowest_and_what_hiring_costs():
    """By the months and the year in which it happens, and not by a last one that comes to nothing."""
    month = run("explain", LAKESIDE, "peak_month", "--option", "offer_a").stdout
    assert month.startswith("options.offer_a.peak_month = 5\n\npeak_month = if (deepest>0; lowest_at[60]; 0)\n")
    hiring = run("explain", LAKESIDE, "hiring_cost", "--option", "fill_two_seats").stdout
    assert hiring.startswith("options.fill_two_seats.hiring_cost = 0 / 48,000 / 0 / 0 / 0 / 0\n\nhiring_cost[1] = ")
    assert "= 48,000 × 1 × 1\n               = $48,000\n" in hiring
    none = run("explain", LAKESIDE, "hiring_cost", "--option", "offer_a").stdout
    assert none.endswith("= $0\n\nrests on no input.\nNext: hitcase build " + f"{LAKESIDE}\n")


def test_explain_says_where_a_choice_stands(tmp_path):
    """In its line of the file, of the firm's, or nowhere: a default."""
    file = tmp_path / "x.yaml"
    file.write_text("schema: 1\nclient: X\nas_of: 2026-06-30\nhorizon: 1\n", encoding="utf-8")
    (tmp_path / "_firm.yaml").write_text("currency: CHF\n", encoding="utf-8")
    assert "horizon = 1 year\n\n" in run("explain", file, "horizon").stdout
    assert f"\n  {file}:4\n" in run("explain", file, "horizon").stdout
    assert f"\n  {tmp_path}/_firm.yaml:1\n" in run("explain", file, "currency").stdout
    assert run("explain", LAKESIDE, "country").stdout.startswith("country = US\n\nWhere the client is, ")
    for unknown in ("country", "tm_bill_rate"):  # francs, from nowhere that the file names
        told = f"hitcase: {unknown} is not known: the file does not give it.\n"
        assert run("explain", file, unknown).stderr == told
    assert "\n  not in the file, this is the default\n" in run("explain", file, "decide_on").stdout


def test_explain_says_never_in_words():
    """No month, no hours: not a number, and not None."""
    assert (
        "= no draw needs funding\n" in run("explain", LAKESIDE, "peak_funding.month", "--option", "do_nothing").stdout
    )
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
        (("horizn",), "Did you mean horizon?"),
        (("p_best",), "p_best is a figure of each option. Known: "),
        (("walk_away_fee", "--option", "ofer_a"), "there is no option ofer_a. Did you mean offer_a?"),
        (("options.offer_a.fee[9]",), "options.offer_a.fee has the entries 0 to 5; [9] is not among them."),
        (("options.offer_a.fee[1]", "--year", 2), "[1] names its year already. Leave out --year."),
        (("roles.analyst.leavers[1]",), "roles.analyst.leavers is one number. Leave out [1]."),
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
    formula = "fee[2] = in_service[2] × price[2]\n       = 1 × 2,465,370\n       = $2,465,370\n"
    assert f"\n\n{formula}\nsteps, each explained by its path:\n  options.offer_a.in_service[2]\n" in told
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
    assert "rests on 3 inputs:" in broken
