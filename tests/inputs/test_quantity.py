"""How a person writes a number, what it is then, and what is said of one that is none, to the letter."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from hitcase.inputs.quantity import Spec, number_in, plain, quoted
from hitcase.inputs.reader import read_text
from hitcase.inputs.saving import flow

MONEY = Spec("base pay of one FTE", "money a year", 1, None, "uncertain", "one", None)
SHARE = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
GROWTH = Spec("growth of pay", "share a year", -0.1, 0.3, "uncertain", "one", None)
LOAD = Spec("what employing costs", "x salary", 1, 3, "uncertain", "one", None)
MONTHS = Spec("months that a seat stays empty", "months", 0, 36, "uncertain", "one", None)


def read(text: str, spec: Spec) -> float:
    """A number as it stands in a file."""
    return number_in(read_text(f"x: {text}\n", "x.yaml").data["x"], spec)


def refused(text: str, spec: Spec) -> str:
    """What is said of it."""
    with pytest.raises(PydanticCustomError) as error:
        read(text, spec)
    return error.value.message()


WRITTEN = (
    *((84_000, MONEY, text) for text in ("84000", "84_000", "84,000", "84,000.0", "8_4000", "84e3", "8.4E4", "+84000")),
    *((84_000, MONEY, text) for text in ('"84000"', '" 84,000 "', "'84_000'", "084000", "84000.", "0x14820")),
    (1_234_567.5, MONEY, "1,234,567.5"),
    (1000, MONEY, "1e3"),
    (12, MONEY, "012"),
    *((0.19, SHARE, text) for text in ("0.19", ".19", "19 %", "19%", '"19 %"', "19.0 %", "1.9e1 %", "0_19 %")),
    (0.094, SHARE, "9.4 %"),
    (1, SHARE, "100 %"),
    (0, SHARE, "0 %"),
    (-0.03, GROWTH, "-3 %"),
    (1.29, LOAD, "129 %"),
    (1.29, LOAD, "1.29"),
)


@pytest.mark.parametrize(("number", "spec", "text"), WRITTEN)
def test_number_is_read_as_a_person_means_it(number: float, spec: Spec, text: str):
    """Grouped, in percent where that makes sense, in quotes; a float, whatever was written."""
    assert read(text, spec) == number
    assert isinstance(read(text, spec), float)


PAY = "is not a number (base pay of one FTE)."
RATE = "is not a number (share of staff leaving a year)."
TIME = "is not a number (months that a seat stays empty)."
AS_NUMBER = "Enter a number such as 84000 or 84,000, or leave the key out if it is not known."
AS_SHARE = "Enter a number such as 0.19 or 19 %, or leave the key out if it is not known."
THOUSANDS = ("84k", "84K", "84 k", "$84k", "84000 USD", "USD 84,000", "€84,000", "84 000")
MILLIONS = ("1.5m", "1,5 m", "1.5 mn", "1500k", "1.500.000", "1.500.000,0")
WORDS = ("nan", ".nan", ".inf", "-.inf", "inf", "NO", "yes", "12:30", "2026-06-30", "about 5", "1/2")
TOLD = (
    *((text, MONEY, f"{text} {PAY} Enter 84000.") for text in THOUSANDS),
    *((text, MONEY, f"{text} {PAY} Enter 1500000.") for text in MILLIONS),
    *((text, MONEY, f"{text} {PAY} {AS_NUMBER}") for text in (*WORDS, "1,2,3", "84000 %%", "true", "false")),
    ("1,5", MONEY, f"1,5 {PAY} Enter 1.5."),
    ("0,19", SHARE, f"0,19 {RATE} Enter 0.19."),
    ("84 bn", MONEY, f"84 bn {PAY} Enter 84000000000."),
    ("3 months", MONTHS, f"3 months {TIME} Enter 3; the unit is known: months."),
    ("3m", MONTHS, f"3m {TIME} Enter 3; the unit is known: months."),
    ("84000 a year", MONEY, f"84000 a year {PAY} Enter 84000; the unit is known: money a year."),
    ("", MONEY, f"nothing {PAY} {AS_NUMBER}"),
    ("'  '", MONEY, f'"  " {PAY} {AS_NUMBER}'),
    ("[1]", MONEY, f"a list {PAY} {AS_NUMBER}"),
    ("tbd", SHARE, f"tbd {RATE} {AS_SHARE}"),
    ("19 %", MONEY, "19 % is a share, but this is money a year (base pay of one FTE). Enter a number without %."),
    ("19 %", MONTHS, "19 % is a share, but this is months (months that a seat stays empty). Enter a number without %."),
    ("1e999", MONEY, "1e999 is too large to be meant (base pay of one FTE). Enter less than 1e15."),
    ("1e300", MONEY, "1e+300 is too large to be meant (base pay of one FTE). Enter less than 1e15."),
    ("9" * 300, MONEY, "1e+300 is too large to be meant (base pay of one FTE). Enter less than 1e15."),
    ("9" * 3000, MONEY, f"{'9' * 60}… is too large to be meant (base pay of one FTE). Enter less than 1e15."),
    ("1e16 %", SHARE, "1e+14 is above 1 (share of staff leaving a year). Enter 1 or less."),
    ("19", SHARE, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
    ("2", SHARE, "2 is above 1 (share of staff leaving a year). Enter 0.02 or 2 %."),
    ("100", SHARE, "100 is above 1 (share of staff leaving a year). Enter 1 or 100 %."),
    ("1.07", SHARE, "1.07 is above 1 (share of staff leaving a year). Enter 1 or less."),
    ("101", SHARE, "101 is above 1 (share of staff leaving a year). Enter 1 or less."),
    ("107 %", SHARE, "1.07 is above 1 (share of staff leaving a year). Enter 1 or less."),
    ("-0.1", SHARE, "-0.1 is below 0 (share of staff leaving a year). Enter 0 or more."),
    ("-3", GROWTH, "-3 is below -0.1 (growth of pay). Enter -0.03 or -3 %."),
    ("-30", GROWTH, "-30 is below -0.1 (growth of pay). Enter -0.1 or more."),
    ("3.5", GROWTH, "3.5 is above 0.3 (growth of pay). Enter 0.035 or 3.5 %."),
    ("75", GROWTH, "75 is above 0.3 (growth of pay). Enter 0.3 or less."),
    ("29 %", LOAD, "0.29 is below 1 (what employing costs). Enter 1 or more."),
    ("37", MONTHS, "37 is above 36 (months that a seat stays empty). Enter 36 or less."),
    ("0", MONEY, "0 is below 1 (base pay of one FTE). Enter 1 or more."),
)  # fmt: skip


@pytest.mark.parametrize(("text", "spec", "told"), TOLD)
def test_what_is_no_number_is_refused_with_what_to_write(text: str, spec: Spec, told: str):
    """What was written, what it should be, and the number itself where it can only mean one."""
    assert refused(text, spec) == told


@given(st.floats(1, 9.99e14) | st.integers(1, 10**15 - 1))
def test_a_number_in_bounds_is_itself(number: float):
    """Plain, and as text with all its digits."""
    assert number_in(number, MONEY) == number_in(flow(number), MONEY) == number


@given(st.integers(1, 10**14))
def test_a_message_shows_a_number_that_can_be_written_back(number: int):
    """What `plain` prints is read again as the same number, to ten digits."""
    assert number_in(plain(float(number)), MONEY) == pytest.approx(number, rel=1e-9)


@given(st.text(max_size=40) | st.booleans() | st.none() | st.floats() | st.lists(st.integers(), max_size=2))
def test_anything_is_a_finite_number_or_refused(value: object):
    """Never a traceback, never nan or infinity; a refusal ends with what to write."""
    try:
        told = str(number_in(value, GROWTH))
    except PydanticCustomError as error:
        told = error.message()
    assert " Enter " in told or math.isfinite(float(told))


def test_values_are_quoted_where_they_could_be_taken_for_something_else():
    """The word true in quotes is text, true is not; long texts are cut."""
    values = ("true", True, "12", 12, 0.5, "", None, {}, [1], "x" * 61, "NO", 10**200)
    assert [quoted(value) for value in values] == [
        *('"true"', "true", '"12"', "12", "0.5", '""', "nothing", "a mapping", "a list", "x" * 60 + "…", "NO", "1e+200")
    ]
