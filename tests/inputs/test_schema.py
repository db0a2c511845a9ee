"""The client file's schema: every key of the design and no other, what must be there, the editor's JSON Schema."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

from hitcase.analysis.cases import load
from hitcase.inputs.json_schema import NAME, json_schema
from hitcase.inputs.reader import read
from hitcase.inputs.sections import Origin, Quantity, Section, Strict, spec_of
from tests.clients import PARAMS
from tests.inputs.files import HERE, ROLE, case, said

DESIGN = HERE / "design.yaml"


def given(node: Any, found: dict[type, set[str]]) -> dict[type, set[str]]:
    """The keys that a checked file gives, by the section that they stand in."""
    if isinstance(node, Strict):
        found.setdefault(type(node), set()).update(node.model_fields_set)
        node = dict(node)
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for one in inner:
        given(one, found)
    return found


def sections(base: type[Strict] = Strict) -> set[type[Strict]]:
    """Every kind of mapping that a client file can have."""
    return {base, *(one for below in base.__subclasses__() for one in sections(below))}


def test_every_key_of_the_design_is_accepted_and_there_is_no_other():
    """design.yaml is the example of design 3.0 with every key: it loads, and the schema has no key that it lacks."""
    case = load(DESIGN)
    assert case.left_out == {"options.offshore": "ruled out: Medicaid contract forbids access from abroad"}
    assert case.notes == ()
    found = given(case.file, {})
    assert {one.__name__: sorted(set(one.model_fields) - keys) for one, keys in found.items() if one is not Origin} == {
        one.__name__: [] for one in sections() - {Strict, Section, Origin}
    }
    assert found[Origin] == set(Origin.model_fields)


def test_values_of_the_example_are_read_as_written():
    """Short form, long form, claim, percent, price, list by year, named numbers, what ends, words."""
    case = load(DESIGN)
    base = {path: param.base for path, param in case.params.items()}
    wanted = {
        "discount_rate": 0.075,
        "limits.peak_funding": 1_500_000,
        "budget.personnel": 24_300_000,
        "roles.analyst.turnover_rate": 0.094,
        "roles.analyst.burnout": 0.4,
        "roles.analyst.relative_risk": 1.4,
        "roles.service_desk.cash_share": 0.18,
        "contracts.after_hours.amount": 412_000,
        "demand.surge_months": 3,
        "scope.share.analyst": 0.24,
        "projects[0].hours": 1400,
        "options.offer_a.price.amount": 198_500,
        "options.offer_a.learning_loss[1]": 0.03,
        "options.offer_a.kt_hours.analyst": 900,
        "options.offer_a.ends.contracts.agency.share": 0.714,
        "options.offer_a.ends.contracts.agency.after_start": 3,
        "options.offer_a.added.training_portal.amount[1]": 12_000,
        "options.offer_a.added.training_portal.end_month": 40,
        "options.blend.parts[0].learning_loss[0]": 0.1,
        "options.blend.parts[2].price.amount[0][0]": 9000,
        "options.blend.parts[2].price.amount[1][1]": 30,
        "options.blend.parts[2].price.request_share": 0.3,
        "options.blend.termination[1]": 600_000,
        "options.fill_two_seats.ends.posts.service_desk.severance": 9000,
        "scorecard.scores.offer_a.continuity.score": 7,
    }
    assert {path: base[path] for path in wanted} == wanted
    assert case.file.document.decide_by == "2026-11-03"
    assert case.file.first_year == "FY27"
    assert (case.file.do_nothing.ends, case.file.do_nothing.why) == (9, "the agency leaves the market")
    assert str(case.params["options.offer_a.price.amount"].source) == (
        "offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31"
    )


def test_required_keys_are_named(tmp_path):
    """A file needs schema, client and as_of; a key under a wrong name is told once, by its near match."""
    assert said(tmp_path, ROLE, head="") == [
        "schema is missing. Write schema: 1.",
        "client is missing. Write client: and its value.",
        "as_of is missing. Write as_of: and its value.",
    ]
    assert said(tmp_path, "", head="shema: 1\nclient: X\nas_of: 2026-06-30") == [
        "1: shema: unknown key shema. Did you mean schema?"
    ]
    assert said(tmp_path, "", head="schema: 2\nclient: X\nas_of: 2026-06-30") == [
        "1: schema: 2 is not allowed. Write 1."
    ]


def test_key_without_a_value_is_left_out(tmp_path):
    """As after `prepared_for:` or an emptied block; a name without keys is no role."""
    body = "words:\ndocument: {prepared_for: , version: }\ncontracts:\nbudget:\nroles: {a: {fte: 3, salary: , prior: }}"
    made = case(tmp_path, body)
    assert (made.file.document.version, made.file.words.context, made.file.contracts) == (1, "", {})
    assert made.params["roles.a.salary"].source.kind == "claim"
    assert said(tmp_path, "options: {o: {kind: }}")[0].startswith("4: options.o.kind: kind is missing. Write kind: in_")
    assert said(tmp_path, "roles: {a: }") == [
        "4: roles.a: nothing stands where indented lines are expected. Write lines of the form name: value."
    ]


def test_label_of_a_year_and_a_page_may_be_a_number(tmp_path):
    """2027 is a label, as FY27 is; page 4 is page 4."""
    made = case(tmp_path, "first_year: 2027\nroles: {a: {fte: {base: 3, origin: {offer: A, page: 4}}}}")
    assert made.file.first_year == "2027"
    assert str(made.params["roles.a.fte"].source) == "offer: A, page 4"


def test_the_editors_schema_is_current_and_says_the_same():
    """Shipped = generated; it accepts the client files of the kit and design.yaml, and refuses an unknown key."""
    shipped = resources.files("hitcase.inputs").joinpath(NAME).read_text(encoding="utf-8")
    assert shipped == json_schema()
    schema = json.loads(shipped)
    Draft202012Validator.check_schema(schema)
    editor = Draft202012Validator(schema)
    for path in (DESIGN, *sorted(PARAMS.glob("[a-z]*.yaml"))):
        assert [error.message for error in editor.iter_errors(read(path).data)] == [], path
    file = read(DESIGN).data
    assert not editor.is_valid({**file, "horizn": 5})
    assert not editor.is_valid({**file, "roles": {"analyst": {"fte": {"base": 1, "orgin": "HR"}}}})
    price = {"basis": "per_request", "amount": [[9_000, 40, 3], [None, 30]]}
    assert not editor.is_valid({**file, "options": {"o": {"kind": "offshore", "price": price}}})
    assert editor.is_valid({**file, "options": {"o": {"kind": "offshore", "price": price | {"amount": [9_000, 40]}}}})


def test_every_number_of_the_schema_has_a_meaning_and_a_unit():
    """They stand in messages, in the editor and in the document."""
    for section in sections() - {Strict, Section, Origin, Quantity}:
        for field in section.model_fields:
            spec = spec_of(section, field)
            assert spec is None or (spec.meaning and spec.unit and spec.part in ("uncertain", "choice", "policy"))
            assert spec is None or spec.high is None or spec.low < spec.high
