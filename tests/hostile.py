"""A client file whose names and words are hostile texts, for the documents that can be edited."""

from __future__ import annotations

import copy
from pathlib import Path

import yaml

from hitcase.analysis.cases import load
from hitcase.inputs.case import Case
from tests.clients import LAKESIDE
from tests.payloads import PAYLOADS

MORE = (
    '=HYPERLINK("http://example.org","x")',
    '=HYPERLINK(A1,"x")',
    "=1+1",
    "+A1",
    "-A1",
    "@A1",
    "=cmd|' /C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "https://example.org/x",
    "mailto:ann@example.org",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "file:///etc/passwd",
    "1234",
    "_x000D_",
)
NAMES = [text for text in (*MORE, *PAYLOADS) if not set(text) & set(".[]{}") and len(text) <= 60 and text.isprintable()]
DATA = yaml.safe_load(LAKESIDE.read_text(encoding="utf-8"))


OPTIONS = ("offer_a", "offer_b", "consulting", "fill_two_seats", "blend")


def client(folder: Path, names: list[str], words: list[str]) -> Case:
    """The illustrative client with these names of its options, and these words wherever it has words."""
    data = copy.deepcopy(DATA)
    for old, new in zip(OPTIONS, names, strict=False):
        data["options"][new] = data["options"].pop(old)
        if old in data["scorecard"]["scores"]:
            data["scorecard"]["scores"][new] = data["scorecard"]["scores"].pop(old)
    data["words"]["constraints"] = data["words"]["constraints"].replace("{offer_a.", f"{{{names[0]}.")
    told = iter(words)
    data["options"][names[0]]["ends"]["contracts"]["agency"]["owner"] = next(told)[:60]
    data["client"], document = next(told)[:60], data["document"]
    for key in ("interest", "decision", "prepared_for", "prepared_by"):
        document[key] = next(told)
    data["words"]["next_steps"] = f"- {next(told)}\n- {next(told)}"
    data["words"]["recommendation_note"] = next(told)
    path = folder / "hostile.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(path)
