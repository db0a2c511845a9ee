"""What is said of a wrong structure, to the letter: unknown keys with the near match, wrong types, cut numbers."""

from __future__ import annotations

import pytest

from tests.inputs.files import PRICE, case, said

UNKNOWN = (
    ("discount_rat: 3", "4: discount_rat: unknown key discount_rat. Did you mean discount_rate?"),
    (
        "roles:\n  a:\n    turnover_rat: 3",
        "6: roles.a.turnover_rat: unknown key roles.a.turnover_rat. Did you mean turnover_rate?",
    ),
    (
        "roles: {a: {fte: {base: 3, orgin: HR}}}",
        "4: roles.a.fte.orgin: unknown key roles.a.fte.orgin. Did you mean origin?",
    ),
    (
        "roles: {a: {fte: {base: 3, origin: {offr: A}}}}",
        "4: roles.a.fte.origin.offr: unknown key roles.a.fte.origin.offr. Did you mean offer?",
    ),
    ("limits: {fee: 3}", "4: limits.fee: unknown key limits.fee. Allowed: peak_funding, p_loss."),
    ("words: {contxt: x}", "4: words.contxt: unknown key words.contxt. Did you mean context?"),
    ("projects: [{name: x, hour: 3}]", "4: projects[0].hour: unknown key projects[0].hour. Did you mean hours?"),
    (
        f"options: {{o: {{kind: offshore, {PRICE}, other_cost: [1, {{base: 1, hgh: 3}}]}}}}",
        "4: options.o.other_cost[1].hgh: unknown key options.o.other_cost[1].hgh. Did you mean high?",
    ),
    (
        f"options: {{o: {{kind: offshore, {PRICE}, other_cost: {{base: 1, nte: x}}}}}}",
        "4: options.o.other_cost.nte: unknown key options.o.other_cost.nte. Did you mean note?",
    ),
    (
        "options: {o: {kind: mix, parts: [{start_mnth: 3}]}}",
        "4: options.o.parts[0].start_mnth: unknown key options.o.parts[0].start_mnth. Did you mean start_month?",
    ),
    (
        f"options: {{o: {{kind: offshore, {PRICE}, ends: {{post: {{}}}}}}}}",
        "4: options.o.ends.post: unknown key options.o.ends.post. Did you mean posts?",
    ),
    (
        "scorecard: {weights: {w: 1}, scores: {do_nothing: {w: {scor: 1}}}}",
        "4: scorecard.scores.do_nothing.w.scor: unknown key scorecard.scores.do_nothing.w.scor. Did you mean score?",
    ),
    (
        "shapes: {wage_growth: null}",
        "4: shapes.wage_growth: shape is missing. Write shape: uniform, quartiles, discrete or fixed.",
    ),
    (
        "line_of_a_result: 3",
        "4: line_of_a_result: unknown key line_of_a_result. Allowed: schema, client, illustrative, ",
    ),
)


@pytest.mark.parametrize(("body", "told"), UNKNOWN)
def test_unknown_key_is_refused_with_the_near_match(body: str, told: str, tmp_path):
    """At every level, at its own line; without a near match, with the keys that are allowed there."""
    (one,) = said(tmp_path, body)
    assert one.startswith(told)


