"""The ten first numbers: open until somebody gives them; one by one, and by nothing but an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.inputs import template
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import FIRST_NUMBERS, indicative, open_numbers, placeholders
from tests.clients import lakeside
from tests.inputs.files import case

ANSWERS = {  # the question: lines of `hitcase new` that hold its numbers
    "staff in scope, by role": ("    fte:",),
    "base salary, by role": ("    salary:",),
    "leavers in the last twelve months, by role": ("    turnover_rate:",),
    "seats empty, and since when": ("    seats_empty:",),
    "contractors: hours and rate": ("    hours:", "    rate:"),
    "which engagements would end, and when": ("        contractors: {share: {base: 80",),
    "share of time on run work, by role": ("    run_time_share:",),
    "IT budget": ("  total:",),
    "requests a month, and hours each": ("  arrivals:", "  hours_per_request:"),
    "the partner's price, what it covers, from when": ("    price: {basis: monthly", "    start_month: {base: 3"),
}


def new_file(folder: Path) -> str:
    """The text of a new client file."""
    return template.write("x", folder=folder).read_text(encoding="utf-8")


def answered(text: str, *starts: str, origin: str = "HR") -> str:
    """The text with another origin on the lines that start so."""
    return "\n".join(
        line.replace("origin: placeholder", f'origin: "{origin}"') if line.startswith(starts) else line
        for line in text.splitlines()
    )


def loaded(folder: Path, text: str) -> Case:
    """The case of a changed new file."""
    (folder / "y.yaml").write_text(text, encoding="utf-8")
    return load(folder / "y.yaml")


def test_replacing_placeholders_closes_the_questions_one_by_one(tmp_path):
    """Each answer closes its own question and no other; at the end none is open."""
    text, left = new_file(tmp_path), list(FIRST_NUMBERS)
    assert list(ANSWERS) == left
    for question, starts in ANSWERS.items():
        text = answered(text, *starts)
        left.remove(question)
        assert open_numbers(loaded(tmp_path, text)) == left
    assert placeholders(loaded(tmp_path, text)) == [
        "scope.share.analyst",
        "options.own_hires.share_of_scope",
        "options.own_hires.start_month",
        "options.own_hires.ends.contracts.contractors.share",
        "options.own_hires.ends.contracts.contractors.after_start",
    ]


@pytest.mark.parametrize("origin", ["placeholder", "assumed, round", "firm default"])
@pytest.mark.parametrize("question", ANSWERS)
def test_an_assumption_or_a_firms_default_answers_nothing(question: str, origin: str, tmp_path):
    """Only the client, the workshop or an offer does."""
    everything = tuple(start for starts in ANSWERS.values() for start in starts)
    others = tuple(start for start in everything if start not in ANSWERS[question])
    text = answered(answered(new_file(tmp_path), *others), *ANSWERS[question], origin=origin)
    assert open_numbers(loaded(tmp_path, text)) == [question]


@pytest.mark.parametrize("origin", ["said in the workshop, CIO", "position control"])
def test_client_and_workshop_answer(origin: str, tmp_path):
    """Whoever it was."""
    everything = tuple(start for starts in ANSWERS.values() for start in starts)
    assert open_numbers(loaded(tmp_path, answered(new_file(tmp_path), *everything, origin=origin))) == []


def test_what_was_given_is_not_open_because_money_is_in_another_currency(tmp_path):
    """The role is left out, as nobody knows in kronor what a leaver costs: that is told, and none of the ten."""
    everything = tuple(start for starts in ANSWERS.values() for start in starts)
    text = answered(new_file(tmp_path), *everything, origin="position control").replace(
        "currency: USD", "currency: SEK"
    )
    found = loaded(tmp_path, text)
    assert "roles.analyst" in found.left_out
    assert open_numbers(found) == []


def test_the_illustrative_client_has_no_question_open():
    """It shows the whole kit."""
    assert (open_numbers(lakeside()), placeholders(lakeside())) == ([], [])


PARTNER = """
    kind: offshore
    price: {basis: hourly, amount: 90}
    start_month: 2
    ends: {contracts: {c: {month: 3}}}"""
SHORT = {
    "roles": "{a: {fte: 3, salary: 9e4, turnover_rate: 0.1, seats_empty: 0, run_time_share: 0.6}}",
    "contracts": "{c: {role: a, hours: 500, rate: 120}}",
    "budget": "{total: 5e7}",
    "demand": "{arrivals: 900, hours_per_request: 3}",
    "scope": "{contracts: [c]}",
}
MIX = """
    kind: mix
    ends: {}
    parts:
    - {share_of_scope: 0.5, price: {basis: hourly, amount: 90}, start_month: 2}
    - {share_of_scope: 0.5, price: {basis: payroll}}"""
PRICE, ENDS = "the partner's price, what it covers, from when", "which engagements would end, and when"
NONE_END = PARTNER.replace("ends: {contracts: {c: {month: 3}}}", "ends: {}")
CASES = (
    ({}, PARTNER, []),
    ({"contracts": "{}", "scope": "{share: {a: 0.5}}"}, NONE_END, []),
    ({}, PARTNER.replace("    ends: {contracts: {c: {month: 3}}}", ""), [ENDS]),
    ({}, PARTNER.replace("month: 3", ""), [ENDS]),
    ({}, PARTNER.replace("month: 3", "after_start: 1"), []),
    ({}, PARTNER.replace("month: 3", "after_start: {base: 1, origin: assumed}"), [ENDS]),
    ({}, PARTNER.replace("    start_month: 2\n", ""), [PRICE]),
    ({}, NONE_END.replace("hourly, amount: 90", "discount_on_tm"), [PRICE]),
    ({}, NONE_END.replace("amount: 90", "amount: {base: 90, origin: assumed}"), [PRICE]),
    ({}, "{kind: offshore, ruled_out: no access}", [ENDS, PRICE]),
    ({}, "{kind: in_house_fix, price: {basis: payroll}, ends: {}}", [ENDS, PRICE]),
    ({}, MIX, []),
    ({}, MIX.replace(", start_month: 2", ""), [PRICE]),
    ({"scope": "{}"}, NONE_END, [PRICE]),
    ({"scope": "{}"}, NONE_END.replace("amount: 90", "amount: 90, team_hours: 900"), []),
    (
        {"contracts": "{c: {role: a, amount: {base: 5, origin: placeholder}}}"},
        NONE_END,
        ["contractors: hours and rate"],
    ),
    ({"demand": "{arrivals: 900}"}, PARTNER, ["requests a month, and hours each"]),
)


@pytest.mark.parametrize(("changes", "option", "left"), CASES)
def test_what_counts_as_an_answer(changes: dict[str, str], option: str, left: list[str], tmp_path):
    """No contracts and nothing that ends are answers; a default, a claim, or a missing month is none."""
    body = "".join(f"{key}: {value}\n" for key, value in (SHORT | changes).items())
    assert open_numbers(case(tmp_path, f"{body}options:\n  o: {option}\n")) == left


def test_placeholders_and_missing_numbers_are_counted_apart(tmp_path: Path):
    """Of a new file all ten are placeholders; one is answered, one taken out; the finished file says nothing."""
    text, path = new_file(tmp_path), tmp_path / "x.yaml"
    counts = [indicative(load(path))]
    text = answered(text, *ANSWERS["IT budget"])
    path.write_text(text, encoding="utf-8")
    counts.append(indicative(load(path)))
    text = "\n".join(line for line in text.splitlines() if not line.startswith("    seats_empty:"))
    path.write_text(text, encoding="utf-8")
    counts.append(indicative(load(path)))
    assert counts == [
        "indicative, 10 of 10 placeholders",
        "indicative, 9 of 10 placeholders",
        "indicative, 8 of 10 placeholders, 1 of 10 missing",
    ]
    assert indicative(lakeside()) == ""
