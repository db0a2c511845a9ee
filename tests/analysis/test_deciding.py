"""The one value that decides: where the option comes within the limits, stays best, or breaks even."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.break_even import break_evens
from hitcase.analysis.deciding import deciding
from hitcase.analysis.draws import draws
from hitcase.analysis.outlook import TICKS, assess
from hitcase.inputs.params import Record
from tests.clients import lakeside

LOW, HIGH = Record(low=0.0, high=0.4, best="do_nothing"), Record(low=0.4, high=1.0, best="a")
OPENING = Record(path="share", option="a", answers=[LOW, HIGH])


def turn(value: float | None, **more: Any) -> Record:
    """Where a condition turns."""
    return Record(value=value, side="at_least", **{"holds": True, **more})


def driver(path: str, positive: Record, best: Record | None) -> Record:
    """A driver with its turns."""
    return Record(path=path, turns=Record(still_positive=positive, still_best=best))


def verdict(*, within: bool) -> Record:
    """What the rule says of option a."""
    return Record(among=Record(a=Record(within=within)))


def test_an_option_beyond_a_limit_hangs_on_what_brings_it_within():
    """Of a driver that an opening is known of; at the end of the range where it is first."""
    rows = [driver("other", turn(None), None), driver("share", turn(0.3), turn(0.5))]
    found = deciding("a", verdict(within=False), rows, [OPENING])
    assert found == {"path": "share", "value": 0.4, "side": "at_least", "means": "within_limits"}
    below = Record(OPENING, answers=[Record(LOW, best="a"), Record(HIGH, best="do_nothing")])
    found = deciding("a", verdict(within=False), rows, [below])
    assert (found.value, found.side) == (0.4, "at_most")


def test_an_opening_of_another_option_or_in_the_middle_decides_nothing():
    """Then the average does."""
    rows = [driver("share", turn(0.3), None)]
    middle = Record(OPENING, answers=[LOW, Record(HIGH, high=0.6), Record(low=0.6, high=1.0, best="do_nothing")])
    for opening in (middle, Record(OPENING, option="b")):
        assert deciding("a", verdict(within=False), rows, [opening]).means == "breaks_even"


def test_within_the_limits_the_choice_or_a_loss_decides():
    """Where another option leads first, that; the same where nothing is next; nothing where no driver turns."""
    for best, means, value in (
        (turn(0.5), "stays_best", 0.5),
        (turn(0.3), "breaks_even", 0.3),
        (None, "breaks_even", 0.3),
    ):
        found = deciding("a", verdict(within=True), [driver("share", turn(0.3), best)], [OPENING])
        assert (found.means, found.value) == (means, value)
    assert deciding("a", verdict(within=True), [driver("share", turn(0.3), turn(0.5, holds=False))], []).value == 0.3
    assert deciding("a", verdict(within=True), [driver("share", turn(None), turn(None))], []) is None
    assert deciding("a", verdict(within=True), [Record(path="share", turns=None)], []) is None


def test_only_options_that_the_rule_may_take_are_rivals():
    """Lakeside: beside all options, offer B would lead in the base case first; it is beyond the limits."""
    case = lakeside()
    found = assess(case, 1024)
    few = {path: column[:TICKS] for path, column in draws(case, 1024).items()}
    path = "options.offer_a.ends.contracts.agency.share"
    of_assess = next(row for row in found.break_evens if row.path == path)
    of_all = next(row for row in break_evens(case, "offer_a") if row.path == path)
    assert of_assess.still_best.value == of_assess.still_positive.value == of_all.still_positive.value
    assert of_all.still_best.value > of_all.still_positive.value + 0.01
    (drawn,) = break_evens(case, "offer_a", few, [path])
    row = next(row for row in found.drivers if row.path == path)
    assert row.turns.still_positive == drawn.still_positive
