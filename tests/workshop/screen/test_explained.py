"""Behind every number on the screen stands what it is, what it rests on, and whose it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hitcase.analysis.derived import today_money
from hitcase.analysis.readings import evaluate
from hitcase.analysis.trace.explain import explain
from hitcase.document.terms import value
from hitcase.inputs.evidence import claims
from hitcase.inputs.tree import NOTHING
from hitcase.model.register import parts_of
from hitcase.text import formats
from hitcase.text.line_texts import TEXTS
from hitcase.text.numbers import bare
from hitcase.workshop.meeting.handles import weights
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.side_panel import LISTED_INPUTS, explanation
from tests.clients import case_in, clients, lakeside
from tests.workshop.meeting.meetings import FEE, RATE
from tests.workshop.screen.desks import CASES, at_rest, desk_on, do


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_input_of_every_client_can_be_explained(path: Path):
    """Its value, range, owner, claim and place in the file; it rests on nothing else."""
    case = case_in(path)
    for param in case.params.values():
        told = explanation(case, param.path, None)
        facts = dict(told["facts"])
        assert told["title"]
        assert told["value"] == value(case, param.path, param.base)
        assert told["inputs"] == []
        assert facts["Whose number"]
        assert (facts["Range"] == "none is given") == (param.low is None)
        assert facts["In the file"].startswith(param.path)
        if param.source.claim:
            claim = claims()[param.source.claim]
            assert facts["Claim"] == claim.statement
            assert str(claim.year) in facts["Source"]


@pytest.mark.parametrize("name", CASES)
def test_all_that_can_be_clicked_is_explained(tmp_path: Path, name: str):
    """The strip, the reasons and their parts, for the option at hand; each path leads on."""
    desk = desk_on(tmp_path, name)
    shown = at_rest(desk)
    asked = {cell["explain"] for cell in shown["strip"]} | {step["explain"] for step in shown["side"]["why"]} - {""}
    for path in asked:
        told = at_rest(do(desk, "explain", path=path))["side"]["explanation"]
        assert told["value"]
        for one in told["inputs"]:
            assert do(desk, "explain", path=one["path"]).explanation
    do(desk, "explain")
    assert at_rest(desk)["side"]["explanation"] is None


def test_a_line_rests_on_its_inputs():
    """First the lines that it is made of, as money of today that adds up, then the inputs that move the result most."""
    case = lakeside()
    lines = evaluate(case)
    for option in [name for name in case.tree.options if name != NOTHING]:
        told = explanation(case, "npv_cash", option)
        found = explain(case, "npv_cash", option)
        parts = [one for one in told["inputs"] if one["path"] in parts_of("npv_cash")]
        for one in parts:
            worth = today_money(case, lines.options[option][one["path"]])
            assert one["value"] == formats.money_m(worth, "USD", digits=2)
        weight = weights(case, option, [param.path for param in found.inputs])
        listed = [one["path"] for one in told["inputs"]][len(parts) :]
        assert len(listed) == min(LISTED_INPUTS, len(found.inputs))
        assert min(weight[path] for path in listed) >= max(weight[path] for path in weight.keys() - {*listed})
        more = f", the weightiest {LISTED_INPUTS} below" if len(found.inputs) > LISTED_INPUTS else ""
        assert dict(told["facts"])["Rests on"] == f"{len(found.inputs)} inputs{more}"


def test_the_range_of_the_draws_comes_first(tmp_path: Path):
    """As on the strip; then the chance of a loss, and what most likely values come to."""
    desk = desk_on(tmp_path)
    at_rest(desk)
    told = do(desk, "explain", path="npv_cash").explanation
    cash = desk.live.full().results.options["offer_a"].npv_cash
    spread = [formats.money_m(cash[level], "USD", signed=True) for level in ("p10", "p50", "p90")]
    assert told["value"] == " … ".join(spread)
    assert dict(told["facts"])["Chance of a loss"] == formats.in_twenty(cash.p_loss)
    assert dict(told["facts"])["Base case"] == "+$0.7 m"


def test_one_quantity_has_one_number(tmp_path: Path):
    """Funding is explained as the strip has it; money of years by what it is worth today, as the list beside has it."""
    desk = desk_on(tmp_path)
    strip = {cell["name"]: cell for cell in at_rest(desk)["strip"]}
    funding = do(desk, "explain", path="peak_funding").explanation
    assert funding["value"] == strip["Average peak funding"]["value"]
    assert dict(funding["facts"])["In the draws"].endswith(
        strip["Average peak funding"]["more"].removeprefix("9 in 10: ")
    )
    money = {step["explain"]: step["text"] for step in screen(desk)["side"]["why"]}
    for path in ("ended_contracts", "fee"):
        told = do(desk, "explain", path=path).explanation
        assert told["value"].removesuffix(" in today's money").lstrip("$") == money[path].lstrip("+−$")
        assert dict(told["facts"])["By year, not discounted"].startswith("Decision $0; FY27 $")


def test_an_explanation_is_in_words(tmp_path: Path):
    """Of every line that can be clicked or asked for: what it is, and none of the model's code."""
    desk = desk_on(tmp_path)
    at_rest(desk)
    paths = [path for path in desk.live.current()[1].lines.options["offer_a"] if path in TEXTS]
    assert len(paths) > 40
    for path in paths:
        facts = dict(do(desk, "explain", path=path).explanation["facts"])
        assert facts["What it is"] == TEXTS[path].meaning
        assert not [text for text in facts.values() if re.search(r"_|\bfor \w+ in\b|where\(", bare(text))]


def test_an_explanation_is_of_what_is_on_the_screen(tmp_path: Path):
    """With what is tried, of the option at hand."""
    desk = desk_on(tmp_path)
    do(desk, "try", path=FEE, value=190_000)
    assert do(desk, "explain", path=FEE).explanation["value"] == "$190,000"
    now = do(desk, "explain", path="npv_cash").explanation
    assert now["value"] != explanation(lakeside(), "npv_cash", "offer_a")["value"]
    do(desk, "look", option="offer_b")
    assert do(desk, "explain", path="npv_cash").explanation != now
    assert dict(do(desk, "explain", path=RATE).explanation["facts"])["Whose number"]


def test_what_is_neither_line_nor_input_is_refused():
    """With the near match."""
    with pytest.raises(KeyError, match="there is no line or parameter npv_cas"):
        explanation(lakeside(), "npv_cas", "offer_a")