ODD_YEARS = ("FY27 Q3", "Q3", "Q3/2027", "H1 FY27", "2026/2028", "2027/2026", "FY26-FY28", "1.7.2026")
NO_YEAR = "is not a valid label of a year, as no next year follows from it. Use a form such as FY27 or 2026/27."
TYPES = (
    ("illustrative: yes", "4: illustrative: yes is not true or false. Write true."),
    ("illustrative: NO", "4: illustrative: NO is not true or false. Write false."),
    ('illustrative: "true"', '4: illustrative: "true" is not true or false. Write true.'),
    ("horizon: 5.5", "4: horizon: 5.5 is not a whole number. Write one such as 5."),
    ('horizon: "5"', '4: horizon: "5" is not a whole number. Write it without quotes.'),
    ("horizon: 0", "4: horizon: 0 is below 1. Write 1 or more."),
    ("horizon: 16", "4: horizon: 16 is above 15. Write 15 or less."),
    ("currency: usd", "4: currency: usd is not a valid currency code. Did you mean USD?"),
    ("decide_on: money", "4: decide_on: money is not allowed. Write cash or full."),
    ("decide_on: ful", "4: decide_on: ful is not allowed. Write cash or full. Did you mean full?"),
    ("document: {prepared_for: 12}", "4: document.prepared_for: 12 is not text. Put it in quotes."),
    ("document: {interest: {a: b}}", "4: document.interest: a mapping is not text. Write words."),
    ("document: {date: June 2026}", "4: document.date: June 2026 does not fit. Write year-month-day: 2026-06-30."),
    ("document: {date: 20260630}", '4: document.date: "20260630" does not fit. Write year-month-day: 2026-06-30.'),
    ("document: {date: 2026-02-30}", "4: document.date: 2026-02-30 is no date. Write year-month-day: 2026-06-30."),
    ("words: {context: [a]}", "4: words.context: a list is not text. Write words."),
    ("words: no", "4: words: no stands where indented lines are expected. Write lines of the form name: value."),
    ("roles: [a]", "4: roles: a list stands where indented lines are expected. Write lines of the form name: value."),
    ("projects: {a: 1}", "4: projects: a mapping is not a list. Write [a, b], or a line with a dash for each."),
    ("projects: [{hours: 3}]", "4: projects[0]: name is missing. Write name: and its value."),
    ("scope: {contracts: [5]}", "4: scope.contracts[0]: 5 is not text. Put it in quotes."),
    ("first_year: ''", "4: first_year: is empty. Write a text."),
    *((f"first_year: {label}", f'4: first_year: "{label}" {NO_YEAR}') for label in ODD_YEARS),
    ("first_year: the year of the move", "4: first_year: has 20 characters; at most 12 fit."),
    ("options: {o: {kind: offshor}}", "4: options.o.kind: offshor is not allowed. Write in_house_fix, consulting, "),
    (
        "options: {o: {}}",
        "4: options.o: kind is missing. Write kind: in_house_fix, consulting, managed_service, nearshore, ",
    ),
    ("roles: {a.b: {fte: 3}}", "4: roles.a.b: a name has 1 to 60 characters, none of . [ ] { }. Write a shorter word."),
    ("roles: {a: {fte: {base: 3, note: 4}}}", "4: roles.a.fte.note: 4 is not text. Put it in quotes."),
)


@pytest.mark.parametrize(("body", "told"), TYPES)
def test_wrong_type_is_refused_with_what_to_write(body: str, told: str, tmp_path):
    """One mistake is one problem, also where other keys rest on it."""
    (one,) = said(tmp_path, body)
    assert one.startswith(told)


def test_numbers_cut_at_their_commas_are_put_together_again(tmp_path):
    """Inside braces YAML makes a key of the end, inside brackets an entry: 84,000 must not become 84."""
    assert said(tmp_path, "roles: {a: {fte: 3, salary: {low: 80,500, base: 84,000.5, high: 9e4}}}") == [
        "4: roles.a.salary.500: 80,500 is cut at its comma, as everything is inside braces. Write 80500.",
        "4: roles.a.salary.000.5: 84,000.5 is cut at its comma, as everything is inside braces. Write 84000.5.",
    ]
    hint = "for several values, write a space after each comma."
    cut = "is cut at its comma, as everything is inside brackets."
    assert said(tmp_path, f"options: {{o: {{kind: offshore, {PRICE}, other_cost: [1,234,567, 5, 30,000]}}}}") == [
        f"4: options.o.other_cost[0]: 1,234,567 {cut} Write 1234567; {hint}",
        f"4: options.o.other_cost[4]: 30,000 {cut} Write 30000; {hint}",
    ]


def test_text_cut_at_its_comma_is_told(tmp_path):
    """Inside braces an origin with a comma wants quotes."""
    body = "roles: {a: {fte: {base: 3, origin: HR extract, 12 months}, salary: {base: 9e4, origin: HR, note}}}"
    hint = "If it belongs to origin, put that text in quotes: a comma ends it inside braces."
    assert said(tmp_path, body) == [
        f"4: roles.a.fte.12 months: unknown key roles.a.fte.12 months. {hint}",
    ]
    (one,) = said(tmp_path, "roles:\n  a:\n    fte: 3\n    zzz:")
    assert "Allowed: fte, salary, " in one


def test_lists_that_are_meant_are_left_alone(tmp_path):
    """A space, a block, or entries that are no thousands."""
    body = f"options: {{o: {{kind: offshore, {PRICE}, other_cost: [30, 000, 1,5, 0.5,100, 1000,100]}}}}"
    assert [p.base for p in case(tmp_path, body).tree.options.o.other_cost] == [30, 0, 1, 5, 0.5, 100, 1000, 100]


def test_long_names_are_cut(tmp_path):
    """A message is read by a person, whatever a file holds."""
    (one,) = said(tmp_path, f"{'k' * 900}: 1")
    assert one.startswith(f"4: {'k' * 60}…: unknown key {'k' * 60}…. Allowed: ")
    (two,) = said(tmp_path, f"roles: {{{'r' * 300}: {{fte: 1}}}}")
    assert two == f"4: roles.{'r' * 60}…: a name has 1 to 60 characters, none of . [ ] {{ }}. Write a shorter word."
    (three,) = said(tmp_path, f"decide_on: {'x' * 300}")
    assert three == f"4: decide_on: {'x' * 60}… is not allowed. Write cash or full."
