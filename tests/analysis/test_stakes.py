"""What an option's cash comes to if one thing does not end: as if the file said so."""

from __future__ import annotations

from copy import deepcopy

import pytest

from hitcase.analysis.drivers import ENDS, stakes
from hitcase.analysis.readings import evaluate
from tests.clients import lakeside
from tests.strategies import case_of
from tests.worked import case_with, worked


def without(data: dict, path: str, kind: str) -> dict:
    """A client file in which one thing does not end."""
    changed = deepcopy(data)
    section = changed
    for step in path.split("."):
        section = section[step]
    section[ENDS[kind]] = 0
    return changed


@pytest.mark.parametrize("option", [name for name, one in lakeside().file.options.items() if not one.ruled_out])
def test_each_row_is_the_file_without_that_end(option: str):
    """One call with all of them agrees with a file for each."""
    found = stakes(lakeside(), option)
    assert [one.npv_without for one in found] == sorted(one.npv_without for one in found)
    for one in found:
        case = case_of(without(lakeside().data, one.path, one.kind))
        assert evaluate(case).options[option].npv_cash == pytest.approx(one.npv_without)


def test_the_worked_example_rests_on_its_contract():
    """−700,939.97 less what the contract brings at 8 %; the saving on it that leaked away, all there was, is back."""
    contract, posts = stakes(worked(), "managed")
    brings = 840_000 / 1.08 + 1_483_200 / 1.08**2 + 1_527_696 / 1.08**3
    leaked = 19_131.86 / 1.08**2 + 32_924.80 / 1.08**3
    assert (contract.name, contract.kind, posts.kind) == ("outside", "contracts", "posts")
    assert contract.npv_without == pytest.approx(-700_939.97 - brings + leaked, abs=0.02)


def test_where_nothing_ends_nothing_is_at_stake():
    """An empty list, and no call of the model."""
    assert stakes(case_with({"options.managed.ends": {}}), "managed") == []
