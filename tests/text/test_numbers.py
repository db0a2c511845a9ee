"""Numbers by the name of their line: each in its unit, whatever line it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.text.numbers import Numbers, bare, look_of, pairs
from tests.clients import lakeside
from tests.document.shown import worked_with

COUNTS = r"posts_gone|peak_month|project_done(_month)?\..+"
PER_YEAR = r"in_service"


def names(tree: Any, above: str = "") -> Iterator[str]:
    """The name of every line, without options and roles; what holds several of them before a dot."""
    for key, value in tree.items():
        if isinstance(value, dict):
            own = "" if above.rpartition(".")[2] in ("options", "roles") or key in ("options", "roles") else key
            yield from names(value, key if key in ("options", "roles") else own)
        else:
            group = above if above not in ("options", "roles", "") else ""
            yield f"{group}.{key}" if group else key


def lines_by_look() -> dict[str, set[str]]:
    """Every line of Lakeside by how it is shown."""
    found: dict[str, set[str]] = {}
    for name in names(evaluate(lakeside())):
        found.setdefault(look_of(name), set()).add(name)
    return found


def test_every_line_of_a_client_is_shown_in_its_unit():
    """Only posts, projects, a month and the part of a year in service are counts; all else has a unit."""
    counts = lines_by_look()["count"]
    assert not [name for name in counts if not re.fullmatch(f"{COUNTS}|{PER_YEAR}", name)]


@pytest.mark.parametrize(
    ("look", "wanted"),
    [
        (
            "money",
            "it_budget turnover_cost cost_per_leaver cash_per_leaver fee total_cost peak_funding run_after avoidance",
        ),
        ("net", "npv_cash net_cash net_full saving_vs_in_house saving_vs_consulting budget_effect.one_off"),
        ("rate", "cost_per_hour break_even_hour_value break_even_tm_rate in_house_full_hourly_cost"),
        ("share", "run_share roi_cash saving_vs_in_house_share turnover_rate_after utilisation productivity"),
        ("months", "payback_months_cash discounted_payback_months_full months_to_clear"),
        ("weeks", "weeks_of_backlog"),
        ("people", "leavers burnout_leavers leavers_after"),
        ("hours", "moved_hours lost_hours_per_leaver hours_ledger.posts demand_hours"),
        ("flag", "clears pays_back_cash has_cost_per_hour"),
        ("fte", "maintenance_tax_fte"),
    ],
)
def test_lines_have_the_look_of_what_they_are(look: str, wanted: str):
    """One of each kind, by name."""
    assert {*wanted.split()} <= lines_by_look()[look]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("options.managed.npv_cash", "−$0.7 m"),
        ("options.managed.fee[2]", "$1.5 m"),
        ("options.managed.cost_per_hour", "$127"),
        ("options.managed.roi_cash", "−16.6 %"),
        ("options.managed.payback_months_cash", "never within the horizon"),
        ("options.managed.productivity[1]", "82.3 %"),
        ("options.managed.saving_vs_in_house[3]", "−$0.5 m"),
        ("options.managed.moved_hours[2]", "14,184"),
        ("roles.analyst.cost_per_leaver", "$70,000"),
        ("roles.analyst.lost_hours_per_leaver", "698"),
        ("wage_growth", "3 %"),
        ("roles.analyst.recruiting", "$9,000"),
        ("roles.analyst.relative_risk", "1.5"),
        ("roles.analyst.value_of_hour", "$70"),
        ("roles.analyst.burnout", "40 %"),
        ("options.managed.start_month", "4"),
        ("roles.analyst.fte", "40 FTE"),
    ],
)
def test_a_number_is_said_in_its_unit_with_its_path(path: str, wanted: str):
    """The worked example: lines by their name, what the file gives by the unit that it has there."""
    case, lines = worked_with()
    told = Numbers(case, lines)(path)
    assert pairs(told) == [(wanted, f"line:{path}")]
    assert bare(told) == wanted


def test_a_number_of_an_option_goes_by_its_name_alone():
    """Its whole path is remembered; a line that does not exist is an error, not a blank."""
    case, lines = worked_with()
    n = Numbers(case, lines).of("managed")
    assert pairs(n("npv_cash")) == [("−$0.7 m", "line:options.managed.npv_cash")]
    with pytest.raises(KeyError):
        n("npv_cahs")
