"""The command line: exit codes, streams, what to do next, and messages; never a traceback."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.cli import app
from tests.clients import LAKESIDE, PARAMS
from tests.command_line import BROKEN, SAID, SHORT, last, run

COMMANDS = ("new", "check", "compute", "questions", "explain", "build", "live")
MENDED = {"check": "check", "compute": "check", "explain": "check", "build": "build"}  # what shows problems again


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two small client files, one that can be used and one that can't."""
    (tmp_path / "params").mkdir()
    (tmp_path / "params" / "small.yaml").write_text(SHORT.format(client="Small"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_help_tells_what_hitcase_is_and_names_every_command():
    """Exit 0, and the exit codes are explained."""
    found = run("--help")
    assert found.exit_code == 0
    assert "Business cases for handing EHR run work to a partner, or not" in found.stdout
    assert "2: wrong usage" in found.stdout
    assert all(f"\n  {command} " in found.stdout for command in COMMANDS)
    assert sorted(command.name or command.callback.__name__ for command in app.registered_commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_stands_on_stdout(command: str):
    """Exit 0; each argument and option says what it is."""
    found = run(command, "--help")
    assert (found.exit_code, found.stderr) == (0, "")
    assert f"hitcase {command}" in found.stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("chek",),
        ("check", "--jason"),
        ("compute",),
        ("compute", "a", "b"),
        ("explain", LAKESIDE),
        ("explain", LAKESIDE, "fee", "--year", "two"),
        ("new",),
        ("build", "--out"),
    ],
)
def test_wrong_usage_is_2_and_nothing_on_stdout_but_help(words: tuple[object, ...]):
    """Unknown commands and options, too few or too many arguments."""
    found = run(*words)
    assert found.exit_code == 2
    assert not found.stdout or "Usage:" in found.stdout


@pytest.mark.parametrize("command", ["check", "compute", "build", "explain"])
@pytest.mark.usefixtures("here")
def test_missing_path_is_wrong_usage(command: str):
    """And it is named as the user wrote it."""
    found = run(command, "no/such.yaml", *(["fee"] if command == "explain" else []))
    assert (found.exit_code, found.stdout) == (2, "")
    assert last(found.stderr) == "hitcase: no/such.yaml does not exist."


@pytest.mark.parametrize("command", ["check", "build"])
def test_without_clients_it_says_how_to_begin(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """No params folder, or an empty one."""
    monkeypatch.chdir(tmp_path)
    assert last(run(command).stderr) == "hitcase: params does not exist. Write one: hitcase new my-client"
    (tmp_path / "params").mkdir()
    (tmp_path / "params" / "_firm.yaml").write_text("horizon: 4\n", encoding="utf-8")
    found = run(command)
    assert (found.exit_code, found.stdout) == (2, "")
    assert last(found.stderr) == "hitcase: params holds no client file. Write one: hitcase new my-client"


@pytest.mark.parametrize("command", ["compute", "explain"])
@pytest.mark.usefixtures("here")
def test_a_folder_where_one_file_is_asked_for_is_wrong_usage(command: str):
    """With the name of a file in it."""
    found = run(command, "params", *(["fee"] if command == "explain" else []))
    assert found.exit_code == 2
    assert "params is a folder. Name one client file of it" in found.stderr


@pytest.mark.parametrize("command", ["check", "compute", "explain", "build"])
@pytest.mark.usefixtures("here")
def test_bad_file_is_a_finding_with_its_place(command: str):
    """file:line: path: message on stderr, exit 1, and what to do next."""
    found = run(command, "broken.yaml", *(["fee"] if command == "explain" else []))
    assert found.exit_code == 1
    assert [line for line in found.stderr.splitlines() if re.fullmatch(SAID, line)]
    assert f"Next: mend the lines above, then: hitcase {MENDED[command]} broken.yaml" in found.output.splitlines()


def test_check_tells_every_problem_of_every_file_and_counts(here: Path):
    """Good files on stdout, problems on stderr, those of one cause together."""
    (here / "params" / "other.yaml").write_text(BROKEN + "horizon: 0\n", encoding="utf-8")
    found = run("check", "params", "broken.yaml")
    assert found.exit_code == 1
    assert found.stdout.startswith("params/small.yaml: Small\n")
    assert "1 of 3 client files can be built." in found.stdout
    told = found.stderr.splitlines()
    assert (len(told), told[0].split(":")[0]) == (3, "params/other.yaml")
    alike = [i for i, line in enumerate(told) if "turnover_rat:" in line]
    assert alike[1] - alike[0] == 1


def test_check_of_a_good_file_ties_out_and_names_build():
    """Exit 0, nothing on stderr."""
    found = run("check", LAKESIDE)
    assert (found.exit_code, found.stderr) == (0, "")
    assert "tie-out: loaded pay of all roles v personnel budget" in found.stdout
    assert last(found.stdout) == f"Next: hitcase build {LAKESIDE}"


@pytest.mark.usefixtures("here")
def test_a_file_named_twice_counts_once():
    """By its folder and by itself."""
    assert "1 of 1 client files can be built." in run("check", "params", "params/small.yaml", "./params").stdout


def test_compute_shows_the_options_and_the_next_command():
    """On stdout, with the mark of an illustrative client."""
    found = run("compute", LAKESIDE)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith("Lakeside Health (illustrative): 5 years, USD. Peak funding and cost per hour are ")
    heads = ["NPV cash, base case", "P10", "median", "P90", "chance of a loss", "peak funding"]
    assert re.split(r" {2,}", found.stdout.splitlines()[1].strip()) == [*heads, "in month", "cost per hour"]
    drawn = r"-\d{3},\d{3} +\d{3},\d{3} +1,\d{3},\d{3} +7 in 20"
    assert re.search(rf"Offer A +659,409 +{drawn} +1,520,534 +5 +130\.91$", found.stdout, re.MULTILINE)
    assert last(found.stdout) == f"Next: hitcase explain {LAKESIDE} npv_cash --option blend"


def test_compute_json_is_the_estimate_and_nothing_else_on_stdout():
    """It can be piped; what to do next stands on stderr."""
    found = run("compute", LAKESIDE, "--json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["lines"] == evaluate(load(LAKESIDE))
    assert last(found.stderr).startswith("Next: hitcase explain")


def test_questions_are_ranked_with_who_can_answer_and_what_changes():
    """The one worth most first, in plain words; those not worth asking are counted; open first numbers come first."""
    found = run("questions", LAKESIDE)
    assert (found.exit_code, found.stderr) == (0, "")
    first = found.stdout.splitlines()[:4]
    assert first[0].startswith(
        "Lakeside Health (illustrative): no answer is worth the $2,000 that asking costs, among "
    )
    assert first[1] == "  answers that would bring an option within the client's limits:"
    asked = "How many of the 14 Agency contractors would leave under Fill two seats?"
    assert first[2].startswith(f"  - {asked} Worth at most $")
    assert re.fullmatch(r"     Epic director: notice periods. \d of 14 or more: Fill two seats\.", first[3])
    assert re.search(
        r"  do not bother with these 1\d\d, each worth less than the \$2,000 that asking costs:\n     \w",
        found.stdout,
    )
    assert "options.offer_b.transition_share" in found.stdout
    assert "first of all: staff in scope" in run("questions", LAKESIDE.with_name("natividad.yaml")).stdout


def test_commands_to_copy_are_quoted(here: Path):
    """A path with a space or a quote still works when it is pasted."""
    shutil.copytree(here / "params", here / "my clients")
    assert last(run("check", "my clients").stdout) == "Next: hitcase build 'my clients'"


def test_relative_path_is_found_from_a_folder_below(here: Path, monkeypatch: pytest.MonkeyPatch):
    """A notebook's folder, say."""
    (here / "notebooks").mkdir()
    monkeypatch.chdir(here / "notebooks")
    assert run("compute", "params/small.yaml").exit_code == 0
    assert "1 of 1" in run("check").stdout


def test_the_shipped_files_pass_their_own_check():
    """All of them, without a word on stderr."""
    found = run("check", PARAMS)
    assert (found.exit_code, found.stderr) == (0, "")
