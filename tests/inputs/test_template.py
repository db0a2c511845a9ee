"""`hitcase new`: a file that builds, asks ten numbers, and takes another client's names but none of its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs import template
from hitcase.inputs.first_numbers import open_numbers, placeholders
from hitcase.inputs.problems import ParamError
from tests.clients import LAKESIDE, PARAMS
from tests.inputs.files import HERE, PRICE, ROLE, written

NUMBERED = re.compile(r"# \d+ ")
OTHERS = (*sorted(path for path in PARAMS.glob("*.yaml") if path.name[0] != "_"), HERE / "design.yaml")


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setattr(template, "_today", lambda: "2026-06-30")


def test_new_file_loads_and_computes_with_all_ten_numbers_open(tmp_path):
    """Nothing is left out, every number that was asked is a placeholder, and both ways to staff are computed."""
    path = template.write("lakeside-2", folder=tmp_path / "params")
    case = load(path)
    assert path == tmp_path / "params" / "lakeside-2.yaml"
    assert (case.file.client, case.file.as_of, case.left_out, case.notes) == ("Lakeside 2", "2026-06-30", {}, ())
    assert len(open_numbers(case)) == 10
    assert list(evaluate(case).options) == ["do_nothing", "partner", "own_hires"]
    written_numbers = [path for path, param in case.params.items() if param.line]
    assert placeholders(case) == written_numbers


def test_first_block_asks_ten_numbers_in_order_and_says_where_each_lives(tmp_path):
    """Numbered in comments from the top down, each with a place to look."""
    text = template.write("x", folder=tmp_path).read_text(encoding="utf-8")
    asked = [line.strip() for line in text.splitlines() if NUMBERED.match(line.strip())]
    assert [int(line.split()[1]) for line in asked] == list(range(1, 11))
    assert all("Lives in: " in line for line in asked)
    assert all(line.isascii() or "…" in line for line in text.splitlines()[:20])


@pytest.mark.parametrize("form", ["{record:", "{workshop:", "{offer:", "{public:", "{assumption:", "firm default"])
def test_each_way_to_say_whose_a_number_is_is_shown_once(form: str, tmp_path):
    """In a comment above the first block, beside the claim that stands for a number."""
    text = template.write("x", folder=tmp_path).read_text(encoding="utf-8").partition("schema:")[0]
    assert [line[0] for line in text.splitlines() if form in line] == ["#"]
    assert text.count("{claim: c3_high_risk}") == 1


FIGURES = {"fte": 7.5, "salary": 88_000, "seats_empty": 0, "total": 31_000_000, "start_month": 9}
ASKED = re.compile(r"^( +)(\w+): \{base: ([^,]*), origin: placeholder", re.MULTILINE)


def filled_in(text: str, hours: float) -> str:
    """The file with other numbers wherever it asks one, each with its origin, and nothing else changed."""
    first, own_hires, rest = text.partition("  own_hires:")
    figures = {**FIGURES, "hours": hours}

    def answer(line: re.Match[str]) -> str:
        return f"{line[1]}{line[2]}: {{base: {figures.get(line[2], line[3])}, origin: HR"

    first = ASKED.sub(answer, first).replace("amount: {base: 100000, origin: placeholder}", "amount: 91000")
    ended = re.compile("contractors: {share: .*}")
    first = ended.sub("contractors: {share: 90 %, month: 10}", first)
    return first + own_hires + rest


@pytest.mark.parametrize("hours", [1, 99, 4_000, 10_000, 16_920, 60_000])
def test_filling_in_just_the_ten_numbers_builds(hours: float, tmp_path):
    """For a few contractor hours and for many: no placeholder that nobody touched stands in the way."""
    path = template.write("x", folder=tmp_path)
    path.write_text(filled_in(path.read_text(encoding="utf-8"), hours), encoding="utf-8")
    case = load(path)
    assert open_numbers(case) == []
    assert case.params["contracts.contractors.hours"].base == hours
    assert [path for path in placeholders(case) if not path.startswith("options.own_hires.")] == ["scope.share.analyst"]
    assert evaluate(case).options["partner"].npv_cash != 0


def test_rest_of_the_file_shows_what_stands_in_and_whose_it_is(tmp_path):
    """As comments: each key that has a prior or a default, its value, its claim's grade."""
    text = template.write("x", folder=tmp_path).read_text(encoding="utf-8")
    assert "# roles.NAME.burnout: {low: 0.25, base: 0.4, high: 0.6}   # c3_high_risk, grade C: " in text
    assert "# options.NAME.phase_in: [0.5, 0.9, 1]   # assumed, grade D: no study; half of the effect" in text
    assert (
        "# options.NAME.learning_loss: [{low: 0.05, base: 0.15, high: 0.2}, {low: 0.05, base: 0.15, high: 0.2}, 0]"
        in text
    )
    assert "# roles.NAME.fte:" not in text


