"""What a CFO reads at once and must not stumble over: units, sums, whose promises, which basis, hours counted once."""

import pytest

from hitcase.analysis.derived import remaining_work
from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.document.answer import headline
from hitcase.document.ask_first import questions_table
from hitcase.document.hours import hours_taken_over
from hitcase.document.options import overview, unit_size
from hitcase.document.reasons import reasons
from hitcase.text.numbers import bare
from tests.clients import lakeside_with
from tests.worked import case_with


def test_a_small_hospital_reads_thousands():
    """Two posts and a fee of 2,000 a month: in millions every range would be −0.1 … 0.0 … 0.0."""
    small = {
        "roles.analyst.fte": 2,
        "contracts.outside.hours": 300,
        "planned": {},
        "options.managed.price": {"basis": "monthly_fee", "amount": 2_000},
        "options.managed.ends": {"contracts": {"outside": {"share": 1, "month": 5}}},
        "options.managed.governance_hours": {"analyst": 5},
    }
    case = case_with(small)
    content = overview(case, evaluate(case), assess(case, n=64))
    assert content.columns.cash == "Cash, thousand $"
    assert {row.head: row.cells[0] for row in content.table.rows}["Do nothing"] == "0"
    assert unit_size([2.5e9]) == 1e9


def test_hours_that_a_contract_goes_on_to_do_are_no_work_left():
    """Of 9,000 contract hours 40 % go on: 3,600; 14,184 of work less 14,184 moved leaves nothing to the staff.

    A team of 6,000 hours delivers 6,000 × 0.968 = 5,808 in year 3 less what is still being learned: 14,184 − moved −
    3,600 stay with the staff, and the 3,600 are paid for in the contract alone.
    """
    ends = {"contracts": {"outside": {"share": 0.6, "month": 5}}}
    case = case_with(
        {
            "options.managed.price": {"basis": "hourly", "amount": 90, "team_hours": 6_000},
            "options.managed.ends": ends,
        }
    )
    lines = evaluate(case)
    left = remaining_work(case, lines, "managed")
    assert left.hours == pytest.approx(14_184 - lines.options["managed"].moved_hours[-1] - 3_600)
    assert left.contracts["outside"] == pytest.approx(0.4 * 9_000 * 160)


def test_the_tiles_are_in_what_decides():
    """Where cash with capacity decides, its range and its chance of a loss stand there, beside the client's limit."""
    case = lakeside_with({"decide_on": "full"})
    results = assess(case, n=256)
    text = bare(headline(case, evaluate(case), results).plain())
    assert "cash with capacity over five years" in text
    assert "Chance of losing cash with capacity" in text
    assert "the limit is 7 in 20" in text


def test_where_hiring_is_at_hand_it_is_not_said_to_be_missing():
    """Own hires have a plan's promises, and no sentence says that no option hires."""
    options = lakeside_with({}).data["options"]
    dear = {**options["offer_a"], "price": {**options["offer_a"]["price"], "amount": 900_000}}
    case = lakeside_with({"options": {"offer_a": dear, "fill_two_seats": options["fill_two_seats"]}, "scorecard": None})
    results = assess(case, n=256)
    text = bare(reasons(case, evaluate(case), results).plain())
    assert results.option == "fill_two_seats"
    assert "No option that hires" not in text
    assert "partner's promises" not in text


def test_no_question_is_called_idle_while_first_numbers_are_open():
    """They come first."""
    case = case_with({})
    text = bare(questions_table(case, assess(case, n=64)).plain())
    assert text.strip() == "The first numbers that are open come before any other question: page one lists them."


def test_parts_that_do_not_add_say_so():
    """Shares of other clients' contracts come to 99; hours of the ledger are rounded one by one."""
    case = lakeside_with({})
    lines = evaluate(case)
    assert "shares are rounded" in bare(reasons(case, lines, assess(case, n=256)).plain())
    ledger = lines.options["offer_a"].hours_ledger
    parts, whole = sum(round(x[5]) for x in ledger.values()), round(lines.options["offer_a"].moved_hours[5])
    assert ("rounded one by one" in bare(hours_taken_over(case, lines, "offer_a"))) is (parts != whole)
