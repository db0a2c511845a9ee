"""`explain`: the value is the estimate's, the inputs are exactly those of the formula, and names lead to lines."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.analysis.trace.explain import Explanation, explain
from hitcase.inputs import evidence
from hitcase.inputs.journal import Event, journal_file
from tests.clients import LAKESIDE, lakeside, minimal, ranged, with_values
from tests.strategies import case_of


@cache
def lines() -> Any:
    """Lakeside's estimate."""
    return evaluate(lakeside())


def paths(found: Explanation) -> set[str]:
    """Where the inputs of a line stand."""
    return {param.path for param in found.inputs}


@pytest.mark.parametrize(
    ("line", "option", "found"),
    [
        ("turnover_cost", "", lambda: lines().turnover_cost),
        ("roles.analyst.leavers", "", lambda: lines().roles.analyst.leavers),
        ("it_budget", "", lambda: lines().it_budget),
        ("demand_hours", "", lambda: lines().demand_hours),
        ("npv_cash", "offer_a", lambda: lines().options["offer_a"].npv_cash),
        ("fee", "offer_b", lambda: lines().options["offer_b"].fee),
        ("options.offer_b.fee", "", lambda: lines().options["offer_b"].fee),
        ("roles.analyst.moved_hours", "blend", lambda: lines().options["blend"].roles.analyst.moved_hours),
        ("budget_effect", "blend", lambda: lines().options["blend"].budget_effect),
        ("budget_effect.fee", "blend", lambda: lines().options["blend"].budget_effect.fee),
        ("backlog_hours", "consulting", lambda: lines().options["consulting"].backlog_hours),
        ("cost_per_hour", "do_nothing", lambda: None),
        ("project_done_month", "do_nothing", lambda: lines().options["do_nothing"].project_done_month),
    ],
)
def test_value_is_the_estimates(line: str, option: str, found: Any):
    """Of case lines, a role's, an option's, an option's role's; numbers, lists, named ones, and "never"."""
    assert explain(lakeside(), line, option).value == found()


def test_fee_rests_on_its_price_and_nothing_else():
    """A monthly fee: the amount, its escalator, when it begins, and the least to be paid; hours play no part."""
    own = ("start_month", "minimum_commitment", "price.amount", "escalator")
    assert paths(explain(lakeside(), "fee", "offer_a")) == {f"options.offer_a.{key}" for key in own}


def test_escalator_that_no_offer_states_is_wage_growth():
    """One parameter, one draw; it is found at its own path."""
    assert "wage_growth" in paths(explain(case_of(minimal()), "fee", "partner"))


def test_leavers_of_a_role_rest_on_three_inputs():
    """Posts, those of them that are empty, and turnover rate."""
    inputs = {f"roles.analyst.{key}" for key in ("fte", "seats_empty", "turnover_rate")}
    assert paths(explain(lakeside(), "roles.analyst.leavers")) == inputs


def test_inputs_are_neither_too_few_nor_too_many():
    """Moving an input that is named moves the line; moving all that are not leaves it where it is."""
    case, line = lakeside(), "cashable"
    named = paths(explain(case, line, "offer_b"))
    others = {path: param.high for path, param in ranged(case).items() if path not in named}
    assert evaluate(with_values(case, others)).options["offer_b"][line] == lines().options["offer_b"][line]
    for path in ("options.offer_b.ends.contracts.agency.share", "wage_growth"):
        assert path in named
        moved = evaluate(with_values(case, {path: case.params[path].high})).options["offer_b"][line]
        assert moved != lines().options["offer_b"][line]


def test_claims_are_those_of_the_inputs_each_once():
    """Behind the leavers that burnout adds stand the register's two claims, for all four roles."""
    found = explain(lakeside(), "burnout_leavers")
    assert [claim.id for claim in found.claims] == ["c3_high_risk", "c7_transferred"]
    assert all(claim is evidence.claims()[claim.id] for claim in found.claims)


