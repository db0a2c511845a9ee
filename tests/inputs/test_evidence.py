"""The register: well-formed claims, every claim of the two source texts, the guards, the verbs."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from hitcase.inputs.evidence import TRANSFER_GRADE, VERBS, Claim, _register, claims, refusal

FIELDS = {
    "kind": {"typical", "range", "maximum", "minimum", "single_case"},
    "comparator": {"in_house", "consulting", "none"},
    "source_type": {"official", "peer_reviewed", "survey", "vendor", "press", "judgement"},
    "grade": set("ABCD"),
    "seen": {"yes", "secondary", "no"},
    "shape": {"triangular", "quartiles", "fixed"},
}


@pytest.mark.parametrize("claim", claims().values(), ids=claims().keys())
def test_claim_is_well_formed(claim: Claim):
    """Words of the design, a quote of at most 20 words, a value in order, a source that one can look up."""
    assert all(getattr(claim, field) in allowed for field, allowed in FIELDS.items())
    assert re.fullmatch(r"[a-hkw]\d+b?_[a-z0-9_]+", claim.id)
    assert len(claim.quote.split()) <= 20
    assert list(claim.value) in ([], ["base"], ["low", "base", "high"])
    assert list(claim.value.values()) == sorted(claim.value.values())
    assert claim.url.startswith(("https://", "http://"))
    assert claim.statement
    assert claim.population
    assert claim.source
    assert dt.date(claim.year, 1, 1) < dt.date.fromisoformat(claim.valid_until)
    assert all(other in claims() for other in claim.rests_on)
    assert claim.seen != "no" or claim.weakness


def test_ids_are_unique():
    """A double id would hide a claim."""
    assert len(claims()) == len(_register()["claims"])


TEXTS = {  # a claim of the two source texts: what it says there
    "c1_auvik": "60% of them reported being burned out in a recent study",
    "a10_inovalon": "can cost an organization as much as 200% of their annual salary",
    "d1_recordpoint": "up to 80% of IT budgets are dedicated simply to maintaining existing legacy systems",
    "d1_innovation": "leaving as little as 20% for innovation and new initiatives",
    "f18_medix": "it can result in a 25% cost savings compared to regular consulting models",
    "w5_in_house": "more cost-effective model than traditional in-house staffing",
    "w6_no_cuts": "This does not mean cutting staff.",
    "w7_morale": "This reduces burnout and turnover",
    "w8_revenue": "revenue-generating engine for innovation",
    "w9_chime": "We recently conducted a survey of CHIME members",
    "w10_onshore": "onshore models that deliver comparable economics",
}


@pytest.mark.parametrize("name", TEXTS)
def test_claim_of_a_source_text_is_there_with_its_weakness(name: str):
    """In the text's own words, as a vendor's; those with a number can't be a base value, or are graded C or worse."""
    claim = claims()[name]
    assert TEXTS[name] in claim.quote
    assert claim.weakness
    assert claim.source_type in ("vendor", "press")
    assert claim.grade_for(frozenset()) in "CD"
    assert not claim.value or name == "c1_auvik" or refusal(claim, "discount_on_tm")


def test_guards_of_a_kind_and_of_a_comparator():
    """A bound is no most likely value; a saving against consulting says nothing of payroll, and the reverse."""
    told = {claim.id: refusal(claim, "") for claim in claims().values()}
    assert {name for name, found in told.items() if found and found[0] == "maximum"} == {
        claim.id for claim in claims().values() if claim.kind in ("maximum", "minimum")
    }
    assert {name for name, found in told.items() if found and found[0] == "comparator"} == {"f18_discount"}
    assert refusal(claims()["f18_discount"], "discount_on_tm") is None
    assert refusal(claims()["f3_planned"], "discount_on_tm") == (
        "comparator",
        "f3_planned compares with in-house cost and is no discount on consulting rates.",
    )
    assert told["f18_discount"] == (
        "comparator",
        "f18_discount compares with consulting rates and says nothing of in-house payroll.",
    )


def test_flags_and_grades_follow_population_sight_and_day():
    """Another population loads at C at best, what nobody has seen at D; stale the day after its last."""
    physicians, unseen = claims()["c6_physicians"], claims()["a9_work_institute"]
    assert (physicians.grade, physicians.grade_for(frozenset()), TRANSFER_GRADE) == ("A", "C", "C")
    assert physicians.grade_for(frozenset({"population"})) == "A"
    assert (unseen.grade, unseen.grade_for(frozenset())) == ("B", "D")
    assert unseen.grade_for(frozenset({"population", "unverified"})) == "B"
    assert physicians.flags("2032-12-31") == ("population",)
    assert physicians.flags("2033-01-01") == ("population", "stale")
    assert unseen.flags("2026-06-30") == ("population", "unverified", "stale")
    assert claims()["b1_penn"].flags("2026-06-30") == ()


def test_grade_decides_the_verb():
    """Measured, reported, claimed (by the vendor), assumed."""
    assert VERBS == {"A": "measured", "B": "reported", "C": "claimed", "D": "assumed"}
    wanted = {
        "e4_load": "measured",
        "e12_cost": "reported",
        "f18_medix": "claimed by the vendor",
        "b1_penn": "claimed",
        "k1_load": "assumed",
    }
    assert {name: claims()[name].verb for name in wanted} == wanted
