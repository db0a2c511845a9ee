"""Numbers as they are written in ten countries, with factors and currencies: read as they were meant, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from hitcase.inputs.quantity import Spec, number_in
from hitcase.inputs.reader import read_text
from hitcase.inputs.saving import flow
from hitcase.inputs.typed import typed_number


def spec(unit: str, low: float = 0, high: float | None = None) -> Spec:
    """A number of the schema with this unit."""
    return Spec("a figure", unit, low, high, "uncertain", "one", None)


MONEY, HOURS, COUNT = spec("money a year"), spec("hours a year"), spec("requests a month")
SHARE, RATIO, LOAD, MONTHS = spec("share", 0, 1), spec("ratio", 1, 20), spec("x salary", 1, 3), spec("months", 0, 36)
WORKED = spec("hours a year", 200, 3000)
GROWTH = spec("share a year", -0.5, 1)


def in_file(text: str, of: Spec) -> float:
    """As it stands in a client file, unquoted."""
    return number_in(read_text(f"x: {text}\n", "x.yaml").data["x"], of)


Entry = Callable[[str, Spec], float]
ENTRIES: tuple[Entry, ...] = (in_file, typed_number)


def refusal(entry: Entry, text: str, of: Spec) -> str:
    """What is said of it."""
    with pytest.raises(PydanticCustomError) as refused:
        entry(text, of)
    return refused.value.message()


def offered(message: str) -> list[str]:
    """The numbers that a refusal says one should enter."""
    hint = message.rsplit(" Enter ", 1)[1].split("; ", maxsplit=1)[0].removesuffix(".")
    return hint.split(" or ")


# how a country prints numbers: the mark between groups, the decimal mark, the minus, the sizes of groups from the right
LOCALES = {
    "en_US": (",", ".", "-", (3,)),
    "de_DE": (".", ",", "-", (3,)),
    "de_CH": ("’", ".", "-", (3,)),
    "fr_FR": ("\u202f", ",", "-", (3,)),
    "sv_SE": ("\u00a0", ",", "−", (3,)),
    "en_IN": (",", ".", "-", (3, 2)),
    "pl_PL": ("\u00a0", ",", "-", (3,)),
    "pt_BR": (".", ",", "-", (3,)),
    "it_IT": (".", ",", "-", (3,)),
    "nb_NO": ("\u00a0", ",", "−", (3,)),
}
LEAST = {"pl_PL": 5, "it_IT": 4}  # digits from which a country groups; 4 elsewhere


def printed(number: Decimal, country: str) -> str:
    """The number as the country prints it."""
    group, point, minus, sizes = LOCALES[country]
    whole, _, decimals = f"{abs(number):f}".partition(".")
    groups, sizes_left = [], [*sizes]
    while len(whole) > (size := sizes_left.pop(0) if len(sizes_left) > 1 else sizes_left[0]):
        groups.insert(0, whole[-size:])
        whole = whole[:-size]
    joined = (
        group.join([whole, *groups])
        if len(whole + "".join(groups)) >= LEAST.get(country, 4)
        else whole + "".join(groups)
    )
    return f"{minus if number < 0 else ''}{joined}{point + decimals if decimals else ''}"


def numbers(low: float, high: float, places: int) -> st.SearchStrategy[Decimal]:
    """Decimal numbers with so many places or fewer."""
    return st.integers(0, places).flatmap(lambda n: st.decimals(low, high, places=n, allow_nan=False))


CASES = st.one_of(
    st.tuples(st.sampled_from([MONEY, HOURS, COUNT]), numbers(0, 10**9, 2)),
    st.tuples(st.just(SHARE), numbers(0, 1, 3)),
    st.tuples(st.just(GROWTH), numbers(-0.5, 1, 3)),
    st.tuples(st.just(RATIO), numbers(1, 20, 3)),
    st.tuples(st.just(LOAD), numbers(1, 3, 3)),
    st.tuples(st.just(MONTHS), numbers(0, 36, 3)),
    st.tuples(st.just(WORKED), numbers(200, 3000, 2)),
)


def held(entry: Entry, text: str, of: Spec, number: float) -> None:
    """It gives the number, or is refused with one that gives it."""
    try:
        found = [entry(text, of)]
    except PydanticCustomError as refused:
        found = [entry(hint, of) for hint in offered(refused.message())]
    assert any(one == pytest.approx(number, rel=1e-12) for one in found), text


@given(CASES, st.sampled_from([*LOCALES]), st.sampled_from(ENTRIES))
def test_a_number_of_any_country_is_itself_or_refused_with_it(case: tuple[Spec, Decimal], country: str, entry: Entry):
    """In a file and in a box: never another number, and what a refusal offers is taken."""
    of, number = case
    held(entry, printed(number, country), of, float(number))


@given(st.decimals(0, 100, places=1), st.sampled_from([*LOCALES]), st.sampled_from(ENTRIES))
def test_a_percentage_of_any_country_is_itself_or_refused_with_it(number: Decimal, country: str, entry: Entry):
    """With a space before the sign or without."""
    for gap in ("", " ", "\u00a0"):
        held(entry, f"{printed(number, country)}{gap}%", SHARE, float(number) / 100)


WORDS = {"k": 1e3, " T€": 1e3, " Tsd. €": 1e3, " Mio.": 1e6, " million": 1e6, " mln": 1e6, " Mrd": 1e9, " lakh": 1e5}


@given(st.one_of(st.integers(1, 10**9), st.decimals(1, 999, places=2)), st.sampled_from([*LOCALES]))
def test_no_factor_is_dropped(number: int | Decimal, country: str):
    """Every number that is offered for one with a word after it has the word's factor."""
    for word, factor in WORDS.items():
        hints = offered(refusal(in_file, printed(Decimal(number), country) + word, MONEY))
        assert any(float(hint) == pytest.approx(float(number) * factor) for hint in hints), word


