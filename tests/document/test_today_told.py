"""What keeping systems running takes."""

from __future__ import annotations

from hitcase.document import today
from tests.document.shown import plain, worked_with


def test_the_tax_is_told_in_hours_people_and_money():
    """The worked example: 43,200 h, 24 FTE, 3.1 million; and the split of the budget."""
    told = plain(today.today(*worked_with()))
    assert "takes 43,200 hours of own staff a year, 60 % of their working time: as much as 24 FTE, or $3.1 m." in told
    assert "65 % keeps systems running, 22 % extends what there is, 13 % is for what is new." in told
    assert "Of the IT budget of $12.0 m in Year 1, " in told
