"""Whatever `check` calls buildable builds, in every format: files with one thing wrong."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from hitcase.analysis.cases import load
from hitcase.commands.terminal import check_report
from hitcase.inputs.case import Case
from hitcase.inputs.problems import ParamError
from hitcase.inputs.template import first_file
from hitcase.packs.build import _failure, build
from hitcase.packs.writers import FORMATS
from tests.clients import ROOT
from tests.mutants import mutants, plain
from tests.quick_pack import fill, quickly

ROUNDS = int(os.environ.get("HITCASE_SOAK", "1"))
CHECKED, BUILT = 60, 6  # files a round; 240 rounds see them all
EVERY_KEY = plain(yaml.safe_load((ROOT / "tests" / "inputs" / "design.yaml").read_text(encoding="utf-8")))
FILES = {"every key": EVERY_KEY | {"horizon": 2}, "new": yaml.safe_load(first_file("new"))}
ALL = [(f"{file}: {name}", data) for file, whole in FILES.items() for name, data in mutants(whole)]
ONE_PRICE = {"partner": {"kind": "managed_service", "price": {"basis": "monthly_fee", "amount": 90_000}}}
LITTLE = {
    "price": {"options": ONE_PRICE},
    "no-head-count": {"roles": {"analyst": {"salary": 90_000}}, "options": ONE_PRICE},
}


def some(count: int) -> list[tuple[str, dict[str, Any]]]:
    """Some of all changed files, the same every time; more of them in more rounds."""
    return random.Random(1).sample(ALL, min(count * ROUNDS, len(ALL)))  # noqa: S311 a choice, not a secret


def checked(folder: Path, file: dict[str, Any]) -> Case | None:
    """The case of a file that `check` takes; None for one that it refuses, each problem a sentence at its line."""
    path = folder / "mutant.yaml"
    path.write_text(yaml.safe_dump(file, allow_unicode=True, sort_keys=False), encoding="utf-8")
    try:
        case = load(path)
    except ParamError as refused:
        odd = [problem for problem in refused.problems if not problem.message.endswith((".", "?"))]
        assert odd == []
        return None
    assert check_report(case).startswith(str(path))
    return case


def test_a_changed_file_is_refused_in_words_or_computed(tmp_path):
    """Nothing but a ParamError ends a check, and what it takes can be computed."""
    for name, file in some(CHECKED):
        try:
            case = checked(tmp_path, file)
            assert case is None or _failure(case) is None
        except Exception as error:
            error.add_note(name)
            raise


@pytest.mark.soak
def test_what_check_takes_is_built_in_every_format(tmp_path, monkeypatch):
    """With the notebook's cells run in this process; each file that says something new."""
    quickly(monkeypatch)
    seen = set[str]()
    for number, (name, file) in enumerate(some(BUILT)):
        case = checked(tmp_path, file)
        if case is not None and (told := repr((case.tree, case.file))) not in seen:
            seen.add(told)
            try:
                fill(case, tmp_path / str(number))
            except Exception as error:
                error.add_note(name)
                raise
    assert len(seen) >= 3


def test_files_of_which_little_is_known_are_built_in_kernels(tmp_path):
    """No role, no scope, no head-count: the documents say what is left out."""
    head = {"schema": 1, "client": "Small", "as_of": "2026-06-30"}
    for name, file in LITTLE.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump({**head, **file}), encoding="utf-8")
    built = build(tmp_path, tmp_path / "build")
    assert built.problems == ()
    for pack in built.packs:
        assert {f"case.{name}" for name in FORMATS} <= {file.name for file in pack.iterdir()}
    assert "no head-count" in (tmp_path / "build" / "no-head-count" / "case.html").read_text(encoding="utf-8")
