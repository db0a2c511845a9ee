"""A client file as a case: its name, where it is looked up, what is left out and why, what stands in for a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.analysis.cases import load, load_all
from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import client_files
from hitcase.inputs.problems import ParamError
from tests.inputs.files import HEAD, PRICE, ROLE, case, noted, said, written

RENAME = "a client file is named with a–z, 0–9 and hyphens, at most 60. Rename it: it names the folder of documents."


@pytest.mark.parametrize("stem", ["x", "lakeside-2", "2027", "a" * 60, "a-b-c"])
def test_stem_names_the_pack(stem: str, tmp_path):
    """a–z, 0–9, hyphens inside, at most 60."""
    assert load(written(tmp_path, "", name=stem)).name == stem


@pytest.mark.parametrize(
    "stem", ["Lakeside", "a_b", "-a", "a-", "a" * 61, "ä", "a b", "x.y", "<script>", "=1", "🏥", "شفاء"]
)
def test_any_other_stem_is_refused_before_the_file_is_opened(stem: str, tmp_path):
    """It would name a folder of documents."""
    with pytest.raises(ParamError) as refused:
        load(tmp_path / f"{stem}.yaml")
    assert [problem.message for problem in refused.value.problems] == [RENAME]


def test_relative_path_is_looked_up_from_the_parents_too(tmp_path, monkeypatch):
    """From the working folder first, then from each folder above; the file is called as the user wrote it."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "params").mkdir()
    written(tmp_path / "params", "horizon: 7")
    monkeypatch.chdir(below)
    found = load("params/x.yaml")
    assert (found.label, found.path, found.file.horizon) == ("params/x.yaml", tmp_path / "params/x.yaml", 7)
    (below / "params").mkdir()
    written(below / "params", "horizon: 3")
    assert load("params/x.yaml").file.horizon == 3


def test_files_that_cannot_be_read_are_problems_of_their_own(tmp_path):
    """A missing file and a folder; the others are still checked, and no problem is told twice."""
    (tmp_path / "folder.yaml").mkdir()
    good, bad = written(tmp_path, ROLE), written(tmp_path, "horizon: x", name="y")
    cases, problems = load_all([tmp_path / "gone.yaml", tmp_path / "folder.yaml", bad, good, bad])
    assert [made.name for made in cases] == ["x"]
    assert [problem.message for problem in problems] == [
        "cannot be opened: No such file or directory. Check its name and your access to it.",
        "cannot be opened: Is a directory. Check its name and your access to it.",
        "x is not a whole number. Write one such as 5.",
    ]


def test_what_is_unknown_leaves_its_section_out_and_says_so(tmp_path):
    """Budget, volumes, a head-count with what hangs on it, a price, a planned amount; the rest is computed."""
    body = f"""
roles: {{analyst: {{fte: 10}}, desk: {{salary: 60000}}}}
contracts: {{a: {{role: desk, amount: 5}}, b: {{role: analyst, amount: 5}}}}
planned: {{hire: {{role: analyst, hours: 5}}}}
scope: {{share: {{analyst: 0.1, desk: 0.5}}, contracts: [a, b]}}
options:
  o: {{kind: offshore, {PRICE}, kt_hours: {{desk: 9}}, governance_hours: {{desk: 9}},
       ends: {{contracts: {{a: {{month: 3}}}}, posts: {{desk: {{count: 1}}}}, planned: {{hire: {{month: 1}}}}}}}}
  p: {{kind: offshore}}
  q: {{kind: nearshore, price: {{basis: hourly}}}}
  r: {{kind: mix, parts: [{{share_of_scope: 0.5, {PRICE}}}, {{share_of_scope: 0.5}}]}}
  s: {{kind: mix, ruled_out: no access}}
"""
    found = case(tmp_path, body)
    assert found.left_out == {
        "budget": "no IT budget (budget.total)",
        "demand": "no volumes (demand.arrivals and demand.hours_per_request)",
        "roles.desk": "no head-count (roles.desk.fte)",
        "contracts.a": "its role desk is left out",
        "planned.hire": "no amount (planned.hire.amount)",
        "options.p": "no price",
        "options.q": "no price",
        "options.r": "no price",
        "options.s": "ruled out: no access",
    }
    assert list(evaluate(found).options) == ["do_nothing", "o"]


