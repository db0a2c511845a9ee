"""The laws of design 3.9 on random cases."""

from copy import deepcopy

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.cases import over_allocated
from hitcase.analysis.readings import evaluate
from tests import laws
from tests.sections import filled, steps
from tests.strategies import case_of, client_files, repeatable


@repeatable(40)
@given(client_files())
def test_random_files_are_such_as_load_accepts(file):
    """A random file has no problem, that of claiming more hours than full service frees included."""
    case = case_of(file)
    assert over_allocated(case) == []
    assert case.left_out.keys() <= {"budget", "demand"}


@repeatable(40)
@given(client_files())
def test_do_nothing_is_exactly_nothing(file):
    """1, nothing: of doing nothing every cost, benefit and net line is exactly 0."""
    laws.nothing(laws.seen(case_of(file)))


@repeatable(40)
@given(client_files())
def test_money_is_neither_made_nor_lost(file):
    """2, money: run_after + grow_after + transform_after = it_budget − net_cash; its parts by payee add up, too."""
    found = laws.seen(case_of(file))
    laws.money(found)
    laws.ledgers(found)


@repeatable(40)
@given(client_files())
def test_hours_are_neither_made_nor_lost(file):
    """3, hours: if all freed hours come into use, hours_gained = moved − governance − claimed − kt + avoided_lost."""
    laws.hours(laws.seen(case_of(file)))


@repeatable(40)
@given(client_files())
def test_months_add_up_to_years(file):
    """4, months: a year's capacity less do nothing's is hours_gained, and a backlog falls by no more than capacity."""
    laws.months(laws.seen(case_of(file)))


@repeatable(40)
@given(client_files())
def test_classes_of_benefit_stay_apart(file):
    """5, classes: npv_full is the three classes less the costs."""
    laws.classes(laws.seen(case_of(file)))


@repeatable(40)
@given(client_files())
def test_cash_ignores_time_and_avoided_spending(file):
    """5, classes: net_cash stays to the cent, whatever an hour is worth, comes into use, or was planned."""
    case, words = case_of(file), ("value_of_hour", "realisation_share", "planned")
    moved = laws.changed(case, lambda p: p.base / 3 + 1 if any(word in p.path for word in words) else p.base)
    before, after = evaluate(case).options, evaluate(moved).options
    assert {name: option.net_cash for name, option in after.items()} == {n: o.net_cash for n, o in before.items()}


@repeatable(40)
@given(client_files(), st.data())
def test_own_hires_for_the_posts_that_end_change_nothing(file, data):
    """6, identity: payroll for the hours that the ended posts delivered, from the same month on: net lines are 0."""
    r, month = data.draw(st.sampled_from(sorted(file["roles"]))), data.draw(steps(0, 12 * file["horizon"] + 6, 0.5))
    role, today = file["roles"][r], evaluate(case_of({**file, "options": {}})).roles[r]
    count = data.draw(steps(0, 1)) * filled(role)
    delivered = count * (role["productive_hours"] - role["turnover_rate"] * today.lost_hours_per_leaver)
    option = {
        "kind": "in_house_fix",
        "price": {"basis": "payroll", "team_hours": delivered},
        "start_month": month,
        "learning_loss": 0,
        "ends": {"posts": {r: {"count": count, "month": month}}},
    }
    swap = {"scope": {"share": {r: 0.5}}, "options": {"swap": option}, "without": no_hiring("swap")}
    found = evaluate(case_of({**file, **swap})).options["swap"]
    for net in (found.net_cash, found.net_with_avoidance, found.net_full, found.hours_gained):
        laws.same(net, [0] * len(net))


def no_hiring(option):
    """That an option's own hires cost nothing to find, with the reason."""
    return [{"option": option, "line": "hiring_cost", "reason": "own people, found and trained already"}]


@repeatable(40)
@given(client_files(), steps(0, 70, 0.5), steps(1, 9_000, 1), steps(20, 250, 1), steps(0, 1))
def test_a_contract_replaced_hour_for_hour_changes_nothing(file, month, hours, rate, share):
    """6, identity: a contract's hours from a partner at its rate, from the same month on: net lines are 0."""
    role = next(iter(file["roles"]))
    contract = {"role": role, "hours": hours, "rate": rate}
    part = {
        "kind": "consulting",
        "price": {"basis": "hourly", "amount": rate, "team_hours": hours * share},
        "start_month": month,
    }
    option = {"kind": "mix", "parts": [part], "ends": {"contracts": {"old": {"share": share, "month": month}}}}
    swapped = {"contracts": {"old": contract}, "scope": {"contracts": ["old"]}, "options": {"swap": option}}
    found = evaluate(case_of({**file, **swapped, "planned": {}})).options["swap"]
    for net in (found.net_cash, found.net_with_avoidance, found.net_full, found.hours_gained):
        laws.same(net, [0] * len(net))


