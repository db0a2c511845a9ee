"""What a meeting sees is never stale: after every act each number is the one that would be found anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hitcase.analysis.break_even import break_evens, walk_away_fees
from hitcase.analysis.draws import POINTS, QUICK, draws
from hitcase.analysis.drivers import tornado
from hitcase.analysis.outlook import TICKS, assess, sceptic
from hitcase.analysis.readings import evaluate, only
from hitcase.workshop.meeting.live_results import Sight, glance
from tests.clients import clients, lakeside, leaves, minimal
from tests.strategies import case_of
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, told

PROMISE = "options.offer_a.vendor_attrition"  # what a partner says, and nobody signs
FIGURES = ("npv_cash", "npv_full", "peak_funding", "cash_by_year")
ACTS: dict[str, Callable[[Sight], Any]] = {
    "try": lambda sight: sight.meeting.try_(FEE, 190_000),
    "try a promise": lambda sight: sight.meeting.try_(PROMISE, 0.12),
    "try a wider promise": lambda sight: sight.meeting.try_(PROMISE, high=0.5),
    "try what is shared": lambda sight: sight.meeting.try_(RATE, "11 %"),
    "agree": lambda sight: sight.meeting.agree(FEE, "CFO"),
    "agree to a promise": lambda sight: sight.meeting.agree(PROMISE, "CIO"),
    "undo": lambda sight: sight.meeting.undo(),
    "undo again": lambda sight: sight.meeting.undo(),
    "redo": lambda sight: sight.meeting.redo(),
    "another option": lambda sight: setattr(sight, "option", "offer_b"),
    "park": lambda sight: sight.meeting.park(RATE, "HR", "Friday"),
    "back": lambda sight: setattr(sight, "option", "offer_a"),
    "reset": lambda sight: sight.meeting.reset(),
}


def anew(sight: Sight) -> Sight:
    """Another look at the same meeting, at the same option, with nothing kept."""
    other = Sight(sight.meeting)
    other.option, other.doubt = sight.option, sight.doubt
    return other


def seen(sight: Sight) -> dict[str, Any]:
    """All that it shows but the answer, which takes a second."""
    paths = [FEE, AGENCY] if sight.option == "offer_a" else [RATE]
    full, was = sight.full(), sight.was()
    return {
        "case": sight.case().params,
        "agreed": sight.case(tried=False).params,
        "look": leaves(sight.look()[1]),
        "full": leaves(full),
        "was": leaves(was),
        "months": leaves(sight.monthly()),
        "moving": leaves(sight.look({RATE: 0.1})[1]),
        "turns": sight.turns(paths),
    }


def differing(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """The names of what is not the same: thousands of leaves are no message."""
    return [name for name in wanted if found[name] != wanted[name]]


@pytest.mark.parametrize("doubt", [False, True])
def test_what_is_kept_is_never_stale(tmp_path: Path, doubt: bool):
    """Try, agree, undo, another option, doubt, one after the other on one sight."""
    sight = Sight(meeting_on(tmp_path))
    sight.doubt = doubt
    for act in ACTS.values():
        act(sight)
        assert differing(seen(sight), seen(anew(sight))) == []


def test_doubt_on_and_off_is_no_memory(tmp_path: Path):
    """What is seen with it is not what is seen without, and both come back."""
    sight = Sight(meeting_on(tmp_path))
    before = seen(sight)
    sight.doubt = True
    doubted = seen(sight)
    assert "look" in differing(doubted, before)
    sight.doubt = False
    assert differing(seen(sight), before) == []


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_doubt_is_the_sceptics_case(tmp_path: Path, path: Path):
    """For the option at hand; beside it what was agreed is doubted as it was agreed, whatever is tried."""
    sight = Sight(meeting_on(tmp_path, path))
    sight.doubt, option = True, sight.option
    if option is None:
        assert sight.case() is sight.meeting.case()
        return
    own = [one for one in sight.case().params if one.startswith(f"options.{option}.vendor_attrition")]
    for tried in ([], own[:1]):
        for one in tried:
            sight.meeting.try_(one, 0.01)
        for found, agreed in ((sight.look()[1], False), (sight.was(), True)):
            wanted = glance(sceptic(sight.meeting.case(tried=not agreed), option))
            assert [found.results.options[option][name] for name in FIGURES] == [
                wanted.results.options[option][name] for name in FIGURES
            ]


def test_at_rest_it_is_what_the_document_says(tmp_path: Path):
    """Drivers, fees, break-evens, the answer, the months: as the functions of the document have them."""
    sight = Sight(meeting_on(tmp_path))
    sight.meeting.try_(RATE, "11 %")
    case, option = sight.meeting.case(), "offer_a"
    sample = draws(case)
    assert sight.fees() == walk_away_fees(only(case, [option]), sample)[option]
    assert sight.drivers() == tornado(case, option, sample)
    few = {path: column[:TICKS] for path, column in sample.items()}
    assert [*sight.turns([FEE, AGENCY]).values()] == break_evens(case, option, few, [FEE, AGENCY])
    assert leaves(sight.answer()) == leaves(assess(case))
    lines = evaluate(case)
    assert all(lines.options[name].weeks_of_backlog == one.weeks_of_backlog for name, one in sight.monthly().items())


def test_a_quick_look_comes_first_then_all_draws(tmp_path: Path):
    """What it was has as many draws as what it is, so that no difference is one of the sample."""
    sight = Sight(meeting_on(tmp_path))
    assert (sight.look()[1].results.draws, sight.was().results.draws) == (QUICK, QUICK)
    sight.full()
    assert (sight.look()[1].results.draws, sight.was().results.draws) == (POINTS, POINTS)
    assert sight.look({FEE: 190_000.0})[1].results.draws == QUICK


def test_a_move_is_the_case_with_that_number(tmp_path: Path):
    """Of the option alone, of all options, by month; over what is tried and with the doubt; and it stays nowhere."""
    sight = Sight(meeting_on(tmp_path))
    sight.meeting.try_(AGENCY, 0.6)
    sight.full()
    for doubt in (False, True):
        sight.doubt = doubt
        for moving in ({FEE: 250_000.0}, {FEE: 150_000.0}, {RATE: 0.12}):
            case, found = sight.look(moving)
            wanted = glance(case)
            assert case.params[AGENCY].base == 0.6
            assert {path: case.params[path].base for path in moving} == moving
            assert found.results.options["offer_a"] == {
                **wanted.results.options["offer_a"],
                "p_best": found.results.options["offer_a"].p_best,
            }
            assert leaves(found.lines) == leaves(wanted.lines)
        assert sight.case().params[FEE].base == 198_500
    assert "is above 1" in told(sight.look, {RATE: 1.5})
    assert sight.case().params[RATE].base == 0.094


def test_turns_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A figure that moves nothing is known not to turn it; another number asks again."""
    sight = Sight(meeting_on(tmp_path))
    still = next(path for path in sight.case().params if path.startswith("limits."))
    assert sight.lacks_turns([FEE, still])
    assert sight.turns([FEE, still]).keys() == {FEE}
    assert not sight.lacks_turns([still, FEE])
    monkeypatch.setattr("hitcase.workshop.meeting.live_results.break_evens", lambda *_: pytest.fail("looked for again"))
    assert sight.turns([FEE, still]).keys() == {FEE}
    sight.meeting.try_(RATE, 0.1)
    assert sight.lacks_turns([FEE])


@pytest.mark.parametrize("gone", [{"options": {}}, {"options": {}, "roles": {}, "contracts": {}, "scope": {}}])
def test_without_an_option_there_is_still_a_case(tmp_path: Path, gone: dict[str, Any]):
    """Nothing to compare is no failure."""
    sight = Sight(meeting_on(tmp_path, text=json.dumps(minimal(**gone))))
    sight.doubt = True
    assert sight.option is None
    assert sight.case().params.keys() == case_of(minimal(**gone)).params.keys()
    assert (sight.turns([]), sight.drivers(), sight.lacks_turns(["x"])) == ({}, [], False)
    assert sight.monthly().keys() == {"do_nothing"}


def test_two_meetings_do_not_mix(tmp_path: Path):
    """Each sight keeps its own."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    first, second = (Sight(meeting_on(folder)) for folder in folders)
    first.meeting.try_(FEE, 190_000)
    first.full()
    assert not second.has("full")
    assert leaves(second.full()) == leaves(glance(lakeside(), POINTS))
