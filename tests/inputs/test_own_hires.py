"""Own hires, who learn as any successor does: judged once they have learnt, refused where they never would."""

from __future__ import annotations

import pytest

from tests.inputs.files import ROLE, case, said
from tests.inputs.test_option_checks import option

RAMP = "roles: {analyst: {fte: 10, salary: 100000, ramp_months: 6, ramp_loss: 0.5}}\n"
OWN = "price: {basis: payroll, team_hours: 1000}, ends: {contracts: {agency: {after_start: 1}}}"


def test_own_hires_are_judged_once_they_have_learnt(tmp_path):
    """1,000 hours end and 1,000 are hired; a quarter is lost in the only year of the horizon, and none for good."""
    body = option("", "in_house_fix", OWN).replace(ROLE, RAMP) + "scope: {contracts: [agency]}\nhorizon: 1\n"
    assert case(tmp_path, body).file.horizon == 1
    (one,) = said(tmp_path, body.replace("team_hours: 1000", "team_hours: 900"))
    assert "1,000 hours a year of analyst end, but full service frees 900." in one


def by_ramp(ramp: str, keys: str = "") -> str:
    """A file whose own hires learn as successors do, unless its option says otherwise."""
    body = option(keys, "in_house_fix", OWN) + "scope: {contracts: [agency]}\n"
    return body.replace(ROLE, RAMP.replace("ramp_months: 6, ramp_loss: 0.5", ramp))


@pytest.mark.parametrize(
    "ramp",
    [
        "ramp_months: 12, ramp_loss: 1",
        "ramp_months: 23, ramp_loss: 0.5",
        "ramp_months: {low: 3, base: 6, high: 24}, ramp_loss: 0.5",
    ],
)
def test_own_hires_who_would_do_no_work_in_a_year_are_refused(ramp: str, tmp_path):
    """Such hours would cost without end; where the option says what is lost, the ramp does not count."""
    (one,) = said(tmp_path, by_ramp(ramp))
    told = "own hires of this role could lose more than 0.95 of the work of their first year."
    mend = "Enter fewer months or a lower ramp_loss, or learning_loss on the option."
    assert one == f"4: roles.analyst.ramp_months: {told} {mend}"
    assert case(tmp_path, by_ramp(ramp, "learning_loss: 0")).file.horizon == 5


@pytest.mark.parametrize("more", ["", "shapes: {roles.analyst.ramp_months: fixed}"])
def test_own_hires_who_do_little_work_in_their_first_year_are_taken(more: str, tmp_path):
    """22 × 0.5 months are 11 of 12; the end of a range counts only where it is drawn."""
    ramp = "ramp_months: {low: 3, base: 6, high: 24}, ramp_loss: 0.5" if more else "ramp_months: 22, ramp_loss: 0.5"
    assert case(tmp_path, by_ramp(ramp) + more).file.horizon == 5
