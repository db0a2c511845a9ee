"""Names in words: options, years, clients, inputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from hitcase.document.panels import title_of
from hitcase.inputs.quantity import YearLabel
from hitcase.text import labels, paths
from tests.clients import lakeside
from tests.document.shown import worked_with


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
        ("2026/2027", ["Decision", "2026/2027", "2027/2028", "2028/2029"]),
        ("FY26-FY27", ["Decision", "FY26-FY27", "FY27-FY28", "FY28-FY29"]),
        ("Jul26–Jun27", ["Decision", "Jul26–Jun27", "Jul27–Jun28", "Jul28–Jun29"]),
        ("FY98-FY99", ["Decision", "FY98-FY99", "FY99-FY00", "FY00-FY01"]),
        ("1998/99", ["Decision", "1998/99", "1999/00", "2000/01"]),
        ("Jan-Dec 27", ["Decision", "Jan-Dec 27", "Jan-Dec 28", "Jan-Dec 29"]),
        ("Jan27-Dec27", ["Decision", "Jan27-Dec27", "Jan28-Dec28", "Jan29-Dec29"]),
        ("FY 98", ["Decision", "FY 98", "FY 99", "FY 00"]),
        ("start", ["Decision", "start", "start + 1", "start + 2"]),
    ],
)
def test_years_count_on_from_the_clients_own_label(first: str, wanted: list[str]):
    """Two digits go round at 99; without a digit the label counts up behind a plus."""
    assert labels.year_labels(worked_with(first_year=first)[0]) == wanted


FORMS = ("{a}", "FY{c}", "{a}/{b}", "{a}/{d}", "FY{c}-FY{d}", "Jul{c}-Jun{d}", "FY{a}/{d}", "Jan{c}-Dec{c}", "Year {a}")


@given(st.integers(1900, 2090), st.integers(1, 14), st.sampled_from(FORMS))
def test_a_label_counts_in_any_form_that_a_file_can_have(year: int, later: int, form: str):
    """One year or two of four digits or two: all of them are counted, and the file takes every one of them."""
    first, wanted = (
        form.format(a=y, b=y + 1, c=f"{y % 100:02}", d=f"{(y + 1) % 100:02}") for y in (year, year + later)
    )
    assert labels.year_label(first, later) == wanted
    assert TypeAdapter(YearLabel).validate_python(first) == first


def test_an_illustrative_client_is_marked_once():
    """Wherever the name stands, but not twice."""
    assert labels.client_name(lakeside()) == "Lakeside Health (illustrative)"
    assert labels.client_name(worked_with(client="X (illustrative)")[0]) == "X (illustrative)"
    assert labels.client_name(worked_with(illustrative=False)[0]) == "Worked example"


def test_every_number_has_a_group_and_a_meaning():
    """No path shows in the document."""
    case = lakeside()
    told = {(paths.group(path), paths.input_label(case, param)) for path, param in case.params.items()}
    assert len(told) == len(case.params), "two inputs look the same"
    assert not [what for _, what in told if "_" in what or "[" in what]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("options.offer_a.added.Lakeview_audit", "Added: Lakeview audit: Offer A"),
        ("options.EHR_partner.fee: price", "Price, a step of fee: EHR partner"),
        ("options.offer_a.npv_cash: flow", "Flow, a step of cash, in today's money: Offer A"),
    ],
)
def test_a_clients_name_keeps_its_capitals_within_a_title(path: str, title: str):
    """Only our own words are lowered."""
    assert title_of(path) == title