def test_parameter_explains_itself():
    """Its base value, its place and its origin."""
    found = explain(lakeside(), "roles.analyst.turnover_rate")
    assert (found.path, found.value) == ("roles.analyst.turnover_rate", 0.094)
    assert (found.inputs[0].line > 0, found.inputs[0].source.kind) == (True, "record")


def test_year_takes_one_entry_and_its_inputs_alone():
    """The decision has costs of its own; of other costs by year, each year has its own."""
    at_decision = explain(lakeside(), "total_cost", "offer_a", 0)
    assert at_decision.value == lines().options["offer_a"].total_cost[0]
    assert at_decision.path == "options.offer_a.total_cost[0]"
    first, third = (paths(explain(lakeside(), "other_cost", "offer_b", t)) for t in (1, 3))
    assert "options.offer_b.other_cost[0]" in first - third
    assert "options.offer_b.other_cost[1]" in third - first


def test_year_of_a_line_by_month_is_its_twelve_months():
    """Month 0 is the decision; year 2 is months 13 to 24."""
    whole = lines().options["offer_a"].backlog_hours
    found = explain(lakeside(), "backlog_hours", "offer_a", 2)
    assert (found.value, found.path) == (whole[13:25], "options.offer_a.backlog_hours[months 13 to 24]")
    assert explain(lakeside(), "backlog_hours", "offer_a", 0).value == whole[0]


def test_year_of_named_lists_is_that_year_of_each():
    """The budget effect of year 2, by its parts."""
    whole = lines().options["offer_a"].budget_effect
    assert explain(lakeside(), "budget_effect", "offer_a", 2).value == {
        name: by_year[2] for name, by_year in whole.items()
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("npv_cas",), "there is no line or parameter npv_cas. Did you mean npv_cash?"),
        (
            ("roles.analyst.leaver",),
            "there is no line or parameter roles.analyst.leaver. Did you mean roles.analyst.leavers?",
        ),
        (
            ("roles.analyst.salry",),
            "there is no line or parameter roles.analyst.salry. Did you mean roles.analyst.salary?",
        ),
        (("zzz",), "there is no line or parameter zzz."),
        (("",), "there is no line or parameter ."),
        (("npv_cash.x", "offer_a"), "there is no line or parameter npv_cash.x. Did you mean npv_cash?"),
        (("it_budget.1",), "there is no line or parameter it_budget.1. Did you mean it_budget?"),
        (("leavers", "offer_q"), "there is no option offer_q. Did you mean offer_b?"),
        (("it_budget", "offer_a"), "it_budget is the same for all options. Leave out --option."),
        (("cash_per_leaver",), "cash_per_leaver is a line of each role. Write roles.analyst.cash_per_leaver."),
        (("roles.analyst",), "roles.analyst is a group of lines, not one. Write a line of it: roles.analyst.filled"),
        (("roles",), "roles is a group of lines, not one. Write a line of it: roles.analyst.filled"),
        (("npv_cash", "offer_a", 1), "options.offer_a.npv_cash is not by year. Leave out --year."),
        (("fee", "offer_a", 6), "options.offer_a.fee has the years 0 to 5; 6 is not one of them."),
        (("fee", "offer_a", -1), "options.offer_a.fee has the years 0 to 5; -1 is not one of them."),
        (("backlog_hours", "offer_a", 6), "options.offer_a.backlog_hours has the years 0 to 5; 6 is not one of them."),
    ],
)
def test_a_name_that_leads_nowhere_is_answered_with_the_one_that_does(asked: tuple, told: str):
    """Near matches, the options or roles that have the line, the years that there are."""
    with pytest.raises(KeyError) as unknown:
        explain(lakeside(), *asked)
    assert unknown.value.args[0].startswith(told)


def test_a_line_of_each_option_names_the_options():
    """And what to write."""
    with pytest.raises(KeyError, match=r"is a line of each option. Known: do_nothing, offer_a.* Write --option blend."):
        explain(lakeside(), "npv_cash")
    with pytest.raises(
        KeyError, match=r"each role of an option. Write roles.analyst.break_even_tm_rate --option blend."
    ):
        explain(lakeside(), "break_even_tm_rate")


