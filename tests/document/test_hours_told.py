"""Hours: where they go, and how much work waits."""

from __future__ import annotations

from hitcase.document import hours
from hitcase.document.hours import hours_taken_over
from hitcase.text.numbers import bare
from tests.document.shown import plain, worked_with


def test_hours_taken_over_are_told_by_where_they_go():
    """The worked example: 14,184 in year 3, 12,550 of them claimed, 250 to govern, 1,003 left."""
    told = bare(hours_taken_over(*worked_with(), "managed"))
    assert told == (
        "Managed (managed service) takes over 14,184 hours of work in Year 3: 9,000 end contracts, 1,800 end posts, "
        "1,750 stand for planned hires, 250 go into managing the partner, 1,003 are left for other work, "
        "381 are freed, but not used."
    )


def test_a_gap_of_hours_is_said():
    """Where the partner takes over less than ends, own staff fill the rest, and it is said."""
    case, lines = worked_with(options__managed__governance_hours={"analyst": 2_000})
    gap = -lines.options.managed.hours_ledger.redeployed[3]
    assert gap > 0
    assert bare(hours_taken_over(case, lines, "managed")).endswith(f" Own staff must fill a gap of {gap:,.0f} hours.")


def test_waiting_is_told_without_money():
    """Hours, weeks, and whether it ever clears."""
    told = plain(hours.capacity(*worked_with(), "managed"))
    assert "In the first month 7,000 hours of work come in, 105.1 % of what staff and contracts can do." in told
    assert "Do nothing: 17,120 hours wait at the end of Year 3, 11.1 weeks of work, and the wait still grows" in told
    assert "Managed: 14,915 hours wait at the end of Year 3, 9.6 weeks of work" in told
    assert "$" not in told
