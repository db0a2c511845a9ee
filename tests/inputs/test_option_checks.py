"""What joins several keys of one option, each message to the letter; zeros that want a reason; hours claimed twice."""

from __future__ import annotations

import pytest

from tests.inputs.files import PRICE, ROLE, case, said

CONTRACT = "contracts: {agency: {role: analyst, hours: 1000, rate: 120}}\n"
HELP = f"{ROLE}{CONTRACT}planned: {{hire: {{role: analyst, amount: 9}}}}\n"


def option(keys: str, kind: str = "offshore", price: str = PRICE) -> str:
    """A file with one option o, in line 7."""
    between = ", " if keys and price else ""
    return f"{HELP}options: {{o: {{kind: {kind}, {price}{between}{keys}}}}}\n"


TWO_DATES = (
    "month and after_start are both given. Enter only one: month for a fixed date, after_start to follow the start."
)
BASES = "Write monthly_fee or rate_per_fte or hourly or per_request or discount_on_tm."
TOLD = (
    (option("kt_hours: {analist: 3}"), "options.o.kt_hours.analist: there is no role analist. Did you mean analyst?"),
    (
        option("governance_hours: {nurse: 3}"),
        "options.o.governance_hours.nurse: there is no role nurse. Known: analyst.",
    ),
    (option("scope: {share: {nurse: 1}}"), "options.o.scope.share.nurse: there is no role nurse. Known: analyst."),
    (option("scope: {contracts: [a]}"), "options.o.scope.contracts[0]: there is no contract a. Known: agency."),
    (
        option("ends: {contracts: {agncy: {}}}"),
        "options.o.ends.contracts.agncy: there is no contract agncy. Did you mean agency?",
    ),
    (
        option("ends: {posts: {nurse: {count: 1}}}"),
        "options.o.ends.posts.nurse: there is no role nurse. Known: analyst.",
    ),
    (
        option("ends: {planned: {hre: {}}}"),
        "options.o.ends.planned.hre: there is no planned item hre. Did you mean hire?",
    ),
    (
        option("ends: {posts: {analyst: {month: 3}}}"),
        "options.o.ends.posts.analyst: count is missing. Write how many posts end.",
    ),
    (
        option("ends: {posts: {analyst: {count: 10.5}}}"),
        "options.o.ends.posts.analyst.count: 10.5 posts end, but the role has 10. Write 10 or less.",
    ),
    (
        option("ends: {posts: {analyst: {count: 7}}}").replace("fte: 10", "fte: 10, seats_empty: 4"),
        (
            "options.o.ends.posts.analyst.count: 7 posts end, but the role has 10, 4 of them empty, and an empty post "
            "saves no cash. Write 6 or less."
        ),
    ),
    (
        option("ends: {contracts: {agency: {share: 107 %}}}"),
        "options.o.ends.contracts.agency.share: 1.07 is above 1 (part of the contract that ends). Enter 1 or less.",
    ),
    (
        option("ends: {contracts: {agency: {month: 3, after_start: 2}}}"),
        f"options.o.ends.contracts.agency.after_start: {TWO_DATES}",
    ),
    (
        option("ends: {posts: {analyst: {count: 1, month: 0, after_start: 0}}}"),
        f"options.o.ends.posts.analyst.after_start: {TWO_DATES}",
    ),
    (
        option("ends: {planned: {hire: {month: 3, after_start: 2}}}"),
        f"options.o.ends.planned.hire.after_start: {TWO_DATES}",
    ),
    # what was added
    (
        option("added: {escort: {class: csh, amount: 3}}"),
        "options.o.added.escort.class: csh is not allowed. Write cash, avoidance, capacity or cost. Did you mean cash?",
    ),
    (
        option("added: {escort: {amount: 3}}"),
        "options.o.added.escort: class is missing. Write class: cash, avoidance, capacity or cost.",
    ),
    (
        option("added: {escort: {class: cost}}"),
        "options.o.added.escort: amount is missing. Write how much money a year.",
    ),
    (
        option("added: {escort: {class: cost, amount: -5}}"),
        "options.o.added.escort.amount: -5 is below 0 (cost that was added). Enter 0 or more.",
    ),
    (
        option("added: {escort: {class: cash, amount: {claim: a}}}"),
        "options.o.added.escort.amount: there is no claim a. Write the id of a claim in the register, or a number.",
    ),
    (
        option(f"added: {{{'k' * 61}: {{class: cost, amount: 3}}}}"),
        f"options.o.added.{'k' * 60}…: a name has 1 to 60 characters, none of . [ ] {{ }}. Write a shorter word.",
    ),
    (
        option('added: {"a\\nb": {class: cost, amount: 3}}'),
        "options.o.added: this key is not plain text. Write a name and a colon.",
    ),
    # parts
    (option("", kind="mix"), "options.o: a mix needs parts, each with share_of_scope and price. Write parts."),
    (option("parts: []", price=""), "options.o.parts: is empty. Write the parts, or their keys on the option itself."),
    (
        option("start_month: 2, parts: [{}]", price=""),
        "options.o.start_month: start_month stands on an option that has parts. Write it in each part.",
    ),
    (
        option("parts: [{share_of_scope: 0.5}, {}]", "mix", ""),
        "options.o.parts: several parts need a share_of_scope each. Write them; they add to 1 or less.",
    ),
    (
        option("parts: [{share_of_scope: 0.5}, {share_of_scope: 0.6}]", "mix", ""),
        "options.o.parts: the parts take 1.1 of the scope. Write shares that add to 1 or less.",
    ),
    (
        option("parts: [{kind: mix, price: {basis: removed}}]", "mix", ""),
        "options.o.parts[0].kind: a part cannot be a mix. Enter the kind of this part alone.",
    ),
    (
        option("parts: [{kind: offshore, price: {basis: payroll}}]", "mix", ""),
        f"options.o.parts[0].price.basis: payroll is no price of offshore. {BASES}",
    ),
    (
        option("parts: [{kind: in_house_fix, price: {basis: payroll}}]", price=""),
        f"options.o.parts[0].price.basis: payroll is no price of offshore. {BASES}",
    ),
    # prices
    (
        option("", "in_house_fix"),
        "options.o.price.basis: hourly is no price of in_house_fix. Write payroll or removed.",
    ),
    (
        option("", "consulting", "price: {basis: rate_per_fte, amount: 150000}"),
        "options.o.price.basis: rate_per_fte is no price of consulting. Write discount_on_tm or hourly or monthly_fee.",
    ),
    (
        option("", price="price: {basis: payroll}"),
        f"options.o.price.basis: payroll is no price of offshore. {BASES}",
    ),
    (
        option("", "consulting", "price: {basis: discount_on_tm, amount: 5 %}"),
        "options.o.price.amount: consulting is T&M at discount 0. Write 0, or basis: hourly with its rate.",
    ),
    (
        option("", "in_house_fix", "price: {basis: payroll, amount: 5}"),
        "options.o.price.amount: payroll has no amount: own pay is its price. Leave amount out.",
    ),
    (
        option("parts: [{price: {basis: removed, amount: 5}}]", "mix", ""),
        "options.o.parts[0].price.amount: removed has no price. Leave amount out.",
    ),
)


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_keys_of_an_option_that_do_not_fit_are_refused(body: str, told: str, tmp_path):
    """Names, what ends, parts, prices."""
    assert said(tmp_path, body) == [f"7: {told}"]


