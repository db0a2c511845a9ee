"""Statistics of one country in a file of another: at grade C or below, and said wherever the number stands."""

from __future__ import annotations

import pytest

from hitcase.document.provenance import beware
from hitcase.inputs.evidence import claims, currency_of
from hitcase.text.phrases import origin_phrase
from tests.inputs.files import case, noted

BODY = "roles: {a: {fte: 20}, b: {fte: 3, prior: help_desk}}\n"
RATE = "exchange_rates: {USD: 0.9}"
BOUND = [claim for claim in claims().values() if claim.country]
MISSING = (
    "currency: country is missing. Values from one country's statistics count at grade C at most. "
    "Enter a code of ISO 3166, such as country: GB."
)


def test_money_and_official_statistics_have_a_country():
    """Pay and prices are those of the country whose money they are in; no one else's statistics are anybody's."""
    money = {"USD": "US", "GBP": "GB"}
    for claim in claims().values():
        assert claim.country in ("", *money.values()), claim.id
        assert not currency_of(claim) or claim.country == money[currency_of(claim)], claim.id
        assert claim.source_type != "official" or claim.country, claim.id


@pytest.mark.parametrize("claim", BOUND, ids=lambda claim: claim.id)
def test_a_figure_of_another_country_loads_at_c_or_below(claim):
    """At its own grade at home; a file that overrules the guard on population takes both."""
    none: frozenset[str] = frozenset()
    assert claim.grade_for(none, abroad=True) == max(claim.grade_for(none), "C")
    assert claim.grade_for(frozenset({"population"}), abroad=True) == claim.grade_for(frozenset({"population"}))
    assert "country" in claim.flags("2026-06-30", abroad=True)
    assert "country" not in claim.flags("2026-06-30")


@pytest.mark.parametrize("country", [f"currency: GBP\n{RATE}\ncountry: GB", "country: CA", f"currency: EUR\n{RATE}"])
def test_every_prior_of_another_country_says_so(country: str, tmp_path):
    """Grade, range and words; also where the country is not known."""
    found, home = case(tmp_path, f"{country}\n{BODY}"), case(tmp_path, BODY)
    filled = {path: param for path, param in found.params.items() if param.source.claim}
    abroad = {path for path, param in filled.items() if claims()[param.source.claim].country}
    assert {"wage_growth", "roles.a.load_on_salary", "roles.a.salary", "tm_bill_rate", "discount_rate"} <= abroad
    for path, param in filled.items():
        assert (param.source.grade >= "C") or path not in abroad, path
        assert ("country" in param.source.flags) is (path in abroad), path
        assert ("another country" in beware(found, param)) is (path in abroad), path
    growth, load = found.params["wage_growth"], found.params["roles.a.load_on_salary"]
    assert (home.params["wage_growth"].source.grade, growth.source.grade, growth.base) == ("A", "C", 0.035)
    assert (growth.low, growth.high) == (0.0287, 0.0413)  # a quarter wider than 0.03 to 0.04, in three digits
    assert origin_phrase(load) == "measured in another country, grade C"
    assert noted(found) == ([MISSING] if "country" not in country else [])


@pytest.mark.parametrize("country", ["", "country: US", f"currency: EUR\n{RATE}\ncountry: US"])
def test_at_home_a_figure_keeps_its_grade(country: str, tmp_path):
    """The United States are taken where the currency is the dollar."""
    found = case(tmp_path, f"{country}\n{BODY}")
    grades = {path: found.params[path].source.grade for path in ("wage_growth", "roles.a.load_on_salary")}
    assert grades == {"wage_growth": "A", "roles.a.load_on_salary": "A"}
    assert not any("country" in param.source.flags for param in found.params.values())
    assert noted(found) == []


def test_the_guard_on_population_is_overruled_for_a_country_too(tmp_path):
    """With a reason, as for any population."""
    overrides = "overrides: [{parameter: wage_growth, guard: population, reason: pay follows the US index by contract}]"
    found = case(tmp_path, f"country: CA\n{overrides}")
    assert (found.params["wage_growth"].source.grade, found.params["wage_growth"].source.flags) == ("A", ())


def test_own_figures_need_no_country(tmp_path):
    """Nothing is told where no statistics of a country fill a key."""
    own = "currency: EUR\ndiscount_rate: 0.05\nwage_growth: 0.02\ntm_bill_rate: 90"
    assert noted(case(tmp_path, own)) == []
