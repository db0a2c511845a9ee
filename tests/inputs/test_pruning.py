"""All problems at once: wrong structure, values and joins in one go, and none that only follows from another."""

from __future__ import annotations

import pytest

from hitcase.inputs import messages
from tests.inputs.files import PRICE, ROLE, said

EVERYTHING = f"""horizon: five
limits:
  p_loss: 35
roles:
  analyst:
    fte: 10
    salary: 84k
    turnover_rat: 0.1
    burnout: {{claim: c3_high_rsk}}
contracts:
  agency: {{role: analist, hours: 100, rate: 120}}
  nights: {{role: analyst}}
options:
  a:
    kind: managed_service
    {PRICE}
    governance_share: 0
    ends: {{contracts: {{agncy: {{}}}}}}
  b: {{kind: mixed}}
shapes: {{roles.analyst.fte: uniform}}
"""


def test_structure_values_and_joins_are_told_together_in_the_order_of_the_file(tmp_path):
    """Nine mistakes of every kind, nine problems."""
    found = said(tmp_path, EVERYTHING)
    assert [one.split(" ", 2)[0] + one.split(" ", 2)[1] for one in found] == [
        "4:horizon:",
        "6:limits.p_loss:",
        "10:roles.analyst.salary:",
        "11:roles.analyst.turnover_rat:",
        "12:roles.analyst.burnout:",
        "14:contracts.agency.role:",
        "15:contracts.nights:",
        "20:options.a.governance_share:",
        "21:options.a.ends.contracts.agncy:",
        "22:options.b.kind:",
        "23:shapes.roles.analyst.fte:",
    ]


NO_EXIT = f"options: {{o: {{kind: offshore, {PRICE}, exit_share: 0}}}}\n"
BOUND = "roles: {a: {fte: 3, replacement_multiple: {claim: a10_inovalon}}}\n"
ONE = (  # a mistake, and the one key that is told
    ("roles: {analyst: 5}\ncontracts: {a: {role: analyst, hours: 1, rate: 2}}", "roles.analyst"),
    ("roles: 5\ncontracts: {a: {role: analyst, hours: 1, rate: 2}}", "roles"),
    ("role: {analyst: {fte: 3}}\ncontracts: {a: {role: analyst, hours: 1, rate: 2}}", "role"),
    (ROLE + "contracts: {a: {hours: 1, rate: 2}}", "contracts.a"),
    (ROLE + "contracts: {a: {role: analyst, hours: 1k, rate: 2}}", "contracts.a.hours"),
    (ROLE + "contracts: {a: {role: analyst, hour: 1, rate: 2}}", "contracts.a.hour"),
    (ROLE + "contracts: {a: {role: analyst, amount: {bse: 1}}}", "contracts.a.amount.bse"),
    ("options: {o: {kind: managed, price: {basis: hourly, amount: 9}}}", "options.o.kind"),
    ("options: {o: {knd: offshore, price: {basis: hourly, amount: 9}}}", "options.o.knd"),
    ("options: {o: {price: {basis: hourly, amount: 9}}}", "options.o"),
    ("options: {o: {kind: offshore, price: {basis: hour, amount: 9}}}", "options.o.price.basis"),
    ("options: {o: {kind: offshore, price: {amount: 9}}}", "options.o.price"),
    ("options: {o: {kind: in_house_fix, price: {basis: pay, amount: 9}}}", "options.o.price.basis"),
    ("options: {o: {kind: mix, parts: [{parallel_months: 99}, {}]}}", "options.o.parts[0].parallel_months"),
    ("options: {o: {kind: mix, parts: 3}}", "options.o.parts"),
    (NO_EXIT + "without: [{option: o, line: exit, reason: r}]", "without[0].line"),
    (NO_EXIT + "without: [{option: o, line: exit_cost}]", "without[0]"),
    ("budget: {run_share: 60 percent, grow_share: 0.2, transform_share: 0.1}", "budget.run_share"),
    ("roles: {a: {fte: 3k}}\nshapes: {roles.a.fte: fixed}", "roles.a.fte"),
    ("roles: {a: {fte: 3k, seats_empty: 4}}", "roles.a.fte"),
    (ROLE + NO_EXIT.replace("exit_share: 0", "kt_hours: {analyst: x}"), "options.o.kt_hours.analyst"),
    (ROLE + "projects: [{name: [A], hours: 3}, {name: B, hours: 4}]", "projects[0].name"),
    (ROLE + "contracts: {a: {role: analyst, amount: 1}}\nscope: {contracts: [[], a]}", "scope.contracts[0]"),
    ("tm_bill_rate: {claim: e6_rate}\noverrides: [{parameter: tm_bill_rate, guard: stale, reason: r}]", "tm_bill_rate"),
    (BOUND + "overrides: [{parameter: roles.a.replacement_multiple, guard: m, reason: r}]", "overrides[0].guard"),
    ("scorecard: {weights: {w: heavy}, scores: {do_nothing: {w: 3}}}", "scorecard.weights.w"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "place"), ONE)
