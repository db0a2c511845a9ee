"""What an hour costs part by part, and what stays with the client."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from hitcase.analysis.derived import hour_cost, remaining_work
from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case
from tests.clients import case_in, clients
from tests.strategies import case_of, client_files, repeatable
from tests.worked import case_with, worked


def assert_parts_add_up(case: Case) -> None:
    """The parts of every option are its cost of an hour; none where no hour moves."""
    lines = evaluate(case)
    for name, option in lines.options.items():
        parts = hour_cost(case, lines, name)
        assert bool(parts) == (option.cost_per_hour is not None)
        if parts:
            assert sum(parts.values()) == pytest.approx(option.cost_per_hour, rel=1e-9)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_parts_of_an_hour_add_up_for_every_client(path):
    """For every option, whatever its price is asked for."""
    assert_parts_add_up(case_in(path))


@given(data=client_files())
@repeatable(60)
def test_the_parts_of_an_hour_add_up_for_any_client(data: dict[str, Any]):
    """Files of every kind of option and price."""
    assert_parts_add_up(case_of(data))


def test_the_fee_of_an_hour_is_worked_by_hand():
    """Worked example: 1,034,321.83, 1,483,605.37 and 1,434,202.07 over 9,456, 14,184, 14,184 hours that grow by 3 %."""
    parts = hour_cost(worked(), evaluate(worked()), "managed")
    fee = 1_034_321.83 / 1.08 + 1_483_605.37 / 1.08**2 + 1_434_202.07 / 1.08**3
    hours = 9_456 / 1.08 + 14_184 * 1.03 / 1.08**2 + 14_184 * 1.0609 / 1.08**3
    assert parts["fee"] == pytest.approx(fee / hours, abs=1e-6)
    assert parts["transition_cost"] == pytest.approx(177_580.28 / hours, abs=1e-6)


def test_nothing_stays_where_all_is_moved_and_ended():
    """Worked example: all 14,184 hours move by year 3, and the whole contract ends."""
    left = remaining_work(worked(), evaluate(worked()), "managed")
    assert left.hours == pytest.approx(0)
    assert left.contracts == {"outside": 0}


def test_what_does_not_end_goes_on_and_is_paid_for():
    """A quarter of the contract, 9,000 h at 160; half of the scope, 7,092 h, is bought anyway."""
    ends = {"contracts": {"outside": {"share": 0.75, "month": 5}}}
    case = case_with({"options.managed.ends": ends})
    assert remaining_work(case, evaluate(case), "managed").contracts["outside"] == pytest.approx(0.25 * 9_000 * 160)
    half = case_with({"options.managed.share_of_scope": 0.5, "options.managed.ends": {}})
    left = remaining_work(half, evaluate(half), "managed")
    assert left.hours == 0
    assert left.contracts["outside"] == pytest.approx(1_440_000)


def test_outside_help_that_no_offer_asks_for_goes_on():
    """A contract beside the work in question stays as it is, with its money."""
    other = {"role": "analyst", "hours": 100, "rate": 90}
    case = case_with({"contracts.other": other})
    found = remaining_work(case, evaluate(case), "managed").contracts
    assert list(found) == ["outside", "other"]
    assert found["other"] == 9_000
