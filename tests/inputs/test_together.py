"""What a file may say of figures that move together: each problem with its sentence, each place with its line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hitcase.inputs.problems import ParamError
from hitcase.inputs.together import one_outcome
from tests.clients import lakeside
from tests.strategies import case_of

AGENCY, OTHER = (f"options.{option}.ends.contracts.agency.share" for option in ("offer_a", "offer_b"))
ALREADY = "which stands under together already. Take it out."
RATE = "roles.analyst.turnover_rate"


def group(*figures: str, strength: Any = 0.5, **more: Any) -> dict[str, Any]:
    """One entry of ``together``."""
    return {"figures": [*figures], "strength": strength, "why": "a test", **more}


def problems(*groups: dict[str, Any]) -> list[str]:
    """What is said of Lakeside with these groups: path and sentence."""
    with pytest.raises(ParamError) as refused:
        case_of(json.loads(json.dumps(lakeside().data)) | {"together": list(groups)})
    return [f"{problem.path}: {problem.message}" for problem in refused.value.problems]


REFUSED = [
    (
        [group(AGENCY, RATE.replace("rate", "rat"))],
        f"together[0].figures[1]: there is no parameter roles.analyst.turnover_rat. Did you mean {RATE}?",
    ),
    (
        [group(AGENCY, "no.such")],
        "together[0].figures[1]: there is no parameter no.such. Write its path, such as roles.analyst.turnover_rate.",
    ),
    (
        [group(AGENCY, "roles.analyst.fte")],
        "together[0].figures[1]: roles.analyst.fte has no range to move in. Write low and high, or take it out.",
    ),
    (
        [group(AGENCY, "discount_rate")],
        "together[0].figures[1]: discount_rate is a policy and never drawn. Take it out.",
    ),
    ([group(AGENCY)], "together[0].figures: two figures or more move together. Write their paths."),
    (
        [group(AGENCY, RATE, AGENCY)],
        f"together[0].figures[2]: {AGENCY} stands twice under together. Name each figure once.",
    ),
    (
        [group(AGENCY, RATE), group("wage_growth", RATE)],
        f"together[1].figures[1]: {RATE} stands twice under together. Name each figure once.",
    ),
    (
        [group(AGENCY, RATE), group("wage_growth", OTHER)],
        f"together[1].figures[1]: {OTHER} is one outcome with {AGENCY}, {ALREADY}",
    ),
    (
        [group(AGENCY, RATE, strength=1.2)],
        "together[0].strength: 1.2 is above 1 (how closely figures move together). Enter 1 or less.",
    ),
    (
        [group(AGENCY, RATE, strength=-1.2)],
        "together[0].strength: -1.2 is below -1 (how closely figures move together). Enter -1 or more.",
    ),
    (
        [group(AGENCY, RATE, "wage_growth", strength=-0.1)],
        "together[0].strength: 3 figures cannot all move against each other. Write a pair, or 0 or more.",
    ),
    ([{"figures": [AGENCY, RATE], "strength": 0.5}], "together[0]: why is missing. Write why: and its value."),
    ([{"figures": [AGENCY, RATE], "why": "x"}], "together[0]: strength is missing. Write strength: and its value."),
    (
        [group(AGENCY, RATE, strenght=1)],
        "together[0].strenght: unknown key together[0].strenght. Did you mean strength?",
    ),
]


@pytest.mark.parametrize(("groups", "sentence"), REFUSED)
def test_what_cannot_move_together_is_refused(groups: list[dict[str, Any]], sentence: str):
    """One problem, at the figure or key that it is about."""
    assert problems(*groups) == [sentence]


@pytest.mark.parametrize(("figures", "strength"), [((AGENCY, RATE), -1), ((AGENCY, RATE, "wage_growth"), "90 %")])
def test_pairs_may_move_against_each_other_and_shares_be_written_in_percent(figures: tuple[str, ...], strength: Any):
    """And all at once at any strength from 0 to 1."""
    (kept,) = case_of(
        json.loads(json.dumps(lakeside().data)) | {"together": [group(*figures, strength=strength)]}
    ).file.together
    assert kept.strength == (0.9 if strength == "90 %" else strength)


def test_ended_shares_of_other_contracts_are_other_outcomes():
    """Two contracts of one option over another range stay apart; so do fixed ones, which have none."""
    params = {path: param for path, param in lakeside().params.items() if "offer_a" in path and "agency" in path}
    assert one_outcome(params) == {}
    assert "options.offer_a.ends.contracts.after_hours.share" not in lakeside().outcomes