def test_one_mistake_is_one_problem(body: str, place: str, tmp_path):
    """What rests on a wrong key is judged once that key is right."""
    (one,) = said(tmp_path, body)
    assert one.split(": ")[1] == place


def test_a_wrong_name_is_told_beside_what_is_wrong_under_it(tmp_path):
    """There is no such contract, and its share is no number: two mistakes."""
    found = said(tmp_path, NO_EXIT.replace("exit_share: 0", "ends: {contracts: {a: {share: x}}}"))
    assert [one.split(": ")[1] for one in found] == ["options.o.ends.contracts.a.share", "options.o.ends.contracts.a"]


def test_positions_in_lists_stay_where_they_are(tmp_path):
    """A wrong entry does not move the lines of those after it."""
    body = "projects:\n- 5\n- {name: B, hours: 84k}\n- nothing\n- {name: B, hours: 3}\n- {name: B, hours: 3}"
    assert [one.rsplit(". ", 1)[0] for one in said(tmp_path, body)] == [
        "5: projects[0]: 5 stands where indented lines are expected",
        "6: projects[1].hours: 84k is not a number (hours until it is done)",
        "7: projects[2]: nothing stands where indented lines are expected",
        "8: projects[3].name: B stands twice",
        "9: projects[4].name: B stands twice",
    ]


def test_a_wrong_entry_keeps_its_place(tmp_path):
    """Of names and of numbers: what follows is told at its own position."""
    body = f"scope: {{contracts: [5, zz]}}\noptions: {{o: {{kind: offshore, {PRICE}, other_cost: [x, {{claim: zz}}]}}}}"
    assert [one.split(": ")[1] for one in said(tmp_path, body)] == [
        *("scope.contracts[0]", "scope.contracts[1]", "options.o.other_cost[0]", "options.o.other_cost[1]")
    ]


def test_of_very_many_problems_the_first_fifty_are_told(tmp_path):
    """Of structure, and of names: nobody reads more."""
    assert len(said(tmp_path, "".join(f"key_{i}: 1\n" for i in range(3000)))) == 50
    contracts = "".join(f"  c{i}: {{role: r, amount: 1}}\n" for i in range(400))
    assert len(said(tmp_path, f"{ROLE}contracts:\n{contracts}")) == 50


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("{why: it lapses}", "do_nothing: ends is missing. Write ends: and its value."),
        ("{ends: soon, why: it lapses}", "do_nothing.ends: soon is not a whole number. Write one such as 5."),
        ("{ends: 9}", "do_nothing: why is missing. Write why: and its value."),
        ("9", "do_nothing: 9 stands where indented lines are expected. Write lines of the form name: value."),
    ],
)
def test_that_the_present_arrangement_ends_needs_a_month_and_a_reason(keys: str, told: str, tmp_path):
    """Each is told, and the rest of the file is checked without it."""
    rest = "5: horizon: five is not a whole number. Write one such as 5."
    assert said(tmp_path, f"do_nothing: {keys}\nhorizon: five\n") == [f"4: {told}", rest]


def test_a_finding_that_nothing_takes_out_ends_the_search(monkeypatch, tmp_path):
    """The file is refused with what was found; it is never read again and again."""
    monkeypatch.setattr(messages, "pruned", lambda data, _: data)
    assert said(tmp_path, "roles: {a: {fte: many}}")[0].startswith("4: roles.a.fte: many is not a number")
