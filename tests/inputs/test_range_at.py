"""The range of a claim by its grade: the weaker the evidence, the wider."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from hitcase.inputs.evidence import AROUND, WIDER, Claim, claims


@pytest.mark.parametrize("claim", [one for one in claims().values() if "base" in one.value], ids=lambda one: one.id)
def test_the_lower_the_grade_the_wider_the_range(claim: Claim):
    """Each step strictly, around the same base; a claim without a range gets one."""
    found = [claim.range_at(grade, (-1e12, 1e12)) for grade in "ABCD"]
    base = claim.value["base"]
    assert all(low <= base <= high for low, high in found)
    if base or len(claim.value) > 1:
        widths = [high - low for low, high in found]
        assert widths[0] > 0
        assert all(one < two for one, two in pairwise(widths))
        assert all(one[0] >= two[0] and one[1] <= two[1] for one, two in pairwise(found))
    if len(claim.value) == 3:
        assert found[0] == pytest.approx((claim.value["low"], claim.value["high"]), rel=0.005)


def test_a_range_ends_at_the_schemas_bounds():
    """A share is never above 1, however weak the evidence; each grade is wider than the one above it."""
    risky = replace(claims()["c3_high_risk"], value={"low": 0.7, "base": 0.9, "high": 0.98})
    assert risky.range_at("D", (0, 1)) == (0.6, 1)
    assert list(WIDER.values()) == sorted({*WIDER.values()})
    assert list(AROUND.values()) == sorted({*AROUND.values()})
