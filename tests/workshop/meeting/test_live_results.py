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
from hitcase.workshop.meeting.live_results import LiveResults, quick_results
from tests.clients import clients, lakeside, leaves, minimal
from tests.strategies import case_of
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE, meeting_on, told

PROMISE = "options.offer_a.vendor_attrition"  # what a partner says, and nobody signs
FIGURES = ("npv_cash", "npv_full", "peak_funding", "cash_by_year")
ACTS: dict[str, Callable[[LiveResults], Any]] = {
    "try": lambda live: live.meeting.try_(FEE, 190_000),
    "try a promise": lambda live: live.meeting.try_(PROMISE, 0.12),
    "try a wider promise": lambda live: live.meeting.try_(PROMISE, high=0.5),
    "try what is shared": lambda live: live.meeting.try_(RATE, "11 %"),
    "agree": lambda live: live.meeting.agree(FEE, "CFO"),
    "agree to a promise": lambda live: live.meeting.agree(PROMISE, "CIO"),
    "undo": lambda live: live.meeting.undo(),
    "undo again": lambda live: live.meeting.undo(),
    "redo": lambda live: live.meeting.redo(),
    "another option": lambda live: setattr(live, "option", "offer_b"),
    "park": lambda live: live.meeting.park(RATE, "HR", "Friday"),
    "back": lambda live: setattr(live, "option", "offer_a"),
    "reset": lambda live: live.meeting.reset(),
}


def anew(live: LiveResults) -> LiveResults:
    """Another look at the same meeting, at the same option, with nothing kept."""
    other = LiveResults(live.meeting)
    other.option, other.doubt = live.option, live.doubt
    return other


def seen(live: LiveResults) -> dict[str, Any]:
    """All that it shows but the answer, which takes a second."""
    paths = [FEE, AGENCY] if live.option == "offer_a" else [RATE]
    full, was = live.full(), live.last_agreed()
    return {
        "case": live.case().params,
        "agreed": live.case(tried=False).params,
        "look": leaves(live.current()[1]),
        "full": leaves(full),
        "was": leaves(was),
        "months": leaves(live.monthly()),
        "moving": leaves(live.current({RATE: 0.1})[1]),
        "turns": live.turns(paths),
    }


