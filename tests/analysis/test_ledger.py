"""Hours are money or time, never both: a file that claims more than full service frees is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hitcase.analysis.cases import load, load_all, over_allocated
from hitcase.inputs.problems import ParamError
from tests.clients import LAKESIDE, minimal
from tests.strategies import case_of

OWN = 0.5 * 10 * 0.6 * 1_800  # scope share, posts, run time, hours: what the scope takes of the role's own time
FREED = OWN + 3_600  # and the agency's hours
OFFER = minimal()["options"]["partner"] | {"learning_loss": 0, "vendor_attrition": 0}


def problems(ends: dict[str, Any], **more: Any) -> list[str]:
    """What is wrong with the small client's partner, if these end and these keys of the offer are others."""
    planned = {"hire": {"role": "analyst", "amount": 90_000, "hours": more.pop("planned_hours", 0)}}
    contracts = {"agency": {"role": "analyst", "hours": 3_600, "rate": 120}}
    contracts["nights"] = {"role": "analyst", "amount": 1_000, "hours": more.pop("night_hours", 0)}
    option = {**OFFER, **more, "ends": ends}
    case = case_of(minimal(options={"partner": option}, planned=planned, contracts=contracts))
    return [str(problem) for problem in over_allocated(case)]


def test_nothing_that_ends_claims_nothing():
    """The hours that move are all free for other work."""
    assert problems({}) == []


@pytest.mark.parametrize("extra", [0, 1])
def test_hours_may_be_claimed_up_to_what_is_freed_and_not_an_hour_more(extra: int):
    """The agency's 3,600 hours and own 5,400: a second contract may end with exactly 5,400 hours, not with 5,401."""
    ends = {"contracts": {"agency": {"share": 1, "month": 2}, "nights": {"share": 1, "month": 2}}}
    found = problems(ends, night_hours=OWN + extra)
    told = (
        "random.yaml: options.partner.ends: 9,001 hours a year of analyst end, but full service frees 9,000."
        " Let fewer contracts, posts or planned items end."
    )
    assert found == ([told] if extra else [])


def test_own_hours_for_governance_are_not_free():
    """They are taken from what the move frees."""
    ends = {"planned": {"hire": {"month": 0}}}
    assert problems(ends, planned_hours=FREED - 250, governance_hours={"analyst": 250}) == []
    assert problems(ends, planned_hours=FREED, governance_hours={"analyst": 250})


@pytest.mark.parametrize(("hours", "fits"), [(7_200, True), (7_300, False)])
def test_a_named_team_frees_what_it_delivers(hours: float, fits: bool):
    """A team of 8,000 hours at a last year's productivity of 0.9 delivers 7,200, whatever the scope holds."""
    price = {"basis": "monthly_fee", "amount": 40_000, "team_hours": 8_000}
    ends = {"planned": {"hire": {"month": 0}}}
    assert (problems(ends, price=price, planned_hours=hours, learning_loss=[0.4, 0.1]) == []) == fits


def test_posts_that_end_bring_back_the_hours_of_their_turnover():
    """Five posts are 9,000 hours, all that is freed; a bit more fits, because nobody leaves a post that has ended."""
    ends = {"posts": {"analyst": {"count": 5.01, "month": 0, "severance": 0}}}
    assert problems(ends) == []
    assert problems({"posts": {"analyst": {"count": 6, "month": 0, "severance": 0}}})


def test_it_is_judged_at_full_service_whenever_things_begin_and_end():
    """An end after the horizon is refused just as well, and a late start frees as much in the end."""
    ends = {"contracts": {"agency": {"share": 1, "month": 200}, "nights": {"share": 1, "month": 0}}}
    assert problems(ends, night_hours=OWN, start_month=59) == []
    assert problems(ends, night_hours=OWN + 1, start_month=0)


def test_each_option_and_each_part_is_judged():
    """Two parts of a mix free their hours together."""
    parts = [{**OFFER, "share_of_scope": share, "start_month": start} for share, start in ((0.5, 0), (0.25, 30))]
    parts = [{key: value for key, value in part.items() if key != "kind"} for part in parts]
    ends = {"contracts": {"agency": {"share": 1, "month": 0}}, "planned": {"hire": {"month": 0}}}
    planned = {"hire": {"role": "analyst", "amount": 1, "hours": 0.75 * FREED - 3_600}}
    file = minimal(options={"both": {"kind": "mix", "parts": parts, "ends": ends}}, planned=planned)
    assert over_allocated(case_of(file)) == []
    file["planned"]["hire"]["hours"] += 1
    assert [problem.path for problem in over_allocated(case_of(file))] == ["options.both.ends"]


def test_load_refuses_it_at_the_line_where_things_end(tmp_path: Any):
    """Lakeside's offer A with the after-hours contract given 99,999 hours."""
    text = LAKESIDE.read_text(encoding="utf-8")
    amount = text.index("412000")
    broken = text[:amount] + text[amount:].replace("hours: 0", "hours: 99999", 1)
    path = tmp_path / "lakeside.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ParamError) as refused:
        load(path)
    first = refused.value.problems[0]
    begins = 1 + text[: re.search(r"offer_a:\n(.*\n)*?    ends:\n", text).end()].count("\n")
    assert (first.path, first.file) == ("options.offer_a.ends", str(path))
    assert begins <= first.line <= begins + 4
    assert "hours a year of analyst end, but full service frees" in first.message


def test_figures_that_arithmetic_fails_on_are_a_problem_of_the_file(tmp_path: Any):
    """All leave, and each seat stays empty for a year: no hour is left to cost anything. Other files go on."""
    path = tmp_path / "empty-seats.yaml"
    role = "{fte: 2, turnover_rate: 1, months_vacant: 12, cover_share: 0, ramp_months: 0}"
    path.write_text(f"schema: 1\nclient: Gone\nas_of: 2026-06-30\nroles: {{analyst: {role}}}\n", encoding="utf-8")
    cases, found = load_all([path, LAKESIDE, path])
    assert [case.name for case in cases] == ["lakeside"]
    assert len(found) == 1
    assert (found[0].file, found[0].message[:20]) == (str(path), "cannot be computed (")


def test_a_role_that_turnover_leaves_without_an_hour_is_refused(tmp_path: Any):
    """Below no hours, its cost an hour would be a negative number over a negative one: a plausible figure."""
    path = tmp_path / "gone.yaml"
    role = "{fte: 2, turnover_rate: 1, months_vacant: 24, cover_share: 0}"
    path.write_text(f"schema: 1\nclient: Gone\nas_of: 2026-06-30\nroles: {{analyst: {role}}}\n", encoding="utf-8")
    _, found = load_all([path])
    told = "so many leave, and are missed for so long, that no hour of this role is worked."
    mend = "Write a lower turnover_rate, months_vacant or ramp_months."
    assert [str(problem) for problem in found] == [f"{path}:4: roles.analyst.turnover_rate: {told} {mend}"]
