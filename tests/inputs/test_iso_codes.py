"""Currencies and countries of a client file: real codes, and which one was meant where it is none."""

from __future__ import annotations

import pytest

from hitcase.inputs.iso_codes import countries, currencies
from tests.inputs.files import case, said

ANY_CURRENCY = "Enter a code of ISO 4217, such as USD, EUR or GBP."
ANY_COUNTRY = "Enter a code of ISO 3166, such as US, DE or GB."
CURRENCIES = {
    "GPB": "Did you mean GBP?",  # letters that changed places
    "USS": "Did you mean USD?",
    "eur": "Did you mean EUR?",
    "£": "Did you mean GBP?",
    "'€'": "Did you mean EUR?",
    "Swiss francs": "Did you mean CHF?",
    "kr": "Did you mean SEK?",
    "QQQ": ANY_CURRENCY,
    "DEM": ANY_CURRENCY,  # what nobody pays with any more
    "''": ANY_CURRENCY,
}
QUOTES = '""'
COUNTRIES = {
    "UK": "Did you mean GB?",
    "GBR": "Did you mean GB?",
    "us": "Did you mean US?",
    "Great Britain": "Did you mean GB?",
    "Germany": "Did you mean DE?",
    "XX": ANY_COUNTRY,
    "EU": ANY_COUNTRY,
}


@pytest.mark.parametrize(("written", "hint"), CURRENCIES.items())
def test_what_is_no_currency_is_refused_with_the_one_that_was_meant(written: str, hint: str, tmp_path):
    """Three capital letters are not enough: nobody can pay in GPB."""
    assert said(tmp_path, f"currency: {written}") == [
        f"4: currency: {written.strip(chr(39)) or QUOTES} is not a valid currency code. {hint}"
    ]


@pytest.mark.parametrize(("written", "hint"), COUNTRIES.items())
def test_what_is_no_country_is_refused_with_the_one_that_was_meant(written: str, hint: str, tmp_path):
    """Two letters, as addresses on the internet mostly have them; the United Kingdom's are GB."""
    assert said(tmp_path, f"country: {written}") == [f"4: country: {written} is not a valid country code. {hint}"]


def test_every_code_of_today_is_taken(tmp_path):
    """NO is Norway and no refusal; each code loads."""
    assert case(tmp_path, "currency: NOK\ncountry: NO").file.country == "NO"
    assert {"USD", "EUR", "GBP", "JPY", "SEK", "KRW", "XOF"} < currencies()
    assert {"US", "GB", "NO", "KR", "CH"} < countries()
    assert {len(code) for code in currencies()} == {3}
    assert {len(code) for code in countries()} == {2}


def test_a_list_or_a_number_is_no_code(tmp_path):
    """Text is asked for, as everywhere."""
    assert said(tmp_path, "currency: [USD]") == ["4: currency: a list is not text. Write words."]
    assert said(tmp_path, "country: 44") == ["4: country: 44 is not text. Put it in quotes."]
