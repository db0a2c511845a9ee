"""What cannot be meant is refused, what is unlikely is noted in one line that asks, what is not known yet loads."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from hitcase.analysis.cases import load
from hitcase.document.provenance import beware
from hitcase.inputs.case import Case
from hitcase.inputs.money_units import KEPT
from hitcase.inputs.problems import ParamError
from tests.clients import LAKESIDE, clients
from tests.inputs.files import HERE, noted, said

DATA = yaml.safe_load(LAKESIDE.read_text(encoding="utf-8"))
Changes = dict[str, Any]


def changed(folder: Path, changes: Changes) -> Case:
    """Lakeside with other values at some paths; None takes a key out."""
    data = copy.deepcopy(DATA)
    for path, value in changes.items():
        *above, key = path.split(".")
        place = data
        for step in above:
            place = place.setdefault(step, {})
        if value is None:
            place.pop(key)
        else:
            place[key] = value
    file = folder / "x.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(file)


ROWS = yaml.safe_load((HERE / "implausible.yaml").read_text(encoding="utf-8"))
EACH = {
    kind: pytest.mark.parametrize("row", rows, ids=lambda row: str(row["change"])[:60]) for kind, rows in ROWS.items()
}


@EACH["refused"]
def test_what_cannot_be_meant_is_refused_with_what_to_enter(row: Changes, tmp_path):
    """One line at its key, and no other."""
    with pytest.raises(ParamError) as refused:
        changed(tmp_path, row["change"])
    assert [f"{one.path}: {one.message}" for one in refused.value.problems] == [f"{row['at']}: {row['says']}"]


@EACH["noted"]
def test_what_is_unlikely_is_kept_and_asked_about(row: Changes, tmp_path):
    """One line at its key, which the table of inputs repeats; no other."""
    made = changed(tmp_path, row["change"])
    assert noted(made) == [f"{row['at']}: {row['says']}{KEPT}"]
    assert row["says"] in beware(made, made.params[row["at"]])


def test_days_in_an_odd_order_are_kept_and_asked_about(tmp_path):
    """A document from before the day of its figures; an offer may be valid for ever."""
    made = changed(tmp_path, {"document.date": "2026-01-10", "options.offer_a.price.origin.valid_until": "9999-12-31"})
    asked = "2026-01-10 is before the day of the figures (as_of: 2026-06-30). Which of the two is right?"
    assert noted(made) == [f"document.date: {asked}"]


@pytest.mark.parametrize("value", ["absent", "null"])
def test_a_head_count_that_is_not_known_yet_leaves_its_role_out(value: str, tmp_path):
    """The file loads and says so; what rests on the role is left out with it."""
    text = LAKESIDE.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip().startswith("fte:"))
    (tmp_path / "x.yaml").write_text(
        text.replace(line, line.split(":")[0] + ":" if value == "null" else "", 1), "utf-8"
    )
    left = load(tmp_path / "x.yaml").left_out
    assert left["roles.analyst"] == "no head-count (roles.analyst.fte)"
    assert left["contracts.agency"] == "its role analyst is left out"


def test_work_that_is_not_known_yet_is_said(tmp_path):
    """An option without scope and team moves nothing: a cost alone, until somebody says what it takes over."""
    file = tmp_path / "x.yaml"
    file.write_text(
        "schema: 1\nclient: X\nas_of: 2026-06-30\n"
        "options: {partner: {kind: managed_service, price: {basis: monthly_fee, amount: 90000}}}\n",
        encoding="utf-8",
    )
    assert noted(load(file)) == [
        (
            "options.partner: No hours move: neither the scope nor team_hours says which work it is. Enter scope, or "
            "price.team_hours; until then it is a cost alone."
        )
    ]


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_no_shipped_file_is_asked_about(path: Path):
    """Figures of real organisations are within what is usual."""
    assert not [note for note in load(path).notes if note.message.endswith(KEPT)]


def test_a_placeholder_is_judged_by_nobody(tmp_path):
    """A budget that was filled in stands beside staff that was not."""
    roles = {
        "analyst": {"fte": {"base": 4000, "origin": "placeholder"}, "salary": {"base": 9, "origin": "placeholder"}}
    }
    made = changed(
        tmp_path,
        {"roles": roles, "contracts": {}, "planned": {}, "scope": {}, "options": {}, "scorecard": {}, "words": {}},
    )
    assert noted(made) == []


def test_a_blank_name_hides_no_other_problem(tmp_path):
    """What is wrong beside it is said at once."""
    blank = "This name is blank. Enter a name that can be read."
    zero = (
        "0 cannot be right (hours until it is done). Enter a number above 0, or delete the key if the value is unknown."
    )
    assert said(tmp_path, 'projects: [{name: " ", hours: 0}]\nroles: {" ": {fte: 3}}\n') == [
        f"4: projects[0].name: {blank}",
        f"4: projects[0].hours: {zero}",
        f"5: roles. : {blank}",
    ]
