"""Names in words, and which option comes first."""

from __future__ import annotations

from copy import deepcopy

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.views import choice, labels, paths
from tests.clients import lakeside, minimal
from tests.strategies import case_of
from tests.views.shown import worked_with


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("do_nothing", "Do nothing"),
        ("offer_a", "Offer A"),
        ("fill_two_seats", "Fill two seats"),
        ("in_house_fix", "In-house fix"),
        ("after_hours", "After-hours"),
        ("interface_engineer", "Interface engineer"),
        ("it_desk", "IT desk"),
        ("Own words (2nd offer)", "Own words (2nd offer)"),
        ("managed", "Managed"),
        ("épic", "Épic"),
    ],
)
def test_a_name_becomes_words(name: str, wanted: str):
    """Underscores go, the first letter is a capital; what has capitals or spaces already is left alone."""
    assert labels.in_words(name) == wanted


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("FY27", ["Decision", "FY27", "FY28", "FY29"]),
        ("Year 1", ["Decision", "Year 1", "Year 2", "Year 3"]),
        ("2027", ["Decision", "2027", "2028", "2029"]),
        ("2026/27", ["Decision", "2026/27", "2027/28", "2028/29"]),
        ("FY 98", ["Decision", "FY 98", "FY 99", "FY 00"]),
        ("start", ["Decision", "start", "start + 1", "start + 2"]),
    ],
)
def test_years_count_on_from_the_clients_own_label(first: str, wanted: list[str]):
    """Two digits go round at 99; without a digit the label counts up behind a plus."""
    assert labels.year_labels(worked_with(first_year=first)[0]) == wanted


def test_an_illustrative_client_is_marked_once():
    """Wherever the name stands, but not twice."""
    assert labels.client_name(lakeside()) == "Lakeside Health (illustrative)"
    assert labels.client_name(worked_with(client="X (illustrative)")[0]) == "X (illustrative)"
    assert labels.client_name(worked_with(illustrative=False)[0]) == "Worked example"


def test_every_number_has_a_group_and_a_meaning():
    """No path shows in the document."""
    case = lakeside()
    told = {(paths.group(path), paths.what(case, param)) for path, param in case.params.items()}
    assert len(told) == len(case.params), "two inputs look the same"
    assert not [what for _, what in told if "_" in what or "[" in what]


def test_the_highest_option_within_the_limits_comes_first():
    """The first in file order on ties; one above the limit is passed over; one with its own scope is not ranked."""
    cheap = {"kind": "in_house_fix", "price": {"basis": "removed"}, "start_month": 2}
    cheap["ends"] = {"contracts": {"agency": {"share": 0.5, "month": 2}}}
    options = deepcopy(minimal()["options"]) | {"twin_b": cheap, "twin_a": deepcopy(cheap)}
    options["apart"] = deepcopy(cheap) | {
        "transition_amount": 0,
        "scope": {"share": {"analyst": 0.5}, "contracts": ["agency"]},
    }
    case = case_of(minimal(options=options))
    lines = evaluate(case)
    assert choice.ranked(case, lines)[:2] == ["twin_b", "twin_a"]
    assert "apart" not in choice.ranked(case, lines)
    assert (choice.chosen(case, lines), choice.best(case, lines)) == ("twin_b", "twin_b")
    options["twin_b"] |= {"transition_amount": 5_000}
    options["twin_a"] |= {"transition_amount": 9_000}
    case = case_of(minimal(options=options, limits={"peak_funding": 4_000}))
    assert choice.best(case, evaluate(case)) == "do_nothing"
    assert choice.chosen(case, evaluate(case)) == "twin_b"


def test_what_decides_is_the_clients_choice():
    """Cash alone, or everything."""
    assert choice.measure(worked_with()[0]) == "npv_cash"
    assert choice.measure(worked_with(decide_on="full")[0]) == "npv_full"
