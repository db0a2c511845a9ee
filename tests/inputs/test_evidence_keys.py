"""What stands in for a number that the client does not give: the priors as published, and the table of all keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from hitcase.inputs.evidence import claims, currency_of, fits, keys
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Section, Strict, spec_of

PRIORS = {  # evidence.md, section 2: low, base, high, the grade with which it loads
    "a3_technical": (0.3, 0.8, 1.5, "C"),
    "a3_help_desk": (0.16, 0.3, 0.5, "C"),
    "b2_hospital_it": (0.04, 0.08, 0.15, "C"),
    "b11_vendor_attrition": (0.08, 0.15, 0.28, "B"),
    "a4_months_vacant": (1.5, 3, 5, "C"),
    "a7_ramp_months": (4.6, 6.5, 11.1, "B"),
    "a11_certification": (10_000, 15_000, 30_000, "C"),
    "c3_high_risk": (0.25, 0.40, 0.60, "C"),
    "c7_transferred": (1.0, 1.4, 2.1, "C"),
    "c14_burnout_reduction": (0, 0, 0.25, "D"),
    "d3_run_share": (0.57, 0.65, 0.80, "B"),
    "d10_personnel_share": (0.36, 0.43, 0.50, "B"),
    "d12_spend_share": (0.03, 0.043, 0.055, "B"),
    "e1_analyst_pay": (83_000, 106_000, 134_000, "A"),
    "e2_help_desk_pay": (45_000, 62_000, 75_000, "A"),
    "e4_load": (1.22, 1.29, 1.42, "A"),
    "e6_tm_bill_rate": (95, 120, 160, "C"),
    "f18_discount": (0.10, 0.20, 0.25, "C"),
    "f3_cross_check": (-0.10, 0.10, 0.30, "B"),
    "e10_nearshore_discount": (0.10, 0.25, 0.40, "C"),
    "e9_learning": (0.05, 0.15, 0.20, "C"),
    "e12_transition_share": (0.03, 0.04, 0.08, "B"),
    "e12_duration": (3, 5.5, 9, "B"),
    "e14_governance_share": (0.04, 0.06, 0.15, "B"),
    "e16_leakage_share": (0.05, 0.15, 0.30, "C"),
    "e17_credit_cap": (0.06, 0.10, 0.15, "D"),
    "e5_wage_growth": (0.03, 0.035, 0.04, "A"),
    "g3_discount_rate": (0.05, 0.08, 0.10, "D"),
    "g5_optimism": (0, 0.20, 0.41, "D"),
    "g4_horizon": (3, 5, 7, "B"),
    "h5_demand_to_capacity": (1.0, 1.1, 1.18, "C"),
}


@pytest.mark.parametrize("name", PRIORS)
def test_prior_is_the_published_one(name: str):
    """Low, base and high, and the grade of the weakest link: another population caps at C."""
    claim = claims()[name]
    assert (*(claim.value[end] for end in ("low", "base", "high")), claim.grade_for(frozenset())) == PRIORS[name]


def test_only_published_priors_and_named_judgements_stand_in_for_a_key():
    """A key's prior is of section 2, or our own judgement with a grade that says so, or a share with a source."""
    used = {p for entry in keys().values() for p in listed(entry.get("prior"))}
    others = {name: claims()[name] for name in used - PRIORS.keys()}
    assert sorted(others) == ["a7_cash_share", "a7_ramp_loss", "f9_terminated", "k4_recruiting", "k4_separation"]
    assert all(claim.grade == "D" or claim.id == "a7_cash_share" for claim in others.values())
    shapes = {name: claims()[name].shape for name in used if claims()[name].shape != "triangular"}
    assert shapes == {"e1_analyst_pay": "quartiles", "g3_discount_rate": "fixed", "g4_horizon": "fixed"}


def listed(prior: Any) -> list[str]:
    """The claims that a key's entry names."""
    return [prior] if isinstance(prior, str) else list(prior.values() if isinstance(prior, dict) else prior or ())


def number_keys(annotation: Any, path: str = "") -> Iterator[str]:
    """Every numeric key of the schema, names as *; a part's are as the option's."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        for field in annotation.model_fields:
            spec = spec_of(annotation, field) if issubclass(annotation, Section) else None
            at = f"{path}.{field}".strip(".")
            if spec:
                yield f"{at}.*" if spec.form == "named" and field in ("share", "weights") else at
            else:
                yield from number_keys(annotation.model_fields[field].annotation, at.removesuffix(".parts"))
        return
    named = str(annotation).startswith("dict")
    for inner in get_args(annotation):
        yield from number_keys(inner, f"{path}.*" if named else path)


def test_the_table_of_keys_covers_exactly_the_numbers_of_the_schema():
    """For each: a prior, a default with its reason, what is left out without it, or that it may be missing."""
    walked = {key for key in number_keys(ClientFile) if not key.startswith("options.*.scope.")}
    assert keys().keys() - {"horizon", "options.*.price.amount.discount_on_tm"} == walked
    for key, entry in keys().items():
        assert len({"prior", "default", "required", "optional"} & entry.keys()) == 1, key
        assert ("why" in entry) == ("default" in entry), key
    assert ClientFile.model_fields["horizon"].default == claims()[keys()["horizon"]["prior"]].value["base"]


def test_a_prior_and_a_default_are_values_that_their_key_takes():
    """In its unit and within its bounds."""
    for key, claim in ((key, claims()[p]) for key, entry in keys().items() for p in listed(entry.get("prior"))):
        spec = next((s for s in specs() if s[0] == key.removesuffix(".discount_on_tm")), None)
        if spec and not key.endswith("discount_on_tm"):
            assert fits(claim, spec[1].unit), key
            assert spec[1].low <= claim.value.get("low", claim.value["base"]), key
            assert claim.value.get("high", claim.value["base"]) <= (spec[1].high or float("inf")), key
        assert currency_of(claim) in ("", "USD"), key


def specs() -> Iterator[tuple[str, Any]]:
    """Numeric keys of the case, its roles and its options, with what the schema says of them."""
    options = ClientFile.model_fields["options"].annotation
    roles = ClientFile.model_fields["roles"].annotation
    for start, section in (("", ClientFile), ("roles.*.", get_args(roles)[1]), ("options.*.", get_args(options)[1])):
        for field in section.model_fields:
            if spec := spec_of(section, field):
                yield f"{start}{field}", spec