ZEROS = {
    "transition_cost": ("transition_amount: 0", "transition_share: 0", "transition_amount: 0, transition_share: 0.04"),
    "parallel_cost": ("parallel_months: 0",),
    "governance_cost": ("governance_share: 0",),
    "change_order_cost": ("change_order_share: 0",),
    "leakage_cost": ("leakage_share: {low: 0, base: 0, high: 0.1}",),
    "exit_cost": ("exit_probability: 0", "exit_share: 0"),
    "kt_hours": ("kt_hours: {}", "kt_hours: {analyst: 0}"),
}
EACH = [(line, keys) for line, ways in ZEROS.items() for keys in ways]


@pytest.mark.parametrize(("line", "keys"), EACH)
def test_a_partners_cost_of_change_is_0_only_with_a_reason(line: str, keys: str, tmp_path):
    """However it is switched off, at the key that does it; with a reason under without it is taken."""
    (one,) = said(tmp_path, option(keys))
    told = "is switched off without a reason. Write a number, or name option, line and reason under without."
    assert one.endswith(f": {line} {told}")
    assert one.split(": ")[1] == f"options.o.{keys.partition(':')[0]}"
    reason = f"without: [{{option: o, line: {line}, reason: the parent company bears it}}]"
    assert case(tmp_path, option(keys) + reason).file.without[0].line == line