def differing(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """The names of what is not the same: thousands of leaves are no message."""
    return [name for name in wanted if found[name] != wanted[name]]


@pytest.mark.parametrize("doubt", [False, True])
def test_what_is_kept_is_never_stale(tmp_path: Path, doubt: bool):
    """Try, agree, undo, another option, doubt, one after the other on one live."""
    live = LiveResults(meeting_on(tmp_path))
    live.doubt = doubt
    for act in ACTS.values():
        act(live)
        assert differing(seen(live), seen(anew(live))) == []


def test_doubt_on_and_off_is_no_memory(tmp_path: Path):
    """What is seen with it is not what is seen without, and both come back."""
    live = LiveResults(meeting_on(tmp_path))
    before = seen(live)
    live.doubt = True
    doubted = seen(live)
    assert "look" in differing(doubted, before)
    live.doubt = False
    assert differing(seen(live), before) == []


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_the_doubt_is_the_sceptics_case(tmp_path: Path, path: Path):
    """For the option at hand; beside it what was agreed is doubted as it was agreed, whatever is tried."""
    live = LiveResults(meeting_on(tmp_path, path))
    live.doubt, option = True, live.option
    if option is None:
        assert live.case() is live.meeting.case()
        return
    own = [one for one in live.case().params if one.startswith(f"options.{option}.vendor_attrition")]
    for tried in ([], own[:1]):
        for one in tried:
            live.meeting.try_(one, 0.01)
        for found, agreed in ((live.current()[1], False), (live.last_agreed(), True)):
            wanted = quick_results(sceptic(live.meeting.case(tried=not agreed), option))
            assert [found.results.options[option][name] for name in FIGURES] == [
                wanted.results.options[option][name] for name in FIGURES
            ]


def test_at_rest_it_is_what_the_document_says(tmp_path: Path):
    """Drivers, fees, break-evens, the answer, the months: as the functions of the document have them."""
    live = LiveResults(meeting_on(tmp_path))
    live.meeting.try_(RATE, "11 %")
    case, option = live.meeting.case(), "offer_a"
    sample = draws(case)
    assert live.fees() == walk_away_fees(only(case, [option]), sample)[option]
    rows = live.drivers()
    assert [row | {"turns": None} for row in rows] == [row | {"turns": None} for row in tornado(case, option, sample)]
    assert {row.path: row.turns for row in rows if row.turns} == live.turns([row.path for row in rows])
    few = {path: column[:TICKS] for path, column in sample.items()}
    assert [*live.turns([FEE, AGENCY]).values()] == break_evens(case, option, few, [FEE, AGENCY])
    assert leaves(live.answer()) == leaves(assess(case))
    lines = evaluate(case)
    assert all(lines.options[name].weeks_of_backlog == one.weeks_of_backlog for name, one in live.monthly().items())


def test_a_quick_look_comes_first_then_all_draws(tmp_path: Path):
    """What it was has as many draws as what it is, so that no difference is one of the sample."""
    live = LiveResults(meeting_on(tmp_path))
    assert (live.current()[1].results.draws, live.last_agreed().results.draws) == (QUICK, QUICK)
    live.full()
    assert (live.current()[1].results.draws, live.last_agreed().results.draws) == (POINTS, POINTS)
    assert live.current({FEE: 190_000.0})[1].results.draws == QUICK


def test_a_move_is_the_case_with_that_number(tmp_path: Path):
    """Of the option alone, of all options, by month; over what is tried and with the doubt; and it stays nowhere."""
    live = LiveResults(meeting_on(tmp_path))
    live.meeting.try_(AGENCY, 0.6)
    live.full()
    for doubt in (False, True):
        live.doubt = doubt
        for moving in ({FEE: 250_000.0}, {FEE: 150_000.0}, {RATE: 0.12}):
            case, found = live.current(moving)
            wanted = quick_results(case)
            assert case.params[AGENCY].base == 0.6
            assert {path: case.params[path].base for path in moving} == moving
            shown = {k: v for k, v in found.results.options["offer_a"].items() if k != "cash_by_month"}
            assert shown == {
                **wanted.results.options["offer_a"],
                "p_best": found.results.options["offer_a"].p_best,
            }
            assert leaves(found.lines) == leaves(wanted.lines)
        assert live.case().params[FEE].base == 198_500
    assert "is above 1" in told(live.current, {RATE: 1.5})
    assert live.case().params[RATE].base == 0.094


def test_turns_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A figure that moves nothing is known not to turn it; another number asks again."""
    live = LiveResults(meeting_on(tmp_path))
    still = next(path for path in live.case().params if path.startswith("limits."))
    assert live.lacks_turns([FEE, still])
    assert live.turns([FEE, still]).keys() == {FEE}
    assert not live.lacks_turns([still, FEE])
    monkeypatch.setattr("hitcase.workshop.meeting.live_results.break_evens", lambda *_: pytest.fail("looked for again"))
    assert live.turns([FEE, still]).keys() == {FEE}
    live.meeting.try_(RATE, 0.1)
    assert live.lacks_turns([FEE])


@pytest.mark.parametrize("gone", [{"options": {}}, {"options": {}, "roles": {}, "contracts": {}, "scope": {}}])
def test_without_an_option_there_is_still_a_case(tmp_path: Path, gone: dict[str, Any]):
    """Nothing to compare is no failure."""
    live = LiveResults(meeting_on(tmp_path, text=json.dumps(minimal(**gone))))
    live.doubt = True
    assert live.option is None
    assert live.case().params.keys() == case_of(minimal(**gone)).params.keys()
    assert (live.turns([]), live.drivers(), live.lacks_turns(["x"])) == ({}, [], False)
    assert live.monthly().keys() == {"do_nothing"}


def test_two_meetings_do_not_mix(tmp_path: Path):
    """Each live keeps its own."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    first, second = (LiveResults(meeting_on(folder)) for folder in folders)
    first.meeting.try_(FEE, 190_000)
    first.full()
    assert not second.has("full")
    full = {path: value for path, value in leaves(second.full()).items() if ".cash_by_month." not in path}
    assert full == {p: v for p, v in leaves(quick_results(lakeside(), POINTS)).items() if ".cash_by_month." not in p}