BOTH = "can be read as 84000 or 84.0 (a figure). Enter 84000 or 84.0."


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    ("text", "of", "told"),
    [
        *(("84.000", of, f"84.000 {BOTH}") for of in (MONEY, HOURS, COUNT, spec("FTE"), spec("money an hour"))),
        ("198.500", MONEY, "198.500 can be read as 198500 or 198.5 (a figure). Enter 198500 or 198.5."),
        ("84.125", MONEY, "84.125 can be read as 84125 or 84.1250 (a figure). Enter 84125 or 84.1250."),
        ("1.790", WORKED, "1.790 is not a valid number here (a figure). Enter 1790."),
        ("1,250", RATIO, "1,250 is not a valid number here (a figure). Enter 1.25."),
        ("0,125", SHARE, "0,125 is not a number (a figure). Enter 0.125."),
        ("0,500", HOURS, "0,500 is not a number (a figure). Enter 0.5."),
        ("3,125 %", SHARE, "3,125 % is not a valid number here (a figure). Enter 3.125 %."),
        ("1,25", MONEY, "1,25 is not a number (a figure). Enter 1.25."),
        ("84'000", MONEY, "84'000 is not a number (a figure). Enter 84000."),
        ("$190,000", MONEY, "$190,000 is not a number (a figure). Enter 190000."),
        ("84k", MONEY, "84k is not a number (a figure). Enter 84000."),
        ("€84.000", MONEY, "€84.000 is not a number (a figure). Enter 84000 or 84.0."),
        ("84T€", MONEY, "84T€ is not a number (a figure). Enter 84000."),
        ("3 Mio", MONEY, "3 Mio is not a number (a figure). Enter 3000000."),
        ("1.500 Mio", MONEY, "1.500 Mio is not a number (a figure). Enter 1500000000 or 1500000.0."),
        ("7 of 52", SHARE, "7 of 52 is not a number (a figure). Enter 0.134615."),
        ("84000 a month", MONEY, "84000 a month is not a number (a figure). Enter the number alone, in money a year."),
        ("84 Lagen", MONEY, "84 Lagen is not a number (a figure). Enter the number alone, in money a year."),
        ("3 bn", HOURS, "3 bn is not a number (a figure). Enter 3000000000."),
        ("3m", HOURS, "3m is not a number (a figure). Enter the number alone, in hours a year."),
        ("5 % p.a.", GROWTH, "5 % p.a. is not a number (a figure). Enter 5 %."),
    ],
)
def test_what_could_be_misread_is_refused_with_every_reading(entry: Entry, text: str, of: Spec, told: str):
    """In a file and in a box alike."""
    assert refusal(entry, text, of) == told


RANGE = "Enter the most likely value as base, with low: 60 % and high: 70 %."


@pytest.mark.parametrize("text", ["60-70 %", "60–70 %", "60 to 70 %"])
def test_a_range_is_refused_with_its_ends(text: str):
    """It is no difference of two numbers, in a box either."""
    assert refusal(in_file, text, SHARE) == f"{text} is not a number (a figure). {RANGE}"
    assert refusal(typed_number, text, SHARE).endswith(RANGE)


def test_a_product_is_offered_in_a_file_and_read_in_a_box():
    """A file holds numbers, a box takes sums."""
    assert refusal(in_file, "14 x 1,880", HOURS) == "14 x 1,880 is not a number (a figure). Enter 26320."
    assert typed_number("14 x 1,880", HOURS) == 26_320


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    ("text", "of"),
    [("0.125", SHARE), ("1.250", RATIO), ("1.125", LOAD), ("12.500", MONTHS), ("3.125 %", SHARE), ("0.125", MONEY)],
)
def test_three_decimals_are_read_where_thousands_are_out_of_bounds(entry: Entry, text: str, of: Spec):
    """Shares, ratios, multiples and months are never thousands, and nobody writes 0.125 for 125."""
    percent = 100 if "%" in text else 1
    assert entry(text, of) == pytest.approx(float(re.sub(r"[ %]", "", text)) / percent)


@given(st.decimals(0, 10**6, places=3) | st.decimals(0, 999, places=4))
def test_what_is_saved_is_read_again(number: Decimal):
    """With three decimals too."""
    assert in_file(flow(float(number)), MONEY) == float(number)