def test_an_empty_file_is_a_case_of_do_nothing(tmp_path):
    """Nothing but its name is known: it loads, computes, and says what it lacks."""
    found = case(tmp_path, "")
    assert found.left_out["roles"] == "no role with a head-count (roles)"
    assert list(evaluate(found).options) == ["do_nothing"]


def test_nothing_can_be_added_to_doing_nothing(tmp_path):
    """Every line is a difference from it."""
    body = "options: {do_nothing: {kind: offshore, added: {escort: {class: cost, amount: 3}}}}"
    told = "do_nothing always exists and has no keys. Leave it out, or name the option otherwise."
    assert said(tmp_path, body) == [f"4: options.do_nothing: {told}"]


def test_what_was_added_is_a_number_with_a_class_an_owner_and_an_origin(tmp_path):
    """The origin beside the class is the amount's and the month's; a benefit has a value that needs no belief."""
    kind = f"kind: offshore, {PRICE}"
    added = "added: {escort: {class: cost, amount: {low: 2, base: 3, high: 5}, start_month: 1, owner: CISO, origin: HR}"
    body = f"{ROLE}options: {{o: {{{kind}, {added}, visits: {{class: cash, amount: {{claim: e1_analyst_pay}}}}}}}}}}"
    found = case(tmp_path, body).params
    cost, month = (found[f"options.o.added.escort.{key}"] for key in ("amount", "start_month"))
    assert (cost.low, cost.base, cost.high, cost.unit) == (2, 3, 5, "money a year")
    assert str(cost.source) == str(month.source) == "HR"
    assert (cost.meaning, cost.no_effect, cost.line) == ("cost that was added", None, 5)
    cash = found["options.o.added.visits.amount"]
    assert (cash.meaning, cash.no_effect, cash.source.claim) == ("cash that was added", 0, "e1_analyst_pay")
    assert "options.o.added.visits.start_month" not in found


def test_do_nothing_always_comes_first_and_is_nobodys_to_write(tmp_path):
    """It exists without being named."""
    assert list(case(tmp_path, f"options: {{a: {{kind: offshore, {PRICE}}}}}").tree.options) == ["do_nothing", "a"]
    assert said(tmp_path, "options: {do_nothing: {kind: in_house_fix}}") == [
        "4: options.do_nothing: do_nothing always exists and has no keys. Leave it out, or name the option otherwise."
    ]


def test_escalator_is_wage_growth_itself_unless_the_offer_fixes_one(tmp_path):
    """One parameter, so one draw, for parts too."""
    body = f"options: {{a: {{kind: offshore, {PRICE}}}, b: {{kind: offshore, {PRICE}, escalator: 2 %}}}}"
    tree = case(tmp_path, body).tree
    assert tree.options.a.parts[0].escalator is tree.wage_growth
    assert tree.options.b.parts[0].escalator.path == "options.b.escalator"


def test_priors_of_options_fill_partner_kinds_only(tmp_path):
    """Other kinds default to no effect: 0, but 1 for phase_in and realisation_share; own hires learn by their ramp."""
    body = ROLE + "scope: {share: {analyst: 0.1}}\noptions:\n"
    body += f"  a: {{kind: nearshore, {PRICE}}}\n  b: {{kind: in_house_fix, price: {{basis: payroll}}}}\n"
    tree = case(tmp_path, body).tree
    a, b = tree.options.a, tree.options.b
    assert [p.base for p in (a.governance_share, a.parts[0].start_month, a.realisation_share)] == [0.06, 5.5, 0.6]
    assert [p.base for p in a.parts[0].learning_loss] == [0.15, 0.15, 0]
    assert [p.base for p in (b.governance_share, b.parts[0].start_month, b.realisation_share)] == [0, 0, 1]
    assert "learning_loss" not in b.parts[0]  # own hires learn as any successor does
    assert [p.base for p in (*b.phase_in, *b.turnover_uplift, *b.other_cost)] == [1, 0, 0]
    assert (a.kt_hours["analyst"].base, dict(b.kt_hours)) == (400, {})  # 40 h for each of ten