@pytest.mark.parametrize("name", ["1e3", "012", "true", "null", "no", "0x1f", "a" * 60])
def test_name_that_yaml_would_read_as_something_else_is_a_name(name: str, tmp_path):
    """In both kinds of new file."""
    for like in (None, LAKESIDE):
        folder = tmp_path / str(like is None)
        assert load(template.write(name, like, folder)).file.client == name.replace("-", " ").title()


WRONG = (
    *("", "Lakeside", "../../x", "a/b", "<script>", "=cmd|'/c calc'!A0", "🏥", "مستشفى", "a" * 61, "a" * 300),
    *("a b", "x.yaml", "-a", "a-", "a\n", "_firm", "a\0", ".", ".."),
)


@pytest.mark.parametrize("name", WRONG)
def test_name_that_is_none_is_refused_and_nothing_is_written(name: str, tmp_path):
    """Never a file outside the folder."""
    with pytest.raises(ValueError, match="is no name for a client file") as refused:
        template.write(name, folder=tmp_path / "params")
    assert str(refused.value).endswith("Write a–z, 0–9 and hyphens, at most 60: lakeside-2")
    assert len(str(refused.value)) < 200
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    """The file that is there stays as it is."""
    path = written(tmp_path, ROLE)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        template.write("x", folder=tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("like", OTHERS, ids=lambda path: path.stem)
def test_like_another_client_takes_names_and_rounded_figures(like: Path, tmp_path):
    """Its roles, contracts and options; whatever it was, the new file builds, and all its numbers are placeholders."""
    case, made = load(like), load(template.write("new", like, tmp_path))
    evaluate(made)
    assert list(made.file.roles) == list(case.file.roles)
    assert list(made.file.options) == [name for name, option in case.file.options.items() if not option.ruled_out]
    own = [path for path, param in made.params.items() if param.line]
    assert own == placeholders(made)
    assert len(open_numbers(made)) == 10
    digits = {f"{param.base:.12g}".replace(".", "").strip("0") for param in map(made.params.get, own)}
    assert all(len(one) <= 1 for one in digits)


def test_like_another_client_tells_none_of_its_words(tmp_path):
    """Neither its client's name nor an origin, a note, a reason, an owner; its rows of the register stay."""
    text = template.write("new", LAKESIDE, tmp_path).read_text(encoding="utf-8").partition("# The rest comes from")[0]
    for word in ("Lakeside", "Epic", "Offer A", "workshop", "HR,", "Meridian", "Medicaid", "contractors", "104"):
        assert word not in text, word
    made = load(tmp_path / "new.yaml")
    assert {role.prior for role in made.file.roles.values()} == {"analyst", "help_desk"}
    assert made.file.scope.contracts == load(LAKESIDE).file.scope.contracts


def test_like_a_file_that_uses_its_hours_to_the_last_still_builds(tmp_path):
    """Rounding 1,499 contract hours down and 1,501 up must not make a file that claims more than it frees."""
    body = f"""{ROLE}contracts:
  a: {{role: analyst, hours: 15000, rate: 90}}
  b: {{role: analyst, hours: 14900, rate: 90}}
budget: {{total: 9e6, run_share: 0.65, grow_share: 0.22, transform_share: 0.13}}
planned: {{h: {{role: analyst, amount: 9, hours: 900}}}}
scope: {{contracts: [a, b]}}
options:
  o:
    kind: mix
    parts: [{{share_of_scope: 0.35, {PRICE}}}, {{share_of_scope: 0.65, {PRICE}}}]
    governance_hours: {{analyst: 100}}
    ends: {{contracts: {{a: {{month: 1}}, b: {{month: 1, share: 0.9}}}}, planned: {{h: {{month: 2}}}}}}
"""
    made = load(template.write("new", written(tmp_path, body), tmp_path))
    assert [part.share_of_scope.base for part in made.tree.options.o.parts] == [0.3, 0.6]
    assert {param.base for path, param in made.params.items() if path.endswith("ends.contracts.a.share")} == {0}


def test_like_a_file_whose_figures_make_no_sense_when_rounded_still_builds(tmp_path):
    """Month 118 of ten years is after five; no request comes in, as the improvements stay behind."""
    body = f"""{ROLE}horizon: 10
demand: {{arrivals: 0, hours_per_request: 2, improvements: 90}}
scope: {{share: {{analyst: 0.5}}}}
options: {{o: {{kind: nearshore, {PRICE}, start_month: 118}}}}
"""
    made = load(template.write("new", written(tmp_path, body), tmp_path))
    assert made.tree.options.o.parts[0].start_month.base == 100
    evaluate(made)


def test_like_a_file_that_cannot_be_read_says_why(tmp_path):
    """Its problems, and no new file."""
    with pytest.raises(ParamError, match="horizon: x is not a whole number"):
        template.write("new", written(tmp_path, "horizon: x"), tmp_path)
    assert not (tmp_path / "new.yaml").exists()
