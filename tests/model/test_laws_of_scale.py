"""The eighth law of design 3.9 on random cases: size alone changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.readings import evaluate
from tests import laws
from tests.sections import steps
from tests.strategies import case_of, client_files, repeatable

# quotients and flags, which jump where a sum is near 0
CHANCY = ("pays_back", "payback", "break_even_hour", "clear", "roi_", "peak_month")
# lines in money, or money an hour; all others are hours, people, rates, months and flags
MONEY = {
    *("cash_per_leaver", "cost_per_leaver", "turnover_cost", "burnout_turnover_cost", "maintenance_tax_cost"),
    *("in_house_hourly_cost", "in_house_full_hourly_cost", "break_even_tm_rate", "it_budget"),
    *("run", "grow", "transform", "run_after", "grow_after", "transform_after", "budget_effect"),
    *("fee", "parallel_cost", "governance_cost", "change_order_cost", "leakage_cost", "transition_cost", "exit_cost"),
    *(
        "hiring_cost",
        "severance_cost",
        "pay_rise_cost",
        "other_cost",
        "total_cost",
        "ended_pay",
        "ended_contracts",
        "added",
    ),
    *("avoided_turnover_cash", "cashable", "avoidance", "redeployed_pay", "capacity_value", "net_cash", "net_full"),
    *("net_with_avoidance", "npv_cash", "npv_with_avoidance", "npv_full", "peak_funding", "cost_per_hour"),
    *("cash_by_month", "break_even_hour_value", "saving_vs_in_house", "saving_vs_consulting"),
}


def known(lines):
    """The numbers of an option that are known and do not jump, by path."""
    found = {path: value for path, value in laws.numbers(lines).items() if value is not None}
    return {path: value for path, value in found.items() if not any(word in part for part in path for word in CHANCY)}


@repeatable(40)
@given(client_files(), st.sampled_from((0.25, 2, 1024)))
def test_another_currency_scales_money_alone(file, k):
    """8, scale: money inputs × k give money lines × k and leave hours as they were (k a power of 2: exactly)."""
    case = case_of(file)
    dearer = laws.changed(case, lambda p: p.base * (k if p.unit.startswith(("money", "price")) else 1))
    before, after = laws.numbers(evaluate(case)), laws.numbers(evaluate(dearer))
    for path, value in after.items():
        assert value == (before[path] and before[path] * (k if set(path) & MONEY else 1)), path


PART = {
    *("share_of_scope", "price", "start_month", "parallel_months", "escalator", "minimum_commitment", "learning_loss"),
    *("vendor_attrition", "months_lost_per_change", "partner_productive_hours"),
}


def in_parts(option, sizes):
    """The same option with each of its parts cut into parts of these sizes."""
    own = {key: value for key, value in option.items() if key in PART}
    parts = [scaled(part, size) for part in option.get("parts", [own]) for size in sizes]
    return {**{key: value for key, value in option.items() if key not in own}, "parts": parts}


def scaled(part, size):
    """A part of a part, without its minimum; what is a sum for the whole is divided."""
    price = dict(part["price"])
    for key in ("team_hours", "amount") if price["basis"] == "monthly_fee" else ("team_hours",):
        price |= {key: price[key] * size} if key in price else {}
    rest = {key: value for key, value in part.items() if key != "minimum_commitment"}
    return {**rest, "price": price, "share_of_scope": part["share_of_scope"] * size}


@repeatable(40)
@given(client_files(), steps(0.1, 0.9, 0.1))
def test_two_halves_are_the_whole(file, share):
    """8, scale: a part split in two equals the whole (without a minimum)."""

    def cut(sizes):
        return case_of({**file, "options": {name: in_parts(option, sizes) for name, option in file["options"].items()}})

    whole, split = (evaluate(cut(sizes)).options for sizes in ((1,), (share, 1 - share)))
    for name in file["options"]:
        laws.same(known(split[name]), known(whole[name]))