def test_priors_follow_the_parts_of_a_mix(tmp_path):
    """A part of its own kind, or of the one that its price is of; a mix with a partner's part has a partner's keys."""
    parts = f"{{share_of_scope: 0.5, price: {{basis: payroll}}}}, {{share_of_scope: 0.3, kind: consulting, {PRICE}}}"
    body = f"{ROLE}scope: {{share: {{analyst: 0.1}}}}\noptions:\n  own: {{kind: mix, parts: [{parts}]}}\n"
    body += f"  both: {{kind: mix, parts: [{parts}, {{share_of_scope: 0.2, {PRICE}}}]}}\n"
    own, both = (case(tmp_path, body).tree.options[name] for name in ("own", "both"))
    assert [part.vendor_attrition.base > 0 for part in both.parts] == [False, False, True]
    assert [p.base for p in both.parts[2].learning_loss] == [0.15, 0.15, 0]
    assert [p.base for p in both.parts[1].learning_loss] == [0]
    assert (own.governance_share.base, both.governance_share.base) == (0, 0.06)
    assert (dict(own.kt_hours), both.kt_hours["analyst"].base) == ({}, 400)
    (told,) = said(tmp_path, f"{ROLE}options: {{o: {{kind: mix, parts: [{{{PRICE}}}], governance_share: 0}}}}")
    assert "governance_cost is switched off without a reason." in told


def test_an_end_that_follows_the_service_has_no_month_of_its_own(tmp_path):
    """Else a month that nobody reads would stand among the inputs, as a question and as a draw."""
    ends = "ends: {contracts: {a: {after_start: 2}, b: {month: 7}, c: {}}}"
    contracts = "{a: {role: analyst, amount: 3}, b: {role: analyst, amount: 5}, c: {role: analyst, amount: 9}}"
    found = case(tmp_path, f"{ROLE}contracts: {contracts}\noptions: {{o: {{kind: offshore, {PRICE}, {ends}}}}}")
    paths = [path for path in found.params if ".ends." in path and not path.endswith("share")]
    start = "options.o.ends.contracts"
    assert paths == [f"{start}.a.after_start", f"{start}.b.month", f"{start}.c.month"]
    assert found.params[f"{start}.c.month"].source.kind == "assumption"


def test_value_an_order_of_magnitude_from_its_benchmark_is_kept_and_noted(tmp_path):
    """8,633 a year is a month's pay; a placeholder and a client in another currency are not compared."""
    found = case(tmp_path, "roles: {a: {fte: 3, salary: 8633}, b: {fte: 3, salary: 1100000}}")
    kept = "Kept; the document will show it."
    assert noted(found) == [
        f"roles.a.salary: 8,633 is 12 times below the benchmark of 106,000. A monthly figure? {kept}",
        f"roles.b.salary: 1,100,000 is 10 times above the benchmark of 106,000. {kept}",
    ]
    assert found.params["roles.a.salary"].base == 8633
    assert noted(case(tmp_path, "roles: {a: {fte: 3, salary: {base: 8633, origin: placeholder}}}")) == []
    yen = [
        note for note in noted(case(tmp_path, "currency: JPY\nroles: {a: {fte: 3, salary: 9e6}}")) if "salary" in note
    ]
    assert yen == []


def test_clients_of_a_folder_are_its_yaml_files_in_order(tmp_path):
    """Names with a leading _, journals, backups and other files are none."""
    for name in ("b.yaml", "a.yaml", "_firm.yaml", "a.journal.jsonl", "a.backup-1.yaml", "a.backup-2", "note.txt"):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
    assert [path.name for path in client_files(tmp_path)] == ["a.yaml", "b.yaml"]
    assert client_files(tmp_path / "a.yaml") == [tmp_path / "a.yaml"]


def test_a_path_that_no_system_takes_is_a_problem_and_no_traceback():
    """A folder name longer than any file system has, a null byte."""
    for path in (Path("d" * 5000) / "x.yaml", Path("a\0b/x.yaml")):
        with pytest.raises(ParamError):
            load(path)
