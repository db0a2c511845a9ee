"""The answer strip: the numbers of the document, what they were, and the price that is safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hitcase.analysis.break_even import walk_away_fees
from hitcase.analysis.cases import load
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import option_results
from hitcase.document.terms import fee
from hitcase.text import formats, labels
from hitcase.workshop.meeting.saving_agreed import save
from hitcase.workshop.recap.scenario_part import NO_PRICE
from hitcase.workshop.screen.answer_strip import hourly_costs
from hitcase.workshop.screen.screen_data import screen
from tests.clients import LAKESIDE
from tests.workshop.meeting.meetings import AGENCY, FEE, RATE
from tests.workshop.screen.desks import CASES, at_rest, desk_on, do


def cells(shown: dict) -> dict[str, dict[str, str]]:
    """The strip by the first word of each name."""
    return {cell["name"].split()[0]: cell for cell in shown["strip"]}


@pytest.mark.parametrize("name", CASES)
def test_the_strip_says_what_the_document_says(tmp_path: Path, name: str):
    """At rest, from all draws: cash, chance of a loss, with capacity, peak funding, the safe price."""
    desk = desk_on(tmp_path, name)
    shown, case, option = at_rest(desk), desk.meeting.case(), desk.live.option
    if option is None:
        assert shown["strip"] == []
        return
    found, told = option_results(case, simulate(case), fees=False).options[option], cells(shown)
    assert told["Cash"]["value"] == " … ".join(
        formats.millions(found.npv_cash[level], digits=1) for level in ("p10", "p50", "p90")
    )
    assert told["Loses"]["value"] == formats.in_twenty(found.npv_cash.p_loss)
    currency = case.file.currency
    assert told["With"]["value"] == formats.money_m(found.npv_full.p50, currency, signed=True)
    assert told["Average"]["value"] == formats.about(found.peak_funding.mean, currency)
    assert told["Average"]["more"].endswith(formats.about(found.peak_funding.p90, currency))
    safe = walk_away_fees(case, draws(case))[option]
    assert ("Walk-away" in told) == (safe is not None)
    if safe:
        price = case.params[f"options.{option}.price.amount"]
        level = "within_limit" if "p_loss" in case.tree.limits else "eight_of_ten"
        price_told = fee(case, price.unit, safe[level]) if safe[level] else NO_PRICE
        assert told["Walk-away"]["value"] == price_told
        assert told["Walk-away"]["more"].startswith(f"{35 if level == 'within_limit' else 20} % chance of a loss; ")
    assert not [cell for cell in shown["strip"] if cell["change"]]


def test_what_it_was_is_what_was_agreed(tmp_path: Path):
    """By how much the median moved; the chance of a loss only where it reads otherwise."""
    desk = desk_on(tmp_path)
    before = cells(at_rest(desk))
    middle = desk.live.current()[1].results.options.offer_a.npv_cash.p50
    do(desk, "try", path=FEE, value=230_000)
    now = cells(at_rest(desk))
    assert now["Cash"]["change"].startswith(f"median was +${middle / 1e6:.2f} m (")
    assert "(−$" in now["Cash"]["change"] or "(-$" in now["Cash"]["change"]
    assert now["Loses"]["change"] == f"was {before['Loses']['value']}"
    do(desk, "agree", path=FEE, who="CFO")
    agreed = cells(at_rest(desk))
    assert {name: cell["value"] for name, cell in agreed.items()} == {name: cell["value"] for name, cell in now.items()}
    assert (agreed["Cash"]["change"], agreed["Loses"]["change"]) == ("", "")


def test_while_a_handle_moves_the_price_waits(tmp_path: Path):
    """It takes long; nothing old stands in its place."""
    desk = desk_on(tmp_path)
    assert cells(at_rest(desk))["Walk-away"]["value"] != "…"
    do(desk, "move", path=RATE, value=0.12)
    shown = cells(screen(desk))
    assert shown["Walk-away"]["value"] == "…"
    assert shown["Walk-away"]["more"] == "asked: $198,500"


def test_what_is_saved_shows_the_same_strip(tmp_path: Path):
    """The file that was written, opened anew by another meeting, gives the numbers that stood on the screen."""
    desk = desk_on(tmp_path)
    for path, value in ((FEE, 190_000), (AGENCY, "60 %"), (RATE, 0.11)):
        do(desk, "try", path=path, value=value)
        do(desk, "agree", path=path, who="CFO")
    shown = at_rest(desk)
    save(desk.meeting)
    assert at_rest(desk)["strip"] == shown["strip"]
    case = load(tmp_path / LAKESIDE.name)
    assert case.params[FEE].base == 190_000
    again = desk_on(tmp_path)
    assert at_rest(again)["strip"] == shown["strip"]
    assert json.dumps(shown["strip"])


def test_an_hour_costs_what_the_lines_say(tmp_path: Path):
    """The cheapest first; own staff by name where there is one role of them."""
    desk = desk_on(tmp_path)
    case = desk.meeting.case()
    lines = evaluate(case)
    told = {one["name"]: one["rate"] for one in hourly_costs(case, lines)}
    for name, option in lines.options.items():
        shown = formats.rate(option.cost_per_hour, "USD") if option.has_cost_per_hour else None
        assert told.get(labels.option_name(name)) == shown
    assert told["Own staff"] == formats.rate(lines.roles.analyst.in_house_full_hourly_cost, "USD")
    costs = [float(text.strip("$").replace(",", "").split()[0].replace("$", "")) for text in told.values()]
    assert costs == sorted(costs)