def test_an_amount_of_transition_stands_before_its_share(tmp_path):
    """A share of 0 beside an amount switches nothing off."""
    found = case(tmp_path, option("transition_share: 0, transition_amount: 5000"))
    assert "options.o.transition_share" in [note.path for note in found.notes]


@pytest.mark.parametrize("kind", ["in_house_fix", "consulting", "mix"])
def test_other_kinds_have_no_cost_of_change_unless_they_write_one(kind: str, tmp_path):
    """Own hires need no reason for what only partners bring."""
    price = {"in_house_fix": "price: {basis: removed}", "consulting": "price: {basis: discount_on_tm}", "mix": ""}[kind]
    keys = "governance_share: 0, exit_share: 0" + (", parts: [{price: {basis: removed}}]" if kind == "mix" else "")
    assert kind in case(tmp_path, option(keys, kind, price)).tree.options["o"].kind


def test_a_ruled_out_option_needs_neither_price_nor_reason(tmp_path):
    """It stands in the tables without numbers, also as a mix without parts."""
    found = case(tmp_path, option("governance_share: 0, ruled_out: no access from abroad"))
    assert found.left_out["options.o"] == "ruled out: no access from abroad"
    assert case(tmp_path, option("ruled_out: too late", "mix", "")).left_out["options.o"] == "ruled out: too late"


def test_a_reason_for_a_cost_that_is_not_0_is_refused(tmp_path):
    """Else the document would say that a cost is switched off, and charge it."""
    body = option("governance_share: 0.06") + "without: [{option: o, line: governance_cost, reason: r}]"
    assert said(tmp_path, body) == [
        "8: without[0]: governance_cost of o is not 0. Write governance_share: 0 on the option, or take this out."
    ]


def test_more_hours_than_full_service_frees_are_refused(tmp_path):
    """1,000 contract hours end, but a team of 500 hours frees 425 at most (learning is over, attrition is not)."""
    keys = "learning_loss: 0, vendor_attrition: 0.15, months_lost_per_change: 12"
    team = "price: {basis: hourly, amount: 90, team_hours: 500}"
    body = option(f"{keys.replace(': 12', ': 11')}, ends: {{contracts: {{agency: {{month: 3}}}}}}", price=team)
    (one,) = said(tmp_path, body + "scope: {contracts: [agency]}")
    freed = 500 * (1 - 0.15 * 11 / 12)
    assert one == (
        f"7: options.o.ends: 1,000 hours a year of analyst end, but full service frees {freed:.0f}. "
        "Let fewer contracts, posts or planned items end."
    )
    assert said(tmp_path, body.replace("month: 3", "after_start: 70") + "scope: {contracts: [agency]}") == [one]
    share = body.replace("month: 3", "month: 3, share: 0.43")
    learning = (
        share.replace("learning_loss: 0", "learning_loss: [0.5, 0]") + "scope: {contracts: [agency]}\nhorizon: 1\n"
    )
    assert case(tmp_path, learning).file.horizon == 1  # in the year that is counted it learns; in the end it delivers
    assert case(tmp_path, share + "scope: {contracts: [agency]}").tree.options["o"].kind == "offshore"