def test_a_case_without_roles_has_nothing_to_name():
    """Public records alone: no role has a head-count."""
    bare = case_of({"schema": 1, "client": "Bare", "as_of": "2026-06-30"})
    with pytest.raises(KeyError, match=r"roles is a group of lines, not one. It is empty."):
        explain(bare, "roles")
    with pytest.raises(KeyError, match=r"there is no line or parameter cash_per_leaver"):
        explain(bare, "cash_per_leaver")
    assert explain(bare, "npv_cash", "do_nothing").value == 0


def test_formula_stands_with_names_and_with_numbers():
    """The year that was asked for; else the last one that most years share; a group has one for each of its lines."""
    found = explain(lakeside(), "fee", "offer_a", 2)
    assert found.formula == "fee[2] = in_service[2] × price[2]"
    assert found.numbers == "2,465,370 = 1 × 2,465,370"
    assert explain(lakeside(), "fee", "offer_a").formula.startswith("fee[5] = ")
    assert len(explain(lakeside(), "budget_effect", "offer_a").formula.split("\n")) == 6


def test_an_input_has_no_formula():
    """It is where the way down ends."""
    found = explain(lakeside(), "wage_growth")
    assert (found.formula, found.numbers, found.steps) == ("", "", ())


def test_steps_lead_down_to_inputs():
    """Each step that a formula names can be explained by its path, until a formula names inputs alone."""
    waiting, seen = ["options.offer_a.npv_cash"], set()
    while waiting:
        found = explain(lakeside(), waiting.pop())
        assert found.formula
        seen.add(found.path)
        waiting += [step.place[0].path for step in found.steps if step.place[0].path not in seen | {*waiting}]
        if len(seen) > 12:
            break
    price = explain(lakeside(), "options.offer_a.fee: price")
    assert price.steps == ()
    assert price.value[2] == lines().options["offer_a"].fee[2]
    assert paths(price) == paths(explain(lakeside(), "fee", "offer_a")) - {"options.offer_a.start_month"}
    assert explain(lakeside(), "fee: price", "offer_a", 2).path == "options.offer_a.fee: price[2]"


def test_an_unknown_step_is_no_line():
    """With the near match."""
    with pytest.raises(KeyError, match=r"there is no line or parameter options.offer_a.fee: prize"):
        explain(lakeside(), "options.offer_a.fee: prize")


def test_history_is_what_the_journal_says_of_the_inputs(tmp_path):
    """What was agreed, parked and remarked of them; not what was tried, nor what is about another number."""
    file = tmp_path / "lakeside.yaml"
    file.write_bytes(LAKESIDE.read_bytes())
    rate = "roles.analyst.turnover_rate"
    events = [
        Event("try", "2026-07-01T14:01", rate, new={"base": 0.1}),
        Event("agree", "2026-07-01T14:02", rate, old={"base": 0.1}, new={"base": 0.094}, who="HR", why="counted"),
        Event("park", "2026-07-01T14:03", "roles.analyst.fte", who="CIO"),
        Event("remark", "2026-07-01T14:04", "wage_growth", why="as the union asks"),
    ]
    journal_file(file).write_text("".join(f"{event.line()}\n" for event in events), encoding="utf-8")
    assert explain(load(file), "roles.analyst.leavers").history == {
        rate: (events[1],),
        "roles.analyst.fte": (events[2],),
    }
    assert explain(lakeside(), "roles.analyst.leavers").history == {}


@pytest.mark.parametrize("year", [None, 0, 2])
@pytest.mark.parametrize("line", ["fee", "backlog_hours", "budget_effect", "roles.analyst.moved_hours"])
def test_the_path_of_an_explanation_leads_to_it_again(line: str, year: int | None):
    """Of a line, of a year of it, of the months of a year."""
    found = explain(lakeside(), line, "offer_a", year)
    assert explain(lakeside(), found.path) == found
    assert explain(lakeside(), found.path, "offer_a") == found
