"""Numbers of the page lead to where they come from: a panel for each, on to inputs, and back; without a script."""

from __future__ import annotations

from functools import cache

import bs4
import pytest

from hitcase.document.panels import CLOSED, TITLE, Origins
from hitcase.document.sources import sources
from hitcase.text.numbers import sourced
from hitcase.text.output import sentences
from hitcase.text.source_types import From
from tests.clients import lakeside
from tests.document.notebook import CODE, results


@cache
def page() -> bs4.BeautifulSoup:
    """Lakeside's sentences, tables and pictures, with their panels."""
    told = "".join(one.html() for one in results(lakeside(), CODE).values() if one is not None)
    return bs4.BeautifulSoup(Origins(lakeside()).page(f"<main>{told}</main>"), "html.parser")


def made(text: str) -> bs4.BeautifulSoup:
    """The page of one sentence."""
    return bs4.BeautifulSoup(Origins(lakeside()).page(f"<main>{sentences(text).html()}</main>"), "html.parser")


def panel(source: From, text: str = "5") -> str:
    """What the panel of one number says."""
    return made(sourced(text, source)).select_one(".panel").get_text(" ")


def astray(soup: bs4.BeautifulSoup) -> list[str]:
    """Links within the page that lead nowhere, and places that stand twice."""
    ids = [tag["id"] for tag in soup.select("[id]")]
    lost = [link["href"] for link in soup.select('a[href^="#"]') if link["href"][1:] not in ids]
    return lost + [one for one in ids if ids.count(one) > 1]


def test_every_number_leads_to_a_panel_that_is_there():
    """Those with a line, an input, a claim or a draw behind them; no other mark of a source is left."""
    numbers = page().select("a.from")
    assert len(numbers) > 60
    assert all(page().find(id=link["href"][1:])["class"] == ["panel"] for link in numbers)
    assert astray(page()) == []
    assert not page().select("[data-from], script, button")
    assert "$1.5 m" in {link.get_text() for link in numbers}


def test_a_link_astray_is_found():
    """A panel that is gone leaves its links behind."""
    text = str(page())
    assert astray(bs4.BeautifulSoup(text.replace('id="n3"', 'id="n3x"'), "html.parser")) != []


def test_a_line_has_one_panel_with_its_years_and_ways_back():
    """Two years of it stand in one; the way down goes on to steps and inputs, each with a panel of its own."""
    fee = [From.line(f"options.offer_a.fee[{year}]") for year in (2, 3)]
    soup = made(f"From {sourced('$2.5 m', fee[0])} to {sourced('$2.6 m', fee[1])}.")
    first, *others = soup.select(".panel")
    links = soup.select("a.from")
    assert {link["href"] for link in links} == {f"#{first['id']}"}
    told = " ".join(first.get_text(" ").split())
    assert "Fee: Offer A options.offer_a.fee" in told
    assert [part.get_text() for part in first.select(".formula")] == [
        "fee[t] = in_service[t] × price[t]",
        "fee[2] = 1 × 2,465,370 = $2,465,370",
        "fee[3] = 1 × 2,551,660 = $2,551,660",
    ]
    back = [link["href"] for link in first.select(".back a")]
    assert back == [*(f"#{link['id']}" for link in links), f"#{CLOSED}"]
    assert "FY28 $2,465,370" in told
    assert any("offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31" in one.get_text(" ") for one in others)
    assert astray(soup) == []


def test_inputs_claims_and_draws_say_what_they_are():
    """Whose number, at what grade, with quote and source; a figure of the draws names its line."""
    burnout = panel(From.line("roles.analyst.burnout"))
    assert "Grade C; about" in burnout
    assert "“2 in 5 of the workers surveyed" in burnout
    assert "A claim of the evidence register" in panel(From.claim("f1_cost_neutral", "year"), "2007")
    drawn = panel(From.draw("uncertainty.options.offer_a.npv_cash.p10"), "−$0.6 m")
    assert "1 in 10 futures drawn lies below" in drawn
    assert "Drawn: Cash, in today's money: Offer A" in " ".join(drawn.split())
    assert "no promise of a vendor is believed" in panel(From.draw("options.offer_a.sceptic.p50"), "−$0.1 m")


def test_a_number_of_several_lines_names_them():
    """Each with its own panel."""
    told = panel(From.line("options.offer_a.governance_cost", "-options.offer_a.leakage_cost"), "$0.9 m")
    assert "Made of" in told
    assert "Saving lost to weak governance: Offer A" in told
    assert "Fee: Offer A" not in told


def test_words_of_the_file_are_no_numbers_of_a_line():
    """A date, the horizon, a name: they stay text."""
    told = {
        "30 Jun 2026": From.date("as_of"),
        "5 years": From.name("horizon"),
        "Offer 2": From.name("options.offer_2"),
        "2": From.text("document.version"),
        "3": From.count("placeholders"),
        "$12.41 m": From.step("offer_a", "Fee"),
    }
    soup = made(", ".join(sourced(text, source) for text, source in told.items()))
    assert not soup.select("a.from")
    assert soup.select_one("#where-from").get_text() == TITLE


FEE = "options.offer_a.fee"
AGENCY = "options.offer_a.ends.contracts.agency.share"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (From.line(FEE), [("line", FEE, None)]),
        (From.line(f"{FEE}[2]"), [("line", FEE, 2)]),
        (From.line("options.offer_a.budget_effect"), [("line", "options.offer_a.budget_effect", None)]),
        (From.line("options.offer_a.learning_loss[0]"), [("input", "options.offer_a.learning_loss[0]", None)]),
        (From.line("leavers", "-wage_growth"), [("line", "leavers", None), ("input", "wage_growth", None)]),
        (From.claim("c3_high_risk", "base"), [("claim", "c3_high_risk", None)]),
        (From.draw("uncertainty.walk_away_fee", "middle"), [("draws", "uncertainty.walk_away_fee", None)]),
        (From.driver(AGENCY, "turn"), [("input", AGENCY, None)]),
        (From.name(AGENCY), [("input", AGENCY, None)]),
        (From.step("offer_a", "all else"), [("line", "options.offer_a.total_cost", None)]),
        (From.month("options.offer_a.weeks_of_backlog[36]"), [("line", "options.offer_a.weeks_of_backlog", None)]),
        (From.name("options.offer_a"), []),
        (From.text("roles"), []),
    ],
    ids=str,
)
def test_a_source_leads_to_what_its_type_says(source: From, found: list):
    """A line with its year, a group of lines, an input, a claim, the draws; words of the file lead nowhere."""
    assert [(one.kind, one.path, one.at) for one in sources(lakeside(), source)] == found
