"""The long form of a number: its range, its origin, its claim; every mistake of one number told at once."""

from __future__ import annotations

import pytest

from hitcase.inputs.quantity import Spec
from hitcase.inputs.sections import long_form
from tests.inputs.files import PRICE, case, said

SHARE = Spec("share of staff leaving a year", "share", 0, 1, "uncertain", "one", None)


def told(value: object, spec: Spec = SHARE) -> list[tuple[object, str]]:
    """Where in the value something is wrong, and what."""
    return [(one["loc"], one["type"].message()) for one in long_form(value, spec)[1]]


def test_short_form_becomes_the_long_one():
    """A number, a range, a list by year, named numbers; what is no number stays."""
    assert long_form(0.1, SHARE) == ({"base": 0.1}, [])
    full = {"low": "6 %", "base": 0.094, "high": ".14", "origin": "HR", "note": "n"}
    assert long_form(full, SHARE) == ({"low": 0.06, "base": 0.094, "high": 0.14, "origin": "HR", "note": "n"}, [])
    assert long_form({"claim": "x"}, SHARE) == ({"claim": "x"}, [])
    by_year, named = SHARE._replace(form="by_year"), SHARE._replace(form="named")
    assert long_form([0.1, {"base": "20 %"}], by_year)[0] == [{"base": 0.1}, {"base": 0.2}]
    assert long_form("10 %", by_year)[0] == [{"base": 0.1}]
    assert long_form({"analyst": 0.1}, named)[0] == {"analyst": {"base": 0.1}}


RANGES = (
    ({}, "base, the most likely value, is missing (share of staff leaving a year). Write base: with a number."),
    (
        {"low": 0, "high": 1},
        "base, the most likely value, is missing (share of staff leaving a year). Write base: with a number.",
    ),
    ({"low": 0, "base": 1}, "a range needs low and high (share of staff leaving a year). Write both, or base alone."),
    ({"base": 0, "high": 1}, "a range needs low and high (share of staff leaving a year). Write both, or base alone."),
    (
        {"low": 0.2, "base": 0.1, "high": 0.3},
        "base 0.1 is below low 0.2 (share of staff leaving a year). Widen the range or correct base.",
    ),
    (
        {"low": 0.1, "base": 0.4, "high": 0.3},
        "base 0.4 is above high 0.3 (share of staff leaving a year). Widen the range or correct base.",
    ),
    (
        {"low": 0.3, "base": 0.2, "high": 0.1},
        "low 0.3 is above high 0.1 (share of staff leaving a year). Write the lowest it could be as low.",
    ),
    (
        {"claim": "a", "base": 0.1},
        "a claim brings its own range (share of staff leaving a year). Write only claim, or low, base and high.",
    ),
    (
        {"claim": "a", "origin": "HR"},
        "a claim is an origin itself (share of staff leaving a year). Leave origin out; note may say why it was taken.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("value", "sentence"), RANGES)
def test_a_range_that_is_none_is_refused(value: object, sentence: str):
    """Low, base and high in order, or base alone, or a claim alone."""
    assert told(value) == [((), sentence)]


@pytest.mark.parametrize("value", [{"low": 0, "base": 0, "high": 0}, {"low": 0.1, "base": 0.1, "high": 0.3}])
def test_ends_may_meet(value: dict[str, float]):
    """A range of no width is one, and base may stand at an end."""
    assert long_form(value, SHARE) == (value, [])


def test_all_wrong_numbers_are_told_each_at_its_place():
    """Of one range, of a list, of named numbers; order is not judged where a number is missing."""
    where = [loc for loc, _ in told({"low": "x", "base": 19, "high": None})]
    assert where == [("low",), ("base",)]
    assert [loc for loc, _ in told([0.1, 3, {"base": "y"}], SHARE._replace(form="by_year"))] == [(1,), (2, "base")]
    assert [loc for loc, _ in told({"a": "x", "b": 0.1, "c": {}}, SHARE._replace(form="named"))] == [("a",), ("c",)]


def test_numbers_and_keys_of_one_range_are_told_together(tmp_path):
    """Also the unknown key and the wrong note beside a wrong number, and nothing that only follows from them."""
    body = "roles: {a: {fte: 3, salary: {low: 84k, base: 90000, hgh: 1, note: 5}}}"
    assert said(tmp_path, body) == [
        "4: roles.a.salary.low: 84k is not a number (base pay of one FTE). Enter 84000.",
        "4: roles.a.salary.note: 5 is not text. Put it in quotes.",
        "4: roles.a.salary.hgh: unknown key roles.a.salary.hgh. Did you mean high?",
    ]


def test_origin_is_a_sentence_or_an_offer(tmp_path):
    """An offer's days are days; an empty claim is none."""
    body = (
        "roles: {a: {fte: {base: 3, origin: {offer: A, date: 12 June, valid_until: 2026-13-01}}, salary: {claim: ''}}}"
    )
    assert said(tmp_path, body) == [
        "4: roles.a.fte.origin.date: 12 June does not fit. Write year-month-day: 2026-06-30.",
        "4: roles.a.fte.origin.valid_until: 2026-13-01 is no date. Write year-month-day: 2026-06-30.",
        "4: roles.a.salary.claim: is empty. Write a text.",
    ]


def test_claim_takes_a_note_and_stands_in_lists_and_mappings(tmp_path):
    """`{claim: id}` wherever a number stands: by year, by name, in a price."""
    body = f"""
roles: {{a: {{fte: 3, burnout: {{claim: c3_high_risk, note: no survey here}}}}}}
scope: {{share: {{a: {{claim: d16_executive}}}}}}
options:
  o: {{kind: offshore, {PRICE}, learning_loss: [{{claim: e9_learning}}, 0.05]}}
  p: {{kind: offshore, {PRICE}, learning_loss: {{claim: e9_learning, note: one}}}}
"""
    params = case(tmp_path, body).params
    assert (params["roles.a.burnout"].note, params["roles.a.burnout"].source.claim) == (
        "no survey here",
        "c3_high_risk",
    )
    assert params["scope.share.a"].base == 0.8
    assert [params[f"options.o.learning_loss[{i}]"].base for i in (0, 1)] == [0.15, 0.05]
    assert params["options.p.learning_loss[0]"].note == "one"


def test_price_is_read_by_its_basis(tmp_path):
    """A discount is a share, money is not; where the basis is wrong, the amount is not judged."""
    file = "options: {{o: {{kind: offshore, price: {{basis: {}, amount: {}}}}}}}"
    assert case(tmp_path, file.format("discount_on_tm", "20 %")).params["options.o.price.amount"].base == 0.2
    units = {"monthly_fee": "money a month", "rate_per_fte": "money a year and FTE", "hourly": "money an hour"}
    for basis, unit in units.items():
        assert case(tmp_path, file.format(basis, "95")).params["options.o.price.amount"].unit == unit
    (one,) = said(tmp_path, file.format("hourly", "20 %"))
    assert one == (
        "4: options.o.price.amount: 20 % is a share, but this is money an hour (the price of an hour). "
        "Enter a number without %."
    )
    assert said(tmp_path, file.format("discount_on_tm", "20")) == [
        "4: options.o.price.amount: 20 is above 0.99 (discount on consulting rates). Enter 0.2 or 20 %."
    ]
    (one,) = said(tmp_path, file.format("discount", "20 %"))
    assert one.startswith(
        "4: options.o.price.basis: discount is not allowed. Write monthly_fee, rate_per_fte, hourly, "
    )
