"""Hours that end before others take their place, by hand."""

import pytest

from hitcase.analysis.derived import shortfall
from hitcase.analysis.readings import evaluate
from hitcase.document.hours import hours_missing
from hitcase.text.numbers import bare
from tests.worked import case_with


def test_what_ends_before_it_is_learned_is_told_in_hours():
    """A team of 12,000 hours at 85 % × 0.968 of its hours: 822.8 × 12 = 9,873.6 a year, 822.8 a month from month 4 on.

    The contract ends in month 4, too: 750 hours a month; the hire in month 8, 1,750 / 12 = 145.83; the post in month
    9, 150. Months 5 to 8 leave 72.8 over; month 9 takes 895.83, 73.03 too many; 10 to 12 take 1,045.83, 223.03 each.
    From month 17 on the team brings 12,000 × 0.955 × 0.968 / 12 = 924.44 in its second year of service, but year 2 is
    the mean of 4 months of the first and 8 of the second: 890.56 a month, 155.27 too few in each of its 12 months.
    Year 3 is 4 months of 924.44 and 8 of 968: 953.48, 92.35 too few.
    """
    case = case_with(
        {
            "options.managed.price": {"basis": "hourly", "amount": 90, "team_hours": 12_000},
            "options.managed.ends.contracts.outside.month": 4,
        }
    )
    gap = shortfall(case, "managed")
    assert gap is not None
    assert (gap.first, gap.last) == (9, 36)
    months = 73.03 + 3 * 223.03 + 12 * 155.27 + 12 * 92.35
    assert gap.hours == pytest.approx(months, abs=0.3)
    told = bare(hours_missing(case, evaluate(case), "managed"))
    assert told == "In months 9 to 36, more hours end than move: 3,714 hours in all."


def test_nothing_is_missing_where_all_that_ends_has_moved():
    """Doing nothing ends nothing; the worked example moves 14,184 hours and ends 12,550."""
    case = case_with({})
    assert shortfall(case, "do_nothing") is None
    assert shortfall(case, "managed") is None
    assert hours_missing(case, evaluate(case), "managed") == ""
