"""Numbers as text, the only place that rounds: a real minus, commas in thousands, units as a person writes them."""

from __future__ import annotations

import datetime as dt

MINUS = "\N{MINUS SIGN}"
NONE = "–"
NEVER = "never within the horizon"
NOT_WITHIN = "not within the horizon"
SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}  # before the amount
KRONA = dict.fromkeys(("SEK", "NOK", "DKK", "ISK"), "kr")  # behind it
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MILLION = 1_000_000
IN_MILLIONS = 99_500  # from here on a sentence says $0.1 m, below it $99,000


def number(value: float, digits: int = 0, *, signed: bool = False) -> str:
    """A number with thousands separators; never −0.

    >>> number(1034321.83), number(-0.2), number(-1234.56, 1), number(3, signed=True)
    ('1,034,322', '0', '−1,234.6', '+3')
    """
    sign, body = _signed(value, digits, signed)
    return sign + body


def _signed(value: float, digits: int, signed: bool) -> tuple[str, str]:
    body = f"{abs(value):,.{digits}f}"
    if not body.strip("0.,"):
        return "", body
    return MINUS if value < 0 else "+" if signed else "", body


def money(value: float, currency: str, *, digits: int = 0, signed: bool = False, unit: str = "") -> str:
    """An amount of money as people write it: $, £, € and ¥ before it, kr behind it, else the code before it.

    >>> money(1034321.83, "USD"), money(-1034321.83, "CHF"), money(84, "SEK")
    ('$1,034,322', '−CHF 1,034,322', '84 kr')
    """
    sign, body = _signed(value, digits, signed)
    if currency in KRONA:
        return f"{sign}{body}{unit} {KRONA[currency]}"
    return f"{sign}{SYMBOLS.get(currency) or f'{currency} '}{body}{unit}"


def symbol(currency: str) -> str:
    """What stands for money in a unit: the sign of a currency, or its code.

    >>> symbol("USD"), symbol("SEK"), symbol("CHF")
    ('$', 'kr', 'CHF')
    """
    return SYMBOLS.get(currency) or KRONA.get(currency) or currency


def money_m(value: float, currency: str, *, digits: int | None = None, signed: bool = False) -> str:
    """Money in millions: two digits after the point, one where it carries a sign.

    >>> money_m(1034321.83, "USD"), money_m(-616847.38, "USD", signed=True), money_m(700000, "CHF", signed=True)
    ('$1.03 m', '−$0.6 m', '+CHF 0.7 m')
    """
    places = (1 if signed else 2) if digits is None else digits
    return money(value / MILLION, currency, digits=places, signed=signed, unit=" m")


def about(value: float, currency: str, *, signed: bool = False) -> str:
    """Money as a sentence says it: millions with one digit after the point, or two leading digits.

    >>> about(701399.6, "USD"), about(6512, "USD"), about(-46766.67, "USD", signed=True)
    ('$0.7 m', '$6,500', '−$47,000')
    """
    if abs(value) >= IN_MILLIONS:
        return money_m(value, currency, digits=1, signed=signed)
    return money(float(f"{value:.2g}") if abs(value) >= 10 else value, currency, signed=signed)


def thousands(value: float, *, signed: bool = False) -> str:
    """Money in thousands, for tables that name the unit once.

    >>> thousands(1034321.83), thousands(-480)
    ('1,034', '0')
    """
    return number(value / 1000, signed=signed)


def millions(value: float, *, digits: int = 2, signed: bool = True) -> str:
    """Money in millions, for tables that name the unit once.

    >>> millions(-616847.38)
    '−0.62'
    """
    return number(value / MILLION, digits, signed=signed)


def percent(share: float, *, column: bool = False) -> str:
    """A share in percent, one digit after the point; in a sentence a 0 behind the point is left out.

    >>> percent(0.094), percent(0.67), percent(-0.149269), percent(0.67, column=True)
    ('9.4 %', '67 %', '−14.9 %', '67.0 %')
    """
    text = number(share * 100, 1)
    return f"{text if column else text.removesuffix('.0')} %"


def hours(value: float) -> str:
    """Whole hours.

    >>> hours(11492.46)
    '11,492 h'
    """
    return f"{number(value)} h"


def fte(value: float) -> str:
    """Full-time equivalents, one digit after the point where it is not whole.

    >>> fte(64), fte(13.52)
    ('64 FTE', '13.5 FTE')
    """
    return f"{number(value, 1).removesuffix('.0')} FTE"


def rate(value: float | None, currency: str) -> str:
    """Money an hour; a dash where there are no hours to divide by.

    >>> rate(128.4339, "USD"), rate(7.456, "CHF"), rate(None, "USD")
    ('$128', 'CHF 7.46', '–')
    """
    if value is None:
        return NONE
    return money(value, currency, digits=0 if abs(value) >= 10 else 2)


def months(value: float | None) -> str:
    """Months, or that it never comes to that.

    >>> months(26.4), months(1), months(None)
    ('26 months', '1 month', 'never within the horizon')
    """
    if value is None:
        return NEVER
    count = number(value)
    return f"{count} {'month' if count == '1' else 'months'}"


def weeks(value: float) -> str:
    """Weeks, one digit after the point.

    >>> weeks(8.06)
    '8.1 weeks'
    """
    return f"{number(value, 1)} weeks"


def years(count: int) -> str:
    """A number of years in words.

    >>> years(5), years(1), years(15)
    ('five years', 'one year', '15 years')
    """
    return f"{count_word(count)} {'year' if count == 1 else 'years'}"


def count_word(count: int) -> str:
    """A count in words up to twelve, in digits beyond.

    >>> count_word(0), count_word(12), count_word(13)
    ('no', 'twelve', '13')
    """
    return WORDS[count] if count < len(WORDS) else str(count)


def lower_first(text: str) -> str:
    """The text as it stands within a sentence; what is written in capitals stays so.

    >>> lower_first("Most likely"), lower_first("IT budget of year 1"), lower_first("T&M for it"), lower_first("")
    ('most likely', 'IT budget of year 1', 'T&M for it', '')
    """
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as a sentence begins; the other letters stay, unlike with `str.capitalize`.

    >>> upper_first("part of IT"), upper_first("")
    ('Part of IT', '')
    """
    return text[:1].upper() + text[1:]


def in_twenty(chance: float) -> str:
    """A chance as so many in 20; what is neither nothing nor certain is never said to be.

    >>> in_twenty(0.46), in_twenty(0.01), in_twenty(0), in_twenty(0.99), in_twenty(1)
    ('9 in 20', 'less than 1 in 20', '0 in 20', 'more than 19 in 20', '20 in 20')
    """
    count = round(20 * chance)
    if count == 0 and chance > 0:
        return "less than 1 in 20"
    if count == 20 and chance < 1:
        return "more than 19 in 20"
    return f"{count} in 20"


def exact(value: float | None) -> str:
    """An input as it was given, not rounded; a dash for none.

    >>> exact(103600.0), exact(-0.02), exact(None)
    ('103,600', '−0.02', '–')
    """
    return NONE if value is None else f"{value:,.10g}".replace("-", MINUS)


def exact_percent(share: float | None) -> str:
    """A share as it was given, in percent.

    >>> exact_percent(0.571)
    '57.1 %'
    """
    return NONE if share is None else f"{exact(share * 100)} %"


def day(iso: str) -> str:
    """A date as a person writes it.

    >>> day("2026-10-14")
    '14 Oct 2026'
    """
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
