"""The tree of Params: bound once by path, listed by path, and whose number each is."""

from __future__ import annotations

import pytest

from hitcase.inputs.params import ORIGINS, Param, Record, Source, bind, params_of, source_of, structural
from hitcase.inputs.sections import Origin
from tests.clients import lakeside
from tests.inputs.files import PRICE, case

OWN = Param("a", 1.0, Source("client", "HR"))


def test_bind_asks_once_for_a_path_that_stands_twice():
    """One parameter is one draw, wherever it stands; words and structure stay."""
    asked: list[str] = []

    def leaf(path: str, param: Param) -> float:
        asked.append(path)
        return param.base + len(asked)

    tree = Record(x=OWN, years=[OWN, structural("b", 5.0)], word="mix", none=None)
    bound = bind(tree, leaf)
    assert bound == {"x": 2.0, "years": [2.0, 7.0], "word": "mix", "none": None}
    assert asked == ["a", "b"]
    assert bound.years[1] == 7.0


def test_escalator_and_wage_growth_are_one_draw(tmp_path):
    """Also in do nothing and in every part."""
    tree = case(tmp_path, f"options: {{o: {{kind: offshore, {PRICE}}}}}").tree
    asked: list[str] = []
    bound = bind(tree, lambda path, _: asked.append(path) or float(len(asked)))
    assert asked.count("wage_growth") == 1
    assert {option.parts[0].escalator for option in bound.options.values()} == {bound.wage_growth}


def test_params_of_lists_all_but_structure_in_the_order_of_the_file():
    """By path; the years and do nothing's zeros are nobody's numbers."""
    tree = Record(x=OWN, rest=[structural("b", 5.0), Param("c", 2.0, OWN.source)])
    assert list(params_of(tree)) == ["a", "c"]
    found = lakeside().params
    assert list(found)[:3] == ["discount_rate", "wage_growth", "tm_bill_rate"]
    assert all(path == param.path and param.part != "structure" for path, param in found.items())
    assert not [path for path in found if path.startswith(("options.do_nothing", "year"))]


KINDS = (
    (None, "client", "stated by the client, no source named"),
    ("HR extract", "client", "HR extract"),
    ("said in the workshop, CIO", "workshop", "said in the workshop, CIO"),
    ("Workshop of 24 June", "client", "Workshop of 24 June"),
    ("offer of 3 Nov 2026", "client", "offer of 3 Nov 2026"),
    ("Riahi 2017", "client", "Riahi 2017"),
    ("placeholder", "placeholder", "placeholder"),
    ("assumed, for illustration", "assumption", "assumed, for illustration"),
    ("Assumption of the team", "assumption", "Assumption of the team"),
    ("firm default", "firm", "firm default"),
    ({"offer": "Offer A"}, "offer", "offer: Offer A"),
    ({"offer": "A", "page": 4, "valid_until": "2026-12-31"}, "offer", "offer: A, page 4, valid until 2026-12-31"),
    ({"offer": "A", "date": "2026-06-12", "page": "4"}, "offer", "offer: A, 2026-06-12, page 4"),
    ({"record": "HR extract, 2026-06"}, "record", "HR extract, 2026-06"),
    ({"record": "HR extract", "date": "2026-06-30"}, "record", "HR extract, 2026-06-30"),
    ({"public": "board order 09-935", "page": 2}, "public", "board order 09-935, page 2"),
    ({"workshop": "CIO"}, "workshop", "said in the workshop, CIO"),
    ({"workshop": "CIO", "date": "2026-06-24"}, "workshop", "said in the workshop, CIO, 2026-06-24"),
    ({"workshop": "said in the workshop by the CIO"}, "workshop", "said in the workshop by the CIO"),
    ({"assumption": "round"}, "assumption", "assumed: round"),
    ({"assumption": "assumed by the team"}, "assumption", "assumed by the team"),
    ({"text": "HR"}, "client", "HR"),
    ({"page": 4}, "client", "stated by the client, no source named"),
)


@pytest.mark.parametrize(("written", "kind", "text"), KINDS)
def test_origin_says_whose_number_it_is(written: object, kind: str, text: str):
    """By its key; plain words are what the client states, never a record, offer or study that they may speak of."""
    source = source_of(None if written is None else Origin.model_validate(written))
    assert (source.kind, str(source), source.grade) == (kind, text, "D" if kind == "assumption" else "")


def test_every_kind_of_source_has_its_words():
    """A source without text prints its kind's."""
    assert str(Source("claim", "")) == "evidence register"
    assert {kind for _, kind, _ in KINDS} | {"claim"} == ORIGINS.keys()


def test_param_knows_its_line_unit_meaning_range_and_note(tmp_path):
    """As the schema and the file say; a gap filled by the register has no line."""
    body = "roles:\n  a:\n    fte: 3\n    turnover_rate:\n      {low: 5 %, base: 8 %, high: .1, note: n, origin: HR}\n"
    params = case(tmp_path, body).params
    assert params["roles.a.turnover_rate"] == Param(
        "roles.a.turnover_rate",
        0.08,
        Source("client", "HR"),
        0.05,
        0.1,
        "share",
        "share of staff leaving a year",
        line=7,
        note="n",
        least=0,
        most=1,
        question="What share of staff leaves in a year",
    )
    assert (params["roles.a.fte"].line, params["roles.a.burnout"].line) == (6, 0)
    assert {params[path].part for path in ("discount_rate", "weeks_per_year", "roles.a.fte")} == {
        *("policy", "choice", "uncertain")
    }


def test_origin_of_a_price_or_an_end_is_that_of_its_numbers(tmp_path):
    """Written once beside them; a number's own comes first."""
    body = f"""roles: {{a: {{fte: 3}}}}
contracts: {{c: {{role: a, amount: 5}}}}
options:
  o:
    kind: offshore
    price: {{basis: hourly, amount: 90, team_hours: {{base: 9, origin: assumed}}, origin: {{offer: A}}}}
    ends: {{contracts: {{c: {{share: 0.5, month: 3, owner: CIO, origin: said in the workshop}}}}}}
  p: {{kind: offshore, {PRICE}}}
"""
    params = case(tmp_path, body).params
    kinds = {path.removeprefix("options.o."): param.source.kind for path, param in params.items()}
    assert (kinds["price.amount"], kinds["price.team_hours"]) == ("offer", "assumption")
    assert (kinds["ends.contracts.c.share"], kinds["ends.contracts.c.month"]) == ("workshop", "workshop")
    assert params["options.p.price.amount"].source.text == "stated by the client, no source named"
