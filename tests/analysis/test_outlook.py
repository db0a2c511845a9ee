"""The outlook: one sample for all that a document says of the draws, for any case that loads."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from hitcase.analysis.draws import draws
from hitcase.analysis.outlook import assess, option_in_focus
from hitcase.analysis.readings import evaluate, points
from hitcase.analysis.uncertainty import option_results, with_months
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record, mapped
from tests.clients import case_in, clients, lakeside, minimal
from tests.document.shown import results_of
from tests.strategies import case_of
from tests.worked import worked

N = 64
CASH = ("npv_cash", "npv_full", "cash_by_year", "peak_funding", "dots", "walk_away_fee")
FREE = {"kind": "in_house_fix", "price": {"basis": "removed", "team_hours": 0}}


def certain(case: Case) -> Case:
    """The case with every range taken out."""

    def cut(leaf: Any) -> Any:
        return replace(leaf, low=None, high=None) if isinstance(leaf, Param) else leaf

    return replace(case, tree=mapped(case.tree, cut))


def twice(**more: Any) -> dict[str, Any]:
    """A small file with the same option under two names."""
    options = {"first": minimal()["options"]["partner"], "second": deepcopy(minimal()["options"]["partner"])}
    return minimal(options=options, **more)


def test_two_calls_give_the_same_to_the_last_digit():
    """One fixed seed: x − x is exactly 0."""
    assert assess(lakeside(), N) == assess(lakeside(), N)


def test_all_parts_rest_on_one_sample():
    """Results, verdict and questions are those of the same draws."""
    case = lakeside()
    found = assess(case, 256)
    full = option_results(case, points(case, draws(case, 256)))
    assert found.walk_away_fee == full.options.offer_a.walk_away_fee
    for option in full.options.values():
        option["walk_away_fee"] = None
    full = with_months(full, points(case, draws(case, 256)), found.option)
    assert {key: found[key] for key in full} == full
    assert [one for one in found.questions if one.worth_asking] == found.verdict.ask


def test_an_option_more_changes_nothing_for_the_others():
    """Its own draws come after theirs."""
    data = deepcopy(lakeside().data)
    data["options"]["zz_more"] = deepcopy(data["options"]["consulting"])  # in the same block of dimensions
    more, now = assess(case_of(data), N), assess(lakeside(), N)
    for name, found in now.options.items():
        assert {key: more.options[name][key] for key in CASH} == {key: found[key] for key in CASH}
    assert more.sceptic == now.sceptic
    shown = [[{**row, "turns": row.turns.still_positive} for row in found.drivers] for found in (more, now)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_it_works_for_every_client(path):
    """The option at hand is one of the case; ends and chances are in order."""
    case = case_in(path)
    found = results_of(case)
    assert found.option in {None, *case.tree.options} - {"do_nothing"}
    assert found.option == (found.verdict.best if found.verdict.best != "do_nothing" else found.option)
    for one in found.options.values():
        assert one.npv_cash.p10 <= one.npv_cash.p50 <= one.npv_cash.p90
        assert 0 <= one.npv_cash.p_loss <= 1
        assert one.dots.npv_cash == sorted(one.dots.npv_cash)


def test_without_an_option_there_is_nothing_to_look_at():
    """Do nothing stands alone: no driver, no question that decides, no sceptic."""
    found = assess(case_of(minimal(options={})), N)
    assert (found.option, found.drivers, found.rests_on, found.sceptic) == (None, [], {}, None)
    assert found.verdict.answer == "do_nothing"
    assert not [one for one in found.questions if one.value > 0]


def test_one_option_is_looked_at_whatever_the_answer():
    """Do nothing is the answer, and the page still shows why."""
    found = assess(case_of(minimal()), N)
    assert (found.verdict.answer, found.option) == ("do_nothing", "partner")
    assert found.drivers


def test_of_equal_options_the_first_is_at_hand():
    """Their figures are equal to the last digit where nothing is drawn; neither is better than the other."""
    found = assess(certain(case_of(twice())), N)
    assert found.options.first.npv_cash == found.options.second.npv_cash
    assert found.option == "first"
    cheap = twice()
    for one in cheap["options"].values():
        one |= {"price": {"basis": "monthly_fee", "amount": 1_000}}
        one["ends"] = {"contracts": {"agency": {"share": 1, "month": 3}}}
    found = assess(certain(case_of(cheap)), N)
    assert (found.verdict.answer, found.option, found.evpi) == ("first", "first", 0)


@pytest.mark.parametrize("case", [worked(), certain(lakeside())], ids=["worked", "lakeside"])
def test_without_ranges_every_figure_is_the_most_likely_one(case: Case):
    """The ends of each range are the line itself, to a millionth; nothing to ask, nothing that drives it."""
    found, lines = assess(case, N), evaluate(case)
    assert found.drivers == []
    for name, one in found.options.items():
        for level in ("mean", "p10", "p50", "p90"):
            assert one.npv_cash[level] == pytest.approx(lines.options[name].npv_cash, abs=1e-6)
        assert one.npv_cash.p_loss in (0, 1)
        assert one.cash_by_year.p10 == one.cash_by_year.p90
    assert found.evpi == 0
    assert not [one for one in found.questions if one.worth_asking]


def test_an_option_without_costs_is_never_a_loss():
    """Nothing paid, nothing ended: it is as good as doing nothing, and ties go to doing nothing."""
    found = assess(case_of(minimal(options={"fix": FREE})), N)
    assert (found.verdict.answer, found.option) == ("do_nothing", "fix")
    cash = found.options.fix.npv_cash
    assert (cash.p10, cash.p90, cash.p_loss) == (0, 0, 0)
    assert found.options.fix.walk_away_fee is None


@pytest.mark.parametrize(("amount", "chance", "side"), [(1_000_000, 1, "never"), (1_000, 0, "always")])
def test_an_npv_that_never_changes_sign_is_an_answer(amount: float, chance: float, side: str):
    """No value of any driver turns it, and the shares of loss are certain."""
    partner = minimal()["options"]["partner"] | {"price": {"basis": "monthly_fee", "amount": amount}}
    partner["ends"] = {"contracts": {"agency": {"share": 1, "month": 3}}}
    found = assess(case_of(minimal(options={"partner": partner})), N)
    assert found.options.partner.npv_cash.p_loss == chance
    assert found.drivers
    assert {row.turns.still_positive.side for row in found.drivers} == {side}


@pytest.mark.parametrize(
    ("n", "wanted"), [(1, "one draw shows no range"), (0, "0 draws"), (100, "Write a power of two")]
)
def test_too_few_draws_are_refused(n: int, wanted: str):
    """One shows no range; others than powers of two are not spread evenly."""
    with pytest.raises(ValueError, match=wanted):
        assess(lakeside(), n)


def test_the_highest_mean_within_the_limits_is_at_hand():
    """An option beyond a limit is passed over while another is within; with its own scope, it is not ranked."""
    means = {"do_nothing": 0, "offer_a": 5.0, "offer_b": 9.0}
    found = Record(options={name: Record(npv_cash=Record(mean=mean)) for name, mean in means.items()})
    assert option_in_focus(lakeside(), found, Record(best="offer_a")) == "offer_a"
    both = case_of(lakeside().data | {"limits": {"p_loss": 0.0001}})
    found = assess(both, N)
    assert found.verdict.best == "do_nothing"
    among = {name: one.mean for name, one in found.verdict.among.items() if name != "do_nothing"}
    assert found.option == max(among, key=among.__getitem__)
