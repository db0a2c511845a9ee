"""Numbers that stand in lists by year or by band, and ends that follow the start: tried, agreed and saved as others."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs.params import Param
from hitcase.text.paths import input_label
from hitcase.workshop.meeting.adding import counts_from
from hitcase.workshop.meeting.handles import handles, slider
from hitcase.workshop.meeting.hours_moved import move_hours
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.saving_agreed import all_numbers, save
from hitcase.workshop.recap.contents import added_part
from tests.clients import LAKESIDE, leaves
from tests.workshop.meeting.meetings import meeting_on, told

A, B = "options.offer_a", "options.offer_b"
BANDS = "[[20000, 95], [{low: 22000, base: 24000, high: 27000}, {low: 80, base: 85, high: 90}], [null, 70]]"
PAIRS = (  # what the client file says instead
    ("amount: 198500\n", "amount: [198500, 201000, {low: 200000, base: 204000, high: 209000}]\n"),
    ("basis: rate_per_fte\n      amount: 148900 ", f"basis: per_request\n      amount: {BANDS} "),
    ("      team_hours: 23790 ", "      request_share: 0.9 "),
    ("    parallel_months: {low: 1.4", "    termination: [900000, 600000]\n    parallel_months: {low: 1.4"),
    ("  offer_b:\n", "  offer_b:\n    added: {portal: {class: cost, amount: [40000, 12000], end_month: 40}}\n"),
)
NUMBERS = {  # path → its name, and the value that is agreed
    f"{A}.price.amount[0]": ("The partner's fee, year 1", 199_000),
    f"{A}.price.amount[2]": ("The partner's fee, year 3 on", 207_000),
    f"{A}.termination[1]": ("Fee that leaving costs, by year of the contract, year of service 2 on", 500_000),
    f"{A}.ends.contracts.agency.after_start": ("Agency: months after the service begins until it ends", 4),
    f"{B}.price.amount[0][0]": ("Requests a year up to which a price counts, band 1", 19_000),
    f"{B}.price.amount[1][0]": ("Requests a year up to which a price counts, band 2", 25_000),
    f"{B}.price.amount[0][1]": ("The price of a request, band 1", 93),
    f"{B}.price.amount[2][1]": ("The price of a request, band 3", 71),
    f"{B}.price.request_share": ("Part of all requests that the offer takes", 0.8),
    f"{B}.added.portal.amount[1]": ("Portal (draft): cost that was added, year 2 on", 9_000),
}


def lists_text(*more: tuple[str, str]) -> str:
    """The illustrative client with prices by year and by band, fees of leaving, and a cost by year."""
    text = LAKESIDE.read_text(encoding="utf-8")
    for old, new in (*PAIRS, *more):
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """A meeting on it."""
    return meeting_on(tmp_path, text=lists_text())


def npv(meeting: Meeting, option: str) -> float:
    """The cash of an option as it is tried."""
    return evaluate(meeting.case()).options[option].npv_cash


@pytest.mark.parametrize("path", NUMBERS)
def test_each_has_its_name_a_handle_and_an_effect(meeting: Meeting, path: str):
    """It is among the offers' inputs and moves its option's cash; the name says which year or which band it is."""
    param, option = meeting.case().params[path], path.split(".")[1]
    assert input_label(meeting.case(), param) == NUMBERS[path][0]
    assert slider(param) is not None
    assert path in handles(meeting.case(), option, "offers")
    before = npv(meeting, option)
    meeting.try_(path, NUMBERS[path][1])
    assert npv(meeting, option) != before


def agreed(meeting: Meeting) -> dict[str, Param]:
    """Agree on all of them, save, and read the file again."""
    for path, (_, value) in NUMBERS.items():
        meeting.try_(path, value)
        meeting.agree(path, "CFO")
    due = all_numbers(meeting.case())
    save(meeting)
    loaded = load(meeting.file.path)
    assert all_numbers(loaded) == due
    return loaded.params


def test_saving_writes_each_into_its_place_of_the_list(meeting: Meeting):
    """And leaves the others of the list as they were written."""
    params = agreed(meeting)
    assert {path: params[path].base for path in NUMBERS} == {path: value for path, (_, value) in NUMBERS.items()}
    text = meeting.file.path.read_text(encoding="utf-8")
    assert "}, 201000, {low: 200000, base: 207000, high: 209000, " in text
    assert ", {low: 80, base: 85, high: 90}], [null, {base: 71, " in text


def test_a_band_that_is_a_mapping_stays_one(tmp_path: Path):
    """The long form of a band has two names in place of two positions."""
    text = lists_text(("[[20000, 95]", "[{up_to: 20000, amount: 95}"))
    meeting = meeting_on(tmp_path, text=text)
    agreed(meeting)
    written = meeting.file.path.read_text(encoding="utf-8")
    assert "amount: [{up_to: {base: 19000, " in written
    assert "}, amount: {base: 93, " in written


def test_the_top_of_a_band_is_no_price(meeting: Meeting):
    """What is typed for it is judged as what it is."""
    sentence = "a lot is not a number (requests a year up to which a price counts)."
    assert told(meeting.try_, f"{B}.price.amount[0][0]", "a lot").startswith(sentence)


def test_an_end_that_follows_the_start_moves_with_it(meeting: Meeting):
    """A month later, the agency goes on for a month; its hours are moved in the ledger as those of any contract."""
    ends = [evaluate(meeting.case()).options["offer_a"].ended_contracts[1]]
    meeting.try_(f"{A}.start_month", 3)
    ends.append(evaluate(meeting.case()).options["offer_a"].ended_contracts[1])
    month = (26_320 * 128 + 511_000) * 0.714 / 12
    assert ends[0] - ends[1] == pytest.approx(month)
    move_hours(meeting, "offer_a", "contracts", "agency", 16_000)
    assert meeting.case().params[f"{A}.ends.contracts.agency.share"].base == 0.6079


ZERO = ", from the decision on"


@pytest.mark.parametrize(("month", "words"), [(None, ""), ("7", ", from month 7"), ("0", ZERO), (0, ZERO)])
def test_an_added_line_counts_from_its_month(tmp_path: Path, month: float | str | None, words: str):
    """As the file would have it: from month 0, its amount falls at the decision and in each year."""
    meeting = meeting_on(tmp_path)
    path = meeting.add("offer_a", "escort", 31_000, "cost", "CISO", month=month)
    assert counts_from(meeting.case(), path) == words
    assert added_part(meeting).rows[0][2] == f"$31,000 a year{words}"
    flow = evaluate(meeting.case()).options["offer_a"].added["escort"]
    assert (flow[0] == 31_000) == (words == ZERO)
    lines = leaves(evaluate(meeting.case()))
    save(meeting)
    assert leaves(evaluate(load(meeting.file.path))) == lines
    start = "" if month is None else f"start_month: {month}, "
    assert f"amount: 31000, {start}owner" in meeting.file.path.read_text(encoding="utf-8")
