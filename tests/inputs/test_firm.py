"""`_firm.yaml`: the firm's values under every client's own, shown as the firm's, its mistakes named as its file's."""

from __future__ import annotations

import os

from hitcase.analysis.cases import load_all
from tests.inputs.files import PRICE, ROLE, case, said, written

FIRM = """discount_rate: 0.06
horizon: 7
limits: {p_loss: 0.3}
roles: {analyst: {productive_hours: 1700, months_vacant: {low: 1, base: 2, high: 9}}, nurse: {fte: 5}}
options: {a: {governance_share: {base: 0.07, origin: our contracts}, phase_in: [0.4, 1]}}
"""
OPTION = f"options: {{a: {{kind: offshore, {PRICE}}}}}\n"


def test_firms_value_fills_a_gap_and_the_clients_own_wins(tmp_path):
    """Of the case, of a section, of a role and an option that the client has; origin "firm default"."""
    body = ROLE + OPTION + "discount_rate: 0.09\nlimits: {peak_funding: 5}"
    found = case(tmp_path, body, firm=FIRM)
    params = found.params
    assert (params["discount_rate"].base, params["discount_rate"].source.kind) == (0.09, "client")
    assert found.file.horizon == 7
    wanted = {
        "limits.p_loss": 0.3,
        "roles.analyst.productive_hours": 1700,
        "roles.analyst.months_vacant": 2,
        "options.a.governance_share": 0.07,
        "options.a.phase_in[1]": 1,
    }
    assert {path: params[path].base for path in wanted} == wanted
    assert {str(params[path].source) for path in wanted} == {"firm default"}
    assert params["limits.peak_funding"].base == 5
    assert list(found.tree.roles) == ["analyst"]


def test_a_number_is_one_thing(tmp_path):
    """A client's range, claim or list is not mixed with the firm's; an empty key says that nothing is known."""
    body = "roles: {analyst: {fte: 3, productive_hours: , months_vacant: {base: 4}}}\n" + OPTION.replace(
        PRICE, f"{PRICE}, phase_in: 0.5, governance_share: {{claim: e14_governance_share}}"
    )
    params = case(tmp_path, body, firm=FIRM).params
    assert (params["roles.analyst.months_vacant"].low, params["roles.analyst.months_vacant"].base) == (None, 4)
    assert params["roles.analyst.productive_hours"].base == 1800
    assert params["options.a.governance_share"].source.claim == "e14_governance_share"
    assert "options.a.phase_in[1]" not in params


def test_problem_in_the_firms_file_names_the_firms_file(tmp_path):
    """With its own line, beside the client's; also of a role that this client does not have."""
    firm = "discount_rate: 84k\nroles:\n  nurse: {slary: 3}\n  analyst: {fte: 3, turnover_rate: 19}\nbudgt: 5\n"
    assert said(tmp_path, ROLE + "horizon: x", firm=firm) == [
        "_firm.yaml:1: discount_rate: 84k is not a number (nominal discount rate). Enter 84000.",
        "_firm.yaml:3: roles.nurse.slary: unknown key roles.nurse.slary. Did you mean salary?",
        "_firm.yaml:4: roles.analyst.turnover_rate: 19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %.",
        "_firm.yaml:5: budgt: unknown key budgt. Did you mean budget?",
        "5: horizon: x is not a whole number. Write one such as 5.",
    ]


def test_what_belongs_to_a_client_is_not_the_firms(tmp_path):
    """Each client says who it is and of which day; and that it follows this schema."""
    assert said(tmp_path, "", firm="client: We\nas_of: 2026-01-01\nschema: 1") == [
        "_firm.yaml:1: client: belongs to a client, not to the firm. Take it out.",
        "_firm.yaml:2: as_of: belongs to a client, not to the firm. Take it out.",
    ]
    assert said(tmp_path, "client: X\nas_of: 2026-06-30", head="", firm="schema: 1") == [
        "schema is missing. Write schema: 1."
    ]


def test_one_unreadable_file_does_not_hide_the_others_problems(tmp_path):
    """The firm's file, the client's, or both; what rests on the firm's values is not guessed at."""
    found = said(tmp_path, "horizon: x\ncontracts: {a: {role: r, hours: 3}}", firm="[")
    assert found[0].startswith("_firm.yaml:1: the top level has no names.")
    assert found[1:] == ["4: horizon: x is not a whole number. Write one such as 5."]
    both = said(tmp_path, "\tx", firm="discount_rat: 3")
    assert [one.split(":")[0] for one in both] == ["4", "_firm.yaml"]


def test_firms_problem_is_told_once_for_all_its_clients(tmp_path):
    """By the path that the user gave, whatever the working folder."""
    paths = [written(tmp_path, ROLE, firm="horizn: 3", name=name) for name in ("a", "b")]
    _, problems = load_all(paths)
    assert [str(problem) for problem in problems] == [
        f"{tmp_path}/_firm.yaml:1: horizn: unknown key horizn. Did you mean horizon?"
    ]


def test_firms_file_is_named_as_the_clients_is(tmp_path, monkeypatch):
    """Relative where the client's path is."""
    written(tmp_path, ROLE, firm="horizn: 3")
    monkeypatch.chdir(tmp_path)
    _, problems = load_all([f".{os.sep}x.yaml"])
    assert [problem.file for problem in problems] == ["_firm.yaml"]


def test_note_on_a_firms_value_names_the_firms_file(tmp_path):
    """An odd benchmark is the firm's to mend."""
    (note,) = case(tmp_path, ROLE, firm="roles: {analyst: {certification: 900}}").notes
    assert (note.file, note.line) == (f"{tmp_path}/_firm.yaml", 1)
    assert note.message.startswith("900 is 17 times below the benchmark of 15,000.")


def test_a_link_to_a_client_file_has_the_firm_of_the_file_itself(tmp_path):
    """The workshop's private folder holds a link; numbers must not differ from those of the build."""
    original = case(tmp_path, ROLE, firm=FIRM)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / original.path.name
    link.symlink_to(original.path)
    assert load_all([link])[0][0].params["discount_rate"].base == 0.06
