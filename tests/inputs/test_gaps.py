"""Claims in a client file: the guards on load, what overrules them, how a stale or unseen claim shows, units."""

from __future__ import annotations

import pytest

from tests.inputs.files import PRICE, case, said

OVERRULE = "overrule {} under overrides."


def role(key: str, claim: str) -> str:
    """A file with one role that takes one claim, in line 4."""
    return f"roles: {{a: {{fte: 3, {key}: {{claim: {claim}}}}}}}\n"


def overruled(parameter: str, *guards: str) -> str:
    """The guards overruled for a parameter."""
    return "overrides: [" + ", ".join(f"{{parameter: {parameter}, guard: {g}, reason: r}}" for g in guards) + "]\n"


def offer(claim: str, basis: str = "discount_on_tm") -> str:
    """A file with one partner whose price is a claim, in line 4."""
    return f"options: {{o: {{kind: offshore, price: {{basis: {basis}, amount: {{claim: {claim}}}}}}}}}\n"


SUPPORT = "Write the number you can support, or overrule {} under overrides."
BOUND = "{} is the {} it can be ({}), not a most likely value."
TWICE = (
    "Replacing a specialized healthcare professional can cost an organization as much as 200% of their annual salary"
)
LEGACY = "up to 80% of IT budgets are dedicated simply to maintaining existing legacy systems"
POSTS = "More than half of health IT departments have posts open for three months or longer"
REFUSED = (
    (
        role("replacement_multiple", "a10_inovalon"),
        "roles.a.replacement_multiple",
        "maximum",
        BOUND.format("a10_inovalon", "highest", f'"{TWICE}"'),
    ),
    (
        "budget: {total: 9, run_share: {claim: d1_recordpoint}}\n",
        "budget.run_share",
        "maximum",
        BOUND.format("d1_recordpoint", "highest", f'"{LEGACY}"'),
    ),
    (
        role("burnout", "b7_open_posts"),
        "roles.a.burnout",
        "maximum",
        BOUND.format("b7_open_posts", "lowest", POSTS),
    ),
    (
        role("turnover_rate", "f18_discount"),
        "roles.a.turnover_rate",
        "comparator",
        "f18_discount compares with consulting rates and says nothing of in-house payroll.",
    ),
    (
        offer("f3_planned"),
        "options.o.price.amount",
        "comparator",
        "f3_planned compares with in-house cost and is no discount on consulting rates.",
    ),
)


@pytest.mark.parametrize(("body", "path", "guard", "told"), REFUSED)
def test_guard_refuses_a_claim_unless_it_is_overruled_with_a_reason(
    body: str, path: str, guard: str, told: str, tmp_path
):
    """A bound as base value; a saving against the other comparator. The reason stands in the file."""
    assert said(tmp_path, body) == [f"4: {path}: {told} {SUPPORT.format(guard)}"]
    found = case(tmp_path, body + overruled(path, guard))
    assert found.params[path].source.kind == "claim"
    assert found.file.overrides[0].reason == "r"
    (other,) = said(tmp_path, body + overruled(path, "stale"))
    assert other.startswith(f"4: {path}: ")


def test_a_prior_is_guarded_as_a_claim_in_the_file_is(tmp_path):
    """The discount that nobody stated is a claim against consulting: it may be one on T&M."""
    found = case(tmp_path, "options: {o: {kind: nearshore, price: {basis: discount_on_tm}}}")
    param = found.params["options.o.price.amount"]
    assert (param.base, param.source.claim, param.no_effect, param.line) == (0.2, "f18_discount", 0, 0)


def test_claim_of_another_population_loads_at_grade_c_and_says_so(tmp_path):
    """Measured on physicians, grade A; overruled with a reason, it keeps its grade and loses the flag."""
    body = role("relative_risk", "c6_physicians")
    source = case(tmp_path, body).params["roles.a.relative_risk"].source
    assert (source.grade, source.flags) == ("C", ("population",))
    source = (
        case(tmp_path, body + overruled("roles.a.relative_risk", "population")).params["roles.a.relative_risk"].source
    )
    assert (source.grade, source.flags) == ("A", ())


def test_unseen_and_stale_claims_are_flagged_at_the_files_day(tmp_path):
    """Judged on as_of, never on the clock; a stale claim keeps its grade, an unseen one is an assumption."""
    body = role("replacement_multiple", "a9_work_institute")
    path = "roles.a.replacement_multiple"
    for day, flags in (("2025-12-31", ()), ("2026-01-01", ("stale",))):
        head = f"schema: 1\nclient: X\nas_of: {day}\n"
        source = case(tmp_path, body, head=head).params[path].source
        assert (source.grade, source.flags) == ("D", ("population", "unverified", *flags))
    source = case(tmp_path, body + overruled(path, "stale", "unverified")).params[path].source
    assert (source.grade, source.flags) == ("C", ("population",))


