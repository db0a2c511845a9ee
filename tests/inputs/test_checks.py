"""What joins several keys of a client file, each message to the letter."""

from __future__ import annotations

import pytest

from tests.inputs.files import PRICE, ROLE, case, noted, said

CONTRACT = "contracts: {agency: {role: analyst, hours: 1000, rate: 120}}\n"
ALONE = "alone leaves two shares open. Write run_share too; the third is the rest."
NEITHER = "has neither amount nor hours and rate. Write amount a year, or hours and rate."
POINT = "discount_rate has no low and high to be quartiles between. Write them, or leave it out of shapes."
TOLD = (
    # budget
    (
        "budget: {run_share: 0.7, grow_share: 0.2, transform_share: 0.2}",
        "4: budget.run_share: run, grow and transform add to 1.1. Write three shares that add to 1.",
    ),
    (
        "budget: {run_share: {claim: d3_run_share}, grow_share: 0.2, transform_share: 0.2}",
        "4: budget.run_share: run, grow and transform add to 1.05. Write three shares that add to 1.",
    ),
    (
        "budget: {grow_share: 0.6, transform_share: 0.5}",
        "4: budget.grow_share: grow_share and transform_share add to 1.1. Write shares that add to 1 or less.",
    ),
    (
        "budget: {transform_share: 0.5}",
        f"4: budget.transform_share: transform_share {ALONE}",
    ),
    # roles, contracts, planned items
    (
        "roles: {a: {fte: 10, seats_empty: 11}}",
        "4: roles.a.seats_empty: 11 seats are empty, but the role has 10 posts. Write 10 or less.",
    ),
    (
        ROLE + "contracts: {c: {role: analist, amount: 1}}",
        "5: contracts.c.role: there is no role analist. Did you mean analyst?",
    ),
    (ROLE + "planned: {p: {role: nurse, amount: 1}}", "5: planned.p.role: there is no role nurse. Known: analyst."),
    (
        "planned: {p: {role: nurse, amount: 1}}",
        "4: planned.p.role: there is no role nurse. The file has none, under roles.",
    ),
    *(
        (f"{ROLE}contracts: {{c: {{role: analyst{more}}}}}", f"5: contracts.c: {NEITHER}")
        for more in ("", ", hours: 5", ", rate: 5")
    ),
    # the work in question
    ("scope: {share: {desk: 0.5}}", "4: scope.share.desk: there is no role desk. The file has none, under roles."),
    (
        ROLE + CONTRACT + "scope: {contracts: [agncy]}",
        "6: scope.contracts[0]: there is no contract agncy. Did you mean agency?",
    ),
    (
        ROLE + CONTRACT + "scope: {contracts: [agency, agency]}",
        "6: scope.contracts[1]: agency stands twice. Name each contract once.",
    ),
    # projects
    (
        "projects: [{name: Portal, hours: 5}, {name: Portal, hours: 6}]",
        "4: projects[1].name: Portal stands twice. Give each project its own name.",
    ),
    ("projects: [{name: Portal}]", "4: projects[0]: hours are missing. Write the hours until it is done."),
    # lists that name options and parameters
    (
        "without: [{option: a, line: exit_cost, reason: r}]",
        "4: without[0].option: there is no option a. The file has none, under options.",
    ),
    (
        "overrides: [{parameter: tm_bill_rat, guard: stale, reason: r}]",
        "4: overrides[0].parameter: there is no parameter tm_bill_rat. Did you mean tm_bill_rate?",
    ),
    (
        "overrides: [{parameter: tm_bill_rate, guard: stale, reason: ''}]",
        "4: overrides[0].reason: is empty. Write a text.",
    ),
    (
        "overrides: [{parameter: tm_bill_rate, guard: stale}]",
        "4: overrides[0]: reason is missing. Write reason: and its value.",
    ),
    (
        "shapes: {tm_bill_rat: uniform}",
        "4: shapes.tm_bill_rat: there is no parameter tm_bill_rat. Did you mean tm_bill_rate?",
    ),
    ("shapes: {x: uniform}", "4: shapes.x: there is no parameter x. Write its path, such as roles.analyst.salary."),
    (
        "shapes: {discount_rate: quartiles}\ndiscount_rate: 0.08",
        f"4: shapes.discount_rate: {POINT}",
    ),
    (
        "scorecard: {weights: {trust: 1}, scores: {offer: {trust: 1}}}",
        "4: scorecard.scores.offer: there is no option offer. Known: do_nothing.",
    ),
    (
        "scorecard: {weights: {trust: 1}, scores: {do_nothing: {trst: 1}}}",
        "4: scorecard.scores.do_nothing.trst: there is no criterion trst. Did you mean trust?",
    ),
)


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_keys_that_do_not_fit_together_are_refused(body: str, told: str, tmp_path):
    """Where, what, allowed, what to write."""
    assert said(tmp_path, body) == [told]


def test_long_lists_of_names_are_cut(tmp_path):
    """Twenty names are enough to see what is meant."""
    roles = ", ".join(f"r{i}: {{fte: 1}}" for i in range(30))
    (one,) = said(tmp_path, f"roles: {{{roles}}}\nscope: {{share: {{nurse: 0.1}}}}")
    assert one == f"5: scope.share.nurse: there is no role nurse. Known: {', '.join(f'r{i}' for i in range(20))}, …."


def test_third_share_of_the_budget_is_the_rest(tmp_path):
    """Of two shares given, whichever; run alone takes the register's split of the rest."""

    def shares(given: str) -> list[float]:
        budget = case(tmp_path, f"budget: {{total: 1e6, {given}}}").tree.budget
        return [budget[f"{name}_share"].base for name in ("run", "grow", "transform")]

    assert shares("run_share: 0.6, grow_share: 0.3") == [0.6, 0.3, 0.1]
    assert shares("run_share: 0.6, transform_share: 0.3") == [0.6, 0.1, 0.3]
    assert shares("grow_share: 0.2, transform_share: 10 %") == [0.7, 0.2, 0.1]
    assert shares("run_share: {claim: d3_run_share}, grow_share: 0.3") == [0.65, 0.3, 0.05]
    assert shares("run_share: 0.7") == [0.7, 0.22, 0.13]
    assert shares("growth: 0.02") == [0.65, 0.22, 0.13]


def test_what_is_odd_is_kept_and_noted(tmp_path):
    """Two ways to say one thing: the one that counts is named."""
    body = f"""{ROLE}
contracts: {{c: {{role: analyst, amount: 9000, hours: 100, rate: 90}}}}
scope: {{contracts: [c]}}
options: {{o: {{kind: offshore, {PRICE}, transition_share: 0.04, transition_amount: 5000}}}}
"""
    found = noted(case(tmp_path, body))
    assert found == [
        "contracts.c.rate: does not count beside amount. Leave one of them out.",
        "options.o.transition_share: does not count beside transition_amount. Leave one of them out.",
    ]


def test_a_shape_is_taken_wherever_the_number_comes_from(tmp_path):
    """The client's range, a claim, a default of the register; a number without a range may only be fixed."""
    body = """
roles: {a: {fte: 3, turnover_rate: {low: 0.1, base: 0.2, high: 0.3}}}
shapes:
  roles.a.turnover_rate: discrete
  roles.a.burnout: uniform
  roles.a.cover_share: quartiles
  roles.a.fte: fixed
"""
    params = case(tmp_path, body).params
    shapes = [params[f"roles.a.{key}"].shape for key in ("turnover_rate", "burnout", "cover_share", "fte", "salary")]
    assert shapes == ["discrete", "uniform", "quartiles", "fixed", "quartiles"]
