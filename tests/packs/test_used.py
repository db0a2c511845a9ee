"""The pack's client file: the same numbers and origins as the files it was made of, and nothing else of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hitcase.analysis.cases import load
from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case
from hitcase.inputs.reader import FORBIDDEN, read_text
from hitcase.inputs.saving import YamlWriter
from hitcase.packs.client_yaml import client_yaml
from tests.packs.notebooks import FIRM, worked
from tests.strategies import case_of, client_files, repeatable

TRICKY = (  # text that some reader of YAML takes for a number, a date, a word, or a mark of its own
    *("NO", "yes", "on", "null", "~", "2026-06-30", "12:30", "84,000", "19 %", "1e3", "08", "012", "0o14", "0x1F"),
    *(".5", "1.", "+1", "-.inf", ".nan", "=", "<<", "-", "?", "!x", "%x", "@x", "`x", "# x", "|", ">", "*a", "&a"),
    *("a: b", "a #b", "- a", "? b", "'q'", '"d"', "a\tb", "---", "...", "--- x\n...", "\n", "\n\n a\n", "x\n y \n"),
    *("  lead", "trail ", "", "ü €", "\N{GRINNING FACE}", "x" * 300, "- a\n% b\n\n", "a\r\nb"),
)
TEXT = st.sampled_from(TRICKY) | st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"))
ALLOWED = TEXT.filter(lambda text: not FORBIDDEN.search(text))
NUMBER = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.none()
KEYS = ALLOWED.filter(lambda text: bool(text) and "\n" not in text)


def bare(case: Case) -> dict[str, Any]:
    """Every number with its range and origin, without what a pack leaves out."""
    return {path: replace(param, line=0, note="") for path, param in case.params.items()}


def used(folder: Path, text: str, firm: str = "") -> tuple[Case, Case, str]:
    """A client's case, the case of its pack's file, and that file's text."""
    (folder / "params").mkdir()
    (folder / "params" / "x.yaml").write_text(text, encoding="utf-8")
    if firm:
        (folder / "params" / "_firm.yaml").write_text(firm, encoding="utf-8")
    case = load(folder / "params" / "x.yaml")
    (folder / "client.yaml").write_text(client_yaml(case), encoding="utf-8")
    return case, load(folder / "client.yaml"), client_yaml(case)


@given(
    st.dictionaries(
        KEYS, st.recursive(ALLOWED | NUMBER, lambda x: st.lists(x) | st.dictionaries(KEYS, x), max_leaves=9), min_size=1
    )
)
def test_what_is_written_reads_back_the_same(data):
    """Text comes back as text and numbers as numbers, under the reader's rules of YAML 1.2."""
    text = yaml.dump(data, Dumper=YamlWriter, sort_keys=False, allow_unicode=True, width=4096)
    assert repr(read_text(text, "x.yaml").data) == repr(data)


@given(client_files())
@repeatable(100)
def test_a_random_client_file_as_used_gives_the_same_lines(data):
    """As plain data and as written: one case."""
    case = case_of(data)
    again = case_of(read_text(client_yaml(case), "client.yaml").data)
    assert bare(again) == bare(case)
    assert evaluate(again) == evaluate(case)


def test_the_worked_example_as_used_gives_its_lines(tmp_path):
    """The worked example has no firm above it; nothing changes but its layout."""
    case, again, _ = used(tmp_path, worked())
    assert again.data == case.data
    assert evaluate(again) == evaluate(case)


def test_values_of_the_firm_are_written_in(tmp_path):
    """Long form, origin "firm default", in every form that a number can have; a client's own value wins."""
    gone = ("phase_in:", "learning_loss:")
    text = "\n".join(line for line in worked().splitlines() if not line.strip().startswith(gone))
    case, again, written = used(tmp_path, text, FIRM)
    assert bare(again) == bare(case)
    assert evaluate(again) == evaluate(case)
    managed = again.data["options"]["managed"]
    assert managed["phase_in"] == {"base": 0.7, "origin": "firm default"}
    assert managed["learning_loss"][1] == {"low": 0, "base": 0.05, "high": 0.1, "origin": "firm default"}
    assert managed["pay_rise_share"] == {"low": 0.01, "base": "2 %", "high": 0.03, "origin": "firm default"}
    assert again.data["limits"]["p_loss"] == {"base": 0.3, "origin": "firm default"}
    assert again.data["roles"]["analyst"]["seats_empty"] == {"base": "1.5", "origin": "firm default"}
    assert again.data["scorecard"]["scores"]["managed"]["trust"]["score"] == {"base": 7, "origin": "firm default"}
    assert again.data["roles"]["analyst"]["replacement_multiple"] == {"claim": "a3_technical"}
    assert again.data["wage_growth"] == 0.03
    assert again.file.document.prepared_by == 'Meridian: "Advisory"'
    assert "nobody" not in written


def test_remarks_stay_behind(tmp_path):
    """Comments and notes are between the author and the file; a role called note is no remark."""
    text = worked().replace("analyst", "note").replace("fte: 40", "fte: {base: 40, note: Bob said so}  # Bob")
    case, again, written = used(tmp_path, text)
    assert "Bob" not in written
    assert "#" not in written
    assert again.tree.roles["note"].fte.base == case.tree.roles["note"].fte.base == 40


def test_an_origin_of_the_clients_own_that_names_the_firm_keeps_its_words(tmp_path):
    """Only the firm's file makes a bare "firm default"."""
    origin = "firm default, rate card of 2026"
    _, again, _ = used(tmp_path, worked().replace("fte: 40", f'fte: {{base: 40, origin: "{origin}"}}'))
    assert again.params["roles.analyst.fte"].source.text == origin


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_that_looks_like_something_else_stays_text(text):
    """For our reader, and for readers of YAML 1.1 such as PyYAML's own."""
    written = yaml.dump({"x": text}, Dumper=YamlWriter, allow_unicode=True)
    assert read_text(written, "x.yaml").data == {"x": text}
    assert yaml.safe_load(written) == {"x": text}
