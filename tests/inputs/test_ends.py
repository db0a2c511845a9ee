"""When something ends: in a month of the calendar, or so many months after the service begins."""

from __future__ import annotations

from pathlib import Path

from tests.clients import lakeside
from tests.inputs.files import PRICE, ROLE, case, said

FILE = f"""{ROLE}contracts: {{c: {{role: analyst, hours: 100, rate: 90}}}}
scope: {{contracts: [c]}}
options:
  o:
    kind: offshore
    {PRICE}
    ends: {{contracts: {{c: """


def test_an_end_that_follows_the_start_has_no_month(tmp_path: Path):
    """Nor the register's; without either, the register's month stands."""
    ends = "options.o.ends.contracts.c"
    for body, keys in (("{after_start: 2}}}", {"share", "after_start"}), ("{}}}", {"share", "month"})):
        found = {path for path in case(tmp_path, FILE + body).params if path.startswith(ends)}
        assert found == {f"{ends}.{key}" for key in keys}
    assert "options.offer_a.ends.contracts.agency.month" not in lakeside().params


def test_two_words_on_one_end_are_refused(tmp_path: Path):
    """One of them would count for nothing."""
    message = (
        "month and after_start are both given. Enter only one: month for a fixed date, after_start to follow the start."
    )
    told = [f"11: options.o.ends.contracts.c.after_start: {message}"]
    assert said(tmp_path, FILE + "{month: 3, after_start: 2}}}") == told


def test_hours_claimed_are_counted_in_full_service_however_they_end(tmp_path: Path):
    """In a horizon of a year an end some months after the start hides none of them."""
    short = FILE.replace("scope:", "horizon: 1\nplanned: {p: {role: analyst, amount: 9, hours: 1000}}\nscope:")
    for moment in ("month: 11", "after_start: 11"):
        (told,) = said(tmp_path, f"{short}{{{moment}}}}}, planned: {{p: {{{moment}}}}}}}")
        assert "hours" in told
