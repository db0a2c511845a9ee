"""Numbers as people write them: every number that a text can mean, by separators, factors, currencies and units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from math import floor, isfinite, log10

DOTTED = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)  # 84.000: 84000 to some, 84 to others
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}([,_]\d{3})+(\.\d+)?|[-+]?\d+(_\d+)+(\.\d+)?", re.ASCII)  # the kit's own forms
SPELLED = str.maketrans({"−": "-", "’": "'", "–": "-", "—": "-"} | dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " "))
SEPARATORS = ((",", "."), (".", ","), (" ", ","), (" ", "."), ("'", "."), ("'", ","), ("_", "."))  # of groups, decimals
GROUPS = (
    re.compile(rf"([1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+)(?:{re.escape(point)}(\d+))?", re.ASCII)
    for group, point in SEPARATORS
)
STYLES = (
    *GROUPS,
    re.compile(r"([1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?", re.ASCII),  # 1,23,456 in India
    re.compile(r"(\d+)(?:[.,](\d*))?", re.ASCII),
    re.compile(r"()[.,](\d+)", re.ASCII),
)
BODY = r"(?:\d[\d.,'_ ]*|[.,]\d+)"
MONEY = (
    *(
        "$",
        "€",
        "£",
        "¥",
        "₹",
        "₩",
        "r$",
        "us$",
        "zł",
        "kr",
        "rs",
        "fr",
        "usd",
        "eur",
        "gbp",
        "chf",
        "sek",
        "nok",
        "dkk",
    ),
    *("pln", "brl", "inr", "jpy", "krw", "cny", "cad", "aud", "nzd"),
)
HEAD = "|".join(re.escape(sign) for sign in sorted(MONEY, key=len, reverse=True))
NUMBER = re.compile(rf"([-+]?) ?(?:({HEAD})\.? ?)?([-+]?) ?({BODY})([^\d]*)", re.IGNORECASE | re.ASCII)
TOKEN = re.compile(rf"{HEAD}|%|/|[^\W\d_]+", re.IGNORECASE)
PAIR = re.compile(rf"({BODY}) ?(-|to|bis|x|×|\*|·|of|von) ?({BODY}) ?(%?)", re.IGNORECASE | re.ASCII)
FACTORS = {
    **dict.fromkeys(("k", "teur", "tchf", "tsd", "tausend", "thousand", "tys", "tusen"), 10**3),
    **dict.fromkeys(("mm", "mn", "mio", "mln", "million", "millions", "millionen", "millones", "miljoner"), 10**6),
    **dict.fromkeys(("bn", "billion", "mrd", "mld"), 10**9),
    **dict.fromkeys(("lakh", "lac"), 10**5),
    **dict.fromkeys(("crore", "cr"), 10**7),
}
UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("month", "months", "mo", "mth"), "month"),
    **dict.fromkeys(("year", "years", "yr", "annum", "annually"), "year"),
    **dict.fromkeys(("week", "weeks", "wk"), "week"),
    **dict.fromkeys(("fte", "ftes"), "fte"),
    **dict.fromkeys(("request", "requests", "ticket", "tickets"), "request"),
    **dict.fromkeys(("post", "posts"), "post"),
    **dict.fromkeys(("leaver", "leavers"), "leaver"),
}
FILLERS = ("a", "an", "per", "each", "/", "and")


def readings(text: str) -> list[Decimal]:
    """Every number that digits with separators can mean; those with groups of thousands first.

    >>> [[in_digits(number) for number in readings(text)] for text in ("84.000", "1 234,5", "1,2,3")]
    [['84000', '84'], ['1234.5'], []]
    """
    text = text.translate(SPELLED).strip()
    sign, body = (text[0], text[1:].lstrip()) if text[:1] in ("-", "+") else ("", text)
    matches = (style.fullmatch(body) for style in STYLES)
    found = (f"{re.sub(r'[^0-9]', '', match[1]) or 0}.{match[2] or 0}" for match in matches if match)
    return list(dict.fromkeys(Decimal(f"{sign}{number}") for number in found))


def in_digits(number: Decimal | float, *, decimals: bool = False) -> str:
    """A number in digits; decimals: with one at least.

    >>> in_digits(84000.0), in_digits(Decimal(84), decimals=True), in_digits(0.125)
    ('84000', '84.0', '0.125')
    """
    text = f"{Decimal(repr(number)) if isinstance(number, float) else Decimal(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}.0" if decimals and "." not in text else text


def unmistakable(text: str, *, thousands_fit: bool) -> str:
    """A number in digits, with one more where its three decimals could be thousands.

    >>> unmistakable("84.125", thousands_fit=True), unmistakable("84.125", thousands_fit=False)
    ('84.1250', '84.125')
    """
    return f"{text}0" if thousands_fit and DOTTED.fullmatch(text.translate(SPELLED)) else text


def meant(text: str, unit: str) -> tuple[list[Decimal], str]:
    """The numbers that a text with a currency, a factor or a unit can mean in this unit; "%" or "unit" if it has one.

    A word that is no part of the unit leaves no number: it may be a factor, or another unit.

    >>> [[int(one) for one in meant(text, "money a year")[0]] for text in ("84T€", "84 Mb", "84000 a month")]
    [[84000], [], []]
    """
    match = NUMBER.fullmatch(text.translate(SPELLED))
    if not match or (match[1] and match[3]):
        return [], ""
    words = [word.lower() for word in TOKEN.findall(match[5].replace(".", ""))]
    if re.sub(r"[\s.]", "", match[5]).lower() != "".join(words):
        return [], ""
    words = _whole_words([*([match[2].lower()] if match[2] else []), *words], unit)
    factors = [FACTORS[word] for word in words if word in FACTORS]
    kinds = {_kind(word) for word in words if word not in FACTORS and word not in FILLERS}
    percent = "%" in kinds
    if len(factors) > 1 or (percent and factors) or not kinds - {"%"} <= _kinds_of(unit):
        return [], ""
    sign = match[1] or match[3]
    numbers = readings(f"{sign}{match[4].strip()}")
    if not factors and GROUPED.fullmatch(match[4].strip()):
        numbers = numbers[:1]  # as the same digits mean by themselves
    return [number * (factors[0] if factors else 1) for number in numbers], "%" if percent else "unit" if kinds - {
        "money"
    } else ""


def _whole_words(words: list[str], unit: str) -> list[str]:
    """T€ is a thousand; m is a month of months, and a million of money; pa is a year."""
    whole = ["k" if word == "t" and words[i + 1 : i + 2] in (["€"], ["eur"]) else word for i, word in enumerate(words)]
    letters = {"m": "months"} if unit.startswith("month") else {"m": "mn"} if "money" in unit or unit == "price" else {}
    letters |= {"pa": "year"}
    return [letters.get(word, word) for word in whole]


def _kind(word: str) -> str:
    return "money" if word in MONEY else UNITS.get(word, word)


def _kinds_of(unit: str) -> set[str]:
    words = re.findall(r"[a-z]+", unit.lower())
    return {"money", "price"} if unit == "price" else {UNITS.get(word, word) for word in words} - {*FILLERS, "x"}


def pair(text: str) -> tuple[str, str, str, str] | None:
    """What stands between two numbers (``-``, ``x`` or ``of``), both of them, and "%" if it follows; None of others.

    >>> pair("60–70 %"), pair("14 × 1,880"), pair("7 of 52"), pair("20-1")
    (('-', '60', '70', '%'), ('x', '14', '1,880', ''), ('of', '7', '52', ''), None)
    """
    match = PAIR.fullmatch(text.translate(SPELLED).strip())
    if not match or re.match(r"0x", text):
        return None
    word, first, second = match[2].lower(), match[1].strip(), match[3].strip()
    kind = "-" if word in ("-", "to", "bis") else "of" if word in ("of", "von") else "x"
    numbers = [readings(first), readings(second)]
    if not all(numbers) or (kind == "-" and min(numbers[0]) >= max(numbers[1])):
        return None
    return kind, first, second, match[4]


def products(first: str, second: str) -> list[Decimal]:
    """What two numbers multiplied can come to.

    >>> [[in_digits(number) for number in products("14", text)] for text in ("1,880", "1.880")]
    [['26320'], ['26320', '26.32']]
    """
    return list(dict.fromkeys(a * b for a, b in product(_own(first), _own(second))))


def _own(text: str) -> Iterable[Decimal]:
    return readings(text)[:1] if GROUPED.fullmatch(text) else readings(text)


def short(number: float, unit: str = "") -> float:
    """A number as it was typed; what a handle, a sum or a division left, to four digits, and none before the point cut.

    unit: below 1,000, money goes to the cent.

    >>> short(198_512.5), short(0.7408814589665653), short(8_385_714.2857), short(5.607421, "money")
    (198512.5, 0.7409, 8385714.0, 5.61)
    """
    if not isfinite(number) or number in (round(number), round(number, 2), float(f"{number:.6g}")):
        return number
    size = floor(log10(abs(number)))
    if unit.startswith(("money", "price")):
        return round(number, 2 if size < 3 else 0)
    return round(number, max(0, 3 - size))