def test_quartiles_are_not_read_as_the_ends_of_a_triangle(tmp_path):
    """A published P25 and P75 stay quartiles, unless a reason says otherwise."""
    path = "roles.a.salary"
    found = case(tmp_path, "roles: {a: {fte: 3}}").params[path]
    assert (found.low, found.base, found.high, found.shape) == (83_000, 106_000, 134_000, "quartiles")
    body = role("salary", "e1_analyst_pay") + f"shapes: {{{path}: uniform}}\n"
    told = "e1_analyst_pay gives quartiles, not the ends of a range. Leave it out of shapes, or"
    assert said(tmp_path, body) == [f"4: {path}: {told} {OVERRULE.format('shape')}"]
    assert case(tmp_path, body + overruled(path, "shape")).params[path].shape == "uniform"
    assert case(tmp_path, body.replace("uniform", "fixed")).params[path].shape == "fixed"


LIKELIER = "ratio (how much likelier a burned-out person leaves)"
LEAVING = "share (share of staff leaving a year)"
PAY = "money a year (base pay of one FTE)"
UNITS = (
    ("ramp_months", "a7_weeks", "weeks", "months (months until a successor is fully productive)"),
    ("turnover_rate", "b5_information", "share of staff a month", LEAVING),
    ("turnover_rate", "c7_left", "share of staff in two years", LEAVING),
    ("relative_risk", "c9_clinicians", "odds ratio", LIKELIER),
    ("relative_risk", "k9_intention", "ratio of intentions", LIKELIER),
    ("salary", "e6_tm_bill_rate", "USD an hour", PAY),
    ("salary", "a8_nurse_cost", "USD per leaver", PAY),
    ("separation", "e19_hdi", "USD per ticket", "money a leaver (pay-out and administration of a leaver)"),
)


@pytest.mark.parametrize(("key", "claim", "unit", "wanted"), UNITS)
def test_claim_in_another_unit_is_refused(key: str, claim: str, unit: str, wanted: str, tmp_path):
    """28 weeks are not 28 months; nothing overrules arithmetic."""
    body = role(key, claim) + overruled(f"roles.a.{key}", "maximum", "comparator", "population", "unverified", "shape")
    told = f"{claim} is in {unit}, but this is in {wanted}. Write the number itself, with its origin."
    assert said(tmp_path, body) == [f"4: roles.a.{key}: {told}"]


def test_claim_outside_the_bounds_of_its_key_is_refused(tmp_path):
    """Of the same unit, but no such number: a multiple for a leaver is no load."""
    told = "a3_technical, 0.8 x annual salary, cannot be this (what employing costs, as a multiple of salary)."
    assert said(tmp_path, role("load_on_salary", "a3_technical")) == [
        f"4: roles.a.load_on_salary: {told} Write the number itself, with its origin."
    ]


def test_claim_that_does_not_exist_or_holds_no_number_is_refused(tmp_path):
    """With the near match; nothing else is said of its parameter."""
    assert said(tmp_path, role("burnout", "c3_high_rsk")) == [
        "4: roles.a.burnout: there is no claim c3_high_rsk. Did you mean c3_high_risk?"
    ]
    assert said(tmp_path, role("burnout", "zzz")) == [
        "4: roles.a.burnout: there is no claim zzz. Write the id of a claim in the register, or a number."
    ]
    assert said(tmp_path, role("burnout", "w7_morale")) == [
        "4: roles.a.burnout: w7_morale holds no number. Write one, with its origin."
    ]


def test_rows_of_the_register_fill_a_roles_gaps(tmp_path):
    """An analyst's pay or a help desk's, as the role says."""
    params = case(tmp_path, "roles: {a: {fte: 3}, d: {fte: 3, prior: help_desk}}").params
    assert [params[f"roles.{r}.salary"].source.claim for r in "ad"] == ["e1_analyst_pay", "e2_help_desk_pay"]
    assert "roles.a.replacement_multiple" not in params
    default = params["roles.a.cover_share"]
    assert (default.source.kind, default.source.grade) == ("assumption", "D")
    assert default.source.text.startswith("assumed: no study; half of the vacant time")


def test_overrides_reach_prices_parts_and_years(tmp_path):
    """By the path that the parameter has."""
    body = f"""options:
  o: {{kind: offshore, {PRICE}, learning_loss: [0.1, {{claim: e9_lag}}]}}
  m: {{kind: mix, parts: [{{price: {{basis: discount_on_tm, amount: {{claim: f18_medix}}}}}}]}}
"""
    found = said(tmp_path, body)
    assert [one.split(": ")[1] for one in found] == ["options.o.learning_loss[1]", "options.m.parts[0].price.amount"]
    taken = "overrides:\n" + "".join(
        f"- {{parameter: '{one.split(': ')[1]}', guard: maximum, reason: r}}\n" for one in found
    )
    assert case(tmp_path, body + taken).params["options.m.parts[0].price.amount"].base == 0.25
