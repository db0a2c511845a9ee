"""Codes of currencies (ISO 4217) and countries (ISO 3166): which there are, and which one was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from pydantic_core import PydanticCustomError

from hitcase.inputs.problems import nearest

COMMON = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "JPY", "INR", "SGD", "AED", "SAR")
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "UKP": "GBP", "¥": "JPY", "RMB": "CNY", "KR": "SEK"}
SIGNS |= {"DOLLAR": "USD", "DOLLARS": "USD", "POUND": "GBP", "POUNDS": "GBP", "YEN": "JPY", "FRANC": "CHF"}
QUOTES = '""'
BRITAIN = {"ENGLAND": "GB", "BRITAIN": "GB", "GREAT BRITAIN": "GB"}
NO_STATES = ("AC", "CP", "DG", "EA", "EU", "IC", "TA", "XK", "ZZ")  # CLDR has money there, ISO 3166 no country


@cache
def currencies() -> frozenset[str]:
    """The code of every currency that people pay with today.

    >>> "GBP" in currencies(), "GPB" in currencies(), "DEM" in currencies()
    (True, False, False)
    """
    money = _money_by_country().values()
    return frozenset(code for rows in money for code, _, until, is_tender in rows if until is None and is_tender)


@cache
def countries() -> frozenset[str]:
    """The code of every country, two letters.

    >>> "GB" in countries(), "UK" in countries(), len(countries())
    (True, False, 249)
    """
    today = {country for country, rows in _money_by_country().items() if any(row[2] is None for row in rows)}
    return frozenset(today.difference(NO_STATES))


def _money_by_country() -> Mapping[str, Iterable[tuple[str, object, object, bool]]]:
    from babel.core import get_global

    return get_global("territory_currencies")


def currency_code(text: str) -> str:
    """The text itself if it is the code of a currency.

    Raises: PydanticCustomError with the code that was meant, or with examples.
    """
    if text in COMMON or text in currencies():
        return text
    hint = _hint(_currency_meant(text)) or " Enter a code of ISO 4217, such as USD, EUR or GBP."
    raise _code_error(f"{text[:40] or QUOTES} is not a valid currency code.{hint}")


def country_code(text: str) -> str:
    """The text itself if it is the code of a country.

    Raises: PydanticCustomError with the code that was meant, or with examples.
    """
    if text == "US" or text in countries():
        return text
    hint = _hint(_country_meant(text)) or " Enter a code of ISO 3166, such as US, DE or GB."
    raise _code_error(f"{text[:40] or QUOTES} is not a valid country code.{hint}")


def _hint(code: str) -> str:
    return f" Did you mean {code}?" if code else ""


def _code_error(message: str) -> PydanticCustomError:
    return PydanticCustomError("text", "{message}", {"message": message})


def _currency_meant(text: str) -> str:
    """Its code in other letters, a sign or a name; else the code that is near, a common one first."""
    from babel import Locale

    letters, codes = text.strip().upper(), [*COMMON, *sorted(currencies())]
    if letters in codes or letters in SIGNS:
        return SIGNS.get(letters, letters)
    names = {name.upper(): code for code, name in Locale("en").currencies.items() if code in currencies()}
    return _named(letters, names) or nearest(letters, COMMON) or nearest(letters, codes)


def _country_meant(text: str) -> str:
    """Its code in other letters, three letters or a name."""
    from babel import Locale
    from babel.core import get_global

    letters = text.strip().upper()
    also = get_global("territory_aliases").get(letters, ())
    code = letters if letters in countries() else also[0] if len(also) == 1 else ""
    names = {name.upper(): code for code, name in Locale("en").territories.items() if code in countries()}
    return code if code in countries() else _named(letters, BRITAIN | names)


def _named(letters: str, names: Mapping[str, str]) -> str:
    """The code of the name that is nearest; of letters too few for a name, none."""
    match = get_close_matches(letters[:60], names, n=1, cutoff=0.8) if len(letters) > 3 else []
    return names[match[0]] if match else ""
