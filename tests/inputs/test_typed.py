"""What is typed into a box: the forms of a client file and sums, and what is said of anything else, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from hitcase.inputs.quantity import Spec
from hitcase.inputs.typed import typed_number

HOURS = Spec("hours bought a year", "hours a year", 0, None, "uncertain", "one", None)
SHARE = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)
UPLIFT = Spec("more turnover", "share", -0.9, 5, "uncertain", "one", None)
GIVEN = (
    (26_320, HOURS, "14*1880"),
    (26_320, HOURS, " 14 * 1,880 "),
    (1_234.5, HOURS, "1,234.5"),
    (1_234.5, HOURS, 1_234.5),
    (188_575, HOURS, "198500 * 95 %"),
    (1_410, HOURS, "(12 - 9) * 1880 / 4"),
    (0.5, HOURS, "1/2"),
    (0.19, SHARE, "19 %"),
    (0.21, SHARE, "19 % + 2 %"),
    (0.7143, SHARE, "10/14"),
    (-0.5, UPLIFT, "-50 %"),
    (-0.25, UPLIFT, "-(1/4)"),
    (26_320, HOURS, "14 x 1,880"),
    (26_320, HOURS, "14×1880"),
    (0.75, SHARE, "0.6 * 1.250"),
)
NUMBER = "Enter a number such as 84000, or a sum such as 14 * 1880."
PLAIN = "Enter a number such as 84000 or 84,000, or leave the key out if it is not known."
REFUSED = (
    ("19", SHARE, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
    ("20-1", SHARE, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
    ("9-20*1", HOURS, "-11 is below 0 (hours bought a year). Enter 0 or more."),
    (
        "9-14",
        HOURS,
        "9-14 is a range (hours bought a year). Enter the most likely value as base, with low: 9 and high: 14.",
    ),
    ("19 %", HOURS, "19 % is a share, but this is hours a year (hours bought a year). Enter a number without %."),
    (
        "198500 - 5 %",
        HOURS,
        "198500 - 5 % could mean two things (hours bought a year). Enter a product, such as 200 * 95 %.",
    ),
    (
        "14 * 1.880",
        HOURS,
        "1.880 in 14 * 1.880 can be read as 1880 or 1.88 (hours bought a year). Enter 1880 or 1.88.",
    ),
    (
        "1.880",
        HOURS,
        "1.880 can be read as 1880 or 1.88 (hours bought a year). Enter 1880 or 1.88.",
    ),
    ("14*", HOURS, f"14* is not a number or sum (hours bought a year). {NUMBER}"),
    ("2**9", HOURS, f"2**9 is not a number or sum (hours bought a year). {NUMBER}"),
    ("7//2", HOURS, f"7//2 is not a number or sum (hours bought a year). {NUMBER}"),
    ("1.2.3*4", HOURS, f"1.2.3*4 is not a number or sum (hours bought a year). {NUMBER}"),
    ("14,5*2", HOURS, f"14,5*2 is not a number or sum (hours bought a year). {NUMBER}"),
    ("(" * 90 + "1" + ")" * 9, HOURS, f"{'(' * 60}… is not a number or sum (hours bought a year). {NUMBER}"),
    ("1/(2-2)", HOURS, "1/(2-2) divides by 0 (hours bought a year). Enter another sum."),
    (
        "2026-06-30",
        HOURS,
        f"2026-06-30 is not a number (hours bought a year). {PLAIN}",
    ),
    (
        "__import__('os')",
        HOURS,
        f"__import__('os') is not a number (hours bought a year). {PLAIN}",
    ),
    ("9" * 40 + "*1", HOURS, "1e+40 is too large to be meant (hours bought a year). Enter less than 1e15."),
)


@pytest.mark.parametrize(("number", "spec", "text"), GIVEN)
def test_numbers_and_sums_are_read(number: float, spec: Spec, text: str | float):
    """As a pocket calculator would."""
    assert typed_number(text, spec) == number


@pytest.mark.parametrize(("text", "spec", "message"), REFUSED)
def test_anything_else_is_refused_in_the_words_of_the_file_checker(text: str, spec: Spec, message: str):
    """One sentence: what it is, and what to write."""
    with pytest.raises(PydanticCustomError) as error:
        typed_number(text, spec)
    assert error.value.message() == message


@given(st.text(st.sampled_from("0123456789.,_ %+-*/()e"), max_size=30) | st.text(max_size=12))
def test_any_text_gives_a_number_within_bounds_or_one_sentence(text: str):
    """Nothing that is typed runs, warns or breaks."""
    try:
        number, told = typed_number(text, HOURS), "."
    except PydanticCustomError as error:
        number, told = 0, error.message()
    assert 0 <= number < 1e15
    assert told.endswith(".")