@repeatable(40)
@given(client_files(), steps(0, 70, 0.5))
def test_bare_options_save_nothing_against_themselves(file, month):
    """6, identity: bare payroll has saving_vs_in_house 0, bare T&M saving_vs_consulting 0 and the bill rate an hour."""
    fix = {"kind": "in_house_fix", "price": {"basis": "payroll"}, "start_month": month, "learning_loss": 0}
    bought = {"kind": "consulting", "price": {"basis": "discount_on_tm"}, "start_month": month}
    bare = {"options": {"fix": fix, "bought": bought}, "without": no_hiring("fix")}
    options = evaluate(case_of({**file, **bare})).options
    laws.same(options["fix"].saving_vs_in_house, [0] * (file["horizon"] + 1))
    laws.same(options["bought"].saving_vs_consulting, [0] * (file["horizon"] + 1))
    if options["bought"].has_cost_per_hour:
        laws.same(options["bought"].cost_per_hour, file["tm_bill_rate"])


@repeatable(40)
@given(client_files())
def test_cash_by_month_is_the_cash_of_the_years(file):
    """9, cash by month: the months of a year sum to net_cash; peak_funding is never below the year-end low."""
    laws.cash_months(laws.seen(case_of(file)))


@repeatable(40)
@given(client_files(), st.data())
def test_a_start_a_year_later_moves_every_year_by_one(file, data):
    """10, start: with every end after the start, no growth, no unrest and no one-offs, net cash is a year later."""
    file = {**file, "horizon": 5, "wage_growth": 0}
    if "demand" in file:
        file["demand"] = {**file["demand"], "growth": 0}
    names = sorted(file["options"])
    month = {name: data.draw(steps(6, 24, 0.5)) for name in names}
    after = data.draw(steps(0, 12, 0.5))
    soon, late = (
        evaluate(
            case_of({**file, "options": {n: steady(file["options"][n], month[n] + m, after) for n in names}})
        ).options
        for m in (0, 12)
    )
    for name in names:
        laws.same(late[name].net_cash[2:], soon[name].net_cash[1:-1])


def steady(option, month, after):
    """The option from a month on, with ends that follow it and nothing that is paid once or grows."""
    once = {
        "transition_amount": 0.01,
        "exit_probability": 1e-9,
        "exit_share": 1e-9,
        "other_cost": 0,
        "turnover_uplift": 0,
    }
    other = {**deepcopy(option), **once, "ends": following(option["ends"], after)}
    other.pop("transition_share", None)
    other.pop("added", None)
    for part in other.get("parts", [other]):
        hires = part["price"]["basis"] == "payroll"
        part.update({"start_month": month, "escalator": 0}, **({"learning_loss": 0} if hires else {}))
    return other


def following(ends, after):
    """What ends, some months after the service begins, without severance."""
    return {
        kind: {
            n: {**{k: v for k, v in e.items() if k not in ("month", "severance")}, "after_start": after}
            for n, e in named.items()
        }
        for kind, named in ends.items()
    }


@repeatable(40)
@given(client_files(), st.integers(1, 4))
def test_a_longer_horizon_moves_no_earlier_year(file, more):
    """11, horizon: but for the exit cost of its last year, and what is lost with it, all is as before."""
    horizon = file["horizon"]
    short, long = (evaluate(case_of({**file, "horizon": years})).options for years in (horizon, horizon + more))
    for name, option in short.items():
        for line, flow in option.items():
            if isinstance(flow, list) and len(flow) == horizon + 1:
                kept = horizon if line in OF_LAST_YEAR else horizon + 1
                laws.same(long[name][line][:kept], flow[:kept])


OF_LAST_YEAR = {  # where the cost of leaving stands
    *("exit_cost", "total_cost", "net_cash", "net_with_avoidance", "net_full", "run_after"),
    *("saving_vs_in_house", "saving_vs_consulting"),
}


def repriced(option):
    """The same work at another price, with other costs."""
    other = {**deepcopy(option), "governance_share": 0.07, "other_cost": 999, "transition_amount": 5_000}
    for part in other.get("parts", [other]):
        basis, amount = part["price"]["basis"], part["price"].get("amount")
        if option["kind"] in ("consulting", "in_house_fix") or basis in ("payroll", "removed"):
            continue
        if part is not other:  # what the register fills in stays the same
            part["kind"] = "consulting" if (basis, amount) == ("discount_on_tm", 0) else "managed_service"
        part["price"] = {**part["price"], "basis": "hourly", "amount": 111}
    return other


@repeatable(40)
@given(client_files())
def test_comparators_differ_by_the_hours_moved_alone(file):
    """7, comparators: saving_vs_consulting − saving_vs_in_house is equal for options with equal moved_hours."""
    again = {f"{name} again": repriced(option) for name, option in file["options"].items()}
    options = evaluate(case_of({**file, "options": {**file["options"], **again}})).options
    for name in again:
        one, other = options[name.removesuffix(" again")], options[name]
        assert one.moved_hours == other.moved_hours
        spans = [np.subtract(o.saving_vs_consulting, o.saving_vs_in_house) for o in (one, other)]
        laws.same(spans[0].tolist(), spans[1].tolist())
